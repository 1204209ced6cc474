"""The states of a house are its answers: on every date, under every combination, and on the days in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.answers.answering import answer
from graph.answers.explaining import explain_all
from graph.change.comparing import standing
from graph.change.difference import difference
from graph.change.records import Move, Statement
from graph.change.states import State, States, states
from graph.change.whatif import whatif
from graph.house.setting import Setting, setting, settled
from graph.records import ChoiceAnswer
from ontology.errors import UnknownNameError
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.standards import RDF
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import DAYS, TODAY, Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig

DAY = timedelta(days=1)
LETTER = date(2025, 9, 29)


@cache
def shipped() -> States:
    return states(nds())


def on(here: Setting, day: date) -> Setting:
    """The same house on another day."""
    house = replace(here.house, reference_date=day.isoformat())
    return settled(here.facts, day, here.evidence, house)


def as_asked(state: State, here: Setting) -> None:
    """A state is what the whole house answers and explains, word for word."""
    told = answer(here)
    assert state.answer == told
    assert dict(state.explanations) == explain_all(here, told.choices)


def between(dates: tuple[date, ...]) -> list[tuple[int, date]]:
    """The last day before every date, and one long after them all."""
    inside = [(n, b - DAY) for n, (a, b) in enumerate(pairwise(dates)) if b - DAY > a]
    return [*inside, (len(dates) - 1, dates[-1] + 3650 * DAY)]


# the shipped house


def test_the_shipped_house_under_the_record_each_proposal_and_all_together() -> None:
    told = shipped()
    names = [name.rsplit("/", 1)[-1] for combination in told.scenarios for name in combination]
    assert told.scenarios[0] == ()
    assert names[:3] == ["bod-anchored", "bod-ministerial", "structural-funding"] == names[3:]
    assert told.opening == (0, told.dates.index(LETTER))


@pytest.mark.parametrize("scenario", range(5))
def test_every_state_of_the_shipped_house_is_what_the_house_answers(scenario: int) -> None:
    told = shipped()
    here = setting(nds(), None, told.scenarios[scenario])
    dates = list(enumerate(told.dates))
    for number, day in dates if scenario in (0, 4) else dates[::5]:
        as_asked(told.at(scenario, number), on(here, day))


@pytest.mark.parametrize("scenario", [0, 4])
def test_nothing_changes_between_two_dates(scenario: int) -> None:
    told = shipped()
    here = setting(nds(), None, told.scenarios[scenario])
    days = between(told.dates)
    assert len(days) > 10
    for number, day in days:
        assert answer(on(here, day)).choices == told.at(scenario, number).answer.choices, day


def test_on_every_date_an_answer_changes_but_on_the_first_and_on_the_day_asked() -> None:
    told = shipped()
    for number, day in enumerate(told.dates[1:], start=1):
        pairs = [(told.at(s, number - 1), told.at(s, number)) for s in range(len(told.scenarios))]
        changed = any(a.answer.choices != b.answer.choices for a, b in pairs)
        assert changed or day == LETTER, day
    assert list(told.dates) == sorted(set(told.dates))


def test_the_story_begins_when_the_first_choice_comes_on_the_agenda() -> None:
    agenda = [c.valid_from for c in setting(nds()).facts.choices.values() if c.valid_from]
    assert shipped().dates[0] == min(agenda)
    # laws of long before are in the record: they are no dates of the story
    assert min(r.valid_from for r in setting(nds()).facts.relations.values() if r.valid_from) < min(agenda)


def test_what_is_the_same_is_the_same_object() -> None:
    told = shipped()
    met: dict[str, list[ChoiceAnswer]] = {}
    for scenario in range(len(told.scenarios)):
        for number in range(len(told.dates)):
            for choice in told.at(scenario, number).answer.choices:
                met.setdefault(choice.iri, []).append(choice)
    for answers in met.values():
        for one, other in pairwise(answers):
            assert (one is other) == (one == other)
    # all of an answer, where no proposal reaches anything
    assert told.at(1, 0).answer.choices is told.at(0, 0).answer.choices
    assert told.at(1, 0).explanations is told.at(0, 0).explanations
    assert told.at(1, 0).answer.house != told.at(0, 0).answer.house


# what changes, and by what


def move_like(told: Move, expected: dict[str, Statement]) -> None:
    """Every cause of a move names statements that it holds, and these are the ones that are told elsewhere."""
    named = {n for e in told.change.effects if e.cause for ids in (*e.cause.sets, e.cause.needed) for n in ids}
    assert [s.id for s in told.statements] == [i for i in expected if i in named]
    assert all(expected[s.id] == s for s in told.statements)


@pytest.mark.parametrize("scenario", [1, 2, 3, 4])
@pytest.mark.parametrize("day", [LETTER, date(2026, 9, 1)])
def test_against_the_record_is_what_whatif_says(scenario: int, day: date) -> None:
    told = shipped()
    state = told.at(scenario, told.dates.index(day))
    expected = whatif(nds(), told.scenarios[scenario], on=day).difference
    assert expected.changes
    assert {c.iri: c for c in expected.changes} == {iri: moved.change for iri, moved in state.against_record.items()}
    for moved in state.against_record.values():
        move_like(moved, {s.id: s for s in expected.statements})
        assert moved.names.items() <= expected.names.items()


def test_since_the_date_before_is_what_diff_says() -> None:
    told = shipped()
    here = setting(nds(), None, told.scenarios[4])
    for number in (6, 15, 20):
        before, day = told.dates[number - 1 : number + 1]
        expected = difference(on(here, before), on(here, day))
        since = told.since(4, number)
        assert {c.iri: c for c in expected.changes} == {iri: moved.change for iri, moved in since.items()}
        for moved in since.values():
            move_like(moved, {s.id: s for s in expected.statements})
    assert not told.since(4, 0)


def test_the_record_does_not_differ_from_itself() -> None:
    assert not any(shipped().at(0, number).against_record for number in range(len(shipped().dates)))


# what is asked


def test_a_combination_and_a_day_asked_for_are_among_the_states() -> None:
    day = date(2026, 5, 5)
    told = states(nds(), on=day, scenarios=["structural-funding", "bod-anchored"])
    scenario, number = told.opening
    assert told.dates[number] == day
    assert [name.rsplit("/", 1)[-1] for name in told.scenarios[scenario]] == ["structural-funding", "bod-anchored"]
    as_asked(told.at(scenario, number), setting(nds(), day, told.scenarios[scenario]))
    assert len(told.scenarios) == len(shipped().scenarios) + 1
    # all proposals, in whatever order, are there already
    every = states(nds(), scenarios=["structural-funding", "bod-ministerial", "bod-anchored"])
    assert (every.scenarios, every.opening[0]) == (shipped().scenarios, 4)


def test_a_day_before_the_story_makes_it_begin_there() -> None:
    told = states(nds(), on=date(2010, 1, 1))
    assert told.dates[0] == date(2010, 1, 1)
    as_asked(told.at(0, 0), setting(nds(), date(2010, 1, 1)))


def test_evidence_counts_in_every_state() -> None:
    told = states(nds(), "stated")
    number = told.dates.index(LETTER)
    for scenario in (0, 4):
        as_asked(told.at(scenario, number), setting(nds(), LETTER, told.scenarios[scenario], "stated"))
    with pytest.raises(UnknownNameError):
        states(nds(), "hearsay")
    with pytest.raises(UnknownNameError):
        states(nds(), scenarios=["no-such-proposal"])


def test_a_house_without_choices_or_dates_has_one_state(small_house: str) -> None:
    told = states(Dataset(tuple(parse(small_house.encode(), format=RdfFormat.TRIG))), on=TODAY)
    assert (told.scenarios, told.dates, told.opening) == (((),), (TODAY,), (0, 0))
    assert len(told.at(0, 0).answer.choices) == 3
    empty = states(Dataset(()), on=TODAY)
    assert empty.at(0, 0).answer.choices == ()


# random houses with random proposals


def with_proposals(asked: Asked, random: Random) -> Dataset:
    """The house as a file, with some of what it says moved into two proposals, which withdraw something too."""
    quads = list(parse(trig(asked.house, named_graph=asked.named_graph).encode(), format=RdfFormat.TRIG))
    house = asked.house
    said = [thing.iri for several in (house.relations, house.roles, house.participations) for thing in several]
    said += [thing.iri for several in (house.absences, house.choices) for thing in several]
    for number in range(random.randrange(3)):
        name = f"https://example.org/proposal-{number}"
        added = {iri for iri in said if random.randrange(100) < 12}
        gone = {iri for iri in said if random.randrange(100) < 12}
        quads = [
            Quad(q.subject, q.predicate, q.object, NamedNode(f"{name}/graph"))
            if isinstance(q.subject, NamedNode) and q.subject.value in added
            else q
            for q in quads
        ]
        proposal = NamedNode(name)
        quads.append(Quad(proposal, NamedNode(RDF.type), NamedNode(HVT.Scenario)))
        quads.append(Quad(proposal, NamedNode(HVT.adds), NamedNode(f"{name}/graph")))
        quads += [Quad(proposal, NamedNode(HVT.withdraws), NamedNode(iri)) for iri in sorted(gone)]
    return Dataset(tuple(quads))


@given(asked_houses(), st.integers(0, 2**32))
@laws(60)
def test_the_states_of_a_random_house_are_its_answers(asked: Asked, seed: int) -> None:
    dataset = with_proposals(asked, Random(seed))
    told = states(dataset, asked.evidence, on=asked.on)
    assert told.dates[told.opening[1]] == (asked.on or TODAY)
    record = setting(dataset, asked.on, (), asked.evidence)
    for scenario, names in enumerate(told.scenarios):
        here = setting(dataset, asked.on, names, asked.evidence)
        for number, day in enumerate(told.dates):
            state = told.at(scenario, number)
            as_asked(state, on(here, day))
            before = {c.iri: standing(c) for c in answer(on(record, day)).choices}
            after = {c.iri: standing(c) for c in state.answer.choices}
            moved = {iri for iri in before.keys() | after.keys() if before.get(iri) != after.get(iri)}
            assert state.against_record.keys() == moved
            for iri, move in state.against_record.items():
                assert (move.change.before, move.change.after) == (before.get(iri), after.get(iri))
        for number, day in between(told.dates):
            assert answer(on(here, day)).choices == told.at(scenario, number).answer.choices


@reaching(20)
@given(asked_houses(), st.integers(0, 2**32))
@settings(max_examples=30, derandomize=True, database=None, deadline=None, phases=(Phase.generate,))
def test_no_date_of_a_random_house_is_missing_or_idle(asked: Asked, seed: int) -> None:
    dataset = with_proposals(asked, Random(seed))
    told = states(dataset, asked.evidence, on=asked.on)
    sides = [setting(dataset, asked.on, names, asked.evidence) for names in told.scenarios]
    for day in (d for d in DAYS if d > told.dates[0]):
        changed = any(answer(on(g, day - DAY)).choices != answer(on(g, day)).choices for g in sides)
        reached()
        assert (day in told.dates) == (changed or day == told.dates[told.opening[1]])
