"""Is a large house sound: one of all that no shape can tell apart is looked at, with what it points at.

What `ontology.checking.alike` does with the nodes of a small house is done here on arrays, before any node is an
object: of each sort (`ontology.checking.sorts`) the first goes before `ontology.checking.validation` as it is. Where
something is wrong with it, all of its sort follow, and each is told with its own values. Whatever a rule looks at in
more than one step goes there whole: the house itself, scenarios and what they add, tours, classes, circles of parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import RdfFormat, parse

from ontology.checking.findings import Finding
from ontology.checking.sight import sight
from ontology.checking.sorts import Sorts
from ontology.checking.tours import AGENDA
from ontology.checking.validation import validate
from ontology.columns.house import Flags, Numbers
from ontology.columns.rings import in_rings
from ontology.columns.shown import once
from ontology.columns.statements import Statements
from ontology.gate.gate import MAX_BYTES, checked_text, read_bytes
from ontology.namespaces import HVT
from ontology.reading import dataset as small
from ontology.reading.dataset import Dataset, SourceFile
from ontology.standards import DCTERMS, RDF, RDFS

__all__ = ["TOLD", "errors_in"]

_Rows = NDArray[np.int64]

#: of these all that is said is looked at, of every one
_WHOLE: Final = (HVT.House, HVT.Scenario, HVT.Tour, HVT.TourStep)
#: whoever says one of these is looked at
_WHOLE_BY: Final = (
    HVT.steps,
    HVT.underScenario,
    HVT.onDate,
    HVT.adds,
    HVT.withdraws,
    RDF.first,
    RDF.rest,
    RDFS.subClassOf,
)
#: of so many nodes of which the like is wrong each is told
TOLD: Final = 20_000


def errors_in(statements: Statements, files: Sequence[tuple[str, Path]], ends: Sequence[int]) -> tuple[Finding, ...]:
    """Return what is wrong in a house, each with its own values; of more than 20,000 nodes that of so many.

    `ends` are the numbers of rows read when each file was at its end. Where all files are as small as a small house may
    be, each finding has its line.
    """
    house = _Looked(Sorts(statements))
    named = [SourceFile(name, "") for name, _ in files]
    errors = house.errors(house.firsts, named, ends)
    if not errors:
        return ()
    if sum(path.stat().st_size for _, path in files) <= MAX_BYTES:
        named = [SourceFile(name, checked_text(read_bytes(path), name)) for name, path in files]
    return house.errors(house.like({error.node for error in errors}), named, ends)


class _Looked:
    """Who of a house is looked at, and what is seen from there."""

    def __init__(self, sorts: Sorts) -> None:
        self.sorts = sorts
        self.said = sorts.said
        self.rows = sorts.rows
        #: the first of each sort, and what is looked at whatever is like it
        self.firsts = self._whole()
        self.firsts[sorts.firsts] = True
        #: predicates of which all is looked at, of whatever is near
        self.near = frozenset({RDF.type}) | sight().second
        if self.rows(HVT.onDate).size:
            self.near |= AGENDA
            self.firsts[self._earliest()] = True

    def errors(self, looked_at: Flags, files: Sequence[SourceFile], ends: Sequence[int]) -> tuple[Finding, ...]:
        """Return what is wrong with some nodes."""
        chosen, beside, rows = self.seen_from(looked_at)
        self.said.forget()
        quads = tuple(parse(self.said.lines(rows), format=RdfFormat.N_QUADS))
        within = tuple(int(end) for end in np.searchsorted(rows, ends))
        dataset = Dataset(small.Statements(quads, within), tuple(files))
        report = validate(dataset, warnings=False, among=chosen, beside=beside)
        return tuple(finding for finding in report if finding.severity == "error")

    def like(self, nodes: Iterable[str]) -> Flags:
        """Return whoever is looked at first, and those that are of the sort of one of these nodes."""
        sort = self.sorts.sort
        asked = sort[np.fromiter(self.said.nodes.numbers(nodes).values(), np.int64)]
        is_asked = np.zeros(sort.max(initial=0) + 2, np.bool_)  # the last is for what is of no sort
        is_asked[asked[asked >= 0]] = True
        found = self.firsts.copy()
        found[np.flatnonzero(is_asked[sort])[:TOLD]] = True
        return found

    def seen_from(self, looked_at: Flags) -> tuple[frozenset[str], frozenset[str], _Rows]:
        """Return who is looked at, who points at them, and the rows that this takes, in file order."""
        said = self.said
        taken = looked_at[said.subject]
        pointing = self._pointing(looked_at)
        taken[pointing] = True
        proposed = ~self.sorts.recorded
        if proposed.any():
            taken |= proposed
            shown_there = said.value[proposed]
            touched = np.zeros(looked_at.size, np.bool_)
            touched[shown_there[shown_there >= 0]] = True
            taken |= touched[said.subject]
        rows = np.flatnonzero(taken)
        near = np.zeros(looked_at.size, np.bool_)
        targets = said.value[rows]
        near[targets[targets >= 0]] = True
        near[said.subject[rows]] = True
        seen = self.rows(*self.near)
        taken[seen[near[said.subject[seen]]]] = True
        taken[self.sorts.first_row[near & self.sorts.there]] = True
        return (
            frozenset(said.nodes.at(np.flatnonzero(looked_at))),
            frozenset(said.nodes.at(once(said.subject[pointing]))),
            np.flatnonzero(taken),
        )

    def _pointing(self, looked_at: Flags) -> _Rows:
        """Return the first row by which each of these predicates leads to each that is looked at."""
        found = [np.empty(0, np.int64)]
        for predicate in sorted(sight().incoming):
            rows = self.rows(predicate)
            nodes = self.said.value[rows]
            rows = rows[(nodes >= 0) & looked_at[nodes]]
            found.append(rows[np.unique(self.said.value[rows], return_index=True)[1]])
        return np.concatenate(found)

    def _whole(self) -> Flags:
        """Return what is looked at whatever is like it."""
        said, shown = self.said, self.sorts.shown
        found = np.zeros(len(said.nodes), np.bool_)
        for cls in _WHOLE:
            found[shown.of_class(cls)] = True
        found[said.subject[self.rows(*_WHOLE_BY)]] = True
        found[said.subject[~self.sorts.recorded]] = True
        found[self._to_themselves()] = True
        parts = shown.everywhere(DCTERMS.isPartOf)
        parts = parts[said.value[parts] >= 0]
        found |= in_rings(said.subject[parts], said.value[parts], found.size)
        return found & self.sorts.there

    def _to_themselves(self) -> Numbers:
        """Return who may be said to give account to itself, and who is said to be of several account-givers."""
        said, givers, forums = self.said, self.rows(HVT.accountGiver), self.rows(HVT.forum)
        giver = np.full(len(said.nodes), -1, np.int32)
        giver[said.subject[givers]] = said.value[givers]
        of_several = giver[said.subject[givers]] != said.value[givers]
        to_itself = giver[said.subject[forums]] == said.value[forums]
        return np.concatenate([said.subject[givers[of_several]], said.subject[forums[to_itself]]])

    def _earliest(self) -> Numbers:
        """Return of each sort who has the earliest day on which a choice comes on the agenda, or somebody decides.

        No step of a tour may show an earlier one.
        """
        said, sort = self.said, self.sorts.sort
        found = [np.empty(0, np.int32)]
        for rows, days, _ in self.sorts.days:
            for predicate in AGENDA & self.sorts.number.keys():
                of = said.predicate[rows] == self.sorts.number[predicate]
                subjects = said.subject[rows[of]]
                order = np.lexsort((days[of], sort[subjects]))
                found.append(subjects[order[np.diff(sort[subjects[order]], prepend=-1) != 0]])
        return np.concatenate(found)
