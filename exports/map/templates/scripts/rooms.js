/* Where everything stands: the sheet of the house that suits the window, as it was laid out when the page was made.
   What is opened, and what is looked at apart, stands in the grid of that sheet: in order, in so many columns. */

import { model, page } from "./data.js";
import { must } from "./must.js";
import { house } from "./house.js";

/* How much larger than on its sheet the house is drawn at most. */
export const MOST = 1.75;
/* And how small it may become before some are folded away. */
const READ = 0.8;
/* Of a group so many may stand apart; more stand as the group. */
const FOLD = 12;

/** Groups and their parts have names of their own: g3, and g3.1 for its second part. @type {Map<string, Group>} */
const groups = new Map();
/** Who stands in a group where there is little room only. @type {Map<number, string>} */
const asides = new Map();
/** @type {Map<number, { id: string, group: string }>} */
const homes = new Map();
for (const room of page.rooms) {
  const last = room.groups.at(-1);
  for (const node of last ? room.aside : []) asides.set(node, must(last).id);
  for (const group of room.groups) {
    const parts = group.parts.map(([name, members], part) => ({ id: `${group.id}.${part}`, name, members }));
    groups.set(group.id, { ...group, parts, members: parts.flatMap((part) => part.members) });
    for (const part of parts) for (const node of part.members) homes.set(node, { id: part.id, group: group.id });
  }
}
/** @param {string} id */
const partOf = (id) => must(groups.get(id.split(".")[0])).parts[Number(id.split(".")[1])];
/** @param {Item} item @returns {item is string} */
export const isGroup = (item) => typeof item === "string";
/** @param {string} item @returns {Group | Part} */
export const groupOf = (item) => (item.includes(".") ? partOf(item) : must(groups.get(item)));

/** A choice that is not on the agenda keeps its place empty, unless it is chosen.
    @param {Item} item @param {View} view */
const there = (item, view) =>
  typeof item === "string" || !house.isChoice(item) || house.answer(item) || item === view.chosen;

/** @param {number} at @returns {Plan} */
function blank(at) {
  const sheet = page.sheets[at],
    wide = sheet.gutter > 0;
  return { ...sheet, at, wide, places: new Map(), bands: [], titles: [], roofs: [], bus: 0, bottom: 0 };
}

/** A floor, from where the one above it ends.
    @param {Plan} plan @param {string} name @param {number} top @param {number} bottom
    @param {[Said, Said]} [names] */
function storey(plan, name, top, bottom, names) {
  plan.bands.push({ name, top, bottom, roof: name === "roof", names });
  if (name === "choices") plan.bus = top;
  plan.bottom = bottom;
  plan.height = bottom + 16;
  return bottom;
}

/** Boxes in rows, under room for a title; where the next floor begins.
    @param {Plan} plan @param {Item[]} items @param {number} y @param {boolean} brick @param {number} title */
function row(plan, items, y, brick, title) {
  const { grid } = plan;
  const columns = Math.min(items.length, brick ? grid.bricks : grid.columns);
  const cell = grid.width / columns,
    high = (brick ? grid.brick_row : grid.row) + title;
  items.forEach((item, at) => {
    plan.places.set(item, {
      x: Math.round(grid.left + ((at % columns) + 0.5) * cell),
      y: Math.round(y + Math.floor(at / columns) * high + (high + title) / 2),
      width: Math.round(Math.min(cell - 9, brick ? grid.most_brick : grid.most)),
      height: high - title - grid.off,
      brick,
    });
  });
  return { bottom: y + Math.ceil(items.length / columns) * high + grid.foot, columns, cell, high };
}

/** What is open of some groups: floors of their own, under that of the group.
    @param {Plan} plan @param {string[]} ids @param {number} y @param {View} view */
