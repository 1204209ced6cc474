"""Text in blocks to statements: what is canonical N-Quads byte by byte, whatever else is legal by way of the parser.

A block is read as it stands where every line of it is canonical. Any other is given to the child (`ontology.gate`),
which refuses it with its line or writes it canonically. The text of the statements is the file itself where it is the
only one and nothing in it is written otherwise; else a copy, which is gone with the process. In memory are the rows (28
bytes each), every name once, and a block; without numba all of it as objects.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Final, NamedTuple, NoReturn, TypeVar

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.columns import scanning
from ontology.columns.house import Numbers
from ontology.columns.lexicon import Lexicon
from ontology.columns.statements import Statements, statements_of
from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.gate.reasons import MOST, beyond, refuse_beyond, refuse_large
from ontology.names import at
from ontology.reading import cache
from ontology.standards import RDF

__all__ = ["BLOCK", "Reader"]

_T = TypeVar("_T")

#: So many bytes are looked at in one go: they stay in the cache of the processor. What goes to a child is more at once.
BLOCK: Final = 4_000_000
_FOR_A_CHILD: Final = 8 * BLOCK
#: Zero bytes behind a block: more than is ever looked ahead.
_BEHIND: Final = bytes(64)
_MARK: Final = b"\xef\xbb\xbf"
_TOO_LONG: Final = f"a line of more than {scanning.LONGEST:,} bytes; a statement of a house is shorter"
#: In canonical N-Quads: a text, a name, or a node without a name.
_TERM: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^>]*>|(_:[^\s]+)')
#: What the language or direction of a text says, which no line says by itself.
_LANGUAGE_SORTS: Final = frozenset({RDF.langString, RDF.langString.replace("langString", "dirLangString")})
#: No line is shorter than the one, most are longer than the other.
_SHORTEST_LINE: Final = len("<a:> <a:> <a:> .\n")
_USUAL_LINE: Final = 60


#: What RDF 1.2 adds, as it is written.
_BEYOND: Final = (b"<<(", b"--ltr", b"--rtl")


class _Told(NamedTuple):
    """A block with zero bytes behind it, where the terms of its lines are, and whether it has a node without a name."""

    text: NDArray[np.uint8]
    rows: NDArray[np.int64]
    nameless: bool


class Reader:
    """Statements, file by file and block by block."""

    def __init__(self, block: int = BLOCK) -> None:
        self._size = block
        self._larger = block if block < BLOCK else _FOR_A_CHILD
        self._nodes, self._predicates, self._graphs, self._literals, self._sorts = (Lexicon() for _ in range(5))
        #: subject, predicate, value, graph, literal of each row of a block
        self._parts: tuple[list[Numbers], ...] = tuple([] for _ in range(5))
        #: where each starts; and of those that do not end where the next one starts their numbers, and where they end
        self._starts: list[NDArray[np.int64]] = []
        self._gaps: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        self._count = 0
        self._text = _Text()
        self._nameless = 0

    def read_file(
        self, path: Path, name: str, syntax: str, *, alone: bool, tell: Callable[[int], None] | None = None
    ) -> None:
        """Read a file of N-Triples or N-Quads (`nt`, `nq`); one that is `alone` may be the text itself.

        Raises InputError (file, line, what is wrong). `tell` is told how many bytes of it were read.
        """
        with path.open("rb") as file:
            done = len(_MARK) if file.read(len(_MARK)) == _MARK else 0
            file.seek(done)
            if alone:
                self._text = _Text(path, done)
            labels: dict[bytes, bytes] = {}
            for text, told in _ahead(self._blocks(file), lambda text: _told(text, graphs=syntax == "nq")):
                if len(text) > scanning.LONGEST + 2 * self._size:
                    raise InputError(f"{at(name, _lines_until(path, done) + 1)}: {_TOO_LONG}")
                self._checked(text, told, name, syntax, lambda start=done: _lines_until(path, start), labels)  # type: ignore[misc]
                done += len(text)
                if tell:
                    tell(done)

    def read_written(self, file: IO[bytes], name: str, tell: Callable[[int], None] | None = None) -> None:
        """Read N-Quads that a parser of ours wrote, of one file."""
        labels: dict[bytes, bytes] = {}
        done = 0
        for text, told in _ahead(self._blocks(file), lambda text: _told(text, trusted=True)):
            self._enter_written(text, told, name, labels)
            done += len(text)
            if tell:
                tell(done)

    def _enter_written(self, text: bytes, told: _Told | None, name: str, labels: dict[bytes, bytes]) -> None:
        if told is None and (scanning.COMPILED or any(mark in text for mark in _BEYOND)):
            _refuse(text, name)
        if told is None or told.nameless:
            text = self._renamed(text, labels)
            told = _told(text, trusted=True)
        self._enter(text, told, trusted=True, as_it_stood=False)

    @property
    def count(self) -> int:
        """How many rows were read by now; where no place of any is known, none."""
        return self._count

    def statements(self) -> Statements:
        """Return all that was read."""
        if not scanning.COMPILED:
            return statements_of(bytes(self._text.view()))
        nothing = np.empty(0, np.int32)
        numbers = []
        for parts in self._parts:
            numbers.append(np.concatenate([nothing, *parts]))
            parts.clear()  # so that not all is there twice
        subject, predicate, value, graph, literal = numbers
        start, end = self._bounds()
        return Statements(
            self._text.view(), self._nodes.names(), tuple(self._predicates.names()), tuple(self._graphs.names()),
            self._literals.names(), subject, predicate, value, graph, literal, start, end,
        )  # fmt: skip

    def _bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where rows start and end: one ends where the next one starts, but for what is passed over."""
        starts = np.concatenate([*self._starts, np.full(1, self._text.size)])
        ends = starts[1:].copy() if self._gaps else starts[1:]
        for rows, places in self._gaps:
            ends[rows] = places
        return starts[:-1], ends

    def _blocks(self, file: IO[bytes]) -> Iterator[bytes]:
        """Yield what a stream holds, in whole lines."""
        rest = b""
        while read := file.read(self._size):
            end = read.rfind(b"\n") + 1
            if end or len(rest) > scanning.LONGEST + 2 * self._size:
                yield rest + read[:end]
                rest = read[end:]
            else:
                rest += read
        if rest:
            yield rest

    def _checked(
        self,
        text: bytes,
        told: _Told | None,
        name: str,
        syntax: str,
        before: Callable[[], int],
        labels: dict[bytes, bytes],
    ) -> None:
        """Take in a block of a file that is not ours; `before` tells how many lines stand above it."""
        if not text.isascii():
            try:
                str(text, "utf-8")
            except UnicodeDecodeError as error:
                line = before() + text.count(b"\n", 0, error.start) + 1
                raise InputError(f"{at(name, line)}: a byte that is not UTF-8; save the file as UTF-8") from error
        if told is not None:
            renamed = self._renamed(text, labels) if told.nameless else text
            told = told if renamed is text else _told(renamed)
            if told is not None and self._enter(renamed, told, trusted=False, as_it_stood=renamed == text):
                return
        self._size = max(self._size, self._larger)
        written = in_child(text, "lines", name, syntax, str(before()))
        self._enter_written(written, _told(written, trusted=True), name, labels)

    def _enter(self, text: bytes, told: _Told | None, *, trusted: bool, as_it_stood: bool) -> bool:
        """Add the rows of a block, and its text; False when a name in it is to be looked at by a parser first."""
        if told is not None:
            rows = self._numbered(told, trusted)
            if rows is None:
                return False
            for parts, numbers in zip(self._parts, rows, strict=True):
                parts.append(numbers)
            starts, ends = self._text.size + told.rows[:, :2].T
            odd = np.flatnonzero(np.append(starts[1:], self._text.size + len(text)) != ends)
            if odd.size:
                self._gaps.append((odd + self._count, ends[odd]))
            self._starts.append(starts.copy())
            self._count += starts.size
        self._text.add(text, as_it_stood)
        return True

    def _numbered(self, told: _Told, trusted: bool) -> tuple[Numbers, ...] | None:
        """Return the numbers of a block; None when a name in it is to be looked at by a parser first."""
        text, lines, _ = told
        rows = tuple(np.full(lines.shape[0], -1, np.int32) for _ in range(5))
        sorts = np.empty(lines.shape[0], np.int32)
        known = [(book, book.count) for book in (self._nodes, self._predicates, self._graphs, self._sorts)]
        subject, predicate, value, graph, literal = rows
        alone = np.zeros(lines.shape[0], np.int32)
        self._nodes.enter(text, lines, scanning.SUBJECT, subject, alone, 1)
        self._predicates.enter(text, lines, scanning.PREDICATE, predicate, alone, 1)
        count = self._predicates.count
        self._nodes.enter(text, lines, scanning.VALUE, value, predicate, count, scanning.IRI)
        self._nodes.enter(text, lines, scanning.VALUE, value, predicate, count, scanning.BLANK)
        self._graphs.enter(text, lines, scanning.GRAPH, graph, alone, 1)
        self._literals.enter(text, lines, scanning.VALUE, literal, predicate, count, scanning.SHORT)
        self._sorts.enter(text, lines, scanning.SORT, sorts, predicate, count)
        fine = trusted or all(map(_is_legal, (name for book, since in known for name in book.doubtful(since))))
        return rows if fine else None

    def _renamed(self, text: bytes, labels: dict[bytes, bytes]) -> bytes:
        """Return lines with the nodes without a name numbered; `labels` are those of this file."""
        pieces, done = [], 0
        found = text.find(b"_:")
        if found < 0:
            return text

        def name(term: re.Match[bytes]) -> bytes:
            label = term[1]
            if label is None:
                return term[0]
            if label not in labels:
                self._nameless += 1
                labels[label] = b"_:b%d" % self._nameless
            return labels[label]

        while found >= 0:
            start, end = text.rfind(b"\n", 0, found) + 1, text.find(b"\n", found) + 1 or len(text)
            pieces += [text[done:start], _TERM.sub(name, text[start:end])]
            done = end
            found = text.find(b"_:", end)
        return b"".join([*pieces, text[done:]])


