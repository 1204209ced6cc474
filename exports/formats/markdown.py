"""A page as Markdown, to paste into a note: whole, with sources as links, and no words that come alive in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exports.links import safe_url
from exports.page import (
    Bar,
    Cell,
    Cited,
    Contents,
    Figure,
    Heading,
    Item,
    Page,
    Sentence,
    Table,
    Told,
    Words,
    blocks,
    counts,
)
from exports.writing import printable

__all__ = ["text"]


def text(page: Page, lang: str = "") -> str:
    """Return a page as Markdown that ends with a line feed; it says nowhere in which language."""
    told = (_block(block) for block in blocks(page) if not isinstance(block, Contents))
    return "\n\n".join(told) + "\n"


def _block(block: Told | list[tuple[int, Item]]) -> str:
    if isinstance(block, list):
        return "\n".join(f"{'    ' * depth}{_mark(item)} {_inline(item.full)}" for depth, item in block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Bar):
        return "\n".join([f"{_inline(block.words)}:", "", *(f"- {_inline(one)}" for one in counts(block))])
    if isinstance(block, Figure):
        return _inline(block.alt)
    if isinstance(block, Contents):
        return ""
    words = _inline(block.full if isinstance(block, Item | Sentence) else block.words)
    return f"{'#' * (block.level + 1)} {words}" if isinstance(block, Heading) else words


def _mark(item: Item) -> str:
    return "-" if item.number is None else f"{item.number}."


def _table(table: Table) -> str:
    head = _row([Cell(column.name) for column in table.columns])
    return "\n".join([head, "|" + " --- |" * len(table.columns), *map(_row, table.rows)])


def _row(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(cell: Cell) -> str:
    words = _safe(cell.full).strip().replace("|", "\\|").replace("\n", "<br>")
    url = safe_url(cell.url)
    return f"[{words}]({_address(url)})" if url else words


def _inline(words: Words) -> str:
    runs = (words,) if isinstance(words, str) else words
    told = "".join(_cited(run) if isinstance(run, Cited) else _safe(run) for run in runs)
    return _still(told.replace("\n", " ").strip())


def _cited(source: Cited) -> str:
    url, title = safe_url(source.url), _safe(source.title)
    if not url:
        return title + _safe(source.known)
    return f"[{title}]({_address(url)}){_safe(source.known)}"


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace("|", "%7C")


#: what would be a link, an image, code, a formula, emphasis or an entity, wherever it stands
_ALIVE = re.compile(
    r"[\\`*\[\]~$]|&(?=[#\w]+;)|(?<![^\W_])_|_(?![^\W_])"
    r"|(?:(?<=http)|(?<=https)|(?<=ftp)|(?<=mailto)|(?<=xmpp)):|(?<=www)\.|@(?=\w)",
    re.IGNORECASE,
)
#: what would be a heading, an item, a quotation or a rule where a block begins
_BEGINS = re.compile(r"([#>=|+-])|(\d{1,9})(?=[.)](?:\s|$))")


def _safe(words: str) -> str:
    return _ALIVE.sub(lambda hit: "&amp;" if hit[0] == "&" else "\\" + hit[0], printable(words)).replace("<", "&lt;")


def _still(words: str) -> str:
    """Return words that begin a block as no more than words."""
    begins = _BEGINS.match(words)
    if begins is None:
        return words
    return f"{begins[2] or ''}\\{words[len(begins[2] or '') :]}"
