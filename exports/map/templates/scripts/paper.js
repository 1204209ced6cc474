/* On paper: the headline, the picture as it is shown and what its signs mean; what is chosen, explained; then every
   choice in one table. Made when somebody prints, in the colours of light. */

import { page } from "./data.js";
import { POWERS, say, word } from "./words.js";
import { $, every, make, mark, verdict } from "./elements.js";
import { house } from "./house.js";
import { picture } from "./picture.js";
import { save } from "./save.js";
import { tours } from "./tours.js";
import { ui } from "./ui.js";

/** The answers of this state, by number. */
const answers = () =>
  house
    .state()
    .choices.map((at) => page.choices[at])
    .sort((a, b) => a.no.localeCompare(b.no, "en", { numeric: true }));

/** Every look with how many choices have it, and which. */
function legend() {
  const { counts } = house.state();
  return make(
    "ul",
    { class: "paper-legend" },
    ...page.looks.gravest
      .filter((look) => counts[look])
      .map((look) =>
        make(
          "li",
          null,
          mark(look, look === "unknown" ? "?" : ""),
          make(
            "span",
            null,
            make("b", null, `${word(look)}: ${counts[look]}`),
            ` ${answers()
              .filter((it) => it.look === look)
              .map((it) => it.no || say(it.label))
              .join(", ")}`,
          ),
        ),
      ),
  );
}

/** What the panel says, with all that is folded open and nothing to press. */
function explained() {
  const told = /** @type {HTMLElement} */ ($("detail").cloneNode(true));
  told.removeAttribute("id");
  told.hidden = false;
  for (const gone of told.querySelectorAll(".close, .dispute, .more, section:has(> .depths)")) gone.remove();
  for (const one of told.querySelectorAll("[id]")) one.removeAttribute("id");
  for (const one of told.querySelectorAll("[tabindex]")) one.removeAttribute("tabindex");
  for (const fold of every("details", "", told)) fold.replaceWith(...fold.childNodes);
  for (const head of told.querySelectorAll("summary")) head.replaceWith(make("h3", null, ...head.childNodes));
  for (const button of every("button", "", told)) button.replaceWith(make("span", null, ...button.childNodes));
  const { tour } = ui;
  const step = tour && `${say(page.tours[tour.tour].name)} · ${tours.said(tour)}`;
  if (step) told.prepend(make("p", { class: "paper-step" }, step));
  told.className = "paper-told panel";
  return told;
}

/** @param {Answer} it */
function row(it) {
  const who = it.deciders.map(({ who: [node, name] }) => (node !== null && house.short(node)) || say(name));
  return make(
    "tr",
    null,
    make("th", { scope: "row" }, make("b", { class: "no" }, it.no), " ", say(it.label)),
    make("td", null, verdict(it), it.pending ? make("small", null, ` ${word("pending").toLowerCase()}`) : null),
    ...POWERS.map((_, at) => make("td", { class: "paper-power" }, it.grade ? String(it.grade[at]) : "?")),
    make("td", null, who.join(", ") || word(it.grade ? "paper_nobody" : "paper_silent")),
    make("td", null, it.gaps.map((gap) => say(gap.name)).join(", ") || "–"),
  );
}

/** Every choice on a line. */
function table() {
  const heads = [word("choice"), word("verdict"), ...POWERS.map((name) => word(`${name}_short`)), word("decider")];
  return make(
    "section",
    { class: "paper-all" },
    make("h2", null, word("table")),
    make("p", { class: "small" }, word("paper_powers")),
    make(
      "table",
      null,
      make("thead", null, make("tr", null, ...[...heads, word("gaps")].map((it) => make("th", { scope: "col" }, it)))),
      make("tbody", null, ...answers().map(row)),
    ),
  );
}

/** @param {boolean} on */
function paper(on) {
  if (!on || !picture.plan()) return $("print").replaceChildren();
  const root = document.documentElement,
    before = root.dataset.light;
  root.dataset.light = "light";
  picture.recolour();
  const drawing = save.svg();
  if (before) root.dataset.light = before;
  else delete root.dataset.light;
  picture.recolour();
  $("print").replaceChildren(
    make(
      "section",
      { class: "paper-first" },
      make("p", { class: "headline" }, say(house.state().headline)),
      drawing,
      legend(),
    ),
    ...($("detail").hidden ? [] : [explained()]),
    table(),
  );
  return undefined;
}

addEventListener("beforeprint", () => paper(true));
addEventListener("afterprint", () => paper(false));
matchMedia("print").addEventListener("change", (event) => paper(event.matches));

export const print = () => window.print();
