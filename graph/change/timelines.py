"""The answer on one choice through time: asked once per stretch of days on which nothing that reaches it changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from graph.answers.explaining import explain
from graph.change.difference import move
from graph.change.edits import DATED
from graph.change.records import Move
from graph.house.setting import Setting, settled
from graph.records import ChoiceAnswer, Explanation, HouseInfo
from ontology.reading.facts import Facts, holds_on, opening_of

__all__ = ["Apart", "Timeline"]


@dataclass(frozen=True, eq=False)
class Timeline:
    """One choice from a first day on, in a record of which only what can reach it is kept (`graph.change.nearby`).

    What is the same on two days is the same object. Every day asked is the first or a later one.
    """

    choice: str
    facts: Facts
    house: HouseInfo
    first: date
    #: what is told of the choice on some day, here or in a record beside this one: each once
    seen: list[Explanation] = field(default_factory=list)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The first day of every stretch: from there until the next, every fact holds or does not."""
        dated = (fact for name in (*DATED, "names") for fact in getattr(self.facts, name).values())
        bounds = {day for fact in dated for day in (opening_of(fact), fact.valid_until) if day is not None}
        return (self.first, *sorted(day for day in bounds if day > self.first))

    @cached_property
    def told(self) -> tuple[Explanation | None, ...]:
        """What is told in every stretch; None while the choice is not on the agenda."""
        return tuple(self._ask(day) for day in self.days)

    @cached_property
    def turns(self) -> tuple[date, ...]:
        """The days after the first on which the answer becomes another."""
        answers = [told and told.choice for told in self.told]
        return tuple(day for n, day in enumerate(self.days) if n and answers[n] is not answers[n - 1])

    def turn(self, day: date) -> Move | None:
        """Return what happens to the choice on a day; None when the answer stands otherwise in no respect."""
        if day not in self.turns:
            return None
        before = self.days[bisect_right(self.days, day) - 2]
        return move((self.setting(before), self.setting(day)), (self.answer(before), self.answer(day)))

    def on(self, day: date) -> Explanation | None:
        """Return what is told on a day; None when the choice is not on the agenda."""
        return self.told[bisect_right(self.days, day) - 1]

    def answer(self, day: date) -> ChoiceAnswer | None:
        """Return the answer on a day; None when the choice is not on the agenda."""
        told = self.on(day)
        return told.choice if told else None

    def setting(self, day: date) -> Setting:
        """Return what is asked on a day: what can reach the choice."""
        house = replace(self.house, reference_date=day.isoformat())
        return settled(self.facts, day, house.evidence, house)

    def _ask(self, day: date) -> Explanation | None:
        known = self.facts.choices.get(self.choice)
        if known is None or not holds_on(known, day):
            return None
        told = explain(self.setting(day), self.choice)
        answers = (other.choice for other in self.seen if other.choice == told.choice)
        told = replace(told, choice=next(answers, told.choice))
        found = next((other for other in self.seen if other == told), None)
        if found is None:
            self.seen.append(told)
        return found or told


@dataclass(frozen=True, eq=False)
class Apart:
    """One choice in the record and under proposals, through time.

    `before` and `after` hold, of either, what can reach the choice in any of the two.
    """

    now: Timeline
    before: Timeline
    after: Timeline
    #: from which scenarios a statement comes
    origin: Mapping[str, tuple[str, ...]]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The first day of every stretch on which nothing changes on either side."""
        return tuple(sorted({*self.before.days, *self.after.days}))

    @cached_property
    def moves(self) -> tuple[Move | None, ...]:
        """What the proposals do to the choice in every stretch; None where it stands as in the record."""
        found: list[Move | None] = []
        known: Move | None = None
        for day in self.days:
            moved = None
            answers = (self.now.answer(day), self.after.answer(day))
            if answers[0] is not answers[1]:
                moved = move((self.before.setting(day), self.after.setting(day)), answers, self.origin)
                known = moved = known if moved == known else moved
            found.append(moved)
        return tuple(found)

    def on(self, day: date) -> Move | None:
        """Return what the proposals do to the choice on a day; None when it stands as in the record."""
        return self.moves[bisect_right(self.days, day) - 1]
