"""The laws of the calculus (model-2.md, section 6) and a second implementation that must say the same, of every engine.

Every test asks about random houses. The numbers are drawn in the same order each run. `tests/spark` holds Spark to the
same laws.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given

from ontology.reading.extracting import read_facts
from tests.support.asking import answer_words, asked, oracle_words
from tests.support.engines import ENGINES, Engine, ask
from tests.support.law_book import LAWS, Law, put_to
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.plain_house import Actor, Choice, House, Relation, Role, Span
from tests.support.random_houses import KINDS, TODAY, Asked, Street, iri, streets
from tests.support.smallest import smallest
from tests.support.trig import trig

KIND_IRI = "https://w3id.org/huis-van-thorbecke/kind/"
#: numpy without machine code is asked of random houses in `tests/columns`
HELD = ("networkx", "brute force", "arrays")


@pytest.fixture(params=HELD)
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_the_law_holds(law: Law, engine: Engine) -> None:
    put_to(law, partial(ask, engine))


def test_every_law_of_one_answer_is_written_down() -> None:
    """Law 9 is that engines agree, law 10 is about repairs: `tests/columns`, `tests/spark` and `tests/repair`."""
    assert {law.name.split()[0] for law in LAWS} == set(map(str, [*range(1, 9), 11, 12]))


def test_the_kinds_of_the_random_houses_are_those_of_the_vocabulary() -> None:
    known = read_facts(nds(), ()).kinds
    for name, kind in KINDS.items():
        told = known[KIND_IRI + name]
        assert tuple(kind) == (told.grade, told.reach, told.own_conduct_only, told.acts_as_forum, told.nests_office), (
            name
        )


def test_an_engine_says_what_the_oracle_says(engine: Engine) -> None:
    """A thousand houses; the first that differs is cut down to the smallest that does."""

    @laws(100, filtering=True)
    @given(streets(10))
    def holds(street: Street) -> None:
        whole = Asked(street.together(), street.on, street.evidence, street.named_graph)
        told = answer_words(ask(engine, whole).choices)
        known: set[str] = set()
        for house in street.houses:
            expected = oracle_words(house, street.on, street.evidence)
            known |= expected.keys()
            if {choice: told.get(choice) for choice in expected} != expected:
                report(engine, replace(whole, house=house))
        assert told.keys() == known

    holds()


def report(engine: Engine, case: Asked) -> None:
    def differ(house: House) -> bool:
        told = ask(engine, replace(case, house=house))
        return answer_words(told.choices) != oracle_words(house, case.on, case.evidence)

    house = smallest(case.house, differ)
    ours = answer_words(ask(engine, replace(case, house=house)).choices)
    theirs = oracle_words(house, case.on, case.evidence)
    text = trig(house, named_graph=case.named_graph)
    pytest.fail(f"on {case.on}, evidence {case.evidence}\n{text}\npackage {ours}\n\noracle  {theirs}")


@pytest.mark.parametrize("place", range(3))
def test_what_has_lapsed_is_named_and_was_full_before(place: int) -> None:
    """Law 4 with its relation, on the days before it ended too."""
    leaves = ["MinistryUnit", "MinistryUnit", "Minister", "Parliament"]
    people = [Actor(iri(f"actor-{n}"), leaf, researched=True) for n, leaf in enumerate(leaves)]
    steps = [Relation(iri(f"step-{n}"), people[n].iri, people[n + 1].iri, "parliament-minister") for n in range(3)]
    steps[place] = replace(steps[place], span=Span(None, date(2025, 9, 28)))
    choice = Choice(iri("choice"))
    roles = (Role(iri("role"), choice.iri, people[0].iri),)
    house = House(TODAY, tuple(people), tuple(steps), (choice,), roles, kinds=KINDS)
    told = asked(house).choice(choice.iri)
    assert told.verdict == "NONE_FOUND"
    assert [gap.at for gap in told.gaps if gap.code == "lapsed"] == [steps[place].iri]
    assert asked(house, on=date(2025, 9, 27)).choice(choice.iri).verdict == "FULL"
