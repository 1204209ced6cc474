"""W3C ORG, CPOV and OSLO of any publisher: by stated rules, inferred, and what no rule is about is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.errors import InputError
from ontology.intake.org import org
from ontology.intake.rules import read_rules
from ontology.intake.taking import File, Given
from tests.intake.taken import BASE, taken

PREFIXES = """\
@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix time: <http://www.w3.org/2006/time#> .
@prefix cv: <http://data.europa.eu/m8g/> . @prefix mandaat: <http://data.vlaanderen.be/ns/mandaat#> .
@prefix ex: <https://example.org/t/> .
"""
ORG = (
    PREFIXES
    + """
ex:min a org:FormalOrganization ; skos:prefLabel "Ministerie X"@nl , "Ministère X"@fr ; foaf:homepage <https://x.nl> .
ex:unit a org:OrganizationalUnit ; org:unitOf ex:min ; rdfs:label "Service Y"@fr ; skos:altLabel "Y"@nl .
ex:min org:hasUnit ex:other .
ex:other a ex:Kantoor ; skos:prefLabel "Kantoor" .
ex:Kantoor rdfs:subClassOf org:OrganizationalUnit .
ex:sits rdfs:subPropertyOf org:unitOf .
ex:third a org:OrganizationalUnit ; ex:sits ex:min , ex:third , ex:nowhere .
ex:sec a org:Post ; org:postIn ex:min ; org:role ex:secretary ; skos:prefLabel "Staatssecretaris"@nl .
ex:adviser a org:Post ; org:role ex:advising . ex:advising skos:prefLabel "Adviseur"@nl .
ex:dg a org:Post ; org:reportsTo ex:sec , ex:nobody , ex:dg ; skos:prefLabel "DG"@nl .
ex:sec org:headOf ex:unit .
ex:cp a cv:PublicOrganisation ; skos:prefLabel "Publiek"@nl ; org:classification ex:Gemeente .
[] a org:Membership ; org:member ex:third ; org:organization ex:min ;
    org:memberDuring [ time:hasBeginning [ time:inXSDDate "2020-01-01"^^xsd:date ] ] .
[] a org:Membership ; org:member ex:jan ; org:organization ex:min .
ex:jan a foaf:Person ; foaf:name "Jan" .
ex:piet a foaf:Person ; foaf:name "Piet" ; org:holds ex:dg .
ex:m a mandaat:Mandataris ; org:holds ex:sec ; mandaat:isBestuurlijkeAliasVan ex:jan ;
    mandaat:start "2021-05-03T00:00:00Z"^^xsd:dateTime ; mandaat:einde "2022"^^xsd:gYear .
