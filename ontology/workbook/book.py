"""What a workbook says, with the cell of each statement, and what is wrong with its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Quad

from ontology.reading.dataset import key
from ontology.text import Text
from ontology.workbook.grids import Grid
from ontology.workbook.layout import Column
from ontology.workbook.naming import Names

__all__ = ["Book", "Mistake", "Spot", "spot_of"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: in which file, how it is called there, and where it is, from 0."""

    file: str
    cell: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a cell, what it says, and the nearest value that would do."""

    severity: str
    rule: str
    message: Text
    spot: Spot
    value: str
    nearest: str | None = None
    #: the thing that the row is of, where that is known
    node: str = ""


@dataclass
class Book:
    """What a workbook says, by cell."""

    #: a line of N-Quads per statement, and the cell that says it
    lines: list[str] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    #: file and cell -> what stands there, of the rows of things
    told: dict[tuple[str, str], str] = field(default_factory=dict)
    #: node -> where its row begins, and the columns there by property
    rows: dict[str, tuple[Grid, int, dict[str, tuple[int, Column]]]] = field(default_factory=dict)
    _said: dict[tuple[str, str], Spot] = field(default_factory=dict)
    first: dict[str, Spot] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All statements as N-Quads."""
        return "\n".join([*self.lines, ""])

    def say(self, quad: Quad, spot: Spot) -> None:
        """Take a statement in."""
        self.lines.append(f"{quad} .")
        self.spots.append(spot)
        subject = key(quad.subject)
        self.first.setdefault(subject, spot)
        self._said.setdefault((subject, key(quad.object)), spot)

    def where(self, node: str, value: str | None = None, properties: Iterable[str] = ()) -> Spot | None:
        """Return the cell that says a value of a node; else that of a property of it, be it empty; else its first."""
        if value is not None and (node, value) in self._said:
            return self._said[node, value]
        grid, row, columns = self.rows.get(node, (None, 0, {}))
        if grid is not None:
            told = [columns[name][0] for name in properties if name in columns]
            if told:
                return spot_of(grid, row, told[0])
        return self.first.get(node)

    def says_class(self, node: str, spot: Spot) -> bool:
        """Tell whether a cell says of which class a node is."""
        column = self.column_at(node, spot)
        return column is not None and column.kind == "type"

    def column_at(self, node: str, spot: Spot) -> Column | None:
        """Return the column of a cell in the row of a node."""
        _, _, columns = self.rows.get(node, (None, 0, {}))
        return next((column for at, column in columns.values() if at == spot.column), None)


def spot_of(grid: Grid, row: int, column: int) -> Spot:
    return Spot(grid.file, grid.place(row, column), grid.title if grid.of_workbook else "", row, column)
