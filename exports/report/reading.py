"""What a report says, read back from its file: every piece of text with where it stands, in order.

Nothing of the file is run, fetched or unpacked beyond what a report of ours could be. Marks are read too: an attribute
or a style that is not ours can hide words, or add them.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from ontology.errors import InputError

__all__ = ["FORMS", "Said", "form_of", "said"]

#: name of a file -> the format it is in
FORMS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".docx": "docx"}
#: a Word file of ours unpacks to no more
_MOST = 200_000_000
_PLACES = 2_000


class Said(NamedTuple):
    """A piece of what a report says; `where`: the headings above it, and what stands first in its row."""

    where: str
    words: str


def form_of(name: str) -> str:
    """Return the format of a file by its name; InputError for one that no report has."""
    form = FORMS.get(PurePosixPath(name).suffix.lower())
    if form is None:
        raise InputError(f"{name}: not the name of a report; one ends in .html, .md or .docx")
    return form


def said(content: bytes, form: str, name: str, *, inside: bool = False) -> list[Said]:
    """Return what a file says; `inside`: only the report in it, without what a template put around that.

    Raises InputError for a file that cannot be read as this format.
    """
    if form == "docx":
        return [*_word(content, name, inside=inside)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 text, so no report of ours") from error
    return [*(_markdown(text) if form == "md" else _html(text, inside=inside))]


def _tidy(words: str) -> str:
    return " ".join(words.split())


class _Place:
    """Where the reader is: headings, and the first cell of a row."""

    def __init__(self) -> None:
        self._above: dict[int, str] = {}
        self.row = ""

    def heading(self, level: int, words: str) -> None:
        self._above = {known: it for known, it in self._above.items() if known < level} | {level: words}
        self.row = ""

    def __str__(self) -> str:
        return " › ".join(filter(None, [*(self._above[level] for level in sorted(self._above) if level), self.row]))


def _markdown(text: str) -> Iterator[Said]:
    place = _Place()
    for line in text.splitlines():
        if found := re.match(r"(#{1,6}) (.*)", line):
            place.heading(len(found[1]) - 1, _plain(found[2]))
            yield Said(str(place), _tidy(line))
        elif line.startswith("| "):
            cells = [_tidy(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            place.row = _plain(cells[0])
            yield from (Said(str(place), cell) for cell in cells)
            place.row = ""
        elif line.strip():
            yield Said(str(place), line.rstrip())


def _plain(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words)


#: what stands in a piece of text; everything else ends one
_INLINE = frozenset({"a", "b", "em", "i", "strong"})


class _Reader(HTMLParser):
    """Yields words as blocks, and every tag that has attributes, or is none of ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Said] = []
        self._place = _Place()
        self._words = ""
        self._first = False
        self._heading = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._words += " "
            return
        if tag not in _INLINE:
            self._flush()
        if tag == "tr":
            self._place.row, self._first = "", True
        if re.fullmatch(r"h[1-6]", tag):
            self._heading = int(tag[1])
        told = "".join(f' {name}="{_short(value or "")}"' for name, value in sorted(attributes))
        self.found.append(Said(str(self._place), f"<{tag}{told}>"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            words = self._flush()
            if self._heading and tag == f"h{self._heading}":
                self._place.heading(self._heading - 1, words)
                self._heading = 0
            elif tag in ("td", "th") and self._first:
                self._place.row, self._first = words, False
            elif tag == "tr":
                self._place.row = ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_comment(self, data: str) -> None:
        self.found.append(Said(str(self._place), f"<!--{_tidy(data)}-->"))

    def _flush(self) -> str:
        words, self._words = _tidy(self._words), ""
        if words:
            self.found.append(Said(str(self._place), words))
        return words

    def close(self) -> None:
        super().close()
        self._flush()


def _short(value: str) -> str:
    """A value as it is, or by what it comes to where it is a picture."""
    if len(value) < 2_000:
        return _tidy(value)
    return f"sha256:{hashlib.sha256(value.encode('utf-8')).hexdigest()}"


def _html(text: str, *, inside: bool) -> Iterator[Said]:
    if inside:
        begun = text.find('<article class="report')
        text = text[begun : text.find("</article>", begun)] if begun >= 0 else ""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from reader.found


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
#: what stands beside the text of a Word document
_BESIDE = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml")


def _word(content: bytes, name: str, *, inside: bool) -> Iterator[Said]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            if len(entries) > _PLACES or sum(entry.file_size for entry in entries) > _MOST:
                raise InputError(f"{name}: unpacks to more than a report of ours can hold")
            names = [entry.filename for entry in entries]
            links = _links(packed, names)
            yield from _body(fromstring(packed.read("word/document.xml")), links)
            for part in sorted(names):
                if _BESIDE.fullmatch(part) and not inside:
                    yield from _beside(fromstring(packed.read(part)), part)
                elif part.startswith("word/media/") and not inside:
                    yield Said("", f"picture sha256:{hashlib.sha256(packed.read(part)).hexdigest()}")
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{name}: not a Word document that can be read, so no report of ours") from error


def _links(packed: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    place = "word/_rels/document.xml.rels"
    if place not in names:
        return {}
    outside = (it for it in fromstring(packed.read(place)) if it.get("TargetMode") == "External")
    return {it.get("Id", ""): it.get("Target", "") for it in outside}


def _body(root: Any, links: dict[str, str]) -> Iterator[Said]:
    place, heads = _Place(), {it: row for row in root.iter(f"{_W}tr") for it in row.iter(f"{_W}p")}
    row = None
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        words = _tidy("".join(_runs(paragraph)))
        if heads.get(paragraph) is not row:
            row = heads.get(paragraph)
            place.row = words if row is not None else ""
        called = style.get(f"{_W}val", "") if style is not None else ""
        if found := re.fullmatch(r"(Title)|Heading ?(\d)", called):
            place.heading(int(found[2] or 0), words)
        if words:
            yield Said(str(place), words)
        yield from (Said(str(place), f"hidden: {words}") for _ in paragraph.iter(f"{_W}vanish"))
        for link in paragraph.iter(f"{_W}hyperlink"):
            if target := links.get(link.get(f"{_R}id", "")):
                yield Said(str(place), f"link {unquote(target)}")
        for drawn in paragraph.iter(_DRAWN):
            yield Said(str(place), _tidy(drawn.get("descr", "")))


def _runs(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph, without the numbers of pages, which are worked out by whoever opens it."""
    fields: list[list[Any]] = []
    for node in paragraph.iter():
        kind = node.get(f"{_W}fldCharType") if node.tag == f"{_W}fldChar" else None
        if kind == "begin":
            fields.append(["", False])
        elif kind == "separate" and fields:
            fields[-1][1] = True
        elif kind == "end" and fields:
            fields.pop()
        elif node.tag == f"{_W}instrText" and fields:
            fields[-1][0] += node.text or ""
        elif node.tag == f"{_W}t":
            number = any(shown and re.match(r"\s*PAGE", told) for told, shown in fields)
            yield "" if number and (node.text or "").strip().isdecimal() else node.text or ""
        elif node.tag in (f"{_W}tab", f"{_W}br"):
            yield " "


def _beside(root: Any, part: str) -> Iterator[Said]:
    for paragraph in root.iter(f"{_W}p"):
        words = _tidy("".join(_runs(paragraph)))
        if words:
            yield Said(PurePosixPath(part).stem, words)
