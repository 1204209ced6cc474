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

/** The choices that look one way, by their verdict. @param {Look} look */
const looking = (look) =>
  grouped(
    answers()
      .filter((it) => it.look === look)
      .map((it) => [it.verdict, { label: page.verdicts[it.verdict].word }, it.node]),
  );

/** @type {Record<string, () => Found[]>} */
const PRESETS = {
  none: () => looking("none"),
  unknown: () => looking("unknown"),
  elsewhere: () => looking("elsewhere"),
  money: () =>
    grouped(
      answers().flatMap((it) =>
        it.gaps
          .filter((gap) => page.money.includes(gap.code))
          .map((gap) => [gap.code, { label: gap.name }, it.node]),
      ),
    ),
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
      : [make("p", null, word("preset_nothing"))]),
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

/** How many choices there are behind an option, with the other filters as they are.
    @param {Filters} filter @param {keyof Filters} name @param {string} value */
function behind(filter, name, value) {
  const left = passes({ ...filter, [name]: value });
  if (name === "kind") return [...(left?.nodes ?? [])].filter((node) => page.nodes.kind[node] === Number(value)).length;
  return left?.choices?.size ?? house.answers().size;
}

/** The filters offer what this house has, each option with how many it leaves.
    @param {Filters} filter */
function options(filter) {
  /** @param {keyof Filters} name @param {[string, string][]} some */
  const put = (name, some) => {
    $(`filter-${name}`).replaceChildren(
      make("option", { value: "" }, word("any")),
      ...some.map(([value, text]) => make("option", { value }, `${text} (${behind(filter, name, value)})`)),
    );
    $(`filter-${name}`).value = filter[name];
  };
  /** @param {[string, string][]} some */
  const sorted = (some) => some.sort((a, b) => a[1].localeCompare(b[1], lang()));
  const themes = new Map(page.choices.flatMap((it) => it.themes.map(([slug, name]) => [slug, say(name)])));
  put("theme", sorted([...themes].map(([slug, name]) => [slug, upper(name)])));
  const looks = page.looks.gravest.filter((look) => page.choices.some((it) => it.look === look));
  put(
    "look",
    looks.map((look) => [look, word(look)]),
  );
  const kinds = new Set(page.nodes.kind.filter((kind) => kind >= 0));
  put("kind", sorted([...kinds].map((kind) => [String(kind), upper(say(page.nodes.kinds[kind]))])));
  const grounds = new Set(page.choices.flatMap((it) => it.grounds));
  put("ground", sorted([...grounds].map((ground) => [ground, upper(say(page.statuses[ground] || ground))])));
}

export const lists = { PRESETS, preset, passes, options };
