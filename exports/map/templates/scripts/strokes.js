/* Lines as they are drawn, the number and the powers of a step, and the sign where a way stops. */

import { POWERS, word } from "./words.js";
import { type } from "./type.js";
import { draw } from "./draw.js";

/** @param {Brush} ctx @param {Curve[]} points */
function trace(ctx, points) {
  ctx.beginPath();
  for (const it of points) {
    if (it[0] === "M") ctx.moveTo(it[1], it[2]);
    else if (it[0] === "L") ctx.lineTo(it[1], it[2]);
    else if (it[0] === "Q") ctx.quadraticCurveTo(it[1], it[2], it[3], it[4]);
    else ctx.bezierCurveTo(it[1], it[2], it[3], it[4], it[5], it[6]);
  }
}

/** @param {Brush} ctx @param {Way} path @param {Stroke} how */
function stroke(ctx, path, how) {
  ctx.globalAlpha = how.alpha ?? 1;
  trace(ctx, path.points);
  if (how.halo) {
    ctx.strokeStyle = draw.colour("halo");
    ctx.lineWidth = how.width + 4;
    ctx.setLineDash([]);
    ctx.stroke();
  }
  ctx.strokeStyle = how.colour;
  ctx.lineWidth = how.width;
  ctx.lineCap = "round";
  ctx.setLineDash(how.dash || []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** The number of a step with three small meters: information, discussion, consequences.
    @param {Brush} ctx @param {number} x @param {number} y @param {number} number @param {Grade | null} grade
    @param {string} colour */
function plate(ctx, x, y, number, grade, colour) {
  const width = grade ? 84 : 20;
  draw.box(ctx, x, y, width, 20, 10);
  ctx.fillStyle = draw.colour("box");
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.6;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x - width / 2 + 10, y, 10, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.fillStyle = draw.colour("box");
  ctx.font = `700 12px ${type.SANS}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(number), x - width / 2 + 10, y + 0.5);
  if (!grade) return;
  POWERS.forEach((name, at) => {
    const left = x - width / 2 + 23 + at * 20;
    ctx.fillStyle = draw.colour("ink");
    ctx.font = `700 10px ${type.SANS}`;
    ctx.textAlign = "left";
    ctx.fillText(word(`${name}_short`), left, y + 0.5);
    for (let step = 0; step < 3; step += 1) {
      ctx.fillStyle = step < grade[at] ? colour : draw.colour("rule");
      ctx.fillRect(left + 10, y + 4 - step * 4.2, 7, 3);
    }
  });
}

/** @param {Brush} ctx @param {number} x @param {number} y @param {boolean} open @param {number} r */
const cross = (ctx, x, y, open, r) => {
  const colour = draw.colour(open ? "unknown-edge" : "none-edge");
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = open ? draw.colour("box") : draw.colour("none-fill");
  ctx.fill();
  ctx.strokeStyle = open ? colour : draw.colour("box");
  ctx.lineWidth = 1.6;
  ctx.stroke();
  ctx.fillStyle = open ? draw.colour("unknown-sign") : draw.colour("none-sign");
  ctx.font = `700 ${r * 1.5}px ${type.SANS}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(open ? "?" : "×", x, y + 0.5);
};

/** In the house at rest: a sign on the corner of who decides while no way leads on.
    @param {Brush} ctx @param {Place} place @param {boolean} open */
const broken = (ctx, place, open) => cross(ctx, place.x + place.width / 2, place.y - place.height / 2 - 1, open, 7);

/** In the house at rest: the start of a way on a brick that is answered for as an aim only, as in the legend.
    @param {Brush} ctx @param {Place} place */
function stub(ctx, place) {
  const top = place.y - place.height / 2;
  ctx.strokeStyle = draw.colour("unknown-edge");
  ctx.lineWidth = 2.4;
  ctx.setLineDash([2, 1.5]);
  ctx.beginPath();
  ctx.moveTo(place.x, top - 0.5);
  ctx.lineTo(place.x, top - 5);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Where a way stops: a broken stump, with a cross for nobody found and a question mark for not known.
    @param {Brush} ctx @param {Place} place @param {boolean} open */
function stump(ctx, place, open) {
  const top = place.y - place.height / 2;
  ctx.strokeStyle = draw.colour(open ? "unknown-edge" : "none-edge");
  ctx.lineWidth = 3;
  ctx.setLineDash([5, 4]);
  ctx.beginPath();
  ctx.moveTo(place.x, top);
  ctx.lineTo(place.x, top - 22);
  ctx.stroke();
  ctx.setLineDash([]);
  cross(ctx, place.x, top - 32, open, 10);
}

export const strokes = { stroke, plate, stub, stump, broken };
