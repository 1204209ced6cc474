/* What the panel says of a choice: the verdict, who decides, along which steps it is answered for, what is missing. */

import { page } from "./data.js";
import { POWERS, say, upper, word } from "./words.js";
import { drawn, go, link, make, named, verdict } from "./elements.js";
import { house } from "./house.js";
import { dispute, nameOf } from "./dispute.js";
import { brief, heading, inOffice, list, near, references, section, status, title } from "./pieces.js";

/** @param {string} name @param {number | null} grade */
function power(name, grade) {
  const squares = [0, 12, 24].map((x) => drawn("rect", { x, width: 9, height: 9 }));
  const bars = drawn(
    "svg",
    { class: `power p${grade === null ? "-unknown" : grade}`, viewBox: "0 0 33 9", "aria-hidden": "true" },
    ...squares,
  );
  return make(
    "div",
    { class: "power-row" },
    make("dt", null, word(name)),
    make(
      "dd",
      null,
      bars,
      make(
        "span",
        null,
        grade === null ? `? ${word("not_known")}` : `${grade} ${word("of_three")}, ${say(page.grades[grade])}`,
      ),
    ),
  );
}

/** @param {Grade | null} grade */
const powers = (grade) =>
  make("dl", { class: "powers" }, ...POWERS.map((name, at) => power(name, grade && grade[at])));

/** @param {Link} link @param {Map<number | null, number>} numbers */
function step([at, weak], numbers) {
  const it = page.steps[at];
  const basis = say(it.basis);
  const sure = it.grading && it.grading !== page.sure ? `; ${word("grading")}: ${status(it.grading)}` : "";
  return make(
    "li",
    { class: weak.length ? "step weak" : "step" },
    make("span", { class: "number", "aria-hidden": "true" }, String(numbers.get(it.line) || "·")),
    make(
      "div",
      null,
      make("p", { class: "step-head" }, go(...it.giver)),
      make(
        "p",
        { class: "step-head to" },
        make("span", { class: "arrow", "aria-hidden": "true" }, "→"),
        go(...it.forum),
      ),
      make("p", { class: "step-kind" }, say(it.kind), " ", brief(it.grade)),
      make(
        "p",
        { class: "small" },
        `${word("reach")} ${say(page.reaches[it.reach] || it.reach)}; ${status(it.status)}${sure}`,
      ),
      weak.length
        ? make(
            "p",
            { class: "small warn" },
            `${word("weakest")} ${weak.map((name) => word(name).toLowerCase()).join(", ")}`,
          )
        : null,
      it.articles.length
        ? references(it.articles, "basis")
        : basis
          ? make("p", { class: "ref" }, make("span", { class: "ref-name" }, `${word("basis")} `), basis)
          : null,
      references(it.sources, "source"),
      ...it.notes.map((note) => make("p", { class: "small" }, say(note))),
      dispute(
        it.id,
        `${say(it.giver[1])} → ${say(it.forum[1])}: ${say(it.kind)} (${it.grade.join(", ")}); ${status(it.status)}`,
        [...it.articles, ...it.sources],
      ),
    ),
  );
}

/** @param {Decider} it @param {Map<number | null, number>} numbers @param {number[]} sources
    @param {string} [as] */
function decider(it, numbers, sources, as = "as_decider") {
  const who =
    it.office && it.terminal && it.reach
      ? make(
          "p",
          { class: "small" },
          named(it.office[1]),
          ` ${word("answers")} ${word("at")} `,
          named(it.terminal[1]),
          ` (${say(page.reaches[it.reach] || it.reach)})`,
        )
      : null;
  return make(
    "article",
    { class: `decider ${it.look}` },
    make("h4", null, go(...it.who)),
    make("p", null, verdict(it)),
    make("p", { class: "small" }, `${word(as)}: ${status(it.status)}`),
    it.through ? make("p", { class: "small" }, `${word("pierced")} `, go(...it.through)) : null,
    ...it.ids.map((id) => dispute(id, `${say(it.who[1])}: ${word(as)}, ${status(it.status)}`, sources)),
    who,
    it.steps.length ? make("ol", { class: "steps" }, ...it.steps.map((one) => step(one, numbers))) : null,
    it.missing ? make("p", { class: "callout" }, make("b", null, word("breaks")), make("br"), say(it.missing)) : null,
    it.chainless ? make("p", { class: "small" }, word("chain_none")) : null,
    it.oversight.length
      ? make(
          "details",
          null,
          make("summary", null, word("oversight")),
          make("ol", { class: "steps" }, ...it.oversight.map((one) => step(one, numbers))),
        )
      : null,
  );
}

