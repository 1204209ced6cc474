"""The names in a query: where they stand, the classes below them, and those that nothing bears.

For the child that answers it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from ontology.standards import RDF, RDFS
from ontology.steps import come_to

__all__ = ["named_in", "unseen", "widened"]


def named_in(algebra: Any) -> tuple[frozenset[tuple[str, str]], bool]:
    """Return every IRI in a parsed query that asks for something, with its place, and whether a property may be any.

    The names of functions and what CONSTRUCT makes ask for nothing.
    """
    from rdflib import RDF, URIRef, Variable
    from rdflib.paths import NegatedPath, Path
    from rdflib.plugins.sparql.parserutils import CompValue

    found: set[tuple[str, str]] = set()
    loose = False
    waiting: list[tuple[str, Any]] = [("name", algebra)]
    while waiting:
        place, part = waiting.pop()
        if isinstance(part, URIRef):
            found.add((place, str(part)))
        elif isinstance(part, NegatedPath):
            loose = True
        elif isinstance(part, Path):
            waiting.extend(("property", value) for value in vars(part).values())
        elif isinstance(part, CompValue):
            loose = loose or part.name == "DescribeQuery"
            for triple in dict.get(part, "triples") or ():
                for start in range(0, len(triple), 3):  # within EXISTS they stand one after the other
                    subject, asked, value = triple[start : start + 3]
                    loose = loose or isinstance(asked, Variable)
                    waiting += [
                        ("name", subject),
                        ("property", asked),
                        ("class" if asked == RDF.type else "name", value),
                    ]
            left_out = {"triples", "template"} | ({"iri"} if part.name == "Function" else set())
            waiting.extend(("name", value) for key, value in part.items() if key not in left_out)
        elif isinstance(part, dict):
            waiting.extend(("name", value) for pair in part.items() for value in pair)
        elif isinstance(part, list | tuple | set | frozenset):
            waiting.extend((place, value) for value in part)
    return frozenset(found), loose


def widened(store: Store, classes: Iterable[str]) -> list[Quad]:
    """Return that what is of a class is of these wider ones, in whichever graph it is said."""
    a, below = NamedNode(RDF.type), dict[Any, list[Any]]()
    for quad in store.quads_for_pattern(None, NamedNode(RDFS.subClassOf), None, None):
        below.setdefault(quad.object, []).append(quad.subject)
    more = []
    for wider in map(NamedNode, classes):
        for kind in come_to(wider, lambda one: below.get(one, ()))[1:]:
            quads = store.quads_for_pattern(None, a, kind, None)
            more += [Quad(quad.subject, a, wider, quad.graph_name) for quad in quads]
    return more


def unseen(store: Store, places: Iterable[tuple[str, str]], terms: Iterable[str]) -> list[dict[str, str]]:
    """Return the names that nothing in a store bears, each with its place in the query and the nearest there is.

    `terms` are known, whatever the house.
    """
    from rdflib import namespace

    known, a = frozenset(terms), NamedNode(RDF.type)

    def there(*pattern: Any) -> bool:
        return next(iter(store.quads_for_pattern(*pattern)), None) is not None

    def seen(place: str, iri: str) -> bool:
        node = NamedNode(iri)
        if iri in known or iri in namespace.RDF or iri in namespace.XSD:  # of the language: nothing need bear it
            return True
        if place == "property" and there(None, node, None, None):
            return True
        if place == "class" and (there(None, a, node, None) or there(None, NamedNode(RDFS.subClassOf), node, None)):
            return True
        kinds = [str(quad.object) for quad in store.quads_for_pattern(node, a, None, None)]
        if place != "name" and kinds:
            return any(kind.endswith(place.capitalize() + ">") for kind in kinds)
        ways = [(node, None, None, None), (None, None, node, None), (None, None, None, node), (None, node, None, None)]
        return place == "name" and any(there(*way) for way in ways)

    lacking = sorted({(place, iri) for place, iri in places if not seen(place, iri)}, key=lambda one: one[::-1])
    names = {place: sorted(_names(store, place) | known) for place, _ in lacking}
    return [{"iri": iri, "place": place, "near": _nearest(names[place], iri)} for place, iri in lacking]


#: place -> the pattern that whatever stands there fits
_STANDS = {"name": "{ ?node ?p ?o } UNION { ?s ?p ?node }", "property": "?s ?node ?o", "class": "?s a ?node"}


def _names(store: Store, place: str) -> set[str]:
    """Return the names in a store that stand in one place in a query."""
    stands = _STANDS[place]
    found = store.query(f"SELECT DISTINCT ?node {{ {{ {stands} }} UNION {{ GRAPH ?graph {{ {stands} }} }} }}")
    assert isinstance(found, QuerySolutions)
    names = {node.value for (node,) in found if isinstance(node, NamedNode)}
    for quad in store.quads_for_pattern(None, NamedNode(RDF.type), None, None):
        if (
            place != "name"
            and isinstance(quad.subject, NamedNode)
            and str(quad.object).endswith(place.capitalize() + ">")
        ):
            names.add(quad.subject.value)
    return names


def _nearest(names: Iterable[str], iri: str) -> str:
    """Return which of these names looks most like an IRI, from its last slash or hash on; empty when none does."""

    def parted(name: str) -> tuple[str, str]:
        cut = max(name.rfind("/"), name.rfind("#")) + 1
        return name[:cut], name[cut:]

    space, local = parted(iri)
    by_local: dict[str, str] = {}
    for name in names:
        where, last = parted(name)
        if where == space:
            by_local.setdefault(last.casefold(), name)
    found = difflib.get_close_matches(local.casefold(), by_local, n=1)
    return by_local[found[0]] if found else ""
