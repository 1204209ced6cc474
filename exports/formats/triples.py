"""Triples as sorted N-Triples or Turtle, and a repair as a scenario in TriG.

Put the TriG of a repair beside the house and ask with `--scenario repair`.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graph.repair.problems import BASE
from graph.repair.records import Repair
from ontology.namespaces import HVT
from ontology.querying.sparql import PREFIXES, Term, Triples
from ontology.standards import DCTERMS, SKOS

__all__ = ["nt", "repair_trig", "turtle"]

_REPAIR = {
    "hvt": HVT.Actor.removesuffix("Actor"),
    "repair": BASE,
    "skos": SKOS.prefLabel.removesuffix("prefLabel"),
    "dcterms": DCTERMS.title.removesuffix("title"),
}


def nt(answer: Triples) -> str:
    """Return triples as sorted N-Triples."""
    return "".join(sorted(f"{line}\n" for line in _written(answer, RdfFormat.N_TRIPLES).splitlines()))


def turtle(answer: Triples) -> str:
    """Return triples as Turtle, sorted, with the prefixes they need."""
    named = [t.value for triple in answer.triples for t in triple if t.kind == "uri"]
    named += [t.datatype for triple in answer.triples for t in triple if t.datatype]
    used = {prefix: iri for prefix, iri in PREFIXES.items() if any(name.startswith(iri) for name in named)}
    lines = _written(answer, RdfFormat.TURTLE, used).splitlines(keepends=True)
    return "".join([*sorted(lines[: len(used)]), *lines[len(used) :]])


def repair_trig(repair: Repair, lang: str = "") -> str:
    """Return the scenario that was asked again, statement by statement; it has both languages."""
    written = serialize(repair.scenario, format=RdfFormat.TRIG, prefixes=_REPAIR)
    return written.decode("utf-8") if written else ""


def _written(answer: Triples, syntax: RdfFormat, prefixes: Mapping[str, str] | None = None) -> str:
    triples = [Triple(_node(s), NamedNode(p.value), _value(o)) for s, p, o in answer.triples]
    return (serialize(triples, format=syntax, prefixes=dict(prefixes or {})) or b"").decode("utf-8")


def _node(term: Term) -> NamedNode | BlankNode:
    return BlankNode(term.value) if term.kind == "bnode" else NamedNode(term.value)


def _value(term: Term) -> NamedNode | BlankNode | Literal:
    if term.kind != "literal":
        return _node(term)
    if term.lang:
        return Literal(term.value, language=term.lang)
    return Literal(term.value, datatype=NamedNode(term.datatype or f"{PREFIXES['xsd']}string"))
