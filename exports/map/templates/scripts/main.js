/* What the reader does: choose, ask, filter, switch proposal, day and language; the address bar keeps it all. */

import { model, page } from "./data.js";
import { lang, say, speakIn, word } from "./words.js";
import { $, announce, calm, make, mark, named } from "./elements.js";
import { house } from "./house.js";
import { rooms } from "./rooms.js";
import { picture } from "./picture.js";
import { keys } from "./keys.js";
import { save } from "./save.js";
import { panel } from "./panel.js";
import { lists } from "./lists.js";
import { tables } from "./tables.js";
import { finder } from "./finder.js";

(() => {
  const NONE = { theme: "", look: "", kind: "", ground: "" };
  const spoken = document.documentElement.lang;
  const ui = { item: null, preset: "", filter: { ...NONE }, depth: 0, open: new Set(), own: false };
  const { large } = rooms;
  let origin = null;
  let shownFor = "";

  /* ---- the view that belongs to what is chosen ---- */

  /* A choice with all that lights up with it; an actor with its neighbours. */
  function own(node) {
    const answer = house.answer(node);
    if (!answer) return house.above(node, house.neighbours(node, 1));
    const nodes = new Set([node]);
    for (const [line] of [...answer.lit.decides, ...answer.lit.chain])
      nodes.add(house.lines.low[line]).add(house.lines.high[line]);
    for (const line of answer.lit.soft) nodes.add(house.lines.high[line]);
    return nodes;
  }

  /* Not drawn alone: it shows with its own surroundings. */
  const folded = (item) => !picture.isGroup(item) && (rooms.home(item) !== undefined || (large && !model.has(item)));

  function viewOf() {
    const { item, depth, open } = ui;
    const node = item !== null && !picture.isGroup(item) ? item : null;
    if (node !== null && depth > 0) return { only: house.neighbours(node, depth), depth, open, chosen: node };
    if (node !== null && (large || !picture.big.matches || ui.own))
      return { only: own(node), depth: 0, open, own: true, chosen: node };
    if (large) return { only: new Set(model.keys()), depth: 0, open, own: true, first: true };
    return { only: null, depth: 0, open, chosen: node };
  }

  const keyOf = (view) => {
    const lost = view.chosen !== null && house.isChoice(view.chosen ?? 0) && !house.answer(view.chosen);
    const only = view.only ? [...view.only].join() : "";
    return `${only} ${[...view.open].join()} ${picture.big.matches} ${lost ? view.chosen : ""}`;
  };

  function look(animate) {
    const view = viewOf();
    const key = keyOf(view);
    if (key !== shownFor) {
      shownFor = key;
      picture.show(view, animate);
    }
    $("view-said").textContent = large && view.only ? word("large") : "";
    $("view-said").hidden = !(large && view.only);
    $("whole").hidden = !view.only || large;
  }

  /* ---- everything that can change, in one place ---- */

  function apply({ from = "", again = false, moved = false } = {}) {
    look(true);
    const filter = lists.passes(ui.filter);
    const preset = ui.preset && ui.item === null ? lists.preset(ui.preset) : null;
    picture.fade(
      preset ? { nodes: preset.nodes, looks: new Set(page.looks.order) } : filter,
    );
    tables.filter(filter && filter.choices);
    const lit = picture.light(ui.item, again);
    if (ui.item !== null) panel.show(ui.item, lit.numbers, () => clear(true));
    else if (preset) panel.put(preset.body, () => clear(true));
    else panel.clear();
    tables.choose(ui.item);
    for (const button of document.querySelectorAll("[data-preset]"))
      button.setAttribute("aria-pressed", String(button.dataset.preset === ui.preset));
    const many = Object.values(ui.filter).filter(Boolean).length;
    $("filter-count").textContent = many ? `(${many})` : "";
    $("filter-clear").hidden = !many;
    if (!again || moved) remember(from === "address");
    keys.rebuild();
  }

  function select(item, from) {
    if (item === null || item === undefined) return;
    if (from && from.nodeType) origin = from;
    if (picture.isGroup(item)) {
      if (ui.open.has(item)) ui.open.delete(item);
      else ui.open.add(item);
      ui.open = new Set(ui.open);
    }
    if (ui.item !== item) ui.depth = 0;
    ui.item = item;
    ui.preset = "";
    ui.own = folded(item);
    apply({ from });
    const answer = picture.isGroup(item) ? null : house.answer(item);
    announce(`${word("selected")}: ${keys.spoken(item)}. ${answer ? say(answer.sentence) : ""}`);
    reach(from);
  }

  /* Where the eye and the focus go: to the panel, unless the reader is in the picture. */
  function reach(from) {
    $("panel").scrollTop = 0;
    if (from === "picture" || from === "keys" || from === "address") return;
    const head = $("chosen");
    if (head) head.focus({ preventScroll: true });
    $("picture").scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }

  function clear(refocus) {
    if (ui.item === null && !ui.preset) return;
    const item = ui.item;
    ui.item = null;
    ui.preset = "";
    ui.depth = 0;
    ui.own = false;
    apply();
    announce(word("cleared"));
    if (refocus) {
      const back = origin && origin.isConnected && origin.offsetParent ? origin : null;
      if (back) back.focus({ preventScroll: true });
      else if (item !== null && keys.has(item)) keys.focus(item);
      else $("find").focus({ preventScroll: true });
    }
    origin = null;
  }

  function ask(name, from) {
    origin = from || null;
    ui.item = null;
    ui.depth = 0;
    ui.preset = ui.preset === name ? "" : name;
    apply({ from });
    announce(ui.preset ? word(`preset_${name}`) : word("cleared"));
    if (ui.preset) reach(from);
  }

  /* ---- proposals and days ---- */

  function turn(scenario, day) {
    if (scenario === house.at.scenario && day === house.at.day) return;
    house.turn(scenario, day);
    shownFor = "";
    tables.refill();
    tables.speak();
    state();
    apply({ again: true, moved: true });
    announce(`${$("as-of").textContent}. ${$("state-said").textContent}`);
  }

  function state() {
    const { names } = house.scenario(house.at.scenario);
    const named = names.length > 1 ? word("all_proposals") : names.length ? say(names[0]) : word("as_is");
    const [, day] = house.date(house.at.day);
    $("as-of").textContent = `${word("as_of")} ${say(day)} · ${named}`;
    const changed = [...new Set([...house.answers().keys(), ...house.first.keys()])].filter((node) =>
      house.moved(node),
    );
    const moved = changed.filter((node) => house.moved(node).what !== "detail");
    const many = `${changed.length} ${word(changed.length === 1 ? "state_one" : "state_many")}`;
    const said = changed.length ? many + (moved.length ? `, ${moved.length} ${word("state_verdict")}` : "") : "";
    $("state-said").textContent = house.isOpening() ? word("state_opening") : said || word("state_same");
    $("back-today").hidden = house.isOpening();
    const chosen = document.querySelector(`input[name=scenario][value="${house.at.scenario}"]`);
    if (chosen) chosen.checked = true;
    $("day").value = house.at.day;
    $("day").setAttribute("aria-valuetext", say(day));
    $("day-said").textContent = say(day);
    $("time-said").textContent = `${names.length ? named : word("the_record").toLowerCase()}, ${say(day)}`;
    start();
  }

  function controls() {
    const { scenarios, dates } = page.states;
    $("scenarios").replaceChildren(
      make("legend", { class: "aside" }, word("what_if")),
      ...scenarios.map((it, at) => {
        const name =
          it.names.length > 1 ? word("all_proposals") : it.names.length ? say(it.names[0]) : word("the_record");
        return make(
          "label",
          { class: "chip-radio", title: it.names.map(say).join(" + ") },
          make("input", { type: "radio", name: "scenario", value: at, checked: at === house.at.scenario }),
          make("span", null, name),
        );
      }),
    );
    $("scenario-box").hidden = scenarios.length < 2;
    $("day").max = dates.length - 1;
    $("day-box").hidden = dates.length < 2;
    $("time").hidden = scenarios.length < 2 && dates.length < 2;
    const months = new Intl.DateTimeFormat(lang(), { month: "short", year: "numeric", timeZone: "UTC" });
    const months_of = (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso) ? months.format(new Date(`${iso}T00:00:00Z`)) : iso);
    /* A label where there is room for it: years when the days are many. */
    const crowded = dates.length > 5;
    const step = ($("ticks").clientWidth || 280) / Math.max(1, dates.length - 1);
    let free = -1;
    $("ticks").replaceChildren(
      ...dates.map(([iso], at) => {
        const turned = (!at || iso.slice(0, 4) !== dates[at - 1][0].slice(0, 4)) && at * step >= free;
        if (crowded && turned) free = at * step + 38;
        const tick = make(
          "span",
          { class: at === page.states.opening[1] ? "tick opening" : "tick" },
          make("i", null),
          crowded ? (turned ? make("span", null, iso.slice(0, 4)) : null) : make("span", null, months_of(iso)),
        );
        tick.style.left = `${dates.length > 1 ? (100 * at) / (dates.length - 1) : 0}%`;
        return tick;
      }),
    );
  }

  /* The list on the first page: the choices by how they look, in this state. */
  function start() {
    const { counts, choices } = house.state();
    const open = new Set([...document.querySelectorAll("#groups details[open]")].map((it) => it.dataset.look));
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
      $("preset-body").dataset.go = body;
    }
    document.querySelector("[data-preset=point]").hidden = !page.points.length || !house.isOpening();
  }

  /* ---- the address: what is chosen, then everything else that differs from how the page opens ---- */

  function address() {
    const parts = [ui.item === null ? "" : picture.isGroup(ui.item) ? ui.item : house.slug(ui.item)];
    const put = (name, value) => value && parts.push(`${name}=${encodeURIComponent(value)}`);
    put("ask", ui.preset);
    put("depth", ui.depth || "");
    for (const name of Object.keys(NONE)) put(name, ui.filter[name]);
    if (house.at.scenario !== page.states.opening[0]) put("if", house.scenario(house.at.scenario).slug || "record");
    if (house.at.day !== page.states.opening[1]) put("on", house.date(house.at.day)[0]);
    if (lang() !== spoken) put("lang", lang());
    const hash = parts.join("&");
    return hash ? `#${hash}` : "";
  }

  /* Some viewers allow no history; the map works without. */
  function remember(same) {
    const hash = address();
    if (location.hash === hash) return;
    try {
      history[same ? "replaceState" : "pushState"](null, "", hash || location.pathname + location.search);
    } catch {
      if (hash) location.hash = hash;
    }
  }

  function recall() {
    let parts;
    try {
      parts = location.hash.slice(1).split("&").map(decodeURIComponent);
    } catch {
      return;
    }
    const given = new Map(
      parts
        .filter((part) => part.includes("="))
        .map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]),
    );
    const slug = (parts[0] || "").includes("=") ? "" : (parts[0] || "").toLowerCase();
    const scenario = page.states.scenarios.findIndex((it) => (it.slug || "record") === given.get("if"));
    const day = page.states.dates.findIndex(([iso]) => iso === given.get("on"));
    const wanted = given.get("lang") === "en" || given.get("lang") === "nl" ? given.get("lang") : spoken;
    if (wanted !== lang()) speak(wanted);
    const [s, d] = [scenario < 0 ? page.states.opening[0] : scenario, day < 0 ? page.states.opening[1] : day];
    if (s !== house.at.scenario || d !== house.at.day) {
      house.turn(s, d);
      shownFor = "";
      tables.refill();
      tables.speak();
      state();
    }
    for (const name of Object.keys(NONE)) {
      const known = [...$(`filter-${name}`).options].some((it) => it.value === given.get(name));
      ui.filter[name] = known ? given.get(name) : "";
      $(`filter-${name}`).value = ui.filter[name];
    }
    const item = !slug
      ? null
      : rooms.groups.has(slug) || (/^g\d+\.\d+$/.test(slug) && rooms.partOf(slug))
        ? slug
        : (house.find(slug) ?? null);
    if (item !== null && picture.isGroup(item)) ui.open = new Set([...ui.open, item, item.split(".")[0]]);
    ui.item = item;
    ui.own = item !== null && folded(item);
    ui.depth =
      item !== null &&
      /^[1-4]$/.test(given.get("depth") || "") &&
      house.neighbours(item, Number(given.get("depth"))).size <= 1000
        ? Number(given.get("depth"))
        : 0;
    ui.preset = item === null && Object.hasOwn(lists.PRESETS, given.get("ask") || "") ? given.get("ask") : "";
    apply({ from: "address" });
    if (item !== null) announce(`${word("selected")}: ${keys.spoken(item)}.`);
  }

  /* ---- language and light ---- */

  function speak(which) {
    speakIn(which);
    document.documentElement.lang = which;
    document.title = say(page.title);
    $("find").placeholder = word("find_hint");
    for (const [id, name] of [
      ["languages", "language"],
      ["picture", "map"],
      ["keys", "keys"],
      ["panel", "panel"],
      ["found", "find"],
      ["day", "day"],
    ])
      $(id).setAttribute("aria-label", word(name));
    $("hint").textContent = word("wheel");
    for (const [id, name] of [
      ["zoom-in", "zoom_in"],
      ["zoom-out", "zoom_out"],
      ["zoom-all", "zoom_fit"],
      ["light", "light"],
    ]) {
      $(id).setAttribute("aria-label", word(name));
      $(id).title = word(name);
    }
    for (const button of $("languages").children)
      button.setAttribute("aria-pressed", String(button.dataset.lang === which));
    announce("");
    lists.options();
    for (const name of Object.keys(NONE)) $(`filter-${name}`).value = ui.filter[name];
    controls();
    state();
    picture.respell();
    tables.speak();
  }

  const THEMES = ["auto", "light", "dark"];
  function shine(which) {
    if (which === "auto") delete document.documentElement.dataset.light;
    else document.documentElement.dataset.light = which;
    $("light").dataset.now = which;
    $("light-said").textContent = word(`light_${which}`);
    picture.recolour();
  }

  /* ---- the pointer ---- */

  function tip(event) {
    const item = event.node,
      at = event.pointer.DOM;
    const group = picture.isGroup(item);
    const answer = group ? null : house.answer(item);
    const name = group
      ? say(picture.groupOf(item).name)
      : `${house.isChoice(item) ? `${house.number(item)} ` : ""}${house.label(item)}`;
    const more = group
      ? `${picture.groupOf(item).members.length.toLocaleString(lang())} ${word("actors")}`
      : answer
        ? say(page.verdicts[answer.verdict].word)
        : house.kind(item);
    $("tip").replaceChildren(make("b", null, name.trim().slice(0, 200)), make("br"), more);
    $("tip").hidden = false;
    const room = $("canvas").clientWidth - $("tip").offsetWidth - 8;
    $("tip").style.left = `${Math.max(8, Math.min(at.x + 14, room))}px`;
    const high = $("tip").offsetHeight;
    $("tip").style.top = `${at.y + high + 30 > $("canvas").clientHeight ? at.y - high - 12 : at.y + 18}px`;
    $("canvas").classList.add("over");
  }

  function untip() {
    $("tip").hidden = true;
    $("canvas").classList.remove("over");
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-go], [data-depth], [data-preset], [data-scenario]");
    if (target) {
      if (target.dataset.go) return select(Number(target.dataset.go), target);
      if (target.dataset.preset) return ask(target.dataset.preset, target);
      if (target.dataset.scenario) return turn(Number(target.dataset.scenario), house.at.day);
      ui.depth = Number(target.dataset.depth);
      if (ui.depth === 0) ui.own = false;
      apply({ from: "picture" });
      const again = document.querySelector(`[data-depth="${target.dataset.depth}"]`);
      if (again) again.focus({ preventScroll: true });
      return undefined;
    }
    const row = event.target.closest("#table tbody tr");
    if (row && !event.target.closest("a, button") && !String(getSelection()))
      select(Number(row.dataset.id), row.querySelector("button"));
    if (event.target.closest("[download]")) return undefined;
    for (const box of document.querySelectorAll("details.pop[open]"))
      if (!box.contains(event.target)) box.open = false;
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    const typing =
      /^(input|textarea|select)$/i.test(event.target.tagName) && !/^(checkbox|radio|range)$/.test(event.target.type);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      $("find").focus();
    } else if (event.key === "Escape" && !typing) {
      const open = document.querySelector("details.pop[open]");
      if (!open) return clear(true);
      open.open = false;
      open.querySelector("summary").focus();
    }
    return undefined;
  });
  finder.onTake((node) => select(node, $("find")));
  $("keys").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      origin = null;
      select(keys.item(button), "keys");
    }
  });
  $("languages").addEventListener("click", (event) => {
    const which = event.target.dataset.lang;
    if (!which || which === lang()) return;
    speak(which);
    shownFor = "";
    apply({ again: true, moved: true });
    shine($("light").dataset.now);
  });
  $("light").addEventListener("click", () => shine(THEMES[(THEMES.indexOf($("light").dataset.now) + 1) % 3]));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => shine($("light").dataset.now));
  matchMedia("(forced-colors: active)").addEventListener("change", () => shine($("light").dataset.now));
  for (const box of document.querySelectorAll("[name=layer]")) {
    box.addEventListener("change", () =>
      picture.layers([...document.querySelectorAll("[name=layer]:checked")].map((it) => it.value)),
    );
  }
  for (const name of Object.keys(NONE)) {
    $(`filter-${name}`).addEventListener("change", (event) => {
      ui.filter[name] = event.target.value;
      apply({ from: "picture" });
      const left = lists.passes(ui.filter);
      announce(left && left.choices ? `${left.choices.size} ${word("choices")}` : word("filter_none"));
    });
  }
  $("filter-clear").addEventListener("click", () => {
    ui.filter = { ...NONE };
    for (const name of Object.keys(NONE)) $(`filter-${name}`).value = "";
    apply({ from: "picture" });
    $("filter-theme").focus();
  });
  $("scenarios").addEventListener("change", (event) => turn(Number(event.target.value), house.at.day));
  $("day").addEventListener("input", () => turn(house.at.scenario, Number($("day").value)));
  $("back-today").addEventListener("click", () => {
    turn(...page.states.opening);
    $("day").focus();
  });
  $("zoom-in").addEventListener("click", () => picture.zoom(1.3));
  $("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.3));
  $("zoom-all").addEventListener("click", () => picture.fit(true));
  $("whole").addEventListener("click", () => {
    ui.depth = 0;
    ui.own = false;
    if (!picture.big.matches || folded(ui.item ?? 0)) ui.item = null;
    apply();
  });
  $("save-svg").addEventListener("click", save.asSvg);
  $("save-png").addEventListener("click", save.asPng);
  $("save-print").addEventListener("click", () => print());
  /* In a frame of a notebook the page has no address of its own: nothing to copy, and # would lead to the notebook. */
  $("save-link").hidden = location.protocol === "about:";
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    $("table").focus();
  });
  $("save-link").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce(word("copied"));
      $("save-said").textContent = word("copied");
    } catch {
      $("save-said").textContent = location.href;
    }
  });
  picture.network.on("click", (event) => {
    untip();
    const item = picture.network.getNodeAt(event.pointer.DOM);
    if (item !== undefined) select(item, "picture");
    else clear(false);
  });
  picture.network.on("hoverNode", tip);
  picture.network.on("blurNode", untip);
  picture.network.on("dragStart", untip);
  addEventListener("resize", () => controls());
  picture.big.addEventListener("change", () => {
    shownFor = "";
    apply({ again: true });
  });

  /* The wheel scrolls the page; with Ctrl (or a pinch) it zooms. Capture comes before the canvas hears it. */
  let fading = 0;
  $("picture").addEventListener(
    "wheel",
    (event) => {
      untip();
      if (event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      $("hint").classList.add("shown");
      clearTimeout(fading);
      fading = setTimeout(() => $("hint").classList.remove("shown"), 1200);
    },
    { capture: true, passive: true },
  );

  /* On a phone the proposals and days wait behind one line. */
  const phone = matchMedia("(max-width: 820px)");
  const tuck = () => {
    $("time-more").open = !phone.matches;
  };
  phone.addEventListener("change", tuck);
  tuck();

  addEventListener("hashchange", recall);
  addEventListener("popstate", recall);
  speak(lang());
  look(false);
  shine("auto");
  recall();
  window.huis = { network: picture.network, picture, house, rooms, save };
  document.documentElement.dataset.ready = "yes";
})();
