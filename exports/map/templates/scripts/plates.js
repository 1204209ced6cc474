/* Where the number of a step stands: on its line, over no box, no name and no other number, as near as that can be. */

import { page } from "./data.js";
import { say, upper } from "./words.js";
import { type } from "./type.js";

/** The plate of a step, and how far apart its places on a line are tried. */
const WIDE = 84,
  HIGH = 20,
  STEP = 6;

/** @typedef {[number, number, number, number]} Area From the left and the top to the right and the bottom. */

/** The names of floors and rooms where they stand beside the boxes. @param {Brush} ctx @param {Plan} plan */
function named(ctx, plan) {
  /** @type {Area[]} */
  const found = [];
  if (!plan.gutter) {
    ctx.font = `600 15px ${type.SERIF}`;
    for (const band of plan.bands) {
      const top = band.roof ? band.top - 22 : band.top + 4;
      const long = ctx.measureText(say((band.names || page.bands[band.name])[0])).width;
      found.push([plan.left + 3, top, plan.left + 10 + long, top + 19]);
    }
  }
  for (const title of plan.titles) {
    if (title.rule) continue;
    const { lines, size } = type.stacked(ctx, upper(say(title.text)), title.width);
    ctx.font = `600 ${size}px ${type.SANS}`;
    const long = Math.max(...lines.map((line) => ctx.measureText(line).width));
    found.push([title.x - 2, title.y - 10 - (lines.length - 1) * 13, title.x + long + 2, title.y + 3]);
  }
  return found;
}

/** Every point of a line that is tried. @param {Way} way */
function points({ points: curves }) {
  const corners = curves.map((it) => /** @type {Point} */ (it.slice(-2)));
  return corners.slice(1).flatMap(([x, y], at) => {
    const [x0, y0] = corners[at];
    const many = Math.max(1, Math.ceil(Math.hypot(x - x0, y - y0) / STEP));
    return Array.from(
      { length: many + 1 },
      (_, turn) => /** @type {Point} */ ([x0 + ((x - x0) * turn) / many, y0 + ((y - y0) * turn) / many]),
    );
  });
}

/** The place of a plate on a line, null where there is none that is free; `taken` are the places of others.
    @param {Brush} ctx @param {Plan} plan @param {Way} way @param {Point[]} taken @returns {Point | null} */
export function free(ctx, plan, way, taken) {
  /** @type {Area[]} */
  const full = [
    ...[...plan.places.values()].map((it) => /** @type {Area} */ ([
      it.x - it.width / 2, it.y - it.height / 2, it.x + it.width / 2, it.y + it.height / 2,
    ])),
    ...named(ctx, plan),
    ...taken.map(([x, y]) => /** @type {Area} */ ([x - WIDE / 2, y - HIGH / 2, x + WIDE / 2, y + HIGH / 2])),
  ];
  const [x0, y0] = way.at;
  const open = points(way).filter(([x, y]) =>
    x - WIDE / 2 > 2 && x + WIDE / 2 < plan.width - 2 &&
      full.every(([left, top, right, low]) =>
        x + WIDE / 2 <= left || x - WIDE / 2 >= right || y + HIGH / 2 <= top || y - HIGH / 2 >= low));
  return open.sort((a, b) => Math.hypot(a[0] - x0, a[1] - y0) - Math.hypot(b[0] - x0, b[1] - y0))[0] ?? null;
}
