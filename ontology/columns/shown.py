"""What of the statements of a house holds under some scenarios, predicate by predicate, as arrays.

What the arrays have no rule for (a text that has no number, several values where one is meant) is read as
`ontology.reading.values` reads it in a small house, value by value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import Literal, RdfFormat, parse

from ontology.columns.grouping import by_number
from ontology.columns.house import Flags, Numbers
from ontology.columns.names import in_order
from ontology.columns.statements import Statements
from ontology.errors import UnknownNameError
from ontology.names import closest
from ontology.namespaces import HVT
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.jurisdictions import jurisdiction_of, vocabulary_in, vocabulary_says
from ontology.reading.tables import tables
from ontology.standards import RDF, RDFS, SKOS
from ontology.steps import come_to

__all__ = ["Members", "Shown", "grouped", "once"]

_T = TypeVar("_T")
_Rows = NDArray[np.int64]
_Read = Callable[[tuple[Value, ...]], int]


class Shown:
    """The rows that hold under some scenarios; as in `ontology.reading.extracting`, of the others nothing shows."""

    def __init__(self, statements: Statements, scenarios: Sequence[str] = ()) -> None:
        """Take a house; UnknownNameError for a scenario that it does not have."""
        self.statements = statements
        self._numbers = {name: number for number, name in enumerate(statements.predicates)}
        self._rows: dict[str, _Rows] = {}
        self._names: dict[int, str] = {}
        #: names that stand in no row but are said in the vocabulary of something that does
        self._more: list[str] = []
        self._looked_up: dict[str, int] = {}
        self.hidden, self.withdrawn = self._of_scenarios(scenarios)

    def _of_scenarios(self, scenarios: Sequence[str]) -> tuple[frozenset[int], Numbers]:
        """Return the numbers of the graphs that are hidden, and the nodes that are withdrawn."""
        told = self.statements
        known = set(map(self.name, self._scenario_nodes))
        for name in scenarios:
            if name not in known:
                raise UnknownNameError(f"there is no scenario {name}{closest(name, known)}")
        adds = self.everywhere(HVT.adds)
        added = list(zip(map(self.name, told.subject[adds]), map(name_of, self.values(adds)), strict=True))
        hidden = {graph for _, graph in added} - {graph for iri, graph in added if iri in scenarios}
        gone = self.everywhere(HVT.withdraws)
        asked = np.array([self.name(node) in scenarios for node in told.subject[gone]], np.bool_)
        withdrawn = told.value[gone[asked]] if gone.size else np.empty(0, np.int32)
        return (
            frozenset(number for number, graph in enumerate(told.graphs) if graph in hidden),
            np.unique(withdrawn[withdrawn >= 0]),
        )

    def scenarios(self) -> dict[str, str | None]:
        """Return every scenario (IRI) with its notation, sorted, whatever graph says so."""
        rows = self.everywhere(SKOS.notation)
        rows = rows[np.isin(self.statements.subject[rows], self._scenario_nodes)]
        subjects = map(self.name, self.statements.subject[rows])
        notations = dict(zip(subjects, map(name_of, self.values(rows)), strict=True))
        return {iri: notations.get(iri) for iri in sorted(map(self.name, self._scenario_nodes))}

    @cached_property
    def _scenario_nodes(self) -> Numbers:
        types = self.everywhere(RDF.type)
        return once(self.statements.subject[types[self.statements.value[types] == self._node(HVT.Scenario, types)]])

    def _node(self, name: str, rows: _Rows) -> int:
        """Return the number of what is called so among the values of some rows; -2 where none is."""
        values = self.statements.value[rows]
        return next((int(one) for one in once(values[values >= 0]) if self.name(one) == name), -2)

    # -- rows

    def everywhere(self, predicate: str) -> _Rows:
        """Return the rows with a predicate, in any graph."""
        number = self._numbers.get(predicate)
        if number is None:
            return np.empty(0, np.int64)
        rows, first = self._by_predicate
        return rows[first[number] : first[number + 1]]

    @cached_property
    def _by_predicate(self) -> tuple[_Rows, _Rows]:
        return by_number(self.statements.predicate, len(self.statements.predicates))

    def visible(self, rows: _Rows) -> _Rows:
        """Return those of some rows that stand in no hidden graph."""
        if self.hidden:
            rows = rows[~np.isin(self.statements.graph[rows], list(self.hidden))]
        return rows

    def rows(self, predicate: str) -> _Rows:
        """Return the rows with a predicate that hold."""
        if predicate not in self._rows:
            rows = self.visible(self.everywhere(predicate))
            if self.withdrawn.size:
                rows = rows[~np.isin(self.statements.subject[rows], self.withdrawn)]
            self._rows[predicate] = rows
        return self._rows[predicate]

    # -- names and values

    def name(self, node: int) -> str:
        """Return what a node is called."""
        node = int(node)
        if node not in self._names:
            known = len(self.statements.nodes)
            self._names[node] = self.statements.nodes[node] if node < known else self._more[node - known]
        return self._names[node]

    def forget(self, most: int = 50_000) -> None:
        """Forget what nodes are called once so many names are known: each is read again when it is asked for."""
        if len(self._names) > most:
            self._names = {}

    def node(self, name: str) -> int:
        """Return the number of a node, that of the vocabulary only too."""
        found = self._looked_up.get(name, self.in_vocabulary.get(name))
        if found is None:
            found = self.statements.nodes.numbers([name]).get(name)
        if found is None:
            self._more.append(name)
            found = len(self.statements.nodes) + len(self._more) - 1
        self._looked_up[name] = found
        return found

    @cached_property
    def in_vocabulary(self) -> dict[str, int]:
        """The nodes of which the vocabulary says something too."""
        return self.statements.nodes.numbers(vocabulary_says())

    def values(self, rows: _Rows) -> list[Value]:
        """Return the values of some rows."""
        told = self.statements
        numbers = told.value[rows].tolist()
        texts = _literals(map(told.line, rows[told.value[rows] < 0].tolist()))
        return [next(texts) if number < 0 else self.name(number) for number in numbers]

    def plain_values(self, keys: Numbers) -> list[Value]:
        """Return values by number: of nodes, and after these of the literals that have one."""
        nodes = len(self.statements.nodes)
        tokens = self.statements.literals.at(keys[keys >= nodes] - nodes)
        lines = "".join(f"<a:a> <a:a> {token} .\n" for token in tokens)
        literals = (quad.object for quad in parse(lines, format=RdfFormat.N_QUADS))
        return [*map(self.name, keys[keys < nodes].tolist()), *literals]

    def said(self, subjects: NDArray[np.int32], *, withdrawn_too: bool = False) -> Said:
        """Return all that is said of some subjects, as a small house has it."""
        told = self.statements
        wanted = np.zeros(len(told.nodes), np.bool_)
        wanted[subjects] = True
        rows = self.visible(np.flatnonzero(wanted[told.subject]))
        if self.withdrawn.size and not withdrawn_too:
            rows = rows[~np.isin(told.subject[rows], self.withdrawn)]
        return self.told(rows)

    def told(self, rows: _Rows) -> Said:
        """Return what some rows say, in their order."""
        told = self.statements
        found: dict[str, dict[str, list[Value]]] = {}
        for row, value in zip(rows.tolist(), self.values(rows), strict=True):
            said = found.setdefault(self.name(told.subject[row]), {})
            said.setdefault(told.predicates[told.predicate[row]], []).append(value)
        return {name: {p: tuple(values) for p, values in said.items()} for name, said in found.items()}

    @cached_property
    def law(self) -> str | None:
        """Whose law holds."""
        told = self.statements
        rows = self.visible(self.everywhere(RDF.type))
        houses = once(told.subject[rows[told.value[rows] == self._node(HVT.House, rows)]])
        kinds = told.value[self.visible(self.everywhere(HVT.relationKind))]
        named = {HVT.relationKind: tuple(map(self.name, once(kinds[kinds >= 0]).tolist()))}
        return jurisdiction_of(tables({"": named, **self.said(houses, withdrawn_too=True)}))

    # -- classes

    @cached_property
    def superclasses(self) -> dict[str, frozenset[str]]:
        """Class -> itself and all above it, of those that have one above them."""
        parents = {name: set(map(name_of, said.get(RDFS.subClassOf, ()))) for name, said in vocabulary_says().items()}
        rows = self.rows(RDFS.subClassOf)
        for subject, above in zip(self.statements.subject[rows], self.values(rows), strict=True):
            parents.setdefault(self.name(subject), set()).add(name_of(above))
        return {cls: frozenset(come_to(cls, lambda one: parents.get(one, ()))) for cls in parents}

    def is_a(self, cls: str, types: Iterable[str]) -> bool:
        """Tell whether what has these types is of a class."""
        return any(cls == one or cls in self.superclasses.get(one, ()) for one in types)

    @cached_property
    def _types(self) -> tuple[Numbers, Numbers]:
        """Subjects of which a class is said, and the class, a row each."""
        told = self.statements
        rows = self.rows(RDF.type)
        subjects, classes = told.subject[rows], told.value[rows]
        return subjects[classes >= 0], classes[classes >= 0]

    def of_class(self, cls: str) -> Numbers:
        """Return what is of a class, or one below it, and of which the house itself says something."""
        subjects = (told for kind, told in self._subjects_by_class.items() if self.is_a(cls, [self.name(kind)]))
        found = once(np.concatenate([np.empty(0, np.int32), *subjects]))
        told = [
            number
            for name, number in self.in_vocabulary.items()
            if self.is_a(cls, map(name_of, vocabulary_says().get(name, {}).get(RDF.type, ()))) and self._is_said(number)
        ]
        return np.union1d(found, told).astype(np.int32) if told else found

    def _is_said(self, node: int) -> bool:
        """Tell whether the house itself says something of a node, but no class."""
        return bool(self._without_class[node])

    @cached_property
    def _without_class(self) -> Flags:
        told = self.statements
        found = np.zeros(len(told.nodes), np.bool_)
        found[told.subject[self.visible(np.arange(told.subject.size))] if self.hidden else told.subject] = True
        found[self._types[0]] = False
        found[self.withdrawn] = False
        return found

    @cached_property
    def _subjects_by_class(self) -> dict[int, Numbers]:
        subjects, classes = self._types
        kinds = once(classes)
        number = np.zeros(int(kinds.max(initial=-1)) + 1, np.int32)
        number[kinds] = np.arange(kinds.size, dtype=np.int32)
        rows, first = by_number(number[classes], kinds.size)
        return {kind: subjects[rows[first[at] : first[at + 1]]] for at, kind in enumerate(kinds.tolist())}

    def members(self, nodes: Numbers) -> Members:
        """Return nodes in the order of their names."""
        return Members(self, nodes, vocabulary_in(self.law))


class Members:
    """Some nodes in the order of their names, and what is said of each."""

    def __init__(self, shown: Shown, nodes: Numbers, vocabulary: Said) -> None:
        told = shown.statements.nodes
        names = told.at(nodes)
        order = in_order(names)
        self._shown = shown
        self.nodes = nodes[order]
        self.names = names.at(order).packed()
        #: node -> its position here; -1 elsewhere
        self._position = np.full(len(told), -1, np.int32)
        self._position[self.nodes] = np.arange(nodes.size, dtype=np.int32)
        places = ((name, int(self._position[number])) for name, number in shown.in_vocabulary.items())
        #: position -> what the vocabulary says of that node
        self._vocabulary = {place: vocabulary[name] for name, place in places if place >= 0}

    def __len__(self) -> int:
        return self.nodes.size

    @property
    def statements(self) -> Statements:
        """The house that they are in."""
        return self._shown.statements

    def at(self, nodes: Numbers) -> Numbers:
        """Return the positions of nodes; -1 of what is not here."""
        here = (nodes >= 0) & (nodes < self._position.size)
        return np.where(here, self._position[np.where(here, nodes, 0)], np.int32(-1))

    def rows(self, predicate: str) -> tuple[Numbers, _Rows]:
        """Return of which position something is said by a predicate, and the row."""
        rows = self._shown.rows(predicate)
        at = self._position[self._shown.statements.subject[rows]]
        here = at >= 0
        return (at, rows) if here.all() else (at[here], rows[here])

    def has(self, predicate: str) -> Flags:
        """Return of which something is said by a predicate."""
        found = np.zeros(len(self), np.bool_)
        found[self.rows(predicate)[0]] = True
        for place, said in self._vocabulary.items():
            found[place] |= predicate in said
        return found

    def several(self, predicate: str) -> tuple[Numbers, Numbers]:
        """Return positions, and the nodes they lead to by a predicate, each pair once and in the order of positions."""
        at, rows = self.rows(predicate)
        nodes = self._shown.statements.value[rows]
        if self._vocabulary:
            own = set(at.tolist())
            more = [
                (place, self._shown.node(value))
                for place, said in self._vocabulary.items()
                if place not in own
                for value in said.get(predicate, ())
                if isinstance(value, str)
            ]
            at = np.append(at, np.array([place for place, _ in more], np.int32))
            nodes = np.append(nodes, np.array([node for _, node in more], np.int32))
        pairs = at.astype(np.int64) << 32 | nodes
        if not (pairs[1:] > pairs[:-1]).all():
            pairs.sort()
            pairs = pairs[np.diff(pairs, prepend=-1) != 0]
        at, nodes = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
        return at[nodes >= 0], nodes[nodes >= 0]

    def one(self, predicate: str) -> Numbers:
        """Return the node that each leads to by a predicate, of several the first by name; -1 where there is none."""
        found = np.full(len(self), -1, np.int32)
        if not any(predicate in said for said in self._vocabulary.values()):
            at, rows = self.rows(predicate)
            nodes = self._shown.statements.value[rows]
            if nodes.min(initial=0) < 0:
                at, nodes = at[nodes >= 0], nodes[nodes >= 0]
            found[at] = nodes
            if (found[at] == nodes).all():
                return found
            found[:] = -1
        at, nodes = self.several(predicate)
        found[at] = nodes
        for place, several in grouped(at, nodes, only_several=True):
            found[place] = min(several, key=self._shown.name)
        return found

    def read(self, predicate: str, read: _Read, kind: type[np.generic] = np.int32) -> NDArray[Any]:
        """Return what the values of a predicate say, of each; `read` makes a number of them, and of none at all."""
        at, rows = self.rows(predicate)
        told = self._shown.statements
        found = np.full(len(self), read(()), kind)
        counts = np.bincount(at, minlength=len(self))
        values, literals = told.value[rows], told.literal[rows]
        plain = (counts[at] == 1) & ((values >= 0) | (literals >= 0))
        keys = np.where(values >= 0, values, len(told.nodes) + literals)[plain]
        if keys.size:
            several = once(keys)
            said = self._shown.plain_values(several)
            meaning = np.zeros(int(several.max()) + 1, kind)
            meaning[several] = [read((value,)) for value in said]
            found[at[plain]] = meaning[keys]
        if not plain.all():
            for place, values_of in self._values(at[~plain], rows[~plain]):
                found[place] = read(values_of)
        for place, known in self._vocabulary.items():
            if not counts[place] and predicate in known:
                found[place] = read(known[predicate])
        return found

    def texts(self, predicate: str, read: Callable[[tuple[Value, ...]], _T], among: Flags) -> dict[int, _T]:
        """Return position -> what its values say, of those `among` that have any."""
        at, rows = self.rows(predicate)
        asked = among[at]
        said = ((place, told[predicate]) for place, told in self._vocabulary.items() if predicate in told)
        more = {place: read(values) for place, values in said if among[place]}
        return {**more, **{place: read(values) for place, values in self._values(at[asked], rows[asked])}}

    def _values(self, at: Numbers, rows: _Rows) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Yield each position with the values of these rows, in file order."""
        order = np.argsort(at, kind="stable")
        values = self._shown.values(rows[order])
        for place, numbers in grouped(at[order], np.arange(at.size)):
            yield place, tuple(values[numbers[0] : numbers[-1] + 1])


