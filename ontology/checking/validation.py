"""Is a house sound: SHACL shapes, known terms, references that lead somewhere.

The shapes (`ontology/shapes`, one file per class) are the law; pySHACL applies them. Two things no shape
says well are asked of the whole dataset here: a term of our vocabulary that does not exist, and a
reference to a node that is not there. Each finding is one sentence with the place and the remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ontology.checking.findings import Finding, Report
from ontology.checking.kinds_fit import misfits
from ontology.names import closest, local_name
from ontology.namespaces import HVT
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Dataset, key
from ontology.reading.extracting import scenario_graphs, scenario_notations
from ontology.reading.indexing import vocabulary_says
from ontology.standards import DCTERMS, ORG, RDF, SKOS
from ontology.text import Text

if TYPE_CHECKING:
    import rdflib

__all__ = ["validate"]

_SHAPES = Path(__file__).parents[1] / "shapes"
_HVT = HVT.Actor.removesuffix("Actor")

#: References that may name a text of law outside the house; everything else must lead to a node in it.
_MAY_LEAD_OUT = frozenset({HVT.legalBasis, HVT.institutedBy, HVT.independentByLaw, HVT.identifier})
#: What explains other findings comes before them: a misspelt class makes every shape of it complain.
_FIRST = ("KnownTerm", "ReferenceLeadsSomewhere")
_REFERENCES = frozenset({DCTERMS.source, ORG.subOrganizationOf, SKOS.broader})


def validate(dataset: Dataset, scenarios: Sequence[str] | None = None, *, warnings: bool = True) -> Report:
    """Return what is wrong or odd in a house, and in it under each of its scenarios (or those given).

    Without `warnings` only errors are looked for, which is quicker. Nothing is changed, nothing fetched.
    Source: model.md, "What a house must have".
    """
    asked = [[name] for name in (scenario_notations(dataset) if scenarios is None else scenarios)]
    found: dict[tuple[str, str, str | None], Finding] = {}
    for state in ([], *asked):
        for finding in _findings(dataset, _State(dataset, state), warnings):
            found.setdefault((finding.rule, finding.node, finding.value), finding)
    ordered = sorted(
        found.values(),
        key=lambda f: (
            f.severity,
            f.rule not in _FIRST,
            f.file or "",
            f.line or 0,
            f.node,
            f.rule,
            f.value or "",
            f.message,
        ),
    )
    return Report(tuple(ordered))


class _State:
    """A house under some scenarios: of one only what it adds to is looked at again, the rest is the record."""

    def __init__(self, dataset: Dataset, scenarios: Sequence[str]) -> None:
        hidden, withdrawn = scenario_graphs(dataset, scenarios)
        apart, _ = scenario_graphs(dataset, [])
        said = dataset.says(hidden)
        quads = dataset.in_graphs(hidden)
        self.quads = [q for q in quads if key(q.subject) not in withdrawn] if withdrawn else list(quads)
        self.said = {subject: told for subject, told in said.items() if subject not in withdrawn}
        #: whatever something is said of, also where that is withdrawn
        self.there = frozenset(said)
        self.touched = dataset.subjects_in(apart - hidden) if scenarios else None


def _findings(dataset: Dataset, state: _State, warnings: bool) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    quads, touched = state.quads, state.touched
    looked_at = quads if touched is None else [q for q in quads if key(q.subject) in touched]
    leads = state.there | _terms() | dataset.graph_names
    for finding in (*_unknown_terms(looked_at, state.there), *_dangling(looked_at, leads)):
        told.add((finding.node, finding.value or ""))
        yield _placed(dataset, finding)
    if not any(HVT.Choice in said.get(RDF.type, ()) for said in state.said.values()):
        nothing = Text(
            "dit huis heeft geen enkele keuze; voeg een hvt:Choice toe",
            "this house has no choice at all; add a hvt:Choice",
        )
        yield Finding("warning", "HouseHasAChoice", nothing, next((f.name for f in dataset.files), "house"))
    if warnings:
        for relation, actor, misfit in misfits(state.said, vocabulary_says(), touched):
            yield _placed(dataset, Finding("warning", "KindFitsItsActors", misfit, relation, actor))
    for finding in _shape_findings(quads if touched is None else _around(quads, touched), warnings):
        if (finding.node, finding.value or "") not in told and (touched is None or finding.node in touched):
            yield _placed(dataset, finding)


def _around(quads: list[Quad], touched: frozenset[str]) -> list[Quad]:
    """Return what is said of these nodes and of those they refer to: all a shape can ask of them."""
    near = touched | {key(q.object) for q in quads if key(q.subject) in touched}
    return [q for q in quads if key(q.subject) in near]


def _placed(dataset: Dataset, finding: Finding) -> Finding:
    place = dataset.place(finding.node, finding.value)
    if place is None:
        return finding
    return Finding(finding.severity, finding.rule, finding.message, finding.node, finding.value, *place)


@cache
def _terms() -> frozenset[str]:
    return frozenset(vocabulary_says())


def _unknown_terms(quads: Iterable[Quad], there: frozenset[str]) -> Iterator[Finding]:
    known = _terms()
    declared = known | there
    for quad in quads:
        terms = [quad.predicate]
        if isinstance(quad.object, NamedNode):
            terms.append(quad.object)
        for term in terms:
            if term.value.startswith(_HVT) and term.value not in declared:
                hint = closest(term.value, known)
                message = Text(
                    f"hvt:{local_name(term.value)} is geen term van de HVT-woordenschat{_dutch(hint)}",
                    f"hvt:{local_name(term.value)} is no term of the HVT vocabulary{hint}",
                )
                yield Finding("error", "KnownTerm", message, key(quad.subject), term.value)


def _dangling(quads: list[Quad], there: frozenset[str]) -> Iterator[Finding]:
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if isinstance(value, Literal) or not isinstance(value, NamedNode | BlankNode):
            continue
        refers = predicate in _REFERENCES or (predicate.startswith(_HVT) and predicate not in _MAY_LEAD_OUT)
        if not refers or key(value) in there or key(value).startswith(_HVT):
            continue
        what = local_name(key(value))
        hint = closest(key(value), there)
        message = Text(
            f"{local_name(predicate)} verwijst naar {what}, dat in dit huis niet voorkomt"
            f"{_dutch(hint) or '; beschrijf het of verbeter de naam'}",
            f"{local_name(predicate)} refers to {what}, which is not in this house"
            f"{hint or '; describe it or correct the name'}",
        )
        yield Finding("error", "ReferenceLeadsSomewhere", message, key(quad.subject), key(value))


def _dutch(hint: str) -> str:
    return hint.replace("did you mean", "bedoelde u").replace(" or ", " of ")


@cache
def _shapes(warnings: bool) -> rdflib.Graph:
    import rdflib
    from rdflib.namespace import SH

    graph = rdflib.Graph()
    for path in sorted(_SHAPES.glob("*.ttl")):
        if path.name != "style.ttl":
            graph.parse(data=path.read_bytes(), format="turtle")
    if not warnings:
        for shape in list(graph.subjects(SH.severity, SH.Warning)):
            graph.add((shape, SH.deactivated, rdflib.Literal(True)))
    return graph


@cache
def _background() -> rdflib.Graph:
    from ontology.reading.rdflib_bridge import to_rdflib_graph

    return to_rdflib_graph(vocabulary().quads)


def _shape_findings(quads: list[Quad], warnings: bool) -> Iterator[Finding]:
    import logging

    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    from ontology.reading.rdflib_bridge import to_rdflib_graph

    logging.getLogger("rdflib").setLevel(logging.ERROR)
    _, results, _ = pyshacl.validate(
        to_rdflib_graph(quads),
        shacl_graph=_shapes(warnings),
        ont_graph=_background(),
        advanced=False,
        inference="none",
        inplace=True,  # the graph was made for this: no copy of a copy
    )
    own = {key(q.subject) for q in quads}
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        node = results.value(result, SH.focusNode)
        if node is None or _name(node) not in own:
            continue
        severity = "error" if results.value(result, SH.resultSeverity) == SH.Violation else "warning"
        words = {m.language or "en": str(m) for m in results.objects(result, SH.resultMessage)}
        message = Text(words.get("nl", words.get("en", "")), words.get("en", words.get("nl", "")))
        value = results.value(result, SH.value)
        shape = results.value(result, SH.sourceShape)
        rule = local_name(str(shape)) if isinstance(shape, rdflib.URIRef) else "Shape"
        yield Finding(severity, rule, message, _name(node), None if value is None else _name(value))


def _name(node: rdflib.term.Node) -> str:
    import rdflib

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)
