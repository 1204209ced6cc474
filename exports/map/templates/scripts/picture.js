/* The picture: vis-network holds the boxes, the camera and the pointer; what is drawn is drawn here, for any canvas. */

import { page } from "./data.js";
import { $, calm } from "./elements.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { MOST, groupOf, isGroup, rooms } from "./rooms.js";
import { type } from "./type.js";
import { draw } from "./draw.js";
import { lettering } from "./lettering.js";
import { lighting } from "./lighting.js";
import { strokes } from "./strokes.js";
import { route } from "./routes.js";
import { free } from "./plates.js";

const container = $("canvas");
const ruler = must(document.createElement("canvas").getContext("2d"));
/* Beside its explanation; and in a frame as high as the window leaves, which on a phone it is not. */
const big = matchMedia("(min-width: 1024px)");
const framed = matchMedia("(min-width: 700px)");
/** @type {View} */
let view = { only: null, open: new Set() };
/** @type {Plan} */
let plan;
/** @type {Lighting | null} */
let lit = null;
/** @type {{ nodes: Set<number> } | null} */
let faded = null;
/** @type {Set<string>} */
let layers = new Set();
let progress = Infinity;
/* An answer for an aim: long and short by turns. */
const AIM = [10, 3, 2, 3];
/** @type {Record<string, number[]>} */
const DASHES = { role: [5, 4], participation: [1, 4] };
/** @type {Map<string, Way | null>} */
let routes = new Map();

/** @param {number} node */
const rises = (node) =>
  house.up[node].some((line) => house.tie(line).kind === "accountability" && house.holds(line)) ||
  [...house.story().keys()].some(
    (line) => house.lines.low[line] === node && house.tie(line).kind === "accountability",
  );

/* ---- what is drawn ---- */

/** Who is gone up to share a lane: the same end, the same height under the floors. @type {Map<string, number>} */
const lanes = new Map();
/** @param {number} line @param {string | undefined} look */
function path(line, look) {
  const key = `${line} ${look}`;
  if (!routes.has(key)) {
    const low = rooms.anchor(plan, house.lines.low[line]),
      high = rooms.anchor(plan, house.lines.high[line]);
    const end = `${high} ${look}`;
    if (!lanes.has(end)) lanes.set(end, lanes.size % 5);
    routes.set(
      key,
      low === null || high === null || low === high
        ? null
        : route(plan, low, high, look, must(lanes.get(end))),
    );
  }
  return routes.get(key);
}

/* In the surroundings of an actor everything shown belongs to it. */
const around = () => Boolean(lit && view.only && !isGroup(lit.chosen) && !house.isChoice(lit.chosen));

/** @param {Brush} ctx */
function lines(ctx) {
  const quiet = lit ? 0.1 : 1;
  // what lies outside the chains is known for the day the map opens
  for (const kind of house.at.day === page.states.opening[1] ? layers : []) {
    const drawnPairs = new Set();
    house.lines.low.forEach((low, line) => {
      if (house.tie(line).kind !== kind || !house.holds(line) || house.story().has(line)) return;
      const pair = `${rooms.anchor(plan, low)} ${rooms.anchor(plan, house.lines.high[line])}`;
      if (drawnPairs.has(pair)) return;
      drawnPairs.add(pair);
      const way = path(line, "");
      if (way)
        strokes.stroke(ctx, way, { colour: draw.colour("line"), width: 1, alpha: 0.32 * quiet, dash: DASHES[kind] });
    });
  }
  const { only } = view;
  if (lit && only && around()) {
    const { lines: chosen } = lit;
    house.lines.low.forEach((low, line) => {
      if (!only.has(low) || !only.has(house.lines.high[line]) || !house.holds(line) || chosen.has(line)) return;
      const way = path(line, "");
      if (way)
        strokes.stroke(ctx, way, {
          colour: draw.colour("line"),
          width: 1.4,
          alpha: 0.5,
          dash: house.tie(line).sure ? [] : [6, 4],
        });
    });
  }
  for (const [line, looks] of house.story()) {
    for (const [look, width] of looks) {
      const way = path(line, look);
      const off = faded && !(faded.nodes.has(house.lines.low[line]) && faded.nodes.has(house.lines.high[line]));
      if (way)
        strokes.stroke(ctx, way, {
          colour: draw.colour(`${look}-edge`),
          width,
          alpha: (off ? 0.1 : 0.62) * quiet,
          dash: look === "aim" ? AIM : [],
        });
    }
  }
  if (!lit) return;
  for (const part of lit.parts) {
    const from = typeof lit.chosen === "number" ? rooms.anchor(plan, lit.chosen) : null,
      to = rooms.anchor(plan, part);
    if (from === null || to === null || from === to) continue;
    const width = house.look(Number(lit.chosen)) === "aim" ? 3.2 : 1.5;
    strokes.stroke(ctx, route(plan, from, to, "aim", 0), { colour: draw.colour("aim-edge"), width, dash: AIM });
  }
  for (const [line, how] of [...lit.lines].sort((a, b) => Number(a[1].strong) - Number(b[1].strong))) {
    const way = path(line, how.look);
    const seen = Math.max(0, Math.min(1, progress - (how.order ?? 0)));
    if (way && seen > 0)
      strokes.stroke(ctx, way, {
        colour: how.colour,
        width: how.strong ? 3.2 : 1.5,
        alpha: seen,
        dash: how.look === "aim" ? AIM : how.sure ? [] : [6, 4],
        halo: how.strong,
      });
  }
}

