"""What is read off the lines of TriG is what a parser reads in them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from ontology.errors import InputError
from ontology.gate.worker import PREFIXES
from ontology.reading.dataset import by_graph
from ontology.reading.loading import load, loads
from ontology.reading.trig import said_by_graph
from tests.support.fuzzed import ODD, fuzzed
from tests.support.random_houses import _Draw
from tests.support.trig import trig

EX = "https://example.org/"
TEXTS = (
    "",
    ' " ',
    "\\",
    "\\u0041",
    "a\nb\r\tc",
    " .",
    "> .",
    '"@en .',
    '"^^<x> <y> .',
    "é\u2028\x85\x0b\x07\x7f",
    "😀 \\n",
)
VALUES = (
    *map(Literal, TEXTS),
    *(Literal(text, language="en-gb") for text in TEXTS),
    *(Literal(text, datatype=NamedNode(EX + "type")) for text in TEXTS),
    *(value for value in ODD if not isinstance(value, BlankNode)),
    NamedNode(EX + "a_:b"),
)


def _same(quads: list[Quad]) -> None:
    written = serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES)
    assert written
    wanted, found = by_graph(quads), said_by_graph(written)
    assert found == wanted and list(found) == list(wanted)
    for graph, said in wanted.items():
        assert [(s, list(told)) for s, told in found[graph].items()] == [(s, list(told)) for s, told in said.items()]


@pytest.mark.parametrize("graph", [DefaultGraph(), NamedNode(EX + "graph")])
def test_values_of_every_kind(graph: DefaultGraph | NamedNode) -> None:
    _same([Quad(NamedNode(EX + "s"), NamedNode(EX + "p"), value, graph) for value in VALUES])


def test_random_houses() -> None:
    for seed in range(40):
        quads = loads(trig(_Draw(Random(seed)).house(), named_graph=EX + "graph"), validate=False).quads
        _same([q for q in fuzzed(quads, seed, 30) if not {BlankNode} & {type(q.subject), type(q.object)}])


def test_a_house_without_blank_nodes_is_the_house_a_parser_reads(small_house: str) -> None:
    text = small_house.replace("[]", "<https://example.org/named>")
    dataset = loads(text, validate=False)
    quads = list(parse(text.encode("utf-8"), format=RdfFormat.TRIG))
    assert list(dataset.quads) == quads and dataset.says() == by_graph(quads)[None]
    assert dataset.quads is dataset.quads


def test_statements_of_several_files_know_where_they_come_from(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<http://e/a> <http://e/p> 1 , 2 .")
    (tmp_path / "b.ttl").write_text("<http://e/b> <http://e/p> 1 .")
    dataset = load(tmp_path, validate=False)
    assert dataset.origin == {"http://e/a": 0, "http://e/b": 1}


def test_a_statement_about_a_statement_is_no_part_of_a_house() -> None:
    with pytest.raises((InputError, TypeError)):
        loads("<http://e/a> <http://e/p> <<( <http://e/a> <http://e/p> 1 )>> .", validate=False).says()
