"""A class, and what a house puts below it."""

from __future__ import annotations

from ontology.reading.dataset import Said
from ontology.standards import RDF, RDFS
from ontology.steps import come_to

__all__ = ["below", "is_a"]


def below(own: Said, cls: str) -> frozenset[str]:
    """Return a class of the vocabulary and every class that the house puts below it, at any depth."""
    parents = [(name, said[RDFS.subClassOf]) for name, said in own.items() if RDFS.subClassOf in said]
    return frozenset(come_to(cls, lambda above: (name for name, over in parents if above in over)))


def is_a(own: Said, node: object, classes: frozenset[str]) -> bool:
    """Tell whether a node has any of these classes."""
    return isinstance(node, str) and not classes.isdisjoint(own.get(node, {}).get(RDF.type, ()))
