"""Names that get a number in the order in which they are met, by the bytes they are written with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ontology.columns import scanning
from ontology.columns.names import Names

__all__ = ["Lexicon"]


class Lexicon:
    """Names and their numbers; it grows before a block is entered, by what that can hold at most."""

    def __init__(self) -> None:
        self.count = 0
        self._names = np.empty(1 << 16, np.uint8)
        self._ends = np.zeros(1 << 10, np.int64)
        self._hashes = np.empty(1 << 10, np.uint64)
        self._slots = np.full(1 << 11, -1, np.int32)

    def names(self) -> Names:
        """Return what has a number by now."""
        ends = self._ends[: self.count + 1]
        return Names(self._names[: ends[-1]], ends[:-1], ends[1:])

    def enter(
        self,
        text: NDArray[np.uint8],
        told: NDArray[np.int64],
        first: int,
        numbers: NDArray[np.int32],
        beside: NDArray[np.int32],
        sorts: int,
        kind: int = -1,
    ) -> None:
        """Number the terms at column `first` of what `ontology.columns.scanning.lines` told of a text.

        `beside` is what stands beside each, one of so many sorts, by which the next one is guessed.
        """
        rows = told.shape[0]
        self._make_room(rows, text.size)
        recent = np.full(sorts, -1, np.int32)
        self.count = scanning.column(
            text, told, rows, first, kind, beside, recent,
            self._slots, self._hashes, self._names, self._ends, self.count, numbers,
        )  # fmt: skip

    def doubtful(self, since: int) -> list[str]:
        """Return the names, from a number on, that a parser must say to be legal IRIs."""
        found = np.empty(self.count - since, np.int64)
        many = scanning.doubtful(self._names, self._ends, since, self.count, found)
        return list(self.names().at(found[:many]))

    def _make_room(self, rows: int, size: int) -> None:
        most = self.count + rows
        used = int(self._ends[self.count])
        self._names = _grown(self._names, used, used + size + 8)  # whole words are looked at
        self._ends = _grown(self._ends, self.count + 1, most + 1)
        self._hashes = _grown(self._hashes, self.count, most)
        if self._slots.size < 2 * most:
            self._slots = np.full(1 << (2 * most - 1).bit_length(), -1, np.int32)
            scanning.filled(self._slots, self._hashes, self.count)


def _grown(array: np.ndarray, used: int, wanted: int) -> np.ndarray:
    if array.size >= wanted:
        return array
    larger = np.empty(max(wanted, array.size * 3 // 2), array.dtype)
    larger[:used] = array[:used]
    return larger