function opened(plan, ids, y, view) {
  let low = y;
  /** @param {[Said, Said]} names @param {Item[]} items */
  const strip = (names, items) => {
    low = storey(plan, "opened", low, row(plan, items, low + plan.grid.head, false, 0).bottom, names);
  };
  for (const { id, name, parts, members } of ids.filter((id) => view.open.has(id)).map((id) => must(groups.get(id)))) {
    const more = view.only ? [] : asideOf(plan, id);
    if (parts.length === 1) strip([name, ""], [...members, ...more]);
    else {
      strip(
        [name, ""],
        [...parts.map((part) => part.id), ...more],
      );
      for (const part of parts) if (view.open.has(part.id)) strip([name, part.name], part.members);
    }
  }
  return low;
}

/** Where the network has somebody on a sheet: nowhere, when it has no place.
    @param {Drawn} node @param {number} at @returns {number[]} */
function given({ x, y, widthConstraint, heightConstraint, places }, at) {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
  const [right, down, width, height] = places[at] ?? [0, 0, widthConstraint, heightConstraint];
  if (width === undefined) return [];
  return [x + right, y + down, width, height];
}

/** The whole house: everybody in the place the network gives; what is opened moves the floors below it down.
    @param {number} at @param {View} view */
function whole(at, view) {
  const sheet = page.sheets[at],
    plan = blank(at);
  let shift = 0;
  for (const [name, top, bottom] of sheet.bands) {
    /** @param {number} y */
    const inside = (y) => y >= top && y < bottom;
    /** @type {string[]} */
    const here = [];
    for (const [item, node] of model) {
      const [x, y, width, height] = given(node, at);
      if (!inside(y) || !there(item, view)) continue;
      if (typeof item === "string") here.push(item);
      plan.places.set(item, { x, y: y + shift, width, height, brick: name === "choices" });
    }
    for (const [room, x, y, width, lines] of sheet.titles.filter((it) => inside(it[2])))
      plan.titles.push({ text: page.rooms[room].name, x, y: y + shift, width, lines, brick: name === "choices" });
    for (const [x, y, low] of sheet.walls.filter((it) => inside(it[1])))
      plan.titles.push({ rule: true, x, y: y + shift, low: low + shift });
    storey(plan, name, top + shift, bottom + shift);
    shift = opened(plan, here, bottom + shift, view) - bottom;
  }
  plan.roofs = sheet.roofs;
  return plan;
}

/** Some by themselves, floor under floor. @param {number} at @param {View} view @param {Set<Item>} only */
function apart(at, view, only) {
  const plan = blank(at),
    { grid } = plan;
  plan.split = null;
  let y = grid.top;
  for (const name of new Set(page.rooms.map((room) => room.band))) {
    /** @type {[Room, Item[]][]} */
    const full = page.rooms.filter((room) => room.band === name).map((room) => [room, some(room, view, only)]);
    const items = full.flatMap(([, found]) => found);
    if (!items.length) continue;
    if (name === "roof" && items.length <= grid.gables.length) y = gable(plan, items, y);
    else y = floor(plan, name, full, y);
    y = opened(
      plan,
      items.filter((item) => typeof item === "string"),
      y,
      view,
    );
  }
  for (const [item, place] of view.first ? plan.places : []) {
    const node = model.get(item);
    if (!node) continue; // who is in a group that is opened
    const [x, y] = given(node, at);
    plan.places.set(item, { ...place, x, y });
  }
  return plan;
}

/** A few under a gable. @param {Plan} plan @param {Item[]} items @param {number} y */
function gable(plan, items, y) {
  const { grid, left, right } = plan;
  const bottom = y + grid.gables[items.length - 1],
    middle = (left + right) / 2;
  items.forEach((item, at) => {
    plan.places.set(item, {
      x: Math.round(middle + (at - (items.length - 1) / 2) * (grid.most + 9)),
      y: Math.round(bottom - 9 - (grid.row - grid.off) / 2),
      width: grid.most,
      height: grid.row - grid.off,
    });
  });
  plan.roofs.push([
    [left - grid.eaves, bottom],
    [middle, y],
    [right + grid.eaves, bottom],
  ]);
  return storey(plan, "roof", y, bottom);
}

