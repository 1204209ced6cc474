"""What the words of others are in a house: `rules.yaml`, or a file of the same kind, as typed records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.codelists.ranks import STATUSES
from ontology.errors import UnknownNameError
from ontology.gate.yaml_file import Value, read_yaml
from ontology.names import closest, local_name
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import OWL, RDF, RDFS, SKOS
from ontology.steps import come_to

__all__ = ["KINDS", "OrgRelation", "Rules", "fits", "kind_for", "known_law", "read_rules", "status_of"]

#: where relation kinds and jurisdictions stand
KINDS = "https://w3id.org/huis-van-thorbecke/kind/"
JURISDICTIONS = "https://w3id.org/huis-van-thorbecke/jurisdiction/"
_OURS = HVT.Actor.removesuffix("Actor")
_LISTS = (
    *("actors", "posts", "names", "part_of", "has_part"),
    *("tenures", "holder", "office", "starts", "ends"),
)


@dataclass(frozen=True, slots=True)
class OrgRelation:
    """A property that says who answers to whom; `up`: its subject does to its object."""

    property: str
    up: bool
    #: code of a state, or `any` -> local name of a kind
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of every format."""

    organogram_law: str
    reports_to: Mapping[str, str]
    popolo_classes: Mapping[str, str]
    #: actors, posts, names and so on, each a list of IRIs
    org: Mapping[str, tuple[str, ...]]
    org_classes: Mapping[str, str]
    org_relations: tuple[OrgRelation, ...]
    raci_roles: Mapping[str, str]
    #: heading in small letters -> what it is
    raci_headings: Mapping[str, str]


def read_rules(path: Path | None = None) -> Rules:
    """Return the rules in a file; None are those that ship. Raises InputError (file, line, what to do)."""
    formats = ("organogram", "popolo", "org", "raci")
    top = read_yaml(path or Path(__file__).with_name("rules.yaml")).keys("the rules", formats, formats)
    organogram = top["organogram"].keys("organogram", ("jurisdiction", "reports_to"), ("jurisdiction", "reports_to"))
    popolo = top["popolo"].keys("popolo", ("classes",), ("classes",))
    known = (*_LISTS, "classes", "relations")
    org = top["org"].keys("org", known, known)
    raci = top["raci"].keys("raci", ("roles", "headings"), ("roles", "headings"))
    roles = {local_name(iri) for iri in _instances(HVT.Role)}
    return Rules(
        organogram["jurisdiction"].among("jurisdiction", _laws()),
        _kinds(organogram["reports_to"]),
        {word.casefold(): one.among("class", _classes()) for word, one in _pairs(popolo["classes"]).items()},
        {name: tuple(one.text("an IRI") for one in org[name].many(name)) for name in _LISTS},
        {iri: one.among("class", _classes()) for iri, one in _pairs(org["classes"]).items()},
        tuple(_relation(one) for one in org["relations"].many("relations")),
        {letter: one.among("role", sorted(roles)) for letter, one in _pairs(raci["roles"]).items()},
        {
            heading.text("a heading").casefold(): what
            for what, headings in _pairs(raci["headings"]).items()
            for heading in headings.many("headings")
        },
    )


def known_law(code: str) -> str:
    """Return the code of a state whose law is known; raises UnknownNameError that names the nearest."""
    if code not in _laws():
        listed = ", ".join(_laws())
        raise UnknownNameError(f"{code!r} is no state whose law is known{closest(code, _laws())}; use one of {listed}")
    return code


def kind_for(kinds: Mapping[str, str], law: str | None) -> str | None:
    """Return the kind of relation under a law: the one of that state, else the one that holds everywhere."""
    return kinds.get(law or "", kinds.get("any"))


def status_of(kind: str) -> str:
    """Return how sure a relation is that follows from a rule: inferred, and never surer than its kind."""
    own = values.iri(vocabulary_says()[KINDS + kind].get(HVT.status, ()))
    return max("inferred", local_name(own) if own else "inferred", key=STATUSES.index)


@cache
def fits(kind: str, giver: str, forum: str) -> bool:
    """Tell whether a kind is of actors of these classes; of one that is an Actor and no more it may be."""
    said = vocabulary_says()[KINDS + kind]
    ends = ((HVT.fitsAccountGiver, giver), (HVT.fitsForum, forum))
    return all(cls == "Actor" or not said.get(fit) or {*_above(cls)} & {*values.iris(said[fit])} for fit, cls in ends)


def _above(cls: str) -> list[str]:
    says = vocabulary_says()
    return come_to(_OURS + cls, lambda iri: values.iris(says.get(iri, {}).get(RDFS.subClassOf, ())))


def _relation(value: Value) -> OrgRelation:
    said = value.keys("a relation", ("property", "giver", "kind"), ("property", "giver", "kind"))
    up = said["giver"].among("giver", ("subject", "object")) == "subject"
    return OrgRelation(said["property"].text("a property"), up, _kinds(said["kind"]))


def _kinds(value: Value) -> Mapping[str, str]:
    known = [local_name(iri) for iri in _instances(HVT.RelationKind)]
    found = {law: one.among("kind of relation", known) for law, one in _pairs(value).items()}
    for law in found:
        if law not in ("any", *_laws()):
            raise value.wrong(f"{law!r} is no state whose law is known; use any, {', '.join(_laws())}")
        own = values.iri(vocabulary_says()[KINDS + found[law]].get(HVT.jurisdiction, ()))
        if own and local_name(own) != law:
            raise value.wrong(f"{found[law]} is a kind of the law of {local_name(own)}, not of {law}")
    return found


def _pairs(value: Value) -> Mapping[str, Value]:
    if not isinstance(value.content, Mapping):
        raise value.wrong("this is written as keys with values")
    return value.content


@cache
def _laws() -> tuple[str, ...]:
    return tuple(local_name(iri) for iri in _instances(SKOS.Concept) if iri.startswith(JURISDICTIONS))


@cache
def _classes() -> Collection[str]:
    ours = [local_name(iri) for iri in _instances(OWL.Class) if iri.startswith(_OURS)]
    return sorted(cls for cls in ours if HVT.Actor in _above(cls))


@cache
def _instances(cls: str) -> tuple[str, ...]:
    return tuple(sorted(iri for iri, said in vocabulary_says().items() if cls in said.get(RDF.type, ())))
