"""A house as RDF quads that passed the gate, with the file each statement came from."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from ontology.reading.tables import Table, tables
from ontology.standards import RDF

if TYPE_CHECKING:
    from ontology.reading.facts import Facts
    from ontology.workbook.book import Book

__all__ = ["Dataset", "Resource", "Said", "SourceFile", "Statements", "Value", "Written", "by_graph", "key", "name_of"]

Resource = NamedNode | BlankNode
#: What is said of a subject: a resource by the string that names it, or a literal.
Value = str | Literal
#: subject -> predicate -> values, in file order
Said = dict[str, dict[str, tuple[Value, ...]]]


def key(term: object) -> str:
    """Return the string that names a term: its IRI, `_:label` for a blank node, a literal's text."""
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if isinstance(term, NamedNode | Literal):
        return term.value
    raise TypeError(f"RDF-star terms are not part of a house: {term}")


def name_of(value: Value) -> str:
    """Return the string that names a value: that of a resource, or a literal's text."""
    return value if isinstance(value, str) else value.value


def by_graph(quads: Iterable[Quad]) -> dict[str | None, Said]:
    """Return name of a graph (None: the default graph) -> what it says."""
    default: dict[str, dict[str, list[Value]]] = {}
    found: dict[str | None, dict[str, dict[str, list[Value]]]] = {None: default}
    for subject, predicate, value, graph in quads:
        into = default if type(graph) is DefaultGraph else found.setdefault(key(graph), {})
        name = subject.value if type(subject) is NamedNode else key(subject)
        properties = into.get(name)
        if properties is None:
            properties = into[name] = {}
        plain = value.value if type(value) is NamedNode else value if type(value) is Literal else key(value)
        property_name = predicate.value
        values = properties.get(property_name)
        if values is None:
            properties[property_name] = [plain]
        else:
            values.append(plain)
    return {
        graph: {name: {p: tuple(values) for p, values in told.items()} for name, told in said.items()}
        for graph, said in found.items()
    }


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read, without its byte order mark: a short name, never a path, and its text.

    The text of a workbook is what it says as N-Quads, a statement a line; `book` knows which cell says it. So is that
    of a store (`remote`), which has no lines of its own.
    """

    name: str
    text: str
    book: Book | None = field(default=None, compare=False)
    #: of a workbook, one sha256 over its sheets as they were given
    digest: str = ""
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Statements:
    """Quads in file order; `ends` are the numbers of quads read when each file was at its end."""

    quads: tuple[Quad, ...]
    ends: tuple[int, ...] = ()

    def by_graph(self) -> dict[str | None, Said]:
        """Return what they say, by graph."""
        return by_graph(self.quads)


@dataclass(frozen=True, slots=True)
class Written:
    """Statements as the TriG that each file was read as, without blank nodes."""

    parts: tuple[bytes, ...]

    def statements(self) -> Statements:
        """Return the statements."""
        read = [list(parse(part, format=RdfFormat.TRIG)) for part in self.parts]
        return Statements(tuple(chain.from_iterable(read)), tuple(accumulate(map(len, read))))

    def by_graph(self) -> dict[str | None, Said]:
        """Return what they say, by graph."""
        from ontology.reading.trig import said_by_graph

        return said_by_graph(*self.parts)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Every statement of a house, in file order.

    The default graph and every named graph that no scenario adds are the record; a scenario's graph
    (`hvt:adds`) is kept apart until somebody asks for it. Blank nodes are numbered in the order in which
    they are met, so two reads of the same files give equal datasets.
    """

    #: the statements, or how to read them: files that were read before are parsed when somebody asks
    source: tuple[Quad, ...] | Statements | Written | Callable[[], Statements | Written]
    files: tuple[SourceFile, ...] = ()
    #: sha256 over the files, whatever their names or order
    digest: str = ""
    #: True for the house that ships with the package: checked when it was made
    shipped: bool = False
    #: what `ontology.reading.cache` knows the files by; None for a house that is in no files, or not known to be sound
    key: str | None = None
    #: the dataset that this one is with statements added, where the cache knows both
    grown_from: Dataset | None = field(default=None, repr=False)
    #: scenarios (IRIs) -> the facts under them, filled by `ontology.reading.extracting`
    known: dict[tuple[str, ...], Facts] = field(default_factory=dict, init=False, repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and (self.quads, self.files) == (other.quads, other.files)

    __hash__ = None  # type: ignore[assignment]  # as long as the house

    @cached_property
    def _read(self) -> Statements | Written:
        if isinstance(self.source, tuple):
            return Statements(self.source)
        return self.source if isinstance(self.source, Statements | Written) else self.source()

    @cached_property
    def _statements(self) -> Statements:
        return self._read if isinstance(self._read, Statements) else self._read.statements()

    @property
    def quads(self) -> tuple[Quad, ...]:
        """Every statement, in file order."""
        return self._statements.quads

    @property
    def ends(self) -> tuple[int, ...]:
        """The numbers of statements read when each file was at its end."""
        return self._statements.ends

    @property
    def predicates(self) -> frozenset[str]:
        """Whatever any graph says something by."""
        return frozenset().union(*(table.columns for table in chain.from_iterable(self._tables.values())))

    @cached_property
    def origin(self) -> dict[str, int]:
        """Key of a subject -> index of the file that first says something about it."""
        ends = self._statements.ends
        origin: dict[str, int] = {}
        for number, quad in enumerate(self.quads[: ends[-1]] if ends else ()):
            origin.setdefault(key(quad.subject), bisect_right(ends, number))
        return origin

    @cached_property
    def _by_graph(self) -> dict[str | None, Said]:
        return self._read.by_graph()

    @cached_property
    def _tables(self) -> dict[str | None, list[Table]]:
        return {graph: tables(said) for graph, said in self._by_graph.items()}

    @cached_property
    def graph_names(self) -> frozenset[str]:
        """The names of the graphs that hold at least one statement."""
        return frozenset(name for name in self._by_graph if name is not None)

    def in_graphs(self, left_out: Iterable[str]) -> Iterator[Quad]:
        """Yield the statements of all graphs but those named."""
        hidden = frozenset(left_out)
        for quad in self.quads:
            graph = quad.graph_name
            if type(graph) is DefaultGraph or key(graph) not in hidden:
                yield quad

    def says(self, left_out: Iterable[str] = ()) -> Said:
        """Return what all graphs but those named say, by subject and predicate."""
        hidden = frozenset(left_out)
        default, *named = (found for name, found in self._by_graph.items() if name not in hidden)
        if not named:
            return default
        merged = dict(default)
        several: set[str] = set()
        for found in named:
            several |= merged.keys() & found.keys()
            merged |= found
        if several:  # what is said of these in more than one graph stands in file order
            again = (q for q in self.in_graphs(hidden) if key(q.subject) in several)
            merged |= by_graph(Quad(q.subject, q.predicate, q.object) for q in again)[None]
        return merged

    def tables(self, left_out: Iterable[str] = ()) -> list[Table]:
        """Return the same in tables."""
        shown = self._by_graph.keys() - frozenset(left_out)
        *few, most = sorted((said for graph, said in self._by_graph.items() if graph in shown), key=len)
        subjects = frozenset().union(*few)
        if len(subjects) < sum(map(len, few)) or not most.keys().isdisjoint(subjects):
            return tables(self.says(left_out))  # something is said of one subject in two graphs
        return [table for graph in self._by_graph if graph in shown for table in self._tables[graph]]

    def subjects_in(self, graphs: Iterable[str]) -> frozenset[str]:
        """Return whatever something is said of in these graphs."""
        return frozenset[str]().union(*(self._by_graph.get(graph, {}) for graph in graphs))

    @cached_property
    def _values(self) -> dict[str, list[tuple[str, Value]]]:
        return {}

    def values(self, predicate: str) -> Sequence[tuple[str, Value]]:
        """Return (subject, value) for everything that any graph says by a predicate."""
        told = self._values.get(predicate)
        if told is None:
            told = self._values[predicate] = [
                (subject, value)
                for table in chain.from_iterable(self._tables.values())
                for subject, values in zip(table.subjects, table.columns.get(predicate, ()), strict=False)
                for value in values
            ]
        return told

    @cached_property
    def _instances(self) -> dict[str, frozenset[str]]:
        return {}

    def instances(self, cls: str) -> frozenset[str]:
        """Return what any graph says to be of a class."""
        found = self._instances.get(cls)
        if found is None:
            every = chain.from_iterable(self._tables.values())
            found = frozenset[str]().union(*(table.where(RDF.type, lambda types: cls in types) for table in every))
            self._instances[cls] = found
        return found

    def known_as(self, key: str | None) -> Dataset:
        """Return the same dataset under the name the cache has for it, with all that was read of it."""
        found = replace(self, key=key)
        found.__dict__.update((name, self.__dict__[name]) for name in _READ & self.__dict__.keys())
        return found

    def with_quads(self, quads: Iterable[Quad]) -> Dataset:
        """Return the same dataset with these statements added at the end; this one is what it has grown from."""
        added = tuple(quads)
        key = self.key and _known_by(self.key, added)

        def more() -> Statements:
            return Statements((*self.quads, *added), self._statements.ends)

        return replace(self, source=more, shipped=False, key=key, grown_from=self if key else None)

    def by_predicates(self, predicates: frozenset[str]) -> Dataset:
        """Return a dataset of what is said by these predicates; this one, where all of it stands in tables already."""
        if "_tables" in self.__dict__:
            return self
        found = self._outlines.get(predicates)
        if found is None:
            quads = tuple(quad for quad in self.quads if quad.predicate.value in predicates)
            found = self._outlines[predicates] = Dataset(quads)
        return found

    @cached_property
    def _outlines(self) -> dict[frozenset[str], Dataset]:
        return {}

    def renamed(self, quads: Iterable[Quad]) -> Dataset:
        """Return the same dataset with its nodes under other names: one statement for each, in the same order."""
        return replace(self, source=Statements(tuple(quads), self._statements.ends), key=None, grown_from=None)


#: what a dataset finds in its statements once
_READ = frozenset(name for name, made in vars(Dataset).items() if isinstance(made, cached_property))


def _known_by(known: str, added: Iterable[Quad]) -> str:
    """Return what a dataset is known by that was known by this, with statements added."""
    return hashlib.sha256(json.dumps((known, *map(str, added))).encode("ascii")).hexdigest()
