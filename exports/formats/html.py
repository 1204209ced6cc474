"""A page as an HTML fragment for a notebook: all text escaped, no script, links to web addresses only."""

from __future__ import annotations

import html
from collections.abc import Iterable

from exports.links import safe_url
from exports.page import (
    Bar,
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
from ontology.text import Text

__all__ = ["frame", "inline", "listing", "safe", "text"]

#: What a page in a frame may do: run its own scripts, save a picture, open a source beside the notebook. It is
#: a stranger to the notebook, and can neither read nor change it.
_ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_MAP = Text("Kaart", "Map")
#: Jupyter aligns the cells of a table to the right unless told otherwise.
_CELL = ' style="text-align:left;vertical-align:top"'


def text(page: Page, lang: str) -> str:
    """Return a page as one element."""
    return f'<div lang="{lang}">' + "".join(map(_block, blocks(page))) + "</div>"


def frame(page: str, title: str, lang: str, height: int) -> str:
    """Return the map of a house, a whole page, in a frame of its own, shut off from the notebook it stands in."""
    style = f"width:100%;height:{height}px;border:1px solid #8a94a0;border-radius:4px"
    named = f'title="{safe(f"{_MAP.say(lang)}: {title}")}" lang="{lang}"'
    return f'<iframe srcdoc="{html.escape(page)}" sandbox="{_ALLOWED}" {named} style="{style}"></iframe>'


def _block(block: Told | list[tuple[int, Item]]) -> str:
    if isinstance(block, list):
        return listing(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Contents):
        return ""
    if isinstance(block, Bar):
        return f"<p>{safe(block.words)}: {safe(', '.join(counts(block)))}</p>"
    if isinstance(block, Figure):
        return f"<p>{safe(block.alt)}</p>"
    words = inline(block.full if isinstance(block, Item) else block.words)
    strong = isinstance(block, Heading) or (isinstance(block, Sentence) and block.style == "strong")
    return f"<p><strong>{words}</strong></p>" if strong else f"<p>{words}</p>"


def listing(items: Iterable[tuple[int, Item]]) -> str:
    """Return a list in lists; what is numbered is a numbered list of its own."""
    told, tags = "", list[str]()
    for depth, item in items:
        while len(tags) > depth + 1:
            told += f"</li></{tags.pop()}>"
        if len(tags) > depth:
            told += "</li>"
            if item.number == 1 or (tags[-1] == "ol") is (item.number is None):
                told += f"</{tags.pop()}>"
        if len(tags) == depth:
            tags.append("ul" if item.number is None else "ol")
            told += f'<ol start="{item.number}">' if (item.number or 1) > 1 else f"<{tags[-1]}>"
        told += f"<li>{inline(item.full)}"
    return told + "".join(f"</li></{tag}>" for tag in reversed(tags))


def _table(table: Table) -> str:
    names = "".join(f'<th scope="col"{_CELL}>{safe(column.name)}</th>' for column in table.columns)
    cells = (
        "".join(f"<td{_CELL}>{safe(cell.full).replace(chr(10), '<br>')}</td>" for cell in row) for row in table.rows
    )
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def inline(words: Words) -> str:
    """Return words with their sources as links."""
    runs = (words,) if isinstance(words, str) else words
    return "".join(_cited(run) if isinstance(run, Cited) else safe(run) for run in runs)


def _cited(source: Cited) -> str:
    title, url = safe(source.title), safe_url(source.url)
    named = f'<a href="{safe(url)}" rel="noopener noreferrer">{title}</a>' if url else title
    return named + safe(source.known)


def safe(words: str) -> str:
    """Return words that are no more than words in HTML."""
    return html.escape(printable(words))
