/* What the reader does: choose, ask, filter, switch proposal, day and language; the address bar keeps it all. */

import { page } from "./data.js";
import { lang, say, speakIn, word } from "./words.js";
import { $, announce, every, touched } from "./elements.js";
import { house } from "./house.js";
import { rooms } from "./rooms.js";
import { lettering } from "./lettering.js";
import { picture } from "./picture.js";
import { keys } from "./keys.js";
import { save } from "./save.js";
import { panel } from "./panel.js";
import { lists } from "./lists.js";
import { tables } from "./tables.js";
import { finder } from "./finder.js";
import { tip, untip } from "./tip.js";
import { going } from "./going.js";
import { controls, state } from "./time.js";
import { folded, keyOf, viewOf } from "./view.js";

const NONE = { theme: "", look: "", kind: "", ground: "" };
const FILTERS = /** @type {(keyof Filters)[]} */ (Object.keys(NONE));
const spoken = lang();
/** @type {Ui} */
const ui = { item: null, preset: "", filter: { ...NONE }, depth: 0, open: new Set(), own: false, focus: false };
const { large } = rooms;
/** @type {HTMLElement | null} */
let origin = null;
let shownFor = "";

/* ---- everything that can change, in one place ---- */

/** @param {boolean} animate */
function look(animate) {
  const view = viewOf(ui);
  const key = keyOf(view);
  if (key !== shownFor) {
    shownFor = key;
    picture.show(view, animate);
  }
  $("view-said").textContent = large && view.only ? word("large") : "";
  $("view-said").hidden = !(large && view.only);
  $("picture").classList.toggle("apart", Boolean(view.only));
  $("whole").hidden = !view.only || large || (ui.focus && picture.big.matches);
  $("focus").hidden = ui.item === null || large || !picture.big.matches || picture.isGroup(ui.item);
  $("focus").setAttribute("aria-pressed", String(ui.focus));
}

/** @param {{ from?: From | null, again?: boolean, moved?: boolean }} how */
function apply({ from = null, again = false, moved = false } = {}) {
  look(true);
  const filter = lists.passes(ui.filter);
  lists.options(ui.filter);
  const preset = ui.preset && ui.item === null ? lists.preset(ui.preset) : null;
  picture.fade(preset ? { nodes: preset.nodes } : filter);
  tables.filter(filter && filter.choices);
  const lit = picture.light(ui.item, again);
  if (lit) panel.show(lit.chosen, lit.numbers, () => clear(true));
  else if (preset) panel.put(preset.body, () => clear(true));
  else panel.clear();
  tables.choose(ui.item);
  for (const button of every("button", "[data-preset]"))
    button.setAttribute("aria-pressed", String(button.dataset.preset === ui.preset));
  const many = Object.values(ui.filter).filter(Boolean).length;
  $("filter-count").textContent = many ? `(${many})` : "";
  $("filter-clear").hidden = !many;
  if (!again || moved) remember(from === "address");
  keys.rebuild();
}

/** @param {Item | null | undefined} item @param {From | null} from */
function select(item, from) {
  if (item === null || item === undefined) return;
  if (from instanceof HTMLElement) origin = from;
  if (picture.isGroup(item)) {
    if (ui.open.has(item)) ui.open.delete(item);
    else ui.open.add(item);
    ui.open = new Set(ui.open);
  }
  if (ui.item !== item) ui.depth = 0;
  ui.item = item;
  ui.preset = "";
  ui.own = folded(item);
  apply({ from });
  const answer = picture.isGroup(item) ? null : house.answer(item);
  announce(`${word("selected")}: ${keys.spoken(item)}. ${answer ? say(answer.sentence) : ""}`);
  going.reach(from);
}

/** @param {boolean} refocus */
function clear(refocus) {
  if (ui.item === null && !ui.preset) return;
  const item = ui.item;
  ui.item = null;
  ui.preset = "";
  ui.depth = 0;
  ui.own = false;
  apply();
  announce(word("cleared"));
  if (refocus) {
    const back = origin && origin.isConnected && origin.offsetParent ? origin : null;
    if (back) back.focus({ preventScroll: true });
    else if (item !== null && keys.has(item)) keys.focus(item);
    else $("find").focus({ preventScroll: true });
    going.back();
  }
  going.forget();
  origin = null;
}

