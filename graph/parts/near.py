"""What is said of some choices, relations and actors, and of whom they name: facts enough to tell what was found.

Nobody is climbed here: a verdict is known before (`graph.columns`), and what an answer shows is all that is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.columns.ragged import Places, gathered, starts
from ontology.columns.gathered import actors_of
from ontology.columns.house import Numbers
from ontology.columns.shown import Shown
from ontology.namespaces import HVT
from ontology.reading.facts import Facts
from ontology.reading.gathering import Gathering
from ontology.reading.indexing import Index
from ontology.reading.jurisdictions import vocabulary_in
from ontology.standards import PROV, RDF, RDFS

__all__ = ["Near"]

#: Along which statements one goes on from whatever is told: to whom it names, to its kind, to its classes.
_ONWARD = frozenset({HVT.accountGiver, HVT.forum, HVT.actor, HVT.relationKind, RDF.type, RDFS.subClassOf})


class Near:
    """The statements of a house by subject, and who says something of whom."""

    def __init__(self, shown: Shown) -> None:
        """Lay out what is shown."""
        self._shown = shown
        told = shown.statements
        self._in_order = bool((np.diff(told.subject) >= 0).all())
        self._order = np.zeros(0, np.int32) if self._in_order else np.argsort(told.subject, kind="stable").astype("i4")
        self._first = starts(told.subject, len(told.nodes))
        self._onward = np.isin(
            np.arange(len(told.predicates)),
            [number for number, name in enumerate(told.predicates) if name in _ONWARD],
        )
        self._back: dict[str, tuple[Numbers, Numbers]] = {}

    # -- the numbers of columns as nodes

    @cached_property
    def actors(self) -> Numbers:
        """Of each actor of the columns which node it is."""
        return self._shown.members(actors_of(self._shown)).nodes

    @cached_property
    def choices(self) -> Numbers:
        """Of each choice likewise."""
        return self._of(HVT.Choice)

    @cached_property
    def relations(self) -> Numbers:
        """Of each relation."""
        return self._of(HVT.AccountabilityRelation)

    def _of(self, cls: str) -> Numbers:
        return self._shown.members(self._shown.of_class(cls)).nodes

    # -- facts

    def back(self, predicate: str, nodes: Numbers) -> Numbers:
        """Return the subjects of which some statement by a predicate has one of these as its value."""
        if predicate not in self._back:
            told, rows = self._shown.statements, self._shown.rows(predicate)
            rows = rows[told.value[rows] >= 0]
            rows = rows[np.argsort(told.value[rows], kind="stable")]
            self._back[predicate] = told.value[rows], told.subject[rows]
        values, subjects = self._back[predicate]
        begin, end = np.searchsorted(values, nodes, "left"), np.searchsorted(values, nodes, "right")
        return subjects[np.concatenate([np.arange(0), *map(np.arange, begin.tolist(), end.tolist())]).astype(np.int64)]

    def facts(self, nodes: Iterable[Numbers]) -> Facts:
        """Return what is said of these nodes, of the house itself and of whom they name."""
        shown = self._shown
        told = shown.statements
        known = np.unique(np.concatenate([shown.of_class(HVT.House), *nodes]))
        known = known[known >= 0]
        new, rows = known, list[Places]()
        while new.size:
            here = self._rows(new)
            rows.append(here)
            named = told.value[here[self._onward[told.predicate[here]]]]
            also = self.back(PROV.specializationOf, new)
            new = np.setdiff1d(np.concatenate((named[named >= 0], also)), known)
            known = np.union1d(known, new)
        said = shown.told(np.sort(np.concatenate(rows)) if rows else np.zeros(0, np.int64))
        gathering = Gathering(Index(said, vocabulary_in(shown.law)), shown.law)
        told.forget()
        shown.forget()
        return gathering.facts()

    def _rows(self, nodes: NDArray[np.int32]) -> Places:
        """Return the rows that say something of these, as far as they hold."""
        shown = self._shown
        _, at = gathered(self._first, nodes)
        rows = shown.visible(at if self._in_order else self._order[at].astype(np.int64))
        if shown.withdrawn.size:
            rows = rows[~np.isin(shown.statements.subject[rows], shown.withdrawn)]
        return rows
