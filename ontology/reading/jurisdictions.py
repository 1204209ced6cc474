"""Whose law holds in a house, and what the vocabulary says there.

A state's folder of the vocabulary says what exists there only, and how a term that holds everywhere is called or
arranged there (hvt:LocalForm). Source: model-2.md 1, House and RelationKind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.tables import Table
from ontology.standards import RDF

__all__ = ["holds_in", "jurisdiction_of", "vocabulary_in", "vocabulary_says"]

#: What makes a form a form; all else that it says is said of the term.
_OF_THE_FORM = frozenset({RDF.type, HVT.formOf, HVT.jurisdiction})


@cache
def vocabulary_says() -> Said:
    """Return what the vocabulary says, by subject and predicate."""
    return vocabulary().says()


@cache
def vocabulary_in(jurisdiction: str | None) -> Said:
    """Return what the vocabulary says where this law holds: the local form of a term before the term itself."""
    told = vocabulary_says()
    found = dict(told)
    for iri in sorted(told):
        said = told[iri]
        if jurisdiction is not None and values.iri(said.get(HVT.jurisdiction, ())) == jurisdiction:
            form = {predicate: all_said for predicate, all_said in said.items() if predicate not in _OF_THE_FORM}
            for term in values.iris(said.get(HVT.formOf, ())):
                found[term] = {**found.get(term, {}), **form}
    return found


def holds_in(said: Mapping[str, Sequence[Value]], jurisdiction: str | None) -> bool:
    """Tell whether a term of which this is said holds under this law: everywhere, or there."""
    own = values.iri(said.get(HVT.jurisdiction, ()))
    return own is None or own == jurisdiction


def jurisdiction_of(own: Iterable[Table]) -> str | None:
    """Return whose law holds in a house: what the house says; else the one its kinds of relation exist in.

    None where it does not say and its kinds are of no state, or of more than one.
    """
    own = list(own)
    named = {subject for table in own for subject in table.where(RDF.type, lambda types: HVT.House in types)}
    told = dict(chain.from_iterable(table.told(HVT.jurisdiction) for table in own))
    said = {values.iri(told[house]) for house in named if house in told}
    if said:
        return min(filter(None, said), default=None)
    kinds = {kind for table in own for told_of in set(table.columns.get(HVT.relationKind, ())) for kind in told_of}
    background = vocabulary_says()
    known = [name for name in map(name_of, kinds) if name in background]
    states = {values.iri(background[name].get(HVT.jurisdiction, ())) for name in known} - {None}
    return states.pop() if len(states) == 1 else None
