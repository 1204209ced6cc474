"""Every shape refuses what it should and nothing else; the vocabulary obeys its own style.

A case is a Turtle file: what it adds to `shapes/sound-house.ttl`, and lines `# expect: violation hvt:Shape ex:node`
(or `warning`, or `# expect: conforms`). The results must be those lines exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH, SKOS
from rdflib.term import Node

from ontology.shipped import vocabulary_files

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = ROOT / "ontology" / "vocabulary"
SHAPES = ROOT / "ontology" / "shapes"
CASES = Path(__file__).parents[1] / "shapes"
SOUND_HOUSE = CASES / "sound-house.ttl"

HVT = "https://w3id.org/huis-van-thorbecke/def#"
EXAMPLE = "https://example.org/"
PREFIXES = {HVT: "hvt:", "https://w3id.org/huis-van-thorbecke/kind/": "kind:", EXAMPLE: "ex:"}
SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning"}

HOUSE_CASES = sorted(CASES.glob("*.test.ttl"))
STYLE_CASES = sorted((CASES / "style").glob("*.test.ttl"))


JURISDICTION = URIRef("https://w3id.org/huis-van-thorbecke/def#jurisdiction")
#: The language that a shape asks for, by its name.
_LANGUAGE = re.compile("Dutch|English")


def _graph(paths: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in sorted(paths):
        graph.parse(data=path.read_bytes(), format="turtle")
    return graph


@cache
def _house_shapes() -> Graph:
    return _graph(p for p in SHAPES.glob("*.ttl") if p.name != "style.ttl")


@cache
def _style_shapes() -> Graph:
    return _graph([SHAPES / "style.ttl"])


@cache
def _vocabulary() -> Graph:
    return _graph(vocabulary_files())


@cache
def _silent() -> set[tuple[Node, str]]:
    """The terms of the law of a state, each with a language in which the state is not named."""
    graph, silent = _vocabulary(), set()
    for law in set(graph.objects(None, JURISDICTION)):
        languages = {label.language for label in graph.objects(law, SKOS.prefLabel) if isinstance(label, Literal)}
        for code, name in (("nl", "Dutch"), ("en", "English")):
            if code not in languages:
                silent |= {(term, name) for term in (law, *graph.subjects(JURISDICTION, law))}
    return silent


def _unspoken(finding: tuple[Node, str, str]) -> bool:
    """Tell whether a finding asks the law of a state for a language that it does not speak."""
    return any((finding[0], name) in _silent() for name in _LANGUAGE.findall(finding[2]))


def _name(node: Node | None) -> str:
    for namespace, prefix in PREFIXES.items():
        if str(node).startswith(namespace):
            return prefix + str(node).removeprefix(namespace)
    return str(node)


def _results(data: Graph, shapes: Graph, *, ontology: Graph | None = None) -> Iterator[tuple[Node, str, str]]:
    """Each finding: the node it is on, its severity, the name of the shape."""
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, ont_graph=ontology, advanced=False, inference="none", allow_warnings=True
    )
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        languages = {m.language for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
        assert languages == {"nl", "en"}
        severity, focus = report.value(result, SH.resultSeverity), report.value(result, SH.focusNode)
        assert isinstance(severity, URIRef) and focus is not None
        yield focus, SEVERITIES[severity], _name(report.value(result, SH.sourceShape))


@cache
def _house_findings() -> dict[str, set[str]]:
    """Case -> the lines that would expect what was found. All cases are one graph: each has its own namespace."""
    data = _graph([SOUND_HOUSE]) + _vocabulary()
    for path in HOUSE_CASES:
        case = _graph([path])
        own = {s: URIRef(f"{EXAMPLE}{path.name}#{_name(s).removeprefix('ex:')}") for s in case.subjects()}
        for subject, predicate, value in case:
            data.add((own[subject], predicate, own.get(value, value)))
    found: dict[str, set[str]] = {path.name: set() for path in HOUSE_CASES}
    for focus, severity, shape in _results(data, _house_shapes()):
        if _unspoken((focus, severity, shape)):
            continue
        # a text in the place of an actor is refused where it stands; as a focus node it says no more
        if isinstance(focus, URIRef):
            case_name, _, node = str(focus).removeprefix(EXAMPLE).partition("#")
            assert case_name in found, f"{shape} is on {focus}: let the case bring its own node"
            found[case_name].add(f"{severity} {shape} ex:{node}")
    return found


def _expected(path: Path) -> set[str]:
    lines = re.findall(r"^# expect: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert lines, f"{path.name} expects nothing"
    return set() if lines == ["conforms"] else set(lines)


def _demands(shapes: Graph) -> set[URIRef]:
    """The shapes that can refuse something: those with a severity."""
    return {s for s in shapes.subjects(SH.severity) if isinstance(s, URIRef)}


@pytest.mark.parametrize("path", HOUSE_CASES, ids=lambda p: p.name.removesuffix(".test.ttl"))
def test_house_case(path: Path) -> None:
    assert _house_findings()[path.name] == _expected(path)


@pytest.mark.parametrize("path", STYLE_CASES, ids=lambda p: p.name.removesuffix(".test.ttl"))
def test_style_case(path: Path) -> None:
    results = _results(_graph([path]), _style_shapes())
    assert {f"{severity} {shape} {_name(focus)}" for focus, severity, shape in results} == _expected(path)


def test_the_sound_house_is_sound_also_with_the_vocabulary_as_ontology() -> None:
    # pySHACL takes from an ontology only classes, properties and owl:NamedIndividuals.
    found = [
        *_results(_graph([SOUND_HOUSE]) + _vocabulary(), _house_shapes()),
        *_results(_graph([SOUND_HOUSE]), _house_shapes(), ontology=_vocabulary()),
    ]
    assert [it for it in found if not _unspoken(it)] == []


def test_the_vocabulary_obeys_its_style() -> None:
    """What holds everywhere speaks Dutch and English; the law of a state the languages in which it names the state."""
    assert [it for it in _results(_vocabulary(), _style_shapes()) if not _unspoken(it)] == []


@pytest.mark.parametrize(("shapes", "cases"), [(_house_shapes, HOUSE_CASES), (_style_shapes, STYLE_CASES)])
def test_every_shape_has_a_case_of_its_name_that_it_refuses(shapes: Callable[[], Graph], cases: list[Path]) -> None:
    refused = {
        shape
        for path in cases
        for _, shape, _ in map(str.split, _expected(path))
        if shape == "hvt:" + path.name.split("-")[0]
    }
    assert refused == {_name(shape) for shape in _demands(shapes())}


def test_every_shape_finds_something_to_look_at_in_the_sound_house() -> None:
    # pySHACL says "conforms" when a target is misspelt: no focus node, no finding.
    data, shapes = (
        _graph([SOUND_HOUSE, VOCABULARY / "hvt.ttl", VOCABULARY / "nl" / "jurisdiction.ttl"]),
        _house_shapes(),
    )
    blind = {_name(shape) for shape in _demands(shapes) if not _focus_nodes(data, shapes, shape)}
    assert blind == set()


def test_every_shape_finds_something_to_look_at_in_the_vocabulary() -> None:
    shapes = _style_shapes()
    parents = set(shapes.subjects(SH.property))
    blind = {_name(shape) for shape in parents if not _focus_nodes(_vocabulary(), shapes, shape)}
    assert parents and blind == set()


def _focus_nodes(data: Graph, shapes: Graph, shape: Node) -> set[Node]:
    subclasses = {c: set(data.transitive_subjects(_SUB_CLASS, c)) for c in shapes.objects(shape, SH.targetClass)}
    typed = {s for classes in subclasses.values() for c in classes for s in data.subjects(RDF.type, c)}
    subjects = {s for p in shapes.objects(shape, SH.targetSubjectsOf) for s in data.subjects(p)}
    objects = {o for p in shapes.objects(shape, SH.targetObjectsOf) for o in data.objects(None, p)}
    return typed | subjects | objects


_SUB_CLASS = URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf")


@pytest.mark.parametrize("shapes", [_house_shapes, _style_shapes])
def test_every_shape_says_in_both_languages_what_to_do(shapes: Callable[[], Graph]) -> None:
    graph = shapes()
    demands = list(_demands(graph))
    assert len(demands) > 5
    for shape in demands:
        said = [m.language for m in graph.objects(shape, SH.message) if isinstance(m, Literal)]
        assert sorted(str(language) for language in said) == ["en", "nl"], shape
        assert list(graph.objects(shape, SH.severity)) in ([SH.Violation], [SH.Warning]), shape


def test_every_term_of_shacl_exists() -> None:
    # A misspelt sh:minCnt is ignored in silence; rdflib's closed namespace knows them all.
    for graph in (_house_shapes(), _style_shapes()):
        used = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(str(SH))}
        assert {t for t in used if t.removeprefix(str(SH)) not in SH} == set()


def test_every_term_of_ours_in_a_shape_exists() -> None:
    terms = {t for t in _vocabulary().subjects() if isinstance(t, URIRef)}
    for graph in (_house_shapes(), _style_shapes()):
        named = {s for s in graph.subjects() if isinstance(s, URIRef)}
        assert not named & terms, "a shape may not take the name of a term"
        used = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(HVT)}
        assert used <= terms | named


def test_the_lists_in_the_shapes_are_the_code_lists() -> None:
    vocabulary, shapes = _vocabulary(), _house_shapes()
    code_lists = {
        frozenset(vocabulary.subjects(RDF.type, URIRef(HVT + name)))
        for name in ("Status", "Reach", "ChoiceKind", "Role", "FundingKind", "ParticipationRole", "Absence")
    }
    actor_classes = set(vocabulary.transitive_subjects(_SUB_CLASS, URIRef(HVT + "Actor")))
    leaves = {
        c
        for c in actor_classes
        if (c, RDF.type, OWL.Class) in vocabulary and not set(vocabulary.subjects(_SUB_CLASS, c))
    }
    listed = {frozenset(shapes.items(head)) for head in shapes.objects(None, SH["in"])}
    articles = {Literal("de", lang="nl"), Literal("het", lang="nl"), Literal("the", lang="en")}
    assert listed == code_lists | {frozenset(leaves), frozenset(articles)}
