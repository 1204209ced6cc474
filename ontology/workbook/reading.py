"""A workbook as the statements of a house: a line of N-Quads each, with the cell that says it.

All that is wrong is told at once: `Book.mistakes` names cell, value and the nearest right one. What a cell that is
wrong would have said is not said.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from ontology.namespaces import HVT
from ontology.reading.dataset import Resource, key
from ontology.standards import FOAF, RDF, SKOS
from ontology.text import Text
from ontology.workbook.book import Book, Mistake, Spot, spot_of
from ontology.workbook.cells import Raw, WrongValueError, literal, parts, plain, shown
from ontology.workbook.grids import Grid, Remark
from ontology.workbook.headings import column_of, headers, language_of
from ontology.workbook.layout import Column, Sheet, layout
from ontology.workbook.naming import Names, Row, plain_key

__all__ = ["read_book"]

#: Marks a sheet or a column that is the user's own and is not read.
_OWN = "#"


def read_book(grids: Sequence[Grid]) -> Book:
    """Return what the sheets of one workbook say together."""
    reader = _Reader(grids)
    reader.read()
    return reader.book


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet of things with its header read: column number -> what it is."""

    grid: Grid
    sheet: Sheet
    columns: dict[int, Column]
    rows: Sequence[tuple[int, dict[int, Raw]]]


