"""The answer on one choice in a state between two others: before, with some of the edits made.

Only what can reach the choice is kept: its roles and money, and everything upward of those who decide on
it in either state. So a question costs a few facts, however large the house.
"""

from __future__ import annotations

from dataclasses import replace

from graph.answers.answering import answer_choice
from graph.change.edits import PIVOT, Edit, edits, made, weighed
from graph.change.reaching import STATEMENTS, Record, upward
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting, settled
from graph.records import (
    ChoiceAnswer,
    HouseInfo,
)
from ontology.reading.facts import Facts, holds_on
from ontology.text import Text

__all__ = ["Nearby", "Sides"]


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
