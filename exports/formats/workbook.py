"""An answer as a workbook: the page as people read it, the rows to sort and filter, and what the codes in them mean.

The rows are those of csv. What they say is coloured by rules, so that a colour follows a cell that is changed. The same
answer gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.page import Bar, Cell, Contents, Figure, Heading, Item, Note, Page, Sentence, Table, Told, blocks, plain
from exports.writing import printable
from graph.records import CLASSES, MINISTERIAL, POWERS
from ontology.codelists.words import gap_words, role_letters, status_words, verdict_words
from ontology.text import Text
from ontology.workbook.sheets_xlsx import LOOKS, OPTIONS

__all__ = ["document"]

_W = {
    "answer": Text("Antwoord", "Answer"),
    "rows": Text("Rijen", "Rows"),
    "explanation": Text("Uitleg", "Explanation"),
    "about": Text(
        "Op het blad Antwoord staat wat het antwoord zegt. Op het blad Rijen staat hetzelfde per rij, om te sorteren "
        "en te filteren; de kleuren volgen wat er staat. Huis, dag, scenario's, bewijs en digest staan achteraan.",
        "The sheet Answer says what the answer says. The sheet Rows has the same by row, to sort and to filter; the "
        "colours follow what stands there. House, reference date, scenarios, evidence and digest come last.",
    ),
    "silence": Text(
        "Wat niet is vastgelegd, is onbekend en geen gebrek.", "What is not on record is unknown, and no lack."
    ),
    "code": Text("code", "code"),
    "name": Text("naam", "name"),
    "meaning": Text("betekenis", "meaning"),
    "verdicts": Text("Oordelen", "Verdicts"),
    "gaps": Text("Hiaten", "Gaps"),
    "roles": Text("Rollen", "Roles"),
    "statuses": Text("Status van een feit", "Status of a fact"),
}
#: class of how far a minister answers -> the colour of its words, and the light one behind them
_COLOURS = {
    "full": ("#1D5A9E", "#E6EFF9"),
    "partial": ("#8A5300", "#FDF1D8"),
    "aim": ("#5A3796", "#EFEAFA"),
    "elsewhere": ("#0A5F58", "#E4F3F1"),
    "none": ("#A4103A", "#FBE8EC"),
    "unknown": ("#55616F", "#F0F1F3"),
}
_MADE = datetime(2000, 1, 1)
#: how wide the columns of an answer are, in characters; a sentence goes over all of them
_WIDTHS = (10, 38, 24, 26, 26, 40)
_WIDE, _LONGEST = sum(_WIDTHS), 32_000
#: columns of rows that say a verdict or a class, before and after
_VERDICTS = frozenset({"verdict", "ministerial", "before", "after", "aim", "former_verdict"})


def document(page: Page, rows: Sequence[Sequence[str]], lang: str) -> bytes:
    """Return a page and its rows as a workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"created": _MADE, "author": "Huis van Thorbecke"})
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    tints = {
        name: book.add_format({"font_color": ink, "bg_color": paper, "text_wrap": True, "valign": "top"})
        for name, (ink, paper) in _COLOURS.items()
    }
    _Answer(book.add_worksheet(_say("answer", lang)), looks, tints).write(page)
    _rows(book.add_worksheet(_say("rows", lang)), rows, looks, tints)
    _explain(book.add_worksheet(_say("explanation", lang)), looks, lang)
    book.close()
    return out.getvalue()


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def _text(words: str) -> str:
    return printable(words)[:_LONGEST]


