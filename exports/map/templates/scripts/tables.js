/* The tables under the map: the choices as they stand in this state, and every line of the record in words. */

import { page } from "./data.js";
import { POWERS, lang, say, word } from "./words.js";
import { $, drawn, every, go, make, markOf } from "./elements.js";
import { must } from "./must.js";
import { house } from "./house.js";

/** @type {Record<string, (it: Answer) => string>} */
const KEYS = {
  choice: (it) => it.no.replace(/\d+/g, (digits) => digits.padStart(9, "0")) + say(it.label),
  theme: (it) => it.themes.map(([, theme]) => say(theme)).join(),
  verdict: (it) => `${page.looks.gravest.indexOf(it.look)}${say(page.verdicts[it.verdict].word)}`,
  information: (it) => String(it.grade ? it.grade[0] : "-"),
  discussion: (it) => String(it.grade ? it.grade[1] : "-"),
  consequences: (it) => String(it.grade ? it.grade[2] : "-"),
};
const body = $("table").tBodies[0];
/** @type {{ key: (it: Answer) => string, turn: number } | null} */
let order = null;

/** A second press turns the order round. @param {HTMLElement} head */
function sort(head) {
  const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of document.querySelectorAll("th[data-sort]")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
  order = { key: KEYS[head.dataset.sort ?? ""], turn };
  arrange();
}

function arrange() {
  if (!order) return;
  const { key, turn } = order;
  const rows = [...body.rows].map((row) => ({ row, by: key(must(house.answer(Number(row.dataset.id)))) }));
  rows.sort((a, b) => turn * a.by.localeCompare(b.by, lang()));
  body.append(...rows.map(({ row }) => row));
}

/** @param {Said} text @returns {Child[]} */
const both = (text) =>
  Array.isArray(text) ? [make("span", { lang: "nl" }, text[0]), make("span", { lang: "en" }, text[1])] : [text];
/** @param {string} name @param {...Child} children */
const cell = (name, ...children) => make("td", { role: "cell", class: `c-${name}` }, ...children);
/** @param {string} name */
const titled = (name) => make("span", { class: "cell-name" }, ...both(page.words[name]));

/** @param {string} name @param {number | null} grade */
function power(name, grade) {
  const squares = [0, 12, 24].map((x) => drawn("rect", { x, width: 9, height: 9 }));
  return cell(
    "power",
    titled(name),
    drawn(
      "svg",
      { class: `power p${grade === null ? "-unknown" : grade}`, viewBox: "0 0 33 9", "aria-hidden": "true" },
      ...squares,
    ),
    make(
      "span",
      { class: "value" },
      ...(grade === null ? ["? ", ...both(page.words.not_known)] : [`${grade} `, ...both(page.grades[grade])]),
    ),
  );
}

/** The same row as the page was written with, for the answer of another state. @param {Answer} it */
function row(it) {
  const changed = house.moved(it.node);
  return make(
    "tr",
    { role: "row", "data-id": it.node, class: changed ? "changed" : null },
    make(
      "th",
      { role: "rowheader", scope: "row", class: "c-choice" },
      make(
        "button",
        { type: "button", "data-go": it.node },
        make("b", { class: "no" }, it.no),
        make("bdi", null, ...both(it.label)),
      ),
    ),
    cell("theme", ...it.themes.flatMap(([, theme], turn) => [...(turn ? [", "] : []), ...both(theme)])),
    cell(
      "verdict",
      make(
        "span",
        { class: `verdict ${it.look}` },
        markOf(it),
        make("span", null, ...both(page.verdicts[it.verdict].word)),
      ),
      changed ? make("span", { class: "small changed-word" }, "Δ ", ...both(page.words.is_moved)) : null,
    ),
    ...POWERS.map((name, at) => power(name, it.grade && it.grade[at])),
    cell(
      "decider",
      titled("decider"),
      it.deciders.length
        ? make(
            "ul",
            null,
            ...it.deciders.map((one) =>
              make(
                "li",
                null,
                make("bdi", null, ...both(one.who[1])),
                one.through
                  ? make(
                      "small",
                      null,
                      " (",
                      ...both(page.words.through),
                      " ",
                      make("bdi", null, ...both(one.through[1])),
                      ")",
                    )
                  : null,
              ),
            ),
          )
        : make("span", { class: "none-said" }, ...both(page.words[it.grade ? "decides_none" : "decides_silent"])),
    ),
    cell(
      "gaps",
      titled("gaps"),
      ...(it.gaps.length
        ? [
            make(
              "ul",
              null,
              ...it.gaps.map((gap) =>
                make(
                  "li",
                  null,
                  ...both(gap.name),
                  ...(gap.missing.length
                    ? [
                        ": ",
                        ...gap.missing.flatMap((one, turn) => [
                          ...(turn ? [", "] : []),
                          ...both(lower(page.words[one])),
                        ]),
                      ]
                    : []),
                ),
              ),
            ),
          ]
        : both(page.words.gaps_none)),
    ),
  );
}
/** @param {Said} text */
const lower = (text) => (Array.isArray(text) ? text.map((one) => one.toLowerCase()) : text.toLowerCase());

