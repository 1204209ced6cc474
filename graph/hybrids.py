"""The answer on one choice in a state between two others: before, with some of the edits made.

Only what can reach the choice is kept: its roles and money, and everything upward of those who decide on
it in either state. So a question costs a few facts, however large the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import networkx as nx

from graph.admissibility import Ladders
from graph.answering import answer_choice
from graph.building import facts_of, settled
from graph.edits import PIVOT, Edit, edits, made, weighed
from graph.records import ChoiceAnswer, HouseInfo, Text
from ontology.facts import Facts, holds_on
from ontology.namespaces import HVT

__all__ = ["Nearby", "Sides"]

_STATEMENTS = ("relations", "roles", "funding", "participations", "absences", "tenures")


class Sides:
    """Two graphs as two weighed states with the edits between them, ready to be asked choice by choice.

    Both are asked on the same evidence.
    """

    def __init__(self, before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str]) -> None:
        old, new = facts_of(before), facts_of(after)
        first, second = weighed(old, before.graph["on"]), weighed(new, after.graph["on"])
        self.evidence: str = after.graph["evidence"]
        self.edits = edits(first, second)
        self._by_record: dict[tuple[str, str], list[Edit]] = {}
        for edit in self.edits:
            records = [("relations", r) for r in edit.relations] or [(edit.collection, edit.iri)]
            for record in records:
                self._by_record.setdefault(record, []).append(edit)
        # an actor on one side only weighs through what is said of it: it may stand in any state
        self._before = _Side(replace(first, actors={**second.actors, **first.actors}))
        self._after = _Side(replace(second, actors={**first.actors, **second.actors}))

    def near(self, choice: str) -> Nearby:
        """Return both states around one choice, with the edits that can reach it."""
        sides = (self._before, self._after)
        known = [c for s in sides if (c := s.facts.choices.get(choice)) is not None]
        people = {r.actor for s in sides for r in s.roles.get(choice, []) if r.actor and r.role == HVT.Decides}
        actors = _upward({*people, *(c.lead for c in known if c.lead)}, sides)
        states = [s.around(choice, actors) for s in sides]
        records = {("choices", choice), *(("actors", a) for a in actors)}
        records |= {("broader", t) for c in known for t in c.themes}
        records |= {(name, iri) for state in states for name in _STATEMENTS for iri in getattr(state, name)}
        found = {e.id: e for record in records for e in self._by_record.get(record, [])}
        near = tuple(found[name] for name in sorted(found))
        return Nearby(choice, states[0], states[1], near, self.evidence)


class Nearby:
    """Both states around one choice."""

    def __init__(self, choice: str, before: Facts, after: Facts, near: tuple[Edit, ...], evidence: str) -> None:
        self.choice = choice
        self.before = before
        self.after = after
        self.edits = near
        self.evidence = evidence
        self._asked: dict[frozenset[str], ChoiceAnswer | None] = {}

    def answer(self, chosen: frozenset[str]) -> ChoiceAnswer | None:
        """Return the answer on the choice with these edits made; None when it is not on the agenda then."""
        if chosen not in self._asked:
            facts = made(self.before, self.after, (e for e in self.edits if e.id in chosen))
            self._asked[chosen] = _answer(facts, self.choice, self.evidence)
        return self._asked[chosen]


class _Side:
    """One state with its statements by what they are about."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.relations = _by(facts.relations, "account_giver")
        self.roles = _by(facts.roles, "choice")
        self.funding = _by(facts.funding, "choice")
        self.participations = _by(facts.participations, "body")
        self.absences = _by(facts.absences, "about")
        self.tenures = _by(facts.tenures, "office")

    def above(self, actor: str) -> Iterable[str]:
        """Whoever an actor answers to, and whoever may stand for it, whether or not it counts."""
        known = self.facts.actors.get(actor)
        yield from (r.forum for r in self.relations.get(actor, []) if r.forum)
        yield from (p.participant for p in self.participations.get(actor, []) if p.participant)
        yield from known.participants if known else ()

    def around(self, choice: str, actors: frozenset[str]) -> Facts:
        """Return the facts that can reach a choice, with the actors they name."""
        roles = self.roles.get(choice, [])
        named = actors | {r.actor for r in roles if r.actor}
        known = self.facts.choices.get(choice)
        return replace(
            self.facts,
            actors={iri: self.facts.actors[iri] for iri in sorted(named) if iri in self.facts.actors},
            choices={choice: known} if known else {},
            roles=_keyed(roles),
            funding=_keyed(self.funding.get(choice, [])),
            relations=_keyed(r for a in actors for r in self.relations.get(a, [])),
            participations=_keyed(p for a in actors for p in self.participations.get(a, [])),
            absences=_keyed(a for actor in actors for a in self.absences.get(actor, [])),
            tenures=_keyed(t for a in actors for t in self.tenures.get(a, [])),
        )


def _by(facts: Mapping[str, Any], name: str) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for fact in facts.values():
        grouped.setdefault(getattr(fact, name), []).append(fact)
    return grouped


def _keyed(facts: Iterable[Any]) -> dict[str, Any]:
    return dict(sorted((fact.iri, fact) for fact in facts))


def _upward(start: Iterable[str], sides: Iterable[_Side]) -> frozenset[str]:
    seen = set(start)
    waiting = sorted(seen)
    while waiting:
        actor = waiting.pop()
        for side in sides:
            for other in side.above(actor):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return frozenset(seen)


#: A hybrid is asked for one choice at a time; nothing of the house itself is read.
_NOBODY_ASKS = HouseInfo(None, Text("", ""), PIVOT.isoformat(), (), "unverified", "")


def _answer(facts: Facts, choice: str, evidence: str) -> ChoiceAnswer | None:
    known = facts.choices.get(choice)
    if known is None or not holds_on(known, PIVOT):
        return None
    return answer_choice(Ladders(settled(facts, PIVOT, evidence, _NOBODY_ASKS)), known)
