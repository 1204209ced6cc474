/* The data of the page, as Python wrote it. */

/* Packed as zlib in base64: a house of thousands of actors fits in a mail. Nothing is fetched. */
async function unpack() {
  const packed = document.getElementById("page-data")?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/** @type {Page} */
export const page = await unpack();
/** The network of the first view: who is drawn, where and how, and the lines of the verdicts.
    @type {Map<Item, Drawn>} */
export const model = new Map(
  page.network.nodes.map((node) => [node.id.startsWith("g") ? node.id : Number(node.id.slice(1)), node]),
);
