"""What a house already says by hand of the organisations in a register: their ids, words and relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, key
from ontology.standards import OWL, RDF, SKOS

__all__ = ["BASE", "Standing", "standing_of"]

#: Where the nodes of the shipped house are named.
BASE = "https://w3id.org/huis-van-thorbecke/id/"


@dataclass(frozen=True, slots=True)
class Standing:
    """Names are the part of an IRI after `BASE`."""

    #: register code -> name
    ids: Mapping[str, str] = field(default_factory=dict)
    #: name -> the predicates said of it
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: the actors whose place under a minister is laid down, or that it was looked for and not found
    placed: frozenset[str] = frozenset()


def standing_of(dataset: Dataset) -> Standing:
    """Return what a dataset says; only nodes named below `BASE` are of interest.

    A register code is a `hvt:identifier`, or the last part of an `owl:sameAs`.
    """
    ids: dict[str, str] = {}
    said: dict[str, set[str]] = {}
    values: dict[tuple[str, str], set[str]] = {}
    for quad in dataset.quads:
        subject = key(quad.subject)
        if not subject.startswith(BASE):
            continue
        name, predicate, value = subject.removeprefix(BASE), quad.predicate.value, key(quad.object)
        said.setdefault(name, set()).add(predicate)
        values.setdefault((name, predicate), set()).add(value.removeprefix(BASE))
        if predicate == HVT.identifier:
            ids[value] = name
        elif predicate == OWL.sameAs:
            ids.setdefault(value.rsplit("/", 1)[-1], name)
    offices = {name for (name, predicate), found in values.items() if predicate == RDF.type and found & _OFFICES}
    placed: set[str] = set()
    for (name, predicate), givers in values.items():
        forums = values.get((name, HVT.forum), set())
        if predicate == HVT.accountGiver and not said[name] & _SCOPES and (not forums or forums & offices):
            placed |= givers
    described = {name: frozenset(found) for name, found in said.items() if RDF.type in found or SKOS.prefLabel in found}
    return Standing(ids, described, frozenset(placed))


_OFFICES = frozenset({HVT.Minister, HVT.StateSecretary, HVT.MinisterialOffice})
_SCOPES = frozenset({HVT.scopeTheme, HVT.scopeChoiceKind, HVT.scopeChoice})
