/* What is shown with what is chosen: the whole house, or something apart. */

import { model } from "./data.js";
import { house } from "./house.js";
import { rooms } from "./rooms.js";
import { picture } from "./picture.js";

/** A choice with all that lights up with it; an actor with its neighbours. @param {number} node */
function surroundings(node) {
  const answer = house.answer(node);
  if (!answer) return house.above(node, house.neighbours(node, 1));
  const nodes = new Set([node]);
  for (const [line] of [...answer.lit.decides, ...answer.lit.chain])
    nodes.add(house.lines.low[line]).add(house.lines.high[line]);
  for (const line of answer.lit.aim) nodes.add(house.lines.low[line]).add(house.lines.high[line]);
  for (const line of answer.lit.soft) nodes.add(house.lines.high[line]);
  for (const [part] of answer.aim?.parts ?? []) if (part !== null) nodes.add(part);
  return nodes;
}

/** Not drawn alone: it shows with its own surroundings. @param {Item} item */
export const folded = (item) =>
  !picture.isGroup(item) && (rooms.home(item) !== undefined ||
    (rooms.asides.has(item) && Boolean(picture.plan()?.few)) ||
    (rooms.large && !model.has(item)));

/** @param {Ui} ui @returns {View} */
export function viewOf({ item, depth, open, own, focus }) {
  const apart = own || focus;
  const node = item !== null && !picture.isGroup(item) ? item : null;
  if (node !== null && depth > 0) return { only: house.neighbours(node, depth), depth, open, chosen: node };
  if (node !== null && (rooms.large || !picture.big.matches || apart))
    return { only: surroundings(node), depth: 0, open, own: true, chosen: node };
  if (rooms.large) return { only: new Set(model.keys()), depth: 0, open, own: true, first: true };
  return { only: null, depth: 0, open, chosen: node };
}

/** @param {View} view */
export const keyOf = (view) => {
  const chosen = view.chosen ?? null;
  const lost = chosen !== null && house.isChoice(chosen) && !house.answer(chosen);
  const only = view.only ? [...view.only].join() : "";
  return `${only} ${[...view.open].join()} ${picture.big.matches} ${lost ? chosen : ""}`;
};
