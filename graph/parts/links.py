"""The rules of `graph.parts.rules` laid over the statements of one house: who brings whom into a part.

A place is twice the number of a resource, and one more where it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.parts.classes import fitting, terms
from graph.parts.rules import CARETAKING, EVERYWHERE, RULES, SEATING
from ontology.columns.house import Flags, Numbers
from ontology.columns.statements import Statements
from ontology.namespaces import HVT
from ontology.standards import RDF, RDFS

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
        nodes = self.statements.nodes
        pairs = zip(*(map(nodes.__getitem__, ends.tolist()) for ends in self.pairs(RDFS.subClassOf)), strict=True)
        subjects, types = self.pairs(RDF.type)
        used = {nodes[number]: number for number in np.unique(types).tolist()}
        fits = np.zeros(len(nodes), np.bool_)
        fits[[used[name] for name in fitting(used, pairs, frozenset(classes))]] = True
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
        found[list(statements.nodes.numbers(terms()).values())] = True
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
                here = self._of(rule.subjects)[subjects]
                subjects, found = subjects[here], found[here]
            if rule.values:
                here = self._of(rule.values)[found]
                subjects, found = subjects[here], found[here]
            start, end = (found, subjects) if rule.back else (subjects, found)
            yield 2 * start.astype(np.int64) + rule.met, 2 * end.astype(np.int64) + rule.then

    def _of(self, classes: frozenset[str]) -> Flags:
        if CARETAKING in classes:
            return self._caretaking
        if SEATING in classes:
            seats, bodies = self.pairs(HVT.body)
            found = self._caretaking.copy()
            found[seats[self._caretaking[bodies]]] = True
            return found
        return self.of_class(*classes)

    @cached_property
    def _caretaking(self) -> Flags:
        """The cabinets that a caretaker period is about."""
        subjects, about = self.pairs(HVT.about)
        found = np.zeros(len(self.statements.nodes), np.bool_)
        found[about[self.of_class(HVT.CaretakerPeriod)[subjects]]] = True
        return found
