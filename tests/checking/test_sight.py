"""A shape that sees further than anybody looks is refused; what the shapes see is what tells two nodes apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest
from pyoxigraph import RdfFormat, parse

from ontology.checking import alike, engines
from ontology.checking.alike import Crowd
from ontology.checking.engines import Engine, Result, compiled, engine, engine_name, reference
from ontology.checking.shapes import shape_text, shapes
from ontology.checking.sight import sight, sight_of
from ontology.namespaces import HVT
from ontology.reading.dataset import Said, by_graph
from ontology.reading.loading import loads
from ontology.reading.tables import tables

PREFIXES = """
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
"""
#: each sees further than one step, or tells values apart that nobody looks at
FURTHER = (
    "sh:path ( hvt:forum hvt:lead ) ; sh:minCount 1",
    "sh:path [ sh:alternativePath ( hvt:forum ( hvt:body hvt:lead hvt:forum ) ) ] ; sh:minCount 1",
    "sh:path [ sh:alternativePath ( hvt:forum [ sh:inversePath hvt:lead ] ) ] ; sh:minCount 1",
    "sh:path [ sh:alternativePath ( hvt:forum hvt:body ) ] ; sh:class hvt:Actor",
    "sh:path [ sh:zeroOrMorePath hvt:forum ] ; sh:minCount 1",
    "sh:path [ sh:inversePath [ sh:alternativePath ( hvt:forum hvt:body ) ] ] ; sh:maxCount 1",
    "sh:path hvt:forum ; sh:node ex:Other",
    "sh:path hvt:forum ; sh:not [ sh:class hvt:Actor ]",
    "sh:path hvt:forum ; sh:property [ sh:path hvt:lead ; sh:minCount 1 ]",
    "sh:path hvt:forum ; sh:equals hvt:body",
    "sh:path hvt:forum ; sh:minLength 3",
    "sh:path hvt:forum ; sh:nodeKind sh:IRI ; sh:class hvt:Actor",
    'sh:path hvt:forum ; sh:or ( [ sh:nodeKind sh:IRI ] [ sh:pattern "a" ] )',
    'sh:path hvt:forum ; sh:or ( [ sh:in ( "a" ) ] )',
    "sh:property [ sh:path hvt:forum ; sh:maxCount 0 ]",
    'sh:sparql [ sh:select "SELECT $this WHERE { }" ]',
)


def _said(text: str) -> Said:
    quads = parse((PREFIXES + text).encode("utf-8"), format=RdfFormat.TURTLE)
    return by_graph(quads)[None]


@pytest.mark.parametrize("asked", FURTHER)
def test_a_shape_that_sees_further_is_refused(asked: str) -> None:
    with pytest.raises(NotImplementedError, match="sees further"):
        sight_of(_said(f"ex:Shape a sh:PropertyShape ; sh:targetClass hvt:Actor ; {asked} ."))


def test_every_shape_of_ours_sees_one_step() -> None:
    seen = sight()
    assert {p.rpartition("#")[2] for p in seen.second} == {"leavesOpen"}
    assert len(shapes()) > 100 and all(shape.message.nl and shape.message.en for shape in shapes().values())


def test_what_a_shape_looks_at_is_known() -> None:
    seen = sight_of(
        _said(
            "ex:Shape sh:targetObjectsOf hvt:lead ; sh:path hvt:reach ; sh:in ( hvt:none ) ; sh:severity sh:Warning ."
            'ex:Words sh:path hvt:legalForm ; sh:in ( "a" ) . ex:Page sh:path hvt:page ; sh:nodeKind sh:IRI .'
            "ex:Dates sh:path hvt:validFrom ; sh:lessThan hvt:validUntil ."
            "ex:Cited sh:path [ sh:inversePath [ sh:alternativePath ( hvt:body hvt:forum ) ] ] ; sh:minCount 1 ."
        )
    )
    sets = ("named", "incoming", "second", "within", "nameless", "patterns")
    short = {name: {iri.rpartition("#")[2] for iri in getattr(seen, name)} for name in sets}
    assert short == {
        "named": {"none"},
        "incoming": {"lead", "body", "forum"},
        "second": set(),
        "within": {"legalForm", "validFrom", "validUntil"},
        "nameless": {"page"},
        "patterns": {"validFrom", "validUntil"},
    }
    assert seen.compared == {(HVT.validFrom, HVT.validUntil)}


def test_what_a_pattern_is_held_against_is_told_apart_from_what_stands_in_a_shape() -> None:
    seen = sight_of(
        _said(
            'ex:One sh:path hvt:validFrom ; sh:pattern "a" ; sh:or ( [ sh:pattern "b" ] [ sh:datatype hvt:x ] ) . '
            'ex:Two sh:path hvt:firstSeen ; sh:pattern "a" . ex:Three sh:path hvt:firstSeen ; sh:minInclusive 3 .'
            'ex:Four sh:path hvt:onDate ; sh:pattern "a" . ex:Five sh:path hvt:onDate ; sh:in ( "a" ) .'
        )
    )
    assert seen.patterns == {HVT.validFrom: {"a", "b"}}
    assert seen.within == {HVT.validFrom, HVT.firstSeen, HVT.onDate}


def _texts(text: str) -> str:
    said = loads(PREFIXES + text, name="a.ttl", validate=False).says()
    asked: list[str] = []

    def listening(texts: Iterable[str], warnings: bool) -> Iterator[Sequence[Result]]:
        asked.extend(texts)
        return iter([[] for _ in asked])

    assert not list(Crowd(said, tables(said)).misfits(listening, True))
    return "".join(asked)


def test_of_nodes_that_are_alike_one_is_asked() -> None:
    actors = "".join(
        f'ex:a{n} a hvt:Minister ; hvt:researchedOn "2025-01-01" ; hvt:legalForm "{n}" .' for n in range(99)
    )
    text = _texts(actors + 'ex:b a hvt:Minister ; hvt:researchedOn "2025-01-02"@nl ; hvt:legalForm "b" .')
    assert {f"ex:{n}" for n in ("a0", "a1", "b") if f"<https://example.org/{n}>" in text} == {"ex:a0", "ex:b"}


def test_texts_are_told_apart_by_their_languages_and_one_that_is_told_twice_is_one() -> None:
    labels = {
        "a": '"x"@nl , "y"@nl',
        "b": '"x"@nl , "x"@nl',
        "c": '"z"@nl',
        "d": '"p"@nl , "q"@nl',
        "e": '"p"@nl , "q"',
    }
    said = _said("".join(f"ex:{name} a hvt:Minister ; skos:prefLabel {label} ." for name, label in labels.items()))
    groups = {frozenset(node[-1] for node in group) for group in Crowd(said, tables(said)).groups.values()}
    assert groups == {frozenset("ad"), frozenset("bc"), frozenset("e")}


@pytest.mark.parametrize("applied", [compiled, reference])
def test_a_node_that_another_text_names_is_judged_by_its_own(applied: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forum of the second text has its label in the first."""
    monkeypatch.setattr(alike, "_AT_A_TIME", 1)
    house = 'ex:a a hvt:Minister ; skos:prefLabel "A"@nl , "A"@en . ex:b a hvt:RoleAssignment ; hvt:actor ex:a .'
    said = loads(PREFIXES + house, name="a.ttl", validate=False).says()
    found = {(misfit.node, misfit.shape) for misfit in Crowd(said, tables(said)).misfits(applied, True)}
    assert {node for node, _ in found} == {"https://example.org/b"}


def test_a_date_without_a_name_is_refused_and_stops_nobody() -> None:
    said = loads(PREFIXES + "ex:a hvt:validFrom [] ; hvt:validUntil [] .", name="a.ttl", validate=False).says()
    for applied in (compiled, reference):
        found = {(m.node, m.shape.rpartition("#")[2]) for m in Crowd(said, tables(said)).misfits(applied, False)}
        assert found >= {
            ("https://example.org/a", "StatementShape"),
            ("https://example.org/a", "ValidityStartsOnOneDate"),
            ("https://example.org/a", "ValidityEndsOnOneDate"),
        }


def test_without_warnings_what_only_warns_is_switched_off() -> None:
    off = {line.split(" ")[0][1:-1] for line in shape_text(False).splitlines() if "#deactivated>" in line}
    assert off == {name for name, shape in shapes().items() if shape.severity == "warning"}
    assert "#deactivated>" not in shape_text(True)


def test_where_there_is_no_wheel_pyshacl_applies_the_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine() is compiled and engine_name().startswith("shacl ")
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    assert engine() is reference and engine_name().startswith("pyshacl ")
