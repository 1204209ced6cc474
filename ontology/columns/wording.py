"""The text of the statements, and the text of a file block by block, of which little is in memory at a time."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, Protocol

import numpy as np

from ontology.columns.bytewise import Bytes
from ontology.columns.scanning import LONGEST
from ontology.reading import cache

__all__ = ["BEHIND", "BLOCK", "MARK", "Mapped", "Readable", "Text", "blocks_of", "padded"]

#: So many bytes are looked at in one go: they stay in the cache of the processor.
BLOCK: Final = 4_000_000
#: So many bytes stand behind a block: more than is ever looked ahead.
BEHIND: Final = 64
#: What may stand before a text in UTF-8.
MARK: Final = b"\xef\xbb\xbf"


class Mapped:
    """A file as an array, of which the operating system has in memory what is looked at, and how it falls into blocks.

    A block has the lines that end in one cell of so many bytes, or one line that ends in no cell it starts in. Where
    blocks end is the same from whichever of these places on they are looked for.
    """

    def __init__(self, file: IO[bytes], block: int) -> None:
        """Take a file; what marks it as UTF-8 is passed over."""
        self.start = len(MARK) if file.read(len(MARK)) == MARK else 0
        self.size = size = os.fstat(file.fileno()).st_size
        self._block = block
        self._map = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) if size else None
        self._square = np.frombuffer(self._map, np.uint8) if self._map else np.empty(0, np.uint8)

    def end_of_block(self, start: int) -> int:
        """Return where the block ends that starts at a place; 0 where its line is longer than a line may be."""
        end = self.start + ((start - self.start) // self._block + 1) * self._block
        if self._map is None or end >= self.size:
            return self.size
        found = self._map.rfind(b"\n", start, end)
        if found < 0:
            reach = end + LONGEST
            found = self._map.find(b"\n", end, reach)
            return found + 1 or (self.size if self.size <= reach else 0)
        return found + 1

    def cut(self, place: int) -> int:
        """Return where a block starts, at a place or somewhere behind the cell before it."""
        first = self.start + (place - self.start - 1) // self._block * self._block
        reach = min(place + LONGEST + self._block, self.size - self._block)
        for cell in range(first, reach, self._block):
            found = self._map.rfind(b"\n", cell, cell + self._block) if self._map else -1
            if found >= 0:
                return found + 1
        return self.size

    def lines_until(self, end: int) -> int:
        """Return how many lines end before a place."""
        return sum(self.bytes(start, min(end, start + BLOCK)).count(b"\n") for start in range(0, end, BLOCK))

    def bytes(self, start: int, end: int) -> bytes:
        """Return a piece of the text."""
        return self._square[start:end].tobytes()

    def decode(self, start: int, end: int) -> None:
        """Raise UnicodeDecodeError where a piece is not UTF-8; most pieces are ASCII."""
        piece = self._square[start:end]
        if piece.size and piece.max() > 127:
            str(piece.data, "utf-8")

    def block(self, start: int, end: int) -> Bytes:
        """Return what starts at a place, with more bytes behind its end: as it stands in the file, but for the last."""
        if end + BEHIND <= self.size:
            return self._square[start : end + BEHIND]
        return padded(self.bytes(start, end))

    def forget(self, start: int, end: int) -> None:
        """Let the system take back what it has in memory of a piece that was read; it can be read again."""
        if self._map is not None and hasattr(self._map, "madvise"):
            page = mmap.PAGESIZE
            first, last = start // page * page, end // page * page
            if first < last:
                self._map.madvise(mmap.MADV_DONTNEED, first, last - first)


class Text:
    """The text of the statements: a file as it stands, until a block is other than it stands there; then a copy."""

    def __init__(self, path: Path | None = None, size: int = 0) -> None:
        #: how much of it there is by now
        self.size = size
        self._path = path
        self._copy: IO[bytes] | None = None

    def is_copied(self) -> bool:
        """Tell whether what is added has to be written."""
        return self._path is None or self._copy is not None

    def add(self, text: bytes | memoryview) -> None:
        """Write a block that is another than what stands in the file."""
        self._written().write(text)
        self.size += len(text)

    def go_on(self, size: int) -> None:
        """Take in a block of that size as it stands in the file, which is the text."""
        assert not self.is_copied()
        self.size += size

    def view(self) -> memoryview:
        """Return it all, of which the operating system has in memory what is looked at."""
        if not self.size:
            return memoryview(b"")
        if self._copy is not None:
            self._copy.flush()
            return memoryview(mmap.mmap(self._copy.fileno(), self.size, access=mmap.ACCESS_COPY))
        assert self._path is not None
        with self._path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), self.size, access=mmap.ACCESS_COPY))

    def _written(self) -> IO[bytes]:
        if self._copy is None:
            self._copy = cache.scratch()
            if self._path is not None:
                with self._path.open("rb") as file:
                    left = self.size
                    while left and (piece := file.read(min(left, BLOCK))):
                        self._copy.write(piece)
                        left -= len(piece)
        return self._copy


def padded(text: bytes) -> Bytes:
    """Return a text as an array with zeros behind it."""
    return np.frombuffer(text + bytes(BEHIND), np.uint8)


class Readable(Protocol):
    """What gives some bytes when it is asked, and none at its end."""

    def read(self, size: int, /) -> bytes:
        """Return about so many bytes."""
        ...


def blocks_of(file: Readable, size: int) -> Iterator[bytes]:
    """Yield what a stream holds in whole lines, about so many bytes at a time, until one line has too many."""
    rest = b""
    while read := file.read(size):
        end = read.rfind(b"\n") + 1
        if end or len(rest) > LONGEST + 2 * size:
            yield rest + read[:end]
            rest = read[end:]
        else:
            rest += read
    if rest:
        yield rest
