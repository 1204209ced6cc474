"""A page as an HTML document that stands by itself: no script, no request, headings, real tables, bookmarks.

What stands around the text is a Jinja template.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypedDict

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from exports.formats.html import inline, listing, safe
from exports.links import safe_url
from exports.page import (
    Bar,
    Cell,
    Contents,
    Figure,
    Heading,
    Item,
    Note,
    Page,
    Sentence,
    Table,
    Told,
    blocks,
    counts,
)
from exports.writing import printable
from ontology.text import Text

__all__ = ["Parts", "parts", "text"]

_TEMPLATES = Path(__file__).parent / "templates"
_SKIP = Text("Naar de tekst", "To the text")
#: a page without a title of its own
_TITLE = Text("Huis van Thorbecke", "Huis van Thorbecke")
#: so many rows stay together on paper
_FEW = 6
#: how wide the bar is drawn, in units of its own
_WIDE = 1000


class Parts(TypedDict):
    """What a template may place."""

    lang: str
    title: str
    #: the whole document, as HTML
    body: Markup
    #: our style, and the policy under which it is the only one
    style: Markup
    policy: str
    #: the first heading, by its bookmark, and what a link to it is called
    start: str
    skip: str
    #: level, bookmark and words of every heading
    headings: list[tuple[int, str, str]]


def text(page: Page, lang: str) -> str:
    """Return a page as a document."""
    return _environment().get_template("document.html.j2").render(parts(page, lang)) + "\n"


def parts(page: Page, lang: str) -> Parts:
    """Return what a template may place of a page."""
    told = [*blocks(page)]
    names = _bookmarks(block for block in told if isinstance(block, Heading))
    title = next((block.words for block in told if isinstance(block, Heading) and block.level == 0), "")
    if not title:
        said = (block.full for block in told if isinstance(block, Sentence) and block.style == "strong")
        title = next(said, _TITLE.say(lang))
        told.insert(0, Heading(title, 0))
        names = _bookmarks(block for block in told if isinstance(block, Heading))
    body = "\n".join(_blocks(told, names))
    brief = "" if any(isinstance(block, Contents) for block in told) else " brief"
    style = _style()
    return {
        "lang": lang,
        "title": printable(title),
        # every word in it was escaped when it was put there
        "body": Markup(f'<article class="report{brief}">\n{body}\n</article>'),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "policy": _policy(style),
        "start": names[0][1],
        "skip": _SKIP.say(lang),
        "headings": [(level, name, printable(words)) for level, name, words in names],
    }


def _bookmarks(headings: Iterable[Heading]) -> list[tuple[int, str, str]]:
    """Level, bookmark and words of each heading; no level is skipped on the way down."""
    found: list[tuple[int, str, str]] = []
    depth = 0
    for number, heading in zip(count(1), headings, strict=False):
        depth = min(heading.level, depth + 1) if found else 0
        found.append((depth, f"k{number}", heading.words))
    return found


def _blocks(told: Iterable[Told | list[tuple[int, Item]]], names: list[tuple[int, str, str]]) -> Iterator[str]:
    turn, above = iter(names), ""
    for block in told:
        if isinstance(block, Heading):
            level, name, above = next(turn)
            fresh = ' class="fresh"' if block.fresh else ""
            yield f'<h{level + 1} id="{name}"{fresh}>{safe(above)}</h{level + 1}>'
        elif isinstance(block, Contents):
            yield _contents(block, names)
        elif isinstance(block, Table):
            yield _table(block, seen=block.caption != above)
        else:
            yield _block(block)


def _block(block: Sentence | Item | Note | Bar | Figure | list[tuple[int, Item]]) -> str:
    if isinstance(block, list):
        return listing(block)
    if isinstance(block, Bar):
        return _bar(block)
    if isinstance(block, Figure):
        return _figure(block)
    if isinstance(block, Item):
        return f"<p>{inline(block.full)}</p>"
    if isinstance(block, Note):
        return f'<p class="note">{inline(block.words)}</p>'
    name = _PARAGRAPHS.get(block.style, f"verdict {block.style}" if block.style else "")
    return f"<p{_class(name)}>{inline(block.full)}</p>"


#: style -> class; any other style is how far a minister answers
_PARAGRAPHS: Mapping[str, str] = {"strong": "lead", "about": "about", "aside": "aside"}


def _class(*names: str) -> str:
    told = " ".join(name for name in names if name)
    return f' class="{safe(told)}"' if told else ""


def _contents(contents: Contents, names: Iterable[tuple[int, str, str]]) -> str:
    lines = "\n".join(f'<li><a href="#{name}">{safe(words)}</a></li>' for level, name, words in names if level == 1)
    title = safe(contents.words)
    return f'<nav aria-label="{title}">\n<p class="lead">{title}</p>\n<ol>\n{lines}\n</ol>\n</nav>'


def _table(table: Table, *, seen: bool) -> str:
    """A table that says what it is; who sees the same words right above it need not see them twice."""
    heads = "".join(f'<th scope="col"{_class(_number(c.role))}>{safe(c.name)}</th>' for c in table.columns)
    lines = "\n".join(f"<tr>{_row(table, row)}</tr>" for row in table.rows)
    caption = f"<caption{_class('' if seen else 'again')}>{safe(table.caption)}</caption>" if table.caption else ""
    # a short one is not parted over two pages
    tag = f"<table{_class('few' if len(table.rows) <= _FEW else '')}>"
    inside = f"{tag}{caption}\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>"
    named = f' role="group" aria-label="{safe(table.caption)}"' if table.caption else ""
    # wider than a small screen it can be scrolled, with the keys too
    return f'<div class="wide" tabindex="0"{named}>{inside}</div>'


def _row(table: Table, row: tuple[Cell, ...]) -> str:
    cells = []
    for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        head = number == 0 and column.role in ("key", "name")
        tag, scope = ("th", ' scope="row"') if head else ("td", "")
        room = "room" if column.least and not cell.full else ""
        cells.append(f"<{tag}{scope}{_class(_number(column.role), cell.style, room)}>{_words(cell)}</{tag}>")
    return "".join(cells)


def _number(role: str) -> str:
    return "number" if role == "number" else ""


def _words(cell: Cell) -> str:
    words = safe(cell.full).replace("\n", "<br>")
    url = safe_url(cell.url)
    return f'<a href="{safe(url)}" rel="noopener noreferrer">{words}</a>' if url else words


def _bar(bar: Bar) -> str:
    """A bar of as many parts, each as wide as it counts, with its number; below it sign and words of each."""
    total = sum(number for number, _ in bar.parts) or 1
    drawn, at = "", 0
    for number, cell in bar.parts:
        start, end = at * _WIDE // total, (at + number) * _WIDE // total
        drawn += f'<rect class="{safe(cell.style)}" x="{start + 2}" y="0" width="{end - start - 4}" height="40"/>'
        drawn += (
            f'<text class="count" x="{(start + end) // 2}" y="27" font-size="20" text-anchor="middle">{number}</text>'
        )
        at += number
    told = "".join(
        f"<li{_class(cell.style)}>{safe(words)}</li>" for words, (_, cell) in zip(counts(bar), bar.parts, strict=True)
    )
    label = safe(f"{bar.words}: {', '.join(counts(bar))}")
    svg = f'<svg role="img" aria-label="{label}" viewBox="0 0 {_WIDE} 40" preserveAspectRatio="none">{drawn}</svg>'
    return f'<div class="bar"><p>{safe(bar.words)}</p>{svg}<ul>{told}</ul></div>'


def _figure(figure: Figure) -> str:
    """The picture as an image: what is drawn in it can neither run nor load anything."""
    packed = base64.b64encode(figure.svg.encode("utf-8")).decode("ascii")
    image = f'<img src="data:image/svg+xml;base64,{packed}" alt="{safe(figure.alt)}">'
    return f"<figure>{image}<figcaption>{safe(figure.words)}</figcaption></figure>"


@cache
def _style() -> str:
    return (_TEMPLATES / "document.css").read_text(encoding="utf-8")


@cache
def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    """Return the environment of our templates: everything is escaped, what is missing is an error."""
    return Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
