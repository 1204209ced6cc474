"""A page in a terminal: plain lines and tables, without colour where colour is not wanted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text as Line

from exports.formats.grid import grid, wrapped
from exports.page import Bar, Figure, Heading, Item, Note, Page, Room, Sentence, Table, Told, counts, plain
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
#: A screen of so many columns has so many lines; the same words take more lines on a narrower one.
SCREEN = 40
_COLUMNS = 100


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
    left = (
        SCREEN * _COLUMNS // min(_COLUMNS, console.width)
        - _height(console, None, shown)
        - _height(console, Item(""), [Note(room.cut_after(0))])
    )
    for turn, block in enumerate(room.blocks):
        left -= _height(console, before, block)
        if left < 0:
            yield Note(room.cut_after(turn))
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
    """Whether an empty line stands above."""
    if before is None:
        return False
    if isinstance(part, Heading) or isinstance(before, Table):
        return True
    if isinstance(part, Note):
        return isinstance(before, Item | Sentence)
    if isinstance(part, Table):
        return not isinstance(before, Heading)
    if isinstance(before, Item):
        return isinstance(part, Sentence)
    asked = isinstance(before, Sentence) and before.style == "about"
    return asked and not (isinstance(part, Sentence) and part.style == "about")


def _print(console: Console, part: Told) -> None:
    if isinstance(part, Sentence):
        _wrap(console, part.words, 0, part.style)
    elif isinstance(part, Heading):
        _wrap(console, part.words, 2 * max(0, part.level - 1), part.style or "strong")
    elif isinstance(part, Note):
        _wrap(console, part.words, 0)
    elif isinstance(part, Item):
        number = "" if part.number is None else f"{part.number}. "
        _wrap(console, number + plain(part.words), _INDENT[part.level])
    elif isinstance(part, Bar):
        _wrap(console, f"{part.words}: {', '.join(counts(part))}", 0)
    elif isinstance(part, Figure):
        _wrap(console, part.alt, 0)
    elif isinstance(part, Table):
        _lines(console, grid(part, console.width, STYLES))
        if part.most is not None and len(part.scarce) > part.most:
            _wrap(console, part.more, _INDENT[1])


def _wrap(console: Console, words: str, indent: int, style: str = "") -> None:
    line = Line(printable(words), style=STYLES.get(style, ""))
    _lines(console, (Line(" " * indent) + it for it in wrapped(line, console.width - indent)))


def _lines(console: Console, lines: Iterable[Line]) -> None:
    told = list(lines)
    if told:
        console.print(Line("\n").join(told), no_wrap=True, overflow="ignore", crop=False)
