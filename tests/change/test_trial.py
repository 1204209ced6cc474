"""What is tried on a closure says of everybody what the reference engine says of a house in which it holds."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thorbecke
from graph.change.trial import Trial
from graph.closure.admissibility import Ladders
from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS, maximal, word
from graph.house.assuming import ASSUMED, assume, assumption
from graph.house.setting import Setting, setting
from graph.records import Grade
from ontology.errors import UnknownNameError
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Asked, asked_houses
from tests.support.reaching import reached, reaching
from tests.support.trig import trig

Grades = dict[tuple[str, str, str], tuple[Grade, ...]]


def of_trial(trial: Trial) -> Grades:
    lanes = product(trial.facts.actors, SINKS, REACHES)
    return {(a, sink, reach): trial.grades(a, sink, reach) for a, sink, reach in lanes}


def of_ladder(asked: Setting, choice: str | None) -> Grades:
    ladders = Ladders(asked)
    ladder = ladders.of(asked.facts.choices[choice]) if choice else ladders.unlimited()
    lanes = product(asked.facts.actors, SINKS, REACHES)
    return {(a, sink, reach): maximal(word(ladder, a, sink, REACHES.index(reach))) for a, sink, reach in lanes}


@reaching(20)
@laws(12)
@given(asked_houses(), st.integers(0, 2**32))
def test_withdrawing_one_by_one_is_asking_the_house_without_them(case: Asked, seed: int) -> None:
    dataset = loads(trig(case.house, named_graph=case.named_graph), validate=False)
    here = setting(dataset, case.on, (), case.evidence)
    relations = [r.iri for r in here.facts.relations.values()]
    for choice in [None, *here.facts.choices][:3]:
        trial = Trial(here, choice)
        before = of_trial(trial)
        assert before == of_ladder(here, choice)
        gone = Random(seed).sample(relations, min(2, len(relations)))
        for number, relation in enumerate(gone, start=1):
            held = of_trial(trial)
            changed = trial.withdraw(relation)
            without = setting(assume(dataset, [], gone[:number]), case.on, [ASSUMED], case.evidence)
            now = of_trial(trial)
            assert now == of_ladder(without, choice)
            assert {a for a, *_ in held if any(held[key] != now[key] for key in held if key[0] == a)} <= {*changed}
            reached()
        for _ in gone:
            trial.undo()
        assert of_trial(trial) == before


@pytest.fixture(scope="module")
def house() -> thorbecke.House:
    return thorbecke.House(nds())


ANCHORED = "BOD -> staatssecretaris-bzk : instituted-body"


def test_an_assumption_on_the_shipped_house(house: thorbecke.House) -> None:
    trial = house.closure("bio2")
    dataset: Dataset = house.dataset
    assumed = assumption(house.facts, ANCHORED)
    after = setting(assume(dataset, [assumed]), None, [ASSUMED])
    choice = trial.choice
    assert choice
    bod = "https://w3id.org/huis-van-thorbecke/id/bod"
    assert trial.grades("BOD") == ()
    assert bod in trial.add(ANCHORED)
    ladders = Ladders(after)
    assert (
        trial.grades("BOD") == maximal(word(ladders.of(after.facts.choices[choice.iri]), bod, "ministerial", 2)) != ()
    )
    assert trial.add(ANCHORED) == ()  # it is there already
    trial.undo()
    assert bod in trial.withdraw(assumed.iri)
    assert trial.grades("BOD") == ()
    trial.undo()
    trial.undo()
    trial.undo()  # nothing is left to undo
    assert (trial.grades("BOD"), repr(trial)) == ((), repr(house.closure("bio2")))


def test_a_relation_in_the_place_of_another(house: thorbecke.House) -> None:
    trial = house.closure("bio2")
    logius = "https://w3id.org/huis-van-thorbecke/id/logius"
    assert trial.grades("logius") == (Grade(3, 3, 3),)
    assert logius in trial.change("rel-logius--minister-bzk", "logius -> BOD : ministry-hierarchy")
    assert trial.grades("logius") == ()
    trial.undo()
    assert trial.grades("logius") == (Grade(3, 3, 3),)
    # what is for another choice only does not count for this one
    assert trial.add("logius -> BOD : instituted-body choice=K01") == ()
    trial.undo()
    assert house.closure().add("logius -> BOD : instituted-body choice=K01") == ()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda trial: trial.grades("nobody-at-all"), "nobody-at-all"),
        (lambda trial: trial.grades("logius", "parliamentary"), "none of ministerial, local"),
        (lambda trial: trial.grades("logius", reach="audit"), "none of decision, powers, system"),
        (lambda trial: trial.withdraw("rel-nothing"), "no statement of this house"),
        (lambda trial: trial.add("logius answers to BOD"), "is no assumption"),
    ],
)
def test_what_is_not_there_is_said_in_words(house: thorbecke.House, ask: object, said: str) -> None:
    assert callable(ask)
    with pytest.raises(UnknownNameError, match=said):
        ask(house.closure())


def test_another_statement_is_no_relation(house: thorbecke.House) -> None:
    role = next(iter(house.facts.roles))
    with pytest.raises(UnknownNameError, match="is no relation"):
        house.closure().withdraw(role)
