/* What the reader does: every press, click and turn of a wheel, and what follows from it. */

import { page } from "./data.js";
import { lang, word } from "./words.js";
import { $, announce, every, touched } from "./elements.js";
import { house } from "./house.js";
import { rooms } from "./rooms.js";
import { lettering } from "./lettering.js";
import { picture } from "./picture.js";
import { keys } from "./keys.js";
import { save } from "./save.js";
import { print } from "./paper.js";
import { lists } from "./lists.js";
import { finder } from "./finder.js";
import { tip, untip } from "./tip.js";
import { going } from "./going.js";
import { controls } from "./time.js";
import { folded } from "./view.js";
import { FILTERS, NONE, ui } from "./ui.js";
import { light, otherLight, shine, speak } from "./speaking.js";
import { acting } from "./acting.js";

document.addEventListener("click", (event) => {
  const at = touched(event);
  /** @type {HTMLElement | null} */
  const target = at.closest("[data-go], [data-depth], [data-preset], [data-scenario], [data-tour]");
  if (target) {
    if (target.dataset.go) return acting.select(Number(target.dataset.go), target);
    if (target.dataset.preset) return acting.ask(target.dataset.preset, target);
    if (target.dataset.tour) {
      $("tours").open = false;
      return acting.step({ tour: Number(target.dataset.tour), at: 0 });
    }
    if (target.dataset.scenario) return acting.turn(Number(target.dataset.scenario), house.at.day);
    ui.depth = Number(target.dataset.depth);
    if (ui.depth === 0) ui.own = false;
    acting.apply({ from: "picture" });
    every("button", `[data-depth="${target.dataset.depth}"]`)[0]?.focus({ preventScroll: true });
    return undefined;
  }
  /** @type {HTMLElement | null} */
  const row = at.closest("#table tbody tr");
  if (row && !at.closest("a, button") && !String(getSelection()))
    acting.select(Number(row.dataset.id), row.querySelector("button"));
  if (at.closest("[download]")) return undefined;
  for (const box of every("details", ".pop[open]")) if (!box.contains(at) && box.id !== "filters") box.open = false;
  if (phone.matches && picture.big.matches && !$("time").contains(at)) $("time-more").open = false;
  return undefined;
});
document.addEventListener("keydown", (event) => {
  const at = touched(event);
  const ticked = at instanceof HTMLInputElement && /^(checkbox|radio|range)$/.test(at.type);
  const typing = /^(input|textarea|select)$/i.test(at.tagName) && !ticked;
  const alone = ui.keys && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "/" && alone) {
    event.preventDefault();
    $("find").focus();
  } else if (event.key === "t" && alone) {
    event.preventDefault();
    going.toTable();
  } else if (event.key === "Escape" && !typing) {
    const [open] = every("details", ".pop[open]");
    if (!open) return acting.clear(true);
    open.open = false;
    open.querySelector("summary")?.focus();
  }
  return undefined;
});
finder.onTake((node) => acting.select(node, $("find")));
$("keys").addEventListener("click", (event) => {
  const button = touched(event).closest("button");
  if (button) {
    acting.adrift();
    acting.select(keys.item(button), "keys");
  }
});
$("languages").addEventListener("click", (event) => {
  const which = touched(event).dataset.lang;
  if ((which !== "nl" && which !== "en") || which === lang()) return;
  speak(which);
  acting.renew();
  acting.apply({ again: true, moved: true });
  shine(light());
});
$("light").addEventListener("click", otherLight);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shine(light()));
matchMedia("(forced-colors: active)").addEventListener("change", () => shine(light()));
for (const box of every("input", "[name=layer]")) {
  box.addEventListener("change", () => picture.layers(every("input", "[name=layer]:checked").map((it) => it.value)));
}
for (const name of FILTERS) {
  $(`filter-${name}`).addEventListener("change", () => {
    ui.filter[name] = $(`filter-${name}`).value;
    acting.apply({ from: "picture" });
    const left = lists.passes(ui.filter);
    announce(left && left.choices ? `${left.choices.size} ${word("choices")}` : word("filter_none"));
  });
}
$("filter-clear").addEventListener("click", () => {
  ui.filter = { ...NONE };
  acting.apply({ from: "picture" });
  $("filter-theme").focus();
});
$("scenarios").addEventListener("change", () =>
  acting.turn(Number(every("input", "[name=scenario]:checked")[0].value), house.at.day),
);
$("day").addEventListener("input", () => acting.turn(house.at.scenario, Number($("day").value)));
$("back-today").addEventListener("click", () => {
  acting.turn(...page.states.opening);
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
  acting.apply();
});
$("single-keys").addEventListener("change", () => {
  ui.keys = $("single-keys").checked;
  acting.apply({ again: true, moved: true });
});
$("tour-back").addEventListener("click", () => acting.along(-1));
$("tour-next").addEventListener("click", () => acting.along(1));
$("tour-leave").addEventListener("click", acting.leave);
$("save-svg").addEventListener("click", save.asSvg);
$("save-png").addEventListener("click", save.asPng);
$("save-print").addEventListener("click", print);
/* In a frame of a notebook the page has no address of its own: nothing to copy, and # would lead to the notebook. */
$("save-link").hidden = location.protocol === "about:";
for (const way of [every("a", ".skip")[0], $("to-table")])
  way.addEventListener("click", (event) => {
    event.preventDefault();
    going.toTable();
  });
$("focus").addEventListener("click", () => {
  ui.focus = !ui.focus;
  acting.apply({ from: "picture" });
});
$("save-link").addEventListener("click", save.asLink);
picture.network.on("click", (event) => {
  untip();
  const item = picture.network.getNodeAt(event.pointer.DOM);
  if (item !== undefined) acting.select(item, "picture");
  else if (!ui.tour) acting.clear(false);
});
picture.network.on("hoverNode", tip);
picture.network.on("blurNode", untip);
picture.network.on("dragStart", untip);
addEventListener("resize", () => controls());
picture.big.addEventListener("change", () => {
  acting.renew();
  acting.apply({ again: true });
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

addEventListener("hashchange", acting.recall);
addEventListener("popstate", acting.recall);
speak(lang());
acting.look(false);
shine("auto");
acting.recall();
/* Opened where there is no width yet (a frame of a slow notebook): told again when there is one. */
let seen = Boolean(picture.plan());
picture.onLay(() => {
  if (seen) return;
  seen = true;
  acting.apply({ again: true });
});
window.huis = { network: picture.network, picture, house, rooms, lettering, save };
document.documentElement.dataset.ready = "yes";