/** Who adopted a choice as an aim, and who answers for that: never for its execution.
    @param {Answer} answer @param {Map<number | null, number>} numbers */
function aim(answer, numbers) {
  const it = answer.aim;
  if (!it) return null;
  /** @param {string} name @param {Named[]} some */
  const row = (name, some) =>
    some.length ? make("p", { class: "small" }, `${word(name)} `, ...some.flatMap((one) => [go(...one), " "])) : null;
  return section(
    "aims",
    make("p", null, verdict(it)),
    row("adopted", it.adopters),
    row("part_of", it.parts),
    make("p", { class: "small" }, word("aims_not")),
    make(
      "details",
      { class: "aim-chains" },
      make("summary", null, word("aims_steps")),
      ...it.deciders.map((one) => decider(one, numbers, answer.sources, "as_adopter")),
    ),
  );
}

/** The link that carries least, named. @param {Answer} answer */
function weakest(answer) {
  if (!answer.weakest) return null;
  const [at, weak] = answer.weakest,
    it = page.steps[at];
  return make(
    "p",
    { class: "small weak-link" },
    `${word("weakest_link")}: `,
    named(it.giver[1]),
    " → ",
    named(it.forum[1]),
    ` (${weak.map((name) => word(name).toLowerCase()).join(", ")})`,
  );
}

/** Where a gap is: at a step of a chain above, or at an actor.
    @param {Gap} it @param {number} chosen @param {Map<number | null, number>} numbers */
function place(it, chosen, numbers) {
  if (it.line !== null && numbers.has(it.line))
    return make("p", { class: "small" }, `${word("at_step")} ${numbers.get(it.line)}`);
  if (it.node === null || it.node === chosen) return null;
  return make("p", { class: "small" }, `${word("at_actor")} `, go(it.node, page.nodes.label[it.node]));
}

/** @param {Gap} it @param {number} chosen @param {Map<number | null, number>} numbers */
function gap(it, chosen, numbers) {
  const lacking = it.missing.length ? `: ${it.missing.map((name) => word(name).toLowerCase()).join(", ")}` : "";
  return make(
    "li",
    null,
    make("p", null, make("b", null, `${say(it.name)}${lacking}`)),
    make("p", null, say(it.message)),
    place(it, chosen, numbers),
    make("p", { class: "small" }, `${word("evidence")}: ${status(it.evidence)}`),
    references(it.sources, "source"),
    dispute(`${house.slug(chosen)} ${it.code}`, `${say(it.name)}${lacking}. ${say(it.message)}`, it.sources),
  );
}

/** A role by its name in the record: the line of that role to that actor. @param {number} node @param {Said} role
    @param {number | null} at */
function roleName(node, role, at) {
  const line = house.up[node].find(
    (one) => house.lines.high[one] === at && say(house.tie(one).label).toLowerCase() === say(role).toLowerCase(),
  );
  return line === undefined ? null : nameOf(line);
}

/** @param {number} at */
function source(at) {
  const it = page.references[at];
  const facts = [
    it.grade ? `${word("grade")} ${it.grade}` : "",
    say(it.issued),
    it.read === null ? "" : word(it.read ? "read_full" : "read_part"),
  ];
  return make("li", null, link(it), make("span", { class: "small" }, ` ${facts.filter(Boolean).join(" · ")}`));
}

/** The proposals that help this choice on this day: a button each, and how. @param {number} node */
function proposals(node) {
  const helping = (page.hints[house.at.day] ?? {})[node] ?? [];
  return helping
    .filter(([turn]) => turn !== house.at.scenario)
    .map(([turn, text]) => {
      const { names } = house.scenario(turn);
      return make(
        "li",
        { class: "tie" },
        make(
          "button",
          { type: "button", class: "go", "data-scenario": turn },
          names.length > 1 ? word("all_proposals") : named(names[0]),
        ),
        make("p", { class: "small" }, say(text)),
      );
    });
}

