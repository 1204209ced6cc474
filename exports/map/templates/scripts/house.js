/* The house as the page knows it: nodes, lines, and the state it is in. It looks answers up; it makes none. */

import { model, page } from "./data.js";
import { say, word } from "./words.js";

const { nodes, lines, states } = page;
const count = nodes.label.length;
const tops = new Set(nodes.tops);
const elsewhere = new Set(lines.elsewhere);
/** @param {number} at */
const isChoice = (at) => nodes.kind[at] < 0;
/** @type {number[][]} */
const up = Array.from({ length: count }, () => []);
/** @type {number[][]} */
const down = Array.from({ length: count }, () => []);
lines.low.forEach((low, line) => {
  up[low].push(line);
  down[lines.high[line]].push(line);
});
/** @type {Map<string, number>} */
const bySlug = new Map(nodes.slug.map((slug, at) => [slug.toLowerCase(), at]));
/** @type {Map<string, number>} */
const byNumber = new Map();
for (const answer of page.choices) if (answer.no) byNumber.set(answer.no.toLowerCase(), answer.node);

const at = { scenario: states.opening[0], day: states.opening[1] };
/** @param {number} scenario @param {number} day */
const told = (scenario, day) => states.told[states.at[scenario][day]];
/** @param {State} state */
const answersOf = (state) => new Map(state.choices.map((place) => [page.choices[place].node, page.choices[place]]));
const first = answersOf(told(...states.opening));
/** @type {[number, LineLook, number][]} */
const drawnFirst = page.network.edges.map(({ line, look, width }) => [line, look, width]);
/** @type {State} */
let state;
/** @type {Map<number, Answer>} */
let answers;
/** How wide the lines of the verdicts are, by look. @type {Map<number, Map<LineLook, number>>} */
let story;
/** @type {Map<number, number[]>} */
let resting;

/** The lines of the verdicts of this state, each with the look of who it carries; and what rests on whom.
    @param {number} scenario @param {number} day */
function turn(scenario, day) {
  at.scenario = scenario;
  at.day = day;
  state = told(scenario, day);
  answers = answersOf(state);
  story = new Map();
  resting = new Map();
  for (const [line, look, width] of state.story || drawnFirst) {
    const known = story.get(line) ?? new Map();
    story.set(line, known.set(look, width));
  }
  for (const answer of answers.values()) {
    const met = new Set(
      [...answer.lit.decides, ...answer.lit.chain].flatMap(([line]) => [lines.low[line], lines.high[line]]),
    );
    met.delete(answer.node);
    for (const node of met) resting.set(node, [...(resting.get(node) || []), answer.node]);
  }
}
turn(at.scenario, at.day);

/** How the answer on a choice differs from that of the record on the day the page opens.
    @param {number} node @returns {Moved | null} */
function moved(node) {
  const before = first.get(node),
    now = answers.get(node);
  if (before === now) return null;
  if (!before || !now) return { before, now, what: before ? "went" : "came" };
  const verdictMoved = before.look !== now.look || before.verdict !== now.verdict;
  return { before, now, what: verdictMoved ? "verdict" : "detail" };
}

const isOpening = () => at.scenario === states.opening[0] && at.day === states.opening[1];
/** @param {number} line */
const tie = (line) => page.ties[lines.tie[line]];
/** On another day, or under a proposal, only the lines of that state's own answers are sure. @param {number} line */
const holds = (line) => !elsewhere.has(line) || story.has(line);

/** @param {number} start @param {number} depth */
function neighbours(start, depth) {
  const seen = new Set([start]);
  let edge = [start];
  for (let step = 0; step < depth; step += 1) {
    const next = [];
    for (const node of edge) {
      for (const line of [...up[node], ...down[node]]) {
        if (!holds(line)) continue;
        const other = lines.low[line] === node ? lines.high[line] : lines.low[line];
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return seen;
}

/** And all who are answered to on the way up, as far as that stays a picture.
    @param {number} start @param {Set<number>} seen */
function above(start, seen, most = 40) {
  const climbed = new Set();
  let edge = [start];
  while (edge.length && seen.size < most) {
    const next = new Set();
    for (const node of edge) {
      climbed.add(node);
      for (const line of up[node]) {
        const high = lines.high[line];
        if (!holds(line) || tie(line).kind !== "accountability" || !tie(line).counts || seen.size >= most) continue;
        seen.add(high);
        if (!climbed.has(high) && !tops.has(high)) next.add(high);
      }
    }
    edge = [...next];
  }
  return seen;
}

/** The collectives an actor is one of, and those these are one of, the nearest first. @param {number} node */
function collectives(node) {
  const found = [...(nodes.of[node] || [])];
  for (const one of found) found.push(...(nodes.of[one] || []).filter((other) => !found.includes(other)));
  return found;
}

/** @param {number} node */
const label = (node) => say((answers.get(node) || { label: nodes.label[node] }).label);
/** @param {number} node */
const number = (node) => (answers.get(node) || first.get(node) || { no: say(nodes.short[node]) }).no;
/** @param {number} node */
const kind = (node) => (isChoice(node) ? word("choice") : say(nodes.kinds[nodes.kind[node]]));
/** How a choice looks: in the first view as the network has it. @param {number} node @returns {Look} */
const look = (node) => (isOpening() && model.get(node)?.look) || answers.get(node)?.look || "unknown";
/** @param {number} node */
const short = (node) => say(nodes.short[node]);
/** The short name of a choice, "" where it has none. @param {number} node */
const brief = (node) => (node in nodes.brief ? say(nodes.brief[node]) : "");

export const house = {
  count,
  nodes,
  lines,
  up,
  down,
  tops,
  isChoice,
  tie,
  holds,
  at,
  told,
  turn,
  moved,
  isOpening,
  neighbours,
  above,
  label,
  number,
  kind,
  short,
  brief,
  look,
  first,
  state: () => state,
  answer: /** @param {number} node */ (node) => answers.get(node),
  answers: () => answers,
  story: () => story,
  rests: /** @param {number} node */ (node) => resting.get(node) || [],
  of: collectives,
  names: /** @param {number} node */ (node) => nodes.names[node] || [],
  find: /** @param {string} slug */ (slug) => bySlug.get(slug) ?? byNumber.get(slug),
  slug: /** @param {number} node */ (node) => nodes.slug[node],
  scenario: /** @param {number} which */ (which) => states.scenarios[which],
  date: /** @param {number} which */ (which) => states.dates[which],
};
