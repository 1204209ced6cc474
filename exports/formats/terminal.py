"""A page in a terminal: plain lines and tables, without colour where colour is not wanted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Line

from exports.page import Cell, Column, Heading, Item, Note, Page, Room, Sentence, Table, Told, plain
from exports.writing import printable

__all__ = ["SCREEN", "STYLES", "show", "text"]

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
#: A screen has so many lines.
SCREEN = 40


def show(console: Console, page: Page) -> None:
    """Print a page; what has only as much room as a screen leaves is cut to that, whatever the screen in use."""
    shown = list[Told]()
    for part in page:
        fitting = _fitting(console, part, shown) if isinstance(part, Room) else (part,)
        for told in fitting:
            _follow(console, shown[-1] if shown else None, told)
            shown.append(told)


def _fitting(console: Console, room: Room, shown: Sequence[Told]) -> Iterator[Told]:
    """Yield what a screen still has room for, and where the rest is."""
    before = shown[-1] if shown else None
    # of which an empty line stands above the last
    left = SCREEN - _height(console, None, shown) - _height(console, Item(""), [Note(room.cut)])
    for block in room.blocks:
        left -= _height(console, before, block)
        if left < 0:
            yield Note(room.cut)
            return
        yield from block
        before = block[-1]
    yield Note(room.more)


def _height(console: Console, before: Told | None, parts: Iterable[Told]) -> int:
    """How many lines parts take below another."""
    with console.capture() as taken:
        for part in parts:
            _follow(console, before, part)
            before = part
    return taken.get().count("\n")


def _follow(console: Console, before: Told | None, told: Told) -> None:
    if _apart(before, told):
        console.print()
    _print(console, told)


def text(page: Page, lang: str = "", width: int = 140) -> str:
    """Return what a terminal of so many columns without colour shows; it says nowhere in which language."""
    shown = io.StringIO()
    show(Console(file=shown, width=width, color_system=None, highlight=False, markup=False, emoji=False), page)
    return "\n".join(line.rstrip() for line in shown.getvalue().splitlines())


def _apart(before: Told | None, part: Told) -> bool:
    """Whether an empty line stands above; a table ends with one of its own."""
    if isinstance(part, Heading):
        return True
    if isinstance(part, Note):
        return isinstance(before, Item | Sentence)
    if isinstance(part, Table):
        return isinstance(before, Sentence)
    if isinstance(before, Item):
        return isinstance(part, Sentence)
    asked = isinstance(before, Sentence) and before.style == "about"
    return asked and not (isinstance(part, Sentence) and part.style == "about")


def _print(console: Console, part: Told) -> None:
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
    widths = _widths(table.columns, console.width) if table.turn else [None] * len(table.columns)
    for column, width in zip(table.columns, widths, strict=True):
        _column(grid, column, width)
    for row in table.rows[: table.most]:
        grid.add_row(*(_cell(cell) for cell in row))
    console.print(grid)
    if table.most is not None and len(table.rows) > table.most:
        _wrap(console, table.more, _INDENT[1])


def _widths(columns: Sequence[Column], room: int) -> list[int | None]:
    """How wide columns are in tables that belong together: as they need, the last narrowed first where room lacks."""
    widths = [column.most or 0 for column in columns]
    lacking = sum(widths) + 2 * (len(columns) - 1) - room
    for at, column in reversed(list(enumerate(columns))):
        given = max(0, min(lacking, widths[at] - (column.least or widths[at])))
        widths[at] -= given
        lacking -= given
    return [*widths]


def _column(grid: Grid, column: Column, width: int | None) -> None:
    name = "" if column.role == "key" else printable(column.name)
    if column.role == "cut":
        most = width or column.most or _CUT
        grid.add_column(name, no_wrap=True, overflow="ellipsis", width=width, max_width=most)
        return
    side: Literal["left", "right"] = "right" if column.role == "number" else "left"
    whole = column.role in ("name", "key")
    least, most_ = (None, None) if width else (column.least, column.most)
    grid.add_column(name, justify=side, no_wrap=whole, overflow="fold", width=width, min_width=least, max_width=most_)


def _cell(cell: Cell) -> Line:
    return _line(cell.words, cell.style)


def _line(words: str, style: str) -> Line:
    return Line(printable(words), style=STYLES.get(style, ""))
