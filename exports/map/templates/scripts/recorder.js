/* A canvas that writes down as SVG elements what is drawn on it. */

import { drawn } from "./elements.js";
import { must } from "./must.js";

/** A canvas that keeps what is drawn on it as SVG elements: only what the drawing uses.
    @param {number} width @param {number} height */
export function recorder(width, height) {
  const svg = drawn("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height });
  /** @type {SVGElement} */
  let part = svg;
  const ruler = must(document.createElement("canvas").getContext("2d"));
  /** @param {number} n */
  const round = (n) => Math.round(n * 100) / 100;
  let d = "";
  /** @type {number[]} */
  let dash = [];
  /** @param {keyof SVGElementTagNameMap} tag @param {Attributes} attributes @param {...string} children */
  const put = (tag, attributes, ...children) => {
    if (ctx.globalAlpha < 1) attributes.opacity = round(ctx.globalAlpha);
    part.append(drawn(tag, attributes, ...children));
  };
  const stroked = () => ({
    fill: "none",
    stroke: ctx.strokeStyle,
    "stroke-width": round(ctx.lineWidth),
    "stroke-linecap": ctx.lineCap,
    "stroke-linejoin": ctx.lineJoin,
    ...(dash.length ? { "stroke-dasharray": dash.join(" ") } : {}),
  });
  /** @param {string} letter @param {...number} at */
  const add = (letter, ...at) => {
    d += `${letter}${at.map(round).join(" ")}`;
  };
  /** @type {Brush & { fillStyle: string, strokeStyle: string }} */
  const ctx = {
    globalAlpha: 1,
    fillStyle: "#000",
    strokeStyle: "#000",
    lineWidth: 1,
    lineCap: "butt",
    lineJoin: "miter",
    textAlign: "left",
    textBaseline: "alphabetic",
    font: "12px sans-serif",
    setLineDash: (next) => {
      dash = next;
    },
    measureText: (text) => {
      ruler.font = ctx.font;
      return ruler.measureText(text);
    },
    beginPath: () => {
      d = "";
    },
    moveTo: (...at) => add("M", ...at),
    lineTo: (...at) => add("L", ...at),
    quadraticCurveTo: (...at) => add("Q", ...at),
    bezierCurveTo: (...at) => add("C", ...at),
    closePath: () => {
      d += "Z";
    },
    arc: (x, y, r) => {
      add("M", x - r, y);
      add("a", r, r, 0, 1, 0, 2 * r, 0);
      add("a", r, r, 0, 1, 0, -2 * r, 0);
      d += "Z";
    },
    roundRect: (x, y, w, h, r) => {
      add("M", x + r, y);
      add("h", w - 2 * r);
      add("q", r, 0, r, r);
      add("v", h - 2 * r);
      add("q", 0, r, -r, r);
      add("h", 2 * r - w);
      add("q", -r, 0, -r, -r);
      add("v", 2 * r - h);
      add("q", 0, -r, r, -r);
      d += "Z";
    },
    fill: () => put("path", { d, fill: ctx.fillStyle }),
    stroke: () => put("path", { d, ...stroked() }),
    fillRect: (x, y, w, h) =>
      put("rect", { x: round(x), y: round(y), width: round(w), height: round(h), fill: ctx.fillStyle }),
    fillText: (text, x, y) => {
      const [, weight, size, family] = must(ctx.font.match(/^(?:(\d+) )?([\d.]+)px (.*)$/));
      const lift = ctx.textBaseline === "middle" ? Number(size) * 0.35 : 0;
      put(
        "text",
        {
          x: round(x),
          y: round(y + lift),
          fill: ctx.fillStyle,
          "font-size": round(Number(size)),
          "font-family": family,
          "font-weight": weight || "400",
          "text-anchor": ctx.textAlign === "center" ? "middle" : ctx.textAlign === "right" ? "end" : "start",
        },
        text,
      );
    },
  };
  /** What is drawn from here on stands so much lower. @param {number} far */
  const down = (far) => {
    part = drawn("g", { transform: `translate(0 ${round(far)})` });
    svg.append(part);
  };
  return { ctx, svg, down };
}
