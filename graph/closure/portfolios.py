"""Which relations can count for which choices: in scope, of a reach that carries, equally sure (model-2.md 3.1).

Relations with the same scope and status count for the same choices. So what counts for a choice is found by asking a
few scopes, however many relations a house has.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from graph.house.building import Turned
from graph.house.setting import Setting, accepts
from ontology.codelists import ranks
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Facts, Relation, holds_on

__all__ = ["REACHES", "Edge", "Portfolios", "Sinks", "in_scope", "would_count"]

#: Reaches that can carry a chain, from strong to weak; `audit` and `none` are shown, never counted.
REACHES = ranks.REACHES[: ranks.REACHES.index("system") + 1]

#: Account-giver, forum, relation: how the graph knows an edge.
Edge = tuple[str, str, str]


def in_scope(relation: Relation, choice: Choice, facts: Facts, themes: frozenset[str] | None = None) -> bool:
    """Tell whether a relation's scope covers a choice: theme (or broader), kind and choice, all three.

    A limit that is absent limits nothing. `themes`: those of the choice with every broader one, where they are known.
    """
    if relation.choices and choice.iri not in relation.choices:
        return False
    if relation.choice_kinds and not relation.choice_kinds.intersection(choice.kinds):
        return False
    if relation.themes:
        return not relation.themes.isdisjoint(facts.themes_over(choice.themes) if themes is None else themes)
    return True


def would_count(relation: Relation, choice: Choice | None, facts: Facts, day: date) -> bool:
    """Tell whether a relation would be admissible if its status were accepted; without a choice, in any scope."""
    carries = relation.reach is None or relation.reach in REACHES
    return carries and holds_on(relation, day) and (choice is None or in_scope(relation, choice, facts))


@dataclass(frozen=True, slots=True)
class Sinks:
    """Where chains end, and the offices before that."""

    parliaments: frozenset[str]
    assemblies: frozenset[str]
    offices: frozenset[str]

    @classmethod
    def of(cls, facts: Facts) -> Sinks:
        """Return the sinks and offices of a record."""
        return cls(frozenset(), frozenset(), frozenset()).turned(facts, facts.actors)

    def turned(self, facts: Facts, actors: Collection[str]) -> Sinks:
        """Return the same, with these actors as they stand in other facts."""
        known = [facts.actors[iri] for iri in actors if iri in facts.actors]
        held = zip(
            (self.parliaments, self.assemblies, self.offices),
            (HVT.Parliament, HVT.Assembly, HVT.MinisterialOffice),
            strict=True,
        )
        return Sinks(*(old.difference(actors).union(a.iri for a in known if cls in a.classes) for old, cls in held))


class Portfolios:
    """What can count, now or before it ended: relations with the same scope and status count for the same choices.

    A portfolio is such a scope. It has a number, so that what counts for a choice is a small set of numbers.
    """

    def __init__(self, setting: Setting) -> None:
        self._facts = setting.facts
        #: by number: one relation of the portfolio, and whether the portfolio is of what has ended
        self._examples: list[tuple[Relation, bool]] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        #: edge -> its portfolio
        self.of: dict[Edge, int] = {}
        relations = self._facts.relations
        for giver, forums in setting.graph.adjacency():
            for forum, edges in forums.items():
                for key, said in edges.items():
                    if said["edge_kind"] == "accountability" and said["reach"] in REACHES:
                        self.of[giver, forum, key] = self._number(relations[key], ended=False)
        #: what would be an edge if it had not ended
        self.ended = [relation for relation in relations.values() if _has_ended(relation, setting)]
        for relation in self.ended:
            self.of[_edge(relation)] = self._number(relation, ended=True)
        self._settle()
        self.sinks = Sinks.of(self._facts)

    def turn(self, setting: Setting, turned: Turned) -> None:
        """Be the portfolios of another setting, where only these relations and actors can be other; its graph is."""
        before, after, graph = self._facts, setting.facts, setting.graph
        self._facts = after
        relations = turned.get("relations", frozenset())
        if relations:
            for iri in relations:
                if iri in before.relations:
                    self.of.pop(_edge(before.relations[iri]), None)
            found = [after.relations[iri] for iri in sorted(relations) if iri in after.relations]
            ended = [relation for relation in found if _has_ended(relation, setting)]
            self.ended = [relation for relation in self.ended if relation.iri not in relations] + ended
            for relation in ended:
                self.of[_edge(relation)] = self._number(relation, ended=True)
            for relation in found:
                if relation.reach in REACHES and graph.has_edge(*_edge(relation)):
                    self.of[_edge(relation)] = self._number(relation, ended=False)
            self._settle()
        if turned.get("actors"):
            self.sinks = self.sinks.turned(after, turned["actors"])

    def _settle(self) -> None:
        self.valid = frozenset(number for number, (_, ended) in enumerate(self._examples) if not ended)

    def _number(self, relation: Relation, *, ended: bool) -> int:
        scope = (relation.themes, relation.choice_kinds, relation.choices, relation.status, ended)
        number = self._numbers.get(scope)
        if number is None:
            number = self._numbers[scope] = len(self._examples)
            self._examples.append((relation, ended))
        return number

    def covering(self, choice: Choice, evidence: str, *, ended: bool) -> frozenset[int]:
        """Return the portfolios that a choice falls in on this evidence, with those that have ended or without."""
        themes = self._facts.themes_over(choice.themes)
        return frozenset(
            number
            for number, (example, over) in enumerate(self._examples)
            if (ended or not over) and accepts(evidence, example.status)
            if in_scope(example, choice, self._facts, themes)
        )

    def in_any_scope(self, evidence: str, *, limited: bool) -> frozenset[int]:
        """Return the portfolios on this evidence, as if every scope covered the choice; or those without a scope."""
        return frozenset(
            number
            for number, (example, over) in enumerate(self._examples)
            if not over and accepts(evidence, example.status) and (limited or not _is_limited(example))
        )


def _edge(relation: Relation) -> Edge:
    return relation.account_giver, relation.forum or "", relation.iri


def _has_ended(relation: Relation, setting: Setting) -> bool:
    """Tell whether a relation would be an edge if it had not ended by the day."""
    until = relation.valid_until
    if until is None or until > setting.on or not relation.forum or relation.grade is None:
        return False
    return relation.reach in REACHES and accepts(setting.evidence, relation.status)


def _is_limited(relation: Relation) -> bool:
    return bool(relation.themes or relation.choice_kinds or relation.choices)
