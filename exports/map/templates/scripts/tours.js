/* A tour: its text, step by step, beside what each step shows. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { $, make } from "./elements.js";

/** The tours there are, each a button. */
function list() {
  $("tour-list").replaceChildren(
    ...page.tours.map((it, at) =>
      make(
        "li",
        null,
        make(
          "button",
          { type: "button", "data-tour": at },
          say(it.name),
          make("small", null, ` ${it.steps.length} ${word("tour_steps")}`),
        ),
      ),
    ),
  );
}

/** Where a step stands among all. @param {Stop} at */
const count = ({ tour, at }) =>
  word("tour_step").replace("{step}", String(at + 1)).replace("{many}", String(page.tours[tour].steps.length));

/** @param {Stop} at */
const text = ({ tour, at }) => say(page.tours[tour].steps[at].text);

/** @param {Stop | null} at */
function show(at) {
  $("tour").hidden = !at;
  document.body.classList.toggle("touring", Boolean(at));
  if (!at) return;
  $("tour-name").textContent = say(page.tours[at.tour].name);
  $("tour-count").textContent = count(at);
  $("tour-text").textContent = text(at);
  $("tour-back").setAttribute("aria-disabled", String(!at.at));
  $("tour-next").textContent = word(at.at + 1 < page.tours[at.tour].steps.length ? "tour_next" : "tour_done");
}

/** The step that an address names, as letter.2; null for none. @param {string} name @returns {Stop | null} */
function find(name) {
  const [, slug, number] = name.match(/^(.+)\.(\d+)$/) ?? [];
  const tour = page.tours.findIndex((it) => it.slug === slug);
  return page.tours[tour]?.steps[Number(number) - 1] ? { tour, at: Number(number) - 1 } : null;
}

export const tours = {
  list,
  show,
  find,
  /** @param {Stop} at */ slug: (at) => `${page.tours[at.tour].slug}.${at.at + 1}`,
  /** @param {Stop} at */ said: (at) => `${count(at)}. ${text(at)}`,
  /** @param {Stop} at */ step: (at) => page.tours[at.tour].steps[at.at],
  /** The step so many further; null past either end. @param {Stop} from @param {number} by @returns {Stop | null} */
  further: ({ tour, at }, by) => (page.tours[tour].steps[at + by] ? { tour, at: at + by } : null),
};
