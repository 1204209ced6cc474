"""Which sheets a workbook has and what stands in the first row of each; the rows below are `ontology.workbook.rows`."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ontology.namespaces import HVT
from ontology.reading.dataset import key
from ontology.text import Text
from ontology.workbook.cells import Raw, WrongValueError, parts, plain, shown
from ontology.workbook.grids import Grid
from ontology.workbook.headings import column_of, headers, language_of
from ontology.workbook.layout import CALLED, Column, Sheet, layout
from ontology.workbook.mistakes import Mistakes
from ontology.workbook.naming import Names, plain_key

__all__ = ["Page", "Pages", "beside_columns", "pages_of"]

#: Marks a sheet or a column that is the user's own and is not read.
_OWN = "#"


@dataclass(slots=True)
class Page:
    """A sheet of things with its header read: column number -> what it is."""

    grid: Grid
    sheet: Sheet
    #: where the sheet stands among all
    number: int
    top: int = 0
    header: dict[int, Raw] = field(default_factory=dict)
    columns: dict[int, Column] = field(default_factory=dict)
    #: the id of every row that holds something, in their order; None for one that is not read
    ids: list[str | None] = field(default_factory=list)
    #: column that is not read -> the first row that says something there, and what
    beside: dict[int, tuple[int, str]] = field(default_factory=dict)

    def at(self, kind: str) -> int | None:
        """Return where the column of a kind stands."""
        return next((at for at, column in self.columns.items() if column.kind == kind), None)

    def cells(self, row: dict[int, Raw]) -> dict[int, Raw]:
        """Return the cells of a row that are read, from left to right."""
        return {at: value for at, value in sorted(row.items()) if at in self.columns and plain(value)}

    def labels(self, cells: dict[int, Raw]) -> tuple[str, ...]:
        """Return what a row says that its thing is called."""
        called = (value for at, value in cells.items() if self.columns[at].property in CALLED)
        return tuple(shown(part) for value in called for part in parts(plain(value)))


@dataclass(slots=True)
class Pages:
    """The sheets of a workbook by what they are for."""

    things: list[Page] = field(default_factory=list)
    statements: list[Grid] = field(default_factory=list)
    prefixes: list[Grid] = field(default_factory=list)

    def names(self) -> Names:
        """Return how things are named, before any row is."""
        told: dict[str, str] = {}
        for grid in self.prefixes:
            for _, cells in grid.below():
                if 0 in cells and 1 in cells:
                    told[plain(cells[0]).removesuffix(":")] = plain(cells[1])
        base = told.pop("", "")
        return Names(self._law(), base, self._language(), told, self._labelled)

    def _labelled(self, cls: str) -> Iterator[tuple[str, Sequence[str]]]:
        for page in (page for page in self.things if page.sheet.cls == cls):
            for id, (_, row) in zip(page.ids, page.grid.below(), strict=True):
                if id is not None:
                    yield id, page.labels(page.cells(row))

    def _law(self) -> str | None:
        """Return whose law a workbook says holds in its house."""
        for page in (page for page in self.things if page.sheet.cls == HVT.House):
            at = next((at for at, column in page.columns.items() if column.property == HVT.jurisdiction), None)
            rows = (cells for _, cells in page.grid.below()) if at is not None else ()
            told = next((plain(cells[at]) for cells in rows if at in cells), None)
            if at is not None and told is not None:
                try:
                    return key(Names().read(told, page.columns[at]))
                except WrongValueError:  # said of the cell itself
                    return None
        return None

    def _language(self) -> str:
        """Return the language that most sheets are named in."""
        named = Counter(
            lang
            for page in self.things
            for lang in ("nl", "en")
            if plain_key(page.grid.title) == plain_key(page.sheet.title.say(lang))
        )
        return "en" if named["en"] > named["nl"] else "nl"


def pages_of(grids: Iterable[Grid], mistakes: Mistakes) -> Pages:
    """Return the sheets of a workbook, with what is wrong with their names and their first rows."""
    sheets = {plain_key(word): sheet for sheet in layout().sheets for word in (*sheet.title, sheet.key)}
    other = {plain_key(word): kind for kind, words in layout().titles.items() for word in (*words, kind)}
    found = Pages()
    besides = {"statements": found.statements, "prefixes": found.prefixes}
    for number, grid in enumerate(grids):
        title = plain_key(grid.title)
        if title in other:
            besides.get(other[title], []).append(grid)
        elif title in sheets:
            page = Page(grid, sheets[title], number)
            _read_header(page, mistakes)
            found.things.append(page)
        elif not title.startswith(_OWN):
            _unknown_sheet(grid, number, mistakes)
    for grid in (*(page.grid for page in found.things), *found.statements, *found.prefixes):
        for remark in grid.remarks:
            mistakes.add(
                grid, remark.row, remark.column, remark.value, remark.message, remark.rule, severity=remark.severity
            )
    return found


def beside_columns(page: Page, mistakes: Mistakes) -> None:
    """Tell which columns say something and are not read, after all rows were gone through."""
    known = headers(page.sheet)
    for at in sorted(page.beside.keys() & page.header.keys()):
        text = plain(page.header[at])
        if not text.startswith(_OWN) and column_of(text, known) is None:
            _unknown_column(page, at, text, known, mistakes)
    for at in sorted(page.beside.keys() - page.header.keys()):
        row, value = page.beside[at]
        message = Text(
            "boven deze waarde staat geen kop, dus is onbekend wat zij zegt; geef de kolom er een, of wis haar",
            "there is no header above this value, so what it says is not known; give the column one, or clear it",
        )
        mistakes.add(page.grid, row, at, value, message, "ColumnHasAHeader", "", order=page.number)


def _read_header(page: Page, mistakes: Mistakes) -> None:
    page.top, page.header = page.grid.header() or (0, {})
    known = headers(page.sheet)
    for at, value in sorted(page.header.items()):
        text = plain(value)
        column = None if text.startswith(_OWN) else column_of(text, known)
        if column is not None and column not in page.columns.values():
            page.columns[at] = column
        elif column is not None:
            message = Text("deze kolom staat er twee keer; voeg ze samen", "this column is there twice; make them one")
            mistakes.add(
                page.grid, page.top, at, text, message, "ColumnStandsOnce", f"{_OWN} {text}", order=page.number
            )


def _unknown_column(page: Page, at: int, text: str, known: dict[str, Column], mistakes: Mistakes) -> None:
    base, tag = language_of(text)
    there = {column.title for before, column in page.columns.items() if before < at}
    left = [name for name, column in known.items() if column.title not in there or column.kind == "text"]
    close = difflib.get_close_matches(plain_key(base), left, n=1, cutoff=0.5)
    nearest = None
    if close:
        lang = 0 if plain_key(known[close[0]].title.nl) == close[0] else 1
        nearest = known[close[0]].title[lang] + (f" ({tag})" if tag and known[close[0]].kind == "text" else "")
    message = Text(
        "deze kop is onbekend en de kolom wordt niet gelezen; zet er # voor als zij van uzelf is",
        "this header is not known and the column is not read; put # before it if it is your own",
    )
    mistakes.add(
        page.grid, page.top, at, text, message, "ColumnIsKnown", nearest or f"{_OWN} {text}", order=page.number
    )


def _unknown_sheet(grid: Grid, number: int, mistakes: Mistakes) -> None:
    top = grid.header()
    if top is None:
        return
    titles = {plain_key(word): word for sheet in layout().sheets for word in sheet.title}
    titles |= {plain_key(word): word for words in layout().titles.values() for word in words}
    close = difflib.get_close_matches(plain_key(grid.title), list(titles), n=1, cutoff=0.6)
    above = {plain_key(plain(value)) for value in top[1].values()}
    ours = {plain_key(word) for sheet in layout().sheets for column in sheet.columns for word in column.title}
    meant = bool(close) or len(above & ours) >= 2
    message = Text(
        "dit blad wordt niet gelezen: zijn naam is er geen van dit werkboek; zet er # voor als het van uzelf is",
        "this sheet is not read: its name is none of this workbook; put # before it if it is your own",
    )
    mistakes.add(
        grid,
        top[0],
        min(top[1]),
        grid.title,
        message,
        "SheetIsKnown",
        titles[close[0]] if close else None,
        severity="error" if meant else "warning",
        order=number,
    )
