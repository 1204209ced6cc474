"""The rules of `graph.parts.rules` laid over the statements of one house: who brings whom into a part.

A place is twice the number of a resource, and one more where it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.parts.rules import ACTORS, ASKED, EVERYWHERE, LOOKED_UP_AS_ACTOR, RULES, TOLD
from ontology.columns.house import Flags, Numbers
from ontology.columns.statements import Statements
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import ORG, RDF, RDFS
from ontology.steps import come_to

__all__ = ["Links"]

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Links:
    """The statements of a house by predicate, and what they bring along; worked out once for all parts."""

    statements: Statements

    @cached_property
    def _by_predicate(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        predicate = self.statements.predicate
        narrow = predicate.astype(np.uint16) if len(self.statements.predicates) < 1 << 16 else predicate
        order = np.argsort(narrow, kind="stable")
        counts = np.bincount(predicate, minlength=len(self.statements.predicates))
        return order, np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))

    def rows(self, predicate: str) -> NDArray[np.int64]:
        """Return the rows by a predicate, in file order."""
        try:
            number = self.statements.predicates.index(predicate)
        except ValueError:
            return np.zeros(0, np.int64)
        order, first = self._by_predicate
        return order[first[number] : first[number + 1]]

    def pairs(self, predicate: str) -> tuple[Numbers, Numbers]:
        """Return subjects and values of the rows by a predicate of which the value is a resource."""
        rows = self.rows(predicate)
        rows = rows[self.statements.value[rows] >= 0]
        return self.statements.subject[rows], self.statements.value[rows]

    def _literals(self, predicate: str) -> NDArray[np.int64]:
        rows = self.rows(predicate)
        return rows[self.statements.value[rows] < 0]

    def of_class(self, *classes: str) -> Flags:
        """Tell which resources are of one of these classes or of one below, by what any graph says.

        One with a class that is written as a text may be of any.
        """
        parents: dict[str, set[str]] = {}
        for cls, said in vocabulary_says().items():
            parents.setdefault(cls, set()).update(map(name_of, said.get(RDFS.subClassOf, ())))
        nodes = self.statements.nodes
        for low, high in zip(*(ends.tolist() for ends in self.pairs(RDFS.subClassOf)), strict=True):
            parents.setdefault(nodes[low], set()).add(nodes[high])
        subjects, types = self.pairs(RDF.type)
        used = np.unique(types)
        fits = np.zeros(len(nodes), np.bool_)
        for number in used.tolist():
            above = come_to(nodes[number], lambda one: parents.get(one, ()))
            fits[number] = not set(classes).isdisjoint(above)
        found = np.zeros(len(nodes), np.bool_)
        found[subjects[fits[types]]] = True
        for predicate in (RDF.type, RDFS.subClassOf):
            found[self.statements.subject[self._literals(predicate)]] = True
        return found

    @cached_property
    def choices(self) -> Numbers:
        """The choices, in the order of their numbers."""
        return np.flatnonzero(self.of_class(HVT.Choice)).astype(np.int32)

    @cached_property
    def everywhere(self) -> Numbers:
        """What is told in every part: the house, its scenarios, and what it says of terms of the vocabulary."""
        statements = self.statements
        found = self.of_class(*EVERYWHERE)
        found[statements.subject[self.rows(HVT.adds)]] = True
        said = vocabulary_says()
        terms = said.keys() | {term for told in said.values() for term in values.iris(told.get(HVT.formOf, ()))}
        found[[number for number, name in enumerate(statements.nodes) if name in terms]] = True
        return np.flatnonzero(found).astype(np.int32)

    @cached_property
    def rows_everywhere(self) -> NDArray[np.int64]:
        """The rows in every part beside those: by one relation of each kind it is known whose law holds."""
        rows = self.rows(HVT.relationKind)
        graphs = len(self.statements.graphs) + 1
        by_kind_and_graph = self.statements.value[rows].astype(np.int64) * graphs + self.statements.graph[rows]
        _, first = np.unique(by_kind_and_graph, return_index=True)
        return np.concatenate((rows[first], self._literals(HVT.relationKind), self._literals(HVT.withdraws)))

    @cached_property
    def onward(self) -> tuple[NDArray[np.int64], Places]:
        """By place the places that it brings along: those of `n` are `places[first[n]:first[n + 1]]`."""
        size = len(self.statements.nodes)
        alive = np.zeros(size, np.bool_)
        alive[self.statements.subject] = True
        steps = [step for step in self._steps() if step[0].size]
        if not steps:
            return np.zeros(2 * size + 1, np.int64), np.zeros(0, np.int64)
        start, end = (np.concatenate(side) for side in zip(*steps, strict=True))
        alive[start // 2] = True
        of_use = alive[end // 2]  # what nobody says anything of brings nothing
        start, end = start[of_use], end[of_use]
        first = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(start, minlength=2 * size))))
        return first, end[np.argsort(start, kind="stable")]

    def _steps(self) -> Iterator[tuple[Places, Places]]:
        for rule in RULES:
            subjects, found = self.pairs(rule.predicate)
            if rule.subjects:
                here = self.of_class(*rule.subjects)[subjects]
                subjects, found = subjects[here], found[here]
            if rule.values:
                here = self.of_class(*rule.values)[found]
                subjects, found = subjects[here], found[here]
            start, end = (found, subjects) if rule.back else (subjects, found)
            yield from _steps(start, rule.met, end, rule.then)
        yield from self._caretaking()
        yield from self._also_actors()

    def _caretaking(self) -> Iterator[tuple[Places, Places]]:
        """Yield the cabinets with a caretaker period that an actor sits in, or is a member of."""
        subjects, about = self.pairs(HVT.about)
        cabinets = np.zeros(len(self.statements.nodes), np.bool_)
        cabinets[about[self.of_class(HVT.CaretakerPeriod)[subjects]]] = True
        members, collectives = self.pairs(ORG.memberOf)
        here = cabinets[collectives]
        yield from _steps(members[here], ASKED, collectives[here], TOLD)
        seats, bodies = self.pairs(HVT.body)
        sits = cabinets.copy()
        sits[seats[cabinets[bodies]]] = True
        holders, participants = self.pairs(HVT.participant)
        here = sits[holders]
        yield from _steps(participants[here], ASKED, holders[here], TOLD)

    def _also_actors(self) -> Iterator[tuple[Places, Places]]:
        """Yield who refers as to an actor to what is something else too."""
        others = self.of_class(*LOOKED_UP_AS_ACTOR)
        for predicate in sorted(ACTORS):
            subjects, found = self.pairs(predicate)
            here = others[found]
            yield from _steps(found[here], TOLD, subjects[here], TOLD)


def _steps(start: Numbers, met: int, end: Numbers, then: int) -> Iterable[tuple[Places, Places]]:
    yield 2 * start.astype(np.int64) + met, 2 * end.astype(np.int64) + then
