"""A house in one language, with codes for its actors: found, named and dated as it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.change.difference import difference
from graph.change.words import statement_words
from graph.house.finding import find
from graph.house.setting import setting
from graph.questions.actors import explain_actor
from graph.words.mentions import in_full, in_short
from ontology.errors import UnknownNameError
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts
from ontology.reading.loading import loads
from ontology.text import Text, both
from tests.conftest import Shell

EX = "https://example.org/"
HARBOUR = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:house a hvt:House ; dcterms:title "Harbour"@en ; hvt:referenceDate "2026-01-01"^^xsd:date ; hvt:language "en" .
ex:source a hvt:Source ; dcterms:title "Harbour Act"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
ex:parliament a hvt:Parliament ; skos:prefLabel "Assembly of the Isles"@en .
ex:minister a hvt:Minister ; skos:prefLabel "Minister for Ports and Piers"@en ; skos:altLabel "Minister (Ports)"@en ;
    skos:notation "MINPP" ; hvt:article "the"@en .
ex:master a hvt:MinistryUnit ; skos:prefLabel "Harbour Master"@en ; skos:notation "MINP" .
ex:quay a hvt:Choice ; skos:prefLabel "New quay"@en ; dcterms:source ex:source ;
    hvt:validFrom "2025-03"^^xsd:gYearMonth .
ex:crane a hvt:Choice ; skos:prefLabel "New crane"@en ; dcterms:source ex:source ;
    hvt:validUntil "2025"^^xsd:gYear .
ex:jetty a hvt:Choice ; skos:prefLabel "New jetty"@en ; dcterms:source ex:source ;
    hvt:validFrom "2025-06-02"^^xsd:date .
ex:ann a foaf:Person ; foaf:name "Ann Early" .
ex:bea a foaf:Person ; foaf:name "Bea Present" .
ex:cor a foaf:Person ; foaf:name "Cor Later" .
ex:t1 a hvt:Tenure ; hvt:holder ex:ann ; hvt:office ex:minister ; hvt:validUntil "2025-09"^^xsd:gYearMonth ;
    hvt:status hvt:stated ; dcterms:source ex:source .
ex:t2 a hvt:Tenure ; hvt:holder ex:bea ; hvt:office ex:minister ; hvt:validFrom "2025-09"^^xsd:gYearMonth ;
    hvt:validUntil "2026-07-21"^^xsd:date ; hvt:status hvt:stated ; dcterms:source ex:source .
ex:t3 a hvt:Tenure ; hvt:holder ex:cor ; hvt:office ex:minister ; hvt:validFrom "2026-07-21"^^xsd:date ;
    hvt:status hvt:stated ; dcterms:source ex:source .
ex:was a hvt:DatedName ; <http://www.w3.org/ns/prov#specializationOf> ex:master ; skos:prefLabel "Pier Master"@en ;
    hvt:validUntil "2025-04"^^xsd:gYearMonth ; hvt:status hvt:stated ; dcterms:source ex:source .
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(loads(HARBOUR))


def test_an_actor_is_found_by_its_code_and_by_the_whole_of_it_only(facts: Facts) -> None:
    assert find(facts, "minpp") == f"{EX}minister"
    assert find(facts, "MINP") == f"{EX}master"
    with pytest.raises(UnknownNameError, match="no choice or actor of this house is called 'INPP'"):
        find(facts, "INPP")


def test_a_name_keeps_its_capital_in_a_sentence_of_another_language(facts: Facts) -> None:
    assert in_full(facts, f"{EX}minister").say("nl") == "Minister for Ports and Piers"
    assert in_full(facts, f"{EX}minister").say("en") == "the Minister for Ports and Piers"
    dutch = HARBOUR.replace('"Minister for Ports and Piers"@en', '"Minister van Havens"@nl').replace(
        'hvt:article "the"@en', 'hvt:article "de"@nl'
    )
    assert in_full(read_facts(loads(dutch)), f"{EX}minister").say("nl") == "de minister van Havens"


def test_a_short_name_falls_back_on_the_language_of_the_label(facts: Facts) -> None:
    assert facts.actors[f"{EX}minister"].short == both("Minister (Ports)")
    both_languages = HARBOUR.replace('"Minister for Ports and Piers"@en', '"Minister for Ports"@en, "Havenminister"@nl')
    assert read_facts(loads(both_languages)).actors[f"{EX}minister"].short == Text("Havenminister", "Minister (Ports)")
    assert in_short(facts, f"{EX}minister").say("en") == "the Minister for Ports and Piers"


@pytest.mark.parametrize(("on", "first"), [("2025-01-01", "Ann Early"), ("2026-01-01", "Bea Present")])
def test_whoever_holds_an_office_on_the_day_is_named_first(on: str, first: str) -> None:
    told = explain_actor(setting(loads(HARBOUR), date.fromisoformat(on)), f"{EX}minister")
    assert told.holders[0][0] == first
    assert {name for name, *_ in told.holders} == {"Ann Early", "Bea Present", "Cor Later"}
    assert told.holders[0][1:3] == {"Ann Early": (None, "2025-09"), "Bea Present": ("2025-09", "2026-07-21")}[first]


def test_what_began_in_a_month_or_ended_in_a_year_is_not_said_to_have_done_so_on_a_day() -> None:
    dataset = loads(HARBOUR)
    found = difference(*(setting(dataset, date(year, 12, 31)) for year in (2024, 2025)))
    said = {s.iri.removeprefix(EX): (s.on, statement_words(s).en) for s in found.statements}
    assert said["quay"] == ("2025-03", "begun in March 2025: New quay")
    assert said["crane"] == ("2025", "ended in 2025: New crane")
    assert said["jetty"] == ("2025-06-02", "begun on 2 June 2025: New jetty")
    assert [(r.before.en, r.after.en, r.on) for r in found.renamed] == [("Pier Master", "Harbour Master", "2025-04")]


def test_a_choice_off_the_agenda_says_the_bounds_it_has(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "harbour.ttl"
    path.write_text(HARBOUR, encoding="utf-8")
    for choice, on, held in (("quay", "2025-02-28", "from 2025-03"), ("crane", "2025-01-01", "until 2025")):
        run = shell("explain", choice, path, "--on", on)
        assert (run.returncode, run.stderr) == (
            2,
            f"thorbecke: New {choice} is on the agenda {held}, not on {on}; give another date\n",
        )
