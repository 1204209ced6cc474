"use strict";
/* What the panel says of a choice or an actor: the sentence first, then what it rests on. */

const panel = (() => {
  const status = (name) => say(page.statuses[name] || name);
  const title = (name) => make("h3", null, word(name));
  const section = (name, ...children) => make("section", null, title(name), ...children);

  function power(name, grade) {
    const squares = [0, 12, 24].map((x) => drawn("rect", { x, width: 9, height: 9 }));
    const bars = drawn("svg", { class: `power p${grade === null ? "-unknown" : grade}`, viewBox: "0 0 33 9", "aria-hidden": "true" }, ...squares);
    return make("div", { class: "power-row" }, make("dt", null, word(name)), make("dd", null, bars, make("span", null, grade === null ? `? ${word("not_known")}` : `${grade} ${word("of_three")}, ${say(page.grades[grade])}`)));
  }

  const powers = (grade) => make("dl", { class: "powers" }, ...POWERS.map((name, at) => power(name, grade && grade[at])));

  /* I3 D1 G2, with the words for who cannot see it. */
  function brief(grade) {
    const spoken = POWERS.map((name, at) => `${word(name)} ${grade[at]}`).join(", ");
    const shown = POWERS.map((name, at) => make("span", { class: `g g${grade[at]}` }, `${word(`${name}_short`)}${grade[at]}`));
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
    const sure = it.grading && it.grading !== "stated" ? `; ${word("grading")}: ${status(it.grading)}` : "";
    return make(
      "li",
      { class: weak.length ? "step weak" : "step" },
      make("span", { class: "number", "aria-hidden": "true" }, String(numbers.get(it.line) || "·")),
      make(
        "div",
        null,
        make("p", { class: "step-head" }, go(it.giver[0], it.giver[1])),
        make("p", { class: "step-head to" }, make("span", { class: "arrow", "aria-hidden": "true" }, "→"), go(it.forum[0], it.forum[1])),
        make("p", { class: "step-kind" }, say(it.kind), " ", brief(it.grade)),
        make("p", { class: "small" }, `${word("reach")} ${say(page.reaches[it.reach] || it.reach)}; ${status(it.status)}${sure}`),
        weak.length ? make("p", { class: "small warn" }, `${word("weakest")} ${weak.map((name) => word(name).toLowerCase()).join(", ")}`) : null,
        it.articles.length ? references(it.articles, "basis") : basis ? make("p", { class: "ref" }, make("span", { class: "ref-name" }, `${word("basis")} `), basis) : null,
        references(it.sources, "source"),
        ...it.notes.map((note) => make("p", { class: "small" }, say(note))),
      ),
    );
  }

  function decider(it, numbers) {
    const via = it.through ? make("p", { class: "small" }, `${word("pierced")} `, go(it.through[0], it.through[1])) : null;
    const who = it.office
      ? make("p", { class: "small" }, named(it.office[1]), ` ${word("answers")} ${word("at")} `, named(it.terminal[1]), ` (${say(page.reaches[it.reach] || it.reach)})`)
      : null;
    const missing = it.missing ? make("p", { class: "callout" }, make("b", null, word("breaks")), make("br"), say(it.missing)) : null;
    const silent = !it.steps.length && !it.missing && !it.office && it.verdict !== "FORUM_ITSELF" ? make("p", { class: "callout" }, word("chain_none")) : null;
    return make(
      "article",
      { class: `decider ${it.look}` },
      make("h4", null, go(it.id, it.label)),
      make("p", null, verdict(it)),
      make("p", { class: "small" }, `${word("as_decider")}: ${status(it.status)}`),
      via,
      who,
      it.steps.length ? make("ol", { class: "steps" }, ...it.steps.map((one) => step(one, numbers))) : null,
      missing,
      silent,
      it.oversight.length ? make("details", null, make("summary", null, word("oversight")), make("ol", { class: "steps" }, ...it.oversight.map((one) => step(one, numbers)))) : null,
    );
  }

  /* Where a gap is: at a step of a chain above, or at an actor. */
  function place(at, chosen, numbers) {
    if (numbers.has(at)) return make("p", { class: "small" }, `${word("at_step")} ${numbers.get(at)}`);
    if (!entries.has(at) || at === chosen) return null;
    return make("p", { class: "small" }, `${word("at_actor")} `, go(at, entries.get(at).label));
  }

  function gap(it, chosen, numbers) {
    const lacking = it.missing.length ? `: ${it.missing.map((name) => word(name).toLowerCase()).join(", ")}` : "";
    return make(
      "li",
      null,
      make("p", null, make("b", null, `${say(it.name)}${lacking}`)),
      make("p", null, say(it.message)),
      place(it.at, chosen, numbers),
      make("p", { class: "small" }, `${word("evidence")}: ${status(it.evidence)}`),
      references(it.sources, "source"),
    );
  }

  function source(at) {
    const it = page.references[at];
    const facts = [it.grade ? `${word("grade")} ${it.grade}` : "", say(it.issued), it.read === null ? "" : word(it.read ? "read_full" : "read_part")];
    return make("li", null, link(it), make("span", { class: "small" }, ` ${facts.filter(Boolean).join(" · ")}`));
  }

  const list = (items) => make("ul", { class: "plain" }, ...items);
  const heading = (entry, over) => [make("p", { class: "over" }, ...over), make("h2", { id: "chosen", tabindex: "-1" }, named(entry.label))];

  function choice(entry, numbers) {
    const themes = entry.themes.map((theme) => upper(say(theme))).join(", ");
    return [
      ...heading(entry, [make("b", null, entry.no || word("choice")), themes ? ` · ${themes}` : ""]),
      make("p", { class: "chip" }, verdict(entry)),
      make("p", { class: "sentence" }, say(entry.sentence)),
      section("powers", powers(entry.grade)),
      entry.question ? make("section", { class: "ask" }, title("question"), make("p", null, say(entry.question))) : null,
      section("decides", ...(entry.deciders.length ? entry.deciders.map((it) => decider(it, numbers)) : [make("p", { class: "callout" }, word("decides_none"))])),
      section("gaps", entry.gaps.length ? make("ul", { class: "gaps" }, ...entry.gaps.map((it) => gap(it, entry.id, numbers))) : make("p", null, word("gaps_none"))),
      entry.roles.length ? section("roles", make("dl", { class: "roles" }, ...entry.roles.flatMap(([role, holders]) => [
        make("dt", null, say(role)),
        ...holders.map(([id, label, sure]) => make("dd", null, id || sure !== "unknown" ? go(id, id ? entries.get(id).label : label) : null, sure === "stated" ? null : make("span", { class: "small" }, ` ${status(sure)}`))),
      ]))) : null,
      entry.caveats.length ? section("caveats", ...entry.caveats.map((caveat) => make("p", { class: "small" }, say(caveat)))) : null,
      entry.notes.length ? section("notes", ...entry.notes.map((note) => make("p", { class: "small" }, say(note)))) : null,
      make("details", { class: "sources" }, make("summary", null, `${word("sources")} (${entry.sources.length})`), entry.sources.length ? make("ol", null, ...entry.sources.map(source)) : make("p", null, word("sources_none"))),
    ];
  }

  /* One line of the graph, seen from one of its ends. */
  function tie(way, other) {
    const entry = entries.get(other);
    const sure = way.status && way.status !== "stated" ? ` · ${status(way.status)}` : "";
    const counted = way.reach === "audit" || way.reach === "none" ? ` · ${say(page.reaches[way.reach])}` : "";
    return make(
      "li",
      { class: isChoice(entry) ? "tie marked" : "tie" },
      isChoice(entry) ? markOf(entry) : null,
      make("div", null, go(other, entry.label), make("p", { class: "small" }, `${say(way.label)}${counted}${sure} `, way.grade ? brief(way.grade) : null)),
    );
  }

  function actor(entry, ways) {
    const out = ways.filter((way) => way.low === entry.id), into = ways.filter((way) => way.high === entry.id);
    const of = (some, kind) => some.filter((way) => way.kind === kind);
    const block = (name, some, end) => (some.length ? section(name, list(some.map((way) => tie(way, way[end])))) : null);
    const up = of(out, "accountability");
    return [
      ...heading(entry, [make("b", null, say(entry.short) || word("actor")), ` · ${say(entry.kind)}`]),
      section("answers_to", up.length ? list(up.map((way) => tie(way, way.high))) : make("p", { class: entry.top ? "" : "callout quiet" }, word(entry.top ? "answers_to_top" : "answers_to_none"))),
      block("decides_on", of(into, "decides"), "low"),
      block("other_roles", of(into, "role"), "low"),
      block("hears", of(into, "accountability"), "low"),
      block("sits_in", of(into, "participation"), "low"),
      block("members", of(out, "participation"), "high"),
    ];
  }

  function show(entry, numbers, ways, close) {
    const detail = document.getElementById("detail");
    const body = isChoice(entry) ? choice(entry, numbers) : actor(entry, ways);
    const button = make("button", { type: "button", class: "close", "aria-label": word("close"), title: word("close") }, "×");
    button.addEventListener("click", close);
    detail.replaceChildren(button, ...body.filter(Boolean));
    detail.hidden = false;
    document.getElementById("start").hidden = true;
  }

  function clear() {
    document.getElementById("detail").hidden = true;
    document.getElementById("detail").replaceChildren();
    document.getElementById("start").hidden = false;
  }

  return { show, clear };
})();