class _Reader:
    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self.book = Book()
        self._lists = 0

    def read(self) -> None:
        sheets, pages = _by_title(layout().sheets), []
        other = {plain_key(word): kind for kind, words in layout().titles.items() for word in (*words, kind)}
        besides: dict[str, list[Grid]] = {kind: [] for kind in layout().titles}
        for grid in self._grids:
            title = plain_key(grid.title)
            if title in other:
                besides[other[title]].append(grid)
            elif title in sheets:
                pages.append(self._page(grid, sheets[title]))
            elif grid.rows and not title.startswith(_OWN):
                self._unknown_sheet(grid)
        for grid in (*(page.grid for page in pages), *besides["statements"], *besides["prefixes"]):
            for remark in grid.remarks:
                self._remark(grid, remark)
        self.book.names = self._named(besides["prefixes"], pages)
        told = [(page, self._identified(page)) for page in pages]
        self._propose(told)
        for page, rows in told:
            for node, number, cells in rows:
                self._row(page, node, number, cells)
        for grid in besides["statements"]:
            self._statements(grid)

    def _propose(self, told: Iterable[tuple[_Page, list[tuple[Resource, int, dict[int, Raw]]]]]) -> None:
        """Learn which proposal adds which graph, so that a row may name its proposal."""
        for page, rows in told:
            adds = next((at for at, column in page.columns.items() if column.property == HVT.adds), None)
            for node, _, cells in rows:
                if adds in cells:
                    self.book.names.adds[node] = plain(cells[adds])

    # ------------------------------------------------------------------ sheets and headers

    def _remark(self, grid: Grid, remark: Remark) -> None:
        self._wrong(grid, remark.row, remark.column, remark.value, remark.message, remark.rule, None, remark.severity)

    def _unknown_sheet(self, grid: Grid) -> None:
        titles = {plain_key(word): word for sheet in layout().sheets for word in sheet.title}
        titles |= {plain_key(word): word for words in layout().titles.values() for word in words}
        close = difflib.get_close_matches(plain_key(grid.title), list(titles), n=1, cutoff=0.6)
        headers = {plain_key(plain(value)) for _, cells in grid.rows[:1] for value in cells.values()}
        ours = {plain_key(word) for sheet in layout().sheets for column in sheet.columns for word in column.title}
        meant = bool(close) or len(headers & ours) >= 2
        message = Text(
            "dit blad wordt niet gelezen: zijn naam is er geen van dit werkboek; zet er # voor als het van uzelf is",
            "this sheet is not read: its name is none of this workbook; put # before it if it is your own",
        )
        row = grid.rows[0][0]
        self._wrong(
            grid,
            row,
            min(grid.rows[0][1]),
            grid.title,
            message,
            "SheetIsKnown",
            titles[close[0]] if close else None,
            "error" if meant else "warning",
        )

    def _page(self, grid: Grid, sheet: Sheet) -> _Page:
        if not grid.rows:
            return _Page(grid, sheet, {}, ())
        (top, header), rows = grid.rows[0], grid.rows[1:]
        known = headers(sheet)
        found: dict[int, Column] = {}
        used = {column for _, cells in rows for column in cells}
        for at, value in sorted(header.items()):
            text = plain(value)
            if text.startswith(_OWN):
                continue
            column = column_of(text, known)
            if column is not None and column not in found.values():
                found[at] = column
            elif column is not None:
                message = Text(
                    "deze kolom staat er twee keer; voeg ze samen", "this column is there twice; make them one"
                )
                self._wrong(grid, top, at, text, message, "ColumnStandsOnce", f"{_OWN} {text}")
            elif at in used:
                self._unknown_column(grid, top, at, text, known, found)
        for at in sorted(used - header.keys()):
            row = next(row for row, cells in rows if at in cells)
            message = Text(
                "boven deze waarde staat geen kop, dus is onbekend wat zij zegt; geef de kolom er een, of wis haar",
                "there is no header above this value, so what it says is not known; give the column one, or clear it",
            )
            self._wrong(grid, row, at, plain(dict(rows)[row][at]), message, "ColumnHasAHeader", "")
        return _Page(grid, sheet, found, rows)

    def _unknown_column(
        self, grid: Grid, top: int, at: int, text: str, known: dict[str, Column], found: dict[int, Column]
    ) -> None:
        base, tag = language_of(text)
        there = {column.title for column in found.values()}
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
        self._wrong(grid, top, at, text, message, "ColumnIsKnown", nearest or f"{_OWN} {text}")

    # ------------------------------------------------------------------ names

    def _named(self, prefixes: Sequence[Grid], pages: Sequence[_Page]) -> Names:
        told: dict[str, str] = {}
        for grid in prefixes:
            for _, cells in grid.rows[1:]:
                if 0 in cells and 1 in cells:
                    told[plain(cells[0]).removesuffix(":")] = plain(cells[1])
        base = told.pop("", "")
        return Names(_law(pages), base, _language(pages), told)

    def _identified(self, page: _Page) -> list[tuple[Resource, int, dict[int, Raw]]]:
        """Return the things of a sheet with their rows, each under a name of its own."""
        at = next((at for at, column in page.columns.items() if column.kind == "id"), None)
        found: list[tuple[Resource, int, dict[int, Raw]]] = []
        seen: dict[str, int] = {row.id: -1 for row in self.book.names.rows}
        for number, every in page.rows:
            cells = {at: value for at, value in every.items() if at in page.columns and plain(value)}
            if not cells:
                continue
            told = plain(cells[at]) if at is not None and at in cells else ""
            labels = tuple(
                shown(part)
                for column, value in sorted(cells.items())
                if page.columns[column].property in _CALLED
                for part in parts(plain(value))
            )
            name = told or self._made(page, labels, cells, seen)
            try:
                node = self.book.names.node(name)
            except WrongValueError as wrong:
                self._wrong(page.grid, number, at or 0, told, wrong.message, wrong.rule, wrong.nearest)
                continue
            graph = next((plain(cells[c]) for c, one in page.columns.items() if one.kind == "graph" and c in cells), "")
            once = f"{name} {graph}" if graph else name
            if once in seen and (told or labels):
                self._doubled(page, number, at, told or labels[0], seen)
                continue
            seen[once] = number
            self.book.names.add(Row(node, name, page.sheet.cls, labels))
            found.append((node, number, cells))
            columns = {one.property: (c, one) for c, one in sorted(page.columns.items(), reverse=True) if one.property}
            self.book.rows.setdefault(key(node), (page.grid, number, columns))
            self.book.first.setdefault(key(node), spot_of(page.grid, number, at if at is not None else min(cells)))
        return found

    def _doubled(self, page: _Page, number: int, at: int | None, name: str, seen: dict[str, int]) -> None:
        nearest = next(f"{name}-{n}" for n in range(2, 10_000) if f"{name}-{n}" not in seen)
        message = Text(
            "deze id staat ook in een andere rij; geef elke rij een eigen id",
            "this id stands in another row too; give each row an id of its own",
        )
        self._wrong(page.grid, number, at or 0, name, message, "IdIsOfOneRow", nearest)

    def _made(self, page: _Page, labels: Sequence[str], cells: dict[int, Raw], seen: dict[str, int]) -> str:
        """Return the name of a row without an id: from its label, else from what it ties together."""
        if labels:
            return _slug(labels[0])
        names = [c for c in sorted(cells) if page.columns[c].kind in ("name", "type")][:3]
        made = "-".join([page.sheet.key, *(_slug(plain(cells[c])) for c in names)])
        return next(name for n in range(1, 1_000_000) if (name := made if n == 1 else f"{made}-{n}") not in seen)

    # ------------------------------------------------------------------ rows

    def _row(self, page: _Page, node: Resource, number: int, cells: dict[int, Raw]) -> None:
        columns = page.columns
        graph: Resource | DefaultGraph = DefaultGraph()
        first = spot_of(page.grid, number, min(cells))
        for at, value in cells.items():
            if columns[at].kind == "graph":
                graph = self._graph(page, number, at, plain(value)) or graph
        typed = any(columns[at].kind == "type" for at in cells)
        if not typed:
            self.book.say(Quad(node, NamedNode(RDF.type), NamedNode(page.sheet.cls), graph), first)
        for at, value in sorted(cells.items()):
            column, spot = columns[at], spot_of(page.grid, number, at)
            self.book.told[spot.file, spot.cell] = plain(value)
            if column.kind in ("id", "graph"):
                continue
            items: list[Resource | Literal] = []
            told = [value] if not isinstance(value, str) else parts(value)
            for part in told:
                try:
                    items.append(self._term(part, column))
                except WrongValueError as wrong:
                    right = [one if one is not part else wrong.nearest for one in told]
                    nearest = " | ".join(str(one) for one in right if one) if wrong.nearest is not None else None
                    self._wrong(page.grid, number, at, plain(value), wrong.message, wrong.rule, nearest, node=key(node))
            if column.kind == "list":
                self._list(node, column, items, graph, spot)
            else:
                for item in items:
                    self.book.say(Quad(node, NamedNode(column.property), item, graph), spot)

    def _term(self, part: Raw, column: Column) -> Resource | Literal:
        if column.kind in ("name", "type", "also", "list"):
            return self.book.names.read(plain(part), column)
        if column.kind == "iri":
            return self._address(plain(part), column)
        return literal(column.kind, part, column.language or "")

    def _address(self, text: str, column: Column) -> Resource:
        """Return what an address is of; one that begins with www. is the nearest to one."""
        try:
            return self.book.names.read(text, column)
        except WrongValueError:
            if column.property == HVT.adds and not re.search(r"\s", text):
                return self.book.names.node(text)
            meant = f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) else None
            raise WrongValueError(
                Text("dit is geen adres; begin met https://", "this is no address; begin with https://"),
                meant or f"https://example.org/{_slug(text)}",
                "AddressIsInFull",
            ) from None

    def _graph(self, page: _Page, number: int, at: int, text: str) -> Resource | None:
        try:
            return self.book.names.graph(text)
        except WrongValueError as wrong:
            self._wrong(page.grid, number, at, text, wrong.message, wrong.rule, wrong.nearest)
            return None

    def _list(
        self, node: Resource, column: Column, items: Sequence[Resource | Literal], graph: object, spot: Spot
    ) -> None:
        if not items:
            return
        cells = [BlankNode(f"l{self._lists + n}") for n in range(len(items))]
        self._lists += len(items)
        ends = [*cells[1:], NamedNode(RDF.nil)]
        self.book.say(Quad(node, NamedNode(column.property), cells[0], graph), spot)  # type: ignore[arg-type]
        for cell, item, end in zip(cells, items, ends, strict=True):
            self.book.say(Quad(cell, NamedNode(RDF.first), item, graph), spot)  # type: ignore[arg-type]
            self.book.say(Quad(cell, NamedNode(RDF.rest), end, graph), spot)  # type: ignore[arg-type]

    # ------------------------------------------------------------------ statements

    def _statements(self, grid: Grid) -> None:
        if not grid.rows:
            return
        known = {plain_key(word): what for what, words in layout().statements.items() for word in (*words, what)}
        header = {at: known.get(plain_key(plain(value))) for at, value in grid.rows[0][1].items()}
        more = sorted(at for at, what in header.items() if what == "more")
        columns = {what: at for at, what in sorted(header.items(), reverse=True) if what}
        for number, cells in grid.rows[1:]:
            told = {what: plain(cells[at]) for what, at in columns.items() if at in cells}
            if not told:
                continue
            raw = cells.get(columns.get("object", -1), "")
            if more:
                told["object"] = "".join([str(raw), *(str(cells[at]) for at in more if at in cells)])
            self._statement(grid, number, columns, told)

    def _statement(self, grid: Grid, number: int, columns: dict[str, int], told: dict[str, str]) -> None:
        names, at, what = self.book.names, columns.get("subject", 0), "subject"
        try:
            subject = names.read(told.get("subject", ""), _ANYTHING)
            what = "predicate"
            predicate = names.read(told.get("predicate", ""), _ANYTHING)
            if not isinstance(predicate, NamedNode):
                raise WrongValueError(Text("een eigenschap heeft een naam", "a property has a name"))
            what = "type"
            made = _value(told.get("type", ""), names)
            what = "object"
            value = (
                names.read(told.get("object", ""), _ANYTHING) if made is None else made(shown(told.get("object", "")))
            )
            what = "graph"
            graph = names.graph(told["graph"]) if "graph" in told else DefaultGraph()
            self.book.say(Quad(subject, predicate, value, graph), spot_of(grid, number, columns.get("object", at)))
        except WrongValueError as wrong:
            self._wrong(
                grid, number, columns.get(what, at), told.get(what, ""), wrong.message, wrong.rule, wrong.nearest
            )

    # ------------------------------------------------------------------ mistakes

    def _wrong(
        self,
        grid: Grid,
        row: int,
        column: int,
        value: str,
        message: Text,
        rule: str,
        nearest: str | None = None,
        severity: str = "error",
        node: str = "",
    ) -> None:
        spot = spot_of(grid, row, column)
        self.book.mistakes.append(Mistake(severity, rule, message, spot, value, nearest, node))


