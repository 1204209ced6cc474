"""Where a large file of Turtle or TriG may be cut into pieces, so that several children read it.

A place to cut is one that looks so: behind a line that ends a statement, before one that starts at the margin. Whether
it is one is said by whoever reads the pieces: what is legal piece by piece, with the same declared at the start and at
the end of each, is legal as a whole and says the same.
"""

from __future__ import annotations

import mmap
import os
import re
from collections.abc import Iterator
from typing import IO, Final

__all__ = ["Cut"]

#: With these a line declares what holds for all that follows; so much of a file may be its head.
_DECLARED: Final = (b"@prefix", b"@base", b"prefix", b"base")
_LONGEST_HEAD: Final = 50_000
#: Where a piece may end, and how far behind what it has at least that is looked for.
_END: Final = re.compile(rb"[.}][ \t]*\r?\n(?=[^\s.,;})\]])")
_WITHIN: Final = 1_000_000
_READ: Final = 4_000_000


class Cut:
    """A file in pieces of so many bytes at least."""

    def __init__(self, source: IO[bytes], piece: int) -> None:
        self.size = os.fstat(source.fileno()).st_size
        self._map = mmap.mmap(source.fileno(), self.size, access=mmap.ACCESS_READ) if self.size else b""
        self._piece = piece
        #: the lines at the start that look as if they declare what holds for all of it
        self.head = self._declared()

    def _declared(self) -> bytes:
        end = 0
        for line in self._map[:_LONGEST_HEAD].split(b"\n")[:-1]:
            words = line.strip()
            if words and not words.startswith(b"#") and not words.lower().startswith(_DECLARED):
                break
            end += len(line) + 1
        head = self._map[:end]
        return b"" if b"\0" in head else head

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield where each piece behind the head starts and ends."""
        start = len(self.head)
        while start < self.size:
            at = start + self._piece
            found = _END.search(self._map, at, at + _WITHIN) if at < self.size else None
            end = found.end() if found else self.size
            yield start, end
            start = end

    def lines_until(self, end: int) -> int:
        """Return how many lines end before a place."""
        return sum(self._map[at : min(at + _READ, end)].count(b"\n") for at in range(0, end, _READ))
