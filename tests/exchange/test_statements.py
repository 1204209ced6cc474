"""RDF out and in again: the same statements and answers, by our own gate and by rdflib; one graph has no proposals."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

import thorbecke
from exports.exchange import context, json_ld
from exports.exchange.formats import FORMATS, made
from exports.exchange.statements import in_order
from ontology.reading.blank_names import named_by_content
from ontology.reading.dataset import Dataset
from ontology.reading.rdf import as_nquads
from tests.exchange.houses import EX, ODD, ON, asked, odd, written
from tests.support.random_houses import drawn
from tests.support.trig import trig as random_trig

WHOLE, ONE_GRAPH = ("trig", "nquads", "jsonld"), ("turtle", "ntriples")
KORT = (ox.NamedNode(str(rdflib.SKOS.prefLabel)), ox.Literal("Kort", language="nl"))
ADDED = {f"{EX}{name}" for name in ("anchored", "graph-anchored", "buoys-decided", "tour", "step2")}


def text_of(name: str) -> str:
    return written(name).files[""].decode("utf-8")


def back(name: str, text: str) -> thorbecke.House:
    return thorbecke.loads(text, name=f"house{FORMATS[name].ending}")


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return statements with their nameless nodes named as RDFC 1.0 does."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def answers(house: thorbecke.House) -> list[Any]:
    known: list[list[str]] = [[], *([name] for name in house.scenarios)]
    house = thorbecke.House(named_by_content(house.dataset))  # a nameless relation is called the same in both
    return [house.gaps(on=ON, scenarios=names).answer.choices for names in known]


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_house_comes_back_the_same(name: str) -> None:
    again = back(name, text_of(name))
    assert canonical(again.dataset.quads) == canonical(odd().dataset.quads)
    assert written(name).left == () and written(name).written.en == f"{len(set(odd().dataset.quads))} statements"
    assert len(answers(odd())) == 2 and answers(odd())[0] != answers(odd())[1]
    assert answers(again) == answers(odd())
    assert again.facts.actors[f"{EX}port"].notes == odd().facts.actors[f"{EX}port"].notes  # pairs by their order


@pytest.mark.parametrize("name", WHOLE)
def test_rdflib_reads_the_same(name: str) -> None:
    form = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}[name]
    found = rdflib.Dataset()
    found.parse(data=text_of(name), format=form)
    quads = ox.parse(as_nquads(found).encode(), format=ox.RdfFormat.N_QUADS)
    assert canonical(quads) == canonical(odd().dataset.quads)


@pytest.mark.parametrize("name", ONE_GRAPH)
def test_one_graph_holds_the_record_and_no_half_of_a_proposal(name: str) -> None:
    again = back(name, text_of(name))
    assert not again.scenarios and answers(again) == answers(odd())[:1]
    said, kept = ({q.triple for q in named_by_content(house.dataset).quads} for house in (odd(), again))
    lost = said - kept
    named = {q.subject.value for q in lost if isinstance(q.subject, ox.NamedNode)}
    assert named == {f"{EX}{name}" for name in ("anchored", "buoys-decided", "tour", "step2")}
    assert not {q.object.value for q in again.dataset.quads if isinstance(q.object, ox.NamedNode)} & ADDED
    assert ox.Triple(ox.NamedNode(f"{EX}tour2"), *KORT) in kept
    told = [one.en for one in written(name).left]
    assert len(told) == 3
    assert told[0].startswith("1 proposal (anchored), together 19 statements: ")
    assert told[1] == "1 tour with a step under such a proposal"
    assert told[2].startswith("the names of 1 graph of the record itself")
    found = rdflib.Graph().parse(data=text_of(name), format={"turtle": "turtle", "ntriples": "nt"}[name])
    assert len(found) == len(again.dataset.quads) == int(written(name).written.en.split()[0])


@pytest.mark.parametrize("name", [*WHOLE, *ONE_GRAPH])
def test_the_same_statements_give_the_same_bytes(name: str) -> None:
    again = back(name, text_of(name))
    expected = text_of(name)
    assert made(name, asked(again)).files[""].decode() == expected
    said: dict[tuple[object, object], list[ox.Quad]] = {}
    for quad in odd().dataset.quads:
        said.setdefault((quad.subject, quad.graph_name), []).append(quad)
    turned = tuple(quad for of_one in reversed(said.values()) for quad in of_one)
    assert turned != odd().dataset.quads
    assert made(name, asked(thorbecke.House(Dataset(turned)))).files[""].decode() == expected


def test_the_shipped_house_comes_back_with_the_same_facts(shipped: Dataset) -> None:
    text = made("trig", asked(thorbecke.House(shipped))).files[""].decode("utf-8")
    again = thorbecke.loads(text, validate=False)
    assert len(again.dataset.quads) == len(shipped.quads) > 60_000
    assert again.facts == thorbecke.House(shipped).facts
    assert text.startswith("@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix eli: ")


@pytest.mark.parametrize("seed", range(12))
def test_random_houses_come_back_the_same(seed: int) -> None:
    from random import Random

    house = thorbecke.loads(random_trig(drawn(Random(seed))), validate=False)
    for name in WHOLE:
        again = made(name, asked(house)).files[""].decode()
        found = thorbecke.loads(again, name=f"house{FORMATS[name].ending}", validate=False)
        assert canonical(found.dataset.quads) == canonical(house.dataset.quads)


def test_json_ld_is_framed_with_a_context_that_is_in_the_file_and_fetches_nothing() -> None:
    document = json.loads(text_of("jsonld"))
    assert document["@context"] == context.read_context()
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes[f"{EX}reports"]["hvt:forum"] == f"{EX}minister"
    assert nodes[f"{EX}report"]["hvt:readInFull"] == "false"
    assert nodes[f"{EX}tour"]["hvt:steps"] == {"@list": [f"{EX}step1", f"{EX}step2"]}
    assert nodes[f"{EX}graph-anchored"]["@graph"][0]["@id"] == f"{EX}buoys-decided"
    with pytest.raises(ValueError, match="nothing is fetched: https"):
        json_ld._never("https://example.org/context")


def test_json_ld_of_what_is_of_a_class_without_a_name_says_the_same() -> None:
    house = thorbecke.loads(f"<{EX}a> a _:c . _:c <{EX}p> 1 .", validate=False)
    text = made("jsonld", asked(house)).files[""]
    again = thorbecke.loads(text.decode("utf-8"), name="house.jsonld", validate=False)
    assert canonical(again.dataset.quads) == canonical(house.dataset.quads)


def test_the_context_is_that_of_the_vocabulary() -> None:
    """`python -m exports.exchange.context` writes it again."""
    assert json.loads(context.CONTEXT.read_text(encoding="utf-8")) == context.context()
    said = context.read_context()
    assert said["hvt:accountGiver"] == {"@type": "@id"} and said["hvt:readInFull"] == {"@type": "xsd:boolean"}


def test_a_nameless_node_is_called_by_what_is_said_of_it() -> None:
    first = [q for q in in_order(odd().dataset) if isinstance(q.subject, ox.BlankNode)]
    moved = thorbecke.loads(f'{ODD}\n[] <{EX}p> "x" .', validate=False)
    second = [q for q in in_order(moved.dataset) if isinstance(q.subject, ox.BlankNode)]
    assert len(first) > 8 and set(first) < set(second)
