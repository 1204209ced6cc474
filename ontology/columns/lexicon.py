"""Names that get a number in the order in which they are met, by the bytes they are written with."""

from __future__ import annotations

import numpy as np

from ontology.columns import numbering
from ontology.columns.bytewise import Table
from ontology.columns.names import Names
from ontology.columns.numbering import Book

__all__ = ["Lexicon"]

#: behind the names there is room for a word, as whole words are looked at
_BEHIND = 8


class Lexicon:
    """Names and their numbers; it grows before a block is entered, by what that can hold at most."""

    def __init__(self) -> None:
        self.count = 0
        self.book = Book(
            np.full(1 << 11, -1, np.int32),
            np.empty(1 << 10, np.uint64),
            np.empty(1 << 16, np.uint8),
            np.zeros(1 << 10, np.int64),
        )

    def names(self) -> Names:
        """Return what has a number by now."""
        ends = self.book.ends[: self.count + 1]
        return Names(self.book.names[: ends[-1]], ends[:-1], ends[1:])

    def make_room(self, more: int, size: int) -> Book:
        """Return the book with room for so many names more, of so many bytes together."""
        most = self.count + more
        slots, hashes, names, ends = self.book
        used = int(ends[self.count])
        names = _grown(names, used, used + size + _BEHIND)
        ends = _grown(ends, self.count + 1, most + 1)
        hashes = _grown(hashes, self.count, most)
        if slots.size < 2 * most:
            slots = np.full(1 << (2 * most - 1).bit_length(), -1, np.int32)
            numbering.filled(slots, hashes, self.count)
        self.book = Book(slots, hashes, names, ends)
        return self.book

    def back_to(self, count: int) -> None:
        """Forget the names from a number on."""
        if count < self.count:
            self.count = count
            self.book.slots[:] = -1
            numbering.filled(self.book.slots, self.book.hashes, count)

    def join(self, other: Lexicon) -> Table:
        """Enter the names of another, and return the number that each has here."""
        numbers = np.empty(other.count, np.int32)
        book = self.make_room(other.count, int(other.book.ends[other.count]))
        self.count = numbering.merged(book, other.book, other.count, self.count, numbers)
        return numbers

    def doubtful(self, since: int) -> list[str]:
        """Return the names, from a number on, that a parser must say to be legal IRIs."""
        found = np.empty(self.count - since, np.int64)
        many = numbering.doubtful(self.book.names, self.book.ends, since, self.count, found)
        return list(self.names().at(found[:many]))


def _grown(array: np.ndarray, used: int, wanted: int) -> np.ndarray:
    if array.size >= wanted:
        return array
    larger = np.empty(max(wanted, array.size * 3 // 2), array.dtype)
    larger[:used] = array[:used]
    return larger
