/* What the panel is built of: headings, sections, lists, and a line as seen from one of its ends. */

import { page } from "./data.js";
import { POWERS, lang, say, word } from "./words.js";
import { go, link, make, markOf, named } from "./elements.js";
import { house } from "./house.js";
import { picture } from "./picture.js";
import { dispute, nameOf, spelled } from "./dispute.js";

/** @param {string} name */
export const status = (name) => say(page.statuses[name] || name);
/** @param {string} name @param {Child} [more] */
export const title = (name, more) => make("h3", null, word(name), more ? ` ${more}` : null);
/** @param {string} name @param {...Child} children */
export const section = (name, ...children) => make("section", null, title(name), ...children);
/** @param {Child[]} items */
export const list = (items) => make("ul", { class: "plain" }, ...items);
/** @param {Said} text @param {Child[]} over @returns {Child[]} */
export const heading = (text, over) => [
  make("p", { class: "over" }, ...over),
  make("h2", { id: "chosen", tabindex: "-1" }, named(text)),
];

/** I3 D1 G2, with the words for who cannot see it. @param {Grade} grade */
export function brief(grade) {
  const spoken = POWERS.map((name, at) => `${word(name)} ${grade[at]}`).join(", ");
  const shown = POWERS.map((name, at) =>
    make("span", { class: `g g${grade[at]}` }, `${word(`${name}_short`)}${grade[at]}`),
  );
  return make("span", { class: "brief", role: "img", "aria-label": spoken, title: spoken }, ...shown);
}

/** @param {number[]} places @param {string} name */
export function references(places, name) {
  if (!places.length) return null;
  const items = places.flatMap((at, turn) => [turn ? "; " : "", link(page.references[at])]);
  return make("p", { class: "ref" }, make("span", { class: "ref-name" }, `${word(name)} `), ...items);
}

/** One line of the graph, seen from one of its ends. @param {number} line @param {number} other */
export function tie(line, other) {
  const way = house.tie(line),
    answer = house.answer(other);
  const sure = way.status && !way.sure ? ` · ${status(way.status)}` : "";
  const counted = way.counts ? "" : ` · ${say(page.reaches[way.reach ?? ""])}`;
  return make(
    "li",
    { class: answer ? "tie marked" : "tie" },
    answer ? markOf(answer) : null,
    make(
      "div",
      null,
      go(other, page.nodes.label[other]),
      make("p", { class: "small" }, `${say(way.label)}${counted}${sure} `, way.grade ? brief(way.grade) : null),
      dispute(nameOf(line), spelled(line)),
    ),
  );
}

/** Who holds an office on the day, by name and term; of an office by itself it is not said again which.
    @param {Holder[]} some @param {boolean} [alone] */
export function inOffice(some, alone) {
  if (!some.length) return null;
  return section(
    "in_office",
    list(
      some.map((it) =>
        make(
          "li",
          { class: "holder" },
          alone ? null : make("p", null, go(...it.office)),
          make("p", { class: alone ? "" : "small" }, say(it.words)),
          references(it.sources.slice(0, 1), "source"),
          dispute(it.id, `${say(it.office[1])}: ${say(it.words)}`, it.sources),
        ),
      ),
    ),
  );
}

const MANY = 20;
/** A long list shows its beginning; the rest is a press away.
    @param {number[]} items @param {(item: number) => HTMLElement} build */
export function long(items, build) {
  const shown = items.slice(0, MANY).map(build);
  const rest = items.slice(MANY);
  /** @param {Part} part @param {boolean} open */
  const box = list(shown);
  if (!rest.length) return box;
  const more = make(
    "button",
    { type: "button", class: "more" },
    `${word("show_all")} (${items.length.toLocaleString(lang())})`,
  );
  more.addEventListener("click", () => {
    box.append(...rest.map(build));
    more.remove();
  });
  return make("div", null, box, more);
}

/** @param {number} node */
export const choiceItem = (node) => {
  const answer = house.answer(node);
  return make(
    "li",
    { class: "tie marked" },
    answer ? markOf(answer) : null,
    make(
      "div",
      null,
      go(node, page.nodes.label[node], house.number(node) ? make("b", { class: "no" }, house.number(node)) : null),
    ),
  );
};

/** The neighbourhood, as many steps away as one wants; how many that are stands on the button.
    @param {number} node */
export function near(node) {
  const view = picture.view();
  const buttons = [1, 2, 3, 4].map((depth) => {
    const many = house.neighbours(node, depth).size;
    const pressed = view.depth === depth;
    return make(
      "button",
      { type: "button", class: "depth", "data-depth": depth, "aria-pressed": String(pressed), disabled: many > 1000 },
      make("b", null, String(depth)),
      " ",
      make("span", { class: "small" }, `${many.toLocaleString(lang())}`),
      make("span", { class: "aside" }, ` ${word("actors_and_choices")}`),
    );
  });
  return section(
    "near",
    make("p", { class: "small" }, word("near_how")),
    make(
      "div",
      { class: "depths" },
      ...buttons,
      make(
        "button",
        { type: "button", class: "depth", "data-depth": 0, "aria-pressed": String(!view.only) },
        word("zoom_all"),
      ),
    ),
  );
}
