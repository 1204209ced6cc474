"""The sheets of a house as a workbook (.xlsx): headers that stay, lists to choose from, an explanation.

The same house gives the same bytes. Text is text: what begins with = is no formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ontology.text import Text
from ontology.workbook.explaining import column_rows, introduction, meaning
from ontology.workbook.layout import Column, layout
from ontology.workbook.writing import Filled, Options

__all__ = ["LOOKS", "OPTIONS", "written"]

#: Text as text, whatever it looks like, and nothing on the disk.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: How headers, plain cells and titles look.
LOOKS = {
    "header": {
        "bold": True,
        "bg_color": "#154273",
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "valign": "top",
        "border": 1,
    },
    "cell": {"valign": "top", "text_wrap": True},
    "id": {"valign": "top", "font_color": "#595959"},
    "title": {"bold": True, "font_size": 16, "valign": "top"},
    "strong": {"bold": True, "valign": "top", "text_wrap": True, "bg_color": "#E8EEF5"},
}
#: A workbook bears no clock: the same house is the same file.
_MADE = datetime(2025, 9, 29)
#: So many rows below the last one have drop-downs too.
_ROOM = 500
_MESSAGE, _TITLE = 255, 32
_WIDTHS = {"id": 26, "text": 44, "name": 28, "date": 12, "boolean": 10, "integer": 12, "decimal": 14, "type": 26}


def written(sheets: Sequence[Filled], lang: str) -> bytes:
    """Return sheets as a workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"created": _MADE, "title": "Huis van Thorbecke"})
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    _explain(book.add_worksheet(layout().titles["explanation"].say(lang)), sheets, looks, lang)
    pages = [(book.add_worksheet(sheet.title), sheet) for sheet in sheets]
    lists = _Lists(book.add_worksheet(layout().titles["lists"].say(lang)), sheets)
    for page, sheet in pages:
        _fill(page, sheet, looks)
        for at, column in enumerate(sheet.columns):
            _guide(page, sheet, at, column, lists, lang)
    lists.sheet.hide()
    book.close()
    return out.getvalue()


def _fill(page: Worksheet, sheet: Filled, looks: dict[str, Format]) -> None:
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_row(0, 32)
    widths = [_width(sheet, at) for at in range(len(sheet.header))]
    for at, name in enumerate(sheet.header):
        page.write_string(0, at, name, looks["header"])
        page.set_column(at, at, widths[at], looks["cell"])
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _height(row, widths))
        for at, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(number, at, value, looks["cell"])
            elif value:
                page.write_string(number, at, value, looks["id" if at == 0 else "cell"])
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.header) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + _ROOM + 1}"})


def _height(row: Sequence[str | int], widths: Sequence[int]) -> float:
    """Return how high a row is: as high as its longest text, and no more than half a screen."""
    lines = max(
        sum(1 + len(line) // max(1, width - 1) for line in str(value).splitlines())
        for value, width in zip((*row, ""), (*widths, 1), strict=False)
    )
    return 15.0 * min(max(lines, 1), 12)


def _width(sheet: Filled, at: int) -> int:
    """Return how wide a column is: as what stands in it, within what is read with ease."""
    most = _WIDTHS.get(sheet.columns[at].kind, 20) if sheet.columns else 40
    longest = max((len(line) for row in sheet.rows if at < len(row) for line in str(row[at]).splitlines()), default=0)
    return max(10, min(most, longest + 2), min(16, len(sheet.header[at]) + 2))


class _Lists:
    """The hidden sheet with what columns may hold: a list within a rule may have 255 characters, a range any."""

    def __init__(self, sheet: Worksheet, sheets: Sequence[Filled]) -> None:
        self.sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}
        self._titles = {filled.key: (filled.title, len(filled.rows)) for filled in sheets}

    def range_of(self, options: Options) -> str | None:
        """Return the cells that hold what a column may hold."""
        if options.words:
            if options.words not in self._places:
                at = len(self._places)
                for row, word in enumerate(options.words):
                    self.sheet.write_string(row, at, word)
                letter = xlsxwriter.utility.xl_col_to_name(at, col_abs=True)
                self._places[options.words] = f"={_quoted(self.sheet.name)}!{letter}$1:{letter}${len(options.words)}"
            return self._places[options.words]
        for key in options.sheets:
            if key in self._titles:
                title, count = self._titles[key]
                return f"={_quoted(title)}!$A$2:$A${count + _ROOM + 1}"
        return None


def _quoted(title: str) -> str:
    return "'" + title.replace("'", "''") + "'"


def _guide(page: Worksheet, sheet: Filled, at: int, column: Column, lists: _Lists, lang: str) -> None:
    """Tell what a cell is for when it is chosen, and offer what it may hold; anything else may be typed too."""
    told = meaning(column, lang)
    cells = lists.range_of(sheet.options[at]) if at in sheet.options else None
    rule: dict[str, object] = {
        "validate": "list" if cells else "any",
        "input_title": sheet.header[at][:_TITLE],
        "input_message": told if len(told) <= _MESSAGE else told[: _MESSAGE - 1] + "…",
        "show_error": False,
    }
    if cells:
        rule["source"] = cells
    if cells or told:
        page.data_validation(1, at, len(sheet.rows) + _ROOM, at, rule)


_W = {
    "title": Text("Huis van Thorbecke: een werkboek", "House of Thorbecke: a workbook"),
    "sheet": Text("Blad", "Sheet"),
    "column": Text("Kolom", "Column"),
    "says": Text("Wat er staat", "What it says"),
    "how": Text("Hoe u het schrijft", "How it is written"),
}


def _explain(page: Worksheet, sheets: Sequence[Filled], looks: dict[str, Format], lang: str) -> None:
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    widths = (22, 30, 80, 40)
    for at, width in enumerate(widths):
        page.set_column(at, at, width, looks["cell"])
    page.write_string(0, 0, _W["title"].say(lang), looks["title"])
    row = 2
    for line in introduction(lang):
        page.merge_range(row, 0, row, 3, line, looks["cell"])
        page.set_row(row, 17.0 * (1 + len(line) // 150))
        row += 1
    row += 1
    for at, name in enumerate(("sheet", "column", "says", "how")):
        page.write_string(row, at, _W[name].say(lang), looks["header"])
    for number, told in enumerate(column_rows(sheets, lang), row + 1):
        page.set_row(number, _height(told, [width - 8 * (not told[1]) for width in widths]))
        for at, words in enumerate(told):
            page.write_string(number, at, words, looks["strong" if not told[1] else "cell"])
