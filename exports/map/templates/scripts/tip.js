/* What the pointer is over, said beside it. */

import { page } from "./data.js";
import { lang, say, word } from "./words.js";
import { $, make } from "./elements.js";
import { house } from "./house.js";
import { picture } from "./picture.js";

/** @param {Pointer} event */
export function tip(event) {
  const item = event.node,
    at = event.pointer.DOM;
  const group = picture.isGroup(item);
  const answer = group ? null : house.answer(item);
  const name = group
    ? say(picture.groupOf(item).name)
    : `${house.isChoice(item) ? `${house.number(item)} ` : ""}${house.label(item)}`;
  const more = group
    ? `${picture.groupOf(item).members.length.toLocaleString(lang())} ${word("actors")}`
    : answer
      ? say(page.verdicts[answer.verdict].word)
      : house.kind(item);
  $("tip").replaceChildren(make("b", null, name.trim().slice(0, 200)), make("br"), more);
  $("tip").hidden = false;
  const room = $("canvas").clientWidth - $("tip").offsetWidth - 8;
  $("tip").style.left = `${Math.max(8, Math.min(at.x + 14, room))}px`;
  const high = $("tip").offsetHeight;
  $("tip").style.top = `${at.y + high + 30 > $("canvas").clientHeight ? at.y - high - 12 : at.y + 18}px`;
  $("canvas").classList.add("over");
}

export function untip() {
  $("tip").hidden = true;
  $("canvas").classList.remove("over");
}
