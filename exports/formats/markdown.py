"""A page as Markdown, to paste into a note: whole, with sources as links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from exports.links import safe_url
from exports.page import Cited, Heading, Item, Page, Part, Table, Words, nested
from exports.writing import printable

__all__ = ["text"]


def text(page: Page) -> str:
    """Return a page as Markdown that ends with a line feed."""
    blocks: list[str] = []
    for listed, parts in groupby(page, key=lambda part: isinstance(part, Item)):
        blocks += [_list(parts)] if listed else map(_block, parts)
    return "\n\n".join(blocks) + "\n"


def _block(part: Part) -> str:
    if isinstance(part, Table):
        return _table(part)
    words = _inline(part.words)
    return f"{'#' * (part.level + 1)} {words}" if isinstance(part, Heading) else words


def _list(parts: Iterable[Part]) -> str:
    items = [part for part in parts if isinstance(part, Item)]
    if len(items) == 1 and items[0].number is None:
        return _inline(items[0].full)
    return "\n".join(
        f"{'    ' * depth}{'-' if item.number is None else f'{item.number}.'} {_inline(item.full)}"
        for depth, item in nested(items)
    )


def _table(table: Table) -> str:
    lines = [[column.name for column in table.columns], *([cell.full for cell in row] for row in table.rows)]
    head, *rows = map(_row, lines)
    return "\n".join([head, "|" + " --- |" * len(table.columns), *rows])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_safe(cell).replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"


def _inline(words: Words) -> str:
    runs = (words,) if isinstance(words, str) else words
    told = "".join(_cited(run) if isinstance(run, Cited) else _safe(run) for run in runs)
    return told.replace("\n", " ")


def _cited(source: Cited) -> str:
    url, title = safe_url(source.url), _safe(source.title)
    if not url:
        return title + _safe(source.known)
    escaped = title.replace("[", "\\[").replace("]", "\\]")
    return f"[{escaped}](<{url}>){_safe(source.known)}"


def _safe(words: str) -> str:
    return printable(words).replace("\\", "\\\\").replace("<", "&lt;")
