"""What a check found, in a copy of the user's own workbook: cells coloured, a comment at each, a sheet with all of it.

Run by the child that parses what is foreign. The copy is written by openpyxl, which does not carry everything: what it
leaves out stands on the first sheet.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from datetime import datetime
from typing import Any, NamedTuple

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from PIL import Image

from ontology.errors import InputError
from ontology.text import Text

__all__ = ["Note", "copied"]

#: Whose comments these are: those of an earlier check are taken away.
_AUTHOR = "thorbecke check"
_COLOURS = {"error": "F6C6CE", "warning": "FFE9A8"}
#: A workbook that unpacks to more is not copied: its findings are printed all the same.
_MOST = 100_000_000
#: What openpyxl does not carry, by where it stands in the file.
_LOST = {
    r"xl/drawings/drawing": Text("tekeningen, grafieken en plaatjes", "drawings, charts and pictures"),
    r"xl/pivot": Text("draaitabellen", "pivot tables"),
    r"xl/vbaProject": Text("macro's", "macros"),
    r"xl/(?:activeX|ctrlProps)/": Text("knoppen en formulieren", "buttons and forms"),
    r"xl/slicer": Text("slicers", "slicers"),
    r"xl/threadedComments/": Text("gesprekken bij cellen", "conversations at cells"),
    r"xl/externalLinks/": Text("koppelingen met andere bestanden", "links to other files"),
}
_MADE = datetime(2025, 9, 29)
_W = {
    "title": Text("Wat er gevonden is", "What was found"),
    "none": Text("Niets: dit werkboek is in orde.", "Nothing: this workbook is sound."),
    "copy": Text(
        "Dit is een kopie van {name}, dat onaangeroerd is. Verbeter het in uw eigen bestand.",
        "This is a copy of {name}, which is as it was. Mend it in your own file.",
    ),
    "lost": Text("Niet in deze kopie: {what}.", "Not in this copy: {what}."),
    "sheet": Text("blad", "sheet"),
    "cell": Text("cel", "cell"),
    "level": Text("ernst", "level"),
    "rule": Text("regel", "rule"),
    "value": Text("staat er", "value"),
    "remedy": Text("wat te doen", "what to do"),
    "nearest": Text("dichtstbijzijnd", "nearest right value"),
    "clear": Text("(maak de cel leeg)", "(clear the cell)"),
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
}
_COLUMNS = ("sheet", "cell", "level", "rule", "value", "remedy", "nearest")
_LINK = 1 + _COLUMNS.index("cell")
_WIDTHS = (18, 8, 14, 30, 30, 80, 34)


class Note(NamedTuple):
    """What was found: `cell` is `Sheet!B4`, and its message is in the language of the copy."""

    severity: str
    rule: str
    message: str
    cell: str | None
    value: str | None
    nearest: str | None


def copied(data: bytes, name: str) -> bytes:
    """Return a copy of a workbook with what was found in it.

    Before the bytes of the workbook stands a line of JSON: the language, what the sheet of what was found is called in
    it and in any, and the notes. Raises InputError for one that is too large to copy; it was read before, so it is a
    workbook.
    """
    line, _, content = data.partition(b"\n")
    told = json.loads(line)
    notes, lang = [Note(*note) for note in told["notes"]], told["lang"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.namelist()
        size = sum(part.file_size for part in packed.infolist())
    if size > _MOST:
        raise InputError(f"{name}: too large for a copy with comments ({size // 1_000_000} MB); go by the printed list")
    book = openpyxl.load_workbook(io.BytesIO(content))
    _without_earlier(book, told["titles"])
    at: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        at.setdefault(_place(note), []).append(note)
    for (title, place), found in at.items():
        if place and title in book.sheetnames and isinstance(book[title], Worksheet):
            _mark(book[title], place, found, lang)
    lost = [words.say(lang) for pattern, words in _LOST.items() if any(re.match(pattern, part) for part in parts)]
    _list(book, told["title"], name, notes, lost, lang)
    return _written(book)


def _place(note: Note) -> tuple[str, str]:
    """Return the sheet and the cell of what was found; neither for what is of the workbook as a whole."""
    sheet, _, cell = (note.cell or "").rpartition("!")
    return sheet, cell


def _without_earlier(book: openpyxl.Workbook, titles: Sequence[str]) -> None:
    """Take away what an earlier check left in a workbook that is such a copy itself."""
    for title in titles:
        if title in book.sheetnames:
            book.remove(book[title])
    ours = {f"00{colour}" for colour in _COLOURS.values()}
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == _AUTHOR and isinstance(cell, Cell):
                    cell.comment = None
                    if cell.fill.start_color.rgb in ours:
                        cell.fill = PatternFill()


def _mark(page: Worksheet, place: str, notes: Sequence[Note], lang: str) -> None:
    cell = page[place]
    if isinstance(cell, MergedCell):
        (whole,) = [area for area in page.merged_cells.ranges if place in area]
        cell = page.cell(whole.min_row, whole.min_col)
    worst = "error" if any(note.severity == "error" for note in notes) else "warning"
    cell.fill = PatternFill("solid", start_color=_COLOURS[worst])
    lines = [f"{_W[note.severity].say(lang)}: {_told(note, lang)}" for note in notes]
    if cell.comment is not None:
        lines += ["", cell.comment.text]
    text = "\n".join(lines)[:30_000]
    cell.comment = Comment(text, _AUTHOR, height=60 + 18 * (len(text) // 40), width=340)


def _told(note: Note, lang: str) -> str:
    if note.nearest is None:
        return note.message
    return f"{note.message}\n{_W['nearest'].say(lang)}: {note.nearest or _W['clear'].say(lang)}"


def _list(
    book: openpyxl.Workbook, title: str, name: str, notes: Sequence[Note], lost: Sequence[str], lang: str
) -> None:
    page = book.create_sheet(title, 0)
    lines = [_W["title"].say(lang), _W["copy"].say(lang).format(name=name)]
    if lost:
        lines.append(_W["lost"].say(lang).format(what=", ".join(lost)))
    if not notes:
        lines.append(_W["none"].say(lang))
    for number, line in enumerate(lines, 1):
        _write(page, number, 1, line).font = Font(name="Calibri", bold=number == 1, size=16 if number == 1 else 11)
    top = len(lines) + 2
    for column, (word, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True), 1):
        cell = _write(page, top, column, _W[word].say(lang))
        cell.font, cell.fill = (
            Font(name="Calibri", bold=True, color="FFFFFF"),
            PatternFill("solid", start_color="154273"),
        )
        page.column_dimensions[get_column_letter(column)].width = width
    titles, styles = set(book.sheetnames), _styles(page)
    for row, note in enumerate(notes, top + 1):
        level, nearest = _W[note.severity].say(lang), note.nearest
        better = _W["clear"].say(lang) if nearest == "" else nearest or ""
        sheet, place = _place(note)
        stands = book[sheet][place].value if place and sheet in titles else note.value
        shown = "" if stands is None else str(stands)
        told: list[str] = [sheet, place, level, note.rule, shown, note.message, better]
        high = max(1 + len(each) // (width - 2) for each, width in zip(told, _WIDTHS, strict=True))
        page.row_dimensions[row].height = 15 * min(high, 12)
        there = bool(place) and sheet in titles
        looks = ("plain", "link" if there else "plain", note.severity)
        for column, words in enumerate(told, 1):
            styled: Any = _write(page, row, column, words)
            if there and column == _LINK:
                quoted = sheet.replace("'", "''")
                styled.hyperlink = f"#'{quoted}'!{place}"
            styled._style = styles[looks[column - 1] if column <= len(looks) else "plain"]
    page.freeze_panes = page.cell(top + 1, 1)
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.active = 0


def _styles(page: Worksheet) -> dict[str, StyleArray]:
    """Return how the cells of a list look, each made once: a style that is compared for every cell takes long."""
    found = {}
    for name in ("plain", "link", *_COLOURS):
        cell: Any = _write(page, 1, len(_COLUMNS) + 1, "")
        cell.style = "Normal"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if name == "link":
            cell.font = Font(name="Calibri", underline="single", color="0B5CAD")
        elif name in _COLOURS:
            cell.fill = PatternFill("solid", start_color=_COLOURS[name])
        found[name] = copy(cell._style)
    cell.style, cell.value = "Normal", None
    return found


def _write(page: Worksheet, row: int, column: int, words: str) -> Cell:
    """Write text as text, whatever it begins with."""
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", words)
    cell.data_type = "s"
    return cell


class _Packed(zipfile.ZipFile):
    """A file of files that bears no clock: the same check is the same file."""

    def writestr(self, name: Any, data: Any, *_: Any, **__: Any) -> None:  # type: ignore[override]
        super().writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


class _Writer(ExcelWriter):
    """Writes every sheet in memory: no file opens here."""

    def write_worksheet(self, ws: Any) -> None:
        me: Any = self
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        me._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def _written(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.properties.modified = _MADE
    _Writer(book, _Packed(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


def _rehearsed() -> None:
    """Do all once on a workbook of ours: what openpyxl imports when it is needed cannot be once the limits stand."""
    Image.preinit()
    book = openpyxl.Workbook()
    book.worksheets[0].title = "A"
    told: dict[str, Any] = {
        "lang": "en",
        "title": "Findings",
        "titles": [],
        "notes": [["error", "", "", "A!A1", "", ""]],
    }
    copied(json.dumps(told).encode() + b"\n" + _written(book), "")


_rehearsed()
