/* Ready-made questions and filters: which choices and actors stay in the light, and the list that says why. */

import { page } from "./data.js";
import { lang, say, upper, word } from "./words.js";
import { $, go, make } from "./elements.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { choiceItem, heading, long } from "./pieces.js";

const answers = () => [...house.answers().values()];
/** @param {Iterable<number>} some */
const byNumber = (some) =>
  [...some].sort((a, b) => house.number(a).localeCompare(house.number(b), lang(), { numeric: true }));
/** @param {[string | number | null, Heading, number][]} pairs */
const grouped = (pairs) => {
  /** @type {Map<string | number | null, Found>} */
  const found = new Map();
  for (const [key, name, node] of pairs) {
    const group = found.get(key) ?? { name, nodes: new Set() };
    found.set(key, group);
    group.nodes.add(node);
  }
  return [...found.values()].sort((a, b) => b.nodes.size - a.nodes.size);
};

/** @type {Record<string, () => Found[]>} */
const PRESETS = {
  gaps: () =>
    grouped(
      answers().flatMap((it) =>
        it.gaps.map((gap) => [
          `${gap.code} ${gap.name}`,
          { label: gap.name, rank: page.severity.indexOf(gap.code) },
          it.node,
        ]),
      ),
    ).sort((a, b) => (a.name.rank ?? 0) - (b.name.rank ?? 0)),
  minister: () =>
    grouped(
      answers().flatMap((it) => it.offices.map(([node, label]) => [node ?? say(label), { node, label }, it.node])),
    ),
  execution: () =>
    grouped(
      answers()
        .filter((it) => it.look === "aim")
        .flatMap((it) =>
          (it.aim?.adopters ?? []).map(([node, label]) => [node ?? say(label), { node, label }, it.node]),
        ),
    ),
  point: () =>
    page.points.map(([actor, falls]) => ({
      name: { node: actor, label: page.nodes.label[actor] },
      nodes: new Set(falls),
    })),
};

/** @param {string} name */
function preset(name) {
  const found = PRESETS[name]();
  const nodes = new Set(
    found.flatMap((it) => [
      ...it.nodes,
      ...(it.name.node === undefined || it.name.node === null ? [] : [it.name.node]),
    ]),
  );
  const body = [
    ...heading(word(`preset_${name}`), [
      make("b", null, word("ready")),
      ` · ${new Set(found.flatMap((it) => [...it.nodes])).size} ${word("choices")}`,
    ]),
    make("p", { class: "small" }, word(`preset_${name}_how`)),
    ...(found.length
      ? found.map((it) =>
          make(
            "section",
            null,
            make(
              "h3",
              null,
              it.name.node === undefined || it.name.node === null
                ? upper(say(it.name.label))
                : go(it.name.node, it.name.label),
              ` · ${it.nodes.size}`,
            ),
            long(byNumber(it.nodes), choiceItem),
          ),
        )
      : [make("p", null, word("found_none"))]),
  ];
  return { body, nodes };
}

/** What a filter lets through: choices by theme, verdict and ground; actors by kind. @param {Filters} filter */
function passes(filter) {
  const { theme, look, kind, ground } = filter;
  if (!theme && !look && !kind && !ground) return null;
  const nodes = new Set(),
    looks = new Set();
  for (const it of answers()) {
    if (theme && !it.themes.some(([slug]) => slug === theme)) continue;
    if (look && it.look !== look) continue;
    if (ground && !it.grounds.includes(ground)) continue;
    nodes.add(it.node);
    looks.add(it.look);
  }
  const choices = new Set(nodes);
  if (theme || look || ground) {
    for (const [line] of house.story()) if (nodes.has(house.lines.low[line])) nodes.add(house.lines.high[line]);
    for (const { decides, chain } of [...choices].map((choice) => must(house.answer(choice)).lit))
      for (const [line] of [...decides, ...chain]) nodes.add(house.lines.low[line]).add(house.lines.high[line]);
  }
  if (kind) {
    for (const node of [...nodes]) if (!house.isChoice(node)) nodes.delete(node);
    const wanted = Number(kind);
    page.nodes.kind.forEach((one, node) => {
      if (one === wanted) nodes.add(node);
    });
    if (!theme && !look && !ground) for (const choice of choices) nodes.delete(choice);
  }
  return { nodes, looks, choices: kind && !theme && !look && !ground ? null : choices };
}

/* The filters offer what this house has. */
function options() {
  /** @param {`filter-${keyof Filters}`} id @param {string[][]} some */
  const put = (id, some) =>
    $(id).replaceChildren(
      make("option", { value: "" }, word("any")),
      ...some.map(([value, text]) => make("option", { value }, text)),
    );
  const themes = new Map(page.choices.flatMap((it) => it.themes.map(([slug, name]) => [slug, say(name)])));
  put(
    "filter-theme",
    [...themes].map(([slug, name]) => [slug, upper(name)]).sort((a, b) => a[1].localeCompare(b[1], lang())),
  );
  put(
    "filter-look",
    page.looks.gravest
      .filter((look) => page.choices.some((it) => it.look === look))
      .map((look) => [look, word(look)]),
  );
  const kinds = new Set(page.nodes.kind.filter((kind) => kind >= 0));
  put(
    "filter-kind",
    [...kinds]
      .map((kind) => [String(kind), upper(say(page.nodes.kinds[kind]))])
      .sort((a, b) => a[1].localeCompare(b[1], lang())),
  );
  const grounds = new Set(page.choices.flatMap((it) => it.grounds));
  put(
    "filter-ground",
    [...grounds]
      .map((ground) => [ground, upper(say(page.statuses[ground] || ground))])
      .sort((a, b) => a[1].localeCompare(b[1], lang())),
  );
}

export const lists = { PRESETS, preset, passes, options };
