/* The way of a line, as pipes run in a house: out by the side of a box, up the joint between the boxes of a floor,
   along under its ceiling to a joint of the next, and in by the side of who is asked. No line runs behind a box.
   Under the roof a line comes from below. Lines with the same end and the same look share their way. */

import { must } from "./must.js";

/** @type {Record<string, number>} */
const LANES = { full: -2.5, partial: -1, short: 0, aim: 1, elsewhere: 2.5, none: 2.5, unknown: 3.5 };
const BEND = 7;
/** The joints of a floor: from where to where no box stands, from left to right. @type {WeakMap<Plan, Point[][]>} */
const known = new WeakMap();

/** @param {Plan} plan */
function joints(plan) {
  const before = known.get(plan);
  if (before) return before;
  const boxes = [...plan.places.values()];
  const found = plan.bands.map(({ top, bottom }) => {
    /** @type {Point[]} */
    const free = [];
    let from = plan.left + 2;
    const spans = boxes
      .filter(({ y }) => y > top && y < bottom)
      .map(({ x, width }) => [x - width / 2, x + width / 2])
      .sort((a, b) => a[0] - b[0]);
    for (const [start, end] of spans) {
      if (start - from > 2.5) free.push([from, start]);
      from = Math.max(from, end);
    }
    free.push([from, Math.max(plan.right - 2, from + 5)]);
    return free;
  });
  known.set(plan, found);
  return found;
}

/** The place in a joint of a floor nearest to another. @param {Point[]} free @param {number} x */
function nearest(free, x) {
  const spots = free.map(([from, to]) => (to - from < 4 ? (from + to) / 2 : Math.min(Math.max(x, from + 2), to - 2)));
  return spots.reduce((best, spot) => (Math.abs(spot - x) < Math.abs(best - x) ? spot : best), spots[0]);
}

/** Where a line comes in under the roof: below the box, past who stands under it. @param {Plan} plan @param {Place} b
    @param {number} x */
function below(plan, b, x) {
  const under = [...plan.places.values()].filter((it) => it.y > b.y + 4 && it.y < plan.bands[0].bottom);
  const blocked = under.filter((it) => Math.abs(it.x - x) < it.width / 2 + 2);
  if (!blocked.length) return x;
  const beside = blocked.flatMap((it) => [it.x - it.width / 2 - 4, it.x + it.width / 2 + 4]);
  const clear = beside.filter((at) => under.every((it) => Math.abs(it.x - at) >= it.width / 2 + 2));
  const inside = clear.filter((at) => Math.abs(at - b.x) <= b.width / 2);
  const [first = x] = inside.sort((one, other) => Math.abs(one - x) - Math.abs(other - x));
  return first;
}

/** @param {Plan} plan @param {Item} low @param {Item} high @param {string | undefined} look @param {number} lane
    @returns {Way} */
export function route(plan, low, high, look, lane) {
  const a = must(plan.places.get(low)),
    b = must(plan.places.get(high)),
    free = joints(plan),
    side = LANES[look ?? ""] ?? 0;
  /** @param {Place} it */
  const floorOf = (it) => plan.bands.findIndex(({ top, bottom }) => it.y > top && it.y < bottom);
  const from = floorOf(a),
    to = floorOf(b);
  /** Along under the ceiling of a floor; under the roof along its foot. @param {number} at */
  const ceiling = (at) => {
    const { top, bottom, roof, name } = plan.bands[at];
    return roof ? bottom - 3 : top + (name === "choices" ? 5 + lane * 3 : 3.5 + lane * 1.2);
  };
  const out = a.brick ? -1 : 1; // in at the left, out at the right: a chain is seen to pass through who answers
  let x = a.x + out * (a.width / 2 + 4.5);
  /** @type {Point[]} */
  const corners = [
    [a.x + (out * a.width) / 2, a.y],
    [x, a.y],
  ];
  /** @param {number} next @param {number} y */
  const along = (next, y) => {
    if (Math.abs(next - x) >= 1) corners.push([x, y], [next, y]);
    x = Math.abs(next - x) >= 1 ? next : x;
  };
  const roofed = plan.bands[to].roof && from > to;
  const end = roofed ? below(plan, b, b.x + side * 1.6) : b.x - b.width / 2 - 5 + side;
  if (from === to) along(end, ceiling(from));
  for (let at = from; at > to; at -= 1) along(at - 1 === to ? end : nearest(free[at - 1], x), ceiling(at));
  for (let at = from; at < to; at += 1) along(at + 1 === to ? end : nearest(free[at + 1], x), ceiling(at + 1));
  if (roofed) corners.push([x, b.y + b.height / 2]);
  else corners.push([x, b.y], [b.x - b.width / 2, b.y]);
  return { points: rounded(corners), at: plate(plan, corners) };
}

/** Corners as a way with round bends. @param {Point[]} corners @returns {Curve[]} */
function rounded(corners) {
  const last = corners.length - 1;
  /** @type {Curve[]} */
  const points = [["M", ...corners[0]]];
  for (let at = 1; at < last; at += 1) {
    const [[x0, y0], [x, y], [x1, y1]] = corners.slice(at - 1, at + 2);
    const before = Math.hypot(x - x0, y - y0) / (at === 1 ? 1 : 2),
      after = Math.hypot(x1 - x, y1 - y) / (at === last - 1 ? 1 : 2),
      bend = Math.min(BEND, before, after);
    /** @param {number} px @param {number} py @returns {Point} */
    const towards = (px, py) => {
      const far = Math.hypot(px - x, py - y) || 1;
      return [x + ((px - x) / far) * bend, y + ((py - y) / far) * bend];
    };
    if (at > 1 || before > bend) points.push(["L", ...towards(x0, y0)]);
    points.push(["Q", x, y, ...towards(x1, y1)]);
  }
  points.push(["L", ...corners[last]]);
  return points;
}

/** Where the number of a step stands: in the middle of the longest part. @param {Plan} plan @param {Point[]} corners
    @returns {Point} */
function plate(plan, corners) {
  /** @type {Point} */
  let best = corners[0];
  let most = -1;
  corners.slice(1).forEach(([x, y], at) => {
    const [x0, y0] = corners[at];
    const long = Math.hypot(x - x0, y - y0) * (y === y0 ? 1.5 : 1);
    if (long > most) {
      most = long;
      best = [Math.min(Math.max((x + x0) / 2, plan.left + 46), plan.right - 46), (y + y0) / 2];
    }
  });
  return best;
}
