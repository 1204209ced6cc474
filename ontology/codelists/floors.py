"""The floors and rooms of the drawn house, and what its groups are called, as the vocabulary has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ontology.codelists.concepts import Concept, concepts
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.standards import OWL, SKOS
from ontology.text import Text

__all__ = ["Floor", "RoomPlan", "floors", "group_labels"]


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """A room: the classes that stand in it, by their local names, in order of name."""

    code: str
    label: Text
    classes: tuple[str, ...]
    local: bool


@dataclass(frozen=True, slots=True)
class Floor:
    """A floor, with what it says of itself and its rooms side by side; the ground floor has none."""

    code: str
    label: Text
    says: Text
    rooms: tuple[RoomPlan, ...]


@cache
def floors(law: str | None = None) -> tuple[Floor, ...]:
    """Return the floors from the roof down, as they are called under a law."""
    rooms = concepts(HVT.Room, law)
    return tuple(
        Floor(
            floor.code,
            floor.label,
            floor.text(SKOS.scopeNote),
            tuple(_room(room) for room in rooms if room.one(HVT.onFloor) == floor.iri),
        )
        for floor in concepts(HVT.Floor, law)
    )


def _room(room: Concept) -> RoomPlan:
    classes = tuple(sorted(map(local_name, room.all(HVT.holdsClass))))
    return RoomPlan(room.code, room.label, classes, bool(room.is_so(HVT.localWing)))


@cache
def group_labels(law: str | None = None) -> Mapping[str, Text]:
    """Return what a group is called: by local name of its class, by code of its room, by `CODE-others` for a rest."""
    classes = concepts(OWL.Class, law)
    named = {local_name(cls.iri): cls.text(HVT.groupLabel) for cls in classes if cls.one(HVT.groupLabel)}
    rooms = concepts(HVT.Room, law)
    named |= {room.code: room.text(HVT.groupLabel) for room in rooms if room.one(HVT.groupLabel)}
    return named | {f"{room.code}-others": room.text(HVT.othersLabel) for room in rooms if room.one(HVT.othersLabel)}
