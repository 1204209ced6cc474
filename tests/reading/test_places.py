"""A finding names the file and the line; what cannot be found has no line, and nothing is guessed."""

from __future__ import annotations

import pytest

from ontology.reading.loading import loads
from ontology.reading.places import places

EX = "https://example.org/harbour/"
TURTLE = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix ex: <https://example.org/harbour/> .
ex:table hvt:participant ex:port , ex:other.port ;
    hvt:identifier "a/b" , "say \\"port\\"" , "port" .
ex:port a hvt:Actor ;
    hvt:participant ex:table .
<https://example.org/harbour/pier> a hvt:Actor .
ex:wide-port a hvt:Actor .
[] hvt:participant ex:lonely .
"""
TRIPLES = "".join(
    f"<{EX}{node}> <https://w3id.org/huis-van-thorbecke/def#participant> <{EX}{value}> .\n"
    for node, value in (("port", "pier"), ("pier", "port"))
)


@pytest.mark.parametrize(
    ("node", "value", "line"),
    [
        ("table", None, 3),
        ("port", None, 5),
        ("pier", None, 7),
        ("wide-port", None, 8),
        ("table", EX + "port", 3),
        ("table", EX + "other.port", 3),
        ("table", "a/b", 4),
        ("port", EX + "table", 6),
        ("table", "nowhere", 3),
    ],
)
def test_a_line_of_turtle(node: str, value: str | None, line: int) -> None:
    dataset = loads(TURTLE, name="harbour.ttl", validate=False)
    asked = (EX + node, value)
    assert places(dataset, [asked]) == {asked: ("harbour.ttl", line)}


def test_a_node_without_a_name_is_where_its_value_stands_when_that_is_one_place() -> None:
    dataset = loads(TURTLE, name="harbour.ttl", validate=False)
    (nameless,) = (node for node in dataset.origin if node.startswith("_:"))
    assert places(dataset, [(nameless, "lonely"), (nameless, "port")]) == {
        (nameless, "lonely"): ("harbour.ttl", 9),
        (nameless, "port"): ("harbour.ttl", None),
    }


def test_what_no_file_says_has_no_place() -> None:
    assert places(loads(TURTLE, validate=False), [(EX + "lonely", None), (EX + "nobody", None)]) == {}


def test_all_are_found_in_one_reading_of_each_syntax() -> None:
    asked = [(EX + "port", None), (EX + "pier", EX + "port")]
    assert list(places(loads(TRIPLES, name="h.nt", validate=False), asked).values()) == [("h.nt", 1), ("h.nt", 2)]
    json_ld = '{"@graph": [{"@id": "https://example.org/harbour/port",\n "https://schema.org/name": "quay"}]}'
    found = places(loads(json_ld, name="h.jsonld", validate=False), [(EX + "port", None), (EX + "port", "quay")])
    assert list(found.values()) == [("h.jsonld", None), ("h.jsonld", 2)]
