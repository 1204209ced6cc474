/* The address: what is chosen, then everything else that differs from how the page opens. */

import { page } from "./data.js";
import { lang } from "./words.js";
import { house } from "./house.js";
import { picture } from "./picture.js";
import { tours } from "./tours.js";
import { FILTERS, spoken, ui } from "./ui.js";

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
  if (ui.tour) put("tour", tours.slug(ui.tour));
  put("keys", ui.keys ? "" : "off");
  if (lang() !== spoken) put("lang", lang());
  const hash = parts.join("&");
  return hash ? `#${hash}` : "";
}

/** Some viewers allow no history; the map works without. @param {boolean} same */
export function remember(same) {
  const hash = address();
  if (location.hash === hash) return;
  try {
    history[same ? "replaceState" : "pushState"](null, "", hash || location.pathname + location.search);
  } catch {
    if (hash) location.hash = hash;
  }
}

/** What the address asks for: what is chosen, and all else by its name; null where it cannot be read. */
export function given() {
  try {
    const parts = location.hash.slice(1).split("&").map(decodeURIComponent);
    const named = parts.filter((part) => part.includes("="));
    return {
      slug: parts[0].includes("=") ? "" : parts[0].toLowerCase(),
      by: new Map(named.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)])),
    };
  } catch {
    return null;
  }
}
