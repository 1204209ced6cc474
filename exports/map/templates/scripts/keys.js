/* The house for the keyboard and the ear: a button over every box, one of them in the tab order. Arrows follow
   accountability: up to who is answered to, down to who answers, left and right along the floor. */

import { page } from "./data.js";
import { say, word } from "./words.js";
import { $, announce, make, touched } from "./elements.js";
import { must } from "./must.js";
import { house } from "./house.js";
import { rooms } from "./rooms.js";
import { picture } from "./picture.js";

const layer = $("keys");
/** @type {Map<Item, HTMLButtonElement>} */
const buttons = new Map();
const MOST = 400;
/** @type {Item | null} */
let current = null;

/** @param {Item} item */
function spoken(item) {
  if (picture.isGroup(item)) {
    const it = picture.groupOf(item);
    const open = word(picture.view().open.has(item) ? "is_open" : "is_shut");
    return `${say(it.name)}, ${it.members.length} ${word("actors")}, ${open}`;
  }
  const answer = house.answer(item);
  if (house.isChoice(item)) {
    const moved = house.moved(item);
    return [
      `${house.number(item)} ${house.label(item)}`.trim(),
      answer ? say(page.verdicts[answer.verdict].word) : word("not_yet"),
      moved ? word("is_moved") : "",
    ]
      .filter(Boolean)
      .join(", ");
  }
  const rests = house.rests(item).length;
  return [house.label(item), house.kind(item), rests ? `${rests} ${word("rest_here")}` : ""]
    .filter(Boolean)
    .join(", ");
}

function rebuild() {
  const plan = picture.plan();
  if (!plan) return; // a frame without a width yet: laid out when it has one
  const items = [...plan.places.keys()].slice(0, MOST);
  const kept = current !== null && plan.places.has(current) ? current : null;
  const focused = document.activeElement && layer.contains(document.activeElement);
  buttons.clear();
  layer.replaceChildren(
    ...items.map((item) => {
      const place = must(plan.places.get(item));
      const button = make("button", {
        type: "button",
        tabindex: "-1",
        "aria-label": spoken(item),
        "data-item": item,
      });
      button.style.left = `${place.x - place.width / 2}px`;
      button.style.top = `${place.y - place.height / 2}px`;
      button.style.width = `${place.width}px`;
      button.style.height = `${place.height}px`;
      buttons.set(item, button);
      return button;
    }),
  );
  current = kept ?? items.find((item) => !picture.isGroup(item) && house.isChoice(item)) ?? items[0] ?? null;
  const button = pointed();
  if (button) button.tabIndex = 0;
  if (focused) button?.focus({ preventScroll: true });
  place();
}

/* The layer follows the camera: one transform for all. */
function place() {
  const scale = picture.network.getScale();
  const zero = picture.network.canvasToDOM({ x: 0, y: 0 });
  layer.style.transform = `translate(${zero.x}px, ${zero.y}px) scale(${scale})`;
  const chosen = picture.lit()?.chosen ?? null;
  for (const [item, button] of buttons) {
    const pressed = String(item === chosen);
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
}

const pointed = () => (current === null ? undefined : buttons.get(current));

/** @param {Item} item */
function focus(item) {
  const button = buttons.get(item);
  if (!button) return;
  const before = pointed();
  if (before) before.tabIndex = -1;
  current = item;
  button.tabIndex = 0;
  button.focus({ preventScroll: picture.big.matches });
}

/** One step along accountability: the lines of the verdicts first, then the rest.
    @param {Item} item @param {boolean} upward */
function along(item, upward) {
  const ends = picture.isGroup(item) ? picture.groupOf(item).members : [item];
  /** @type {Map<Item, number>} */
  const found = new Map();
  for (const node of ends) {
    for (const line of upward ? house.up[node] : house.down[node]) {
      const { kind } = house.tie(line);
      if (!house.holds(line) || kind === "participation") continue;
      const other = rooms.anchor(picture.plan(), upward ? house.lines.high[line] : house.lines.low[line]);
      const rank = house.story().has(line) ? 0 : kind === "accountability" || kind === "decides" ? 1 : 2;
      if (other !== null && other !== item && buttons.has(other))
        found.set(other, Math.min(rank, found.get(other) ?? 9));
    }
  }
  /** @param {Item} one */
  const away = (one) => Math.abs(placeOf(one).x - placeOf(item).x);
  return [...found].sort((a, b) => a[1] - b[1] || away(a[0]) - away(b[0])).map(([other]) => other)[0];
}

/** @param {Item} item */
const placeOf = (item) => must(picture.plan().places.get(item));

/** @param {Item} item @param {number} step */
function beside(item, step) {
  const level = [...buttons.keys()]
    .filter((one) => Math.abs(placeOf(one).y - placeOf(item).y) < 8)
    .sort((a, b) => placeOf(a).x - placeOf(b).x);
  return level[level.indexOf(item) + step];
}

/** @param {HTMLElement} element @returns {Item} */
function itemOf(element) {
  const item = element.dataset.item ?? "";
  return /^\d+$/.test(item) ? Number(item) : item;
}

layer.addEventListener("keydown", (event) => {
  const item = current;
  if (item === null) return;
  /** @type {Record<string, () => Item | undefined>} */
  const moves = {
    ArrowUp: () => along(item, true),
    ArrowDown: () => along(item, false),
    ArrowLeft: () => beside(item, -1),
    ArrowRight: () => beside(item, 1),
    Home: () => [...buttons.keys()][0],
    End: () => [...buttons.keys()].at(-1),
  };
  if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const next = moves[event.key]();
  if (next !== undefined) focus(next);
  else if (event.key === "ArrowUp")
    announce(word(typeof item === "number" && house.tops.has(item) ? "keys_top" : "keys_end"));
  else if (event.key === "ArrowDown") announce(word("keys_foot"));
});
layer.addEventListener("focusin", (event) => {
  current = itemOf(touched(event));
});

picture.onLay(rebuild);
picture.onDraw(place);

export const keys = {
  rebuild,
  focus,
  spoken,
  item: itemOf,
  has: /** @param {Item} item */ (item) => buttons.has(item),
};
