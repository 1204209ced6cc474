"""A file of Turtle or TriG of any size as N-Quads, piece by piece, out of child processes with limits.

Of a large file several children read a piece each, with what is declared at its head before it
(`ontology.gate.cutting`). Where that is no whole piece (it ends within a text of many lines, or a graph), is not legal,
or declares more, one child reads all from there on, as it does a small file. In memory are the N-Quads of one piece
more than there are children (four at most), of at most 256 MB each, and most are of 60.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from threading import Event, Timer
from typing import IO, Final

from ontology.errors import InputError
from ontology.gate.child import Limits
from ontology.gate.cutting import Cut
from ontology.gate.reasons import reason
from ontology.processors import cores

__all__ = ["PIECE", "Nquads", "as_nquads"]

#: What the child may have in memory: it holds no more than what is between reading and writing.
_MEMORY: Final = 1_500_000_000
#: So many bytes a piece has at least, and what it says has at most: else one child reads on from there.
PIECE: Final = 16_000_000
_MOST: Final = 256_000_000
#: So many children at a time at most.
_CHILDREN: Final = 4
_READ: Final = 4_000_000
#: How a child ends that read a piece, and how one does that read it, but found more declared than at the head.
_WHOLE, _DECLARES = 0, 3


@contextmanager
def as_nquads(path: Path, name: str, syntax: str, piece: int = PIECE, children: int | None = None) -> Iterator[Nquads]:
    """Give the N-Quads that a file holds, to be read to their end.

    Reading raises InputError (file, line, column, what is wrong): what was read until then counts for nothing.
    """
    with path.open("rb") as source:
        found = Nquads(path, name, syntax, Cut(source, piece), children or min(_CHILDREN, cores()))
        try:
            yield found
        finally:
            found.leave()


class Nquads:
    """What a file says, read on as far as somebody asks."""

    def __init__(self, path: Path, name: str, syntax: str, cut: Cut, children: int) -> None:
        self._path, self._name, self._syntax, self._cut, self._children = path, name, syntax, cut, children
        #: how many bytes of the file were read
        self.done = 0
        #: how many pieces were read as such
        self.pieces = 0
        self._over = Event()
        self._parts = self._read()

    def read(self, _size: int = -1) -> bytes:
        """Return what comes next, however much that is; nothing at the end."""
        return next(self._parts, b"")

    def leave(self) -> None:
        """End whatever runs."""
        self._over.set()
        self._parts.close()

    def _read(self) -> Generator[bytes, None, None]:
        start = len(self._cut.head)
        with closing(self._in_pieces()) as pieces:
            for end, found in pieces:
                yield from found
                start = self.done = end
                self.pieces += 1
        if not self.pieces or start < self._cut.size:
            yield from self._from(start)

    # -- piece by piece

    def _in_pieces(self) -> Generator[tuple[int, list[bytes]], None, None]:
        """Yield where each piece ends and what it says, up to the first of which that cannot be told alone."""
        pieces = self._cut.pieces()
        first = list(islice(pieces, self._children + 1))
        if len(first) < 2 or self._children < 2:
            return
        with ThreadPoolExecutor(self._children) as pool:
            waiting = deque((end, pool.submit(self._piece, start, end)) for start, end in first)
            try:
                while waiting:
                    end, coming = waiting.popleft()
                    found = coming.result()
                    if found is None:
                        return
                    waiting.extend((end, pool.submit(self._piece, start, end)) for start, end in islice(pieces, 1))
                    yield end, found
            finally:
                for _, coming in waiting:
                    coming.cancel()
                self._over.set()

    def _piece(self, start: int, end: int) -> list[bytes] | None:
        """Return what a piece says; None where one child has to read on from its start."""
        limits = Limits.of(end - start)
        parts: list[bytes] = []
        with self._path.open("rb") as source, self._child(source, start, end, limits, subprocess.DEVNULL) as child:
            assert child.stdout is not None
            left = _MOST
            while left >= 0 and not self._over.is_set() and (part := child.stdout.read(_READ)):
                parts.append(part)
                left -= len(part)
            if left < 0 or self._over.is_set():
                child.kill()
                return None
        return parts if child.returncode == _WHOLE else None

    @contextmanager
    def _child(
        self, source: IO[bytes], start: int, end: int, limits: Limits, told: IO[bytes] | int
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Give a child that reads from a place to another; it ends when it is left."""
        worker = Path(__file__).with_name("converting.py")
        words = (str(limits.busy), str(_MEMORY), self._syntax, str(start), str(end), os.fsdecode(self._cut.head))
        command = [sys.executable, "-I", str(worker), *words]
        with subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=told) as child:
            clock = Timer(limits.wait, child.kill)
            clock.start()
            try:
                yield child
                assert child.stdout is not None
                if child.stdout.read(1):
                    child.kill()
            except BaseException:
                child.kill()
                raise
            finally:
                clock.cancel()

    # -- all that is left

    def _from(self, start: int) -> Generator[bytes, None, None]:
        """Yield what is said from a place on to the end of the file, as one child reads it."""
        size = self._cut.size
        limits = Limits.of(size)
        with self._path.open("rb") as source, tempfile.TemporaryFile() as words:
            with self._child(source, start, size, limits, words) as child:
                assert child.stdout is not None
                while part := child.stdout.read(_READ):
                    self.done = os.lseek(source.fileno(), 0, os.SEEK_CUR)
                    yield part
            self.done = size
            if child.returncode in (_WHOLE, _DECLARES):
                return
            words.seek(0)
            said = words.read(1_000_000)
        if child.returncode == 1 and said.startswith(b"["):
            told, line, column = json.loads(said)
            declared = self._cut.head.count(b"\n")
            if line is not None and line > declared:
                line += self._cut.lines_until(start) - declared
            raise InputError(_refused(self._path, self._name, told, line, column))
        late = child.returncode == -signal.SIGKILL
        why = "reading took too long" if late else "the parser stopped; the file holds what it cannot read"
        raise InputError(f"{self._name}: {why} ({limits.sentence(size)}); split the house over several files")


def _refused(path: Path, name: str, told: str, line: int | None, column: int | None) -> str:
    if line is None:
        return reason(told, None, None, b"", name)
    with path.open("rb") as file:
        shown = next(islice(file, line - 1, line), b"")
    return reason(told, 1, column, shown, name, line - 1)
