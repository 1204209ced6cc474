"""What the rows of a workbook say: a line of N-Quads for each statement, as the cells of the row have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology.namespaces import HVT
from ontology.reading.dataset import Resource, key
from ontology.standards import RDF
from ontology.text import Text
from ontology.workbook.cells import Raw, WrongValueError, literal, parts, plain, shown
from ontology.workbook.grids import Grid
from ontology.workbook.layout import Column, layout
from ontology.workbook.mistakes import Mistakes
from ontology.workbook.naming import Names, plain_key, slug
from ontology.workbook.pages import Page

__all__ = ["Cell", "Rows", "Statements"]

#: Where something is said, and the end of the lines that say it: property and value.
Cell: TypeAlias = tuple[int, Sequence[str]]
_ANYTHING = Column("", "any", Text("iets", "anything"))
#: So many different cells of a column are remembered: most say what others said before.
_REMEMBERED = 20_000


@dataclass
class Rows:
    """What the rows of one sheet of things say."""

    page: Page
    names: Names
    mistakes: Mistakes
    #: how many cells of lists there are by now, in the whole workbook
    lists: Iterator[int]
    _known: dict[int, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    _graphs: dict[str, str] = field(default_factory=dict)

    def lines(self, id: str, number: int, row: dict[int, Raw]) -> list[str]:
        """Return what a row says."""
        node, graph, cells = self.said(id, number, row)
        start, end = f"{node} ", f"{graph} .\n"
        return [f"{one if one[0] == '_' else start + one}{end}" for _, told in cells for one in told]

    def said(self, id: str, number: int, row: dict[int, Raw]) -> tuple[Resource, str, list[Cell]]:
        """Return of what a row is, in which graph, and what each of its cells says."""
        page, columns = self.page, self.page.columns
        cells = page.cells(row)
        node = self.names.node(id)
        graph, found = "", list[Cell]()
        for at, value in cells.items():
            if columns[at].kind == "graph":
                graph = self._graph(number, at, plain(value)) or graph
        if not any(columns[at].kind == "type" for at in cells):
            found.append((min(cells), (f"<{RDF.type}> <{page.sheet.cls}>",)))
        for at, value in cells.items():
            kind = columns[at].kind
            if kind not in ("id", "graph"):
                known = self._known.setdefault(at, {})
                told = known.get(value) if isinstance(value, str) else None
                if told is None:
                    told, right = self._told(node, number, at, value)
                    if right and isinstance(value, str) and kind != "list":
                        if len(known) >= _REMEMBERED:
                            known.clear()
                        known[value] = told
                found.append((at, told))
        return node, graph, found

    def _told(self, node: Resource, number: int, at: int, value: Raw) -> tuple[tuple[str, ...], bool]:
        """Return what a cell says, and whether all of it is right."""
        column = self.page.columns[at]
        items: list[Resource | Literal] = []
        told = [value] if not isinstance(value, str) else parts(value)
        for part in told:
            try:
                items.append(self._term(part, column))
            except WrongValueError as wrong:
                right = [one if one is not part else wrong.nearest for one in told]
                nearest = " | ".join(str(one) for one in right if one) if wrong.nearest is not None else None
                self._wrong(number, at, plain(value), wrong, nearest, key(node))
        if column.kind == "list":
            return self._list(column, items), len(items) == len(told)
        return tuple(f"<{column.property}> {item}" for item in items), len(items) == len(told)

    def _term(self, part: Raw, column: Column) -> Resource | Literal:
        if column.kind in ("name", "type", "also", "list"):
            return self.names.read(plain(part), column)
        if column.kind == "iri":
            return self._address(plain(part), column)
        return literal(column.kind, part, column.language or "")

    def _address(self, text: str, column: Column) -> Resource:
        """Return what an address is of; one that begins with www. is the nearest to one."""
        try:
            return self.names.read(text, column)
        except WrongValueError:
            if column.property == HVT.adds and not re.search(r"\s", text):
                return self.names.node(text)
            meant = f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) else None
            raise WrongValueError(
                Text("dit is geen adres; begin met https://", "this is no address; begin with https://"),
                meant or f"https://example.org/{slug(text)}",
                "AddressIsInFull",
            ) from None

    def _graph(self, number: int, at: int, text: str) -> str:
        """Return the graph that a cell names, as the end of a line; nothing where it names none."""
        if text not in self._graphs:
            try:
                self._graphs[text] = f" {self.names.graph(text)}"
            except WrongValueError as wrong:
                self._wrong(number, at, text, wrong, wrong.nearest)
                return ""
        return self._graphs[text]

    def _list(self, column: Column, items: Sequence[Resource | Literal]) -> tuple[str, ...]:
        if not items:
            return ()
        cells = [f"_:l{next(self.lists)}" for _ in items]
        ends = [*cells[1:], f"<{RDF.nil}>"]
        found = [f"<{column.property}> {cells[0]}"]
        for cell, item, end in zip(cells, items, ends, strict=True):
            found += [f"{cell} <{RDF.first}> {item}", f"{cell} <{RDF.rest}> {end}"]
        return tuple(found)

    def _wrong(
        self, number: int, at: int, value: str, wrong: WrongValueError, nearest: str | None, node: str = ""
    ) -> None:
        self.mistakes.add(self.page.grid, number, at, value, wrong.message, wrong.rule, nearest, node=node)


@dataclass
class Statements:
    """What one sheet of statements says."""

    grid: Grid
    names: Names
    mistakes: Mistakes

    def said(self) -> Iterator[tuple[Quad, int, int]]:
        """Yield the statements, each with the row and the column of its value."""
        top = self.grid.header()
        if top is None:
            return
        known = {plain_key(word): what for what, words in layout().statements.items() for word in (*words, what)}
        header = {at: known.get(plain_key(plain(value))) for at, value in top[1].items()}
        more = sorted(at for at, what in header.items() if what == "more")
        columns = {what: at for at, what in sorted(header.items(), reverse=True) if what}
        at = columns.get("object", columns.get("subject", 0))
        for number, cells in self.grid.below():
            told = {what: plain(cells[at]) for what, at in columns.items() if at in cells}
            if not told:
                continue
            raw = cells.get(columns.get("object", -1), "")
            if more:
                told["object"] = "".join([str(raw), *(str(cells[at]) for at in more if at in cells)])
            quad = self._statement(number, columns, told)
            if quad is not None:
                yield quad, number, at

    def _statement(self, number: int, columns: dict[str, int], told: dict[str, str]) -> Quad | None:
        names, what = self.names, "subject"
        try:
            subject = names.read(told.get("subject", ""), _ANYTHING)
            what = "predicate"
            predicate = names.read(told.get("predicate", ""), _ANYTHING)
            if not isinstance(predicate, NamedNode):
                raise WrongValueError(Text("een eigenschap heeft een naam", "a property has a name"))
            what = "type"
            made = _value(told.get("type", ""), names)
            what = "object"
            text = told.get("object", "")
            value = names.read(text, _ANYTHING) if made is None else made(shown(text))
            what = "graph"
            graph = names.graph(told["graph"]) if "graph" in told else DefaultGraph()
        except WrongValueError as wrong:
            at = columns.get(what, columns.get("subject", 0))
            self.mistakes.add(self.grid, number, at, told.get(what, ""), wrong.message, wrong.rule, wrong.nearest)
            return None
        return Quad(subject, predicate, value, graph)


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
    if not isinstance(datatype, NamedNode) or datatype.value == RDF.langString:
        raise WrongValueError(Text("dit is geen soort waarde", "this is no kind of value"), "text")
    return lambda text: Literal(text, datatype=datatype)
