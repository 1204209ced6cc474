"""Which classes stand below which, by the vocabulary and by what a house adds to it."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import RDFS
from ontology.steps import come_to

__all__ = ["fitting", "terms"]


def fitting(used: Iterable[str], said: Iterable[tuple[str, str]], classes: frozenset[str]) -> frozenset[str]:
    """Return which of the classes in use are one of `classes` or below one; a house has `said` what is below what."""
    parents: dict[str, set[str]] = {}
    for cls, told in vocabulary_says().items():
        parents.setdefault(cls, set()).update(map(name_of, told.get(RDFS.subClassOf, ())))
    for low, high in said:
        parents.setdefault(low, set()).add(high)

    def is_one(cls: str) -> bool:
        above: list[str] = come_to(cls, lambda one: parents.get(one, ()))
        return not classes.isdisjoint(above)

    return frozenset(filter(is_one, used))


def terms() -> frozenset[str]:
    """Return everything that the vocabulary says something of, or has a local form of."""
    said = vocabulary_says()
    return frozenset(said).union(term for told in said.values() for term in values.iris(told.get(HVT.formOf, ())))
