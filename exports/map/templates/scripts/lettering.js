/* What stands in a box: its name in full where that fits, else what people call it; one size for each kind of box. */

import { lang, say, upper } from "./words.js";
import { house } from "./house.js";
import { groupOf, isGroup, rooms } from "./rooms.js";
import { type } from "./type.js";

/** @type {Sizes} */
let sizes = { actor: 12, choice: 11.5, group: 11.5 };
const TAIL = /(?<=\S) \([^()]*\)$/;
const TRIED = [13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5];

/** How many, and then the name. @param {Brush} ctx @param {Group | Part} it @param {Place} place
    @param {BoxLook} how */
function pile(ctx, it, place, how, size = sizes.group) {
  const badge = `${how.open ? "−" : "+"}${(how.many ?? it.members.length).toLocaleString(lang())}`;
  ctx.font = `700 ${size}px ${type.SANS}`;
  const indent = ctx.measureText(`${badge} `).width + 2;
  const name = say(it.name);
  // what stands between brackets at the end gives way, unless it sets the members apart from their whole
  const names = typeof it.whole === "number" ? [name] : [name, name.slice(0, 200).replace(TAIL, "")];
  const blocks = names.map((one) => type.fitted(ctx, one, place.width - 14, place.height - 2, size, 400, indent));
  return { badge, indent, block: blocks.find((one) => !one.cut) ?? blocks[0] };
}

/** What is before the name of a choice: its sign and its number.
    @param {Brush} ctx @param {number} node @param {Place} place */
function indented(ctx, node, place, size = sizes.choice) {
  const no = house.number(node);
  ctx.font = `700 ${size}px ${type.SANS}`;
  return no ? ctx.measureText(`${type.clip(ctx, no, place.width - 30)} `).width + 16 : 17;
}

/** A choice or an actor by its name in full where that fits, else by what people call it.
    @param {Brush} ctx @param {number} node @param {Place} place @param {number} size */
function called(ctx, node, place, size) {
  const brick = house.isChoice(node);
  const strong = !brick && (house.tops.has(node) || house.rests(node).length > 0);
  const weight = strong ? 600 : 400;
  const indent = brick ? indented(ctx, node, place, size) : 0;
  const [wide, high] = brick ? [place.width - 10, place.height - 5] : [place.width - 8, place.height - 2];
  const short = brick ? house.brief(node) : house.short(node);
  const label = house.label(node);
  // what stands between brackets at the end is left out first
  const names = [label, ...(short ? [upper(short)] : []), label.slice(0, 200).replace(TAIL, "")];
  const blocks = names.map((name) => type.fitted(ctx, name, wide, high, size, weight, indent));
  return { ...(blocks.find((it) => !it.cut) ?? blocks[blocks.length - 1]), weight };
}

/** One size for each kind of box: the largest at which every name fits that fits at all.
    @param {Brush} ctx @param {Plan} plan */
function settle(ctx, plan) {
  const items = [...plan.places];
  /** @param {(item: Item) => boolean} of @param {(item: Item, place: Place, size: number) => Block} set */
  const largest = (of, set) => {
    const some = items.filter(([item]) => of(item));
    const least = TRIED[TRIED.length - 1];
    const fitting = some.filter(([item, place]) => !set(item, place, least).cut);
    return TRIED.find((size) => fitting.every(([item, place]) => !set(item, place, size).cut)) ?? least;
  };
  sizes = {
    actor: largest(
      (item) => !isGroup(item) && !house.isChoice(item),
      (item, place, size) => called(ctx, Number(item), place, size),
    ),
    choice: largest(
      (item) => !isGroup(item) && house.isChoice(item),
      (item, place, size) => called(ctx, Number(item), place, size),
    ),
    group: largest(isGroup, (item, place, size) => {
      const it = groupOf(String(item));
      const many = it.members.length + rooms.asideOf(plan, String(item)).length;
      return pile(ctx, it, place, { many }, size).block;
    }),
  };
}

export const lettering = { settle, called, indented, pile, sizes: () => sizes };
