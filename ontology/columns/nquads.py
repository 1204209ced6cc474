"""Text in blocks to statements: what is canonical N-Quads byte by byte, whatever else is legal by way of the parser.

A block is read as it stands where every line of it is canonical. Any other is given to the child (`ontology.gate`),
which refuses it with its line or writes it canonically. The text of the statements is the file itself where it is the
only one and nothing in it is written otherwise; else a copy, which is gone with the process. In memory are the rows (36
bytes each), every name once, and a block; without numba all of it as objects.
"""

from __future__ import annotations

import mmap
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple, NoReturn, Self

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

#: So many bytes are looked at in one go.
BLOCK: Final = 32_000_000
#: Zero bytes behind a block: more than is ever looked ahead.
_BEHIND: Final = bytes(64)
_MARK: Final = b"\xef\xbb\xbf"
_TOO_LONG: Final = f"a line of more than {scanning.LONGEST:,} bytes; a statement of a house is shorter"
#: In canonical N-Quads: a text, a name, or a node without a name.
_TERM: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^>]*>|(_:[^\s]+)')
#: What the language or direction of a text says, which no line says by itself.
_LANGUAGE_SORTS: Final = frozenset({RDF.langString, RDF.langString.replace("langString", "dirLangString")})
#: The shortest line there can be.
_SHORTEST_LINE: Final = len("<a:> <a:> <a:> .\n")


#: What RDF 1.2 adds, as it is written.
_BEYOND: Final = (b"<<(", b"--ltr", b"--rtl")


class _Told(NamedTuple):
    """A block with zero bytes behind it, where the terms of its lines are, and whether it has a node without a name."""

    text: NDArray[np.uint8]
    rows: NDArray[np.int64]
    nameless: bool


