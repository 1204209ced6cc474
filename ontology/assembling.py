"""Several files as one dataset, and the vocabulary, which is such a dataset itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Quad

from ontology.dataset import Dataset, SourceFile, key
from ontology.errors import InputError
from ontology.gate import checked_text, digest_of, read_bytes, statements

__all__ = ["assemble", "vocabulary"]


@cache
def vocabulary() -> Dataset:
    """Return the HVT vocabulary with its code lists: kinds, themes, statuses, verdicts, gap texts."""
    folder = Path(__file__).parent / "vocabulary"
    contents = [(p.name, read_bytes(p)) for p in sorted(folder.glob("*.ttl"))]
    return assemble(contents, trusted=True)


def assemble(contents: list[tuple[str, bytes]], *, trusted: bool) -> Dataset:
    """Return the statements of several files (name, bytes) in their order, as one dataset.

    `trusted` files ship with the package and are parsed in this process. Raises InputError for the first
    file that is not legal, or when all of them together say nothing.
    """
    quads: list[Quad] = []
    files: list[SourceFile] = []
    origin: dict[str, int] = {}
    blanks = _Blanks()
    for index, (name, content) in enumerate(contents):
        text = checked_text(content, name)
        files.append(SourceFile(name, text))
        blanks.next_file()
        for quad in statements(text, name, trusted=trusted):
            named = blanks.numbered(quad)
            quads.append(named)
            origin.setdefault(key(named.subject), index)
    if not quads:
        names = ", ".join(name for name, _ in contents)
        raise InputError(f"{names}: holds no statements; a house has at least one choice")
    return Dataset(tuple(quads), tuple(files), origin, digest_of([c for _, c in contents]), trusted)


class _Blanks:
    """Number blank nodes in the order in which they are met; the same label in two files is two nodes."""

    def __init__(self) -> None:
        self._count = 0
        self._known: dict[str, BlankNode] = {}

    def next_file(self) -> None:
        self._known = {}

    def numbered(self, quad: Quad) -> Quad:
        subject, value, name = quad.subject, quad.object, quad.graph_name
        if not any(isinstance(term, BlankNode) for term in (subject, value, name)):
            return quad
        return Quad(
            self._named(subject) if isinstance(subject, BlankNode) else subject,
            quad.predicate,
            self._named(value) if isinstance(value, BlankNode) else value,
            self._named(name) if isinstance(name, BlankNode) else name,
        )

    def _named(self, node: BlankNode) -> BlankNode:
        if node.value not in self._known:
            self._count += 1
            self._known[node.value] = BlankNode(f"b{self._count}")
        return self._known[node.value]
