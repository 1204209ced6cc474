"""What is said of an actor: what it is, who answers for it and how far, on what evidence, by which name."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from graph.house.finding import find
from graph.house.setting import setting
from graph.questions.actors import explain_actor
from graph.records import ActorExplanation
from ontology.errors import UnknownNameError
from ontology.names import local_name
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads
from ontology.registers.standing import BASE
from tests.conftest import ROOT, Shell
from tests.support.nds import nds

DAY = date(2025, 9, 29)


@pytest.fixture(scope="module")
def house() -> Dataset:
    return nds()


def told(house: Dataset, name: str, on: date = DAY, evidence: str = "unverified") -> ActorExplanation:
    asked = setting(house, on, evidence=evidence)
    return explain_actor(asked, find(asked.facts, name))


def offices(it: ActorExplanation) -> list[str]:
    return [s.forum.removeprefix(BASE) for s in it.chain]


def test_a_minister_answers_for_powers_over_a_zbo_not_for_its_decisions(house: Dataset) -> None:
    uwv = told(house, "UWV")
    assert (uwv.verdict, offices(uwv)) == ("LIMITED", ["minister-szw", "staten-generaal"])
    assert uwv.sentence.en.startswith(
        "The Minister of Social Affairs and Employment does not answer to the States General "
        "for decisions of the Employee Insurance Agency (UWV), but for the use of own powers over them"
    )
    assert "zelfstandig bestuursorgaan" in uwv.identity.nl and "SUWI), artikel 2" in uwv.identity.nl
    assert [r.iri.removeprefix(BASE) for r in uwv.instituted_by] == ["law-bwbr0013060-2"]


def test_independence_by_law_is_no_deficit(house: Dataset) -> None:
    ap = told(house, "Autoriteit Persoonsgegevens")
    assert ap.verdict == "INDEPENDENT_BY_LAW"
    assert "independent by law (GDPR Implementation Act, article 13)" in ap.sentence.en
    assert "no minister answers for the decisions, and that is no deficit" in ap.sentence.en
    assert any("advisory college" in e.words.en for e in ap.entries)


def test_an_agency_is_answered_for_in_full(house: Dataset) -> None:
    logius = told(house, "Logius")
    assert logius.verdict == "FULL"
    assert logius.sentence.nl.startswith(
        "Voor het handelen van Logius legt de minister van Binnenlandse Zaken en Koninkrijksrelaties "
        "volledig verantwoording af"
    )


def test_a_name_of_two_bodies_is_asked_back(house: Dataset) -> None:
    with pytest.raises(UnknownNameError, match=r"gm0344 +municipality of Utrecht\n +pv26 +province of Utrecht\n"):
        told(house, "Utrecht")


def test_a_municipality_answers_to_its_own_council(house: Dataset) -> None:
    utrecht = told(house, "gemeente Utrecht")
    assert (utrecht.verdict, offices(utrecht)) == ("LOCAL", ["gm0344-college", "gm0344-raad"])
    assert "not through a minister" in utrecht.sentence.en and "there is oversight" in utrecht.sentence.en
    assert utrecht.lies_in == (f"{BASE}pv26", utrecht.lies_in[1]) if utrecht.lies_in else False
    assert [iri.removeprefix(BASE) for iri, _ in utrecht.parts] == [
        "gm0344-burgemeester",
        "gm0344-college",
        "gm0344-raad",
    ]
    through = {r.through[0].removeprefix(BASE) for r in utrecht.roles if r.through}
    assert {"gemeenten", "overheidsorganisaties"} <= through
    assert told(house, "gemeenten").members == 342


def test_what_a_collective_does_together_is_no_role_of_each(house: Dataset) -> None:
    """K01 was prepared "with all levels": which organisations took part is not on record."""
    together, one = told(house, "medeoverheden"), told(house, "gemeente Utrecht")
    assert {local_name(r.role) for r in together.roles if not r.through} == {"Prepares", "Requests"}
    assert {local_name(r.role) for r in one.roles} == {"Executes", "Finances"}


def test_what_a_minister_has_over_a_province_is_no_oversight_of_a_water_authority(house: Dataset) -> None:
    authority = told(house, "ws0155")
    assert authority.verdict == "LOCAL" and authority.oversight == ()
    assert "oversight" not in authority.sentence.en
    assert [s.account_giver.removeprefix(BASE) for s in told(house, "gm0344").oversight][-2:] == [
        "gm0344-college",
        "minister-bzk",
    ]


def test_sources_that_contradict_each_other_are_both_told(house: Dataset) -> None:
    coa = told(house, "COA")
    assert len(coa.contradictions) == 1
    words = coa.contradictions[0].en
    assert "Minister of Asylum and Migration" in words and "Minister of Justice and Security" in words
    assert "Draft budget 2025" in words and "TOOI" in words and "Both stand in this record" in words
    # before and after there is nothing to contradict, nor where only one of the two is accepted
    assert told(house, "COA", date(2024, 1, 1)).contradictions == ()
    assert told(house, "COA", date(2026, 3, 1)).contradictions == ()
    assert told(house, "Huurcommissie", evidence="arguable").contradictions == ()
    assert len(told(house, "Huurcommissie").contradictions) == 1


CHOICE = """
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix id: <https://w3id.org/huis-van-thorbecke/id/> .
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