def grouped(at: Numbers, nodes: Numbers | _Rows, *, only_several: bool = False) -> Iterator[tuple[int, list[int]]]:
    """Yield positions, which are in order, with the nodes of each."""
    firsts = np.flatnonzero(np.diff(at, prepend=-1))
    lasts = np.append(firsts[1:], at.size)[: firsts.size]
    if only_several:
        several = lasts - firsts > 1
        firsts, lasts = firsts[several], lasts[several]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        yield int(at[first]), nodes[first:last].tolist()


def once(numbers: Numbers) -> Numbers:
    """Return each of some numbers once, in order."""
    if not numbers.size:
        return np.empty(0, np.int32)
    there = np.zeros(int(numbers.max()) + 1, np.bool_)
    there[numbers] = True
    return np.flatnonzero(there).astype(np.int32)


#: a text as it stands in a line of N-Quads, without escapes, and its language where it is in one
_TEXT = re.compile(rb'"([^"\\]*)"(?:@([\w-]+))? [^"]*\.\n', re.ASCII)


def _literals(lines: Iterable[bytes]) -> Iterator[Literal]:
    for line in lines:
        found = _TEXT.fullmatch(line, line.index(b'"'))
        if found is not None:
            text, language = found.groups()
            yield Literal(str(text, "utf-8"), language=str(language, "ascii") if language else None)
        else:
            (quad,) = parse(line, format=RdfFormat.N_QUADS)
            assert isinstance(quad.object, Literal)
            yield quad.object
