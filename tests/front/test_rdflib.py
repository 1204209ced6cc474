"""A house to rdflib and back: the same statements, the same answers, and the gate in between."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import RDF, XSD, BNode, Literal, URIRef, Variable

import thorbecke
from ontology.checking.engines import reference
from ontology.errors import InputError, UnsoundHouseError
from tests.conftest import SMALL_HOUSE

HVT = rdflib.Namespace("https://w3id.org/huis-van-thorbecke/def#")
EX = rdflib.Namespace("https://example.org/harbour/")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")

#: two proposals, a nameless relation, notes that are pairs by their order
PROPOSED = (
    SMALL_HOUSE
    + """
[] a hvt:AccountabilityRelation ; hvt:accountGiver ex:table ; hvt:forum ex:minister ;
    hvt:relationKind kind:instituted-body ; hvt:legalBasis "Decree 1" ; hvt:status hvt:arguable ;
    dcterms:source ex:statute .
ex:port skos:note "zzz eerst"@nl , "zzz first"@en , "aaa tweede"@nl , "aaa second"@en .
ex:anchored a hvt:Scenario ; skos:prefLabel "Verankerd"@nl , "Anchored"@en ; skos:notation "anchored" ;
    hvt:proposedIn ex:statute ; hvt:adds ex:graph-anchored .
ex:graph-anchored {
    ex:buoys-decided a hvt:RoleAssignment ; hvt:choice ex:buoys ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
        hvt:status hvt:stated ; dcterms:source ex:statute .
}
"""
)


def answers(house: thorbecke.House) -> list[Any]:
    """What a house says, whatever it is known by."""
    known: list[list[str]] = [[], *([name] for name in house.scenarios)]
    told = [house.gaps(on="2026-05-01", scenarios=names).answer.choices for names in known]
    explained = [json.loads(house.explain(name, on="2026-05-01").to_json()) for name in ("cranes", "port")]
    return [*told, *({**said, "house": None} for said in explained)]


@pytest.fixture(scope="module")
def house() -> thorbecke.House:
    return thorbecke.loads(PROPOSED)


def test_the_record_is_the_default_graph_and_a_scenario_its_own(house: thorbecke.House) -> None:
    found = house.rdf()
    assert type(found) is rdflib.Dataset
    assert {str(graph.identifier) for graph in found.graphs()} == {str(EX["graph-anchored"]), "urn:x-rdflib:default"}
    assert set(found.graph(EX["graph-anchored"]).subjects()) == {EX["buoys-decided"]}
    assert (EX.cranes, RDF.type, HVT.Choice) in found.default_graph
    assert (EX["buoys-decided"], RDF.type, HVT.RoleAssignment) not in found.default_graph
    # the terms of the vocabulary are not the record's
    assert not list(found.default_graph.triples((HVT.Choice, None, None)))
    assert sum(map(len, found.graphs())) == len(set(house.dataset.quads))


def test_back_it_gives_the_same_answers(house: thorbecke.House) -> None:
    again = thorbecke.load(house.rdf())
    assert answers(again) == answers(house)
    assert again.facts.actors[str(EX.port)].notes == house.facts.actors[str(EX.port)].notes
    assert [note.nl for note in house.facts.actors[str(EX.port)].notes] == ["zzz eerst", "aaa tweede"]


def test_the_same_statements_have_the_same_digest(house: thorbecke.House) -> None:
    digest = thorbecke.load(house.rdf()).dataset.digest
    assert digest.startswith("sha256:") and digest == thorbecke.load(house.rdf()).dataset.digest
    changed = house.rdf()
    changed.default_graph.add((EX.cranes, SKOS.note, Literal("one more", lang="en")))
    assert thorbecke.load(changed).dataset.digest != digest


def test_a_plain_graph_is_a_house_too(tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(data=SMALL_HOUSE, format="turtle")
    assert answers(thorbecke.load(graph)) == answers(thorbecke.loads(SMALL_HOUSE))
    written = tmp_path / "house.ttl"
    graph.serialize(written, format="turtle")
    assert answers(thorbecke.load(written)) == answers(thorbecke.load(graph))


def test_literals_keep_their_form() -> None:
    text = SMALL_HOUSE.replace('"2026-01-01"^^xsd:date', '"2026-01-01Z"^^xsd:date', 1).replace(
        "true", '"1"^^xsd:boolean'
    )
    before = thorbecke.loads(text, validate=False)
    after = thorbecke.load(before.rdf(), validate=False)
    assert {str(quad) for quad in after.dataset.quads} == {str(quad) for quad in before.dataset.quads}


def test_nothing_is_trusted() -> None:
    unsound = rdflib.Graph().parse(data=SMALL_HOUSE, format="turtle")
    unsound.set((EX.reports, HVT.forum, EX.ministre))
    with pytest.raises(UnsoundHouseError):
        thorbecke.load(unsound)
    assert not thorbecke.load(unsound, validate=False).check().sound
    with pytest.raises(InputError, match="holds no statements"):
        thorbecke.load(rdflib.Dataset())


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ((URIRef("https://example.org/a b"), RDF.type, HVT.Choice), "no statement of RDF"),
        ((EX.a, SKOS.note, Variable("what")), "a Variable is no name"),
        ((Literal("a"), RDF.type, HVT.Choice), "no statement of RDF"),
        ((EX.a, BNode(), HVT.Choice), "no statement of RDF"),
        ((URIRef("relative"), RDF.type, HVT.Choice), "no statement of RDF|not legal"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_is_no_rdf_is_one_sentence(statement: Any, told: str) -> None:
    graph = rdflib.Graph()
    graph.add(statement)
    with pytest.raises(InputError, match=told) as error:
        thorbecke.load(graph)
    assert "\n" not in str(error.value)


def test_rdflib_logs_nothing_of_a_value_it_cannot_read(
    small_house: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither on the way out nor where it applies the shapes; what is wrong is a finding."""
    odd = "".join(f'"abc"^^<{XSD}{kind}> , ' for kind in ("date", "integer", "boolean", "duration", "hexBinary"))
    house = thorbecke.loads(
        f'{small_house}\n<https://example.org/x> <https://example.org/y> {odd} "<a"^^<{RDF.HTML}> .'
    )
    assert len(house.rdf()) > 5
    monkeypatch.setattr("ontology.checking.validation.engine", lambda: reference)
    assert house.check().sound
    assert caplog.records == []


def test_what_is_no_graph_is_one_sentence() -> None:
    with pytest.raises(InputError, match="a int is no house; give a path"):
        thorbecke.load(5)  # type: ignore[arg-type]
