"""What is wrong with the cells of a workbook, each with its place, what it says and the nearest value that would do."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.text import Text
from ontology.workbook.grids import Grid

__all__ = ["Mistake", "Mistakes", "Spot", "spot_of"]

#: So many are told one by one; of more than that, how many they are.
_MOST = 10_000
#: Where a mistake stands that is not of the first row of a sheet: behind those that are.
_LATER = 1_000_000


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
class Mistakes:
    """All mistakes of a workbook, in the order in which it is read."""

    _found: list[tuple[int, Mistake]] = field(default_factory=list)
    _more: int = 0
    _last: Spot | None = None

    @property
    def full(self) -> bool:
        """Whether what is found further on is counted only."""
        return len(self._found) >= _MOST

    def add(
        self,
        grid: Grid,
        row: int,
        column: int,
        value: str,
        message: Text,
        rule: str,
        nearest: str | None = None,
        *,
        severity: str = "error",
        node: str = "",
        order: int = _LATER,
    ) -> None:
        """Take a mistake in; `order` is the number of a sheet of which the first row is wrong."""
        if self.full:
            self._more += severity == "error"
            self._last = self._last or spot_of(grid, row, column)
            return
        found = Mistake(severity, rule, message, spot_of(grid, row, column), value, nearest, node)
        self._found.append((order, found))

    def told(self) -> list[Mistake]:
        """Return them; the last says how many more there are than can be told."""
        told = [mistake for _, mistake in sorted(self._found, key=lambda found: found[0])]
        if self._last is not None:
            message = Text(
                f"vanaf hier zijn nog {self._more:,} cellen fout; verbeter eerst de andere".replace(",", "."),
                f"from here on {self._more:,} more cells are wrong; mend the others first",
            )
            told.append(Mistake("error", "CellSaysWhatItsColumnHolds", message, self._last, ""))
        return told


def spot_of(grid: Grid, row: int, column: int) -> Spot:
    return Spot(grid.file, grid.place(row, column), grid.title if grid.of_workbook else "", row, column)
