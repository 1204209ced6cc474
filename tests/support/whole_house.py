"""What pySHACL finds in a whole house, every node of it asked: what a quicker way has to find too."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

import pyshacl
import rdflib
from rdflib.namespace import SH

from ontology.checking.validation import validate
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset, key
from ontology.reading.extracting import scenario_graphs, scenario_notations
from ontology.reading.rdflib_bridge import to_rdflib_graph

__all__ = ["FoundOf", "found_by_pyshacl", "found_by_us"]

#: rule, node, value, severity
FoundOf = tuple[str, str, str | None, str]

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
#: what is asked of a house without a shape
UNSHAPED = {"KnownTerm", "ReferenceLeadsSomewhere", "HouseHasAChoice", "KindFitsItsActors"}


def found_by_us(dataset: Dataset, *, warnings: bool = True) -> set[FoundOf]:
    """Return what `validate` finds by a shape."""
    found = validate(dataset, warnings=warnings).findings
    return {(f.rule, f.node, f.value, f.severity) for f in found if f.rule not in UNSHAPED}


def found_by_pyshacl(dataset: Dataset) -> set[FoundOf]:
    """Return what pySHACL finds in a house, and in it under each of its scenarios where that adds something.

    A misspelt term or a node that is not there is told once: what a shape says of the same is left out.
    """
    apart, _ = scenario_graphs(dataset, [])
    explained = {(f.node, f.value) for f in validate(dataset).findings if f.rule in UNSHAPED and f.severity == "error"}
    found: set[FoundOf] = set()
    for scenarios in ([], *([name] for name in scenario_notations(dataset))):
        hidden, withdrawn = scenario_graphs(dataset, scenarios)
        quads = [q for q in dataset.in_graphs(hidden) if key(q.subject) not in withdrawn]
        nodes = {key(q.subject) for q in quads}
        if scenarios:
            nodes &= dataset.subjects_in(apart - hidden)
            near = nodes | {key(q.object) for q in quads if key(q.subject) in nodes}
            quads = [q for q in quads if key(q.subject) in near]
        found |= {told for told in _results(to_rdflib_graph(quads)) if told[1] in nodes}
    return {told for told in found if told[1:3] not in explained}


def _results(house: rdflib.Graph) -> set[FoundOf]:
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    _, report, _ = pyshacl.validate(
        house, shacl_graph=_shapes(), ont_graph=_background(), advanced=False, inference="none", inplace=True
    )
    assert isinstance(report, rdflib.Graph)
    found: set[FoundOf] = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        shape, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        if isinstance(node, rdflib.Literal):  # a text in the place of a node is told of the node that says it
            continue
        assert node is not None
        rule = str(shape).rpartition("#")[2]
        word = "error" if severity == SH.Violation else "warning"
        found.add((rule, _name(node), None if value is None else _name(value), word))
    return found


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
    return to_rdflib_graph(vocabulary().quads)
