/* How an element of the page is found and made. Text is only ever text. */

import { page } from "./data.js";
import { say } from "./words.js";

export const $ = (id) => document.getElementById(id);
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/* make("p", { class: "x" }, "text", node, null): children that are no node become text. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== false && value !== undefined)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export const named = (text) => make("bdi", null, say(text));

export function drawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/* The shape of a look with the symbol of a verdict in it. */
export function mark(look, symbol) {
  const shape = drawn("svg", { viewBox: "0 0 24 24" }, drawn("use", { href: `#shape-${look}` }));
  return make("span", { class: `mark ${look}`, "aria-hidden": "true" }, shape, make("b", null, symbol));
}

export const markOf = (entry) => mark(entry.look, page.verdicts[entry.verdict].mark);

export function verdict(entry) {
  return make(
    "span",
    { class: `verdict ${entry.look}` },
    markOf(entry),
    make("span", null, say(page.verdicts[entry.verdict].word)),
  );
}

/* A button that selects: what has no place in the house is a name only. */
export function go(at, label, before) {
  if (at === null || at === undefined) return make("span", null, before, named(label));
  return make("button", { type: "button", class: "go", "data-go": at }, before, named(label));
}

/* A way out of the page: web addresses only. */
export function link(reference) {
  const title = say(reference.title);
  if (!reference.url || !/^https?:\/\//i.test(reference.url)) return make("bdi", null, title);
  return make("a", { href: reference.url, target: "_blank", rel: "noopener noreferrer" }, make("bdi", null, title));
}

/* Said to who cannot see it change. */
export function announce(text) {
  $("live").textContent = text;
}