/** A floor of some rooms, or more of them under a roof with a flat ridge.
    @param {Plan} plan @param {string} name @param {[Room, Item[]][]} full @param {number} y */
function floor(plan, name, full, y) {
  const { grid } = plan;
  const rooms = full.filter(([, found]) => found.length),
    items = rooms.flatMap(([, found]) => found),
    brick = name === "choices",
    top = y + (name === "roof" ? grid.pad : grid.head) + (brick ? grid.bus : 0);
  const { bottom, columns, cell, high } = row(plan, items, top, brick, rooms.length > 1 ? grid.title : 0);
  let before = 0;
  for (const [room, found] of rooms.length > 1 ? rooms : []) {
    const column = before % columns;
    plan.titles.push({
      text: room.name,
      x: grid.left + column * cell + 5,
      y: top + Math.floor(before / columns) * high + grid.title - 5,
      width: Math.min(found.length, columns - column) * cell - 10,
      lines: 3,
      brick,
    });
    before += found.length;
  }
  if (name === "roof") {
    const [from, to] = [plan.left - grid.eaves, plan.right + grid.eaves],
      slope = Math.max(grid.eaves, grid.pad);
    plan.roofs.push([
      [from, bottom],
      [from + slope, y],
      [to - slope, y],
      [to, bottom],
    ]);
  }
  return storey(plan, name, y, bottom);
}

/** @param {Room} room @param {View} view @param {Set<Item>} only */
function some(room, view, only) {
  /** @type {Item[]} */
  const found = room.members.filter((node) => only.has(node) && there(node, view));
  for (const { id } of room.groups) {
    const wanted = must(groups.get(id)).members.filter((node) => only.has(node));
    if (wanted.length <= FOLD) found.push(...wanted);
    else found.push(id);
  }
  return found;
}

/** The sheet on which the house is read largest: by width where the page scrolls, else by width and height.
    @param {View} view @param {number} wide @param {number} high */
function fitting(view, wide, high) {
  const all = page.sheets.map((_, at) => at);
  if (!high) return lay(view, all.filter((at) => page.sheets[at].width <= wide).at(-1) ?? 0);
  const closed = { ...view, open: new Set() };
  /** @param {number} at */
  const fits = (at) => {
    const plan = lay(closed, at);
    return Math.min(MOST, wide / plan.width, high / (plan.height + 8));
  };
  const fit = all.map(fits);
  /* Everybody alone, unless that is too small to read. */
  const full = fit.map((one, at) => (page.sheets[at].few ? 0 : one));
  const best = Math.max(...full) > READ ? full : fit;
  return lay(view, best.findLastIndex((one) => one > Math.max(...best) - 0.001));
}

/** @param {View} view @param {number} at */
const lay = (view, at) => (view.only ? apart(at, view, view.only) : whole(at, view));

/** The item that stands for a node in a plan: itself, its part, or its group.
    @param {Plan} plan @param {number} node @returns {Item | null} */
function anchor(plan, node) {
  if (plan.places.has(node)) return node;
  const aside = asides.get(node);
  if (aside !== undefined && plan.places.has(aside)) return aside;
  const home = homes.get(node);
  if (!home) return null;
  if (plan.places.has(home.id)) return home.id;
  return plan.places.has(home.group) ? home.group : null;
}

/** Who stands in a group on this sheet and is no member of it. @param {Plan} plan @param {string} group */
const asideOf = (plan, group) =>
  plan.few && !group.includes(".") ? [...asides].filter(([, id]) => id === group).map(([node]) => node) : [];
/** @param {number} node */
const home = (node) => homes.get(node);

export const rooms = { asides, asideOf, groups, partOf, fitting, anchor, home, large: page.large };
