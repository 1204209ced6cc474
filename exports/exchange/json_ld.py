"""The statements of a house as JSON-LD, compacted by PyLD: a node for each subject, a graph for each proposal.

The context is written in the file (`context.jsonld` is it alone) and none is ever fetched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count, groupby
from typing import Any, NoReturn

from pyld import jsonld
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from exports.exchange.context import read_context
from exports.exchange.made import Asked, Made
from exports.exchange.statements import in_order
from exports.writing import escaped
from graph.words.telling import told
from ontology.reading.dataset import key

__all__ = ["json_ld"]


def json_ld(asked: Asked) -> Made:
    """Return every statement in its own graph, as one JSON-LD document."""
    quads = in_order(asked.dataset)
    context, marker = read_context(), _marker(quads)
    nodes: list[Any] = []
    for graph, said in groupby(quads, key=lambda quad: quad.graph_name):
        found = _nodes(list(said), context, marker)
        nodes += found if isinstance(graph, DefaultGraph) else [{"@id": key(graph), "@graph": found}]
    document = {"@context": context, "@graph": nodes}
    text = json.dumps(document, indent=1, ensure_ascii=False).replace(marker, "_:")
    written = told("{n} {bewering|beweringen:n}", "{n} {statement|statements:n}", n=len(quads))
    return Made({"": f"{escaped(text)}\n".encode()}, written)


def _nodes(quads: Sequence[Quad], context: Any, marker: str) -> list[Any]:
    """Return the nodes of one graph, each whole and none within another."""
    triples = [{"subject": _term(s), "predicate": _term(p), "object": _term(o)} for s, p, o, _ in quads]
    expanded = sorted(_renamed(jsonld.from_rdf({"@default": triples}), marker), key=lambda node: node["@id"])
    options = {"graph": True, "skipExpansion": True, "documentLoader": _never}
    nodes = jsonld.compact(expanded, context, options)["@graph"]
    return [node for node in nodes if node.keys() != {"@id"}]  # of which nothing is said here: it is only named


def _term(term: object) -> dict[str, str]:
    if isinstance(term, Literal):
        told = {"type": "literal", "value": term.value, "datatype": term.datatype.value}
        return {**told, "language": term.language} if term.language else told
    return {"type": "IRI" if isinstance(term, NamedNode) else "blank node", "value": key(term)}


def _marker(quads: Sequence[Quad]) -> str:
    """Return the start of names that nothing in the house has: PyLD numbers nameless nodes anew in every graph."""
    if not any(isinstance(term, BlankNode) for quad in quads for term in quad):
        return "urn:nameless:"
    text = "\n".join(map(str, quads))
    return next(marker for n in count() if (marker := f"urn:nameless:{n}:") not in text)


def _renamed(expanded: Any, marker: str) -> Any:
    """Return expanded JSON-LD in which a nameless node has a name that starts so."""
    if isinstance(expanded, list):
        return [_renamed(one, marker) for one in expanded]
    if isinstance(expanded, dict):
        return {
            word: f"{marker}{told.removeprefix('_:')}"
            if word == "@id" and told.startswith("_:")
            else _renamed(told, marker)
            for word, told in expanded.items()
        }
    return expanded


def _never(url: str, _options: Any = None) -> NoReturn:
    raise ValueError(f"nothing is fetched: {url}")
