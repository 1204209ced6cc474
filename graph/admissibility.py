"""Which relations count for a choice: valid, accepted, in scope, of a reach that carries (model.md 3.1).

The result is a *ladder*: the admissible relations as a MultiDiGraph of its own, sinks without a way out,
so that every path in it that ends well is a chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import networkx as nx

from graph.building import accepts, facts_of
from graph.records import Grade
from ontology.facts import Absence, Choice, Facts, Funding, Relation, Role, holds_on
from ontology.namespaces import HVT, KIND

__all__ = ["REACHES", "Ladder", "Ladders", "Rung", "in_scope", "would_count"]

#: Reaches that can carry a chain, from strong to weak; `audit` and `none` are shown, never counted.
REACHES = ("decision", "powers", "system")


@dataclass(frozen=True, slots=True)
class Rung:
    """One admissible relation, ready to be climbed."""

    relation: str
    account_giver: str
    forum: str
    grade: Grade
    reach: str
    status: str
    kind: str | None


@dataclass(frozen=True)
class Ladder:
    """The admissible relations of one choice: rungs up from and down to each actor, in order of IRI."""

    up: dict[str, tuple[Rung, ...]]
    down: dict[str, tuple[Rung, ...]]
    parliaments: frozenset[str]
    assemblies: frozenset[str]
    offices: frozenset[str]
    #: state secretary -> the ministers he acts under (Grondwet 46(2))
    ties: frozenset[tuple[str, str]]
    #: closure words, filled by graph.closure: (sink kind, reach level) -> actor -> word
    words: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict, compare=False)

    def rungs(self, actor: str) -> tuple[Rung, ...]:
        """The admissible relations upward of `actor`."""
        return self.up.get(actor, ())

    def is_sink(self, actor: str) -> bool:
        """A chain never passes through a parliament or an assembly."""
        return actor in self.parliaments or actor in self.assemblies

    def ends_chain(self, rung: Rung, sink: str) -> bool:
        """Tell whether a rung is the last of a `ministerial` or `local` chain."""
        if sink == "local":
            return rung.forum in self.assemblies
        return rung.forum in self.parliaments and rung.account_giver in self.offices

    def cone(self, actor: str) -> set[str]:
        """Every actor that `actor` reaches by admissible relations, itself included, sinks excluded."""
        seen, waiting = {actor}, [actor]
        while waiting:
            for rung in self.rungs(waiting.pop()):
                if rung.forum not in seen and not self.is_sink(rung.forum):
                    seen.add(rung.forum)
                    waiting.append(rung.forum)
        return seen

    def as_graph(self) -> nx.MultiDiGraph[str]:
        """The ladder as a networkx graph, for any algorithm."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for rungs in self.up.values():
            for rung in rungs:
                graph.add_edge(rung.account_giver, rung.forum, key=rung.relation)
        return graph


def in_scope(relation: Relation, choice: Choice, facts: Facts) -> bool:
    """Tell whether a relation's scope covers a choice: theme (or broader), kind and choice, all three.

    A limit that is absent limits nothing.
    """
    if relation.choices and choice.iri not in relation.choices:
        return False
    if relation.choice_kinds and not relation.choice_kinds.intersection(choice.kinds):
        return False
    if relation.themes:
        covered = {above for theme in choice.themes for above in facts.broader.get(theme, frozenset({theme}))}
        return bool(relation.themes & covered)
    return True


def would_count(relation: Relation, choice: Choice | None, facts: Facts, day: date) -> bool:
    """Tell whether a relation would be admissible if its status were accepted; without a choice, in any scope."""
    carries = relation.reach is None or relation.reach in REACHES
    return carries and holds_on(relation, day) and (choice is None or in_scope(relation, choice, facts))


