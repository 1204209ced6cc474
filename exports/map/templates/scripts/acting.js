/* What happens when the reader chooses, asks, or turns to a proposal or a day. */

import { page } from "./data.js";
import { lang, say, word } from "./words.js";
import { $, announce, every } from "./elements.js";
import { house } from "./house.js";
import { rooms } from "./rooms.js";
import { picture } from "./picture.js";
import { keys } from "./keys.js";
import { panel } from "./panel.js";
import { lists } from "./lists.js";
import { tours } from "./tours.js";
import { tables } from "./tables.js";
import { going } from "./going.js";
import { state } from "./time.js";
import { folded, keyOf, viewOf } from "./view.js";
import { FILTERS, fresh, spoken, ui } from "./ui.js";
import { given, remember } from "./address.js";
import { speak } from "./speaking.js";

/** @type {HTMLElement | null} */
let origin = null;
let shownFor = "";

/** @param {boolean} animate */
function look(animate) {
  const view = viewOf(ui);
  const key = keyOf(view);
  if (key !== shownFor) {
    shownFor = key;
    picture.show(view, animate);
  }
  $("view-said").textContent = rooms.large && view.only ? word("large") : "";
  $("view-said").hidden = !(rooms.large && view.only);
  $("picture").classList.toggle("apart", Boolean(view.only));
  $("whole").hidden = !view.only || rooms.large || (ui.focus && picture.big.matches);
  $("focus").hidden = ui.item === null || rooms.large || !picture.big.matches || picture.isGroup(ui.item);
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
  tours.show(ui.tour);
  for (const button of every("button", "[data-preset]"))
    button.setAttribute("aria-pressed", String(button.dataset.preset === ui.preset));
  $("single-keys").checked = ui.keys;
  document.body.classList.toggle("no-keys", !ui.keys);
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
  if (ui.tour) return leave();
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
  return undefined;
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

/** The page in another state of the house; false where it is in that state already.
    @param {number} scenario @param {number} day */
function stand(scenario, day) {
  if (scenario === house.at.scenario && day === house.at.day) return false;
  house.turn(scenario, day);
  shownFor = "";
  tables.refill();
  tables.speak();
  state();
  return true;
}

/** @param {number} scenario @param {number} day */
function turn(scenario, day) {
  if (!stand(scenario, day)) return;
  apply({ again: true, moved: true });
  announce(`${$("as-of").textContent}. ${$("state-said").textContent}`);
}

/* ---- tours ---- */

/** How the page was before the tour, and how far down. @type {{ ui: Ui, at: [number, number], top: number } | null} */
let before = null;

/** @param {Stop} to @param {From | null} [from] */
function step(to, from = "picture") {
  if (!ui.tour && from !== "address")
    before = { ui: { ...ui }, at: [house.at.scenario, house.at.day], top: scrollY };
  const { node, scenario, day } = tours.step(to);
  const begins = !ui.tour;
  Object.assign(ui, { ...fresh(), item: node, open: ui.open, keys: ui.keys, own: folded(node), tour: to });
  stand(scenario, day);
  apply({ from });
  $("panel").scrollTop = 0;
  if (!picture.big.matches) $("picture").scrollIntoView({ block: "start", behavior: "instant" });
  if (begins) $("tour-title").focus({ preventScroll: true });
  announce(tours.said(to));
}

/** Back to where one was before the tour. */
function leave() {
  const { ui: was, at, top } = before ?? { ui: fresh(), at: page.states.opening, top: 0 };
  before = null;
  Object.assign(ui, was, { tour: null, keys: ui.keys });
  stand(...at);
  apply();
  scrollTo({ top, behavior: "instant" });
  every("summary", "", $("tours"))[0].focus({ preventScroll: true });
  announce(word("tour_left"));
}

/** So many steps further; past the last one the tour is over. @param {number} by */
function along(by) {
  if (!ui.tour) return;
  const to = tours.further(ui.tour, by);
  if (to) step(to);
  else if (by > 0) leave();
}

/* ---- what the address asks for ---- */

function recall() {
  const told = given();
  if (!told) return undefined;
  const { slug, by } = told;
  ui.keys = by.get("keys") !== "off";
  const scenario = page.states.scenarios.findIndex((it) => (it.slug || "record") === by.get("if"));
  const day = page.states.dates.findIndex(([iso]) => iso === by.get("on"));
  const asked = by.get("lang");
  const wanted = page.languages.find((known) => known === asked) || spoken;
  if (wanted !== lang()) speak(wanted);
  const [s, d] = [scenario < 0 ? page.states.opening[0] : scenario, day < 0 ? page.states.opening[1] : day];
  const stop = tours.find(by.get("tour") ?? "");
  if (!stop) before = null;
  else if (!slug) return step(stop, "address");
  ui.tour = stop;
  stand(s, d);
  for (const name of FILTERS) {
    const value = by.get(name) ?? "";
    ui.filter[name] = [...$(`filter-${name}`).options].some((it) => it.value === value) ? value : "";
  }
  const group = rooms.groups.get(slug.split(".")[0]);
  const grouped = group && (group.id === slug || group.parts.some((part) => part.id === slug));
  const item = grouped ? slug : slug ? (house.find(slug) ?? null) : null;
  if (item !== null && picture.isGroup(item)) ui.open = new Set([...ui.open, item, item.split(".")[0]]);
  ui.item = item;
  ui.own = item !== null && folded(item);
  ui.focus = by.get("focus") === "yes";
  const depth = /^[1-4]$/.test(by.get("depth") ?? "") ? Number(by.get("depth")) : 0;
  ui.depth = typeof item === "number" && house.neighbours(item, depth).size <= 1000 ? depth : 0;
  const preset = by.get("ask") ?? "";
  ui.preset = item === null && Object.hasOwn(lists.PRESETS, preset) ? preset : "";
  apply({ from: "address" });
  if (ui.tour) announce(tours.said(ui.tour));
  else if (item !== null) announce(`${word("selected")}: ${keys.spoken(item)}.`);
  return undefined;
}

export const acting = {
  look,
  apply,
  select,
  clear,
  ask,
  turn,
  step,
  along,
  leave,
  recall,
  /** Everything is laid out anew. */
  renew: () => {
    shownFor = "";
  },
  /** What is chosen next comes from the picture: nothing on the page has the focus to go back to. */
  adrift: () => {
    origin = null;
  },
};
