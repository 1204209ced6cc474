"""Names by number: one row of bytes with where each name ends, read as text when somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import SupportsIndex, overload

import numpy as np
from numpy.typing import NDArray

from ontology.columns import bytewise

__all__ = ["Names", "in_order", "names_of", "patched"]

#: Names that would take more bytes than this, all as wide as the widest, are put in order one by one.
_SQUARE = 1_000_000_000


class Names(Sequence[str]):
    """Name `n` is `text[first[n]:last[n]]`, in UTF-8."""

    __slots__ = ("first", "last", "text")

    def __init__(self, text: NDArray[np.uint8], first: NDArray[np.int64], last: NDArray[np.int64]) -> None:
        self.text, self.first, self.last = text, first, last

    def __len__(self) -> int:
        return self.first.size

    @overload
    def __getitem__(self, number: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Names: ...
    def __getitem__(self, number: SupportsIndex | slice) -> str | Names:
        """Return one name, or the names in a slice."""
        if isinstance(number, slice):
            return Names(self.text, self.first[number], self.last[number])
        return self.text[self.first[number] : self.last[number]].tobytes().decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        text = self.text.data
        for first, last in zip(self.first.tolist(), self.last.tolist(), strict=True):
            yield str(text[first:last], "utf-8")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Names | tuple | list):
            return len(self) == len(other) and all(map(str.__eq__, self, other))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as long as the house

    def at(self, numbers: NDArray[np.int32] | NDArray[np.int64]) -> Names:
        """Return the names with these numbers, in this order."""
        return Names(self.text, self.first[numbers], self.last[numbers])

    def numbers(self, asked: Iterable[str]) -> dict[str, int]:
        """Return name -> number, of those asked that are there."""
        wanted = {name.encode("utf-8"): name for name in asked}
        # by its length and a few letters first: few names that are not asked for begin as one that is, and end as one
        lengths = self.last - self.first
        is_asked = np.zeros(int(lengths.max(initial=0)) + 1, np.bool_)
        is_asked[[len(name) for name in wanted if len(name) < is_asked.size]] = True
        here = np.flatnonzero(is_asked[lengths])
        for letters in (slice(8, 16), slice(-8, None)):
            sought = np.array([int.from_bytes(name[letters].ljust(8, b"\0"), "big") for name in wanted], np.uint64)
            here = here[np.isin(self._word(here, letters.start), sought)]
        found: dict[str, int] = {}
        for number in here.tolist():
            known = wanted.get(self.text[self.first[number] : self.last[number]].tobytes())
            if known is not None:
                found.setdefault(known, number)
        return found

    def _word(self, numbers: NDArray[np.int64], start: int) -> NDArray[np.uint64]:
        """Return eight bytes of some names as a number each: from the start, or from the end where that is below 0."""
        first, last = self.first[numbers], self.last[numbers]
        at = first + start if start >= 0 else np.maximum(last + start, first)
        found = np.zeros(numbers.size, np.uint64)
        for step in range(8):
            there = at + step < last
            byte = self.text[np.where(there, at + step, 0)] if self.text.size else there
            found = found << np.uint64(8) | np.where(there, byte, 0).astype(np.uint64)
        return found

    def packed(self) -> Names:
        """Return the same names one behind the other, and nothing between them."""
        ends = np.concatenate(([0], np.cumsum(self.last - self.first)))
        if bytewise.COMPILED:
            text = np.empty(ends[-1], np.uint8)
            bytewise.copied(self.text, self.first, self.last, text)
        else:
            whole = self.text.data
            parts = zip(self.first.tolist(), self.last.tolist(), strict=True)
            text = np.frombuffer(b"".join([whole[first:last] for first, last in parts]), np.uint8)
        return Names(text, ends[:-1], ends[1:])


def patched(names: Names, others: Mapping[int, str]) -> Names:
    """Return names of which some are others."""
    more = names_of(others.values())
    text = np.concatenate((names.text, more.text))
    first, last = names.first.copy(), names.last.copy()
    places = np.fromiter(others, np.int64)
    first[places], last[places] = more.first + names.text.size, more.last + names.text.size
    return Names(text, first, last)


def names_of(told: Iterable[str]) -> Names:
    """Return names that somebody has as strings."""
    parts = [name.encode("utf-8") for name in told]
    ends = np.cumsum([0, *map(len, parts)], dtype=np.int64)
    return Names(np.frombuffer(b"".join(parts), np.uint8), ends[:-1], ends[1:])


def in_order(names: Names) -> NDArray[np.int64]:
    """Return the numbers of names in the order of the names, which is that of their bytes and of their letters."""
    count = len(names)
    sizes = names.last - names.first
    width = -(-int(sizes.max(initial=0)) // 8) * 8
    if width * count > _SQUARE:
        strings = list(names)
        return np.array(sorted(range(count), key=strings.__getitem__), np.int64)
    words = np.zeros((count, width // 8), np.uint64)
    if bytewise.COMPILED:
        bytewise.squared(names.text, names.first, names.last, words)
    else:
        for place in range(width):
            here = np.flatnonzero(sizes > place)
            told = names.text[names.first[here] + place].astype(np.uint64)
            words[here, place // 8] |= told << np.uint64(56 - 8 * (place % 8))
    asked = [word for word in words.T if count and (word != word[0]).any()]
    return np.lexsort([sizes, *reversed(asked)]).astype(np.int64)