/** @param {Brush} ctx @param {Item} item */
function node(ctx, item) {
  const place = plan.places.get(item);
  if (!place) return;
  const within = isGroup(item) ? [...groupOf(item).members, ...rooms.asideOf(plan, item)] : [item];
  const dim =
    (lit && !around() && !lit.items.has(item)) ||
    (faded && !within.some((one) => faded?.nodes.has(one)) && !(lit && lit.items.has(item)));
  // where something changed, what stayed as it was steps back
  const stayed = !lit && !faded && !house.isOpening() && !isGroup(item) && house.isChoice(item) && !turned(item);
  ctx.globalAlpha = dim ? 0.24 : stayed ? 0.45 : 1;
  const marked = lit !== null && lit.chosen === item;
  if (isGroup(item)) draw.group(ctx, groupOf(item), place, { marked, open: view.open.has(item), many: within.length });
  else if (house.isChoice(item))
    draw.choice(ctx, item, house.answer(item), place, { marked, moved: house.moved(item), look: house.look(item) });
  else draw.actor(ctx, item, place, { marked, rises: rises(item), story: house.rests(item).length > 0 });
  ctx.globalAlpha = 1;
}

/** It came, went or has another verdict: more than that the reasons for it are others. @param {number} node */
const turned = (node) => {
  const moved = house.moved(node);
  return moved !== null && moved.what !== "detail";
};

/** Over everything: what changed, where ways stop, and the number and powers of each step of what is chosen.
    @param {Brush} ctx */
function over(ctx) {
  for (const [item, place] of house.isOpening() ? [] : plan.places) {
    const moved = !isGroup(item) && house.isChoice(item) ? house.moved(item) : null;
    if (moved && (!lit || lit.items.has(item)) && (!faded || faded.nodes.has(Number(item))))
      draw.flag(ctx, place, moved);
  }
  if (!lit) {
    if (faded) return;
    const stops = new Map([...house.answers().values()].flatMap((it) => it.lit.stops));
    for (const [at, open] of stops) {
      const place = plan.places.get(at);
      if (place && !house.isChoice(at)) strokes.broken(ctx, place, open);
      else if (place && house.look(at) === "aim") strokes.stub(ctx, place);
    }
    return;
  }
  /** @type {Point[]} */
  const taken = [];
  for (const [line, number] of lit.numbers) {
    const how = must(lit.lines.get(line)),
      way = path(line, how.look);
    if (!way || progress < (how.order ?? 0)) continue;
    const [x, middle] = (view.only && free(ctx, plan, way, taken)) || way.at;
    let y = middle;
    while (taken.some(([a, b]) => Math.abs(a - x) < 86 && Math.abs(b - y) < 21)) y += 22;
    taken.push([x, y]);
    strokes.plate(ctx, x, y, number, house.tie(line).grade, how.colour);
  }
  for (const [at, open] of lit.stops) {
    const place = plan.places.get(at);
    if (place) strokes.stump(ctx, place, open);
  }
}

/** @param {Brush} ctx */
function paint(ctx) {
  draw.building(ctx, plan);
  lines(ctx);
  draw.names(ctx, plan);
  for (const item of plan.places.keys()) node(ctx, item);
  over(ctx);
}

/* ---- vis-network ---- */

/** @param {{ ctx: CanvasRenderingContext2D, id: Item }} it */
const renderer = ({ ctx, id }) => ({
  drawNode: () => node(ctx, id),
  nodeDimensions: { width: plan.places.get(id)?.width || 1, height: plan.places.get(id)?.height || 1 },
});
/** @type {vis.DataSet<object>} */
const data = new vis.DataSet([]);
const network = new vis.Network(
  container,
  { nodes: data, edges: new vis.DataSet([]) },
  {
    autoResize: false,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, dragNodes: false, dragView: big.matches, selectable: false, zoomSpeed: 0.6 },
    nodes: { chosen: false },
  },
);
// a picture; what it holds is reached by the buttons over it
must(container.querySelector(".vis-network")).removeAttribute("tabindex");
network.on("beforeDrawing", (ctx) => {
  if (plan) {
    draw.building(ctx, plan);
    lines(ctx);
    draw.names(ctx, plan);
  }
});
network.on("afterDrawing", (ctx) => {
  if (plan) {
    over(ctx);
    for (const hear of hearers) hear();
  }
});
/** @type {(() => void)[]} */
const hearers = [];

