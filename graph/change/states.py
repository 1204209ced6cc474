"""Every answer that a scenario switch and a date slider can ask of a house, computed beforehand.

A state is what the house answers under one combination of proposals on one day. It is what
`graph.answers.answering.answer` says of the whole house on that day, but asked choice by choice, of what can reach
the choice only, and once for every stretch of days on which nothing there changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import is_
from typing import TypeVar

from graph.answers.answering import assembled
from graph.change.edits import edits
from graph.change.nearby import Near, Record, upward
from graph.change.records import Move
from graph.change.timelines import Apart, Timeline, tell
from graph.house.setting import scenario_iris, setting
from graph.records import Answer, Explanation, HouseInfo
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts, opening_of

__all__ = ["State", "States", "states"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class State:
    """What a house answers under some proposals on one day; the mappings are by IRI of the choice.

    Whatever is the same in two states is the same object: the answer and the explanation of a choice, all
    choices of the answer together, and each mapping.
    """

    answer: Answer
    explanations: Mapping[str, Explanation]
    #: the choices that stand otherwise than in the record on the same day, and by which statements
    against_record: Mapping[str, Move]


@dataclass(frozen=True, slots=True)
class States:
    """The states of a house by scenario and date."""

    #: combinations of scenario IRIs: none (the record), each alone, all together, and what was asked if none of these
    scenarios: tuple[tuple[str, ...], ...]
    #: the first day of the story, the day asked, and every later day on which an answer changes; a state holds
    #: until the next date, the last one for good
    dates: tuple[date, ...]
    #: the places of what was asked in `scenarios` and `dates`
    opening: tuple[int, int]
    _states: tuple[tuple[State, ...], ...]
    _timelines: tuple[Mapping[str, Timeline], ...]

    def at(self, scenario: int, day: int) -> State:
        """Return the state under one of `scenarios` on one of `dates`, by their places."""
        return self._states[scenario][day]

    def since(self, scenario: int, day: int) -> Mapping[str, Move]:
        """Return the choices that stand otherwise than before one of `dates`, and by which statements.

        Asked when it is wanted: in a house with much above a choice the statements take a while to find.
        """
        lines = self._timelines[scenario].items()
        return {choice: moved for choice, line in lines if (moved := line.turn(self.dates[day]))}


def states(
    dataset: Dataset,
    evidence: str = "unverified",
    *,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    also: Iterable[date] = (),
) -> States:
    """Return every state of a house; `on` and `scenarios` are those a reader begins with.

    The days in `also` are among its dates, unless they come before the story.

    The story begins on the day on which a choice first comes on the agenda; of choices without such a day,
    when somebody first decides. What holds before that day is not told. The arguments are those of
    `graph.house.setting.setting`.

    Raises UnknownNameError for a scenario or a status that is not there.
    """
    today, asked = setting(dataset, on, (), evidence), scenario_iris(dataset, scenarios)
    day, house, record = today.on, today.house, read_facts(dataset)
    combinations = _combinations(tuple(record.scenarios), asked)
    readings = {names: read_facts(dataset, names) if names else record for names in combinations}
    first = min([day, *_beginnings(readings.values())])
    origin = _origin(record, {names[0]: facts for names, facts in readings.items() if len(names) == 1})
    plain = _of_record(Record(record), house, first)
    told = [
        _of_proposals(plain, Record(facts), _house(house, facts, names), origin) if names else plain
        for names, facts in readings.items()
    ]
    dates = tuple(
        sorted(
            {
                first,
                day,
                *(one for one in also if one >= first),
                *(turn for one in told for line in one.timelines.values() for turn in line.turns),
            }
        )
    )
    found: list[tuple[State, ...]] = []
    for one in told:
        found.append(tuple(_states(one, dates, found[0] if found else ())))
    place = next(n for n, names in enumerate(combinations) if set(names) == set(asked))
    lines = tuple(one.timelines for one in told)
    return States(combinations, dates, (place, dates.index(day)), tuple(found), lines)


@dataclass(frozen=True)
class _Told:
    """A combination of proposals: every choice through time, and those that it can reach beside the record."""

    record: Record
    house: HouseInfo
    first: date
    timelines: Mapping[str, Timeline]
    apart: Mapping[str, Apart]


def _combinations(known: Sequence[str], asked: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = [(), *((name,) for name in known)]
    for names in (tuple(known), tuple(asked)):
        if all(set(names) != set(other) for other in found):
            found.append(names)
    return tuple(found)


def _house(house: HouseInfo, facts: Facts, names: tuple[str, ...]) -> HouseInfo:
    return replace(house, iri=facts.house.iri, title=facts.house.title, scenarios=names)


def _beginnings(readings: Iterable[Facts]) -> set[date]:
    """Return the days on which a choice comes on the agenda, else those on which somebody begins to decide."""
    known = list(readings)
    agenda = {day for facts in known for c in facts.choices.values() if (day := opening_of(c))}
    return agenda or {
        r.valid_from for facts in known for r in facts.roles.values() if r.valid_from and r.role == HVT.Decides
    }


def _origin(record: Facts, alone: Mapping[str, Facts]) -> Mapping[str, tuple[str, ...]]:
    """Return the id of every edit that a proposal makes -> the proposals that make it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, facts in alone.items():
        for edit in edits(record, facts):
            found[edit.id] = (*found.get(edit.id, ()), name)
    return found


