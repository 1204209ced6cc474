/* What the panel says of a choice, an actor or a group: the sentence first, then what it rests on. */

import { page } from "./data.js";
import { POWERS, lang, say, upper, word } from "./words.js";
import { $, drawn, go, link, make, markOf, named, verdict } from "./elements.js";
import { house } from "./house.js";
import { picture } from "./picture.js";

export const panel = (() => {
  const status = (name) => say(page.statuses[name] || name);
  const title = (name, more) => make("h3", null, word(name), more ? ` ${more}` : null);
  const section = (name, ...children) => make("section", null, title(name), ...children);
  const list = (items) => make("ul", { class: "plain" }, ...items);
  const heading = (text, over) => [
    make("p", { class: "over" }, ...over),
    make("h2", { id: "chosen", tabindex: "-1" }, named(text)),
  ];

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

  const powers = (grade) =>
    make("dl", { class: "powers" }, ...POWERS.map((name, at) => power(name, grade && grade[at])));

  /* I3 D1 G2, with the words for who cannot see it. */
  function brief(grade) {
    const spoken = POWERS.map((name, at) => `${word(name)} ${grade[at]}`).join(", ");
    const shown = POWERS.map((name, at) =>
      make("span", { class: `g g${grade[at]}` }, `${word(`${name}_short`)}${grade[at]}`),
    );
    return make("span", { class: "brief", role: "img", "aria-label": spoken, title: spoken }, ...shown);
  }

  function references(places, name) {
    if (!places.length) return null;
    const items = places.flatMap((at, turn) => [turn ? "; " : "", link(page.references[at])]);
    return make("p", { class: "ref" }, make("span", { class: "ref-name" }, `${word(name)} `), ...items);
  }

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
      ),
    );
  }

  function decider(it, numbers) {
    const who = it.office
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
      make("p", { class: "small" }, `${word("as_decider")}: ${status(it.status)}`),
      it.through ? make("p", { class: "small" }, `${word("pierced")} `, go(...it.through)) : null,
      who,
      it.steps.length ? make("ol", { class: "steps" }, ...it.steps.map((one) => step(one, numbers))) : null,
      it.missing
        ? make("p", { class: "callout" }, make("b", null, word("breaks")), make("br"), say(it.missing))
        : null,
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

  /* The link that carries least, named. */
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

  /* Where a gap is: at a step of a chain above, or at an actor. */
  function place(it, chosen, numbers) {
    if (it.line !== null && numbers.has(it.line))
      return make("p", { class: "small" }, `${word("at_step")} ${numbers.get(it.line)}`);
    if (it.node === null || it.node === chosen) return null;
    return make("p", { class: "small" }, `${word("at_actor")} `, go(it.node, page.nodes.label[it.node]));
  }

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
    );
  }

  function source(at) {
    const it = page.references[at];
    const facts = [
      it.grade ? `${word("grade")} ${it.grade}` : "",
      say(it.issued),
      it.read === null ? "" : word(it.read ? "read_full" : "read_part"),
    ];
    return make("li", null, link(it), make("span", { class: "small" }, ` ${facts.filter(Boolean).join(" · ")}`));
  }

  /* The proposals that help this choice on this day: a button each, and how. */
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

  /* How it was on the record the page opens with, how it is here, and which statements make the difference. */
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

  function choice(node, numbers) {
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
      movement(node),
      make("p", { class: "sentence" }, say(answer.sentence)),
      section("powers", powers(answer.grade), weakest(answer)),
      answer.question
        ? make("section", { class: "ask" }, title("question"), make("p", null, say(answer.question)))
        : null,
      section(
        "decides",
        ...(answer.deciders.length
          ? answer.deciders.map((it) => decider(it, numbers))
          : [make("p", { class: "callout" }, word("decides_none"))]),
      ),
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
                  ),
                ),
              ]),
            ),
          )
        : null,
      answer.caveats.length
        ? section("caveats", ...answer.caveats.map((caveat) => make("p", { class: "small" }, say(caveat))))
        : null,
      answer.notes.length
        ? section("notes", ...answer.notes.map((note) => make("p", { class: "small" }, say(note))))
        : null,
      make(
        "details",
        { class: "sources" },
        make("summary", null, `${word("sources")} (${answer.sources.length})`),
        answer.sources.length
          ? make("ol", null, ...answer.sources.map(source))
          : make("p", null, word("sources_none")),
      ),
      near(node),
    ];
  }

  /* One line of the graph, seen from one of its ends. */
  function tie(line, other) {
    const way = house.tie(line),
      answer = house.answer(other);
    const sure = way.status && !way.sure ? ` · ${status(way.status)}` : "";
    const counted = way.counts ? "" : ` · ${say(page.reaches[way.reach])}`;
    return make(
      "li",
      { class: answer ? "tie marked" : "tie" },
      answer ? markOf(answer) : null,
      make(
        "div",
        null,
        go(other, page.nodes.label[other]),
        make("p", { class: "small" }, `${say(way.label)}${counted}${sure} `, way.grade ? brief(way.grade) : null),
      ),
    );
  }

  const MANY = 20;
  /* A long list shows its beginning; the rest is a press away. */
  function long(items, build) {
    const shown = items.slice(0, MANY).map(build);
    const rest = items.slice(MANY);
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

  const choiceItem = (node) => {
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

  function actor(node) {
    const out = house.up[node].filter(house.holds),
      into = house.down[node].filter(house.holds);
    const of = (some, kind) => some.filter((line) => house.tie(line).kind === kind);
    const block = (name, some, end) =>
      some.length
        ? section(
            name,
            long(some, (line) => tie(line, house.lines[end][line])),
          )
        : null;
    const counted = (line) => (house.tie(line).counts ? 0 : 1);
    const up = of(out, "accountability").sort((a, b) => counted(a) - counted(b));
    const rests = house.rests(node);
    const wholes = house.of(node);
    const shared = wholes.flatMap((whole) =>
      of(house.down[whole], "role").filter((line) => house.holds(line) && house.tie(line).each),
    );
    const known = new Set([page.nodes.label[node], page.nodes.short[node]].flat());
    const also = house.names(node).filter((name) => !known.has(name));
    return [
      ...heading(house.label(node), [make("b", null, house.short(node) || word("actor")), ` · ${house.kind(node)}`]),
      also.length ? make("p", { class: "small" }, `${word("also_called")} ${also.join(", ")}`) : null,
      house.isOpening()
        ? null
        : make("p", { class: "small" }, `${word("lines_of_day")} ${say(house.date(page.states.opening[1])[1])}.`),
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

  /* The neighbourhood, as many steps away as one wants; how many that are stands on the button. */
  function near(node) {
    const view = picture.view();
    const buttons = [1, 2, 3, 4].map((depth) => {
      const many = house.neighbours(node, depth).size;
      const pressed = view.depth === depth;
      return make(
        "button",
        {
          type: "button",
          class: "depth",
          "data-depth": depth,
          "aria-pressed": String(pressed),
          disabled: many > 1000,
        },
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

  function group(item) {
    const it = picture.groupOf(item);
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
          details.append(
            long(part.members, (node) => make("li", { class: "tie" }, go(node, page.nodes.label[node]))),
          );
      };
      details.addEventListener("toggle", fill);
      fill();
      return details;
    };
    const parts = it.parts || [it];
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

  function put(body, close) {
    const button = make(
      "button",
      { type: "button", class: "close", "aria-label": word("close"), title: word("close") },
      "×",
    );
    button.addEventListener("click", close);
    $("detail").replaceChildren(button, ...body.filter(Boolean));
    $("detail").hidden = false;
    $("start").hidden = true;
    document.body.classList.add("detailed");
  }

  function show(item, numbers, close) {
    put(picture.isGroup(item) ? group(item) : house.isChoice(item) ? choice(item, numbers) : actor(item), close);
  }

  function clear() {
    $("detail").hidden = true;
    $("detail").replaceChildren();
    $("start").hidden = false;
    document.body.classList.remove("detailed");
  }

  return { show, put, clear, heading, choiceItem, long, list };
})();
