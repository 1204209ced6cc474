"""The law of a state holds in its houses only: its folder says whose it is, and nothing of it reaches another house."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS

from graph.house.assuming import assumption
from graph.repair.repairing import repair
from ontology.checking.validation import validate
from ontology.codelists.concepts import concept, concepts
from ontology.codelists.floors import floors, group_labels
from ontology.codelists.repairs import bar, bars, instruments, rules
from ontology.codelists.words import currency_signs, words_of_gap
from ontology.errors import UnknownNameError
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from ontology.shipped import jurisdiction_folders
from tests.support.terms import JURISDICTION, KIND
from tests.vocabulary.test_vocabulary import hvt

SCHEME = URIRef("https://w3id.org/huis-van-thorbecke/jurisdiction/")
FOLDERS = jurisdiction_folders()
#: a house of an island whose law the vocabulary does not know
ISLAND = """
@prefix ex: <https://example.org/island/> .
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
@prefix jurisdiction: <https://w3id.org/huis-van-thorbecke/jurisdiction/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:source a hvt:Source ; dcterms:title "Gazette"@en ; hvt:evidenceGrade "A" .
ex:council a hvt:Parliament ; skos:prefLabel "Council"@en .
ex:warden a hvt:Minister ; skos:prefLabel "Warden"@en .
ex:table a hvt:ConsultativeBody ; skos:prefLabel "Table"@en ; hvt:researchedOn "2026-01-01"^^xsd:date .
ex:closed a hvt:AbsenceStatement ; hvt:about ex:table ; hvt:absent hvt:AccountabilityUpward ;
    hvt:status hvt:stated ; dcterms:source ex:source .
ex:pier a hvt:Choice ; skos:prefLabel "Pier"@en ; hvt:choiceKind hvt:Plan ; hvt:validFrom "2025-01-01"^^xsd:date .
ex:decides a hvt:RoleAssignment ; hvt:choice ex:pier ; hvt:actor ex:table ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:source .
"""
OWN_LAW = """
ex:house a hvt:House ; dcterms:title "Island"@en ; hvt:language "en" ; hvt:jurisdiction ex:law ;
    hvt:referenceDate "2026-01-01"^^xsd:date .
ex:law a skos:Concept ; skos:prefLabel "the Island"@en .
"""
GRADED = (
    "hvt:informationGrade 3 ; hvt:discussionGrade 3 ; hvt:consequencesGrade 3 ; hvt:reach hvt:decision ; "
    "hvt:forum ex:council ; hvt:status hvt:stated ; dcterms:source ex:source ."
)
DUTCH_KIND = "hvt:relationKind kind:parliament-minister ; "


def island(kind: str = "", house: str = OWN_LAW) -> Dataset:
    relation = f"ex:answers a hvt:AccountabilityRelation ; hvt:accountGiver ex:warden ; {kind}{GRADED}"
    return loads(ISLAND + house + relation)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_says_whose_law_it_is_and_holds_no_other(folder: Path) -> None:
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        graph.parse(data=path.read_bytes(), format="turtle")
    (law,) = set(graph.subjects(SKOS.topConceptOf, SCHEME))
    assert str(graph.value(law, SKOS.notation)) == folder.name
    classes = ("RelationKind", "LegalInstrument", "RepairRule", "LocalForm", "GapCode")
    terms = {term for cls in classes for term in graph.subjects(RDF.type, hvt(cls))}
    assert len(terms) > 10
    assert {graph.value(term, hvt("jurisdiction")) for term in terms} == {law}
    themes = set(graph.subjects(RDF.type, SKOS.Concept)) - {law}
    assert {graph.value(theme, hvt("jurisdiction")) for theme in themes} <= {law}
    for form in graph.subjects(RDF.type, hvt("LocalForm")):
        assert concept(str(graph.value(form, hvt("formOf")))).iri, "a form is one of a term that is there"


def test_what_holds_everywhere_has_its_own_words_and_a_state_has_others() -> None:
    general, dutch = concept(HVT.IndependentAuthority), concept(HVT.IndependentAuthority, JURISDICTION.nl)
    assert (general.label.en, dutch.label.en) == (
        "independent administrative authority",
        "independent administrative authority (zbo)",
    )
    assert concept(KIND.company_shareholder).one(HVT.legalBasisText) != (
        concept(KIND.company_shareholder, JURISDICTION.nl).one(HVT.legalBasisText)
    )
    assert {f.code: f.label.nl for f in floors(JURISDICTION.nl)}["departments"] == "Het Rijk"
    assert {f.code: f.label.nl for f in floors()}["departments"] == "Centrale overheid"
    assert group_labels(JURISDICTION.nl)["IndependentAuthority"].nl == "Zbo’s"
    assert group_labels("")["IndependentAuthority"].nl == "Zelfstandige organen"


def test_rules_and_instruments_are_those_of_the_law_that_is_asked() -> None:
    dutch = rules(JURISDICTION.nl)
    assert len(dutch) > 10 and rules("") == () and instruments("") == ()
    assert {r.code for r in dutch} <= {r.code for r in rules()}
    assert [b.code for b in bars("")] == [b.code for b in bars(JURISDICTION.nl)]
    assert (bar("lead", "").articles.en, bar("lead", JURISDICTION.nl).articles.en) == ("none", "RvO art. 6")


def test_a_house_is_under_the_law_it_names_else_that_of_its_kinds() -> None:
    titled = OWN_LAW.replace(" hvt:jurisdiction ex:law ;", "")
    assert read_facts(island()).law == "https://example.org/island/law"
    assert read_facts(island(DUTCH_KIND, titled)).law == JURISDICTION.nl
    assert read_facts(island("", titled)).law == ""


def test_no_instrument_of_another_state_is_proposed() -> None:
    here, there = repair(island()), repair(island(DUTCH_KIND, OWN_LAW.replace("ex:law ;", "jurisdiction:nl ;", 1)))
    assert [c.kind for c in there.changes] == [KIND.instituted_body]
    assert here.changes == () and [n.bar.code for n in here.not_repaired] == ["no-rule"]


def test_a_kind_of_another_state_is_told_and_cannot_be_assumed() -> None:
    rules_of = {f.rule: f.message.en for f in validate(island(DUTCH_KIND)).findings if f.severity == "warning"}
    assert "exists in the law of another state only" in rules_of["KindFitsItsActors"]
    assert "KindFitsItsActors" not in {f.rule for f in validate(island()).findings}
    facts = read_facts(island())
    with pytest.raises(UnknownNameError, match="no kind of relation"):
        assumption(facts, "table -> warden : instituted-body")
    assert assumption(facts, "table -> warden : covenant-party").kind == KIND.covenant_party


def test_the_jurisdiction_of_the_netherlands_is_a_concept() -> None:
    assert concept(JURISDICTION.nl).code == "nl"


def test_a_gap_is_put_as_the_law_of_the_house_has_it() -> None:
    dutch, any_state = words_of_gap("no-decider", law=JURISDICTION.nl), words_of_gap("no-decider")
    assert "which minister or state secretary answers" in dutch.question.en
    assert "which minister answers" in any_state.question.en
    assert (dutch.message, dutch.definition) == (any_state.message, any_state.definition)


def test_a_currency_has_one_sign_and_the_code_of_iso_4217() -> None:
    found = concepts(HVT.Currency)
    assert "EUR" in {money.code for money in found}
    for money in found:
        assert len(money.code) == 3 and money.code.isalpha() and money.code.isupper(), money.iri
        assert currency_signs()[money.code] == money.one(HVT.symbol) != "", f"{money.code} has two signs or none"