_ANYTHING = Column("", "any", Text("iets", "anything"))
#: What a thing is called by.
_CALLED = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.notation, FOAF.name, "http://purl.org/dc/terms/title"})


def _by_title(sheets: Iterable[Sheet]) -> dict[str, Sheet]:
    return {plain_key(word): sheet for sheet in sheets for word in (*sheet.title, sheet.key)}


def _law(pages: Sequence[_Page]) -> str | None:
    """Return whose law a workbook says holds in its house."""
    told = [
        plain(value)
        for page in pages
        if page.sheet.cls == HVT.House
        for _, cells in page.rows
        for at, value in cells.items()
        if at in page.columns and page.columns[at].property == HVT.jurisdiction
    ]
    if not told:
        return None
    column = next(one for sheet in layout().sheets for one in sheet.columns if one.property == HVT.jurisdiction)
    try:
        return key(Names().read(told[0], column))
    except WrongValueError:  # said of the cell itself
        return None


def _language(pages: Sequence[_Page]) -> str:
    """Return the language that most sheets are named in."""
    named = Counter(
        lang
        for page in pages
        for lang in ("nl", "en")
        if plain_key(page.grid.title) == plain_key(page.sheet.title.say(lang))
    )
    return "en" if named["en"] > named["nl"] else "nl"


def _slug(label: str) -> str:
    """Return a label as a name: in small letters, with a hyphen for what is no letter or figure."""
    told = unicodedata.normalize("NFC", label).casefold()
    return re.sub(r"[^\w.~]+", "-", told).strip("-.") or "x"


def _value(kind: str, names: Names) -> Callable[[str], Literal] | None:
    """Return what makes a literal of this kind of value; None where the value is a name.

    Raises WrongValueError for what is no kind of value.
    """
    if not kind:
        return None
    if plain_key(kind) in ("text", "tekst"):
        return Literal
    if kind.startswith("@"):
        literal("text", "x", kind[1:])
        return lambda text: Literal(text, language=kind[1:])
    datatype = names.read(kind, _ANYTHING)
    if not isinstance(datatype, NamedNode) or _of_a_language(datatype):
        raise WrongValueError(Text("dit is geen soort waarde", "this is no kind of value"), "text")
    return lambda text: Literal(text, datatype=datatype)


def _of_a_language(datatype: NamedNode) -> bool:
    return datatype.value == RDF.langString
