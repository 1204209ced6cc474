"use strict";
/* The tables under the map: sorting the choices, and every line of the drawing in words. */

const tables = (() => {
  const RANK = { none: 0, unknown: 1, elsewhere: 2, partial: 3, full: 4 };
  const KEYS = {
    choice: (it) => it.no.replace(/\d+/g, (digits) => digits.padStart(9, "0")) + say(it.label),
    theme: (it) => it.themes.map(say).join(),
    verdict: (it) => `${RANK[it.look]}${say(page.verdicts[it.verdict].word)}`,
    information: (it) => String(it.grade ? it.grade[0] : "-"),
    discussion: (it) => String(it.grade ? it.grade[1] : "-"),
    consequences: (it) => String(it.grade ? it.grade[2] : "-"),
  };

  /* A second press turns the order round. */
  function sort(head) {
    const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const key = KEYS[head.dataset.sort];
    for (const other of document.querySelectorAll("th[data-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
    const rows = [...document.querySelectorAll("#table tbody tr")].map((row) => [key(entries.get(row.dataset.id)), row]);
    rows.sort(([a], [b]) => turn * a.localeCompare(b, lang));
    document.querySelector("#table tbody").append(...rows.map(([, row]) => row));
  }

  function row(way) {
    const low = entries.get(way.low), high = entries.get(way.high);
    const cell = (name, ...children) => make("td", { role: "cell", class: `w-${name}` }, ...children);
    const grade = way.grade ? POWERS.map((name, at) => `${word(`${name}_short`)}${way.grade[at]}`).join(" ") : "";
    const reach = way.reach ? say(page.reaches[way.reach] || way.reach) : "";
    return make("tr", { role: "row" },
      make("th", { role: "rowheader", scope: "row", class: "w-low" }, go(way.low, low.label, isChoice(low) ? make("b", { class: "no" }, low.no) : null)),
      cell("what", say(way.label)),
      cell("high", go(way.high, high.label)),
      cell("grade", [grade, reach].filter(Boolean).join(" · ")),
      cell("status", say(page.statuses[way.status] || way.status)));
  }

  /* Filled when it is opened: most readers never need it, some can read nothing else. */
  function fill() {
    const box = document.getElementById("ways");
    if (!box.open) return;
    const heads = ["from", "what", "to", "powers", "status"].map((name) => make("th", { role: "columnheader", scope: "col" }, word(name)));
    const order = ["accountability", "decides", "role", "participation"];
    const rows = order.flatMap((kind) => picture.ways.filter((way) => way.kind === kind)).map(row);
    const table = make("table", { role: "table", "aria-label": word("lines_table") }, make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)), make("tbody", { role: "rowgroup" }, ...rows));
    box.replaceChildren(box.firstElementChild, table);
  }

  for (const head of document.querySelectorAll("th[data-sort]")) {
    const button = make("button", { type: "button", class: "sort" });
    button.append(...head.childNodes, make("span", { class: "caret", "aria-hidden": "true" }));
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  document.getElementById("ways").addEventListener("toggle", fill);

  return { speak: fill };
})();