/** @param {string} name @param {HTMLElement} from */
function ask(name, from) {
  origin = from;
  ui.item = null;
  ui.depth = 0;
  ui.preset = ui.preset === name ? "" : name;
  apply({ from });
  announce(ui.preset ? word(`preset_${name}`) : word("cleared"));
  if (ui.preset) going.reach(from);
}

/* ---- proposals and days ---- */

/** @param {number} scenario @param {number} day */
function turn(scenario, day) {
  if (scenario === house.at.scenario && day === house.at.day) return;
  house.turn(scenario, day);
  shownFor = "";
  tables.refill();
  tables.speak();
  state();
  apply({ again: true, moved: true });
  announce(`${$("as-of").textContent}. ${$("state-said").textContent}`);
}

/* ---- the address: what is chosen, then everything else that differs from how the page opens ---- */

function address() {
  const parts = [ui.item === null ? "" : picture.isGroup(ui.item) ? ui.item : house.slug(ui.item)];
  /** @param {string} name @param {string} value */
  const put = (name, value) => value && parts.push(`${name}=${encodeURIComponent(value)}`);
  put("ask", ui.preset);
  put("depth", ui.depth ? String(ui.depth) : "");
  put("focus", ui.focus ? "yes" : "");
  for (const name of FILTERS) put(name, ui.filter[name]);
  if (house.at.scenario !== page.states.opening[0]) put("if", house.scenario(house.at.scenario).slug || "record");
  if (house.at.day !== page.states.opening[1]) put("on", house.date(house.at.day)[0]);
  if (lang() !== spoken) put("lang", lang());
  const hash = parts.join("&");
  return hash ? `#${hash}` : "";
}

/** Some viewers allow no history; the map works without. @param {boolean} same */
function remember(same) {
  const hash = address();
  if (location.hash === hash) return;
  try {
    history[same ? "replaceState" : "pushState"](null, "", hash || location.pathname + location.search);
  } catch {
    if (hash) location.hash = hash;
  }
}

function recall() {
  let parts;
  try {
    parts = location.hash.slice(1).split("&").map(decodeURIComponent);
  } catch {
    return;
  }
  const given = new Map(
    parts
      .filter((part) => part.includes("="))
      .map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]),
  );
  const slug = (parts[0] || "").includes("=") ? "" : (parts[0] || "").toLowerCase();
  const scenario = page.states.scenarios.findIndex((it) => (it.slug || "record") === given.get("if"));
  const day = page.states.dates.findIndex(([iso]) => iso === given.get("on"));
  const asked = given.get("lang");
  const wanted = page.languages.find((known) => known === asked) || spoken;
  if (wanted !== lang()) speak(wanted);
  const [s, d] = [scenario < 0 ? page.states.opening[0] : scenario, day < 0 ? page.states.opening[1] : day];
  if (s !== house.at.scenario || d !== house.at.day) {
    house.turn(s, d);
    shownFor = "";
    tables.refill();
    tables.speak();
    state();
  }
  for (const name of FILTERS) {
    const value = given.get(name) ?? "";
    ui.filter[name] = [...$(`filter-${name}`).options].some((it) => it.value === value) ? value : "";
  }
  const group = rooms.groups.get(slug.split(".")[0]);
  const grouped = group && (group.id === slug || group.parts.some((part) => part.id === slug));
  const item = grouped ? slug : slug ? (house.find(slug) ?? null) : null;
  if (item !== null && picture.isGroup(item)) ui.open = new Set([...ui.open, item, item.split(".")[0]]);
  ui.item = item;
  ui.own = item !== null && folded(item);
  ui.focus = given.get("focus") === "yes";
  const depth = /^[1-4]$/.test(given.get("depth") ?? "") ? Number(given.get("depth")) : 0;
  ui.depth = typeof item === "number" && house.neighbours(item, depth).size <= 1000 ? depth : 0;
  const preset = given.get("ask") ?? "";
  ui.preset = item === null && Object.hasOwn(lists.PRESETS, preset) ? preset : "";
  apply({ from: "address" });
  if (item !== null) announce(`${word("selected")}: ${keys.spoken(item)}.`);
}