def _lines(words: str, width: int) -> int:
    return sum(1 + len(line) // max(width - 1, 1) for line in words.splitlines()) or 1


class _Answer:
    """Writes the parts of a page one under the other."""

    def __init__(self, sheet: Worksheet, looks: Mapping[str, Format], tints: Mapping[str, Format]) -> None:
        self._sheet, self._looks, self._tints = sheet, looks, tints
        self._row = 0

    def write(self, page: Page) -> None:
        """Write all of it."""
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        for at, width in enumerate(_WIDTHS):
            self._sheet.set_column(at, at, width, self._looks["cell"])
        for block in blocks(page):
            if isinstance(block, list):
                for depth, item in block:
                    self._item(item, depth)
            else:
                self._part(block)

    def _part(self, part: Told) -> None:
        match part:
            case Heading():
                self._row += 1
                self._line(part.words, self._looks["title" if part.level == 0 else "strong"])
            case Sentence():
                strong = part.style == "strong"
                self._line(part.full, self._tints.get(part.style, self._looks["strong" if strong else "cell"]))
            case Item():
                self._item(part, 0)
            case Note():
                self._line(part.words, self._looks["cell"])
            case Table():
                self._table(part)
            case Bar():
                self._line(part.words, self._looks["strong"])
                for count, cell in part.parts:
                    self._line(f"{count}  {cell.full}", self._tints.get(cell.style, self._looks["cell"]))
            case Figure():
                self._line(f"{part.words}: {part.alt}", self._looks["cell"])
            case Contents():
                pass

    def _item(self, item: Item, depth: int) -> None:
        mark = f"{item.number}." if item.number is not None else "•"
        self._line(f"{'    ' * depth}{mark} {plain(item.full)}", self._looks["cell"])

    def _line(self, words: str, look: Format) -> None:
        text = _text(words)
        self._sheet.merge_range(self._row, 0, self._row, len(_WIDTHS) - 1, "", look)
        self._sheet.write_string(self._row, 0, text, look)
        self._sheet.set_row(self._row, (22.0 if look is self._looks["title"] else 15.0) * _lines(text, _WIDE))
        self._row += 1

    def _table(self, table: Table) -> None:
        widths = [*_WIDTHS, *[8] * len(table.columns)]
        for at, column in enumerate(table.columns):
            self._sheet.write_string(self._row, at, _text(column.name), self._looks["header"])
        high = max(
            (_lines(column.name, width) for column, width in zip(table.columns, widths, strict=False)), default=1
        )
        self._sheet.set_row(self._row, 15.0 * high)
        self._row += 1
        for row in table.rows:
            for at, cell in enumerate(row):
                self._cell(at, cell, number=table.columns[at].role == "number")
            high = max(_lines(cell.full, width) for cell, width in zip(row, widths, strict=False))
            self._sheet.set_row(self._row, 15.0 * min(high, 20))
            self._row += 1
        self._row += 1

    def _cell(self, at: int, cell: Cell, *, number: bool) -> None:
        look = self._tints.get(cell.style, self._looks["cell"])
        if number and re.fullmatch(r"-?[0-9]{1,15}", cell.full):
            self._sheet.write_number(self._row, at, int(cell.full), look)
        else:
            self._sheet.write_string(self._row, at, _text(cell.full), look)


def _rows(
    sheet: Worksheet, rows: Sequence[Sequence[str]], looks: Mapping[str, Format], tints: Mapping[str, Format]
) -> None:
    if not rows:
        return
    header, *told = rows
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    widths = [
        max(10, min(40, len(name) + 3, 40), min(40, max((len(row[at]) + 1 for row in told), default=0)))
        for at, name in enumerate(header)
    ]
    for at, name in enumerate(header):
        sheet.write_string(0, at, _text(name), looks["header"])
        sheet.set_column(at, at, widths[at], looks["cell"])
    for number, row in enumerate(told, 1):
        sheet.set_row(number, 15.0 * min(max(map(_lines, row, widths)), 8))
        for at, value in enumerate(row):
            if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", value):
                sheet.write_number(number, at, int(value), looks["cell"])
            elif value:
                sheet.write_string(number, at, _text(value), looks["cell"])
    sheet.autofilter(0, 0, max(len(told), 1), len(header) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(told) + 1}"})
    for at, name in enumerate(header):
        for rule in _rules(name, tints):
            sheet.conditional_format(1, at, max(len(told), 1), at, rule)


def _rules(column: str, tints: Mapping[str, Format]) -> Iterator[dict[str, object]]:
    """Yield how the cells of a column are coloured: by class, by verdict, or by how much a power is worth."""
    if column in _VERDICTS:
        for verdict in verdict_words():
            if verdict in CLASSES:
                yield _begins(verdict, tints[CLASSES[verdict]])
        for name in MINISTERIAL:
            yield {"type": "cell", "criteria": "==", "value": f'"{name}"', "format": tints[name]}
    elif column in POWERS:
        for grade, name in (("0", "none"), ("1", "partial"), ("2", "partial"), ("3", "full"), ("?", "unknown")):
            yield _begins(f"{grade} ", tints[name])
    elif column in ("flags", "closed", "opened"):
        yield {"type": "no_blanks", "format": tints["partial"]}


def _begins(words: str, look: Format) -> dict[str, object]:
    return {"type": "text", "criteria": "begins with", "value": words, "format": look}


def _explain(sheet: Worksheet, looks: Mapping[str, Format], lang: str) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    widths = (24, 44, 90)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width, looks["cell"])
    row = 0
    for word in ("about", "silence"):
        sheet.merge_range(row, 0, row, 2, "", looks["cell"])
        sheet.write_string(row, 0, _say(word, lang), looks["cell"])
        sheet.set_row(row, 15.0 * _lines(_say(word, lang), sum(widths)))
        row += 1
    for title, told in _codes(lang):
        row += 1
        sheet.merge_range(row, 0, row, 2, title, looks["strong"])
        row += 1
        for at, name in enumerate(("code", "name", "meaning")):
            sheet.write_string(row, at, _say(name, lang), looks["header"])
        for words in told:
            row += 1
            for at, text in enumerate(words):
                sheet.write_string(row, at, text, looks["cell"])
            sheet.set_row(row, 15.0 * max(map(_lines, words, widths)))
        row += 1


def _codes(lang: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    verdicts = verdict_words().items()
    yield (
        _say("verdicts", lang),
        [(code, f"{it.symbol} {it.label.say(lang)}", it.definition.say(lang)) for code, it in verdicts],
    )
    gaps = gap_words().items()
    yield (
        _say("gaps", lang),
        [(":".join(filter(None, code)), it.label.say(lang), it.definition.say(lang)) for code, it in gaps],
    )
    yield _say("roles", lang), [(letter, label.say(lang), "") for letter, label in role_letters().values()]
    yield _say("statuses", lang), [(code, label.say(lang), "") for code, label in status_words().items()]