class _Text:
    """The text of the statements: a file as it stands, until a block is other than it stands there; then a copy."""

    def __init__(self, path: Path | None = None, size: int = 0) -> None:
        #: how much of it there is by now
        self.size = size
        self._path = path
        self._copy: IO[bytes] | None = None

    def add(self, text: bytes, as_it_stood: bool) -> None:
        if self._path is None or self._copy is not None or not as_it_stood:
            self._written().write(text)
        self.size += len(text)

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


def _ahead(blocks: Iterator[bytes], look: Callable[[bytes], _T]) -> Iterator[tuple[bytes, _T]]:
    """Yield each block with what a look at it gives; the next one is looked at meanwhile, in a thread of its own."""

    def step() -> tuple[bytes, _T] | None:
        text = next(blocks, None)
        return None if text is None else (text, look(text))

    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(step)
        while (found := waiting.result()) is not None:
            waiting = beside.submit(step)
            yield found


def _told(text: bytes, *, graphs: bool = True, trusted: bool = False) -> _Told | None:
    """Return what `scanning.lines` tells of a text; None where it cannot read all of it, or is not compiled."""
    if not scanning.COMPILED:
        return None
    square = np.frombuffer(text + _BEHIND, np.uint8)
    told = np.empty((len(text) // _USUAL_LINE + 1, scanning.COLUMNS), np.int64)
    rows, end, nameless = scanning.lines(square, len(text), graphs, trusted, told)
    if rows == told.shape[0]:
        told = np.empty((len(text) // _SHORTEST_LINE + 1, scanning.COLUMNS), np.int64)
        rows, end, nameless = scanning.lines(square, len(text), graphs, trusted, told)
    return _Told(square, told[:rows], nameless) if end == len(text) else None


def _refuse(text: bytes, name: str) -> NoReturn:
    """Raise InputError for what a parser wrote and no house has: RDF-star, a direction, a name or text too large."""
    quads = list(parse(text, format=RdfFormat.N_QUADS))
    sort = beyond(quads)
    if sort:
        refuse_beyond(sort, b"", name)
    long = any(len(term.value.encode()) > MOST["name"] for quad in quads for term in quad if type(term) is NamedNode)
    refuse_large("name" if long else "text", name)


def _is_legal(iri: str) -> bool:
    """Tell whether the parser takes an IRI; what tells a text in a language apart is no sort of its own."""
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return iri not in _LANGUAGE_SORTS


def _lines_until(path: Path, end: int) -> int:
    """Return how many lines of a file end before a place."""
    count = 0
    with path.open("rb") as file:
        while end > 0 and (piece := file.read(min(end, BLOCK))):
            count += piece.count(b"\n")
            end -= len(piece)
    return count
