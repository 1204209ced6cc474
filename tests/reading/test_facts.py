"""What a house says of version 2 of the contract is in its facts, and in what the cache keeps of them."""

from __future__ import annotations

from datetime import date

import pytest

from ontology.namespaces import HVT
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Choice, Facts, bounds_of, holds_on, opening_of
from ontology.reading.facts_json import facts_from, facts_to
from ontology.reading.loading import loads
from ontology.text import Text
from tests.support.terms import JURISDICTION

EX = "https://example.org/"
HOUSE = """
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix jurisdiction: <https://w3id.org/huis-van-thorbecke/jurisdiction/> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix ex: <https://example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:house a hvt:House ; hvt:jurisdiction jurisdiction:nl ; hvt:language "nl" , "en" .
ex:states a hvt:Executive ; skos:prefLabel "Gedeputeerde Staten"@nl ; hvt:article "the"@en ; hvt:plural true .
ex:council a hvt:Cabinet ; skos:prefLabel "ministerraad"@nl ; hvt:article "de"@nl , "the"@en .
ex:nobody a hvt:Agency ; skos:prefLabel "Logius"@nl .
ex:kind a hvt:RelationKind ; hvt:ownConductOnly true ; hvt:nestsOffice "1"^^xsd:boolean ; hvt:actsAsForum false .
ex:whole a hvt:Choice ; skos:prefLabel "strategie"@nl ; hvt:firstSeen "2025-07"^^xsd:gYearMonth .
ex:part a hvt:Choice ; skos:prefLabel "soevereine overheidscloud"@nl , "sovereign government cloud"@en ;
    skos:altLabel "cloud"@nl , "cloud"@en ; dcterms:isPartOf ex:whole ; hvt:pending true ;
    hvt:validFrom "2026"^^xsd:gYear ; hvt:firstSeen "2025-07-04"^^xsd:date ; hvt:validUntil "2027-01-02"^^xsd:date .
ex:money a hvt:FundingStatement ; hvt:choice ex:part ; hvt:amount 1 ; hvt:currency "GBP" .
ex:euros a hvt:FundingStatement ; hvt:choice ex:part ; hvt:amount 1 .
ex:resigned a hvt:CaretakerPeriod ; hvt:about ex:council ; hvt:validFrom "2025-06-03"^^xsd:date ;
    hvt:status hvt:stated ; dcterms:source ex:cited .
ex:none a hvt:AbsenceStatement ; hvt:about ex:part ; hvt:absent hvt:Decider ; hvt:status hvt:stated .
ex:cited a hvt:Source ; dcterms:title "Brief"@nl ; hvt:seenAsCitation true .
ex:read a hvt:Source ; dcterms:title "Besluit"@nl .
ex:tour a hvt:Tour ; skos:prefLabel "rondleiding"@nl ; hvt:steps ( ex:second ex:first ) .
ex:first a hvt:TourStep ; rdfs:comment "Zie."@nl , "See."@en ; hvt:shows ex:part .
ex:second a hvt:TourStep ; rdfs:comment "Eerst."@nl ; hvt:shows ex:states ; hvt:onDate "2026-01-02"^^xsd:date ;
    hvt:underScenario ex:proposal .
"""


@pytest.fixture(scope="module", params=["read", "kept"])
def facts(request: pytest.FixtureRequest) -> Facts:
    read = read_facts(loads(HOUSE, validate=False))
    return read if request.param == "read" else facts_from(facts_to(read))


def test_an_article_is_said_by_language_and_a_name_may_bear_none(facts: Facts) -> None:
    assert {iri.removeprefix(EX): (a.article, a.plural) for iri, a in facts.actors.items()} == {
        "states": (Text("", "the"), True), "council": (Text("de", "the"), False), "nobody": (None, False),
    }  # fmt: skip


def test_a_kind_is_what_it_is_said_to_be(facts: Facts) -> None:
    kind = facts.kinds[EX + "kind"]
    assert (kind.own_conduct_only, kind.nests_office, kind.acts_as_forum) == (True, True, False)


def test_a_choice_says_of_what_it_is_a_part_whether_it_is_taken_and_since_when_it_is_seen(facts: Facts) -> None:
    part, whole = facts.choices[EX + "part"], facts.choices[EX + "whole"]
    assert (part.short, part.part_of, part.pending) == (Text("cloud", "cloud"), (EX + "whole",), True)
    assert (part.valid_from, part.first_seen) == (date(2026, 1, 1), date(2025, 7, 4))
    assert (whole.short, whole.part_of, whole.pending, whole.valid_from) == (None, (), False, None)


def test_a_choice_of_unknown_beginning_opens_on_its_earliest_trace(facts: Facts) -> None:
    part, whole = facts.choices[EX + "part"], facts.choices[EX + "whole"]
    assert (opening_of(part), opening_of(whole)) == (date(2026, 1, 1), date(2025, 7, 1))
    assert (holds_on(whole, date(2025, 6, 30)), holds_on(whole, date(2025, 7, 1))) == (False, True)
    assert (holds_on(part, date(2025, 12, 31)), holds_on(part, date(2026, 1, 1))) == (False, True)
    assert not holds_on(part, date(2027, 1, 2))


def test_a_month_or_a_year_means_its_first_day_and_is_shown_as_written(facts: Facts) -> None:
    assert facts.written == {EX + "part": ("2026", "2027-01-02"), EX + "whole": ("2025-07", "")}
    shown = [bounds_of(facts, choice) for choice in facts.choices.values()]
    assert shown == [("2026", "2027-01-02"), ("2025-07", "")]
    assert [bounds_of(facts, period) for period in facts.caretakers.values()] == [("2025-06-03", "")]


def test_an_amount_without_a_currency_is_in_euro(facts: Facts) -> None:
    assert [money.currency for money in facts.funding.values()] == ["EUR", "GBP"]


def test_a_caretaker_period_and_an_absence_of_a_decider_are_facts(facts: Facts) -> None:
    (period,) = facts.caretakers.values()
    assert (period.about, period.status, period.valid_from, period.valid_until, period.sources) == (
        EX + "council", "stated", date(2025, 6, 3), None, (EX + "cited",),
    )  # fmt: skip
    (absence,) = facts.absences.values()
    assert (absence.about, absence.absent) == (EX + "part", HVT.Decider)
    assert isinstance(facts.choices[absence.about], Choice)


def test_a_source_may_be_known_from_being_cited(facts: Facts) -> None:
    assert [source.seen_as_citation for source in facts.sources.values()] == [True, None]


def test_a_house_says_whose_law_holds_and_its_languages(facts: Facts) -> None:
    assert (facts.house.jurisdiction, facts.house.languages) == (JURISDICTION.nl, ("en", "nl"))


def test_a_tour_has_its_steps_in_the_order_of_its_list(facts: Facts) -> None:
    (tour,) = facts.tours.values()
    assert (tour.label.nl, tour.steps) == ("rondleiding", (EX + "second", EX + "first"))
    second, first = (facts.tour_steps[step] for step in tour.steps)
    assert (first.words, first.shows, first.on, first.scenarios) == (Text("Zie.", "See."), EX + "part", None, ())
    assert (second.shows, second.on, second.scenarios) == (EX + "states", date(2026, 1, 2), (EX + "proposal",))
