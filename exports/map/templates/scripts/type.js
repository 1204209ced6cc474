/* Words in boxes: the largest size at which they fit, broken where a reader would break them. */

const SANS = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", system-ui, sans-serif';
const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif';
/* No box holds more signs than this; what is longer is measured no further. */
const ENOUGH = 120;
/** @type {Map<string, Block>} */
const texts = new Map();

/** Words in a box: the largest size at which they fit, else cut with an ellipsis.
    @param {Brush} ctx @param {string} text @param {number} width @param {number} height @param {number[]} fonts
    @returns {Block} */
function fitted(ctx, text, width, height, fonts, weight = 400, indent = 0) {
  const key = [text, width, height, fonts, weight, indent].join("\u0001");
  const known = texts.get(key);
  if (known) return known;
  const all = text.slice(0, ENOUGH).split(/\s+/).filter(Boolean);
  ctx.font = `${weight} ${fonts[fonts.length - 1]}px ${SANS}`;
  const parts = all.flatMap((part) => pieces(ctx, part, width));
  /** @type {Block} */
  let best = { size: fonts[fonts.length - 1], lines: [] };
  for (const size of fonts) {
    ctx.font = `${weight} ${size}px ${SANS}`;
    const lines = wrap(ctx, parts, width, indent);
    best = { size, lines };
    if (
      lines.length * size * LEADING <= height &&
      lines.every((line, at) => ctx.measureText(line).width <= width - (at ? 0 : indent))
    )
      break;
  }
  const room = Math.max(1, Math.floor(height / (best.size * LEADING)));
  best.cut = best.lines.length > room || best.lines.some((line) => ctx.measureText(line).width > width);
  const over = best.lines.length > room;
  best.lines = best.lines.slice(0, room);
  if (over) best.lines[room - 1] += "…";
  ctx.font = `${weight} ${best.size}px ${SANS}`;
  best.lines = best.lines.map((line) => clip(ctx, line, width));
  texts.set(key, best);
  return best;
}

/** A word too long for its box even at the smallest size is broken, first where it has a hyphen.
    @param {Brush} ctx @param {string} part @param {number} width @returns {string[]} */
function pieces(ctx, part, width) {
  if (ctx.measureText(part).width <= width) return [part];
  const hyphen = part.slice(0, -1).lastIndexOf("-");
  if (hyphen > 2)
    return [...pieces(ctx, part.slice(0, hyphen + 1), width), ...pieces(ctx, part.slice(hyphen + 1), width)];
  let most = part.length - 3;
  while (most > 4 && ctx.measureText(`${part.slice(0, most)}-`).width > width) most -= 1;
  let at = most;
  while (at > 3 && !/^[^aeiouyéëïöü][aeiouyéëïöü]/i.test(part.slice(at))) at -= 1;
  if (at < most - 5 || (/[cst]$/i.test(part.slice(0, at)) && part[at] === "h")) at = most;
  return [`${part.slice(0, at)}-`, part.slice(at)];
}

/** `indent` is what stands before the first line already.
    @param {Brush} ctx @param {string[]} all @param {number} width */
function wrap(ctx, all, width, indent = 0) {
  const lines = indent ? [""] : [];
  for (const part of all) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${part}`.trim() : part;
    if (lines.length && ctx.measureText(longer).width <= width - (lines.length === 1 ? indent : 0))
      lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** @param {Brush} ctx @param {string} line @param {number} width */
function clip(ctx, line, width) {
  if (ctx.measureText(line).width <= width) return line;
  let short = line.slice(0, ENOUGH).replace(/…$/, "");
  while (short.length > 1 && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
  return `${short}…`;
}

const LEADING = 1.17;

/** @param {Brush} ctx @param {Block} block @param {number} x @param {number} y @param {CanvasTextAlign} align */
function write(ctx, block, x, y, align) {
  const step = block.size * LEADING;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  block.lines.forEach((line, at) => line && ctx.fillText(line, x, y + (at - (block.lines.length - 1) / 2) * step));
}

/** @param {Brush} ctx @param {string} text @param {number} width */
const wrapped = (ctx, text, width) =>
  wrap(
    ctx,
    text
      .slice(0, ENOUGH)
      .split(/\s+/)
      .flatMap((part) => pieces(ctx, part, width)),
    width,
  );

export const type = { SANS, SERIF, LEADING, fitted, clip, write, wrapped, forget: () => texts.clear() };
