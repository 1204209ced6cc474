/* Search, as `thorbecke explain` searches (graph.house.finding): every word of the query somewhere in the number, the
   names it goes by, or the words of either language; a code whole. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { $, announce, every, make, markOf, named } from "./elements.js";
import { house } from "./house.js";

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
/** @type {{ names: string[], codes: string[], text: string, parts: string[] }[] | null} */
let haystacks = null;
const busy = new Set(page.nodes.busy);
let active = -1;
/** @type {(node: number) => void} */
let take = () => {};

/* Made when somebody first searches: thousands of names wait for nobody. */
function stock() {
  haystacks ||= page.nodes.label.map((label, node) => {
    const codes = (page.nodes.codes[node] || []).map(plain);
    const names = [
      [house.number(node), page.nodes.short[node], page.nodes.brief[node], house.slug(node).replace(/-/g, " ")],
      [label, house.names(node)],
    ]
      .flat(3)
      .filter(Boolean)
      .map(plain);
    const text = names.filter((name) => !codes.includes(name)).join(" ");
    return { names: [...names, ...codes], codes, text, parts: [...text.split(/\s+/), ...codes] };
  });
  return haystacks;
}

/** @param {string} query */
function hits(query) {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const asked = wanted.join(" ");
  /** @type {[number, number, number][]} */
  const found = [];
  stock().forEach(({ names, codes, text, parts }, node) => {
    if (!wanted.every((part) => text.includes(part) || codes.includes(part))) return;
    const starts = parts.some((part) => part.startsWith(wanted[0])) ? 0 : 2;
    const apart = wanted.filter((part) => !parts.includes(part)).length;
    const known = house.isChoice(node) || busy.has(node) ? 0.5 : 0;
    found.push([names.includes(asked) ? 0 : 1, apart + starts - known, node]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, , node]) => node);
}

function find() {
  const box = $("found");
  active = -1;
  const query = $("find").value;
  if (!query.trim()) return close();
  const found = hits(query);
  const options = found.slice(0, 12).map((node, at) => {
    const answer = house.answer(node);
    const option = make(
      "li",
      { role: "option", id: `option-${at}`, "aria-selected": "false", "data-id": node },
      answer ? markOf(answer) : make("span", { class: "mark actor", "aria-hidden": "true" }),
      make(
        "span",
        null,
        house.isChoice(node) && house.number(node) ? make("b", { class: "no" }, house.number(node)) : null,
        named(page.nodes.label[node]),
        make("small", null, ` ${answer ? say(page.verdicts[answer.verdict].word) : house.kind(node)}`),
      ),
    );
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      accept(node);
    });
    return option;
  });
  box.replaceChildren(
    ...(options.length
      ? options
      : [
          make(
            "li",
            { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" },
            word("found_none"),
          ),
        ]),
  );
  box.hidden = false;
  $("find").setAttribute("aria-expanded", "true");
  $("find").removeAttribute("aria-activedescendant");
  announce(found.length ? `${found.length} ${word("found")}` : word("found_none"));
  return undefined;
}

function close() {
  $("found").hidden = true;
  $("find").setAttribute("aria-expanded", "false");
  $("find").removeAttribute("aria-activedescendant");
}

/** @param {number} node */
function accept(node) {
  $("find").value = "";
  close();
  take(node);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const options = every("li", "[data-id]", $("found"));
  if (event.key === "Escape") {
    $("find").value = "";
    close();
    return;
  }
  if (!options.length || $("found").hidden) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    $("find").setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") {
    event.preventDefault();
    accept(Number(options[Math.max(active, 0)].dataset.id));
  }
}

$("find").addEventListener("input", find);
$("find").addEventListener("keydown", press);
$("find").addEventListener("blur", close);

export const finder = {
  onTake: /** @param {(node: number) => void} hear */ (hear) => {
    take = hear;
  },
};
