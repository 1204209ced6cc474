"""What columns answer is what the reference engine answers, on random houses and on those that ship."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given

from graph.answers.answering import answer
from graph.columns import kernels
from graph.columns.answering import ColumnAnswer, ColumnHouse
from graph.columns.deciding import Judgement
from graph.columns.gaps import ColumnGaps
from graph.columns.ladder import Way, decoded
from graph.house.setting import EVIDENCE, Setting, setting
from graph.records import Aim, Chain, ChoiceAnswer, Decider
from ontology.codelists.ranks import REACHES, STATUSES
from ontology.columns.house import Columns
from ontology.columns.of_facts import columns_of
from ontology.reading.loading import loads
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, drawn, streets
from tests.support.trig import trig


@pytest.fixture(params=[True, False], ids=["compiled", "numpy"], autouse=True)
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(kernels, "COMPILED", request.param)
    yield


def of_chain(chain: Chain | None) -> object:
    return chain and (chain.relations, chain.grade, chain.reach, chain.status, chain.office, chain.terminal)


def of_way(columns: Columns, way: Way | None) -> object:
    if way is None:
        return None
    actors, relations = columns.actors.names, columns.relations.names
    return (
        tuple(relations[one] for one in way.relations),
        decoded(way.grade),
        REACHES[way.reach],
        STATUSES[way.status],
        actors[way.office],
        actors[way.terminal],
    )


def by_records(decided: tuple[Decider, ...]) -> object:
    return {d.iri: (d.verdict, d.grade, of_chain(d.chain), of_chain(d.oversight)) for d in decided}


def by_columns(columns: Columns, decided: dict[int, Judgement]) -> object:
    names = columns.actors.names
    return {
        names[one]: (said.verdict, said.grade, of_way(columns, said.way), of_way(columns, said.oversight))
        for one, said in decided.items()
    }


def reference(choice: ChoiceAnswer) -> object:
    return (choice.verdict, choice.ministerial, choice.grade, by_records(choice.deciders), aim_of(choice.aim))


def aim_of(aim: Aim | None) -> object:
    return aim and (aim.verdict, aim.ministerial, aim.grade, aim.adopters, aim.status, by_records(aim.deciders))


def columnar(columns: Columns, choice: ColumnAnswer) -> object:
    aim = choice.aim
    names = columns.actors.names
    return (
        choice.verdict,
        choice.ministerial,
        choice.grade,
        by_columns(columns, choice.ruling.deciders if choice.ruling else {}),
        aim
        and (
            aim.ruling.verdict,
            aim.ruling.ministerial,
            aim.ruling.grade,
            tuple(names[one] for one in aim.ruling.bodies),
            STATUSES[aim.status],
            by_columns(columns, aim.ruling.deciders),
        ),
    )


def codes_of(choice: ChoiceAnswer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(gap.code for gap in choice.gaps))


def held_together(asked: Setting) -> None:
    columns = columns_of(asked.facts)
    found = ColumnHouse(columns, asked.on, asked.evidence)
    told = {choice.iri: reference(choice) for choice in answer(asked).choices}
    answers = list(found.answers())
    assert {columns.choices.names[one.choice]: columnar(columns, one) for one in answers} == told
    gaps = ColumnGaps(found)
    codes = {columns.choices.names[one.choice]: gaps.codes(one) for one in answers}
    assert codes == {choice.iri: codes_of(choice) for choice in answer(asked).choices}


@laws(30)
@given(streets(10))
def test_random_houses(street: Street) -> None:
    house = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    held_together(setting(house, street.on, evidence=street.evidence))


@pytest.mark.parametrize("number", range(40, 50))
def test_houses_by_number(number: int) -> None:
    """In 41 a decision is overseen as the decision of whoever it counts as: that alone makes the verdict."""
    held_together(setting(loads(trig(drawn(Random(number))), validate=False)))


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_the_shipped_house(evidence: str) -> None:
    held_together(setting(nds(), evidence=evidence))
