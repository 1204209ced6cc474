/* What the reader has chosen: one record, which the address bar keeps. */

import { lang } from "./words.js";

export const NONE = { theme: "", look: "", kind: "", ground: "" };
export const FILTERS = /** @type {(keyof Filters)[]} */ (Object.keys(NONE));
/** The language the page opened in. */
export const spoken = lang();
/** How the page opens: nothing chosen. @returns {Ui} */
export const fresh = () => ({
  item: null, preset: "", filter: { ...NONE }, depth: 0, open: new Set(), own: false, focus: false,
  tour: null, keys: true,
});
export const ui = fresh();
