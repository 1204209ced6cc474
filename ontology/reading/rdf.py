"""A house as an rdflib dataset, and an rdflib dataset as the text of a house.

Nothing that comes from rdflib is trusted: what it holds is written down as N-Quads, and whoever reads those sends them
through the gate (`ontology.reading.loading.loads`) as the bytes of any file.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from ontology.errors import InputError
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, key

__all__ = ["NAME", "as_nquads", "as_rdflib", "as_term", "quiet"]

#: What the text of a dataset is called where a file has a name.
NAME = "rdflib.nq"


@contextmanager
def quiet() -> Iterator[None]:
    """Within this rdflib does not log what it thinks of a value: whether that is right, a check says with its place."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def as_rdflib(dataset: Dataset) -> rdflib.Dataset:
    """Return the statements of a house: the record in the default graph, every scenario as its named graph.

    The vocabulary is not in it. Blank nodes keep the labels they have in the dataset.
    """
    scenarios = {value for _, value in dataset.values(HVT.adds) if isinstance(value, str)}
    made = rdflib.Dataset()
    record = made.graph(DATASET_DEFAULT_GRAPH_ID)
    parts = {name: made.graph(as_term(graph)) for name, graph in _named(dataset) if name in scenarios}
    term = cache(as_term)
    with quiet():
        for subject, predicate, value, graph in dataset.quads:
            into = record if isinstance(graph, DefaultGraph) else parts.get(key(graph), record)
            into.add((term(subject), term(predicate), term(value)))
    return made


def _named(dataset: Dataset) -> Iterator[tuple[str, NamedNode | BlankNode]]:
    graphs = dict.fromkeys(quad.graph_name for quad in dataset.quads)
    return ((key(graph), graph) for graph in graphs if not isinstance(graph, DefaultGraph))


def as_term(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """Return a term of a dataset as one of rdflib; a literal keeps its spelling."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value, normalize=False)


def as_nquads(graph: rdflib.Graph) -> str:
    """Return what an rdflib dataset or graph says as N-Quads: the default graph, then the others in order of name.

    Within a graph subjects are in order of name. What is said of one keeps the order in which rdflib holds it, as in a
    file: the notes of a house are a pair in two languages by their order.

    Raises InputError for what is no rdflib graph, and for a term that is no part of RDF: a variable, a formula, an IRI
    with a space in it.
    """
    if not isinstance(graph, rdflib.Graph):
        raise InputError(f"a {type(graph).__name__} is no house; give a path, or a Dataset or Graph of rdflib")
    return (serialize(_quads(graph), format=RdfFormat.N_QUADS) or b"").decode("utf-8")


def _quads(graph: rdflib.Graph) -> Iterator[Quad]:
    if not isinstance(graph, rdflib.ConjunctiveGraph):
        yield from (_quad(statement, None) for statement in _in_order(graph))
        return
    if isinstance(graph, rdflib.Dataset):
        parts, default = list(graph.graphs()), {DATASET_DEFAULT_GRAPH_ID}
    else:
        parts, default = list(graph.contexts()), {graph.default_context.identifier}
    for part in sorted(parts, key=lambda part: (part.identifier not in default, part.identifier)):
        name = None if part.identifier in default else part.identifier
        yield from (_quad(statement, name) for statement in _in_order(part))


def _in_order(graph: rdflib.Graph) -> Iterator[tuple[object, ...]]:
    for subject in sorted(graph.subjects(unique=True), key=_rank):
        yield from graph.triples((subject, None, None))


def _rank(node: rdflib.term.Node) -> tuple[bool, int, str]:
    """Named nodes first; of those without a name b2 before b10."""
    nameless = isinstance(node, rdflib.BNode)
    return nameless, len(str(node)) if nameless else 0, str(node)


def _quad(statement: tuple[object, ...], graph: object) -> Quad:
    try:
        subject, predicate, value = map(_node, statement)
        named = DefaultGraph() if graph is None else _node(graph)
        if isinstance(subject, Literal) or isinstance(named, Literal) or not isinstance(predicate, NamedNode):
            raise TypeError("a text is no subject, and only an IRI is a property")
        return Quad(subject, predicate, value, named)
    except (TypeError, ValueError) as error:
        shown = " ".join(map(str, statement))[:200]
        raise InputError(f"{NAME}: {shown}: no statement of RDF ({error}); correct or remove it") from error


def _node(term: object) -> NamedNode | BlankNode | Literal:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
    raise TypeError(f"a {type(term).__name__} is no name and no text")
