/* What the panel says of a choice, an actor or a group: the sentence first, then what it rests on. */

import { word } from "./words.js";
import { $, make } from "./elements.js";
import { house } from "./house.js";
import { picture } from "./picture.js";
import { choice } from "./choice.js";
import { actor, group } from "./actor.js";

/** @param {Child[]} body @param {() => void} close */
function put(body, close) {
  const button = make(
    "button",
    { type: "button", class: "close", "aria-label": word("close"), title: word("close") },
    "×",
  );
  button.addEventListener("click", close);
  $("detail").replaceChildren(button, ...body.flatMap((it) => it || []));
  $("detail").hidden = false;
  $("start").hidden = true;
  document.body.classList.add("detailed");
}

/** @param {Item} item @param {Map<number | null, number>} numbers @param {() => void} close */
function show(item, numbers, close) {
  put(picture.isGroup(item) ? group(item) : house.isChoice(item) ? choice(item, numbers) : actor(item), close);
}

function clear() {
  $("detail").hidden = true;
  $("detail").replaceChildren();
  $("start").hidden = false;
  document.body.classList.remove("detailed");
}

export const panel = { show, put, clear };