/* ---- language and light ---- */

const BOXES = /** @type {const} */ (["keys", "panel", "day"]);
const BUTTONS = /** @type {const} */ (["zoom-in", "zoom-out", "zoom-all", "light"]);
/** @param {Lang} which */
function speak(which) {
  speakIn(which);
  document.documentElement.lang = which;
  document.title = say(page.title);
  $("find").placeholder = word("find_hint");
  for (const id of BOXES) $(id).setAttribute("aria-label", word(id));
  $("languages").setAttribute("aria-label", word("language"));
  $("picture").setAttribute("aria-label", word("map"));
  $("found").setAttribute("aria-label", word("find"));
  $("hint").textContent = word("wheel");
  for (const id of BUTTONS) {
    const name = word(id === "zoom-all" ? "zoom_fit" : id.replace("-", "_"));
    $(id).setAttribute("aria-label", name);
    $(id).title = name;
  }
  for (const button of every("button", "", $("languages")))
    button.setAttribute("aria-pressed", String(button.dataset.lang === which));
  announce("");
  lists.options(ui.filter);
  controls();
  state();
  picture.respell();
  tables.speak();
}

const THEMES = ["auto", "light", "dark"];
/** @param {string} which */
function shine(which) {
  if (which === "auto") delete document.documentElement.dataset.light;
  else document.documentElement.dataset.light = which;
  $("light").dataset.now = which;
  $("light-said").textContent = word(`light_${which}`);
  picture.recolour();
}

