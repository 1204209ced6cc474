"""What pySHACL finds in a whole house, every node of it asked: what a quicker way has to find too.

Python is laxer than SHACL in two places, and pySHACL with it; what it takes for granted there is added. `int` reads
spaces and underscores (XML Schema has none in an integer), and `$` matches before a last line end (not in XPath).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import Quad
from rdflib.namespace import SH

from ontology.checking.validation import validate
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset, by_graph, key, name_of
from ontology.reading.extracting import scenario_graphs, scenario_notations
from ontology.reading.rdf import as_term

__all__ = ["FoundOf", "found_by_pyshacl", "found_by_us"]

#: rule, node, value, severity
FoundOf = tuple[str, str, str | None, str]

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
#: what is asked of a house without a shape
UNSHAPED = {
    *("KnownTerm", "ReferenceLeadsSomewhere", "HouseHasAChoice", "KindFitsItsActors", "ValidityEndsAfterItStarts"),
    *("RelationLeadsToAnother", "ChoiceIsNoPartOfItself", "AbsenceFitsWhatItIsAbout", "SourcesCarryTheStatus"),
    *("StepsAreAList", "TourHoldsSteps", "LabelIsThereInALanguage", "BodyIsNotWithinItself", "NodeIsOfOneKind"),
    *("NameSaysSomething", "LanguageIsOfNoRegion", "ThereIsOneHouse", "ProposalHasAScenario"),
    *("DataIsOfAHouse", "FileIsOfAHouse", "NamespaceIsOfTheVocabulary"),
}
#: what explains a finding of a shape, which is then left out
EXPLAINING = {"KnownTerm", "ReferenceLeadsSomewhere"}


def found_by_us(dataset: Dataset, scenarios: Sequence[str] | None = None, *, warnings: bool = True) -> set[FoundOf]:
    """Return what `validate` finds by a shape."""
    found = validate(dataset, scenarios, warnings=warnings).findings
    return {(f.rule, f.node, f.value, f.severity) for f in found if f.rule not in UNSHAPED}


def found_by_pyshacl(dataset: Dataset, scenarios: Sequence[str] | None = None) -> set[FoundOf]:
    """Return what pySHACL finds in a house, and in it under each of its scenarios (or those given) where that adds.

    A misspelt term or a node that is not there is told once: what a shape says of the same is left out.
    """
    apart, _ = scenario_graphs(dataset, [])
    told = validate(dataset, scenarios).findings
    explained = {(f.node, f.value) for f in told if f.rule in EXPLAINING}
    found: set[FoundOf] = set()
    asked = scenario_notations(dataset) if scenarios is None else scenarios
    for state in ([], *([name] for name in asked)):
        hidden, withdrawn = scenario_graphs(dataset, state)
        quads = [q for q in dataset.in_graphs(hidden) if key(q.subject) not in withdrawn]
        nodes = {key(q.subject) for q in quads}
        if state:
            nodes &= dataset.subjects_in(apart - hidden)
            near = nodes | {key(q.object) for q in quads if key(q.subject) in nodes}
            quads = [q for q in quads if key(q.subject) in near]
        results = _results(_graph(quads)) | set(_taken_for_granted(quads))
        found |= {result for result in results if result[1] in nodes}
    return {one for one in found if one[1:3] not in explained}


def _results(house: rdflib.Graph) -> set[FoundOf]:
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    house += _background()
    _, report, _ = pyshacl.validate(house, shacl_graph=_shapes(), advanced=False, inference="none", inplace=True)
    assert isinstance(report, rdflib.Graph)
    found: set[FoundOf] = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        shape, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        if isinstance(node, rdflib.Literal):  # a text in the place of a node is told of the node that says it
            continue
        assert node is not None
        word = "error" if severity == SH.Violation else "warning"
        assert shape is not None
        found.add((_rule(shape), _name(node), None if value is None else _name(value), word))
    return found


def _taken_for_granted(quads: Sequence[Quad]) -> Iterator[FoundOf]:
    said = by_graph(Quad(q.subject, q.predicate, q.object) for q in quads)[None]
    whole = {_pathname(shape): _rule(shape) for shape in _shapes().subjects(SH.datatype, rdflib.XSD.integer)}
    for node, properties in said.items():
        for predicate, rule in whole.items():
            for value in properties.get(predicate, ()):
                if not isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9]+", value.value):
                    yield rule, node, value.value, "error"
        for grade in properties.get(HVT.evidenceGrade, ()):
            if name_of(grade).endswith("\n"):
                yield "SourceHasOneEvidenceGrade", node, name_of(grade), "error"


def _pathname(shape: rdflib.term.Node) -> str:
    return str(_shapes().value(shape, SH.path))


def _rule(shape: rdflib.term.Node) -> str:
    return str(shape).rpartition("#")[2]


def _graph(quads: Iterable[Quad]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for quad in quads:
        graph.add((as_term(quad.subject), as_term(quad.predicate), as_term(quad.object)))
    return graph


def _name(node: rdflib.term.Node) -> str:
    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


@cache
def _shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        if path.name != "style.ttl":
            graph.parse(data=path.read_bytes(), format="turtle")
    return graph


@cache
def _background() -> rdflib.Graph:
    """Return what pySHACL adds of the vocabulary to a house, as it adds it to none: to do so again takes a second."""
    added = rdflib.Graph()
    pyshacl.validate(added, shacl_graph=rdflib.Graph(), ont_graph=_graph(vocabulary().quads), inplace=True)
    return added
