"""What a workbook says, and where: the cell of a statement is found again by asking its row once more."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import BinaryIO

from pyoxigraph import RdfFormat, parse

from ontology.reading.dataset import key
from ontology.workbook.cells import Raw, plain
from ontology.workbook.layout import Column
from ontology.workbook.mistakes import Mistake, Mistakes, Spot, spot_of
from ontology.workbook.naming import Names
from ontology.workbook.pages import Page, Pages
from ontology.workbook.rows import Rows, Statements

__all__ = ["Book"]


@dataclass
class Book:
    """What a workbook says, by cell."""

    #: the statements, a line of N-Quads each, and how many they are
    file: BinaryIO
    count: int
    mistakes: list[Mistake]
    names: Names
    _pages: Pages
    #: of the nodes that were looked for: file and cell -> what stands there, of the rows of things
    told: dict[tuple[str, str], str] = field(default_factory=dict)
    #: node -> the sheet and the number of its row, and the columns there by property
    _rows: dict[str, tuple[Page, int, dict[str, tuple[int, Column]]]] = field(default_factory=dict)
    _said: dict[tuple[str, str], Spot] = field(default_factory=dict)
    _first: dict[str, Spot] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All statements as N-Quads."""
        return self.rewound().read().decode("utf-8")

    @property
    def size(self) -> int:
        """How many bytes they are."""
        return self.file.seek(0, os.SEEK_END)

    def rewound(self) -> BinaryIO:
        """Return the file of the statements, at its beginning."""
        self.file.seek(0)
        return self.file

    def look_for(self, nodes: Collection[str]) -> None:
        """Go through the rows again for the cells that say something of these nodes: `where` knows them then."""
        wanted = frozenset(nodes)
        unheard = Mistakes()  # told when the rows were read
        for page in self._pages.things:
            rows = Rows(page, self.names, unheard, count())
            for id, (number, row) in zip(page.ids, page.grid.below(), strict=True):
                if id is not None and key(self.names.node(id)) in wanted:
                    self._look(rows, id, number, row)
        for grid in self._pages.statements:
            for quad, number, at in Statements(grid, self.names, unheard).said():
                if key(quad.subject) in wanted:
                    self._say(key(quad.subject), key(quad.object), spot_of(grid, number, at))

    def _look(self, rows: Rows, id: str, number: int, row: dict[int, Raw]) -> None:
        page = rows.page
        node, _, cells = rows.said(id, number, row)
        name = key(node)
        columns = {one.property: (at, one) for at, one in sorted(page.columns.items(), reverse=True) if one.property}
        self._rows.setdefault(name, (page, number, columns))
        at = page.at("id")
        every = page.cells(row)
        self._first.setdefault(name, spot_of(page.grid, number, min(every) if at is None else at))
        for at, value in every.items():
            spot = spot_of(page.grid, number, at)
            self.told[spot.file, spot.cell] = plain(value)
        for at, told in cells:
            for quad in parse(
                "".join(f"{node} {one} .\n" for one in told if one[0] != "_"), format=RdfFormat.N_TRIPLES
            ):
                self._say(name, key(quad.object), spot_of(page.grid, number, at))

    def _say(self, node: str, value: str, spot: Spot) -> None:
        self._first.setdefault(node, spot)
        self._said.setdefault((node, value), spot)

    def where(self, node: str, value: str | None = None, properties: Iterable[str] = ()) -> Spot | None:
        """Return the cell that says a value of a node; else that of a property of it, be it empty; else its first."""
        if value is not None and (node, value) in self._said:
            return self._said[node, value]
        if node in self._rows:
            page, row, columns = self._rows[node]
            told = [columns[name][0] for name in properties if name in columns]
            if told:
                return spot_of(page.grid, row, told[0])
        return self._first.get(node)

    def says_class(self, node: str, spot: Spot) -> bool:
        """Tell whether a cell says of which class a node is."""
        column = self.column_at(node, spot)
        return column is not None and column.kind == "type"

    def column_at(self, node: str, spot: Spot) -> Column | None:
        """Return the column of a cell in the row of a node."""
        if node not in self._rows:
            return None
        return next((column for at, column in self._rows[node][2].values() if at == spot.column), None)
