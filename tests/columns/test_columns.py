"""What columns answer is what the reference engine answers, on random houses and on those that ship."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from hypothesis import given

from graph.answers.answering import answer
from graph.columns import machine
from graph.house.setting import EVIDENCE, setting
from ontology.reading.loading import loads
from tests.support.by_columns import held_together
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, drawn, streets
from tests.support.trig import trig


@pytest.fixture(params=[True, False], ids=["compiled", "numpy"], autouse=True)
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(machine, "COMPILED", request.param)
    yield


@laws(30)
@given(streets(10))
def test_random_houses(street: Street) -> None:
    house = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    asked = setting(house, street.on, evidence=street.evidence)
    held_together(asked, answer(asked))


@pytest.mark.parametrize("number", range(40, 50))
def test_houses_by_number(number: int) -> None:
    """In 41 a decision is overseen as the decision of whoever it counts as: that alone makes the verdict."""
    asked = setting(loads(trig(drawn(Random(number))), validate=False))
    held_together(asked, answer(asked))


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_the_shipped_house(evidence: str) -> None:
    asked = setting(nds(), evidence=evidence)
    held_together(asked, answer(asked))


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2026, 6, 1)])
def test_the_shipped_house_on_another_day(day: date) -> None:
    asked = setting(nds(), day)
    held_together(asked, answer(asked))


@pytest.mark.parametrize(
    "said",
    [
        "ex:house a hvt:House .",
        'ex:choice a hvt:Choice ; skos:prefLabel "Keuze"@nl .',
        'ex:minister a hvt:Minister ; skos:prefLabel "Minister"@nl .',
    ],
)
def test_a_house_that_hardly_says_anything(said: str) -> None:
    prefixes = (
        "@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix ex: <https://example.org/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    asked = setting(loads(prefixes + said, validate=False))
    held_together(asked, answer(asked))


@pytest.mark.parametrize("role", ["hvt:Decides", "hvt:Adopts"])
def test_one_who_sits_in_a_body_and_decides_itself(role: str) -> None:
    """Who sits in the body is not stated: on stated facts alone nobody knows who answers for what the body decides."""
    said = f"""
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix ex: <https://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
ex:act a hvt:Source ; dcterms:title "Wet"@nl .
ex:parliament a hvt:Parliament ; skos:prefLabel "Kamer"@nl .
ex:minister a hvt:Minister ; skos:prefLabel "Minister"@nl .
ex:body a hvt:ConsultativeBody ; skos:prefLabel "Overleg"@nl .
ex:choice a hvt:Choice ; skos:prefLabel "Keuze"@nl .
ex:answers a hvt:AccountabilityRelation ; hvt:accountGiver ex:minister ; hvt:forum ex:parliament ;
    hvt:relationKind kind:parliament-minister ; hvt:status hvt:stated ; dcterms:source ex:act .
ex:sits a hvt:Participation ; hvt:body ex:body ; hvt:participant ex:minister ; hvt:participationRole hvt:Member ;
    hvt:status hvt:inferred ; dcterms:source ex:act .
ex:one a hvt:RoleAssignment ; hvt:choice ex:choice ; hvt:actor ex:body ; hvt:role {role} ;
    hvt:status hvt:stated ; dcterms:source ex:act .
ex:two a hvt:RoleAssignment ; hvt:choice ex:choice ; hvt:actor ex:minister ; hvt:role {role} ;
    hvt:status hvt:stated ; dcterms:source ex:act .
"""
    asked = setting(loads(said, validate=False))
    told = answer(asked)
    assert told.choices[0].ministerial == ("full" if role == "hvt:Decides" else "aim")
    assert told.choices[0].ministerial_stated == "unknown"
    held_together(asked, told)