[] a org:Organization ; skos:prefLabel "Naamloos"@nl .
ex:q a ex:Iets .
"""
)


def test_who_there_is_and_what_they_are_a_part_of() -> None:
    told = taken("org", ORG, lang="nl", ending=".ttl")
    actors = {iri.removeprefix(BASE): actor for iri, actor in told.house.facts.actors.items()}
    assert {"min", "unit", "other", "third", "sec", "dg", "cp", "adviser"} <= set(actors) and len(actors) == 9
    assert {name: actors[name].part_of for name in ("unit", "other", "third")} == dict.fromkeys(
        ("unit", "other", "third"), (f"{BASE}min",)
    )
    assert actors["min"].label.nl == "Ministerie X" and actors["other"].label.nl == "Kantoor"
    assert actors["unit"].label.nl == "Service Y" and "Y" in (*actors["unit"].names, str(actors["unit"].short))
    assert actors["adviser"].label.nl == "Adviseur"
    (nameless,) = (name for name in actors if name.startswith("nameless/"))
    assert actors[nameless].label.nl == "Naamloos"
    facts = told.house.facts
    (term,) = facts.tenures.values()
    assert (term.holder, term.office) == (f"{BASE}jan", f"{BASE}sec")
    assert (str(term.valid_from), str(term.valid_until)) == ("2021-05-03", "2022-01-01")
    (seat,) = facts.participations.values()
    assert (seat.body, seat.participant, str(seat.valid_from)) == (f"{BASE}min", f"{BASE}third", "2020-01-01")


def test_who_answers_to_whom_is_inferred_by_a_rule_of_the_law_that_is_named() -> None:
    assert taken("org", ORG, law="nl", ending=".ttl").relations() == {
        ("dg", "sec", "ministry-hierarchy", "inferred"),
        ("unit", "sec", "ministry-hierarchy", "inferred"),
    }
    assert {kind for *_, kind, _ in taken("org", ORG, law="uk", ending=".ttl").relations()} == {
        "uk-department-hierarchy"
    }
    bare = taken("org", ORG, ending=".ttl")
    why = "no rule says which kind of relation this is under this law"
    assert bare.relations() == set()
    assert {("unknown", "org:reportsTo", why, 1), ("unknown", "org:headOf", why, 1)} <= bare.remarks()


def test_a_kind_that_does_not_fit_what_they_are_is_never_taken() -> None:
    """Who is said to be a co-government is under no minister's hierarchy."""
    rules = replace(read_rules(), org_classes={f"{BASE}Gemeente": "CoGovernment"})
    text = f"{ORG}\nex:cp org:reportsTo ex:sec ."
    told = org([File("a.ttl", text.encode())], Given(rules, BASE, "nl", "nl"))
    assert told.kinds == {"ministry-hierarchy": 2}
    assert [r.count for r in told.remarks if r.name == "org:reportsTo" and "does not fit" in r.why.en] == [1]
    assert "a hvt:CoGovernment" in told.turtle


def test_every_oddity_is_told() -> None:
    assert taken("org", ORG, law="nl", lang="nl", ending=".ttl").remarks() == {
        ("unknown", f"{BASE}Iets", "a node of a class that no rule is about", 1),
        ("unusable", "org:reportsTo", "refers to what is not there", 1),
        ("unusable", "org:reportsTo", "refers to itself", 1),
        ("unusable", "part_of", "refers to itself", 1),
        ("unusable", "part_of", "refers to what is not there", 1),
        ("left-aside", "org:member", "a person without an office", 1),
        ("left-aside", "org:heldBy", "who holds the post, without a term", 1),
        ("left-aside", "org:role", "a house has no place for it", 2),
        ("left-aside", "foaf:homepage", "a house has no place for it", 1),
        ("noticed", "name", "no name", 1),
        ("noticed", "org:FormalOrganization", "no rule says what kind of actor this is", 1),
        ("noticed", "org:OrganizationalUnit", "no rule says what kind of actor this is", 2),
        ("noticed", f"{BASE}Kantoor", "no rule says what kind of actor this is", 1),
        ("noticed", "org:Post", "no rule says what kind of actor this is", 3),
        ("noticed", f"org:classification {BASE}Gemeente", "no rule says what kind of actor this is", 1),
        ("noticed", "org:Organization", "no rule says what kind of actor this is", 1),
    }


def test_what_is_no_rdf_or_of_nobody_is_one_sentence() -> None:
    with pytest.raises(InputError, match=r"a\.ttl:1:1: not legal in this syntax"):
        taken("org", "x y z", ending=".ttl")
    with pytest.raises(InputError, match=r"a\.ttl: holds nothing that a rule for org is about"):
        taken("org", "<https://a> <https://b> <https://c> .", ending=".ttl")
    with pytest.raises(InputError, match=r"a\.txt: unknown kind of file"):
        taken("org", "x", ending=".txt")


def test_two_files_are_read_as_one() -> None:
    one, other = (
        PREFIXES + 'ex:a a org:Post ; skos:prefLabel "A"@nl ; org:reportsTo ex:b .',
        PREFIXES + 'ex:b a org:Post ; skos:prefLabel "B"@nl .',
    )
    assert taken("org", one, other, law="nl", lang="nl", ending=".ttl").relations() == {
        ("a", "b", "ministry-hierarchy", "inferred")
    }
