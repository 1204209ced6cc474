"""A workbook as the statements of a house: the names of its rows first, then what each row says.

Names go first as a cell may name a row that is further on. Of a row its id stays in memory, and the statements go to a
file once they are many: how large a workbook is decides on no other route. All that is wrong is told at once
(`Book.mistakes`), and what a cell that is wrong would have said is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import IO

from ontology.namespaces import HVT
from ontology.reading.cache import scratch
from ontology.text import Text
from ontology.workbook.book import Book
from ontology.workbook.cells import Raw, WrongValueError, plain
from ontology.workbook.grids import Grid
from ontology.workbook.mistakes import Mistakes
from ontology.workbook.naming import Names, slug
from ontology.workbook.pages import Page, beside_columns, pages_of
from ontology.workbook.rows import Rows, Statements

__all__ = ["read_book"]

#: After so many rows it is told how many there were, and so many lines are written at once.
_PIECE = 5_000


def read_book(grids: Sequence[Grid], tell: Callable[[int, int], None] = lambda _rows, _all: None) -> Book:
    """Return what the sheets of one workbook say together; `tell` hears how many rows of how many were gone through."""
    mistakes = Mistakes()
    pages = pages_of(grids, mistakes)
    names = pages.names()
    for page in pages.things:
        _Identifying(page, names, mistakes).read()
        beside_columns(page, mistakes)
    text, lists, said, passed = scratch(), count(), 0, 0
    lines: list[str] = []
    every = sum(len(page.ids) for page in pages.things)
    for page in pages.things:
        rows = Rows(page, names, mistakes, lists)
        for id, (number, row) in zip(page.ids, page.grid.below(), strict=True):
            if id is not None:
                lines += rows.lines(id, number, row)
            passed += 1
            if passed % _PIECE == 0:
                said += _write(text, lines)
                tell(passed, every)
    for grid in pages.statements:
        for quad, _, _ in Statements(grid, names, mistakes).said():
            lines.append(f"{quad} .\n")
            if len(lines) >= _PIECE:
                said += _write(text, lines)
    said += _write(text, lines)
    return Book(text, said, mistakes.told(), names, pages)


def _write(text: IO[bytes], lines: list[str]) -> int:
    """Write lines and forget them."""
    text.write("".join(lines).encode("utf-8"))
    written = len(lines)
    lines.clear()
    return written


class _Identifying:
    """Which thing each row of a sheet is of: each is given a name of its own."""

    def __init__(self, page: Page, names: Names, mistakes: Mistakes) -> None:
        self._page, self._names, self._mistakes = page, names, mistakes
        #: names that rows of this sheet have in a proposal: there they stand once each, and none is a row outside one
        self._proposed: set[str] = set()
        self._only_proposed: set[str] = set()
        #: name that was made -> how many rows have it with a number behind it
        self._made: dict[str, int] = {}

    def read(self) -> None:
        page = self._page
        self._id, self._graph = page.at("id"), page.at("graph")
        adds = next((at for at, column in page.columns.items() if column.property == HVT.adds), None)
        for number, row in page.grid.below():
            for at in row.keys() - page.columns.keys():
                page.beside.setdefault(at, (number, plain(row[at])))
            name = self._name(number, row)
            page.ids.append(name)
            if name is not None and adds is not None and adds in row:
                self._names.adds[self._names.node(name)] = plain(row[adds])

    def _name(self, number: int, row: dict[int, Raw]) -> str | None:
        """Return the name of the thing of a row; None where it has none that it can have."""
        page, names = self._page, self._names
        told = plain(row[self._id]) if self._id in row else ""
        cells = {} if told else page.cells(row)
        if not told and not cells:
            return None
        labels = page.labels(cells)
        name = told or self._made_of(labels, cells)
        try:
            names.node(name)
        except WrongValueError as wrong:
            self._mistakes.add(page.grid, number, self._id or 0, told, wrong.message, wrong.rule, wrong.nearest)
            return None
        graph = plain(row[self._graph]) if self._graph in row else ""
        if self._is_double(name, graph):
            self._doubled(number, told or labels[0])
            return None
        names.add(name, page.sheet.cls)
        return name

    def _is_double(self, name: str, graph: str) -> bool:
        """Tell whether another row has this name in the same proposal, or outside any; if not, it is this one's."""
        if graph:
            once = f"{name} {graph}"
            if once in self._proposed:
                return True
            self._proposed.add(once)
            if name not in self._names:
                self._only_proposed.add(name)
            return False
        if name in self._only_proposed:
            self._only_proposed.discard(name)
            return False
        return name in self._names

    def _doubled(self, number: int, name: str) -> None:
        message = Text(
            "deze id staat ook in een andere rij; geef elke rij een eigen id",
            "this id stands in another row too; give each row an id of its own",
        )
        nearest = None if self._mistakes.full else self._numbered(name)
        self._mistakes.add(self._page.grid, number, self._id or 0, name, message, "IdIsOfOneRow", nearest)

    def _made_of(self, labels: Sequence[str], cells: dict[int, Raw]) -> str:
        """Return the name of a row without an id: from its label, else from what it ties together."""
        if labels:
            return slug(labels[0])
        columns = self._page.columns
        named = [at for at in cells if columns[at].kind in ("name", "type")][:3]
        made = "-".join([self._page.sheet.key, *(slug(plain(cells[at])) for at in named)])
        return made if made not in self._names else self._numbered(made)

    def _numbered(self, name: str) -> str:
        """Return a name with the first number behind it that makes it one of no row."""
        number = next(n for n in count(self._made.get(name, 2)) if f"{name}-{n}" not in self._names)
        self._made[name] = number
        return f"{name}-{number}"
