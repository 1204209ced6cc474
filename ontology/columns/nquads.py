"""Text in blocks to statements: what is canonical N-Quads byte by byte, whatever else is legal by way of the parser.

A block is read as it stands where every line of it is canonical. Any other is given to the child (`ontology.gate`),
which refuses it with its line or writes it canonically. The text of the statements is the file itself where it is the
only one and nothing in it is written otherwise; else a copy, which is gone with the process. In memory are the rows (28
bytes each), every name once, and a block for each thread; without numba all of it as objects.

A large file is read by several threads, each of a stretch of its own as far as that is canonical; whatever is not, is
read when all before it was. So what is refused is the first that is not legal, and no number hangs on the threads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event, Lock
from typing import Final, NamedTuple, NoReturn

from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.columns import bytewise, scanning
from ontology.columns.beside import Beside, is_over
from ontology.columns.scanning import Told, told_of
from ontology.columns.statements import Statements, statements_of
from ontology.columns.stretch import Stretch
from ontology.columns.wording import BLOCK, Mapped, Readable, Text, blocks_of, padded
from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.gate.reasons import MOST, beyond, refuse_beyond, refuse_large
from ontology.names import at
from ontology.processors import cores

__all__ = ["Reader", "Stopped"]

#: What goes to a child is more at once: it takes time to start one.
_FOR_A_CHILD: Final = 8 * BLOCK
#: So many threads read a file, and each so many bytes of it at least.
_THREADS, _LEAST = 4, 4 * BLOCK
_TOO_LONG: Final = f"a line of more than {scanning.LONGEST:,} bytes; a statement of a house is shorter"
#: In canonical N-Quads: a text, a name, or a node without a name.
_TERM: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^>]*>|(_:[^\s]+)')
#: What RDF 1.2 adds, as it is written.
_BEYOND: Final = (b"<<(", b"--ltr", b"--rtl")


class Stopped(Exception):  # nothing went wrong
    """Nobody waits for what is read any more."""


class Reader:
    """Statements, file by file and block by block."""

    def __init__(self, block: int = BLOCK, threads: int | None = None, stop: Event | None = None) -> None:
        """Take how much is read in one go, by how many threads (`threads`, of a file of any size), and until when."""
        self._size = block
        self._larger = block if block < BLOCK else _FOR_A_CHILD
        self._threads = threads
        self._stop = stop or Event()
        self._rows = Stretch()
        self._text = Text()
        self._nameless = 0

    def read_file(
        self, path: Path, name: str, syntax: str, *, alone: bool, tell: Callable[[int], None] | None = None
    ) -> None:
        """Read a file of N-Triples or N-Quads (`nt`, `nq`); one that is `alone` may be the text itself.

        Raises InputError (file, line, what is wrong); Stopped when it was told to stop. `tell` is told how many bytes
        of it were read.
        """
        with path.open("rb") as file:
            mapped = Mapped(file, self._size)
        start = mapped.start
        if alone:
            self._text = Text(path, start)
        step = _steps(tell, start)
        labels: dict[bytes, bytes] = {}
        with self._ahead(mapped, syntax == "nq", step) as stretches:
            for end, ahead in stretches:
                if ahead is not None and start == ahead.result().start:
                    start = self._take(mapped, ahead.result())
                while start < end:
                    self._refuse_to_go_on()
                    until = self._next(mapped, start, name, syntax, labels)
                    step(until - start)
                    start = until

    def read_written(self, file: Readable, name: str, tell: Callable[[int], None] | None = None) -> None:
        """Read N-Quads that a parser of ours wrote, of one file."""
        labels: dict[bytes, bytes] = {}
        done = 0
        with closing(_looked_at(blocks_of(file, self._size))) as blocks:
            for text, told in blocks:
                self._refuse_to_go_on()
                self._enter_written(text, told, name, labels)
                done += len(text)
                if tell:
                    tell(done)

    @property
    def count(self) -> int:
        """How many rows were read by now; where no place of any is known, none."""
        return self._rows.count

    def statements(self) -> Statements:
        """Return all that was read, once."""
        if not bytewise.COMPILED:
            return statements_of(bytes(self._text.view()))
        rows = self._rows
        subject, predicate, value, graph, literal = rows.columns()
        start, end = rows.bounds(self._text.size)
        return Statements(
            self._text.view(), rows.nodes.names(), tuple(rows.predicates.names()), tuple(rows.graphs.names()),
            rows.literals.names(), subject, predicate, value, graph, literal, start, end,
        )  # fmt: skip

    def _refuse_to_go_on(self) -> None:
        """Raise Stopped when nobody waits; a process that ends waits for its threads."""
        if self._stop.is_set() or is_over():
            raise Stopped

    # -- a file that is not ours

    @contextmanager
    def _ahead(
        self, mapped: Mapped, graphs: bool, step: Callable[[int], None]
    ) -> Iterator[list[tuple[int, Beside[_Ahead] | None]]]:
        """Give where each stretch of a file ends, and for all but the first what another thread reads of it."""
        start, size = mapped.start, mapped.size - mapped.start
        threads = self._threads or min(_THREADS, cores(), size // _LEAST)
        if threads < 2 or not bytewise.COMPILED:
            yield [(mapped.size, None)]
            return
        cuts = [mapped.cut(start + size * number // threads) for number in range(1, threads)]
        ends = sorted({start, mapped.size, *cuts})
        over = Event()

        def read(start: int, last: int) -> _Ahead:
            """Read a stretch as far as its lines are canonical and have no node without a name."""
            found, first = Stretch(), start
            while first < last and not over.is_set():
                self._refuse_to_go_on()
                until = mapped.end_of_block(first)
                told = _canonical(mapped, first, until, graphs) if until else None
                if told is None or told.nameless or not found.enter(told, first):
                    break
                mapped.forget(first, until)
                step(until - first)
                first = until
            return _Ahead(found, start, first)

        others = [Beside(partial(read, first, last)) for first, last in pairwise(ends[1:])]
        try:
            yield list(zip(ends[1:], [None, *others], strict=True))
        finally:
            over.set()
            for other in others:
                other.wait()

    def _take(self, mapped: Mapped, ahead: _Ahead) -> int:
        """Add what another thread read, and return where that ends."""
        self._rows.join(ahead.rows, self._text.size - ahead.start)
        if self._text.is_copied():
            for first in range(ahead.start, ahead.until, BLOCK):
                self._text.add(mapped.bytes(first, min(first + BLOCK, ahead.until)))
        else:
            self._text.go_on(ahead.until - ahead.start)
        return ahead.until

    def _next(self, mapped: Mapped, start: int, name: str, syntax: str, labels: dict[bytes, bytes]) -> int:
        """Read the block that comes next, whatever it is, and return where it ends.

        Of those that are not canonical several go to a child at once.
        """
        until = mapped.end_of_block(start)
        if not until:
            raise InputError(f"{at(name, mapped.lines_until(start) + 1)}: {_TOO_LONG}")
        graphs = syntax == "nq"
        told = _canonical(mapped, start, until, graphs)
        if told is None or not self._enter(mapped, start, told, labels):
            _refuse_other_bytes(mapped, start, until, name)
            while until - start < self._larger and until < mapped.size:
                more = mapped.end_of_block(until)
                if not more or not _is_utf8(mapped, until, more) or _canonical(mapped, until, more, graphs):
                    break
                until = more
            written = in_child(mapped.bytes(start, until), "lines", name, syntax, str(mapped.lines_until(start)))
            self._enter_written(written, _told_of_written(written), name, labels)
        mapped.forget(start, until)
        return until

    def _enter(self, mapped: Mapped, start: int, told: Told, labels: dict[bytes, bytes]) -> bool:
        """Take in canonical lines; False when a name in them is to be looked at by a parser first."""
        if not told.nameless and not self._text.is_copied():
            if not self._rows.enter(told, self._text.size):
                return False
            self._text.go_on(told.size)
            return True
        text = mapped.bytes(start, start + told.size)
        renamed = self._renamed(text, labels) if told.nameless else text
        again = told if renamed == text else told_of(padded(renamed), len(renamed))
        if again is None or not self._rows.enter(again, self._text.size):
            return False
        if renamed == text and not self._text.is_copied():
            self._text.go_on(told.size)
        else:
            self._text.add(renamed)
        return True

    # -- what a parser of ours wrote

    def _enter_written(self, text: bytes, told: Told | None, name: str, labels: dict[bytes, bytes]) -> None:
        if told is None and (bytewise.COMPILED or any(mark in text for mark in _BEYOND)):
            _refuse(text, name)
        if told is None or told.nameless:
            text = self._renamed(text, labels)
            told = _told_of_written(text)
        if told is not None:
            self._rows.enter(told, self._text.size, trusted=True)
        self._text.add(text)

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


class _Ahead(NamedTuple):
    """What a thread read of a stretch, from where and until where."""

    rows: Stretch
    start: int
    until: int


def _steps(tell: Callable[[int], None] | None, done: int) -> Callable[[int], None]:
    """Return what is told of each piece that was read, by any thread, how large it was; `tell` hears the sum."""
    if tell is None:
        return lambda _: None
    lock = Lock()

    def step(size: int) -> None:
        nonlocal done
        with lock:
            done += size
            tell(done)

    return step


def _looked_at(blocks: Iterator[bytes]) -> Generator[tuple[bytes, Told | None], None, None]:
    """Yield each block with what a look at it tells; the next one is looked at meanwhile, in a thread of its own."""

    def step() -> tuple[bytes, Told | None] | None:
        text = next(blocks, None)
        return None if text is None else (text, _told_of_written(text))

    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(step)
        while (found := waiting.result()) is not None:
            waiting = beside.submit(step)
            yield found


def _told_of_written(text: bytes) -> Told | None:
    return told_of(padded(text), len(text), trusted=True) if bytewise.COMPILED else None


def _canonical(mapped: Mapped, start: int, until: int, graphs: bool) -> Told | None:
    """Return what a look at a block tells; None where it is not canonical, or not UTF-8."""
    if not bytewise.COMPILED or not _is_utf8(mapped, start, until):
        return None
    return told_of(mapped.block(start, until), until - start, graphs=graphs)


def _is_utf8(mapped: Mapped, start: int, until: int) -> bool:
    try:
        mapped.decode(start, until)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_other_bytes(mapped: Mapped, start: int, until: int, name: str) -> None:
    try:
        mapped.decode(start, until)
    except UnicodeDecodeError as error:
        line = mapped.lines_until(start + error.start) + 1
        raise InputError(f"{at(name, line)}: a byte that is not UTF-8; save the file as UTF-8") from error


def _refuse(text: bytes, name: str) -> NoReturn:
    """Raise InputError for what a parser wrote and no house has: RDF-star, a direction, a name or text too large."""
    quads = list(parse(text, format=RdfFormat.N_QUADS))
    sort = beyond(quads)
    if sort:
        refuse_beyond(sort, b"", name)
    long = any(len(term.value.encode()) > MOST["name"] for quad in quads for term in quad if type(term) is NamedNode)
    refuse_large("name" if long else "text", name)
