"""What is found in columns and told of what is near by is the answer of the reference engine, sentences and all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from itertools import chain
from random import Random

import pytest
from hypothesis import given
from pyoxigraph import RdfFormat, parse, serialize

from benchmarks.state_house import state_house
from exports.data.gaps import choice_json
from exports.data.gaps_streamed import choice_text
from exports.data.shapes import as_text
from graph.answers.answering import answer
from graph.columns.answering import ColumnHouse
from graph.house.setting import EVIDENCE, setting
from graph.parts.shown import Answers
from ontology.columns.gathered import columns_from
from ontology.columns.shown import Shown
from ontology.columns.statements import statements_of
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import scenario_notations
from ontology.reading.loading import loads
from tests.parts.test_parts import PREFIXES, actor, choice, decides, relation
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, drawn, streets
from tests.support.trig import trig


def held_together(
    house: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    turn: int = 3,
) -> None:
    """Hold what is told in turns of so many choices to the answer of the reference engine, in its order."""
    asked = setting(house, on, scenarios, evidence)
    statements = statements_of(serialize(house.quads, format=RdfFormat.N_QUADS) or b"")
    columns = ColumnHouse(columns_from(statements, asked.house.scenarios), asked.on, evidence)
    answers = Answers(columns, Shown(statements, asked.house.scenarios), asked.house)
    size = columns.table.choice.size
    told = chain.from_iterable(answers.of(range(at, min(at + turn, size))) for at in range(0, size, turn))
    whole = [as_text(dict(choice_json(one))) for one in answer(asked).choices]
    assert [choice_text(one).replace(b"\n    ", b"\n").decode("utf-8") + "\n" for one in told] == whole


@laws(30)
@given(streets(10))
def test_random_houses(street: Street) -> None:
    house = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    held_together(house, street.on, evidence=street.evidence)


@pytest.mark.parametrize("number", range(40, 50))
def test_houses_by_number(number: int) -> None:
    held_together(loads(trig(drawn(Random(number))), validate=False), turn=1 + number % 4)


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_the_shipped_house(evidence: str) -> None:
    held_together(nds(), evidence=evidence, turn=20)


@pytest.mark.parametrize("on", [date(2024, 2, 1), date(2026, 3, 1)])
def test_the_shipped_house_on_another_day_under_every_scenario(on: date) -> None:
    held_together(nds(), on, tuple(scenario_notations(nds())), turn=20)


def test_a_state() -> None:
    held_together(loads(state_house(400, 60), validate=False), date(2025, 10, 15), evidence="inferred", turn=16)


def test_what_was_looked_up_is_forgotten_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with a house: ladders are made anew, and say the same."""
    from graph.columns import climbing

    monkeypatch.setattr(climbing, "_MOST", 1)
    held_together(loads(trig(drawn(Random(3))), validate=False), turn=1)


@pytest.mark.parametrize("told", ["", choice("c"), choice("c") + decides("c", "minister")])
def test_a_house_that_hardly_says_anything(told: str) -> None:
    held_together(loads(PREFIXES + told, validate=False))


def test_circles_what_has_ended_and_what_is_beyond_a_portfolio() -> None:
    """What has to be looked for above a decider: each gap of it names a relation that no chain shows."""
    text = "".join(actor(name) for name in ("desk", "ring", "round", "past", "unit"))
    text += relation("desk", "ring") + relation("ring", "round") + relation("round", "ring")
    ended = '; hvt:relationKind kind:ministry-hierarchy ; hvt:validUntil "2020-01-01"^^xsd:date'
    text += relation("past", "minister", ended)
    text += relation("unit", "minister", "; hvt:relationKind kind:ministry-hierarchy ; hvt:scopeTheme ex:other")
    text = text.replace("ex:past a hvt:Agency", 'ex:past hvt:researchedOn "2025-01-01"^^xsd:date ; a hvt:Agency')
    text += "".join(choice(f"c-{name}") + decides(f"c-{name}", name) for name in ("desk", "past", "unit"))
    house = loads(PREFIXES + text, validate=False)
    found = {gap.code for one in answer(setting(house)).choices for gap in one.gaps}
    assert {"circular", "lapsed", "outside-portfolio"} <= found
    held_together(house)


def test_what_a_house_says_of_its_own_kinds_classes_and_names() -> None:
    text = """\
ex:Court rdfs:subClassOf ex:Office . ex:Office rdfs:subClassOf hvt:Minister .
kind:ministry-hierarchy hvt:informationGrade 1 .
ex:own-kind a hvt:RelationKind ; skos:prefLabel "eigen"@nl , "own"@en ; hvt:informationGrade 2 ; hvt:discussionGrade 2 ;
    hvt:consequencesGrade 1 ; hvt:reach hvt:powers ; hvt:grantsPower true .
ex:court a ex:Court ; skos:prefLabel "hof"@nl , "court"@en .
ex:old a hvt:DatedName ; prov:specializationOf ex:court ; skos:prefLabel "oud hof"@nl , "old court"@en ;
    hvt:validUntil "2026-01-01"^^xsd:date ; hvt:status hvt:stated ; dcterms:source ex:source .
"""
    text += decides("d", "court") + relation("court", "parliament", "; hvt:relationKind ex:own-kind") + actor("desk")
    text += relation("desk", "court", "; hvt:relationKind ex:own-kind") + decides("c", "desk") + choice("d")
    text += choice("c", '; hvt:choiceKind hvt:Order ; hvt:bindingOn "x"@en')
    held_together(loads(PREFIXES + text, validate=False))


def test_odd_values_are_read_as_elsewhere() -> None:
    """A day in a bound that is a year, a text in no language, two labels: all of it is read by the same reader."""
    said = """\
ex:a-desk a hvt:Agency ; skos:prefLabel "a" , "b"@nl .
ex:one a hvt:AccountabilityRelation ; hvt:accountGiver ex:a-desk ; hvt:forum ex:minister ;
    hvt:relationKind kind:ministry-hierarchy ; hvt:status hvt:stated ; dcterms:source ex:source ;
    hvt:validUntil "2020"^^xsd:gYear .
"""
    house = loads(PREFIXES + said + choice("c") + decides("c", "a-desk"), validate=False)
    assert len(list(parse(PREFIXES + said, format=RdfFormat.TRIG))) > 20
    assert "2020" in json.dumps([choice_json(one) for one in answer(setting(house)).choices])
    held_together(house)
