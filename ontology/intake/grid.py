"""A sheet as a grid, whatever file it stands in: rows with their numbers, and what was merged filled in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ontology.gate.child import in_child
from ontology.gate.csv_file import plain
from ontology.intake.taking import File

__all__ = ["Row", "grids_of"]


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


def grids_of(file: File) -> dict[str, list[Row]]:
    """Return the sheets of a workbook by name, or the one of a csv file ("").

    A merged cell says in each of its rows what it says in the first. Raises InputError for what is neither.
    """
    if not file.content.startswith(b"PK"):
        return {"": [Row(line, tuple(cells)) for line, cells in json.loads(in_child(file.content, "csv", file.name))]}
    return {sheet["name"]: _rows(sheet) for sheet in json.loads(in_child(file.content, "cells", file.name))}


def _rows(sheet: dict[str, Any]) -> list[Row]:
    cells = {row: {column: _words(value) for column, value in told} for row, told in sheet["rows"]}
    for row, column, error in sheet["broken"]:  # an error, or a formula that was never worked out: no role
        cells.setdefault(row, {}).setdefault(column, error or "?")
    for top, left, bottom, _ in sheet["merged"]:
        words = cells.get(top, {}).get(left, "")
        for row in range(top + 1, bottom + 1) if words else ():
            cells.setdefault(row, {})[left] = words
    wide = [max(said, default=-1) + 1 for said in cells.values()]
    return [
        Row(row + 1, tuple(cells[row].get(column, "") for column in range(width)))
        for row, width in sorted(zip(cells, wide, strict=True))
        if any(cells[row].values())
    ]


def _words(value: object) -> str:
    """Return what a cell says as a person reads it; a day or a moment is no word of such a sheet, and told as it is."""
    if isinstance(value, dict):
        return str(next(iter(value.values()), ""))
    return plain(str(value))
