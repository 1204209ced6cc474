/* Where the eye and the focus go on the page, and where they come back to. */

import { $, calm } from "./elements.js";
import { picture } from "./picture.js";

/* How far down the page was when something was chosen in the table. */
let before = 0;

/** To the panel, unless the reader is in the picture. @param {From | null} from */
function reach(from) {
  $("panel").scrollTop = 0;
  if (from === "picture" || from === "keys" || from === "address") return;
  const head = $("chosen");
  if (head) head.focus({ preventScroll: true });
  if (picture.big.matches) {
    if (scrollY > 0) before = scrollY;
    scrollTo({ top: 0, behavior: "instant" });
  } else $("picture").scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

/** Back to where one was in the table. */
function back() {
  if (before) scrollTo({ top: before, behavior: "instant" });
}

/** To the table, and from the table back up. */
function toTable() {
  if (!$("table").contains(document.activeElement)) {
    $("table").focus({ preventScroll: true });
    $("table-title").scrollIntoView({ block: "start", behavior: "instant" });
    return;
  }
  scrollTo({ top: 0, behavior: "instant" });
  $("to-table").focus({ preventScroll: true });
}

export const going = {
  reach,
  back,
  toTable,
  forget: () => {
    before = 0;
  },
};
