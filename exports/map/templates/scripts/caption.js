/* What a picture that leaves the page says of itself: which house, day and proposal, the count, what is chosen and who
   answers for it; what the signs mean, and the fingerprint of the data. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { draw } from "./draw.js";
import { picture } from "./picture.js";
import { type } from "./type.js";

const EDGE = 16;
const ruler = must(document.createElement("canvas").getContext("2d"));

/** @param {number} weight @param {number} size @param {string} [family] */
const font = (weight, size, family = type.SANS) => `${weight} ${size}px ${family}`;

/** Words on lines, all of them; a word wider than a line in pieces.
    @param {string} text @param {string} letters @param {number} room */
function broken(text, letters, room) {
  ruler.font = letters;
  /** @param {string} line */
  const fits = (line) => ruler.measureText(line).width <= room;
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.length - 1;
    if (fits(lines[last] ? `${lines[last]} ${word}` : word)) {
      lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
      continue;
    }
    let rest = word;
    while (!fits(rest) && rest.length > 1) {
      let cut = rest.length - 1;
      while (cut > 1 && !fits(rest.slice(0, cut))) cut -= 1;
      lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    lines.push(rest);
  }
  return lines.filter(Boolean);
}

/** What is chosen, and its sentence. */
function chosen() {
  const item = picture.lit()?.chosen;
  if (item === undefined || picture.isGroup(item)) return [];
  const answer = house.answer(item);
  return [`${answer?.no ?? ""} ${house.label(item)}`.trim(), answer ? say(answer.sentence) : house.kind(item)];
}

/** A block of lines under each other. @param {number} width @param {[string, string, number, string][]} texts */
function block(width, texts) {
  /** @type {{ line: string, y: number, letters: string, colour: string }[]} */
  const set = [];
  let y = EDGE - 4;
  for (const [text, letters, step, colour] of texts) {
    for (const line of broken(text, letters, width - 2 * EDGE)) {
      y += step;
      set.push({ line, y, letters, colour });
    }
    y += 5;
  }
  return { set, height: y + 4 };
}

/** @param {Brush} ctx @param {ReturnType<typeof block>["set"]} set @param {number} top */
function put(ctx, set, top) {
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  for (const { line, y, letters, colour } of set) {
    ctx.font = letters;
    ctx.fillStyle = draw.colour(colour);
    ctx.fillText(line, EDGE, top + y);
  }
}

/** Every look that is there, with its word and how many look so, in rows. @param {number} width */
function legend(width) {
  const { counts } = house.state();
  ruler.font = font(400, 13);
  /** @type {{ look: Look, text: string, x: number, y: number }[]} */
  const keys = [];
  let x = EDGE,
    y = 16;
  for (const look of page.looks.gravest.filter((one) => counts[one])) {
    const text = `${word(look)}: ${counts[look]}`;
    const wide = 26 + ruler.measureText(text).width + 22;
    if (x > EDGE && x + wide > width) {
      x = EDGE;
      y += 24;
    }
    keys.push({ look, text, x, y });
    x += wide;
  }
  return { keys, height: y + 10 };
}

/** @param {Brush} ctx @param {ReturnType<typeof legend>["keys"]} keys @param {number} top */
function put_legend(ctx, keys, top) {
  for (const { look, text, x, y } of keys) {
    const answer = [...house.answers().values()].find((it) => it.look === look);
    if (answer) draw.sign(ctx, { ...answer, look }, x + 9, top + y, 8);
    ctx.font = font(400, 13);
    ctx.fillStyle = draw.colour("ink");
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillText(text, x + 26, top + y + 1);
  }
}

/** What stands over and under a picture so wide. @param {number} width */
export function caption(width) {
  const { scenario, day } = house.at;
  const names = house.scenario(scenario).names.map(say);
  const state = names.length ? `${word("with")} ${names.join(", ")}` : word("as_is");
  const when = `${word("as_of")} ${say(house.date(day)[1])} · ${state}`;
  const brief = say(house.state().brief);
  const [name, sentence] = chosen();
  const over = block(width, [
    [say(page.title), font(600, 20, type.SERIF), 24, "ink"],
    [when, font(400, 13), 17, "soft"],
    [brief, font(600, 15), 20, "ink"],
    ...(name ? [/** @type {[string, string, number, string]} */ ([name, font(600, 14), 21, "accent"])] : []),
    ...(sentence ? [/** @type {[string, string, number, string]} */ ([sentence, font(400, 14), 19, "ink"])] : []),
  ]);
  const signs = legend(width);
  const under = block(width, [[`${word("digest")}: ${page.house.digest}`, font(400, 11), 15, "soft"]]);
  return {
    over: {
      height: over.height,
      text: [when, brief, name, sentence].filter(Boolean).join(". "),
      write: /** @param {Brush} ctx @param {number} top */ (ctx, top) => put(ctx, over.set, top),
    },
    under: {
      height: signs.height + under.height,
      write: /** @param {Brush} ctx @param {number} top */ (ctx, top) => {
        put_legend(ctx, signs.keys, top);
        put(ctx, under.set, top + signs.height - 8);
      },
    },
  };
}