ex:beds a hvt:Choice ; skos:prefLabel "Bedden"@nl , "Beds"@en ; hvt:choiceKind hvt:FactualConduct .
ex:decides a hvt:RoleAssignment ; hvt:choice ex:beds ; hvt:actor id:coa ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source id:source-register-tooi .
"""


def test_a_choice_that_hangs_on_a_contradiction_says_so(house: Dataset) -> None:
    from graph.answers.answering import answer

    more = house.with_quads(loads(CHOICE, validate=False).quads)

    def caveats(on: date) -> tuple[str, ...]:
        return next(c.caveats for c in answer(setting(more, on)).choices if c.iri.endswith("/beds"))

    assert "sources-contradict" in caveats(DAY)
    assert "sources-contradict" not in caveats(date(2026, 3, 1))


def test_general_knowledge_falls_away_when_only_what_is_stated_counts(house: Dataset) -> None:
    customs = told(house, "Douane")
    assert [r.status for r in customs.instituted_by] == ["unverified"] and "(unverified)" in customs.identity.en
    assert customs.verdict == "FULL" and "unverified" in customs.sentence.en
    strict = told(house, "Douane", evidence="stated")
    assert strict.instituted_by == () and strict.verdict == "UNKNOWN"
    assert "is unknown in this record" in strict.sentence.en


def test_what_was_not_found_is_unknown_and_never_none(house: Dataset, shell: Shell) -> None:
    rinis = told(house, "RINIS")
    assert rinis.verdict == "UNKNOWN" and not rinis.upward[0].step.graded
    shown = shell("explain", "RINIS").stdout
    assert "? unknown" in shown and "none" not in shown.split("Relations upward")[1].split("\n\n")[0]


@pytest.mark.parametrize(
    ("name", "on", "label"),
    [
        ("ministerie-ez", date(2024, 1, 1), "Ministerie van Economische Zaken en Klimaat"),
        ("ministerie-ez", DAY, "Ministerie van Economische Zaken"),
        ("ministerie-ez", date(2026, 3, 1), "Ministerie van Economische Zaken en Klimaat"),
        ("ministerie-lnv", date(2024, 7, 1), "Ministerie van Landbouw, Natuur en Voedselkwaliteit"),
        ("minister-lnv", date(2024, 7, 2), "Minister van Landbouw, Visserij, Voedselzekerheid en Natuur"),
    ],
)
def test_an_actor_bears_the_name_of_the_day(house: Dataset, name: str, on: date, label: str) -> None:
    assert told(house, name, on).label.nl == label


def test_an_old_name_still_finds_the_actor(house: Dataset) -> None:
    assert told(house, "LNV").iri == told(house, "LVVN").iri == f"{BASE}ministerie-lnv"


def test_json_of_an_actor_keeps_its_schema(shell: Shell) -> None:
    schema = json.loads((ROOT / "exports" / "schemas" / "explain-actor.schema.json").read_text(encoding="utf-8"))
    for name in ("COA", "gm0344", "col01", "minister-bzk", "gemeenteraden"):
        jsonschema.validate(json.loads(shell("explain", name, "--format", "json").stdout), schema)


def test_a_dated_name_of_unknown_status_renames_nobody() -> None:
    from graph.house.naming import named_on
    from ontology.reading.extracting import read_facts

    text = """
        @prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> . @prefix ex: <https://example.org/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        ex:a a hvt:Agency ; skos:prefLabel "Nu"@nl .
        ex:n a hvt:DatedName ; prov:specializationOf ex:a ; skos:prefLabel "Toen"@nl ; hvt:status STATUS .
    """
    for status, label in (("hvt:unknown", "Nu"), ("hvt:inferred", "Toen")):
        facts = read_facts(loads(text.replace("STATUS", status), validate=False))
        assert named_on(facts, DAY).actors["https://example.org/a"].label.nl == label
