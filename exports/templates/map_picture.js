"use strict";
/* The house on the canvas: floors and roofs behind, lines, then nodes by shape, symbol, word and colour. */

const picture = (() => {
  const PAPER = "#faf8f4", WALL = "#fffefb", INK = "#1f2a37", SOFT = "#55616f", LINE = "#4a5b70";
  const LOOKS = {
    full: { fill: "#1d5fa6", edge: "#1d5fa6", sign: "#ffffff", tint: "#eaf2fb" },
    partial: { fill: "#f3b54a", edge: "#8a5300", sign: "#3d2500", tint: "#fdf3df" },
    elsewhere: { fill: "#ffffff", edge: "#a8123e", sign: "#a8123e", tint: "#fffaf9" },
    none: { fill: "#a8123e", edge: "#a8123e", sign: "#ffffff", tint: "#fcebef" },
    unknown: { fill: "#ffffff", edge: "#5a6675", sign: "#3f4a57", tint: "#f3f4f6" },
  };
  const SANS = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", system-ui, sans-serif';
  const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif';
  const [WIDTH, HEIGHT] = page.plan.size;
  const EAVES = 40;
  const container = document.getElementById("canvas");
  const sizes = new Map(page.nodes.map((node) => [node.id, node]));
  const ways = page.edges.map((edge, at) => ({ ...page.ties[page.lines[at]], id: edge.id, low: edge.from, high: edge.to }));
  const rises = new Set(ways.filter((way) => way.kind === "accountability").map((way) => way.low));
  const texts = new Map();
  let layers = new Set(["accountability", "decides"]);
  let lit = null;
  let touched = false;

  /* Words in a box: the largest size at which they fit, else cut with an ellipsis. */
  function fitted(ctx, text, width, height, fonts) {
    const key = [text, width, height, fonts].join("\u0001");
    if (texts.has(key)) return texts.get(key);
    const all = text.slice(0, 120).split(/\s+/).filter(Boolean);
    ctx.font = `${fonts[fonts.length - 1]}px ${SANS}`;
    const parts = all.flatMap((part) => pieces(ctx, part, width));
    let best = { size: fonts[fonts.length - 1], lines: [] };
    for (const size of fonts) {
      ctx.font = `${size}px ${SANS}`;
      const lines = wrap(ctx, parts, width);
      best = { size, lines };
      if (lines.length * size * 1.16 <= height && lines.every((line) => ctx.measureText(line).width <= width)) break;
    }
    const room = Math.max(1, Math.floor(height / (best.size * 1.16)));
    best.cut = best.lines.length > room || best.lines.some((line) => ctx.measureText(line).width > width);
    const over = best.lines.length > room;
    best.lines = best.lines.slice(0, room);
    if (over) best.lines[room - 1] += "…";
    best.lines = best.lines.map((line) => clip(ctx, line, width));
    texts.set(key, best);
    return best;
  }

  /* A word too long for its box even at the smallest size is broken, first where it has a hyphen. */
  function pieces(ctx, part, width) {
    if (ctx.measureText(part).width <= width) return [part];
    const hyphen = part.slice(0, -1).lastIndexOf("-");
    if (hyphen > 2) return [...pieces(ctx, part.slice(0, hyphen + 1), width), ...pieces(ctx, part.slice(hyphen + 1), width)];
    let most = part.length - 3;
    while (most > 4 && ctx.measureText(`${part.slice(0, most)}-`).width > width) most -= 1;
    let at = most;
    while (at > 3 && !/^[^aeiouyéëïöü][aeiouyéëïöü]/i.test(part.slice(at))) at -= 1;
    if (at < most - 5 || /[cst]$/i.test(part.slice(0, at)) && part[at] === "h") at = most;
    return [`${part.slice(0, at)}-`, part.slice(at)];
  }

  function wrap(ctx, all, width) {
    const lines = [];
    for (const part of all) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${part}` : part;
      if (lines.length && ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(part);
    }
    return lines;
  }

  function clip(ctx, line, width) {
    if (ctx.measureText(line).width <= width) return line;
    let short = line.replace(/…$/, "");
    while (short.length > 1 && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
    return `${short}…`;
  }

  function box(ctx, x, y, width, height, radius) {
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, radius);
  }

  function shape(ctx, look, x, y, r) {
    ctx.beginPath();
    if (look === "full" || look === "unknown") ctx.arc(x, y, r, 0, 2 * Math.PI);
    else if (look === "partial") ctx.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.35);
    else if (look === "elsewhere") polygon(ctx, [[x, y - r * 1.05], [x + r, y - r * 0.2], [x + r, y + r], [x - r, y + r], [x - r, y - r * 0.2]]);
    else polygon(ctx, [[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]]);
  }

  function polygon(ctx, points) {
    ctx.beginPath();
    points.forEach(([x, y], at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
  }

  function sign(ctx, entry, x, y, r, scale) {
    const look = LOOKS[entry.look];
    shape(ctx, entry.look, x, y, r);
    ctx.fillStyle = look.fill;
    ctx.fill();
    ctx.strokeStyle = look.edge;
    ctx.lineWidth = 1.8;
    ctx.setLineDash(entry.look === "unknown" ? [3, 2.4] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    if (r * scale < 4) return;
    ctx.fillStyle = look.sign;
    ctx.font = `700 ${r * 1.15}px ${SANS}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(page.verdicts[entry.verdict].mark, x, y + r * (entry.look === "elsewhere" ? 0.2 : 0.06));
  }

  function lines(ctx, block, x, y, align) {
    const step = block.size * 1.16;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    block.lines.forEach((line, at) => ctx.fillText(line, x, y + (at - (block.lines.length - 1) / 2) * step));
  }

  function drawChoice(ctx, entry, x, y, width, height, scale, marked) {
    const look = LOOKS[entry.look];
    box(ctx, x, y, width, height, 5);
    ctx.fillStyle = look.tint;
    ctx.fill();
    ctx.strokeStyle = look.edge;
    ctx.lineWidth = marked ? 3.5 : 1;
    ctx.setLineDash(entry.look === "unknown" ? [4, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    if (scale < 0.36 && !marked) return sign(ctx, entry, x, y, height * 0.36, scale);
    sign(ctx, entry, x - width / 2 + 15, y, 10, scale);
    const left = x - width / 2 + 30, wide = width - 34;
    const block = fitted(ctx, `${entry.no} ${say(entry.label)}`.trim(), wide, height - 4, [13, 12, 11]);
    ctx.fillStyle = INK;
    ctx.font = `${block.size}px ${SANS}`;
    lines(ctx, block, left, y + 0.5, "left");
    return undefined;
  }

  function drawActor(ctx, entry, x, y, width, height, scale, marked) {
    box(ctx, x, y, width, height, entry.top ? 3 : 6);
    ctx.fillStyle = entry.top ? "#33475c" : "#ffffff";
    ctx.fill();
    ctx.strokeStyle = marked ? "#1d5fa6" : entry.top ? "#33475c" : "#8493a5";
    ctx.lineWidth = marked ? 3.5 : 1;
    ctx.setLineDash(entry.top || rises.has(entry.id) ? [] : [4, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (scale < 0.3 && !marked) return;
    const label = say(entry.label), short = say(entry.short);
    const whole = (text, fonts) => fitted(ctx, text, width - 8, height - 3, fonts);
    let block = whole(label, [14, 13, 12]);
    if (block.cut) block = short && short.length < label.length ? whole(short, [14, 13, 12, 11]) : whole(label, [11, 10]);
    ctx.fillStyle = entry.top ? "#ffffff" : INK;
    ctx.font = `${block.size}px ${SANS}`;
    lines(ctx, block, x, y + 0.5, "center");
  }

  function renderer({ ctx, id, x, y, state }) {
    const { width, height } = sizes.get(id);
    const entry = entries.get(id);
    const drawNode = () => {
      const dim = lit && !lit.nodes.has(id);
      const marked = (lit && lit.chosen === id) || state.hover;
      ctx.globalAlpha = dim ? (state.hover ? 0.7 : 0.16) : 1;
      if (entry) (isChoice(entry) ? drawChoice : drawActor)(ctx, entry, x, y, width, height, network.getScale(), marked);
      ctx.globalAlpha = 1;
    };
    return { drawNode, nodeDimensions: { width, height } };
  }

  function style(way) {
    const { id, kind, status } = way;
    const flat = Math.abs(sizes.get(way.low).y - sizes.get(way.high).y) < 20;
    const smooth = flat ? { enabled: true, type: "curvedCW", roundness: 0.25 } : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 };
    const weak = way.reach === "audit" || way.reach === "none";
    const base = { id, smooth, arrows: { to: { enabled: false } }, dashes: false, hidden: false };
    if (lit) {
      if (!lit.lines.has(id)) return { ...base, hidden: true };
      const strong = lit.lines.get(id);
      const dashes = kind === "participation" ? [2, 5] : status === "stated" ? false : [9, 5];
      const thick = Math.min(Math.max(3.4, 1.9 / network.getScale()), 9);
      return { ...base, dashes, width: strong ? thick : thick / 2, color: { color: lit.colours.get(id) || lit.colour, opacity: strong ? 1 : 0.6 }, arrows: { to: { enabled: true, scaleFactor: strong ? 0.75 : 0.5 } } };
    }
    const opacity = { accountability: weak ? 0.14 : 0.3, decides: 0.42, role: 0.16, participation: 0.16 }[kind];
    const colour = kind === "decides" ? LOOKS[entries.get(way.low)?.look || "unknown"].edge : kind === "participation" ? "#7a6a3a" : LINE;
    return { ...base, hidden: !layers.has(kind), width: 1, color: { color: colour, opacity }, dashes: kind === "participation" ? [2, 5] : weak };
  }

  /* Behind everything: the walls, the floors and their names. */
  function house(ctx) {
    const scale = network.getScale();
    ctx.lineJoin = "round";
    ctx.fillStyle = "rgba(60, 70, 90, 0.10)";
    ctx.fillRect(-EAVES - 16, HEIGHT, WIDTH + 2 * EAVES + 32, 7);
    const fills = { choices: "#f6f0e2", departments: WALL, cabinet: "#f5f7f9", executives: "#f5f7f9", "co-governments": "#f8f6f0" };
    for (const floor of page.plan.floors) {
      if (floor.kind in fills) {
        const [left, top, right, bottom] = floor.box;
        ctx.fillStyle = fills[floor.kind];
        ctx.fillRect(left, top, right - left, bottom - top);
        ctx.strokeStyle = "#c9c1b2";
        ctx.lineWidth = 1.4;
        ctx.strokeRect(left, top, right - left, bottom - top);
      }
    }
    for (const room of page.plan.rooms) {
      const [left, top, , bottom] = room.box;
      ctx.fillStyle = "#d9d1c2";
      if (left > 0) ctx.fillRect(left - 0.6, top + 2, 1.2, bottom - top - 4);
    }
    for (const roof of page.plan.roofs) {
      polygon(ctx, roof);
      ctx.fillStyle = "#e3e9f0";
      ctx.fill();
      ctx.strokeStyle = "#6d8096";
      ctx.lineWidth = 5;
      ctx.stroke();
    }
    names(ctx, scale);
  }

  function names(ctx, scale) {
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "left";
    for (const room of page.plan.rooms) {
      const [left, top, right] = room.box;
      if (12.5 * scale < 6) break;
      const name = upper(say(room.name));
      ctx.font = `12.5px ${SANS}`;
      if (ctx.measureText(name).width > right - left - 12) ctx.font = `11px ${SANS}`;
      ctx.fillStyle = SOFT;
      ctx.fillText(clip(ctx, name, right - left - 12), left + 8, top + 13);
    }
    for (const floor of page.plan.floors) {
      const [left, top, right, bottom] = floor.box;
      const roof = floor.kind === "parliament" || floor.kind === "assemblies";
      const size = Math.min(Math.max(17, 9.5 / scale), 34);
      ctx.font = `italic ${size}px ${SERIF}`;
      ctx.fillStyle = "#3b4a5c";
      const text = clip(ctx, say(floor.name), right - left - 16);
      if (floor.kind === "parliament") ctx.fillText(text, left + ((right - left) / 2) * ((size + 18) / (bottom - top)) + 10, bottom - 13);
      else if (roof) {
        ctx.textAlign = "center";
        ctx.fillText(text, (left + right) / 2, top - 12);
        ctx.textAlign = "left";
      } else ctx.fillText(text, left + 8, top + Math.max(19, size * 0.95));
    }
  }

  /* Over everything: the number of each step, and a broken end where a way stops. */
  function steps(ctx) {
    if (!lit) return;
    for (const id of lit.plates) plate(ctx, id);
    const size = Math.min(Math.max(11, 8 / network.getScale()), 30);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const [id, number] of lit.numbers) {
      const way = ways.find((it) => it.id === id);
      const point = network.body.edges[id]?.edgeType.getPoint(0.5) || middle(way);
      ctx.beginPath();
      ctx.arc(point.x, point.y, size, 0, 2 * Math.PI);
      ctx.fillStyle = PAPER;
      ctx.fill();
      ctx.strokeStyle = lit.colours.get(id) || lit.colour;
      ctx.lineWidth = 2;
      ctx.stroke();
      ctx.fillStyle = ctx.strokeStyle;
      ctx.font = `700 ${size * 1.15}px ${SANS}`;
      ctx.fillText(String(number), point.x, point.y + size * 0.06);
    }
    for (const [id, open] of Object.entries(lit.stops)) stop(ctx, sizes.get(id), open);
  }

  /* What counts most is readable at any size: a plate over the node, never beyond the walls. */
  function plate(ctx, id) {
    const scale = network.getScale(), node = sizes.get(id), entry = entries.get(id);
    const size = Math.max(13, 10.5 / scale);
    if (!node || !entry || size < 14) return;
    const label = say(entry.label);
    const small = size > 24;
    const text = isChoice(entry) ? `${entry.no} ${small ? "" : label}`.trim() || label : small && say(entry.short) ? say(entry.short) : label;
    const wide = small ? size * 9 : size * 11;
    const block = fitted(ctx, text, wide, size * 1.16 * (small ? 2 : 3) + 1, [size]);
    ctx.font = `${size}px ${SANS}`;
    const width = Math.max(node.width, Math.max(...block.lines.map((line) => ctx.measureText(line).width)) + size * (isChoice(entry) ? 2.4 : 1));
    const height = Math.max(node.height, block.lines.length * size * 1.16 + size * 0.7);
    const x = Math.min(Math.max(node.x, width / 2 - EAVES), WIDTH + EAVES - width / 2);
    const look = isChoice(entry) ? LOOKS[entry.look] : null;
    box(ctx, x, node.y, width, height, 6);
    ctx.fillStyle = look ? look.tint : entry.top ? "#33475c" : "#ffffff";
    ctx.fill();
    ctx.strokeStyle = id === lit.chosen ? lit.colour : look ? look.edge : "#55677a";
    ctx.lineWidth = (id === lit.chosen ? 2.4 : 1.2) / scale;
    ctx.setLineDash(look || entry.top || rises.has(id) ? [] : [4 / scale, 3 / scale]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (look) sign(ctx, entry, x - width / 2 + size * 0.95, node.y, size * 0.62, 9);
    ctx.fillStyle = entry.top ? "#ffffff" : INK;
    ctx.font = `${size}px ${SANS}`;
    if (look) lines(ctx, block, x - width / 2 + size * 1.9, node.y, "left");
    else lines(ctx, block, x, node.y, "center");
  }

  function stop(ctx, node, open) {
    const reach = Math.max(node.height / 2, 13 / network.getScale());
    const top = node.y - reach, colour = open ? LOOKS.unknown.edge : LOOKS.none.edge;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 3;
    ctx.setLineDash([5, 4]);
    ctx.beginPath();
    const r = Math.max(11, 6.5 / network.getScale());
    ctx.moveTo(node.x, top);
    ctx.lineTo(node.x, top - 1.8 * r);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(node.x, top - 2.7 * r, r, 0, 2 * Math.PI);
    ctx.fillStyle = open ? "#ffffff" : colour;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.stroke();
    ctx.fillStyle = open ? colour : "#ffffff";
    ctx.font = `700 ${r * 1.4}px ${SANS}`;
    ctx.fillText(open ? "?" : "×", node.x, top - 2.6 * r);
  }

  const middle = (way) => ({ x: (sizes.get(way.low).x + sizes.get(way.high).x) / 2, y: (sizes.get(way.low).y + sizes.get(way.high).y) / 2 });

  const nodes = new vis.DataSet(page.nodes.map(({ id, x, y }) => ({ id, x, y, shape: "custom", ctxRenderer: renderer, fixed: true, physics: false })));
  const edges = new vis.DataSet(ways.map((way) => ({ id: way.id, from: way.low, to: way.high, physics: false })));
  const network = new vis.Network(container, { nodes, edges }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, dragNodes: false, selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.6 },
    nodes: { chosen: false },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
  });
  container.querySelector(".vis-network").removeAttribute("tabindex"); // a picture; its parts are reached by search and tables
  network.on("beforeDrawing", house);
  network.on("afterDrawing", steps);
  network.on("zoom", () => { touched = true; });
  network.on("dragEnd", (event) => { if (!event.nodes.length) touched = true; });

  function frame(left, top, right, bottom, animate, sky) {
    const wide = container.clientWidth, high = container.clientHeight;
    if (!wide || !high) return;
    const scale = Math.min(wide / (right - left), high / (bottom - top));
    const spare = high / scale - (bottom - top);
    const position = { x: (left + right) / 2, y: bottom - high / scale / 2 + (sky ? 0 : spare / 2) };
    network.moveTo({ position, scale, animation: animate && !calm.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false });
  }

  function fit(animate) {
    touched = false;
    frame(-EAVES - 10, -36, WIDTH + EAVES + 10, HEIGHT + 12, animate, true);
  }

  /* On a small screen the house is too small to read: go to what is lit. */
  function focus() {
    if (container.clientWidth / WIDTH >= 0.42 || !lit) return fit(true);
    const places = [...lit.nodes].map((id) => sizes.get(id)).filter(Boolean);
    if (!places.length) return fit(true);
    const xs = places.flatMap((it) => [it.x - it.width / 2, it.x + it.width / 2]);
    const ys = places.flatMap((it) => [it.y - it.height / 2, it.y + it.height / 2]);
    const grow = (low, high, least) => (high - low < least ? [(low + high - least) / 2, (low + high + least) / 2] : [low, high]);
    const [left, right] = grow(Math.min(...xs) - 30, Math.max(...xs) + 30, 420);
    const [top, bottom] = grow(Math.min(...ys) - 60, Math.max(...ys) + 40, 260);
    return frame(left, top, right, bottom, true);
  }

  const restyle = () => edges.update(ways.map(style));

  new ResizeObserver(() => { network.setSize("100%", "100%"); network.redraw(); if (!touched) fit(false); }).observe(container);
  restyle();
  fit(false);

  return {
    network,
    ways,
    fit,
    isTouched: () => touched,
    zoom: (factor) => {
      touched = true;
      network.moveTo({ scale: network.getScale() * factor, animation: calm.matches ? false : { duration: 180, easingFunction: "easeInOutQuad" } });
    },
    colour: (look) => LOOKS[look].edge,
    layers: (chosen) => { layers = new Set(chosen); restyle(); },
    light: (what) => { lit = what; restyle(); if (lit) focus(); else if (!touched) fit(true); network.redraw(); },
    redraw: () => { texts.clear(); network.redraw(); },
  };
})();
