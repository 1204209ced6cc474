/* The language the page is in, and the words it says in it. */

import { page } from "./data.js";

let spoken = document.documentElement.lang === "en" ? "en" : "nl";
export const lang = () => spoken;
export const speakIn = (which) => {
  spoken = which;
};
export const say = (text) => (Array.isArray(text) ? text[spoken === "nl" ? 0 : 1] : text || "");
export const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const word = (name) => say(page.words[name]);
export const POWERS = ["information", "discussion", "consequences"];
