"""What is near a choice: what of a record can reach the answer on it, and that answer between two states.

Near is the choice with its roles and money, and everything upward of those who decide on it or lead it, whether or
not it counts: all else may change without it being noticed there. So a question on one choice costs a few facts,
however large the house. A state between two others is the one before, with some of the edits made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph.answers.answering import answer_choice
from graph.change.edits import PIVOT, Edit, edits, made, weighed
from graph.closure.admissibility import REACHES, Ladders, in_scope
from graph.house.setting import Setting, accepts, settled
from graph.records import ChoiceAnswer, HouseInfo
from ontology.namespaces import HVT
from ontology.reading.facts import Choice, Facts, Relation, holds_on
from ontology.text import Text

__all__ = ["STATEMENTS", "Nearby", "Record", "Sides", "upward"]

#: The collections of statements that weigh on an answer.
STATEMENTS = ("relations", "roles", "funding", "participations", "absences", "tenures")


class Record:
    """The facts of one state with its statements by what they are about."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.relations = _by(facts.relations, "account_giver")
        self.roles = _by(facts.roles, "choice")
        self.funding = _by(facts.funding, "choice")
        self.participations = _by(facts.participations, "body")
        self.absences = _by(facts.absences, "about")
        self.tenures = _by(facts.tenures, "office")
        self.names = _by(facts.names, "actor")

    def above(self, actor: str) -> Iterable[str]:
        """Whoever an actor answers to, whether or not it counts."""
        return (r.forum for r in self.relations.get(actor, []) if r.forum)

    def inside(self, body: str) -> Iterable[str]:
        """Whoever may stand for a body that answers to nobody itself."""
        known = self.facts.actors.get(body)
        yield from (p.participant for p in self.participations.get(body, []) if p.participant)
        yield from known.participants if known else ()

    def lasting(self, actor: str, choice: Choice, evidence: str, first: date) -> set[Relation]:
        """Return the relations by which an actor answers for a choice from a day on and for good."""
        return {
            r
            for r in self.relations.get(actor, [])
            if accepts(evidence, r.status)
            and r.forum
            and r.grade is not None
            and r.reach in REACHES
            and (r.valid_from is None or r.valid_from <= first)
            and r.valid_until is None
            and in_scope(r, choice, self.facts)
        }

    def start(self, choice: str) -> Iterable[str]:
        """Whoever decides on a choice or leads it, on any day and of any status."""
        known = self.facts.choices.get(choice)
        yield from (r.actor for r in self.roles.get(choice, []) if r.actor and r.role == HVT.Decides)
        yield from (known.lead,) if known and known.lead else ()

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
            names=_keyed(n for a in named for n in self.names.get(a, [])),
        )


def upward(
    choice: str, records: Sequence[Record], evidence: str | None = None, first: date | None = None
) -> frozenset[str]:
    """Return everybody upward of those who decide on a choice or lead it, in any of the records.

    With `evidence` and `first`, for who asks on that evidence and from that day on: those in a body are then
    left out when the body answers for the choice itself throughout, in every record by the same relation.
    """
    seen = {actor for record in records for actor in record.start(choice)}
    waiting = sorted(seen)
    while waiting:
        actor = waiting.pop()
        found = {other for record in records for other in record.above(actor)}
        inside = {other for record in records for other in record.inside(actor)}
        if inside and not (evidence and first and _answers(actor, choice, records, evidence, first)):
            found |= inside
        waiting.extend(found - seen)
        seen |= found
    return frozenset(seen)


def _answers(body: str, choice: str, records: Sequence[Record], evidence: str, first: date) -> bool:
    known, *others = (record.facts.choices.get(choice) for record in records)
    themes = [record.facts.broader for record in records]
    if known is None or any(other != known for other in others) or any(broader != themes[0] for broader in themes[1:]):
        return False
    return bool(set.intersection(*(record.lasting(body, known, evidence, first) for record in records)))


def _by(facts: Mapping[str, Any], name: str) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for fact in facts.values():
        grouped.setdefault(getattr(fact, name), []).append(fact)
    return grouped


def _keyed(facts: Iterable[Any]) -> dict[str, Any]:
    return dict(sorted((fact.iri, fact) for fact in facts))


class Sides:
    """Two settings as two weighed states with the edits between them, ready to be asked choice by choice.

    Both are asked on the same evidence.
    """

    def __init__(self, before: Setting, after: Setting) -> None:
        old, new = before.facts, after.facts
        first, second = weighed(old, before.on), weighed(new, after.on)
        self.evidence: str = after.evidence
        self.edits = edits(first, second)
        self._by_record: dict[tuple[str, str], list[Edit]] = {}
        for edit in self.edits:
            records = [("relations", r) for r in edit.relations] or [(edit.collection, edit.iri)]
            for record in records:
                self._by_record.setdefault(record, []).append(edit)
        # an actor on one side only weighs through what is said of it: it may stand in any state
        self._before = Record(replace(first, actors={**second.actors, **first.actors}))
        self._after = Record(replace(second, actors={**first.actors, **second.actors}))

    def near(self, choice: str) -> Nearby:
        """Return both states around one choice, with the edits that can reach it."""
        sides = (self._before, self._after)
        actors = upward(choice, sides)
        states = [side.around(choice, actors) for side in sides]
        known = [c for state in states if (c := state.choices.get(choice)) is not None]
        records = {("choices", choice), *(("actors", a) for a in actors)}
        records |= {("broader", t) for c in known for t in c.themes}
        records |= {(name, iri) for state in states for name in STATEMENTS for iri in getattr(state, name)}
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


#: A hybrid is asked for one choice at a time; nothing of the house itself is read.
_NOBODY_ASKS = HouseInfo(None, Text("", ""), PIVOT.isoformat(), (), "unverified", "")


def _answer(facts: Facts, choice: str, evidence: str) -> ChoiceAnswer | None:
    known = facts.choices.get(choice)
    if known is None or not holds_on(known, PIVOT):
        return None
    return answer_choice(Ladders(settled(facts, PIVOT, evidence, _NOBODY_ASKS)), known)
