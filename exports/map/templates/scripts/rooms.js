/* Where everything stands: the sheet of the house that suits the window, as it was laid out when the page was made.
   What is opened, and what is looked at apart, stands in the grid of that sheet: in order, in so many columns. */

import { model, page } from "./data.js";
import { house } from "./house.js";

export const rooms = (() => {
  /* Of a group so many may stand apart; more stand as the group. */
  const FOLD = 12;

  /* Groups and their parts have names of their own: g3, and g3.1 for its second part. */
  const groups = new Map();
  const homes = new Map();
  for (const room of page.rooms) {
    for (const group of room.groups) {
      const parts = group.parts.map(([name, members], part) => ({ id: `${group.id}.${part}`, name, members }));
      groups.set(group.id, { ...group, parts, members: parts.flatMap((part) => part.members) });
      for (const part of parts) for (const node of part.members) homes.set(node, { id: part.id, group: group.id });
    }
  }
  const partOf = (id) => groups.get(id.split(".")[0]).parts[Number(id.split(".")[1])];

  /* A choice that is not on the agenda keeps its place empty, unless it is chosen. */
  const there = (item, view) =>
    typeof item === "string" || !house.isChoice(item) || house.answer(item) || item === view.chosen;

  function blank(at) {
    const sheet = page.sheets[at],
      wide = sheet.gutter > 0;
    return { ...sheet, at, wide, places: new Map(), bands: [], titles: [], roofs: [], bus: 0, bottom: 0 };
  }

  /* A floor, from where the one above it ends. */
  function storey(plan, name, top, bottom, more) {
    plan.bands.push({ name, top, bottom, roof: name === "roof", ...more });
    if (name === "choices") plan.bus = top;
    plan.bottom = bottom;
    plan.height = bottom + 16;
    return bottom;
  }

  /* Boxes in rows, under room for a title; where the next floor begins. */
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
        height: high - title - (brick ? 7 : 8),
        brick,
      });
    });
    return { bottom: y + Math.ceil(items.length / columns) * high + grid.foot, columns, cell, high };
  }

  /* What is open of some groups: floors of their own, under that of the group. */
  function opened(plan, ids, y, view) {
    let low = y;
    const strip = (names, items) => {
      low = storey(plan, "opened", low, row(plan, items, low + plan.grid.head, false, 0).bottom, { names });
    };
    for (const { name, parts, members } of ids.filter((id) => view.open.has(id)).map((id) => groups.get(id))) {
      if (parts.length === 1) strip([name, ""], members);
      else {
        strip([name, ""], parts.map((part) => part.id));
        for (const part of parts) if (view.open.has(part.id)) strip([name, part.name], part.members);
      }
    }
    return low;
  }

  /* Where the network has somebody on a sheet: nowhere, when it has no place. */
  function given({ x, y, widthConstraint, heightConstraint, places }, at) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [];
    const [right, down, width, height] = places[at] ?? [0, 0, widthConstraint, heightConstraint];
    return [x + right, y + down, width, height];
  }

  /* The whole house: everybody in the place the network gives; what is opened moves the floors below it down. */
  function whole(at, view) {
    const sheet = page.sheets[at],
      plan = blank(at);
    let shift = 0;
    for (const [name, top, bottom] of sheet.bands) {
      const inside = (y) => y >= top && y < bottom,
        here = [];
      for (const [item, node] of model) {
        const [x, y, width, height] = given(node, at);
        if (!inside(y) || !there(item, view)) continue;
        plan.places.set(item, { x, y: y + shift, width, height, brick: name === "choices" });
        if (groups.has(item)) here.push(item);
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

  /* Some by themselves, floor under floor. */
  function apart(at, view) {
    const plan = blank(at),
      { grid } = plan;
    plan.split = null;
    let y = grid.top;
    for (const name of new Set(page.rooms.map((room) => room.band))) {
      const full = page.rooms.filter((room) => room.band === name).map((room) => [room, some(room, view)]);
      const items = full.flatMap(([, found]) => found);
      if (!items.length) continue;
      if (name === "roof" && items.length <= grid.gables.length) y = gable(plan, items, y);
      else y = floor(plan, name, full, y);
      y = opened(
        plan,
        items.filter((item) => groups.has(item)),
        y,
        view,
      );
    }
    for (const [item, place] of view.first ? plan.places : []) {
      const [x, y] = given(model.get(item), at);
      plan.places.set(item, { ...place, x, y });
    }
    return plan;
  }

  /* A few under a gable. */
  function gable(plan, items, y) {
    const { grid, left, right } = plan;
    const bottom = y + grid.gables[items.length - 1],
      middle = (left + right) / 2;
    items.forEach((item, at) => {
      plan.places.set(item, {
        x: Math.round(middle + (at - (items.length - 1) / 2) * (grid.most + 9)),
        y: Math.round(bottom - 9 - (grid.row - 8) / 2),
        width: grid.most,
        height: grid.row - 8,
      });
    });
    plan.roofs.push([
      [left - grid.eaves, bottom],
      [middle, y],
      [right + grid.eaves, bottom],
    ]);
    return storey(plan, "roof", y, bottom);
  }

  /* A floor of some rooms, or more of them under a roof with a flat ridge. */
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
        lines: 1,
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

  function some(room, view) {
    const found = room.members.filter((node) => view.only.has(node) && there(node, view));
    for (const { id } of room.groups) {
      const wanted = groups.get(id).members.filter((node) => view.only.has(node));
      if (wanted.length <= FOLD) found.push(...wanted);
      else found.push(id);
    }
    return found;
  }

  /* The sheet on which the house is read largest: by width where the page scrolls, else by width and height. */
  function fitting(view, wide, high) {
    const all = page.sheets.map((_, at) => at);
    if (!high) return lay(view, all.filter((at) => page.sheets[at].width <= wide).at(-1) ?? 0);
    const closed = { ...view, open: new Set() };
    const fits = (at) => {
      const plan = lay(closed, at);
      return Math.min(1, wide / plan.width, high / (plan.height + 8));
    };
    const best = Math.max(...all.map(fits));
    return lay(view, all.filter((at) => fits(at) > best - 0.001).at(-1));
  }

  const lay = (view, at) => (view.only ? apart(at, view) : whole(at, view));

  /* The item that stands for a node in a plan: itself, its part, or its group. */
  function anchor(plan, node) {
    if (plan.places.has(node)) return node;
    const home = homes.get(node);
    if (!home) return null;
    if (plan.places.has(home.id)) return home.id;
    return plan.places.has(home.group) ? home.group : null;
  }

  return { groups, partOf, fitting, anchor, home: (node) => homes.get(node), large: page.large };
})();
