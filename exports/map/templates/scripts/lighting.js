/* What lights up with what is chosen: its lines, their order, and where ways stop. */

import { page } from "./data.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { groupOf, isGroup, rooms } from "./rooms.js";
import { draw } from "./draw.js";

/** What belongs to a choice or an actor, with the order in which it lights up; steps are numbered as in the panel.
    @param {Plan} plan @param {Item} item @returns {Lighting} */
export function lighting(plan, item) {
  /** @type {Lighting} */
  const what = { chosen: item, lines: new Map(), items: new Set([item]), numbers: new Map(), stops: [], parts: [] };
  if (isGroup(item)) {
    const { members, whole } = groupOf(item);
    for (const member of members) what.items.add(rooms.anchor(plan, member) ?? member);
    if (whole !== undefined && whole !== null) light_actor(whole, what);
  } else if (house.isChoice(item)) {
    const answer = house.answer(item);
    if (answer) light_choice(answer, what);
  } else {
    light_actor(item, what);
    for (const whole of house.of(item)) light_actor(whole, what);
  }
  for (const line of what.lines.keys()) {
    for (const end of [house.lines.low[line], house.lines.high[line]]) {
      const at = rooms.anchor(plan, end);
      if (at !== null) what.items.add(at);
    }
  }
  for (const at of [...what.stops.map(([one]) => one), ...what.parts]) what.items.add(at);
  return what;
}

/** What is strong stays strong. @param {Lighting} what @param {number} line @param {Omit<Lit, "sure">} how */
function put(what, line, how) {
  const { sure } = house.tie(line);
  if (!what.lines.has(line) || how.strong) what.lines.set(line, { ...what.lines.get(line), ...how, sure });
}
/** @param {LineLook} look */
const edge = (look) => draw.colour(`${look}-edge`);

/** @param {Answer} answer @param {Lighting} what */
function light_choice(answer, what) {
  for (const line of answer.lit.soft) put(what, line, { colour: draw.colour("line"), strong: false, order: 0 });
  const strong = answer.look === "aim";
  for (const line of answer.lit.aim) put(what, line, { colour: edge("aim"), look: "aim", strong, order: 0 });
  // adopted as a part of others: the chain of its aim begins there
  const own = answer.lit.aim.some((line) => house.lines.low[line] === answer.node);
  if (answer.aim && !own) what.parts = answer.aim.parts.flatMap(([node]) => (node === null ? [] : [node]));
  for (const [line, look] of answer.lit.decides)
    put(what, line, { colour: edge(look), look, strong: true, order: 0 });
  for (const [line, look] of answer.lit.chain) put(what, line, { colour: edge(look), look, strong: true, order: 1 });
  for (const it of answer.deciders) {
    [...it.steps, ...it.oversight].forEach(([at], turn) => {
      const { line } = page.steps[at];
      const how = line === null ? undefined : what.lines.get(line);
      if (line === null || !how || what.numbers.has(line)) return;
      what.numbers.set(line, what.numbers.size + 1);
      how.order = turn + 1;
    });
  }
  what.stops = answer.lit.stops;
}

/** @param {number} node @param {Lighting} what */
function light_actor(node, what) {
  for (const line of [...house.up[node], ...house.down[node]]) {
    if (!house.holds(line)) continue;
    const { kind } = house.tie(line);
    put(what, line, {
      colour: draw.colour(kind === "accountability" ? "accent" : "line"),
      strong: kind === "accountability" && house.lines.low[line] === node,
      order: 0,
    });
  }
  const resting = house.rests(node).map((choice) => must(house.answer(choice)).lit);
  for (const [line, look] of resting.flatMap(({ decides, chain }) => [...decides, ...chain]))
    put(what, line, { colour: edge(look), look, strong: true, order: 0 });
  what.stops = resting.flatMap(({ stops }) => stops).filter(([at]) => at === node);
}
