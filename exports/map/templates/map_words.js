/* The data of the page, the language it is in, and how an element is made. Text is only ever text. */

/* Packed as zlib in base64: a house of thousands of actors fits in a mail. Nothing is fetched. */
async function unpack(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

const page = await unpack("page-data");
/* The network of the first view: who is drawn, where and how, and the lines of the verdicts. */
const model = new Map(
  page.network.nodes.map((node) => [node.id.startsWith("g") ? node.id : Number(node.id.slice(1)), node]),
);
const $ = (id) => document.getElementById(id);

let lang = document.documentElement.lang === "en" ? "en" : "nl";
const say = (text) => (Array.isArray(text) ? text[lang === "nl" ? 0 : 1] : text || "");
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const word = (name) => say(page.words[name]);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const POWERS = ["information", "discussion", "consequences"];

/* make("p", { class: "x" }, "text", node, null): children that are no node become text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== false && value !== undefined)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const named = (text) => make("bdi", null, say(text));

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/* The shape of a look with the symbol of a verdict in it. */
function mark(look, symbol) {
  const shape = drawn("svg", { viewBox: "0 0 24 24" }, drawn("use", { href: `#shape-${look}` }));
  return make("span", { class: `mark ${look}`, "aria-hidden": "true" }, shape, make("b", null, symbol));
}

const markOf = (entry) => mark(entry.look, page.verdicts[entry.verdict].mark);

function verdict(entry) {
  return make(
    "span",
    { class: `verdict ${entry.look}` },
    markOf(entry),
    make("span", null, say(page.verdicts[entry.verdict].word)),
  );
}

/* A button that selects: what has no place in the house is a name only. */
function go(at, label, before) {
  if (at === null || at === undefined) return make("span", null, before, named(label));
  return make("button", { type: "button", class: "go", "data-go": at }, before, named(label));
}

/* A way out of the page: web addresses only. */
function link(reference) {
  const title = say(reference.title);
  if (!reference.url || !/^https?:\/\//i.test(reference.url)) return make("bdi", null, title);
  return make("a", { href: reference.url, target: "_blank", rel: "noopener noreferrer" }, make("bdi", null, title));
}
