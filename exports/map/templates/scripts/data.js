/* The data of the page, as Python wrote it. */

/* Packed as zlib in base64: a house of thousands of actors fits in a mail. Nothing is fetched. */
async function unpack(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

export const page = await unpack("page-data");
/* The model: who is drawn alone in the first view. */
export const model = new Set(
  JSON.parse(document.getElementById("node-data").textContent).map((node) => Number(node.id.slice(1))),
);