document.addEventListener("click", (event) => {
  const at = touched(event);
  /** @type {HTMLElement | null} */
  const target = at.closest("[data-go], [data-depth], [data-preset], [data-scenario]");
  if (target) {
    if (target.dataset.go) return select(Number(target.dataset.go), target);
    if (target.dataset.preset) return ask(target.dataset.preset, target);
    if (target.dataset.scenario) return turn(Number(target.dataset.scenario), house.at.day);
    ui.depth = Number(target.dataset.depth);
    if (ui.depth === 0) ui.own = false;
    apply({ from: "picture" });
    every("button", `[data-depth="${target.dataset.depth}"]`)[0]?.focus({ preventScroll: true });
    return undefined;
  }
  /** @type {HTMLElement | null} */
  const row = at.closest("#table tbody tr");
  if (row && !at.closest("a, button") && !String(getSelection()))
    select(Number(row.dataset.id), row.querySelector("button"));
  if (at.closest("[download]")) return undefined;
  for (const box of every("details", ".pop[open]")) if (!box.contains(at) && box.id !== "filters") box.open = false;
  if (phone.matches && picture.big.matches && !$("time").contains(at)) $("time-more").open = false;
  return undefined;
});
document.addEventListener("keydown", (event) => {
  const at = touched(event);
  const ticked = at instanceof HTMLInputElement && /^(checkbox|radio|range)$/.test(at.type);
  const typing = /^(input|textarea|select)$/i.test(at.tagName) && !ticked;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    $("find").focus();
  } else if (event.key === "t" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    going.toTable();
  } else if (event.key === "Escape" && !typing) {
    const [open] = every("details", ".pop[open]");
    if (!open) return clear(true);
    open.open = false;
    open.querySelector("summary")?.focus();
  }
  return undefined;
});
finder.onTake((node) => select(node, $("find")));
$("keys").addEventListener("click", (event) => {
  const button = touched(event).closest("button");
  if (button) {
    origin = null;
    select(keys.item(button), "keys");
  }
});
$("languages").addEventListener("click", (event) => {
  const which = touched(event).dataset.lang;
  if ((which !== "nl" && which !== "en") || which === lang()) return;
  speak(which);
  shownFor = "";
  apply({ again: true, moved: true });
  shine(light());
});
const light = () => $("light").dataset.now ?? "auto";
$("light").addEventListener("click", () => shine(THEMES[(THEMES.indexOf(light()) + 1) % 3]));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shine(light()));
matchMedia("(forced-colors: active)").addEventListener("change", () => shine(light()));
for (const box of every("input", "[name=layer]")) {
  box.addEventListener("change", () => picture.layers(every("input", "[name=layer]:checked").map((it) => it.value)));
}
for (const name of FILTERS) {
  $(`filter-${name}`).addEventListener("change", () => {
    ui.filter[name] = $(`filter-${name}`).value;
    apply({ from: "picture" });
    const left = lists.passes(ui.filter);
    announce(left && left.choices ? `${left.choices.size} ${word("choices")}` : word("filter_none"));
  });
}
$("filter-clear").addEventListener("click", () => {
  ui.filter = { ...NONE };
  apply({ from: "picture" });
  $("filter-theme").focus();
});
$("scenarios").addEventListener("change", () =>
  turn(Number(every("input", "[name=scenario]:checked")[0].value), house.at.day),
);
$("day").addEventListener("input", () => turn(house.at.scenario, Number($("day").value)));
$("back-today").addEventListener("click", () => {
  turn(...page.states.opening);
  $("day").focus();
});
$("zoom-in").addEventListener("click", () => picture.zoom(1.3));
$("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.3));
$("zoom-all").addEventListener("click", () => picture.fit(true));
$("whole").addEventListener("click", () => {
  ui.depth = 0;
  ui.own = false;
  ui.focus = false;
  if (!picture.big.matches || folded(ui.item ?? 0)) ui.item = null;
  apply();
});
$("save-svg").addEventListener("click", save.asSvg);
$("save-png").addEventListener("click", save.asPng);
$("save-print").addEventListener("click", () => print());
/* In a frame of a notebook the page has no address of its own: nothing to copy, and # would lead to the notebook. */
$("save-link").hidden = location.protocol === "about:";
for (const way of [every("a", ".skip")[0], $("to-table")])
  way.addEventListener("click", (event) => {
    event.preventDefault();
    going.toTable();
  });
$("focus").addEventListener("click", () => {
  ui.focus = !ui.focus;
  apply({ from: "picture" });
});
$("save-link").addEventListener("click", save.asLink);
picture.network.on("click", (event) => {
  untip();
  const item = picture.network.getNodeAt(event.pointer.DOM);
  if (item !== undefined) select(item, "picture");
  else clear(false);
});
picture.network.on("hoverNode", tip);
picture.network.on("blurNode", untip);
picture.network.on("dragStart", untip);
addEventListener("resize", () => controls());
picture.big.addEventListener("change", () => {
  shownFor = "";
  apply({ again: true });
});

/* The wheel scrolls the page; with Ctrl (or a pinch) it zooms. Capture comes before the canvas hears it. */
let fading = 0;
$("picture").addEventListener(
  "wheel",
  (event) => {
    untip();
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    $("hint").classList.add("shown");
    clearTimeout(fading);
    fading = setTimeout(() => $("hint").classList.remove("shown"), 1200);
  },
  { capture: true, passive: true },
);

/* On a phone or in a low window the proposals and days wait behind one line. */
const phone = matchMedia("(max-width: 1023px), (max-height: 719px)");
const tuck = () => {
  $("time-more").open = !phone.matches;
};
phone.addEventListener("change", tuck);
tuck();

addEventListener("hashchange", recall);
addEventListener("popstate", recall);
speak(lang());
look(false);
shine("auto");
recall();
/* Opened where there is no width yet (a frame of a slow notebook): told again when there is one. */
let seen = Boolean(picture.plan());
picture.onLay(() => {
  if (seen) return;
  seen = true;
  apply({ again: true });
});
window.huis = { network: picture.network, picture, house, rooms, lettering, save };
document.documentElement.dataset.ready = "yes";