/* ---- where the camera stands ---- */

/** @param {boolean} animate */
function lay(animate) {
  const wide = container.clientWidth;
  if (!wide) return; // not laid out yet: in a moment, or when somebody shows it
  if (framed.matches) {
    container.style.height = "";
    plan = rooms.fitting(view, wide, container.clientHeight);
  } else {
    plan = rooms.fitting(view, wide, 0);
    container.style.height = `${Math.ceil(plan.height * Math.min(MOST, wide / plan.width))}px`;
  }
  routes = new Map();
  lanes.clear();
  lettering.settle(ruler, plan);
  network.setSize("100%", `${container.clientHeight}px`);
  const now = [...plan.places].map(([id, { x, y }]) => ({
    id,
    x,
    y,
    shape: "custom",
    ctxRenderer: renderer,
    fixed: true,
    physics: false,
  }));
  const gone = data.getIds().filter((id) => !plan.places.has(id));
  data.remove(gone);
  data.update(now);
  for (const hear of layers_hearers) hear();
  fit(animate);
}
/** @type {(() => void)[]} */
const layers_hearers = [];

/** @param {boolean} animate */
function fit(animate) {
  const wide = container.clientWidth,
    high = container.clientHeight;
  if (!wide || !high || !plan) return;
  const whole = Math.min(wide / plan.width, high / plan.height);
  const scale = Math.min(MOST, Math.max(whole, view.only || view.open.size ? 0.62 : 0.2));
  const tall = plan.height * scale > high;
  const place = lit && plan.places.get(lit.chosen);
  const y =
    tall && place
      ? Math.min(Math.max(place.y, high / scale / 2), plan.height - high / scale / 2)
      : tall
        ? high / scale / 2
        : plan.height / 2 - Math.max(0, (high / scale - plan.height) / 2) * 0.1;
  network.moveTo({
    position: { x: plan.width / 2, y: y + 2 },
    scale,
    animation: animate && !calm.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false,
  });
}

/* ---- what is lit ---- */

let started = 0;
/** @param {Lighting} what */
function reveal(what) {
  const last = Math.max(0, ...[...what.lines.values()].map((how) => how.order ?? 0)) + 1;
  if (calm.matches) {
    progress = Infinity;
    return;
  }
  started = performance.now();
  progress = 0.35;
  const beat = () => {
    if (lit !== what) return;
    progress = 0.35 + (performance.now() - started) / 280;
    network.redraw();
    if (progress < last) requestAnimationFrame(beat);
    else progress = Infinity;
  };
  requestAnimationFrame(beat);
}

/** @param {Item | null} item @param {boolean} [again] */
function light(item, again) {
  lit = item === null || !plan ? null : lighting(plan, item);
  if (lit && !again) reveal(lit);
  else progress = Infinity;
  network.redraw();
  return lit;
}

draw.learn();
let width = 0,
  height = 0;
new ResizeObserver(() => {
  if (container.clientWidth === width && (!framed.matches || container.clientHeight === height)) return;
  width = container.clientWidth;
  height = container.clientHeight;
  network.setOptions({ interaction: { dragView: big.matches, zoomView: big.matches } });
  lay(false);
}).observe(container);

export const picture = {
  network,
  path,
  paint,
  fit,
  lay,
  light,
  isGroup,
  groupOf,
  rises,
  plan: () => plan,
  lit: () => lit,
  view: () => view,
  big,
  show: /** @param {View} next @param {boolean} animate */ (next, animate) => {
    view = next;
    lay(animate);
  },
  fade: /** @param {{ nodes: Set<number> } | null} what */ (what) => {
    faded = what;
    network.redraw();
  },
  layers: /** @param {string[]} chosen */ (chosen) => {
    layers = new Set(chosen);
    network.redraw();
  },
  zoom: /** @param {number} factor */ (factor) => {
    network.moveTo({
      scale: network.getScale() * factor,
      animation: calm.matches ? false : { duration: 180, easingFunction: "easeInOutQuad" },
    });
  },
  recolour: () => {
    draw.learn();
    if (lit) lit = lighting(plan, lit.chosen);
    network.redraw();
  },
  respell: () => {
    type.forget();
    if (plan) lettering.settle(ruler, plan);
    network.redraw();
  },
  onDraw: /** @param {() => void} hear */ (hear) => hearers.push(hear),
  onLay: /** @param {() => void} hear */ (hear) => layers_hearers.push(hear),
};
