"""pyoxigraph terms as rdflib terms: the one place where both libraries meet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from ontology.reading.dataset import Dataset

__all__ = ["to_rdflib", "to_rdflib_graph"]


def to_rdflib(dataset: Dataset) -> rdflib.Dataset:
    """Return an rdflib Dataset with the same quads; literals keep their spelling."""
    result = rdflib.Dataset()
    for quad in dataset.quads:
        name = quad.graph_name
        target = result.default_graph if isinstance(name, DefaultGraph) else result.graph(_node(name))
        target.add(_triple(quad))
    return result


def to_rdflib_graph(quads: Iterable[Quad]) -> rdflib.Graph:
    """Return an rdflib Graph of the triples, graph names forgotten."""
    graph = rdflib.Graph()
    iri = cache(rdflib.URIRef)  # the same few thousand stand in every triple

    def node(term: object) -> rdflib.URIRef | rdflib.BNode:
        return iri(term.value) if isinstance(term, NamedNode) else _node(term)

    for subject, predicate, value, _ in quads:
        told = _literal(value) if isinstance(value, Literal) else node(value)
        graph.add((node(subject), iri(predicate.value), told))
    return graph


def _triple(quad: Quad) -> tuple[rdflib.term.Node, rdflib.URIRef, rdflib.term.Node]:
    value = quad.object
    return (
        _node(quad.subject),
        rdflib.URIRef(quad.predicate.value),
        _literal(value) if isinstance(value, Literal) else _node(value),
    )


def _node(term: object) -> rdflib.URIRef | rdflib.BNode:
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    raise TypeError(f"RDF-star terms are not part of a house: {term}")


def _literal(term: Literal) -> rdflib.Literal:
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
