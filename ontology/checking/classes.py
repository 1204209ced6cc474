"""A class, and what a house puts below it."""

from __future__ import annotations

from ontology.reading.dataset import Said
from ontology.standards import RDF, RDFS

__all__ = ["below", "is_a"]


def below(own: Said, cls: str) -> frozenset[str]:
    """Return a class of the vocabulary and every class that the house puts below it, at any depth."""
    found, waiting = {cls}, [cls]
    parents = [(name, said[RDFS.subClassOf]) for name, said in own.items() if RDFS.subClassOf in said]
    while waiting:
        above = waiting.pop()
        for name, over in parents:
            if above in over and name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def is_a(own: Said, node: object, classes: frozenset[str]) -> bool:
    """Tell whether a node has any of these classes."""
    return isinstance(node, str) and not classes.isdisjoint(own.get(node, {}).get(RDF.type, ()))
