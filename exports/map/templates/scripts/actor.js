/* What the panel says of an actor: to whom it answers, what rests on it; and of a group: who is in it. */

import { page } from "./data.js";
import { lang, say, word } from "./words.js";
import { go, make } from "./elements.js";
import { house } from "./house.js";
import { picture } from "./picture.js";
import { choiceItem, heading, inOffice, list, long, near, section, tie } from "./pieces.js";

/** @param {number} node @returns {Child[]} */
export function actor(node) {
  const out = house.up[node].filter(house.holds),
    into = house.down[node].filter(house.holds);
  /** @param {number[]} some @param {Tie["kind"]} kind */
  const of = (some, kind) => some.filter((line) => house.tie(line).kind === kind);
  /** @param {string} name @param {number[]} some @param {"low" | "high"} end */
  const block = (name, some, end) =>
    some.length
      ? section(
          name,
          long(some, (line) => tie(line, house.lines[end][line])),
        )
      : null;
  /** @param {number} line */
  const counted = (line) => (house.tie(line).counts ? 0 : 1);
  const up = of(out, "accountability").sort((a, b) => counted(a) - counted(b));
  const rests = house.rests(node);
  const wholes = house.of(node);
  const shared = wholes.flatMap((whole) =>
    of(house.down[whole], "role").filter((line) => house.holds(line) && house.tie(line).each),
  );
  const holders = [...house.answers().values()].flatMap((it) => it.holders.filter((one) => one.office[0] === node));
  const known = new Set([page.nodes.label[node], page.nodes.short[node]].flat());
  const also = house.names(node).filter((name) => !known.has(name));
  return [
    ...heading(house.label(node), [make("b", null, house.short(node) || word("actor")), ` · ${house.kind(node)}`]),
    also.length ? make("p", { class: "small" }, `${word("also_called")} ${also.join(", ")}`) : null,
    house.isOpening()
      ? null
      : make("p", { class: "small" }, `${word("lines_of_day")} ${say(house.date(page.states.opening[1])[1])}.`),
    inOffice([...new Map(holders.map((it) => [it.id, it])).values()], true),
    section(
      "answers_to",
      up.length
        ? long(up, (line) => tie(line, house.lines.high[line]))
        : make(
            "p",
            { class: house.tops.has(node) ? "" : "callout quiet" },
            word(
              house.tops.has(node)
                ? "answers_to_top"
                : house.isOpening()
                  ? "answers_to_none"
                  : "answers_to_none_opening",
            ),
          ),
    ),
    block("decides_on", of(into, "decides"), "low"),
    rests.length ? section("rests", long(rests, choiceItem)) : null,
    wholes.length
      ? section(
          "one_of",
          list(wholes.map((whole) => make("li", { class: "tie" }, go(whole, page.nodes.label[whole])))),
          shared.length ? make("p", { class: "small" }, word("one_of_choices")) : null,
          shared.length ? long(shared, (line) => tie(line, house.lines.low[line])) : null,
        )
      : null,
    block("other_roles", of(into, "role"), "low"),
    block("hears", of(into, "accountability"), "low"),
    block("sits_in", of(into, "participation"), "low"),
    block("members", of(out, "participation"), "high"),
    near(node),
  ];
}

/** @param {string} item @returns {Child[]} */
export function group(item) {
  const it = picture.groupOf(item);
  /** @param {Part} part @param {boolean} open */
  const box = (part, open) => {
    const details = make(
      "details",
      { class: "group", open },
      make(
        "summary",
        null,
        make("span", null, say(part.name)),
        make("b", { class: "count" }, part.members.length.toLocaleString(lang())),
      ),
    );
    const fill = () => {
      if (details.open && details.childElementCount === 1)
        details.append(long(part.members, (node) => make("li", { class: "tie" }, go(node, page.nodes.label[node]))));
    };
    details.addEventListener("toggle", fill);
    fill();
    return details;
  };
  const parts = it.parts ?? [];
  return [
    ...heading(say(it.name), [
      make("b", null, word("group")),
      ` · ${it.members.length.toLocaleString(lang())} ${word("actors")}`,
    ]),
    it.whole !== null && it.whole !== undefined ? make("p", null, go(it.whole, page.nodes.label[it.whole])) : null,
    make("p", { class: "small" }, word("group_how")),
    parts.length > 1
      ? make("div", null, ...parts.map((part) => box(part, false)))
      : long(it.members, (node) => make("li", { class: "tie" }, go(node, page.nodes.label[node]))),
  ];
}
