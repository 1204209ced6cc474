/* The page in a language, in light or in dark. */

import { page } from "./data.js";
import { say, speakIn, word } from "./words.js";
import { $, announce, every } from "./elements.js";
import { picture } from "./picture.js";
import { lists } from "./lists.js";
import { tables } from "./tables.js";
import { tours } from "./tours.js";
import { controls, state } from "./time.js";
import { ui } from "./ui.js";

const BOXES = /** @type {const} */ (["keys", "panel", "day"]);
const BUTTONS = /** @type {const} */ (["zoom-in", "zoom-out", "zoom-all", "light"]);
/** @param {Lang} which */
export function speak(which) {
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
  tours.list();
}

const THEMES = ["auto", "light", "dark"];
/** @param {string} which */
export function shine(which) {
  if (which === "auto") delete document.documentElement.dataset.light;
  else document.documentElement.dataset.light = which;
  $("light").dataset.now = which;
  $("light-said").textContent = word(`light_${which}`);
  picture.recolour();
}
export const light = () => $("light").dataset.now ?? "auto";
export const otherLight = () => shine(THEMES[(THEMES.indexOf(light()) + 1) % 3]);
