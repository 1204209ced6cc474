"use strict";
/* What the reader does: choose, search, sort, switch language; the address bar keeps the choice. */

(() => {
  const $ = (id) => document.getElementById(id);
  const picture_ways = picture.ways;
  let chosen = null;
  let origin = null;

  /* What lights up: a choice with its chains and roles, an actor with its ties. Numbers follow the panel. */
  function lighting(entry) {
    const lines = new Map(), numbers = new Map(), colours = new Map();
    if (isChoice(entry)) {
      const looks = new Map(entry.deciders.flatMap((it) => [[it.id, it.look], ...(it.through ? [[it.through[0], it.look]] : [])]));
      entry.lit.soft.forEach((id) => lines.set(id, false));
      entry.lit.chain.forEach(([id, look]) => { lines.set(id, true); colours.set(id, picture.colour(look)); });
      for (const way of picture_ways) {
        if (lines.has(way.id) && way.kind === "decides") {
          lines.set(way.id, true);
          colours.set(way.id, picture.colour(looks.get(way.high) || entry.look));
        }
      }
      for (const it of entry.deciders) {
        for (const [at] of [...it.steps, ...it.oversight]) {
          const line = page.steps[at].line;
          if (line && !numbers.has(line)) numbers.set(line, numbers.size + 1);
        }
      }
    } else {
      for (const way of picture_ways) {
        if (way.low === entry.id || way.high === entry.id) lines.set(way.id, way.kind === "accountability" || way.kind === "decides");
      }
    }
    const nodes = new Set([entry.id]);
    for (const way of picture_ways) {
      if (lines.has(way.id)) nodes.add(way.low).add(way.high);
    }
    const stops = isChoice(entry) ? entry.lit.stops : {};
    Object.keys(stops).forEach((id) => nodes.add(id));
    const plates = new Set([entry.id, ...Object.keys(stops)]);
    for (const way of picture_ways) {
      if (lines.get(way.id) && (isChoice(entry) || way.low === entry.id)) plates.add(way.low).add(way.high);
    }
    return { chosen: entry.id, nodes, plates, lines, numbers, colours, stops, colour: isChoice(entry) ? picture.colour(entry.look) : "#1d5fa6" };
  }

  function select(id, from) {
    const entry = entries.get(id);
    if (!entry) return;
    chosen = entry;
    if (from && from.nodeType) origin = from;
    const what = lighting(entry);
    panel.show(entry, what.numbers, picture_ways, () => clear(true));
    picture.light(what);
    mark_rows();
    $("live").textContent = `${word("selected")}: ${entry.no ? `${entry.no} ` : ""}${say(entry.label)}. ${isChoice(entry) ? say(entry.sentence) : ""}`;
    remember(`#${entry.slug}`, from === "start");
    $("panel").scrollTop = 0;
    if (from !== "canvas" && from !== "start") {
      $("chosen").focus({ preventScroll: true });
      $("picture").scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  function clear(refocus) {
    if (!chosen) return;
    chosen = null;
    panel.clear();
    picture.light(null);
    mark_rows();
    $("live").textContent = word("cleared");
    remember("");
    if (refocus) (origin && origin.isConnected && origin.offsetParent ? origin : $("find")).focus({ preventScroll: !(origin && origin.isConnected) });
    origin = null;
  }

  function mark_rows() {
    for (const row of document.querySelectorAll("#table tbody tr")) {
      const here = chosen && row.dataset.id === chosen.id;
      row.classList.toggle("chosen", Boolean(here));
      row.querySelector("button").setAttribute("aria-pressed", String(Boolean(here)));
    }
  }

  /* The address: a slug or a number of a choice. Some viewers allow no history; the map works without. */
  function remember(hash, same) {
    if (location.hash === hash) return;
    try {
      history[same ? "replaceState" : "pushState"](null, "", hash || location.pathname + location.search);
    } catch {
      if (hash) location.hash = hash;
    }
  }

  function recall(from) {
    let wanted = "";
    try {
      wanted = decodeURIComponent(location.hash.slice(1)).toLowerCase();
    } catch {
      return;
    }
    const all = [...entries.values()];
    const entry = wanted && (all.find((it) => it.slug.toLowerCase() === wanted) || all.find((it) => it.no && it.no.toLowerCase() === wanted));
    if (entry && entry !== chosen) select(entry.id, from);
    else if (!wanted && chosen) clear(false);
  }

  /* Search: every word of the query somewhere in number, short name or either language. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystacks = [...entries.values()].map((entry) => ({
    entry,
    text: plain([entry.no, ...[entry.short].flat(), entry.slug.replace(/-/g, " "), ...[entry.label].flat()].filter(Boolean).join(" ")),
  }));
  let active = -1;

  function find() {
    const wanted = plain($("find").value).split(/\s+/).filter(Boolean);
    const box = $("found");
    active = -1;
    if (!wanted.length) return close_search();
    const starts = (it) => (it.text.split(" ").some((part) => part.startsWith(wanted[0])) ? 0 : 1);
    const hits = haystacks.filter((it) => wanted.every((part) => it.text.includes(part)));
    hits.sort((a, b) => starts(a) - starts(b) || isChoice(b.entry) - isChoice(a.entry));
    const options = hits.slice(0, 12).map(({ entry }, at) => {
      const option = make("li", { role: "option", id: `option-${at}`, "aria-selected": "false", "data-id": entry.id },
        isChoice(entry) ? markOf(entry) : make("span", { class: "mark actor", "aria-hidden": "true" }),
        make("span", null, entry.no ? make("b", { class: "no" }, entry.no) : null, named(entry.label), make("small", null, ` ${isChoice(entry) ? say(page.verdicts[entry.verdict].word) : say(entry.kind)}`)));
      option.addEventListener("mousedown", (event) => { event.preventDefault(); take(entry.id); });
      return option;
    });
    box.replaceChildren(...(options.length ? options : [make("li", { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" }, word("found_none"))]));
    box.hidden = false;
    $("find").setAttribute("aria-expanded", "true");
    $("find").removeAttribute("aria-activedescendant");
    $("live").textContent = hits.length ? `${hits.length} ${word("found")}` : word("found_none");
    return undefined;
  }

  function close_search() {
    $("found").hidden = true;
    $("find").setAttribute("aria-expanded", "false");
    $("find").removeAttribute("aria-activedescendant");
  }

  function take(id) {
    $("find").value = "";
    close_search();
    select(id, $("find"));
  }

  function search_keys(event) {
    const options = [...$("found").querySelectorAll("[data-id]")];
    if (event.key === "Escape") { $("find").value = ""; close_search(); return; }
    if (!options.length || $("found").hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      $("find").setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(options[Math.max(active, 0)].dataset.id);
    }
  }

  /* Language: texts of the page follow the root element; what only a script can reach is set here. */
  function speak(which) {
    lang = which;
    document.documentElement.lang = which;
    document.title = say(page.title);
    $("find").placeholder = word("find_hint");
    $("languages").setAttribute("aria-label", word("language"));
    $("picture").setAttribute("aria-label", word("map"));
    $("canvas").setAttribute("aria-label", word("map_alt"));
    $("panel").setAttribute("aria-label", word("panel"));
    $("found").setAttribute("aria-label", word("find"));
    $("hint").textContent = word("wheel");
    for (const [id, name] of [["zoom-in", "zoom_in"], ["zoom-out", "zoom_out"], ["zoom-all", "zoom_all"]]) {
      $(id).setAttribute("aria-label", word(name));
      $(id).title = word(name);
    }
    for (const button of $("languages").children) button.setAttribute("aria-pressed", String(button.dataset.lang === which));
    if (chosen) panel.show(chosen, lighting(chosen).numbers, picture_ways, () => clear(true));
    $("live").textContent = "";
    tables.speak();
    picture.redraw();
  }

  function tip(event) {
    const entry = entries.get(event.node);
    const at = event.pointer.DOM;
    $("tip").replaceChildren(make("b", null, `${entry.no ? `${entry.no} ` : ""}${say(entry.label)}`.slice(0, 200)), make("br"), isChoice(entry) ? say(page.verdicts[entry.verdict].word) : say(entry.kind));
    $("tip").hidden = false;
    const room = $("canvas").clientWidth - $("tip").offsetWidth - 8;
    $("tip").style.left = `${Math.max(8, Math.min(at.x + 14, room))}px`;
    $("tip").style.top = `${at.y + $("tip").offsetHeight + 30 > $("canvas").clientHeight ? at.y - $("tip").offsetHeight - 12 : at.y + 18}px`;
    $("canvas").classList.add("over");
  }

  function untip() {
    $("tip").hidden = true;
    $("canvas").classList.remove("over");
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-go]");
    if (target) return select(target.dataset.go, target);
    const row = event.target.closest("#table tbody tr");
    if (row && !event.target.closest("a, button") && !String(getSelection())) select(row.dataset.id, row.querySelector("button"));
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      $("find").focus();
    } else if (event.key === "Escape" && !typing) clear(true);
  });
  $("find").addEventListener("input", find);
  $("find").addEventListener("keydown", search_keys);
  $("find").addEventListener("blur", close_search);
  $("languages").addEventListener("click", (event) => event.target.dataset.lang && speak(event.target.dataset.lang));
  for (const box of document.querySelectorAll("[name=layer]")) {
    box.addEventListener("change", () => picture.layers([...document.querySelectorAll("[name=layer]:checked")].map((it) => it.value)));
  }
  $("zoom-in").addEventListener("click", () => picture.zoom(1.35));
  $("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.35));
  $("zoom-all").addEventListener("click", () => picture.fit(true));
  picture.network.on("click", (event) => (event.nodes.length ? select(event.nodes[0], "canvas") : clear(false)));
  picture.network.on("hoverNode", tip);
  picture.network.on("blurNode", untip);
  picture.network.on("dragStart", untip);

  /* The wheel scrolls the page; with Ctrl (or a pinch) it zooms. Capture comes before the canvas hears it. */
  let fading = 0;
  $("picture").addEventListener("wheel", (event) => {
    untip();
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    $("hint").classList.add("shown");
    clearTimeout(fading);
    fading = setTimeout(() => $("hint").classList.remove("shown"), 1200);
  }, { capture: true, passive: true });

  addEventListener("hashchange", () => recall("start"));
  addEventListener("popstate", () => recall("start"));
  speak(lang);
  mark_rows();
  recall("start");
  window.huis = { network: picture.network };
})();
