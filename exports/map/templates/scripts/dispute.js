/* A statement of the panel that a reader knows better: its name in the record, and a correction to copy or to mail. The
   page sends nothing: a mail is the reader's own, to whom the reader wants. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { $, announce, make } from "./elements.js";
import { house } from "./house.js";

/* What a mail program takes in an address is short. */
const MOST = 1700;

/** The correction as it opens: what the record says, where, on which source, and room for what the reader knows.
    @param {Disputed} it */
function prefilled({ id, said, sources }) {
  const titles = [...new Set(sources.map((at) => page.references[at]))].map(({ title, url }) =>
    [say(title), url].filter(Boolean).join(", "),
  );
  /** @param {string} name @param {string} text */
  const line = (name, text) => `${word(name)}: ${text}`;
  return [
    line("dispute_house", say(page.title)),
    line("dispute_state", $("as-of").textContent ?? ""),
    line("digest", page.house.digest),
    line("dispute_id", id),
    "",
    line("dispute_said", said),
    line("dispute_on", titles.join("; ") || word("dispute_no_source")),
    "",
    line("dispute_should", ""),
    line("dispute_yours", ""),
    "",
  ].join("\n");
}

/** @param {Disputed} it */
function correction(it) {
  const name = `dispute-${it.id.replace(/\W+/g, "-")}`;
  const text = make("textarea", { id: name, rows: "11", spellcheck: "false" });
  text.value = prefilled(it);
  const mail = make("a", { class: "plain-button" }, word("dispute_mail"));
  const told = make("span", { class: "small", role: "status" });
  const address = () => {
    const subject = `${word("dispute_subject")} ${it.id}`;
    const body = text.value.slice(0, MOST).replace(/\n/g, "\r\n");
    mail.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  };
  text.addEventListener("input", address);
  address();
  const copy = make("button", { type: "button", class: "plain-button" }, word("dispute_copy"));
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      told.textContent = word("dispute_copied");
    } catch {
      told.textContent = word("dispute_selected");
    }
    announce(told.textContent);
  });
  return [
    make("p", { class: "small" }, `${word("dispute_id")} `, make("code", null, it.id)),
    make("label", { for: name, class: "small" }, word("dispute_text")),
    text,
    make("p", { class: "dispute-ways" }, copy, mail, told),
  ];
}

/** "Dispute this", under a statement; the correction is written when it is opened.
    @param {string | null | undefined} id @param {Child} said @param {number[]} [sources] */
export function dispute(id, said, sources = []) {
  if (!id) return null;
  const words = String(said ?? "").trim();
  const box = make(
    "details",
    { class: "dispute", "data-id": id },
    make("summary", { title: id }, word("dispute"), make("span", { class: "aside" }, `: ${words.slice(0, 120)}`)),
  );
  box.addEventListener("toggle", () => {
    if (box.open && box.children.length === 1) box.append(...correction({ id, said: words, sources }));
  });
  return box;
}

/** The name in the record of a line. @param {number | null} line */
export const nameOf = (line) => (line === null ? null : page.lines.ids[line]);

/** A line in words: from whom, what, to whom. @param {number} line */
export function spelled(line) {
  const it = house.tie(line);
  const grade = it.grade ? ` (${it.grade.join(", ")})` : "";
  const status = it.status ? `; ${say(page.statuses[it.status] || it.status)}` : "";
  const [low, high] = [house.lines.low[line], house.lines.high[line]].map((at) => say(page.nodes.label[at]));
  return `${low} → ${high}: ${say(it.label)}${grade}${status}`;
}
