"""A theme is put under another: what is found above it is other too, for whatever is below, in as many steps."""

from __future__ import annotations

from graph.answers.answering import answer
from graph.change.difference import difference
from graph.change.states import states
from graph.change.whatif import whatif
from graph.house.setting import setting
from ontology.names import local_name
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads

#: a choice on t0, which is under t1; a relation on t3, which t2 is under
HOUSE = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix x: <https://example.org/x/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
x:house a hvt:House ; dcterms:title "T"@en ; hvt:referenceDate "2025-09-29"^^xsd:date .
x:src a hvt:Source ; dcterms:title "S"@en ; hvt:evidenceGrade "A" ; hvt:readInFull true .
x:law a hvt:LegalProvision ; dcterms:title "L"@en .
x:t0 a skos:Concept ; skos:prefLabel "t0"@en ; skos:broader x:t1 .
x:t1 a skos:Concept ; skos:prefLabel "t1"@en .
x:t2 a skos:Concept ; skos:prefLabel "t2"@en ; skos:broader x:t3 .
x:t3 a skos:Concept ; skos:prefLabel "t3"@en .
x:par a hvt:Parliament ; skos:prefLabel "P"@en .
x:min a hvt:Minister ; skos:prefLabel "M"@en .
x:unit a hvt:MinistryUnit ; skos:prefLabel "U"@en ; hvt:researchedOn "2025-01-01"^^xsd:date .
x:up a hvt:AccountabilityRelation ; hvt:accountGiver x:min ; hvt:forum x:par ; hvt:legalBasis x:law ;
    hvt:relationKind kind:parliament-minister ; hvt:status hvt:stated ; dcterms:source x:src .
x:in a hvt:AccountabilityRelation ; hvt:accountGiver x:unit ; hvt:forum x:min ; hvt:legalBasis x:law ;
    hvt:relationKind kind:ministry-hierarchy ; hvt:scopeTheme x:t3 ; hvt:status hvt:stated ; dcterms:source x:src .
x:c a hvt:Choice ; skos:prefLabel "c"@en ; hvt:theme x:t0 ; hvt:choiceKind hvt:Order ; dcterms:source x:src .
x:d a hvt:RoleAssignment ; hvt:choice x:c ; hvt:actor x:unit ; hvt:role hvt:Decides ; hvt:status hvt:stated ;
    dcterms:source x:src .
"""
#: nothing is said of t0 itself
PUT_UNDER = "x:t1 skos:broader x:t2 ."
PROPOSED = "x:plan a hvt:Scenario ; skos:prefLabel 'plan'@en ; hvt:proposedIn x:src ; hvt:adds x:g . x:g { %s }"


def proposed() -> Dataset:
    return loads(HOUSE + PROPOSED % PUT_UNDER, validate=False)


def test_a_theme_is_under_every_theme_above_those_it_is_put_under() -> None:
    record, after = loads(HOUSE), loads(HOUSE + PUT_UNDER)
    facts = read_facts(after)
    named = {local_name(theme) for theme in facts.themes_over(["https://example.org/x/t0"])}
    assert named == {"t0", "t1", "t2", "t3"}
    assert facts.themes_over([]) == frozenset() and facts.themes_over(["x:other"]) == {"x:other"}
    verdicts = [answer(setting(dataset)).choices[0].verdict for dataset in (record, after)]
    assert verdicts == ["NONE_FOUND", "FULL"]
    kept = {local_name(t): [*map(local_name, above)] for t, above in facts.broader.items() if "example" in t}
    assert kept == {"t0": ["t1"], "t1": ["t2"], "t2": ["t3"]}, "only what is said is kept: of a row, a row"


def test_themes_in_a_circle_are_under_each_other() -> None:
    facts = read_facts(loads(HOUSE + PUT_UNDER + "x:t3 skos:broader x:t0 .", validate=False))
    assert len(facts.themes_over(["https://example.org/x/t2"])) == 4


def test_the_cause_is_the_statement_and_none_of_what_follows_from_it() -> None:
    found = difference(setting(loads(HOUSE)), setting(loads(HOUSE + PUT_UNDER)))
    (change,) = found.changes
    assert change.before and change.after and (change.before.verdict, change.after.verdict) == ("NONE_FOUND", "FULL")
    (statement,) = found.statements
    assert statement.id == "https://example.org/x/t1 broader"
    assert [(f.name, f.before, f.after) for f in statement.fields] == [("broader", "", "https://example.org/x/t2")]
    causes = {e.cause.sets for e in change.effects if e.cause}
    assert causes == {(("https://example.org/x/t1 broader",),)}


def test_a_proposal_reaches_a_choice_through_the_themes_above_its_own() -> None:
    told = whatif(proposed(), ["plan"])
    assert [c.after and c.after.verdict for c in told.difference.changes] == ["FULL"]
    view = states(proposed())
    plan = next(n for n, names in enumerate(view.scenarios) if names)
    assert [view.at(n, view.opening[1]).answer.choices[0].verdict for n in (0, plan)] == ["NONE_FOUND", "FULL"]
