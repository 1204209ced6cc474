/* How the house looks: its ground, floors and roofs, and every box by shape, symbol, word and colour. */

import { page } from "./data.js";
import { say, upper } from "./words.js";
import { $ } from "./elements.js";
import { house } from "./house.js";
import { type } from "./type.js";
import { lettering } from "./lettering.js";

const NAMES = [
  "paper",
  "wall",
  "wall-2",
  "ground",
  "ink",
  "soft",
  "rule",
  "beam",
  "roof",
  "roof-edge",
  "box",
  "box-edge",
  "top",
  "on-top",
  "stack",
  "line",
  "accent",
  "halo",
  ...page.looks.lines.map((look) => `${look}-edge`),
  ...page.looks.order.flatMap((look) => [`${look}-fill`, `${look}-sign`, `${look}-tint`]),
];
/** @type {Record<string, string>} */
let colour = {};

/* The colours of the style sheet as the reader sees them: light, dark, or those of the system. */
function learn() {
  const probe = $("probe");
  colour = Object.fromEntries(
    NAMES.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
}

/** @param {Brush} ctx @param {number} x @param {number} y @param {number} width @param {number} height
    @param {number} radius */
function box(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, radius);
}

/** @param {Brush} ctx @param {Point[]} points */
function polygon(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

/** @param {Brush} ctx @param {Look} look @param {number} x @param {number} y @param {number} r */
function shape(ctx, look, x, y, r) {
  ctx.beginPath();
  if (look === "full" || look === "unknown") ctx.arc(x, y, r, 0, 2 * Math.PI);
  else if (look === "partial") ctx.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.35);
  else if (look === "elsewhere")
    polygon(ctx, [
      [x, y - r * 1.05],
      [x + r, y - r * 0.2],
      [x + r, y + r],
      [x - r, y + r],
      [x - r, y - r * 0.2],
    ]);
  else if (look === "aim")
    polygon(ctx, [
      [x - r * 0.6, y - r],
      [x + r * 0.6, y - r],
      [x + r * 1.15, y],
      [x + r * 0.6, y + r],
      [x - r * 0.6, y + r],
      [x - r * 1.15, y],
    ]);
  else
    polygon(ctx, [
      [x, y - r * 1.2],
      [x + r * 1.2, y],
      [x, y + r * 1.2],
      [x - r * 1.2, y],
    ]);
}

