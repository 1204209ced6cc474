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


class Stretch:
    """Rows of lines that were read, block by block."""

    def __init__(self) -> None:
        self.nodes, self.predicates, self.graphs, self.literals, self._sorts = self._books = tuple(
            Lexicon() for _ in range(5)
        )
        self.count = 0
        #: subject, predicate, value, graph, literal of each row, of a block at a time
        self._blocks: list[NDArray[np.int32]] = []
        #: where each starts; and of those that do not end where the next one starts their numbers, and where they end
        self._starts: list[NDArray[np.int64]] = []
        self._gaps: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def enter(self, told: Told, base: int, *, trusted: bool = False) -> bool:
        """Add the rows of a block that starts at a place; False, and nothing is added, when a name in it is to be
        looked at by a parser first.
        """
        rows = told.rows.shape[0]
        known = [book.count for book in self._books]
        counts = np.array(known, np.int64)
        numbers = np.empty((5, rows), np.int32)
        numbering.numbered(
            told.text,
            told.rows,
            self.nodes.make_room(2 * rows, told.size),
            self.predicates.make_room(rows, told.size),
            self.graphs.make_room(rows, told.size),
            self.literals.make_room(rows, told.size),
            self._sorts.make_room(rows, told.size),
            counts,
            numbers,
        )
        for book, count in zip(self._books, counts.tolist(), strict=True):
            book.count = count
        if not trusted and not self._are_legal(known):
            for book, count in zip(self._books, known, strict=True):
                book.back_to(count)
            return False
        self._blocks.append(numbers)
        starts = told.rows[:, SUBJECT] + np.int64(base)
        ends = told.rows[:, END] + np.int64(base)
        odd = np.flatnonzero(np.append(starts[1:], base + told.size) != ends)
        if odd.size:
            self._gaps.append((odd + self.count, ends[odd]))
        self._starts.append(starts)
        self.count += rows
        return True

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
            np.append(book.join(others), np.int32(-1))  # the last is that of -1
            for book, others in zip(self._books, other._books, strict=True)
        )
        for block in other._blocks:
            for row, numbers in zip(block, (subject, predicate, subject, graph, literal), strict=True):
                np.take(numbers, row, out=row, mode="wrap")
        self._blocks += other._blocks
        self._gaps += [(rows + self.count, ends + shift) for rows, ends in other._gaps]
        self._starts += [starts + shift for starts in other._starts] if shift else other._starts
        self.count += other.count

    def columns(self) -> tuple[Numbers, ...]:
        """Return subject, predicate, value, graph and literal of every row, once: no block is kept."""
        found = tuple(np.empty(self.count, np.int32) for _ in range(5))
        at = 0
        for number, block in enumerate(self._blocks):
            for column, row in zip(found, block, strict=True):
                column[at : at + row.size] = row
            at += block.shape[1]
            self._blocks[number] = block[:, :0]
        return found

    def bounds(self, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where rows start and end in a text of that size: one ends where the next one starts, but for what is
        passed over.
        """
        starts = np.concatenate([*self._starts, np.full(1, size)])
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
