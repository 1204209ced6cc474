"""The sheets of a workbook, or of a folder of csv, as cells: one form for both, with what in them could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import BinaryIO, TypeAlias

import orjson

from ontology.gate.child import in_child, through_child
from ontology.reading.cache import scratch
from ontology.text import Text
from ontology.workbook.cells import Raw, coordinate, plain, unguarded

__all__ = ["Grid", "Remark", "Rows", "grid_of_csv", "grids_of_xlsx"]

_MOST_ROWS = 200_000
#: How many bytes of rows are in memory at once, where no row is longer.
_PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class Remark:
    """What could not be read of a cell, before it is known what the cell is for."""

    row: int
    column: int
    rule: str
    message: Text
    value: str = ""
    severity: str = "error"


#: The rows of a sheet: the number of each, and its cells by column, from 0; gone through as often as is asked.
Rows: TypeAlias = Iterable[tuple[int, dict[int, Raw]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows with the cells that hold something."""

    file: str
    title: str
    #: a sheet of a workbook is named before its cells; a file of csv is one sheet
    of_workbook: bool
    rows: Rows
    remarks: Sequence[Remark] = field(default=())

    def header(self) -> tuple[int, dict[int, Raw]] | None:
        """Return the first row that holds something."""
        return next(iter(self.rows), None)

    def below(self) -> Iterator[tuple[int, dict[int, Raw]]]:
        """Yield the rows below that."""
        return islice(self.rows, 1, None)

    def place(self, row: int, column: int) -> str:
        """Return the name of a cell, with its sheet where the file has several.

        >>> Grid("house.xlsx", "Keuzes", True, ()).place(6, 1)
        'Keuzes!B7'
        """
        cell = coordinate(row, column)
        return f"{self.title}!{cell}" if self.of_workbook else cell


def grids_of_xlsx(content: bytes, name: str) -> list[Grid]:
    """Return the sheets of a workbook; what is merged says the same in each of its rows.

    Raises InputError for what is no workbook, or is too large.
    """
    found = []
    for sheet in json.loads(in_child(content, "cells", name)):
        rows = {row: {column: _raw(value) for column, value in told} for row, told in sheet["rows"]}
        remarks = [_broken(row, column, value) for row, column, value in sheet["broken"]]
        for top, left, bottom, right in sheet["merged"]:
            remarks += _spread(rows, top, left, min(bottom, top + _MOST_ROWS), right)
        found.append(Grid(name, sheet["name"], True, sorted(rows.items()), tuple(remarks)))
    return found


def _raw(value: object) -> Raw:
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]) if "day" in value else str(value["moment"])
    assert isinstance(value, str | int | float | bool)
    return value


def _broken(row: int, column: int, value: str) -> Remark:
    if value:
        message = Text(
            f"de formule geeft een fout ({value}); verbeter haar of schrijf de waarde zelf",
            f"the formula gives an error ({value}); correct it or write the value itself",
        )
    else:
        message = Text(
            "een formule waarvan de uitkomst er niet bij staat; open het bestand in een rekenprogramma en sla het op, "
            "of schrijf de waarde zelf",
            "a formula without its result; open the file in a spreadsheet program and save it, or write the value",
        )
    return Remark(row, column, "FormulaHasAValue", message, value)


def _spread(rows: dict[int, dict[int, Raw]], top: int, left: int, bottom: int, right: int) -> Iterator[Remark]:
    """Say in every row of a merged cell what it says; a cell over several columns is a heading, and no row."""
    value = rows.get(top, {}).get(left)
    if value is None:
        return
    if right > left:
        if top and len(rows[top]) == 1:
            del rows[top]
            message = Text(
                "een kop over meer kolommen is geen rij en wordt niet gelezen",
                "a heading over several columns is no row and is not read",
            )
            yield Remark(top, left, "MergedCellIsARow", message, plain(value), "warning")
        return
    for row in range(top + 1, bottom + 1):
        if row in rows:  # a row of which something else is said
            rows[row].setdefault(left, value)


def grid_of_csv(source: BinaryIO, name: str, title: str) -> Grid:
    """Return a file of csv as a sheet, of which no more than a piece is in memory.

    Raises InputError for what is no text, and with its line for a quote that is never closed.
    """
    read = scratch()
    through_child(source, read, "sheet", name)
    how = orjson.loads(read.readline())
    return Grid(name, title, False, _Poured(read, read.tell()), (_WINDOWS,) if how["windows"] else ())


class _Poured:
    """The rows that the child wrote to a file, which goes when nobody asks for them any more."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file, self._start = file, start

    def __iter__(self) -> Iterator[tuple[int, dict[int, Raw]]]:
        at = self._start
        while True:
            self._file.seek(at)
            lines = self._file.readlines(_PIECE)
            at = self._file.tell()
            if not lines:
                return
            for number, told in map(orjson.loads, lines):
                yield (
                    number,
                    {column: unguarded(cell) if cell[0] == "'" else cell for column, cell in enumerate(told) if cell},
                )


_WINDOWS = Remark(
    0,
    0,
    "TextIsUtf8",
    Text(
        "gelezen als Windows-tekst (cp1252); sla het op als CSV UTF-8 als er vreemde tekens in staan",
        "read as Windows text (cp1252); save it as CSV UTF-8 if there are strange characters in it",
    ),
    severity="warning",
)
