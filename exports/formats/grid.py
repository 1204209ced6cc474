"""A table on a screen of any width: every cell, in whole words; a column that has no room stands below its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text as Line

from exports.page import Cell, Column, Table
from exports.writing import printable

__all__ = ["grid", "wrapped"]

#: Between two columns.
_GAP = 2
#: What stands below a row is indented by so much.
_BELOW = 5
#: Words in a column are given so much room where they need it, or the column stands below.
_ROOMY = 14


@dataclass(frozen=True, slots=True)
class _Room:
    """How wide a column wants to be, and how narrow it may become."""

    want: int
    least: int


def grid(table: Table, width: int, style: dict[str, str]) -> Iterator[Line]:
    """Yield the lines of a table; `style` is what a meaning looks like."""
    rooms = [_room(column, table, at) for at, column in enumerate(table.columns)]
    beside = next(n for n in range(len(rooms), -1, -1) if _taken([r.least for r in rooms[:n]]) <= width)
    widths = _widths(rooms[:beside], width)
    for fold in table.folds:
        yield from wrapped(Line(printable(fold)), width)
    # a dash below a row says nothing, unless it is all that a column has to say
    mute = frozenset(
        column.name
        for at, column in enumerate(table.columns)
        if not any(row[at].words.strip(" –") for rows in (table.scarce, table.beside) for row in rows)
    )
    if table.turn < 2 and beside and table.scarce:
        names = [Line(_name(column), style="bold") for column in table.columns[:beside]]
        yield from _row(names, table.columns, widths)
        yield Line("─" * _taken(widths))
    for number, row in enumerate(table.scarce[: table.most]):
        if number and beside < min(2, len(rooms)):
            yield Line("")
        cells = [_line(cell, style) for cell in row]
        yield from _row(cells[:beside], table.columns, widths) if beside else ()
        yield from _below(table.columns[beside:], cells[beside:], mute, _BELOW if beside else 0, width)


def wrapped(words: Line, width: int) -> list[Line]:
    """Return words as lines of at most so many columns; a word that is longer, as an address, stays whole."""
    told = list[Line]()
    for line in words.split(allow_blank=True):
        start, ends = 0, list[int]()
        for word in re.finditer(r"\S+", line.plain):
            if word.start() > start and cell_len(line.plain[start : word.end()]) > width:
                start = word.start()
                ends.append(start)
        told += line.divide(ends)
    for line in told:
        line.rstrip()
    return told


def _room(column: Column, table: Table, at: int) -> _Room:
    told = [printable(row[at].words) for rows in (table.scarce, table.beside) for row in rows]
    name = _name(column)
    want = max((cell_len(line) for words in (*told, name) for line in words.splitlines()), default=0)
    if column.role in ("name", "key"):
        return _Room(want, want)
    longest = max((cell_len(word) for words in (*told, name) for word in words.split()), default=0)
    if column.role == "number":
        return _Room(max(longest, *(cell_len(words) for words in (*told, ""))), longest)
    want = max(longest, min(want, column.most or want))
    return _Room(want, max(longest, min(want, column.least or _ROOMY)))


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * max(0, len(widths) - 1)


def _widths(rooms: Sequence[_Room], width: int) -> list[int]:
    """Return the widths: as wanted where there is room, else the widest give way first."""
    for most in range(width, -1, -1):
        widths = [min(room.want, max(room.least, most)) for room in rooms]
        if _taken(widths) <= width:
            return widths
    return [room.least for room in rooms]


def _row(cells: Sequence[Line], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[Line]:
    wraps = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for at in range(max(map(len, wraps))):
        told = Line("")
        for column, lines, width in zip(columns, wraps, widths, strict=False):
            line = lines[at] if at < len(lines) else Line("")
            pad = " " * (width - cell_len(line.plain))
            told.append_text(Line(pad) + line if column.role == "number" else line + Line(pad))
            told.append(" " * _GAP)
        told.rstrip()
        yield told


def _below(
    columns: Sequence[Column], cells: Sequence[Line], mute: frozenset[str], indent: int, width: int
) -> Iterator[Line]:
    """Yield what has no room in the row, each under its name; figures stand together."""
    figures = Line("")
    told = list[Line]()
    for column, cell in zip(columns, cells, strict=True):
        if not (cell.plain.strip(" –") or (cell.plain and column.name in mute)):
            continue
        if column.role == "number":
            figures.append(" · " if figures.plain else "").append(f"{printable(column.name)} ").append_text(cell)
        else:
            told.append(Line(f"{printable(column.name)}: ").append_text(cell))
    for words in (*told, *([figures] if figures.plain else ())):
        for number, line in enumerate(wrapped(words, width - indent - 2)):
            yield Line(" " * (indent + (2 if number else 0))) + line


def _name(column: Column) -> str:
    return "" if column.role == "key" else printable(column.name)


def _line(cell: Cell, style: dict[str, str]) -> Line:
    return Line(printable(cell.words), style=style.get(cell.style, ""))
