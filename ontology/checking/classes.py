"""A class, what a house puts below it, and what is of two classes that nothing can be at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ontology.checking.findings import Finding
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.reading.tables import Table
from ontology.standards import RDF, RDFS
from ontology.steps import come_to
from ontology.text import Text

__all__ = ["below", "is_a", "of_two_kinds", "subclasses"]

#: What a node is one of: the graph has one place for it. A source may be a text of law.
_APART = (
    HVT.Actor, HVT.Choice, HVT.AccountabilityRelation, HVT.RoleAssignment, HVT.FundingStatement, HVT.Participation,
    HVT.AbsenceStatement, HVT.Tenure, HVT.CaretakerPeriod, HVT.Scenario, HVT.House, HVT.RelationKind, HVT.Source,
)  # fmt: skip


def below(parents: Iterable[tuple[str, Iterable[Value]]], *tops: str) -> frozenset[str]:
    """Return some classes and every class that is put below any of them, at any depth; `parents`: what is said so."""
    under: dict[str, list[str]] = {}
    for name, above in parents:
        for one in map(name_of, above):
            under.setdefault(one, []).append(name)
    return frozenset(come_to("", lambda one: under.get(one, ()) if one else tops)[1:])


def subclasses(own: Said) -> dict[str, tuple[Value, ...]]:
    """Return the classes that a house puts below others -> these others."""
    return {name: said[RDFS.subClassOf] for name, said in own.items() if RDFS.subClassOf in said}


def is_a(own: Said, node: object, classes: frozenset[str]) -> bool:
    """Tell whether a node has any of these classes."""
    return isinstance(node, str) and not classes.isdisjoint(own.get(node, {}).get(RDF.type, ()))


def of_two_kinds(own: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield an error for each node that is of two classes that nothing can be at once: a choice and an actor, say.

    Source: model-2.md 1, a value of the wrong type; 2, a node of the graph is one IRI.
    """
    parents = cache(lambda: subclasses(own))  # asked for where something is of two classes

    def above(cls: str) -> Iterator[str]:
        yield from map(name_of, (*parents().get(cls, ()), *vocabulary_says().get(cls, {}).get(RDFS.subClassOf, ())))

    @cache
    def kinds(types: tuple[Value, ...]) -> tuple[str, ...]:
        every = {cls for one in types for cls in come_to(name_of(one), above)}
        return tuple(cls for cls in _APART if cls in every)

    for table in near:
        several = {types for types in set(table.columns.get(RDF.type, ())) if len(types) > 1 and len(kinds(types)) > 1}
        for node, types in table.told(RDF.type) if several else ():
            if types in several:
                one, *others = (f"hvt:{local_name(cls)}" for cls in kinds(types))
                message = Text(
                    f"dit is een {one} en ook een {', '.join(others)}, en niets is beide; geef elk een eigen knoop",
                    f"this is a {one} and also a {', '.join(others)}, and nothing is both; give each its own node",
                )
                yield Finding("error", "NodeIsOfOneKind", message, node, kinds(types)[1])