class Ladders:
    """The ladders of a graph, each made once: choices under the same scopes share one."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self.graph = graph
        self.facts = facts_of(graph)
        self.day: date = graph.graph["on"]
        self.evidence: str = graph.graph["evidence"]
        actors = self.facts.actors
        self._parliaments = frozenset(a.iri for a in actors.values() if HVT.Parliament in a.classes)
        self._assemblies = frozenset(a.iri for a in actors.values() if HVT.Assembly in a.classes)
        self._offices = frozenset(a.iri for a in actors.values() if HVT.MinisterialOffice in a.classes)
        self._secretaries = frozenset(a.iri for a in actors.values() if HVT.StateSecretary in a.classes)
        self._ministers = frozenset(a.iri for a in actors.values() if HVT.Minister in a.classes)
        accepted = [
            r
            for r in self.facts.relations.values()
            if accepts(self.evidence, r.status) and r.forum and r.grade is not None and r.reach in REACHES
        ]
        self._valid = [r for r in accepted if holds_on(r, self.day)]
        self._ended = [r for r in accepted if r.valid_until is not None and r.valid_until <= self.day]
        self._made: dict[tuple[str, ...], Ladder] = {}
        self._by_giver: dict[str, list[Relation]] = {}
        for relation in self.facts.relations.values():
            self._by_giver.setdefault(relation.account_giver, []).append(relation)

        self.roles: dict[str, list[Role]] = {}
        for role in self.facts.roles.values():
            self.roles.setdefault(role.choice, []).append(role)
        self.funding: dict[str, list[Funding]] = {}
        for money in self.facts.funding.values():
            self.funding.setdefault(money.choice, []).append(money)
        self.absences: dict[str, list[Absence]] = {}
        for absence in self.facts.absences.values():
            self.absences.setdefault(absence.about, []).append(absence)

    def relations_of(self, actor: str) -> list[Relation]:
        """Every relation upward on record for an actor, whatever its dates and status."""
        return self._by_giver.get(actor, [])

    def of(self, choice: Choice) -> Ladder:
        """The ladder of what counts for `choice`."""
        return self._ladder(r for r in self._valid if in_scope(r, choice, self.facts))

    def with_ended(self, choice: Choice) -> Ladder:
        """The ladder as it would be if what has ended by this day still held."""
        return self._ladder(r for r in (*self._valid, *self._ended) if in_scope(r, choice, self.facts))

    def unlimited(self) -> Ladder:
        """The ladder of what counts for every choice: relations without any scope."""
        return self._ladder(r for r in self._valid if not (r.themes or r.choice_kinds or r.choices))

    def without_scopes(self) -> Ladder:
        """The ladder as it would be if no relation were limited to a portfolio."""
        return self._ladder(self._valid)

    def _ladder(self, relations: Iterable[Relation]) -> Ladder:
        chosen = sorted(relations, key=lambda r: r.iri)
        signature = tuple(r.iri for r in chosen)
        if signature not in self._made:
            self._made[signature] = self._make(chosen)
        return self._made[signature]

    def _make(self, relations: list[Relation]) -> Ladder:
        up: dict[str, list[Rung]] = {}
        down: dict[str, list[Rung]] = {}
        for rung in _rungs(relations):
            up.setdefault(rung.account_giver, []).append(rung)
            down.setdefault(rung.forum, []).append(rung)
        return Ladder(
            {actor: tuple(rungs) for actor, rungs in up.items()},
            {actor: tuple(rungs) for actor, rungs in down.items()},
            self._parliaments,
            self._assemblies,
            self._offices,
            frozenset(
                (r.account_giver, r.forum or "")
                for r in relations
                if r.kind == KIND.state_secretary_under_minister
                and r.account_giver in self._secretaries
                and r.forum in self._ministers
            ),
        )


def _rungs(relations: Iterable[Relation]) -> Iterator[Rung]:
    for r in relations:
        if r.forum and r.grade is not None and r.reach:
            yield Rung(r.iri, r.account_giver, r.forum, Grade(*r.grade), r.reach, r.status, r.kind)
