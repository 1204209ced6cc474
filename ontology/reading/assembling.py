"""Several files as one dataset, and the vocabulary, which is such a dataset itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from ontology.errors import InputError
from ontology.gate.gate import checked_text, digest_of, read_bytes, statements, written
from ontology.reading.dataset import Dataset, SourceFile, Statements, Written
from ontology.shipped import VOCABULARY, vocabulary_files

__all__ = ["assemble", "vocabulary"]


@cache
def vocabulary() -> Dataset:
    """Return the HVT vocabulary with its code lists: kinds, themes, statuses, verdicts, gap texts."""
    contents = [(p.relative_to(VOCABULARY).as_posix(), read_bytes(p)) for p in vocabulary_files()]
    return assemble(contents, trusted=True)


def assemble(
    contents: list[tuple[str, bytes]], *, trusted: bool, key: str | None = None, source: SourceFile | None = None
) -> Dataset:
    """Return the statements of several files (name, bytes) in their order, as one dataset; of a `source`, what it says.

    `trusted` files ship with the package and are parsed in this process, when somebody asks for a statement. So are
    those with a `key`, in the child: `ontology.reading.cache` knows them, they were read before without a mistake.

    Raises InputError for the first file that is not legal, or when all of them together say nothing.
    """
    files = (source,) if source else tuple(SourceFile(name, checked_text(content, name)) for name, content in contents)

    def read() -> Statements | Written:
        return _statements(files, trusted)

    digest = source.digest if source else digest_of([content for _, content in contents])
    return Dataset(read if trusted or key else read(), files, digest, trusted, key)


def _statements(files: Sequence[SourceFile], trusted: bool) -> Statements | Written:
    if not trusted:
        told = [written(file.text, file.name, "nq" if file.book or file.remote else None) for file in files]
        if any(told) and all(part.rfind(b"_:") < 0 for part in told):  # no blank node to be numbered
            return Written(tuple(told))
        parts = (list(parse(part, format=RdfFormat.TRIG)) for part in told)
    else:
        parts = (statements(file.text, file.name) for file in files)
    quads: list[Quad] = []
    ends: list[int] = []
    blanks = _Blanks()
    for read in parts:
        quads.extend(blanks.numbered(read) if any(map(_is_nameless, read)) else read)
        ends.append(len(quads))
    if not quads and not any(file.book and file.book.mistakes for file in files):
        names = ", ".join(file.name for file in files)
        raise InputError(f"{names}: holds no statements; a house has at least one choice")
    return Statements(tuple(quads), tuple(ends))


def _is_nameless(quad: Quad) -> bool:
    return type(quad.subject) is BlankNode or type(quad.object) is BlankNode or type(quad.graph_name) is BlankNode


class _Blanks:
    """Number blank nodes in the order in which they are met; the same label in two files is two nodes."""

    def __init__(self) -> None:
        self._count = 0

    def numbered(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the statements of one file with its blank nodes numbered."""
        known: dict[str, BlankNode] = {}

        def name(term: Any) -> Any:
            if not isinstance(term, BlankNode):
                return term
            if term.value not in known:
                self._count += 1
                known[term.value] = BlankNode(f"b{self._count}")
            return known[term.value]

        for quad in quads:
            yield Quad(name(quad.subject), quad.predicate, name(quad.object), name(quad.graph_name))
