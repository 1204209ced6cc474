"""A page in a terminal: plain lines and tables, without colour where colour is not wanted."""

from __future__ import annotations

import io
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Line

from exports.page import Cell, Column, Heading, Item, Note, Page, Part, Sentence, Table, plain
from exports.writing import printable

__all__ = ["STYLES", "show", "text"]

#: What a meaning looks like.
STYLES = {
    "strong": "bold",
    "about": "dim",
    "aside": "italic",
    "full": "blue",
    "partial": "yellow",
    "aim": "cyan",
    "elsewhere": "green",
    "none": "magenta",
    "unknown": "bright_black",
}
#: How far an item of each level stands from the margin.
_INDENT = (0, 2, 5, 7)
#: What may be cut is cut to so many characters.
_CUT = 32


def show(console: Console, page: Page) -> None:
    """Print a page."""
    before: Part | None = None
    for part in page:
        if _apart(before, part):
            console.print()
        _print(console, part)
        before = part


def text(page: Page, lang: str = "") -> str:
    """Return what a terminal of 140 columns without colour shows; it says nowhere in which language."""
    shown = io.StringIO()
    show(Console(file=shown, width=140, color_system=None, highlight=False, markup=False, emoji=False), page)
    return "\n".join(line.rstrip() for line in shown.getvalue().splitlines())


def _apart(before: Part | None, part: Part) -> bool:
    """Whether an empty line stands above; a table ends with one of its own."""
    if isinstance(part, Heading):
        return True
    if isinstance(part, Note):
        return isinstance(before, Item | Sentence)
    if isinstance(part, Table):
        return isinstance(before, Sentence)
    asked = isinstance(before, Sentence) and before.style == "about"
    return asked and not (isinstance(part, Sentence) and part.style == "about")


def _print(console: Console, part: Part) -> None:
    if isinstance(part, Sentence):
        console.print(_line(part.words, part.style))
    elif isinstance(part, Heading):
        console.print(_line(f"{'  ' * (part.level - 1)}{part.words}", part.style or "strong"))
    elif isinstance(part, Note):
        _wrap(console, part.words, 0)
    elif isinstance(part, Item):
        number = "" if part.number is None else f"{part.number}. "
        _wrap(console, number + plain(part.words), _INDENT[part.level])
    else:
        _table(console, part)


def _wrap(console: Console, words: str, indent: int) -> None:
    for line in Line(printable(words)).wrap(console, max(20, console.width - indent)):
        console.print(Line(" " * indent + line.plain.rstrip()), no_wrap=True, overflow="ignore", crop=False)


def _table(console: Console, table: Table) -> None:
    grid = Grid(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        expand=False,
        header_style="bold",
        # tables that belong together stand close, and the first names the columns of all
        show_edge=not table.turn,
        show_header=table.turn < 2,
        padding=(0, 1, 0, 0) if table.turn else (0, 1),
    )
    for column in table.columns:
        _column(grid, column)
    for row in table.rows[: table.most]:
        grid.add_row(*(_cell(cell) for cell in row))
    console.print(grid)
    if table.most is not None and len(table.rows) > table.most:
        _wrap(console, table.more, _INDENT[1])


def _column(grid: Grid, column: Column) -> None:
    name = "" if column.role == "key" else printable(column.name)
    if column.role == "cut":
        grid.add_column(name, no_wrap=True, overflow="ellipsis", max_width=column.most or _CUT)
        return
    side: Literal["left", "right"] = "right" if column.role == "number" else "left"
    whole = column.role in ("name", "key")
    grid.add_column(name, justify=side, no_wrap=whole, overflow="fold", min_width=column.least, max_width=column.most)


def _cell(cell: Cell) -> Line:
    return _line(cell.words, cell.style)


def _line(words: str, style: str) -> Line:
    return Line(printable(words), style=STYLES.get(style, ""))
