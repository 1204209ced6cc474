/* The proposals and the days: which there are, and what the chosen ones change. */

import { page } from "./data.js";
import { lang, say, word } from "./words.js";
import { $, every, make } from "./elements.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { start } from "./start.js";

/* So many choices are named on a proposal; more are counted. */
const NAMED = 2;

/** What a proposal turns on the day that is shown: the choices that get another verdict, with the sign of that.
    @param {number} scenario */
function turns(scenario) {
  const [opening] = page.states.opening;
  /** @param {number} which */
  const answers = (which) => house.told(which, house.at.day).choices.map((at) => page.choices[at]);
  const before = new Map(answers(opening).map((it) => [it.node, it]));
  const turned = answers(scenario).filter((it) => before.get(it.node)?.verdict !== it.verdict);
  if (!turned.length) return scenario === opening ? [] : [word("turns_none")];
  const named = turned.slice(0, NAMED).flatMap((it, at) => {
    const { mark, word: verdict } = page.verdicts[it.verdict];
    const spoken = make("i", { class: "aside" }, say(verdict));
    return [`${at ? ", " : ""}${it.no || say(it.label)} → `, make("b", { "aria-hidden": "true" }, mark), spoken];
  });
  return turned.length > NAMED ? [...named, `, +${turned.length - NAMED}`] : named;
}

export function state() {
  const { names } = house.scenario(house.at.scenario);
  const named = names.length > 1 ? word("all_proposals") : names.length ? say(names[0]) : word("as_is");
  const [, day] = house.date(house.at.day);
  $("as-of").textContent = `${word("as_of")} ${say(day)} · ${named}`;
  const changed = [...new Set([...house.answers().keys(), ...house.first.keys()])].filter((node) =>
    house.moved(node),
  );
  const moved = changed.filter((node) => house.moved(node)?.what !== "detail");
  const many = `${changed.length} ${word(changed.length === 1 ? "state_one" : "state_many")}`;
  const said = changed.length ? many + (moved.length ? `, ${moved.length} ${word("state_verdict")}` : "") : "";
  $("state-said").textContent = house.isOpening() ? "" : said || word("state_same");
  $("back-today").hidden = house.isOpening();
  for (const radio of every("input", "[name=scenario]")) {
    radio.checked = radio.value === String(house.at.scenario);
    must(radio.parentElement?.querySelector("small")).replaceChildren(...turns(Number(radio.value)));
  }
  $("day").value = String(house.at.day);
  $("day").setAttribute("aria-valuetext", say(day));
  $("day-said").textContent = say(day);
  $("time-said").textContent = `${names.length ? named : word("the_record").toLowerCase()}, ${say(day)}`;
  start(changed);
  ticks();
}

export function controls() {
  const { scenarios, dates } = page.states;
  $("scenarios").replaceChildren(
    make("legend", { class: "aside" }, word("what_if")),
    ...scenarios.map((it, at) => {
      const name =
        it.names.length > 1 ? word("all_proposals") : it.names.length ? say(it.names[0]) : word("the_record");
      return make(
        "label",
        { class: "chip-radio", title: it.names.map(say).join(" + ") },
        make("input", { type: "radio", name: "scenario", value: at, checked: at === house.at.scenario }),
        make("span", null, name, " ", make("small", null)),
      );
    }),
  );
  $("scenario-box").hidden = scenarios.length < 2;
  $("day").max = String(dates.length - 1);
  $("day-box").hidden = dates.length < 2;
  $("time").hidden = scenarios.length < 2 && dates.length < 2;
  ticks();
}

/** The days under the slider. */
function ticks() {
  const { dates } = page.states;
  const months = new Intl.DateTimeFormat(lang(), { month: "short", year: "numeric", timeZone: "UTC" });
  /** @param {string} iso */
  const months_of = (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso) ? months.format(new Date(`${iso}T00:00:00Z`)) : iso);
  /* A label where there is room for it: years when the days are many. */
  const crowded = dates.length > 5;
  const step = ($("ticks").clientWidth || 280) / Math.max(1, dates.length - 1);
  let free = -1;
  $("ticks").replaceChildren(
    ...dates.map(([iso], at) => {
      const turned = (!at || iso.slice(0, 4) !== dates[at - 1][0].slice(0, 4)) && at * step >= free;
      if (crowded && turned) free = at * step + (at ? 38 : 50); // the first stands to the right of its tick
      const tick = make(
        "span",
        { class: at === page.states.opening[1] ? "tick opening" : "tick" },
        make("i", null),
        crowded ? (turned ? make("span", null, iso.slice(0, 4)) : null) : make("span", null, months_of(iso)),
      );
      tick.style.left = `${dates.length > 1 ? (100 * at) / (dates.length - 1) : 0}%`;
      return tick;
    }),
  );
}
