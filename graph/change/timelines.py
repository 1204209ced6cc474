"""The answer on one choice through time: asked once per stretch of days on which nothing that reaches it changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from graph.answers.explaining import explain
from graph.change.course import Course
from graph.change.difference import move
from graph.change.edits import DATED
from graph.change.records import Move
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting, settled
from graph.records import ChoiceAnswer, Explanation, HouseInfo
from ontology.reading.facts import Facts, holds_on, opening_of

__all__ = ["Apart", "Timeline", "tell"]


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
    #: what is told in every stretch, by its first day, once `tell` asked it; None while it is not on the agenda
    told: dict[date, Explanation | None] = field(default_factory=dict)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The first day of every stretch: from there until the next, every fact holds or does not."""
        dated = (fact for name in (*DATED, "names") for fact in getattr(self.facts, name).values())
        bounds = {day for fact in dated for day in (opening_of(fact), fact.valid_until) if day is not None}
        return (self.first, *sorted(day for day in bounds if day > self.first))

    @cached_property
    def turns(self) -> tuple[date, ...]:
        """The days after the first on which the answer becomes another."""
        answers = [told and told.choice for told in map(self.on, self.days)]
        return tuple(day for n, day in enumerate(self.days) if n and answers[n] is not answers[n - 1])

    def turn(self, day: date) -> Move | None:
        """Return what happens to the choice on a day; None when the answer stands otherwise in no respect."""
        if day not in self.turns:
            return None
        before = self.days[bisect_right(self.days, day) - 2]
        return move((self.setting(before), self.setting(day)), (self.answer(before), self.answer(day)))

    def on(self, day: date) -> Explanation | None:
        """Return what is told on a day; None when the choice is not on the agenda."""
        return self.told[self.days[bisect_right(self.days, day) - 1]] if self.choice in self.facts.choices else None

    def answer(self, day: date) -> ChoiceAnswer | None:
        """Return the answer on a day; None when the choice is not on the agenda."""
        told = self.on(day)
        return told.choice if told else None

    def setting(self, day: date) -> Setting:
        """Return what is asked on a day: what can reach the choice."""
        house = replace(self.house, reference_date=day.isoformat())
        return settled(self.facts, day, house.evidence, house)

    def ask(self, ladders: Ladders) -> None:
        """Ask what is told in the stretch that begins on the day of these ladders."""
        known = self.facts.choices.get(self.choice)
        self.told[ladders.day] = self._ask(ladders) if known and holds_on(known, ladders.day) else None

    def _ask(self, ladders: Ladders) -> Explanation:
        told = explain(ladders.setting, self.choice, ladders=ladders)
        answers = (other.choice for other in self.seen if other.choice == told.choice)
        told = replace(told, choice=next(answers, told.choice))
        found = next((other for other in self.seen if other == told), None)
        if found is None:
            self.seen.append(told)
        return found or told


def tell(timelines: Iterable[Timeline], facts: Facts, house: HouseInfo, first: date) -> None:
    """Ask each of these timelines of the whole house, day after day."""
    beginning: dict[date, list[Timeline]] = {}
    for line in timelines:
        for day in line.days:
            beginning.setdefault(day, []).append(line)
    course = Course(facts, house, first)
    for day in sorted(beginning):
        ladders = course.on(day)
        for line in beginning[day]:
            line.ask(ladders)


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