function refill() {
  body.replaceChildren(...house.state().choices.map((at) => row(page.choices[at])));
  arrange();
}

/** @param {Set<number> | null} choices */
function filter(choices) {
  for (const one of body.rows) one.hidden = choices !== null && !choices.has(Number(one.dataset.id));
}

/** @param {Item | null} node */
function choose(node) {
  for (const one of body.rows) {
    const here = Number(one.dataset.id) === node;
    one.classList.toggle("chosen", here);
    must(one.querySelector("button")).setAttribute("aria-pressed", String(here));
  }
}

/** @param {number} line */
function way(line) {
  const it = house.tie(line),
    low = house.lines.low[line],
    high = house.lines.high[line];
  /** @param {string} name @param {...Child} children */
  const one = (name, ...children) => make("td", { role: "cell", class: `w-${name}` }, ...children);
  const grade = (it.grade ?? []).map((much, at) => `${word(`${POWERS[at]}_short`)}${much}`).join(" ");
  const reach = it.reach ? say(page.reaches[it.reach] || it.reach) : "";
  return make(
    "tr",
    { role: "row" },
    make(
      "th",
      { role: "rowheader", scope: "row", class: "w-low" },
      go(low, page.nodes.label[low], house.isChoice(low) ? make("b", { class: "no" }, house.number(low)) : null),
    ),
    one("what", say(it.label)),
    one("high", go(high, page.nodes.label[high])),
    one("grade", [grade, reach].filter(Boolean).join(" · ")),
    one("status", say(page.statuses[it.status] || it.status)),
  );
}

/* Filled when it is opened: most readers never need it, some can read nothing else. */
const STEP = 500;
function fill() {
  const box = $("ways");
  if (!box.open) return;
  const heads = ["from", "what", "to", "powers", "status"].map((name) =>
    make("th", { role: "columnheader", scope: "col" }, word(name)),
  );
  const order = ["accountability", "decides", "role", "participation"];
  const all = order.flatMap((kind) =>
    house.lines.low.map((_, line) => line).filter((line) => house.tie(line).kind === kind && house.holds(line)),
  );
  const rows = make("tbody", { role: "rowgroup" }, ...all.slice(0, STEP).map(way));
  const table = make(
    "table",
    { role: "table", "aria-label": word("lines_table") },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)),
    rows,
  );
  const more = make("button", { type: "button", class: "more" }, word("show_more"));
  let shown = STEP;
  more.addEventListener("click", () => {
    rows.append(...all.slice(shown, shown + STEP).map(way));
    shown += STEP;
    if (shown >= all.length) more.remove();
  });
  box.replaceChildren(
    must(box.firstElementChild),
    ...(house.isOpening()
      ? []
      : [make("p", { class: "small" }, `${word("lines_of_day")} ${say(house.date(page.states.opening[1])[1])}.`)]),
    table,
    ...(all.length > STEP ? [more] : []),
  );
}

for (const head of every("th", "[data-sort]")) {
  const button = make("button", { type: "button", class: "sort" });
  button.append(...head.childNodes, make("span", { class: "caret", "aria-hidden": "true" }));
  button.addEventListener("click", () => sort(head));
  head.append(button);
}
$("ways").addEventListener("toggle", fill);

export const tables = { speak: fill, refill, filter, choose };
