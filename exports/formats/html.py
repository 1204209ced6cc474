"""A page as an HTML fragment for a notebook: all text escaped, no script, links to web addresses only."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby

from exports.links import safe_url
from exports.page import Cited, Heading, Item, Page, Part, Sentence, Table, Words, nested
from exports.writing import printable
from ontology.text import Text

__all__ = ["fragment", "frame"]

#: What a page in a frame may do: run its own scripts, save a picture, open a source beside the notebook. It is
#: a stranger to the notebook, and can neither read nor change it.
_ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_MAP = Text("Kaart", "Map")
#: Jupyter aligns the cells of a table to the right unless told otherwise.
_CELL = ' style="text-align:left;vertical-align:top"'


def fragment(page: Page, lang: str) -> str:
    """Return a page as one element."""
    parts: list[str] = []
    for listed, run in groupby(page, key=lambda part: isinstance(part, Item)):
        parts += [_list(run)] if listed else map(_block, run)
    return f'<div lang="{lang}">' + "".join(parts) + "</div>"


def frame(page: str, title: str, lang: str, height: int) -> str:
    """Return the map of a house, a whole page, in a frame of its own, shut off from the notebook it stands in."""
    style = f"width:100%;height:{height}px;border:1px solid #8a94a0;border-radius:4px"
    named = f'title="{_safe(f"{_MAP.say(lang)}: {title}")}" lang="{lang}"'
    return f'<iframe srcdoc="{html.escape(page)}" sandbox="{_ALLOWED}" {named} style="{style}"></iframe>'


def _block(part: Part) -> str:
    if isinstance(part, Table):
        return _table(part)
    words = _inline(part.words)
    strong = isinstance(part, Heading) or (isinstance(part, Sentence) and part.style == "strong")
    return f"<p><strong>{words}</strong></p>" if strong else f"<p>{words}</p>"


def _list(run: Iterable[Part]) -> str:
    items = [part for part in run if isinstance(part, Item)]
    if len(items) == 1 and items[0].number is None:
        return f"<p>{_inline(items[0].full)}</p>"
    told, depth = "", -1
    for deep, item in nested(items):
        if deep > depth:
            told += "<ul>"
        else:
            told += "</li></ul>" * (depth - deep) + "</li>"
        number = "" if item.number is None else f"{item.number}. "
        told += f"<li>{number}{_inline(item.full)}"
        depth = deep
    return told + "</li></ul>" * (depth + 1)


def _table(table: Table) -> str:
    names = "".join(f'<th scope="col"{_CELL}>{_safe(column.name)}</th>' for column in table.columns)
    cells = (
        "".join(f"<td{_CELL}>{_safe(cell.full).replace(chr(10), '<br>')}</td>" for cell in row) for row in table.rows
    )
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def _inline(words: Words) -> str:
    runs = (words,) if isinstance(words, str) else words
    return "".join(_cited(run) if isinstance(run, Cited) else _safe(run) for run in runs)


def _cited(source: Cited) -> str:
    title, url = _safe(source.title), safe_url(source.url)
    named = f'<a href="{_safe(url)}" rel="noopener noreferrer">{title}</a>' if url else title
    return named + _safe(source.known)


def _safe(words: str) -> str:
    return html.escape(printable(words))
