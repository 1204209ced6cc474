"""What the terms of a house are in ArchiMate: `archimate.yaml`, or a file of the same kind, as typed records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.gate.yaml_file import Value, read_yaml
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import RDFS

__all__ = ["ELEMENTS", "RELATIONS", "Mapped", "RelationRule", "read_mapping"]

#: the kinds of element that stand for who there is, what is chosen and what it takes (ArchiMate 3.1, 4, 6 to 8 and 13)
ELEMENTS = (
    *("BusinessActor", "BusinessRole", "BusinessCollaboration", "BusinessInterface", "BusinessProcess"),
    *("BusinessFunction", "BusinessInteraction", "BusinessEvent", "BusinessService", "BusinessObject", "Contract"),
    *("Representation", "Product", "Stakeholder", "Driver", "Assessment", "Goal", "Outcome", "Principle"),
    *("Requirement", "Constraint", "Meaning", "Value", "Resource", "Capability", "CourseOfAction", "ValueStream"),
    *("WorkPackage", "Deliverable", "ImplementationEvent", "Plateau", "Gap", "Grouping", "Location"),
)
RELATIONS = (
    *("Composition", "Aggregation", "Assignment", "Realization", "Serving", "Access", "Influence", "Triggering"),
    *("Flow", "Specialization", "Association"),
)
#: what a house has between two nodes
_EDGES = ("accountability", "role", "funding", "participation", "part")
_YES = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class RelationRule:
    """What a line is, and between which elements; between others it is `otherwise`."""

    type: str
    directed: bool = False
    reverse: bool = False
    between: frozenset[tuple[str, str]] = frozenset()
    otherwise: str = "Association"

    def between_these(self, source: str, target: str) -> str:
        """Return the kind of relation from one kind of element to another."""
        return self.type if not self.between or (source, target) in self.between else self.otherwise


@dataclass(frozen=True, slots=True)
class Mapped:
    """The elements by local name of a class, the relations by kind of line."""

    elements: Mapping[str, str]
    relations: Mapping[str, RelationRule]

    def element(self, cls: str) -> str:
        """Return the kind of element of a class: its own, else that of the nearest class above it."""
        return next(self.elements[name] for name in _upward(cls) if name in self.elements)


def read_mapping(path: Path | None = None) -> Mapped:
    """Return the mapping in a file; None is the one that ships. Raises InputError (file, line, what to do)."""
    top = read_yaml(path or Path(__file__).with_name("archimate.yaml"))
    parts = top.keys("a mapping", ("elements", "relations"), ("elements", "relations"))
    classes = {"Choice", "FundingStatement", *_actors()}
    elements = {
        name: value.among("kind of element", ELEMENTS)
        for name, value in parts["elements"]
        .keys("elements", sorted(classes), ("Actor", "Choice", "FundingStatement"))
        .items()
    }
    rules = parts["relations"].keys("relations", _EDGES, _EDGES)
    return Mapped(elements, {name: _rule(value) for name, value in rules.items()})


def _rule(value: Value) -> RelationRule:
    said = value.keys("a relation", ("type", "directed", "reverse", "between", "otherwise"), ("type",))
    known = {name: _YES[said[name].among(name, tuple(_YES))] for name in ("directed", "reverse") if name in said}
    kinds = {name: said[name].among("kind of relation", RELATIONS) for name in ("type", "otherwise") if name in said}
    between = frozenset(_pair(one) for one in said["between"].one_or_more()) if "between" in said else frozenset()
    return RelationRule(kinds["type"], **known, between=between, otherwise=kinds.get("otherwise", "Association"))


def _pair(value: Value) -> tuple[str, str]:
    words = value.text("a pair of elements")
    source, arrow, target = (part.strip() for part in words.partition("->"))
    if not arrow or source not in ELEMENTS or target not in ELEMENTS:
        raise value.wrong(f"{words!r} is no pair of elements; write it as BusinessActor -> BusinessRole")
    return source, target


def _upward(cls: str) -> Iterator[str]:
    """Yield a class and those above it, by local name; what the vocabulary does not know is an actor."""
    says, seen, ahead = vocabulary_says(), set[str](), [HVT.Actor.removesuffix("Actor") + cls]
    while ahead:
        iri = ahead.pop(0)
        if iri not in seen:
            seen.add(iri)
            yield local_name(iri)
            ahead += values.iris(says.get(iri, {}).get(RDFS.subClassOf, ()))
    yield "Actor"


def _actors() -> Iterator[str]:
    for iri in vocabulary_says():
        if iri.startswith(HVT.Actor.removesuffix("Actor")) and "Actor" in list(_upward(local_name(iri)))[:-1]:
            yield local_name(iri)
