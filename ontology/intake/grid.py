"""A sheet as a grid, whatever file it stands in: rows with their numbers, and what was merged filled in."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.intake.taking import File

__all__ = ["Row", "grid_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something: the line or number by which a person finds it, and its cells."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return a cell; empty beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [column for column, cell in enumerate(self.cells) if cell]


def grid_of(file: File) -> list[Row]:
    """Return the rows of a csv file. Raises InputError (file, line, what to do) for what is none."""
    if file.content.startswith(b"PK"):
        raise InputError(f"{file.name}: a workbook; save the sheet as csv, and give that")
    return [Row(line, tuple(cells)) for line, cells in json.loads(in_child(file.content, "csv", file.name))]
