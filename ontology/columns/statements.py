"""The statements of a house as columns: a number for each resource, a row for each statement, and the text itself.

Whoever needs more of a statement than which resources it names asks for its text: one line of N-Quads.
"""

from __future__ import annotations

import mmap
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, parse, serialize

from ontology.columns.house import Numbers
from ontology.columns.names import Names, names_of
from ontology.columns.scanning import SHORTEST
from ontology.reading.dataset import key

__all__ = ["Statements", "statements_of"]


@dataclass(frozen=True, slots=True)
class Statements:
    """Rows in file order; `text` is N-Quads, of which row `n` is `text[start[n]:end[n]]`, its line end included.

    A blank node is called `_:b1`, `_:b2`, ... in the order in which they are met in the text.
    """

    text: memoryview
    #: what has a number: IRIs and blank nodes (`_:b1`) that stand as subject or value anywhere
    nodes: Names
    predicates: tuple[str, ...]
    #: names of the graphs that rows stand in
    graphs: tuple[str, ...]
    #: the short literals that are in no language (days, numbers, yes and no), as they are written
    literals: Names
    subject: Numbers
    #: position in `predicates`
    predicate: Numbers
    #: -1 where the value is a literal
    value: Numbers
    #: position in `graphs`; -1 in the default graph
    graph: Numbers
    #: position in `literals`; -1 where the value is none of these
    literal: Numbers
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def lines(self, rows: NDArray[np.int64]) -> bytes:
        """Return the text of these rows, in this order."""
        told = zip(self.start[rows].tolist(), self.end[rows].tolist(), strict=True)
        return b"".join(self.text[start:end] for start, end in told)

    def square(self) -> NDArray[np.uint8]:
        """Return the text as an array."""
        return np.frombuffer(self.text, np.uint8) if len(self.text) else np.empty(0, np.uint8)

    def forget(self) -> None:
        """Let the system take back what it has in memory of a text in a file, which can be read again."""
        whole = self.text.obj
        if isinstance(whole, mmap.mmap) and hasattr(whole, "madvise"):
            whole.madvise(mmap.MADV_DONTNEED)

    def line(self, row: int) -> bytes:
        """Return the text of one row."""
        return bytes(self.text[self.start[row] : self.end[row]])


def statements_of(nquads: bytes) -> Statements:
    """Return the statements of N-Quads, one by one: for a house that fits in memory many times over."""
    numbers: dict[str, int] = {}
    predicates: dict[str, int] = {}
    graphs: dict[str, int] = {}
    literals: dict[str, int] = {}
    rows: list[tuple[int, int, int, int, int]] = []
    lines: list[bytes] = []
    for quad in parse(nquads, format=RdfFormat.N_QUADS):
        value = quad.object
        rows.append(
            (
                numbers.setdefault(key(quad.subject), len(numbers)),
                predicates.setdefault(quad.predicate.value, len(predicates)),
                numbers.setdefault(key(value), len(numbers)) if isinstance(value, NamedNode | BlankNode) else -1,
                -1
                if isinstance(quad.graph_name, DefaultGraph)
                else graphs.setdefault(key(quad.graph_name), len(graphs)),
                literals.setdefault(str(value), len(literals))
                if isinstance(value, Literal) and _is_short(value)
                else -1,
            )
        )
        lines.append(serialize([quad], format=RdfFormat.N_QUADS) or b"")
    subject, predicate, value, graph, literal = np.array(rows, np.int32).reshape(-1, 5).T.copy()
    ends = np.cumsum([0, *map(len, lines)], dtype=np.int64)
    return Statements(
        memoryview(b"".join(lines)),
        names_of(numbers),
        tuple(predicates),
        tuple(graphs),
        names_of(literals),
        subject,
        predicate,
        value,
        graph,
        literal,
        start=ends[:-1],
        end=ends[1:],
    )


def _is_short(value: Literal) -> bool:
    return not value.language and len(str(value).encode("utf-8")) <= SHORTEST
