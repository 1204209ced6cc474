/* The first page: how many choices look how, and which they are. */

import { page } from "./data.js";
import { lang, say, word } from "./words.js";
import { $, every, go, make, mark, named, verdict } from "./elements.js";
import { house } from "./house.js";

/* On a phone every choice is in the first screen. */
const small = matchMedia("(max-width: 699px)");
small.addEventListener("change", () => {
  for (const it of every("details", "", $("groups"))) it.open = small.matches;
});

/** What came, went or has another verdict than where the map opens, before and after. @param {number[]} moved */
function changes(moved) {
  const some = moved.filter((node) => house.moved(node)?.what !== "detail");
  $("changes").hidden = !some.length;
  $("changed").replaceChildren(
    ...some.map((node) => {
      const it = house.moved(node);
      const no = house.number(node) ? make("b", { class: "no" }, house.number(node)) : null;
      return make(
        "li",
        null,
        go(node, house.label(node), no),
        make(
          "p",
          { class: "was" },
          it?.before ? verdict(it.before) : make("span", { class: "small" }, word("not_on")),
          make("span", { class: "arrow", "aria-hidden": "true" }, " → "),
          make("span", { class: "aside" }, word("becomes")),
          it?.now ? verdict(it.now) : make("span", { class: "small" }, word("not_yet")),
        ),
      );
    }),
  );
}

/** The first page: how many of each look, and the choices of each, in this state. @param {number[]} moved */
export function start(moved) {
  changes(moved);
  const { counts, choices } = house.state();
  const open = new Set(every("details", "[open]", $("groups")).map((it) => it.dataset.look));
  $("headline").textContent = say(house.state().brief);
  $("headline-whole").textContent = say(house.state().headline);
  const total = choices.length || 1;
  $("bar").replaceChildren(
    ...page.looks.order
      .filter((look) => counts[look])
      .map((look) => {
        const share = make("span", { class: `share ${look}` });
        share.style.width = `${(100 * counts[look]) / total}%`;
        return share;
      }),
  );
  $("groups").replaceChildren(
    ...page.looks.gravest
      .filter((look) => counts[look])
      .map((look) => {
        const some = choices
          .map((at) => page.choices[at])
          .filter((it) => it.look === look)
          .sort((a, b) => a.no.localeCompare(b.no, lang(), { numeric: true }));
        return make(
          "details",
          { class: "group", "data-look": look, open: open.has(look) || small.matches },
          make(
            "summary",
            null,
            mark(look, look === "unknown" ? "?" : ""),
            make("span", null, word(look)),
            make("b", { class: "count" }, String(counts[look])),
          ),
          make(
            "ul",
            null,
            ...some.map((it) =>
              make(
                "li",
                null,
                make(
                  "button",
                  { type: "button", "data-go": it.node },
                  make("b", { class: "no" }, it.no),
                  named(it.label),
                ),
              ),
            ),
          ),
        );
      }),
  );
  const body = house.state().silent;
  $("preset-body").hidden = body === null;
  if (body !== null) {
    $("preset-body").textContent = `${word("preset_body")} ${house.short(body) || house.label(body)}`;
    $("preset-body").dataset.go = String(body);
  }
  for (const it of every("button", "[data-preset=point]")) it.hidden = !page.points.length || !house.isOpening();
}
