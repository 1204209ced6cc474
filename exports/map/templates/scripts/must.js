/* What must be there: a mistake in the page is told where it is made. */

/** @template T @param {T | null | undefined} it @returns {T} */
export function must(it) {
  if (it === null || it === undefined) throw new TypeError("something is missing from the page");
  return it;
}
