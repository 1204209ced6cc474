"""Every statement of a store, page by page, as a file of N-Quads: sorted, so that two readings of one store agree."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.remote.address import GRAPHS, Address
from ontology.remote.client import RefusedError, Store
from ontology.remote.queries import OWN_GRAPHS, Shape, any_named, any_of_these, apart, beyond_named
from ontology.remote.telling import doing, warn

__all__ = ["Page", "read_into"]


@dataclass(frozen=True, slots=True)
class Page:
    """How much is asked at once."""

    #: statements in one answer, and all those with a node without a name: many stores give no more than these
    statements: int = 10_000
    #: subjects that are named in one question
    subjects: int = 1_000
    #: names in one answer; a store that does not sort so many is asked for fewer
    names: tuple[int, ...] = (100_000, 10_000)


PAGE = Page()
#: so many bytes has a line of N-Quads at least
_SHORTEST = len(b"<a:> <a:> <a:> .\n")


def read_into(file: BinaryIO, address: Address, *, most: int, page: Page | None = None) -> bytes:
    """Write every statement of a store to a file, as N-Quads in the order of its lines; return the sha256 of them.

    The file is at its start then. A house in a store is always asked for all of it, and known by what that is, never by
    its address.

    What is held in memory is one page and the names of the subjects. A name in an IRI is the same in every answer, so
    what is said of it is asked page by page; nodes without a name have one in one answer only, and are read in that.

    Raises InputError when the store does not answer, holds more than `most` bytes, or holds another number of
    statements than it said before: it was changed, or its answers are cut off.
    """
    with Store(address.checked()) as store:
        digest = _Reading(store, page or PAGE).into(file, _shape(store, address), most)
    file.seek(0)
    return digest


def _shape(store: Store, address: Address) -> Shape:
    """Return where the house stands in a store: as the address says, else as the store does."""
    doing(f"reading {store.called}")
    default, named = (any(key == kind for key, _ in address.asked_with) for kind in GRAPHS)
    if default or named:
        return Shape(default, named)
    own = tuple(sorted({graph for (graph,) in _rows(store, any_of_these(OWN_GRAPHS), "g")} & set(OWN_GRAPHS)))
    if own:
        warn(f"{store.called}: left out what the store says of itself: {', '.join(own)}")
    if not _rows(store, any_named(own), "g"):
        if own:
            raise InputError(f"{store.called}: holds no statements but its own; a house has at least one choice")
        return Shape(default=True, named=False)
    if _rows(store, apart(own), "g"):
        return Shape(default=True, named=True, left_out=own)
    warn(
        f"{store.called}: its default graph is all its named graphs together; each statement is read in the graph that "
        f"it is in (?{GRAPHS[0]}= and &{GRAPHS[1]}= behind the address say which graphs to read)"
    )
    return Shape(default=bool(_rows(store, beyond_named(), "s")), named=True, union=True, left_out=own)


def _rows(store: Store, query: str, *wanted: str) -> list[list[str]]:
    """Return what these variables are in each row of an answer; `n` is a number."""
    told = json.loads(in_child(store.ask(query), "results", store.called))
    rows = [[row.get(name, ("", ""))[1] for name in wanted] for row in told]
    for row in rows:
        if not all(value.isdecimal() if name == "n" else value for name, value in zip(wanted, row, strict=True)):
            raise InputError(
                f"{store.called}: answers something else than was asked; give the address of a SPARQL 1.1 endpoint"
            )
    return rows


class _Reading:
    """The statements of one store, on their way to a file."""

    def __init__(self, store: Store, page: Page) -> None:
        self._store, self._page = store, page
        self._total = self._read = 0

    def into(self, file: BinaryIO, shape: Shape, most: int) -> bytes:
        """Write all of them; return the sha256 of what is written."""
        self._total = self._count(shape, nameless=False)
        if self._total * _SHORTEST > most:
            raise self._too_large(most)
        nameless = self._nameless(shape)
        names = sorted(self._names(shape, self._total - self._read), key=_in_lines)
        size, digest = 0, hashlib.sha256()
        for line in heapq.merge(nameless, self._said(shape, names)):
            size += file.write(line)
            digest.update(line)
            if size > most:
                raise self._too_large(most)
        now = self._count(shape, nameless=False)
        if now != self._total:
            raise self._changed(f"held {self._total:,} statements before it was read, and {now:,} after")
        return digest.digest()

    def _count(self, shape: Shape, *, nameless: bool) -> int:
        return sum(int(number) for (number,) in _rows(self._store, shape.count(nameless=nameless), "n"))

    def _nameless(self, shape: Shape) -> list[bytes]:
        """Return the statements with nodes without a name, which are one page at most."""
        there = self._count(shape, nameless=True)
        if there > self._page.statements:
            raise InputError(
                f"{self._store.called}: {there:,} statements are about nodes without a name (blank nodes), which are "
                f"told apart in one answer only, of {self._page.statements:,} statements at most; give them names"
            )
        return self._page_of(shape.nameless(), there) if there else []

    def _names(self, shape: Shape, expected: int) -> list[tuple[str, int]]:
        """Return every subject with a name, and how many statements it has."""
        names: dict[str, int] = {}
        sizes = list(self._page.names)
        last, found = "", 0
        while found < expected:
            try:
                told = _rows(self._store, shape.names(last, sizes[0]), "s", "n")
            except RefusedError:
                if len(sizes) == 1:
                    raise
                del sizes[0]
                continue
            for last, number in told:
                if last in names or not int(number):
                    raise self._changed(f"gives {last} again, or without a statement, where each name comes once")
                names[last] = int(number)
                found += names[last]
            if not told:
                break
            doing(f"reading {self._store.called}: {len(names):,} names, {found:,} of {expected:,} statements")
        if found != expected:
            raise self._changed(f"holds {expected:,} statements, and names the subjects of {found:,}")
        return list(names.items())

    def _said(self, shape: Shape, names: list[tuple[str, int]]) -> Iterator[bytes]:
        """Yield what is said of these, a page at a time."""
        for some, expected in self._pages(names):
            yield from self._page_of(shape.said_of(some), expected)

    def _pages(self, names: list[tuple[str, int]]) -> Iterator[tuple[list[str], int]]:
        """Yield names that together have a page of statements, and how many: all of one subject are in one page."""
        some: list[str] = []
        size = 0
        for name, count in names:
            if some and (size + count > self._page.statements or len(some) == self._page.subjects):
                yield some, size
                some, size = [], 0
            some.append(name)
            size += count
        if some:
            yield some, size

    def _page_of(self, query: str, expected: int) -> list[bytes]:
        answer = in_child(self._store.ask(query), "answered", self._store.called)
        count, _, lines = answer.partition(b"\n")
        if int(count) != expected:
            raise self._changed(f"gives {int(count):,} statements where it holds {expected:,}")
        self._read += expected
        doing(f"reading {self._store.called}: {self._read:,} of {self._total:,} statements")
        return lines.splitlines(keepends=True)

    def _too_large(self, most: int) -> InputError:
        return InputError(
            f"{self._store.called}: holds more than {most // 1_000_000} MB; ask it as columns (gaps --engine arrays), "
            f"or read a part of it, by naming its graphs (?{GRAPHS[0]}= and &{GRAPHS[1]}=)"
        )

    def _changed(self, how: str) -> InputError:
        return InputError(
            f"{self._store.called}: {how}; it was changed while it was read, or cuts its answers off (a limit on rows, "
            "such as ResultSetMaxRows of Virtuoso): read it again, or have that limit raised"
        )


def _in_lines(named: tuple[str, int]) -> str:
    """Return a key that puts names in the order of the lines that begin with them."""
    return f"<{named[0]}>"
