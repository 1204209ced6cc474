/* Words in boxes: one size for each kind of box, broken where the language allows it, and whole wherever they fit. */

import { page } from "./data.js";
import { lang } from "./words.js";

const SANS = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", system-ui, sans-serif';
const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif';
/* No box holds more signs than this; what is longer is measured no further. */
const ENOUGH = 120;
const LEADING = 1.13;
/** @type {Map<string, Block>} */
const texts = new Map();
/** Word -> its syllables, by language. */
const known = page.breaks.map((words) => new Map(words.map((word) => [word.replaceAll("\u00ad", ""), word])));

/** A word in the pieces between which a hyphen may come; after a hyphen of its own it may be broken as it is.
    @param {string} word @returns {string[]} */
function syllables(word) {
  const found = known[lang() === "nl" ? 0 : 1];
  return word.split(/(?<=[^-]-)(?=[^-])/).flatMap((part) => {
    const core = part.match(/[\p{L}]{6,}/u)?.[0] ?? "";
    const broken = found?.get(core.toLowerCase());
    if (!broken) return [part];
    const from = part.indexOf(core);
    let at = from;
    const pieces = broken.split("\u00ad").map((piece) => part.slice(at, (at += piece.length)));
    pieces[0] = part.slice(0, from) + pieces[0];
    pieces[pieces.length - 1] += part.slice(at);
    return pieces;
  });
}

/** Words on lines; `broken`: a word may go on on the next line wherever the language allows it, else only where it is
    wider than a line. `indent` is what stands before the first line already.
    @param {Brush} ctx @param {string} text @param {number} width @param {number} indent @param {boolean} broken */
function wrap(ctx, text, width, indent, broken) {
  const lines = [""];
  const room = () => width - (lines.length === 1 ? indent : 0);
  /** @param {string} line */
  const fits = (line) => ctx.measureText(line).width <= room();
  for (const word of text.slice(0, ENOUGH).split(/\s+/).filter(Boolean)) {
    const joined = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
    if (fits(joined)) {
      lines[lines.length - 1] = joined;
      continue;
    }
    if (!broken && ctx.measureText(word).width <= width) {
      lines.push(word);
      continue;
    }
    let before = lines[lines.length - 1] ? `${lines[lines.length - 1]} ` : "";
    let piece = "";
    const own = word.split(/(?<=[^-]-)(?=[^-])/);
    const whole = !broken && own.every((part) => ctx.measureText(part).width <= width);
    for (const syllable of whole ? own : syllables(word)) {
      const hyphen = /-$/.test(piece + syllable) ? "" : "-";
      const last = word.endsWith(piece + syllable) && piece + syllable !== "";
      if (!piece && before && !fits(`${before}${syllable}${last ? "" : hyphen}`)) {
        lines.push("");
        before = "";
      } else if (piece && !fits(`${before}${piece}${syllable}${last ? "" : hyphen}`)) {
        lines[lines.length - 1] = `${before}${piece}${/-$/.test(piece) ? "" : "-"}`;
        lines.push("");
        before = piece = "";
      }
      piece += syllable;
    }
    lines[lines.length - 1] = `${before}${piece}`;
  }
  return lines;
}

/** Words in a box at a size: as they are, else with words broken between lines, else cut after a whole word.
    @param {Brush} ctx @param {string} text @param {number} width @param {number} height @param {number} size
    @returns {Block} */
function fitted(ctx, text, width, height, size, weight = 400, indent = 0) {
  const key = [text, width, height, size, weight, indent].join("\u0001");
  const before = texts.get(key);
  if (before) return before;
  ctx.font = `${weight} ${size}px ${SANS}`;
  const room = Math.max(1, Math.floor(height / (size * LEADING) + 0.08));
  /** @param {string[]} lines */
  const holds = (lines) =>
    text.length <= ENOUGH &&
    lines.length <= room &&
    lines.every((line, at) => ctx.measureText(line).width <= width - (at ? 0 : indent));
  let lines = wrap(ctx, text, width, indent, false);
  if (!holds(lines)) {
    const broken = wrap(ctx, text, width, indent, true);
    if (holds(broken)) lines = broken;
  }
  /** @type {Block} */
  const block = { size, lines, cut: !holds(lines) };
  if (block.cut) {
    const over = lines.length > room;
    block.lines = lines.slice(0, room).map((line, at) => clip(ctx, line, width - (at ? 0 : indent)));
    const last = block.lines[block.lines.length - 1];
    if (over && !last.endsWith("…")) block.lines[block.lines.length - 1] = whole(ctx, last, width);
  }
  texts.set(key, block);
  return block;
}

/** A line that goes on: up to a whole word, and an ellipsis. @param {Brush} ctx @param {string} line
    @param {number} width */
function whole(ctx, line, width) {
  let left = line.replace(/\S*-$/, "").trimEnd() || line;
  while (left.includes(" ") && ctx.measureText(`${left} …`).width > width) left = left.slice(0, left.lastIndexOf(" "));
  return clip(ctx, `${left} …`, width);
}

/** A heading on one line: smaller where it is wide, else up to a whole word. The font is left as it is drawn.
    @param {Brush} ctx @param {string} text @param {number} width @param {number} size */
function headed(ctx, text, width, size) {
  for (const smaller of [size, size - 1, size - 2]) {
    ctx.font = `600 ${smaller}px ${SANS}`;
    if (ctx.measureText(text).width <= width) return text;
  }
  return text.includes(" ") ? whole(ctx, text, width) : clip(ctx, text, width);
}

/** A heading over one box: on two lines, or on three where it is long; what fits on none is cut.
    @param {Brush} ctx @param {string} text @param {number} width */
function stacked(ctx, text, width) {
  for (const [size, many] of [[11.5, 2], [10.5, 2], [9.5, 3]]) {
    ctx.font = `600 ${size}px ${SANS}`;
    const lines = wrap(ctx, text, width, 0, false).filter(Boolean);
    if (lines.length <= many && lines.every((line) => ctx.measureText(line).width <= width)) return { lines, size };
  }
  return { lines: [whole(ctx, text, width)], size: 9.5 };
}

/** @param {Brush} ctx @param {string} line @param {number} width */
function clip(ctx, line, width) {
  if (ctx.measureText(line).width <= width) return line;
  let short = line.slice(0, ENOUGH).replace(/ ?…$/, "");
  while (short.length > 1 && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
  return `${short}…`;
}

/** @param {Brush} ctx @param {Block} block @param {number} x @param {number} y @param {CanvasTextAlign} align */
function write(ctx, block, x, y, align) {
  const step = block.size * LEADING;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  block.lines.forEach((line, at) => line && ctx.fillText(line, x, y + (at - (block.lines.length - 1) / 2) * step));
}

/** @param {Brush} ctx @param {string} text @param {number} width */
const wrapped = (ctx, text, width) => wrap(ctx, text, width, 0, false).filter(Boolean);

const forget = () => texts.clear();
export const type = { SANS, SERIF, LEADING, fitted, headed, stacked, clip, write, wrapped, forget };