/** @param {number} node */
function repair(node) {
  const found = proposals(node);
  const told = house.isOpening() ? page.repairs[node] : null;
  if (!found.length && !told) return null;
  return section(
    "repair",
    found.length ? make("div", null, make("p", { class: "small" }, word("repair_scenario")), list(found)) : null,
    told && told.changes
      ? make(
          "div",
          null,
          make("p", { class: "small" }, word("repair_smallest")),
          list(
            told.changes.map((it) =>
              make(
                "li",
                null,
                make("p", null, say(it.text)),
                make("p", { class: "small" }, `${say(it.rule)} · ${say(it.articles)}`),
                make("p", { class: "small" }, `${word("repair_because")}: ${say(it.because)}`),
                it.others ? make("p", { class: "small" }, word("repair_political")) : null,
              ),
            ),
          ),
        )
      : null,
    told && told.bar ? make("p", null, say(told.bar)) : null,
  );
}

/** How it was on the record the page opens with, how it is here, and which statements make the difference.
    @param {number} node */
function movement(node) {
  const moved = house.moved(node);
  if (!moved) return null;
  const causes = house.state().causes[node] || [];
  return make(
    "section",
    { class: "moved" },
    title("moved"),
    make(
      "p",
      { class: "was" },
      moved.before ? verdict(moved.before) : make("span", { class: "small" }, word("not_on")),
      make("span", { class: "arrow", "aria-hidden": "true" }, " → "),
      make("span", { class: "aside" }, word("becomes")),
      moved.now ? verdict(moved.now) : make("span", { class: "small" }, word("not_yet")),
    ),
    causes.length ? list(causes.map((it) => make("li", { class: "small" }, say(it)))) : null,
  );
}

/** @param {number} node @param {Map<number | null, number>} numbers @returns {Child[]} */
export function choice(node, numbers) {
  const answer = house.answer(node);
  const known = answer || house.first.get(node) || page.choices.find((it) => it.node === node);
  const themes = known ? known.themes.map(([, theme]) => upper(say(theme))).join(", ") : "";
  const head = heading(house.label(node), [
    make("b", null, (known && known.no) || word("choice")),
    themes ? ` · ${themes}` : "",
  ]);
  if (!answer) return [...head, make("p", { class: "callout quiet" }, word("not_yet_long")), movement(node)];
  return [
    ...head,
    make("p", { class: "chip" }, verdict(answer)),
    answer.pending ? make("p", { class: "small" }, word("pending")) : null,
    movement(node),
    make("p", { class: "sentence" }, say(answer.sentence)),
    dispute(house.slug(node), say(answer.sentence), answer.sources),
    section("powers", powers(answer.grade), weakest(answer)),
    answer.question
      ? make("section", { class: "ask" }, title("question"), make("p", null, say(answer.question)))
      : null,
    aim(answer, numbers),
    section(
      "decides",
      ...(answer.deciders.length
        ? answer.deciders.map((it) => decider(it, numbers, answer.sources))
        : [make("p", { class: "callout" }, word(answer.grade ? "decides_none" : "decides_silent"))]),
      answer.asked.length
        ? make("p", { class: "small" }, `${word("asked")} `, ...answer.asked.flatMap((one) => [go(...one), " "]))
        : null,
    ),
    inOffice(answer.holders),
    section(
      "gaps",
      answer.gaps.length
        ? make("ul", { class: "gaps" }, ...answer.gaps.map((it) => gap(it, node, numbers)))
        : make("p", null, word("gaps_none")),
    ),
    repair(node),
    answer.roles.length
      ? section(
          "roles",
          make(
            "dl",
            { class: "roles" },
            ...answer.roles.flatMap(([role, holders]) => [
              make("dt", null, say(role)),
              ...holders.map(([at, label, sure]) =>
                make(
                  "dd",
                  null,
                  at !== null || sure !== "unknown" ? go(at, label) : null,
                  sure === page.sure ? null : make("span", { class: "small" }, ` ${status(sure)}`),
                  dispute(roleName(node, role, at), `${say(role)}: ${say(label)}, ${status(sure)}`, answer.sources),
                ),
              ),
            ]),
          ),
        )
      : null,
    answer.caveats.length
      ? section("caveats", ...answer.caveats.map((at) => make("p", { class: "small" }, say(page.texts[at]))))
      : null,
    answer.notes.length
      ? section("notes", ...answer.notes.map((at) => make("p", { class: "small" }, say(page.texts[at]))))
      : null,
    make(
      "details",
      { class: "sources" },
      make("summary", null, `${word("sources")} (${answer.sources.length})`),
      answer.sources.length ? make("ol", null, ...answer.sources.map(source)) : make("p", null, word("sources_none")),
    ),
    near(node),
  ];
}
