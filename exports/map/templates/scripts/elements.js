/* How an element of the page is found and made. Text is only ever text. */

import { page } from "./data.js";
import { say } from "./words.js";

/** @template {keyof Ids} K @param {K} id */
export const $ = (id) => /** @type {Ids[K]} */ (document.getElementById(id));
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The element an event is about. @param {Event} event */
export const touched = (event) => /** @type {HTMLElement} */ (event.target);
/** Every such element within another: every("input", ":checked"). @template {keyof HTMLElementTagNameMap} K
    @param {K} tag @param {string} which @param {Document | Element} [within] @returns {HTMLElementTagNameMap[K][]} */
export const every = (tag, which, within = document) =>
  [...within.querySelectorAll(`${tag}${which}`)].map((it) => /** @type {HTMLElementTagNameMap[K]} */ (it));

/** make("p", { class: "x" }, "text", node, null): children that are no node become text.
    @template {keyof HTMLElementTagNameMap} K @param {K} tag
    @param {Attributes | null} [attributes] @param {...Child} children */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== false && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== "") element.append(child);
  return element;
}

/** @param {Said} text */
export const named = (text) => make("bdi", null, say(text));

/** @template {keyof SVGElementTagNameMap} K @param {K} tag @param {Attributes} attributes
    @param {...(string | Node)} children */
export function drawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** The shape of a look with the symbol of a verdict in it. @param {Look} look @param {string} symbol */
export function mark(look, symbol) {
  const shape = drawn("svg", { viewBox: "0 0 24 24" }, drawn("use", { href: `#shape-${look}` }));
  return make("span", { class: `mark ${look}`, "aria-hidden": "true" }, shape, make("b", null, symbol));
}

/** @param {{ look: Look, verdict: string }} entry */
export const markOf = (entry) => mark(entry.look, page.verdicts[entry.verdict].mark);

/** @param {{ look: Look, verdict: string }} entry */
export function verdict(entry) {
  return make(
    "span",
    { class: `verdict ${entry.look}` },
    markOf(entry),
    make("span", null, say(page.verdicts[entry.verdict].word)),
  );
}

/** A button that selects: what has no place in the house is a name only.
    @param {number | null | undefined} at @param {Said} label @param {Child} [before] */
export function go(at, label, before) {
  if (at === null || at === undefined) return make("span", null, before, named(label));
  return make("button", { type: "button", class: "go", "data-go": at }, before, named(label));
}

/** A way out of the page: web addresses only. @param {Reference} reference */
export function link(reference) {
  const title = say(reference.title);
  if (!reference.url || !/^https?:\/\//i.test(reference.url)) return make("bdi", null, title);
  return make("a", { href: reference.url, target: "_blank", rel: "noopener noreferrer" }, make("bdi", null, title));
}

/** Said to who cannot see it change. @param {string} text */
export function announce(text) {
  $("live").textContent = text;
}