def _of_record(record: Record, house: HouseInfo, first: date) -> _Told:
    timelines = {
        choice: Timeline(choice, record.around(choice, upward(choice, [record], first)), house, first)
        for choice in record.facts.choices
    }
    tell(timelines.values(), record.facts, house, first)
    return _Told(record, house, first, timelines, {})


def _of_proposals(today: _Told, record: Record, house: HouseInfo, origin: Mapping[str, tuple[str, ...]]) -> _Told:
    """Return what is told under proposals: a choice that they cannot reach keeps its timeline."""
    near = Near(today.record, record, today.first)
    timelines, apart = {}, {}
    for choice in sorted(today.record.facts.choices.keys() | record.facts.choices.keys()):
        old, new = near.around(choice)
        before = Timeline(choice, old, today.house, today.first)
        now = today.timelines.get(choice, before)
        timelines[choice] = now
        if near.differs(old, new):
            timelines[choice] = Timeline(choice, new, house, today.first, now.seen)
            apart[choice] = Apart(now, before, timelines[choice], origin)
    if apart:
        tell((pair.after for pair in apart.values()), record.facts, house, today.first)
    return _Told(record, house, today.first, timelines, apart)


def _states(told: _Told, dates: Sequence[date], beside: Sequence[State]) -> Iterator[State]:
    """Yield the state of every date; what is the same in the one before it, or beside it, is shared."""
    last: State | None = None
    for number, day in enumerate(dates):
        known = [state for state in (last, beside[number] if beside else None) if state is not None]
        said = {choice: line.on(day) for choice, line in told.timelines.items()}
        house = replace(told.house, reference_date=day.isoformat())
        answered = assembled(house, [one.choice for one in said.values() if one])
        explanations = {c.iri: one for c in answered.choices if (one := said[c.iri])}
        against = {choice: moved for choice, pair in told.apart.items() if (moved := pair.on(day))}
        last = State(
            _shared_answer(answered, [state.answer for state in known]),
            _shared(explanations, [state.explanations for state in known]),
            _shared(against, [state.against_record for state in known]),
        )
        yield last


def _shared_answer(new: Answer, known: Iterable[Answer]) -> Answer:
    for old in known:
        if len(old.choices) == len(new.choices) and all(map(is_, old.choices, new.choices)):
            return replace(old, house=new.house)
    return new


def _shared(new: Mapping[str, _T], known: Iterable[Mapping[str, _T]]) -> Mapping[str, _T]:
    for old in known:
        if old.keys() == new.keys() and all(old[key] is value for key, value in new.items()):
            return old
    return new
