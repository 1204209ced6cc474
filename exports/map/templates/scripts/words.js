/* The language the page is in, and the words it says in it. */

import { page } from "./data.js";

/* The first of the reader's languages that the page offers, else the one it was written in. */
const wished = (navigator.languages ?? []).map((one) => one.slice(0, 2).toLowerCase());
/** @type {Lang} */
let spoken =
  page.languages[wished.map((one) => page.languages.findIndex((known) => known === one)).find((at) => at >= 0) ?? -1] ??
  (document.documentElement.lang === "en" ? "en" : "nl");
export const lang = () => spoken;
/** @param {Lang} which */
export const speakIn = (which) => {
  spoken = which;
};
/** @param {Said | null | undefined} text */
export const say = (text) => (Array.isArray(text) ? text[spoken === "nl" ? 0 : 1] : text || "");
/** @param {string} text */
export const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** @param {string} name */
export const word = (name) => say(page.words[name]);
export const POWERS = ["information", "discussion", "consequences"];
