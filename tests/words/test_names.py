"""Each actor, choice and relation is called by one name, and a caveat is said in one wording wherever it is shown."""

from __future__ import annotations

from exports.map.words import PAGE
from graph.records import CAVEATS
from graph.words.caveats import CAVEAT_WORDS
from graph.words.names import (
    by_number,
    choice_name,
    ends_of,
    full_name,
    number_of,
    short_name,
    subject_of,
    term,
)
from ontology.namespaces import HVT
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from ontology.text import Text, both

EX = "https://example.org/"
FACTS = read_facts(
    loads(
        """
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:council a hvt:Assembly ; skos:prefLabel "Raad"@nl, "Council"@en .
ex:bureau a hvt:Agency ; skos:prefLabel "Bureau Wegen"@nl, "Roads Bureau"@en ; skos:altLabel "BW" .
ex:office a hvt:Agency ; skos:prefLabel "Kantoor KW"@nl, "Office KW"@en ; skos:altLabel "KW" .
ex:team a hvt:Agency ; skos:prefLabel "Ploeg"@nl, "Team"@en ; skos:altLabel "de ploeg"@nl, "the team"@en .
ex:up a hvt:AccountabilityRelation ; hvt:accountGiver ex:bureau ; hvt:forum ex:council ;
    hvt:relationKind kind:mandate ; hvt:status hvt:stated .
ex:nowhere a hvt:AccountabilityRelation ; hvt:accountGiver ex:bureau ;
    hvt:relationKind kind:mandate ; hvt:status hvt:unknown .
ex:k2 a hvt:Choice ; skos:prefLabel "Weg"@nl, "Road"@en ; skos:notation "K2" .
ex:k10 a hvt:Choice ; skos:prefLabel "Brug"@nl, "Bridge"@en ; skos:notation "K10" .
ex:tunnel a hvt:Choice ; skos:prefLabel "Tunnel"@nl, "Tunnel"@en .
ex:decides a hvt:RoleAssignment ; hvt:choice ex:k2 ; hvt:actor ex:team ; hvt:role hvt:Decides ; hvt:status hvt:stated .
""",
        validate=False,
    )
)


def test_an_actor_is_called_in_full_with_its_abbreviation_unless_its_name_has_it() -> None:
    assert full_name(FACTS, f"{EX}bureau") == Text("Bureau Wegen (BW)", "Roads Bureau (BW)")
    assert full_name(FACTS, f"{EX}office") == Text("Kantoor KW", "Office KW")
    assert full_name(FACTS, f"{EX}team") == Text("Ploeg", "Team")


def test_an_actor_is_called_shortly_as_people_do() -> None:
    assert short_name(FACTS, f"{EX}bureau") == both("BW")
    assert short_name(FACTS, f"{EX}team") == Text("de ploeg", "the team")
    assert short_name(FACTS, f"{EX}council") == Text("Raad", "Council")
    assert (short_name(FACTS, f"{EX}stranger"), short_name(FACTS, None)) == (both("stranger"), both("?"))


def test_choices_stand_in_order_of_their_numbers_and_one_without_a_number_has_its_id() -> None:
    ordered = sorted(FACTS.choices.values(), key=by_number)
    assert [number_of(choice) for choice in ordered] == ["K2", "K10", "tunnel"]
    assert [choice_name(FACTS, choice.iri).en for choice in ordered] == ["K2 Road", "K10 Bridge", "Tunnel"]
    assert choice_name(FACTS, f"{EX}stranger") == both("stranger")


def test_a_relation_is_called_by_its_ends_and_an_end_nobody_found_is_asked() -> None:
    assert ends_of(FACTS, f"{EX}up") == Text("Bureau Wegen → Raad", "Roads Bureau → Council")
    assert ends_of(FACTS, f"{EX}nowhere").en == "Roads Bureau → ?"


def test_a_gap_is_about_whoever_gives_account_decides_or_is_the_choice() -> None:
    places = {at: subject_of(FACTS, f"{EX}{at}") for at in ("up", "decides", "team", "k2", "stranger")}
    assert {at: known and known.iri.removeprefix(EX) for at, known in places.items()} == {
        "up": "bureau",
        "decides": "team",
        "team": "team",
        "k2": "k2",
        "stranger": None,
    }


def test_a_term_without_a_label_is_told_by_its_iri() -> None:
    assert term(FACTS, HVT.Decides).en == "decides"
    assert term(FACTS, f"{EX}theme") == both(f"{EX}theme")


def test_every_caveat_has_one_wording_and_the_map_says_the_same() -> None:
    assert tuple(CAVEAT_WORDS) == CAVEATS
    assert {caveat: PAGE[caveat] for caveat in CAVEATS} == dict(CAVEAT_WORDS)
