"""The rows of a stretch of text, with numbers of its own for the names in it; of two stretches one is made.

Names have numbers in the order in which they are met. So the numbers are the same, however a text was cut.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from ontology.columns import numbering
from ontology.columns.house import Numbers
from ontology.columns.lexicon import Lexicon
from ontology.columns.scanning import END, SUBJECT, Told
from ontology.standards import RDF

__all__ = ["Stretch"]

#: What the language or direction of a text says, which no line says by itself.
_LANGUAGE_SORTS = frozenset({RDF.langString, RDF.langString.replace("langString", "dirLangString")})


#: Rows have room for so many at a time: what is not used of it is not in memory, and what is given back is not kept.
_ROWS = 1 << 22


class _Rows:
    """Room for rows: subject, predicate, value, graph and literal of each, and where it starts."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.count = 0
        self.columns = [np.empty(room, np.int32) for _ in range(5)]
        self.starts = np.empty(room, np.int64)

    def next(self, rows: int) -> list[NDArray[np.int32]]:
        """Return the columns of as many rows that come next."""
        return [column[self.count : self.count + rows] for column in self.columns]


class Stretch:
    """Rows of lines that were read, block by block."""

    def __init__(self) -> None:
        self.nodes, self.predicates, self.graphs, self.literals, self._sorts = self._books = tuple(
            Lexicon() for _ in range(5)
        )
        self.count = 0
        #: where the last row ends
        self._end = 0
        self._rows: list[_Rows] = []
        #: of rows that do not end where the next one starts their numbers, and where they end
        self._gaps: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def enter(self, told: Told, base: int, *, trusted: bool = False) -> bool:
        """Add the rows of a block that starts at a place; False, and nothing is added, when a name in it is to be
        looked at by a parser first.
        """
        rows = told.rows.shape[0]
        if not self._rows or self._rows[-1].count + rows > self._rows[-1].room:
            self._rows.append(_Rows(max(rows, _ROWS)))
        into = self._rows[-1]
        subject, predicate, value, graph, literal = into.next(rows)
        known = [book.count for book in self._books]
        counts = np.array(known, np.int64)
        numbering.numbered(
            told.text,
            told.rows,
            self.nodes.make_room(2 * rows, told.size),
            self.predicates.make_room(rows, told.size),
            self.graphs.make_room(rows, told.size),
            self.literals.make_room(rows, told.size),
            self._sorts.make_room(rows, told.size),
            counts,
            subject,
            predicate,
            value,
            graph,
            literal,
        )
        for book, count in zip(self._books, counts.tolist(), strict=True):
            book.count = count
        if not trusted and not self._are_legal(known):
            for book, count in zip(self._books, known, strict=True):
                book.back_to(count)
            return False
        starts = into.starts[into.count : into.count + rows]
        np.add(told.rows[:, SUBJECT], np.int64(base), out=starts)
        if rows:
            ends = told.rows[:, END] + np.int64(base)
            self._go_on(int(starts[0]), int(ends[-1]))
            odd = np.flatnonzero(starts[1:] != ends[:-1])
            if odd.size:
                self._gaps.append((odd + self.count, ends[odd]))
        into.count += rows
        self.count += rows
        return True

    def _go_on(self, start: int, end: int) -> None:
        """Tell where what comes next starts and ends: the last row there is may end before that."""
        if self.count and start != self._end:
            self._gaps.append((np.array([self.count - 1]), np.array([self._end])))
        self._end = end

    def _are_legal(self, since: list[int]) -> bool:
        """Tell whether the names from these numbers on are legal IRIs; a literal is no name."""
        return all(
            _is_legal(name)
            for book, count in zip(self._books, since, strict=True)
            if book is not self.literals
            for name in book.doubtful(count)
        )

    def join(self, other: Stretch, shift: int) -> None:
        """Add the rows of another stretch, whose places are so many bytes further on here."""
        subject, predicate, graph, literal, _ = (
            book.join(others) for book, others in zip(self._books, other._books, strict=True)
        )
        for rows in other._rows:
            for column, numbers in zip(rows.columns, (subject, predicate, subject, graph, literal), strict=True):
                numbering.renumbered(column[: rows.count], numbers)
            rows.starts[: rows.count] += shift
        there = [rows for rows in other._rows if rows.count]
        if there:
            self._go_on(int(there[0].starts[0]), other._end + shift)
        self._rows += there
        self._gaps += [(rows + self.count, ends + shift) for rows, ends in other._gaps]
        self.count += other.count

    def columns(self) -> list[Numbers]:
        """Return subject, predicate, value, graph and literal of every row, once: they are given away."""
        found = []
        for number in range(5):
            parts = [rows.columns[number][: rows.count] for rows in self._rows]
            found.append(parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, np.int32), *parts]))
            for rows in self._rows:
                rows.columns[number] = np.empty(0, np.int32)
        return found

    def bounds(self, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where rows start and end in a text of that size, once: one ends where the next one starts, but for
        what is passed over.
        """
        self._go_on(size, size)
        starts = np.concatenate([*(rows.starts[: rows.count] for rows in self._rows), np.full(1, size)])
        self._rows.clear()
        ends = starts[1:].copy() if self._gaps else starts[1:]
        for rows, places in self._gaps:
            ends[rows] = places
        return starts[:-1], ends


def _is_legal(iri: str) -> bool:
    """Tell whether the parser takes an IRI; what tells a text in a language apart is no sort of its own."""
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return iri not in _LANGUAGE_SORTS