/** @param {Brush} ctx @param {Answer} entry @param {number} x @param {number} y @param {number} r */
function sign(ctx, entry, x, y, r) {
  shape(ctx, entry.look, x, y, r);
  ctx.fillStyle = colour[`${entry.look}-fill`];
  ctx.fill();
  ctx.strokeStyle = colour[`${entry.look}-edge`];
  ctx.lineWidth = 1.5;
  ctx.setLineDash(entry.look === "unknown" ? [2.6, 2.1] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = colour[`${entry.look}-sign`];
  ctx.font = `700 ${r * 1.2}px ${type.SANS}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(page.verdicts[entry.verdict].mark, x, y + r * (entry.look === "elsewhere" ? 0.22 : 0.06));
}

/** The ground the house stands on, hatched as in a section drawing. @param {Brush} ctx @param {Plan} plan */
function ground(ctx, plan) {
  const { left, right, bottom, width } = plan;
  ctx.strokeStyle = colour.rule;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let x = 0; x < width + 10; x += 9) {
    ctx.moveTo(x, bottom + 4);
    ctx.lineTo(x - 8, bottom + 12);
  }
  ctx.stroke();
  ctx.fillStyle = colour.beam;
  ctx.fillRect(0, bottom, width, 3);
  ctx.fillRect(left - 4, plan.bands[0].bottom, 4, bottom - plan.bands[0].bottom);
  ctx.fillRect(right, plan.bands[0].bottom, 4, bottom - plan.bands[0].bottom);
}

/** @param {Brush} ctx @param {Plan} plan */
function building(ctx, plan) {
  const { left, right } = plan;
  plan.bands.forEach((band, turn) => {
    if (band.roof) return;
    ctx.fillStyle = band.name === "choices" ? colour.ground : turn % 2 ? colour.wall : colour["wall-2"];
    ctx.fillRect(left, band.top, right - left, band.bottom - band.top);
    if (turn > 1) {
      ctx.fillStyle = colour.beam;
      ctx.fillRect(
        plan.gutter ? 10 : left,
        band.top - 0.5,
        plan.gutter ? right - 10 : right - left,
        band.name === "choices" ? 2 : 1,
      );
    }
  });
  ground(ctx, plan);
  const cabinet = plan.bands.find((band) => band.name === "cabinet");
  ctx.fillStyle = colour.rule;
  if (plan.split && cabinet) ctx.fillRect(plan.split - 2, cabinet.top, 1.5, cabinet.bottom - cabinet.top);
  for (const title of plan.titles) if (title.rule) ctx.fillRect(title.x - 0.5, title.y, 1, title.low - title.y);
  for (const roof of plan.roofs) {
    polygon(ctx, roof);
    ctx.fillStyle = colour.roof;
    ctx.fill();
    ctx.strokeStyle = colour["roof-edge"];
    ctx.lineWidth = 3.5;
    ctx.lineJoin = "round";
    ctx.stroke();
  }
}

/** The names of floors and rooms, over the lines: each on a patch of its own wall.
    @param {Brush} ctx @param {Plan} plan */
function names(ctx, plan) {
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  for (const title of plan.titles) {
    if (title.rule) continue;
    const told = upper(say(title.text));
    ctx.font = `600 11.5px ${type.SANS}`;
    const { lines, size } =
      title.lines > 2
        ? type.stacked(ctx, told, title.width)
        : { lines: title.lines > 1 ? type.wrapped(ctx, told, title.width).slice(0, 2) : [told], size: 11.5 };
    lines.forEach((line, at) => {
      const text = type.headed(ctx, line, title.width, size);
      const y = title.y - (lines.length - 1 - at) * (size < 10 ? 10 : 13);
      ctx.fillStyle = colour[title.brick ? "ground" : "wall"];
      ctx.globalAlpha = 0.85;
      ctx.fillRect(title.x - 2, y - 10, ctx.measureText(text).width + 4, 13);
      ctx.globalAlpha = 1;
      ctx.fillStyle = colour.soft;
      ctx.fillText(text, title.x, y);
    });
  }
  for (const band of plan.bands) {
    const [name, says] = (band.names || page.bands[band.name]).map(say);
    ctx.fillStyle = colour.ink;
    if (!plan.gutter) {
      ctx.font = `600 15px ${type.SERIF}`;
      if (!band.roof) {
        ctx.fillStyle = colour[band.name === "choices" ? "ground" : "wall"];
        ctx.globalAlpha = 0.85;
        ctx.fillRect(plan.left + 3, band.top + 4, ctx.measureText(name).width + 7, 19);
        ctx.globalAlpha = 1;
        ctx.fillStyle = colour.ink;
      }
      ctx.fillText(
        type.clip(ctx, name, plan.right - plan.left - 12),
        plan.left + 6,
        band.roof ? band.top - 10 : band.top + 18,
      );
      continue;
    }
    ctx.font = `600 14.5px ${type.SERIF}`;
    const block = type.wrapped(ctx, name, plan.gutter - 14);
    ctx.font = `11.5px ${type.SANS}`;
    const more = type.wrapped(ctx, says, plan.gutter - 12);
    // what a floor says of itself is said where it has the height for it
    const high = block.length * 16 + more.length * 13;
    const room = band.roof ? Infinity : band.bottom - band.top - 6;
    const told = high <= room ? more : [];
    const head = band.name === "choices" ? 32 : 17;
    const top = band.roof ? band.bottom + 8 - high : band.top + Math.min(head, Math.max(14, 17 + (room - high) / 2));
    ctx.font = `600 14.5px ${type.SERIF}`;
    block.forEach((line, at) => ctx.fillText(line, 10, top + at * 16));
    ctx.font = `11.5px ${type.SANS}`;
    ctx.fillStyle = colour.soft;
    told.forEach((line, at) => ctx.fillText(line, 10, top + block.length * 16 - 2 + at * 13));
  }
}

/** @param {Brush} ctx @param {number} node @param {Answer | undefined} entry @param {Place} place
    @param {BoxLook} how */
function choice(ctx, node, entry, place, how) {
  const { x, y, width, height } = place;
  const { look = "unknown" } = how;
  box(ctx, x, y, width, height, 4);
  ctx.fillStyle = colour[`${look}-tint`];
  ctx.fill();
  ctx.strokeStyle = colour[`${look}-edge`];
  ctx.lineWidth = how.marked || (how.moved && how.moved.what !== "detail") ? 3 : 1;
  ctx.setLineDash(look === "unknown" ? [4, 3] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  const left = x - width / 2 + 6,
    step = lettering.sizes().choice * type.LEADING,
    first = y - height / 2 + 3 + step / 2;
  const no = house.number(node);
  if (entry) sign(ctx, { ...entry, look }, left + 5.5, first, 5.4);
  ctx.fillStyle = colour.ink;
  ctx.font = `700 ${lettering.sizes().choice}px ${type.SANS}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  if (no) ctx.fillText(type.clip(ctx, no, width - 30), left + 15, first);
  const block = lettering.called(ctx, node, place, lettering.sizes().choice);
  const indent = lettering.indented(ctx, node, place);
  ctx.font = `${block.size}px ${type.SANS}`;
  block.lines.forEach((line, at) => line && ctx.fillText(line, left + (at ? 0 : indent), first + at * step));
}

/** A choice that stands otherwise than where the map opens: how it was and how it is, side by side on its corner;
    what came, a plus; what changed and kept its verdict, a dot.
    @param {Brush} ctx @param {Place} place @param {Moved} moved */
function flag(ctx, place, moved) {
  const right = place.x + place.width / 2 + 3,
    y = place.y - place.height / 2 - 3;
  const two = moved.what === "verdict" && moved.before && moved.now;
  const width = two ? 46 : moved.what === "detail" ? 10 : 17;
  ctx.beginPath();
  ctx.roundRect(right - width, y - width / (two ? 5 : 2), width, two ? 18.4 : width, 9);
  ctx.fillStyle = two ? colour.paper : colour.accent;
  ctx.fill();
  ctx.strokeStyle = two ? colour.accent : colour.paper;
  ctx.lineWidth = 2;
  ctx.stroke();
  if (moved.what === "detail") return;
  ctx.fillStyle = two ? colour.ink : colour.paper;
  ctx.font = `700 11px ${type.SANS}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(two ? "→" : moved.what === "came" ? "+" : "−", right - width / 2, y + 0.5);
  if (!moved.before || !moved.now || !two) return;
  sign(ctx, moved.before, right - width + 9, y, 4.8);
  sign(ctx, moved.now, right - 9, y, 4.8);
}

/** @param {Brush} ctx @param {number} node @param {Place} place @param {BoxLook} how */
function actor(ctx, node, place, how) {
  const { x, y, width, height } = place;
  const top = house.tops.has(node);
  box(ctx, x, y, width, height, top ? 2 : 5);
  ctx.fillStyle = top ? colour.top : colour.box;
  ctx.fill();
  ctx.strokeStyle = how.marked ? colour.accent : top ? colour.top : how.story ? colour.line : colour["box-edge"];
  ctx.lineWidth = how.marked ? 3 : how.story ? 1.5 : 1;
  ctx.setLineDash(top || how.rises ? [] : [4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
  const block = lettering.called(ctx, node, place, lettering.sizes().actor);
  ctx.fillStyle = top ? colour["on-top"] : colour.ink;
  ctx.font = `${block.weight} ${block.size}px ${type.SANS}`;
  type.write(ctx, block, x, y + 0.5, "center");
}

/** Actors folded together: a small pile of cards with a count.
    @param {Brush} ctx @param {Group | Part} it @param {Place} place @param {BoxLook} how */
function group(ctx, it, place, how) {
  const { x, y, width, height } = place;
  for (const off of how.open ? [0] : [5, 2.5, 0]) {
    box(ctx, x + off, y - off, width - 5, height - 3, 5);
    ctx.fillStyle = colour.stack;
    ctx.fill();
    ctx.strokeStyle = how.marked && !off ? colour.accent : colour["box-edge"];
    ctx.lineWidth = how.marked && !off ? 3 : 1;
    ctx.stroke();
  }
  const { badge, block, indent } = lettering.pile(ctx, it, place, how);
  const left = x - width / 2 + 6,
    step = lettering.sizes().group * type.LEADING,
    first = y - ((block.lines.length - 1) * step) / 2 + 0.5;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.font = `700 ${lettering.sizes().group}px ${type.SANS}`;
  ctx.fillStyle = colour.soft;
  ctx.fillText(badge, left, first);
  ctx.fillStyle = colour.ink;
  ctx.font = `${block.size}px ${type.SANS}`;
  block.lines.forEach((line, at) => line && ctx.fillText(line, left + (at ? 0 : indent), first + at * step));
}

/** @param {string} name */
const colourOf = (name) => colour[name];

export const draw = {
  learn,
  building,
  names,
  choice,
  flag,
  actor,
  group,
  sign,
  box,
  polygon,
  colour: colourOf,
};