class Reader:
    """Statements, file by file and block by block; what was not asked for when its block is left is gone."""

    def __init__(self, block: int = BLOCK) -> None:
        self._size = block
        self._nodes, self._predicates, self._graphs, self._literals, self._sorts = (Lexicon() for _ in range(5))
        #: subject, predicate, value, graph, literal of each row of a block
        self._parts: list[Numbers] = []
        #: where each starts and ends
        self._places: list[NDArray[np.int64]] = []
        self._text = _Text()
        self._nameless = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

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
            for text in self._blocks(file):
                if len(text) > scanning.LONGEST + self._size:
                    raise InputError(f"{at(name, _lines_until(path, done) + 1)}: {_TOO_LONG}")
                self._checked(text, name, syntax, lambda start=done: _lines_until(path, start), labels)  # type: ignore[misc]
                done += len(text)
                if tell:
                    tell(done)

    def read_written(self, file: IO[bytes], name: str, tell: Callable[[int], None] | None = None) -> None:
        """Read N-Quads that a parser of ours wrote, of one file."""
        labels: dict[bytes, bytes] = {}
        done = 0
        for text in self._blocks(file):
            self._enter_written(text, name, labels)
            done += len(text)
            if tell:
                tell(done)

    def _enter_written(self, text: bytes, name: str, labels: dict[bytes, bytes]) -> None:
        renamed = self._renamed(text, labels)
        told = _told(renamed, trusted=True)
        if told is None and (scanning.COMPILED or any(mark in renamed for mark in _BEYOND)):
            _refuse(renamed, name)
        self._enter(renamed, told, trusted=True, as_it_stood=False)

    def statements(self) -> Statements:
        """Return all that was read."""
        if not scanning.COMPILED:
            return statements_of(bytes(self._text.view()))
        numbers = np.concatenate([np.empty((5, 0), np.int32), *self._parts], axis=1)
        places = np.concatenate([np.empty((2, 0), np.int64), *self._places], axis=1)
        return Statements(
            self._text.view(), self._nodes.names(), tuple(self._predicates.names()), tuple(self._graphs.names()),
            self._literals.names(), *numbers, *places,
        )  # fmt: skip

    def _blocks(self, file: IO[bytes]) -> Iterator[bytes]:
        """Yield what a stream holds, in whole lines."""
        rest = b""
        while read := file.read(self._size):
            end = read.rfind(b"\n") + 1
            if end or len(rest) > scanning.LONGEST + self._size:
                yield rest + read[:end]
                rest = read[end:]
            else:
                rest += read
        if rest:
            yield rest

    def _checked(
        self, text: bytes, name: str, syntax: str, before: Callable[[], int], labels: dict[bytes, bytes]
    ) -> None:
        """Take in a block of a file that is not ours; `before` tells how many lines stand above it."""
        if not text.isascii():
            try:
                str(text, "utf-8")
            except UnicodeDecodeError as error:
                line = before() + text.count(b"\n", 0, error.start) + 1
                raise InputError(f"{at(name, line)}: a byte that is not UTF-8; save the file as UTF-8") from error
        told = _told(text, graphs=syntax == "nq")
        if told is not None:
            renamed = self._renamed(text, labels) if told.nameless else text
            told = told if renamed is text else _told(renamed)
            if told is not None and self._enter(renamed, told, trusted=False, as_it_stood=renamed == text):
                return
        self._enter_written(in_child(text, "lines", name, syntax, str(before())), name, labels)

    def _enter(self, text: bytes, told: _Told | None, *, trusted: bool, as_it_stood: bool) -> bool:
        """Add the rows of a block, and its text; False when a name in it is to be looked at by a parser first."""
        if told is not None:
            rows = self._numbered(told, trusted)
            if rows is None:
                return False
            self._parts.append(rows)
            self._places.append(self._text.size + told.rows[:, :2].T)
        self._text.add(text, as_it_stood)
        return True

    def _numbered(self, told: _Told, trusted: bool) -> Numbers | None:
        """Return the numbers of a block; None when a name in it is to be looked at by a parser first."""
        text, lines, _ = told
        rows = np.full((5, lines.shape[0]), -1, np.int32)
        sorts = np.empty(lines.shape[0], np.int32)
        known = [(book, book.count) for book in (self._nodes, self._predicates, self._graphs, self._sorts)]
        subject, predicate, value, graph, literal = rows
        self._nodes.enter(text, lines, scanning.SUBJECT, subject)
        self._nodes.enter(text, lines, scanning.VALUE, value, scanning.IRI)
        self._nodes.enter(text, lines, scanning.VALUE, value, scanning.BLANK)
        self._predicates.enter(text, lines, scanning.PREDICATE, predicate)
        self._graphs.enter(text, lines, scanning.GRAPH, graph)
        self._literals.enter(text, lines, scanning.VALUE, literal, scanning.SHORT)
        self._sorts.enter(text, lines, scanning.SORT, sorts)
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
            return memoryview(mmap.mmap(self._copy.fileno(), self.size, access=mmap.ACCESS_READ))
        assert self._path is not None
        with self._path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), self.size, access=mmap.ACCESS_READ))

    def close(self) -> None:
        if self._copy is not None:
            self._copy.close()

    def _written(self) -> IO[bytes]:
        if self._copy is None:
            place = cache.folder()
            self._copy = tempfile.TemporaryFile(  # noqa: SIM115 - as long as the text is looked at
                dir=place if place and place.is_dir() else None
            )
            if self._path is not None:
                with self._path.open("rb") as file:
                    left = self.size
                    while left and (piece := file.read(min(left, BLOCK))):
                        self._copy.write(piece)
                        left -= len(piece)
        return self._copy


def _told(text: bytes, *, graphs: bool = True, trusted: bool = False) -> _Told | None:
    """Return what `scanning.lines` tells of a text; None where it cannot read all of it, or is not compiled."""
    if not scanning.COMPILED:
        return None
    square = np.frombuffer(text + _BEHIND, np.uint8)
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
