"""Which relations can count for which choices: in scope, of a reach that carries, equally sure (model-2.md 3.1).

Relations with the same scope and status count for the same choices. So what counts for a choice is found by asking a
few scopes, however many relations a house has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
        self.ended = [
            relation
            for relation in self._facts.relations.values()
            if relation.valid_until is not None and relation.valid_until <= setting.on
            if relation.forum and relation.grade is not None and relation.reach in REACHES
            if accepts(setting.evidence, relation.status)
        ]
        for relation in self.ended:
            self.of[relation.account_giver, relation.forum or "", relation.iri] = self._number(relation, ended=True)
        self.valid = frozenset(number for number, (_, ended) in enumerate(self._examples) if not ended)
        actors = self._facts.actors.values()
        classes = (HVT.Parliament, HVT.Assembly, HVT.MinisterialOffice)
        self.sinks = Sinks(*(frozenset(a.iri for a in actors if cls in a.classes) for cls in classes))

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


def _is_limited(relation: Relation) -> bool:
    return bool(relation.themes or relation.choice_kinds or relation.choices)
