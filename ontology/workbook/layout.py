"""What stands where in a workbook, read from `layout.yaml`: sheets, their columns, and what a cell of each holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from ontology.namespaces import HVT
from ontology.reading.dataset import name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS, XSD
from ontology.text import Text

__all__ = ["CALLED", "Column", "Layout", "Sheet", "below", "layout"]

#: What a thing is called by.
CALLED = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.notation, FOAF.name, DCTERMS.title})
#: What a cell of a property holds, by what the vocabulary says its values are.
_KINDS = {
    XSD.date: "date",
    XSD.boolean: "boolean",
    XSD.integer: "integer",
    XSD.decimal: "decimal",
    XSD.string: "string",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: of which property, and what its cells hold (`kind`, as `layout.yaml` has it)."""

    property: str
    kind: str
    title: Text
    #: of which classes a name is; empty: of any
    to: tuple[str, ...] = ()
    #: the namespace of the terms of the vocabulary that it may be, where these are not all of the class
    within: str = ""
    #: only there when a house uses it
    seldom: bool = False
    #: the language of a text, "" for none, None where the kind has no language
    language: str | None = None

    def in_language(self, tag: str) -> Column:
        """Return the column of this property for the texts in one language."""
        words = [f"{name} ({tag})" if tag else name for name in self.title]
        return replace(self, title=Text(*words), language=tag)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a kind of thing, a row a thing."""

    key: str
    cls: str
    title: Text
    columns: tuple[Column, ...]
    #: only there when a house uses it
    seldom: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of things in their order, the names of the other sheets, and what names are short for."""

    sheets: tuple[Sheet, ...]
    #: the columns that every sheet of things has besides
    id: Column
    also: Column
    graph: Column
    #: statements, prefixes, explanation, lists, findings -> their names
    titles: Mapping[str, Text]
    #: the columns of the sheet of statements, and of that of prefixes, by what they hold
    statements: Mapping[str, Text]
    prefixes: Mapping[str, Text]
    namespaces: Mapping[str, str]
    base: str


@cache
def layout() -> Layout:
    """Return the layout that ships with the package."""
    read = yaml.safe_load(Path(__file__).with_name("layout.yaml").read_text(encoding="utf-8"))
    namespaces: dict[str, str] = read["namespaces"]

    def full(name: str) -> str:
        prefix, _, local = name.partition(":")
        return namespaces[prefix] + local

    def column(name: str) -> Column:
        told, iri = read["properties"][name.rstrip("?")], full(name.rstrip("?"))
        kind, to = _by_vocabulary(iri)
        return Column(
            property=iri,
            kind=told.get("kind", kind),
            title=Text(told["nl"], told["en"]),
            to=tuple(map(full, told["to"])) if "to" in told else () if "kind" in told else to,
            within=full(told["from"]) if "from" in told else "",
            seldom=name.endswith("?"),
        )

    sheets = tuple(
        Sheet(
            one["key"],
            full(one["class"]),
            Text(one["nl"], one["en"]),
            tuple(map(column, one["columns"].split())),
            one.get("seldom", False),
        )
        for one in read["sheets"]
    )
    every = {key: Text(**words) for key, words in read["every"].items()}
    return Layout(
        sheets=sheets,
        id=Column("", "id", every["id"]),
        also=Column(RDF.type, "also", every["also"], seldom=True),
        graph=Column("", "graph", every["graph"], seldom=True),
        titles={
            key: Text(read[key]["nl"], read[key]["en"])
            for key in ("statements", "prefixes", "explanation", "lists", "findings")
        },
        statements={key: Text(**words) for key, words in read["statements"]["columns"].items()},
        prefixes={key: Text(**words) for key, words in read["prefixes"]["columns"].items()},
        namespaces=namespaces,
        base=read["base"],
    )


def _by_vocabulary(iri: str) -> tuple[str, tuple[str, ...]]:
    """Return what the cells of a property hold, and of which classes a name is, as the vocabulary has it."""
    ranges = [name_of(value) for value in vocabulary_says().get(iri, {}).get(RDFS.range, ())]
    if ranges and ranges[0] in _KINDS:
        return _KINDS[ranges[0]], ()
    return "name", tuple(ranges)


@cache
def below(cls: str) -> tuple[str, ...]:
    """Return a class and every class of the vocabulary below it, in order of name; of an actor those of ORG too."""
    found = {cls}
    more = True
    while more:
        further = {
            name
            for name, said in vocabulary_says().items()
            if any(name_of(above) in found for above in said.get(RDFS.subClassOf, ()))
        }
        more = not further <= found
        found |= further
    return tuple(sorted(found))


def actor_classes() -> Iterator[str]:
    """Yield what may stand as the kind of an actor: the classes of the vocabulary."""
    base = HVT.Actor.removesuffix("Actor")
    yield from (name for name in below(HVT.Actor) if name.startswith(base))
