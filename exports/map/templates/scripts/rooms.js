/* Where everything stands: floors from the roof down, filled with rooms, for the width there is. */

import { model, page } from "./data.js";
import { house } from "./house.js";

export const rooms = (() => {
  let BOX = {},
    BRICK = {};
  const GUTTER = 130,
    EAVES = 22,
    TITLE = 17,
    PAD = 9,
    LEAST = 116,
    MOST = 164,
    BUS = 16,
    INSIDE = 9;
  const FOLD = 12;
  const alone = page.rooms.reduce((sum, room) => sum + room.members.length, 0);
  /* More than the model holds: never shown whole. */
  const large = alone > 1000;

  /* Groups and their parts get names of their own: g3, and g3.1 for its second part. */
  const groups = new Map();
  const homes = new Map(),
    floor = new Map();
  page.rooms.forEach((room, turn) => {
    room.members.forEach((node) => floor.set(node, turn));
    room.folded = room.groups.map((group) => {
      const id = `g${groups.size}`;
      const parts = group.parts.map(([name, members], part) => ({ id: `${id}.${part}`, name, members, group: id }));
      const all = parts.flatMap((part) => part.members);
      groups.set(id, { id, name: group.name, whole: group.whole, parts, members: all, room: turn });
      for (const part of parts) {
        for (const node of part.members) {
          homes.set(node, part);
          floor.set(node, turn);
        }
      }
      return id;
    });
  });
  const partOf = (id) => groups.get(id.split(".")[0]).parts[Number(id.split(".")[1])];

  /* What a room shows: those who stand alone, then its groups, open or shut. */
  function content(room, turn, view) {
    const there = (node) => !house.isChoice(node) || house.answer(node) || node === view.chosen;
    const items = room.members.filter(
      (node) => there(node) && (view.only ? view.only.has(node) : large ? model.has(node) : true),
    );
    for (const id of room.folded) {
      const group = groups.get(id);
      const wanted = view.only ? group.members.filter((node) => view.only.has(node)) : [];
      if (view.only && wanted.length <= FOLD) {
        items.push(...wanted);
        continue;
      }
      items.push(id);
      if (!view.open.has(id)) continue;
      if (group.parts.length === 1) items.push(...group.members);
      else
        for (const part of group.parts) {
          items.push(part.id);
          if (view.open.has(part.id)) items.push(...part.members);
        }
    }
    return { turn, room, items, brick: room.band === "choices" };
  }

  /* Rooms side by side in as few rows as fit; small rooms share a column. */
  function pack(full, columns) {
    const most = Math.max(...full.map((it) => it.items.length));
    for (
      let rows = Math.max(1, Math.ceil(full.reduce((sum, it) => sum + it.items.length, 0) / columns));
      rows < most;
      rows += 1
    ) {
      const bins = [];
      for (const it of full) {
        const wide = Math.ceil(it.items.length / rows);
        const free = bins
          .filter((bin) => bin.wide === 1 && bin.left >= it.items.length)
          .sort((a, b) => b.left - a.left);
        const gap = wide === 1 && free[0];
        if (gap) {
          gap.full.push(it);
          gap.left -= it.items.length;
        } else bins.push({ wide, full: [it], left: rows - it.items.length });
      }
      if (bins.reduce((sum, bin) => sum + bin.wide, 0) <= columns) return bins;
    }
    return full.length <= columns
      ? full.map((it) => ({ wide: 1, full: [it], left: 0 }))
      : [{ wide: columns, full, left: 0 }];
  }

  /* `grow`: how much higher every box is than it need be, where there is room. */
  function lay(view, width, grow = 0) {
    BOX = { row: 41 + Math.round(grow / 3), height: 33 + Math.round(grow / 3) };
    BRICK = { row: 60 + grow, height: 53 + grow };
    const wide = width >= 860,
      roomy = width >= 560;
    const gutter = wide ? GUTTER : 0;
    const left = gutter + (wide ? EAVES : 6),
      right = width - (wide ? EAVES : 6);
    const inner = right - left - INSIDE - 4,
      within = left + INSIDE;
    const columns = Math.max(inner < 230 ? 1 : 2, Math.floor(inner / (wide ? LEAST : 112)));
    const plan = { places: new Map(), bands: [], titles: [], roofs: [], width, left, right, gutter, wide };
    const full = page.rooms.map((room, turn) => content(room, turn, view)).filter((it) => it.items.length);
    const of = (name) => full.filter((it) => it.room.band === name);

    /* A narrow room with a long name has it on two lines. */
    const tall = of("choices").some((it) => Math.max(...[it.room.name].flat().map((name) => name.length)) > 15);

    /* One column block: items run down, then right; a title only where rooms stand side by side. */
    function fill(it, x, span, y, cells, titled) {
      const size = it.brick ? BRICK : BOX;
      const rows = Math.ceil(it.items.length / cells);
      const used = Math.ceil(it.items.length / rows);
      const cell = span / Math.max(cells, 1);
      const lines = it.brick && roomy && cells < 2 && tall ? 2 : 1;
      const title = it.brick && roomy && tall ? TITLE + 13 : TITLE;
      if (titled)
        plan.titles.push({
          text: it.room.name,
          x: x + 5,
          y: y + title - 5,
          width: span - 10,
          lines,
          brick: it.brick,
        });
      const top = y + (titled ? title : 0);
      const shift = used < cells && cells - used < 1 ? ((cells - used) * cell) / 2 : 0;
      it.items.forEach((item, at) => {
        plan.places.set(item, {
          x: x + shift + (Math.floor(at / rows) + 0.5) * cell,
          y: top + ((at % rows) + 0.5) * size.row,
          width: Math.min(cell - 9, it.brick ? 230 : MOST),
          height: size.height,
          brick: it.brick,
        });
      });
      return top + rows * size.row;
    }

    function band(name, some, y, x, span, cells) {
      const titled = some.length > 1;
      let low = y;
      if (roomy) {
        const bins = pack(some, cells);
        const used = bins.reduce((sum, bin) => sum + bin.wide, 0);
        const unit = span / used;
        let at = x;
        for (const bin of bins) {
          let top = y;
          for (const it of bin.full) top = fill(it, at, bin.wide * unit, top, bin.wide, titled);
          if (at > x) plan.titles.push({ rule: true, x: at, y: y + 2, below: bin });
          low = Math.max(low, top);
          at += bin.wide * unit;
        }
      } else for (const it of some) low = fill(it, x, span, low, cells, titled) + 2;
      for (const title of plan.titles)
        if (title.rule && title.low === undefined && title.y === y + 2) title.low = low;
      return low;
    }

    let y = wide ? 14 : 30;
    const halls = of("roof").filter((it) => !wing(it)),
      councils = of("roof").filter(wing);
    const [parliament, aside] = wide || halls.length ? [halls, councils] : [councils, []];
    const beside = of("cabinet").filter(wing),
      main = of("cabinet").filter((it) => !wing(it));
    const local = Math.max(0, ...[...aside, ...beside].map((it) => it.items.length));
    const wingCells =
      wide && local ? Math.min(Math.max(2, Math.min(local, 3)), Math.max(2, Math.floor(columns / 3))) : 0;
    const split = wingCells ? right - (wingCells * inner) / columns : right;
    const high = attic(
      parliament.flatMap((it) => it.items),
      left - (wide ? EAVES : 2),
      wingCells ? split - 6 : right + (wide ? EAVES : 2),
      inner / columns,
      !wide,
    );
    const low = wingCells
      ? attic(
          aside.flatMap((it) => it.items),
          split - 4,
          right + EAVES,
          inner / columns,
          true,
        )
      : { height: 0, rows: [] };
    const eaves = y + Math.max(high.height, low.height + 14);
    raise(high, parliament, eaves, "parliament");
    if (wingCells) raise(low, aside, eaves, "assemblies");
    plan.bands.push({ name: "roof", top: y, bottom: eaves, roof: true });
    y = eaves + (wide ? PAD : TITLE + PAD);

    function raise(roof, some, base, kind) {
      const peak = base - roof.height;
      plan.roofs.push({
        kind,
        points: roof.flat
          ? [
              [roof.from, base],
              [roof.from + 22, peak],
              [roof.to - 22, peak],
              [roof.to, base],
            ]
          : [
              [roof.from, base],
              [(roof.from + roof.to) / 2, peak],
              [roof.to, base],
            ],
      });
      const items = some.flatMap((it) => it.items);
      let placed = 0;
      roof.rows.forEach((many, row) => {
        items.slice(placed, placed + many).forEach((item, at) => {
          plan.places.set(item, {
            x: (roof.from + roof.to) / 2 + (at - (many - 1) / 2) * roof.cell,
            y: base - 9 - BOX.height / 2 - row * BOX.row,
            width: Math.min(roof.cell - 9, MOST),
            height: BOX.height,
          });
        });
        placed += many;
      });
    }

    const sill = (name, above, some, build) => {
      if (!some.length) return;
      const top = above + (name === "choices" ? BUS : 0);
      const start = above - (wide ? PAD : TITLE + PAD);
      const bottom = build(top) + PAD - 4;
      plan.bands.push({ name, top: start, bottom });
      y = bottom + (wide ? PAD : TITLE + PAD);
    };
    if (wide) {
      sill("cabinet", y, [...main, ...beside], (top) => {
        const a = main.length
          ? band("cabinet", main, top, within, (wingCells ? split : right - 4) - within, columns - wingCells)
          : top;
        const b = beside.length
          ? band(
              "executives",
              beside,
              top,
              wingCells ? split : within,
              wingCells ? right - split - 4 : inner,
              wingCells || columns,
            )
          : top;
        return Math.max(a, b);
      });
    } else
      sill("cabinet", y, [...aside, ...main, ...beside], (top) =>
        band("cabinet", [...main, ...aside, ...beside], top, within, inner, columns),
      );
    for (const name of ["departments", "bodies", "co-governments", "choices"])
      sill(name, y, of(name), (top) =>
        band(
          name,
          of(name),
          top,
          within,
          inner,
          name === "choices" && roomy ? Math.max(2, Math.floor(inner / 124)) : columns,
        ),
      );
    plan.split = wingCells ? split : null;
    plan.bus = Math.max(0, ...plan.bands.filter((it) => it.name === "choices").map((it) => it.top));
    plan.bottom = plan.bands[plan.bands.length - 1].bottom;
    plan.height = plan.bottom + 16;
    plan.titles = plan.titles.filter((it) => !it.rule || it.low > it.y);
    return plan;
  }

  const wing = (it) => it.room.side === "local";

  /* How high a roof must be to shelter so many, and how many stand in each row from the eaves up. A gable for the
     parliament; over the wing, which is narrow, a roof with a flat ridge. */
  function attic(items, from, to, cell, flat) {
    const base = to - from;
    const unit = Math.min(cell, Math.max(96, base / 3));
    if (flat) {
      const room = Math.max(1, Math.floor((base - 44) / Math.min(unit, 100)));
      const rows = Math.max(1, Math.ceil(items.length / room));
      return {
        flat,
        height: rows * BOX.row + 16,
        from,
        to,
        cell: (base - 44) / room,
        rows: Array.from({ length: rows }, (_, row) => Math.min(room, items.length - row * room)),
      };
    }
    for (let height = Math.max(78, base * 0.085); ; height += 6) {
      const rows = [];
      let left = items.length;
      while (left > 0) {
        const room = Math.floor((base * (1 - (12 + rows.length * BOX.row + BOX.height + 4) / height)) / unit);
        if (room < 1) break;
        rows.push(Math.min(left, room));
        left -= rows[rows.length - 1];
      }
      if (left <= 0 || height > 4000) return { height, rows, from, to, cell: unit };
    }
  }

  /* The item that stands for a node in a plan: itself, its part, or its group. */
  function anchor(plan, node) {
    if (plan.places.has(node)) return node;
    const home = homes.get(node);
    if (!home) return null;
    if (plan.places.has(home.id)) return home.id;
    return plan.places.has(home.group) ? home.group : null;
  }

  return { groups, partOf, lay, anchor, home: (node) => homes.get(node), large };
})();
