"""The statements of a house as the sheets of a workbook.

A statement stands in the row of what it is said of, in the column of its property. What is written there is read back
at once: where that is not the very same statement, it stands on the sheet of statements instead. So nothing is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, Resource
from ontology.standards import RDF, XSD
from ontology.text import Text
from ontology.workbook.cells import NO, YES, WrongValueError, escaped, joined, literal
from ontology.workbook.layout import CALLED, Column, Sheet, below, layout
from ontology.workbook.naming import Names, terms

__all__ = ["Filled", "Options", "filled_sheets"]

#: How long the text of a cell may be: 32,767 characters in a spreadsheet.
LONGEST = 32_000
_ANYTHING = Column("", "any", Text("iets", "anything"))


@dataclass(frozen=True, slots=True)
class Options:
    """What a column may hold, for whoever fills it in: words, or the rows of other sheets."""

    words: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet as it is written: its columns by what they are called, and its rows."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: list[list[str | int]]
    #: what each column is; none on the sheets of statements and prefixes
    columns: tuple[Column, ...] = ()
    options: dict[int, Options] = field(default_factory=dict)


def filled_sheets(dataset: Dataset, lang: str) -> list[Filled]:
    """Return what a house says as sheets, named in one language: those of things, statements, prefixes."""
    return list(_Writer(dataset, lang).sheets())


@dataclass
class _Thing:
    """What is said of one thing in one graph."""

    node: Resource
    graph: Resource | DefaultGraph
    said: dict[str, list[Resource | Literal]] = field(default_factory=dict)


class _Writer:
    def __init__(self, dataset: Dataset, lang: str) -> None:
        self._lang = 0 if lang == "nl" else 1
        self._spoken = lang
        quads = list(dict.fromkeys(dataset.quads))
        self._things: dict[tuple[object, object], _Thing] = {}
        self._uses: Counter[Resource] = Counter()
        for subject, predicate, value, graph in quads:
            assert not isinstance(subject, Triple)
            assert not isinstance(value, Triple)
            thing = self._things.setdefault((subject, graph), _Thing(subject, graph))
            thing.said.setdefault(predicate.value, []).append(value)
            if isinstance(value, BlankNode):
                self._uses[value] += 1
        self._sheets = {at: self._sheet_of(thing) for at, thing in self._things.items()}
        rows = [thing for at, thing in self._things.items() if self._sheets[at]]
        self._names = Names(self._law(), _base(thing.node for thing in rows), lang, labelled=self._labelled)
        for at, thing in self._things.items():
            sheet = self._sheets[at]
            if sheet is not None:
                self._names.add(self._names.own_id(thing.node), sheet.cls, thing.node)
        for thing in rows:
            for graph in thing.said.get(HVT.adds, ()):
                if isinstance(graph, NamedNode):
                    self._names.adds[thing.node] = self._names.short(graph)
        #: what no column holds, with its graph
        self._left: list[tuple[Resource, str, Resource | Literal, Resource | DefaultGraph]] = []
        #: the cells of lists that stand in a cell
        self._within: set[Resource] = set()

    def sheets(self) -> Iterator[Filled]:
        """Yield the sheets in their order."""
        of_things = [self._of_things(sheet) for sheet in layout().sheets]
        for at, thing in self._things.items():
            if self._sheets[at] is None and thing.node not in self._within:
                for name, values in thing.said.items():
                    self._left += [(thing.node, name, value, thing.graph) for value in values]
        yield from (filled for filled in of_things if filled is not None)
        if self._left:
            yield self._statements()
        told = layout()
        short = {"": self._names.base, **told.namespaces}
        rows: list[list[str | int]] = [[f"{prefix}:", namespace] for prefix, namespace in short.items()]
        yield Filled("prefixes", self._say(told.titles["prefixes"]), self._header(told.prefixes.values()), rows)

    def _law(self) -> str | None:
        """Return whose law the house says holds in it: what a reader of the workbook can know."""
        for at, thing in self._things.items():
            sheet = self._sheets[at]
            told = [value.value for value in thing.said.get(HVT.jurisdiction, ()) if isinstance(value, NamedNode)]
            if sheet is not None and sheet.cls == HVT.House and told:
                return told[0] if len(told) == 1 else None
        return None

    def _labelled(self, cls: str) -> Iterator[tuple[str, Sequence[str]]]:
        for at, thing in self._things.items():
            sheet = self._sheets[at]
            if sheet is not None and sheet.cls == cls:
                labels = (v.value for name in CALLED for v in thing.said.get(name, ()) if isinstance(v, Literal))
                yield self._names.own_id(thing.node), tuple(labels)

    def _say(self, words: Text) -> str:
        return words[self._lang]

    def _header(self, words: Iterable[Text]) -> tuple[str, ...]:
        return tuple(map(self._say, words))

    def _sheet_of(self, thing: _Thing) -> Sheet | None:
        types = {value.value for value in thing.said.get(RDF.type, ()) if isinstance(value, NamedNode)}
        for sheet in layout().sheets:
            if sheet.cls in types or (sheet.cls == HVT.Actor and not types.isdisjoint(below(HVT.Actor))):
                return sheet
        return None

    # ------------------------------------------------------------------ rows

    def _of_things(self, sheet: Sheet) -> Filled | None:
        things = [thing for at, thing in self._things.items() if self._sheets[at] is sheet]
        if sheet.seldom and not things:
            return None
        columns = list(self._columns(sheet, things))
        rows: list[list[str | int]] = []
        for thing in things:
            rows.append(self._row(thing, sheet, columns))
        used = [at for at, column in enumerate(columns) if not column.seldom or any(row[at] != "" for row in rows)]
        kept = tuple(columns[at] for at in used)
        return Filled(
            sheet.key,
            self._say(sheet.title),
            self._header(column.title for column in kept),
            [[row[at] for at in used] for row in rows],
            kept,
            {at: told for at, column in enumerate(kept) if (told := self._options(column))},
        )

    def _columns(self, sheet: Sheet, things: Sequence[_Thing]) -> Iterator[Column]:
        yield layout().id
        for column in sheet.columns:
            if column.kind != "text":
                yield column
                continue
            told = (v for thing in things for v in thing.said.get(column.property, ()) if isinstance(v, Literal))
            tags = {v.language or "" for v in told if v.language or v.datatype.value == XSD.string}
            if not tags and not column.seldom:
                tags = {self._spoken}
            yield from (column.in_language(tag) for tag in sorted(tags, key=lambda tag: (tag != self._spoken, tag)))
        yield layout().also
        yield layout().graph

    def _row(self, thing: _Thing, sheet: Sheet, columns: Sequence[Column]) -> list[str | int]:
        cells: list[str | int] = [""] * len(columns)
        left = {name: list(values) for name, values in thing.said.items()}
        types = left.get(RDF.type, [])
        implied = NamedNode(sheet.cls)
        own: list[Resource | Literal] = []
        own += [value for value in types if isinstance(value, NamedNode) and value.value.startswith(_HVT)] or list(
            types
        )
        if sheet.cls != HVT.Actor:
            own = [implied]  # said by the sheet
        unsaid: list[Resource | Literal] = []
        for at, column in enumerate(columns):
            if column.kind == "id":
                cells[at] = self._names.own_id(thing.node)
            elif column.kind == "graph":
                cells[at] = "" if isinstance(thing.graph, DefaultGraph) else self._graph(thing.graph)
            elif column.kind in ("type", "also"):
                told: list[Resource | Literal] = []
                told += own if column.kind == "type" else [value for value in types if value not in own]
                cells[at] = self._cell(told, column)
                unsaid += told
            elif column.property in left:
                cells[at] = self._cell(left[column.property], column)
        left[RDF.type] = unsaid
        for name, values in left.items():
            self._left += [(thing.node, name, value, thing.graph) for value in values]
        return cells

    def _graph(self, graph: Resource) -> str:
        """Return how the graph of a row is named: by the proposal that adds it, where one does."""
        short = self._names.short(graph)
        adds = [node for node, added in self._names.adds.items() if added == short]
        return self._names.own_id(adds[0]) if len(adds) == 1 else short

    def _cell(self, values: list[Resource | Literal], column: Column) -> str | int:
        """Return the cell of these values, and take those that it says off them."""
        if column.kind == "list":
            return self._list(values, column)
        said: list[Resource | Literal] = []
        told: list[str] = []
        for value in values:
            text = self._written(value, column)
            if text is not None and len(joined([*told, text])) <= LONGEST:
                said.append(value)
                told.append(text)
        for value in said:
            values.remove(value)
        if column.kind == "integer" and len(told) == 1 and str(int(told[0])) == told[0]:
            return int(told[0])
        return joined(told)

    def _written(self, value: Resource | Literal, column: Column) -> str | None:
        """Return a value as its column has it; None where that would not be read back as the same value."""
        if not isinstance(value, Literal):
            return self._name(value, column)
        if column.kind in ("name", "iri", "type", "also"):
            return None
        if column.kind == "text" and (value.language or "") != column.language:
            return None
        text = value.value
        if not text:
            return None
        if column.kind == "boolean":
            words = {"true": YES, "false": NO}.get(text)
            text = self._say(words) if words else text
        elif column.kind in ("text", "string"):
            text = escaped(text)
        try:
            return text if literal(column.kind, text, column.language or "") == value else None
        except WrongValueError:
            return None

    def _name(self, value: Resource, column: Column) -> str | None:
        if column.kind not in ("name", "iri", "type", "also"):
            return None
        text = self._names.called(value, column, self._spoken)
        if isinstance(value, BlankNode):
            return text
        if column.kind == "iri" and text.startswith("<"):
            text = text[1:-1] if "://" in text and "|" not in text else text
        try:
            return text if "|" not in text and self._names.read(text, column) == value else None
        except WrongValueError:
            return None

    def _list(self, values: list[Resource | Literal], column: Column) -> str:
        """Return the one list in these values as a cell, where nothing else is said of it."""
        if len(values) != 1 or not isinstance(values[0], BlankNode):
            return ""
        items, cells, at = [], [], values[0]
        while at != NamedNode(RDF.nil):
            thing = self._things.get((at, DefaultGraph()))
            if thing is None or self._uses[at] != 1 or not isinstance(at, BlankNode) or at in cells:
                return ""
            first, rest = thing.said.get(RDF.first, []), thing.said.get(RDF.rest, [])
            if len(thing.said) != 2 or len(first) != 1 or len(rest) != 1 or isinstance(first[0], Literal):
                return ""
            items.append(self._names.short(first[0]))
            cells.append(at)
            at = rest[0]  # type: ignore[assignment]
        if not items or any("|" in item for item in items):
            return ""
        self._within.update(cells)
        values.clear()
        return joined(items)

    # ------------------------------------------------------------------ options

    def _options(self, column: Column) -> Options | None:
        if column.kind == "boolean":
            return Options((self._say(YES), self._say(NO)))
        if column.property == HVT.evidenceGrade:
            return Options(("A", "A-", "B", "C", "L"))
        if column.kind not in ("name", "type"):
            return None
        words = [
            self._names.called(NamedNode(name), column, self._spoken)
            for name in terms(column, self._names.law)
            if column.to or column.kind == "type"
        ]
        wanted = {name for cls in column.to for name in below(cls)}
        sheets = tuple(sheet.key for sheet in layout().sheets if sheet.cls in wanted)
        return Options(tuple(words), sheets) if words or sheets else None

    # ------------------------------------------------------------------ statements

    def _statements(self) -> Filled:
        rows: list[list[str | int]] = []
        for subject, name, value, graph in self._left:
            kind, text = self._kind(value)
            pieces = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]
            where = "" if isinstance(graph, DefaultGraph) else self._names.short(graph)
            rows.append(
                [self._names.short(subject), self._names.short(NamedNode(name)), pieces[0], kind, where, *pieces[1:]]
            )
        told = layout().statements
        width = max(map(len, rows), default=5)
        header = [*self._header(told.values())[:5], *[self._say(told["more"])] * (width - 5)]
        return Filled("statements", self._say(layout().titles["statements"]), tuple(header), rows)

    def _kind(self, value: Resource | Literal) -> tuple[str, str]:
        if not isinstance(value, Literal):
            return "", self._names.short(value)
        if value.language:
            return f"@{value.language}", escaped(value.value)
        plain = value.datatype.value == XSD.string
        kind = self._say(Text("tekst", "text")) if plain else self._names.short(value.datatype)
        return kind, escaped(value.value)


_HVT = HVT.Actor.removesuffix("Actor")


def _base(nodes: Iterable[Resource]) -> str:
    """Return what most names begin with, up to their last part."""
    found = Counter(node.value.removesuffix(local_name(node.value)) for node in nodes if isinstance(node, NamedNode))
    return min(found, key=lambda base: (-found[base], base), default="")
