/* What is shown, taken along as SVG or PNG, with what it is of written around it: the drawing on another canvas. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { $, announce, drawn, make } from "./elements.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { draw } from "./draw.js";
import { picture } from "./picture.js";
import { caption } from "./caption.js";
import { recorder } from "./recorder.js";

/** @param {Brush} ctx @param {number} width @param {number} height */
function ground(ctx, width, height) {
  ctx.fillStyle = draw.colour("paper");
  ctx.fillRect(0, 0, width, height);
}

/** The drawing by itself. */
function svg() {
  const plan = picture.plan();
  const it = recorder(Math.ceil(plan.width), Math.ceil(plan.height));
  ground(it.ctx, plan.width, plan.height);
  picture.paint(it.ctx);
  it.svg.setAttribute("role", "img");
  it.svg.prepend(drawn("title", {}, `${say(page.title)}: ${say(house.state().headline)}`));
  return it.svg;
}

/** The drawing with its caption: over it what it is of, under it what its signs mean. */
function captioned() {
  const plan = picture.plan();
  const { over, under } = caption(plan.width);
  const it = recorder(Math.ceil(plan.width), Math.ceil(over.height + plan.height + under.height));
  ground(it.ctx, plan.width, over.height + plan.height + under.height);
  over.write(it.ctx, 0);
  under.write(it.ctx, over.height + plan.height);
  it.down(over.height);
  picture.paint(it.ctx);
  it.svg.setAttribute("role", "img");
  it.svg.prepend(drawn("title", {}, say(page.title)), drawn("desc", {}, over.text));
  return it.svg;
}

/** @returns {Promise<Blob>} */
async function png() {
  const plan = picture.plan();
  const { over, under } = caption(plan.width);
  const high = over.height + plan.height + under.height;
  const canvas = document.createElement("canvas");
  const scale = Math.min(2, 8000 / Math.max(plan.width, high));
  canvas.width = Math.ceil(plan.width * scale);
  canvas.height = Math.ceil(high * scale);
  const ctx = must(canvas.getContext("2d"));
  ctx.scale(scale, scale);
  ground(ctx, plan.width, high);
  over.write(ctx, 0);
  under.write(ctx, over.height + plan.height);
  ctx.translate(0, over.height);
  picture.paint(ctx);
  return new Promise((done) => canvas.toBlob((blob) => done(must(blob)), "image/png"));
}

/** @param {Blob} blob @param {string} ending */
function hand(blob, ending) {
  const address = URL.createObjectURL(blob);
  const chosen = picture.lit()?.chosen ?? "map";
  const name = picture.isGroup(chosen) ? "map" : house.slug(chosen);
  const anchor = make("a", { href: address, download: `huis-van-thorbecke-${name}.${ending}` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The address of what is shown, copied; where that is not allowed, shown. */
async function link() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(word("copied"));
    $("save-said").textContent = word("copied");
  } catch {
    $("save-said").textContent = location.href;
  }
}

export const save = {
  svg,
  captioned,
  asLink: link,
  asSvg: () => hand(new Blob([new XMLSerializer().serializeToString(captioned())], { type: "image/svg+xml" }), "svg"),
  asPng: async () => hand(await png(), "png"),
};
