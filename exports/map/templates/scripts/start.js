/* The first page: how many choices look how, and which they are. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { $, every, make, mark, named } from "./elements.js";
import { house } from "./house.js";

/* The list on the first page: the choices by how they look, in this state. */
export function start() {
  const { counts, choices } = house.state();
  const open = new Set(every("details", "[open]", $("groups")).map((it) => it.dataset.look));
  $("headline").textContent = say(house.state().headline);
  $("headline-printed").textContent = say(house.state().headline);
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
        const some = choices.map((at) => page.choices[at]).filter((it) => it.look === look);
        return make(
          "details",
          { class: "group", "data-look": look, open: open.has(look) },
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
