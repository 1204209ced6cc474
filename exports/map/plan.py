"""The house as floors and rooms: where an actor stands, who is drawn alone, and who waits in a group.

Floors, rooms and the classes in them are data (`ontology/vocabulary/floors.ttl`): from a roof with the parliaments down
to the choices, one room per theme; a lower wing is for whoever answers to an assembly of its own. Only the actors of
the story (`shown`) get a box of their own; the rest of the state is folded into groups by what it is (a collective,
else a class), each with parts (where it lies, a legal form, the body it belongs to). Where everything stands is
`exports.map.layout`'s.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from ontology.codelists.floors import floors

if TYPE_CHECKING:
    import networkx as nx

    from ontology.text import Text

__all__ = ["Group", "Room", "bands", "leaf_class", "natural", "order", "plan_house"]

#: A house of so few actors is drawn whole: nobody is folded away.
FEW = 60
#: A group of fewer is no help to anybody.
LEAST = 2


@cache
def bands() -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """Return the floors from the top down: name, then rooms side by side, then the classes in each."""
    named = ((floor.code, tuple((room.code, room.classes) for room in floor.rooms)) for floor in floors())
    return tuple((name, rooms) for name, rooms in named if rooms)


@cache
def order() -> tuple[str, ...]:
    """Return the names of the floors; the choices are the ground floor."""
    return tuple(floor.code for floor in floors())


@cache
def _room_of_class() -> Mapping[str, str]:
    """Return every class with the room it belongs to, most specific first."""
    found = {name: room for _, rooms in bands() for room, names in rooms for name in names}
    return {name: found[name] for name in sorted(found, key=lambda n: (n == "Actor", n == "MinisterialOffice"))}


@cache
def _local_rooms() -> frozenset[str]:
    return frozenset(room.code for floor in floors() for room in floor.rooms if room.local)


#: part (the IRI of where it lies or of a whole, a legal form, or "" for none) -> its members in order
Parts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that stand together: `name` is the IRI of a collective or the name of a class, `id` that of the box."""

    id: str
    name: str
    parts: Parts

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(member for part in self.parts.values() for member in part)


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a floor: who is drawn alone, in order, and the groups. `name` is a word or the IRI of a theme."""

    name: str
    band: str
    members: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    #: who of the members has a role only: where there is little room they stand in the last group
    aside: frozenset[str] = frozenset()

    @property
    def few(self) -> tuple[str, ...]:
        """The boxes of the room where there is little room."""
        return tuple(item for item in self.items if item not in self.aside)

    @property
    def local(self) -> bool:
        """Tell whether it belongs to the wing of the local assemblies."""
        return self.name in _local_rooms()

    @property
    def items(self) -> tuple[str, ...]:
        """The boxes of the room: who is drawn alone, then the groups."""
        return (*self.members, *(group.id for group in self.groups))

    @property
    def everybody(self) -> tuple[str, ...]:
        return (*self.members, *(member for group in self.groups for member in group.members))


@cache
def leaf_class(classes: tuple[str, ...]) -> str:
    """Return the most specific class the drawing knows, as the last part of its IRI; else "Actor".

    >>> leaf_class(("https://x/def#Actor", "https://x/def#MinisterialOffice", "https://x/def#Minister"))
    'Minister'
    """
    names = {re.split(r"[/#]", iri)[-1] for iri in classes}
    return next((leaf for leaf in _room_of_class() if leaf in names), "Actor")


def plan_house(
    graph: nx.MultiDiGraph[str],
    shown: Collection[str],
    choices: Mapping[str, tuple[str | None, tuple[str, ...]]],
    core: Collection[str] = (),
) -> tuple[Room, ...]:
    """Return the rooms of a house, from the roof down, with who is in each by short name, then by IRI.

    The rooms of the choices come by size, the largest first: small ones fill what is left.

    Parameters
    ----------
    graph
        Actors; funding statements are not drawn.
    shown
        The actors that are drawn alone. In a house of few actors everybody is.
    choices
        Number and themes of every choice of every state, by IRI, those of the state the page opens in first.
    core
        Those of `shown` who stand alone even where there is little room.
    """
    actors = [iri for iri in graph if graph.nodes[iri]["node_kind"] == "actor"]
    alone = set(actors) if len(actors) <= FEW else set(shown)
    standing: dict[str, list[str]] = {}
    folded: dict[str, dict[str, list[str]]] = {}
    themes: dict[str, list[str]] = {}
    for iri, (_, about) in choices.items():
        themes.setdefault(min(about, default=""), []).append(iri)
    for iri in sorted(actors, key=lambda iri: natural(graph.nodes[iri].get("short"), iri)):
        room = _room_of(graph, iri)
        if iri in alone:
            standing.setdefault(room, []).append(iri)
        else:
            folded.setdefault(room, {}).setdefault(_group_of(graph, iri), []).append(iri)
    rooms, number = [], count()
    for band, names in bands():
        for room, _ in names:
            alone_in, found = _groups(graph, room, folded.get(room, {}))
            standing.setdefault(room, []).extend(alone_in)
            groups = tuple(Group(f"g{next(number)}", name, parts) for name, parts in found)
            if standing.get(room) or groups:
                alone_there = tuple(standing.get(room, ()))
                aside = frozenset(alone_there).difference(core) if core and groups else frozenset()
                rooms.append(Room(room, band, alone_there, groups, aside))
    by_size = sorted(themes.items(), key=lambda it: (-len(it[1]), it[0]))
    return (*rooms, *(Room(theme, "choices", tuple(members)) for theme, members in by_size))


def _groups(
    graph: nx.MultiDiGraph[str], room: str, folded: Mapping[str, list[str]]
) -> tuple[list[str], list[tuple[str, Parts]]]:
    """Return who is left alone in a room, and its groups: one, and one for all the others with a part for each.

    Few boxes, each large. The largest comes first, a collective of half its size before it; a group of one is none.
    """
    waiting = sorted(folded.items(), key=lambda it: (-len(it[1]), it[0]))
    telling = [it for it in waiting if it[0] in graph and 2 * len(it[1]) >= len(waiting[0][1])]
    first = telling[:1] or waiting[:1]
    rest = [it for it in waiting if it not in first]
    groups = [(name, _parts(graph, members)) for name, members in first if len(members) >= LEAST]
    alone = [member for _, members in first if len(members) < LEAST for member in members]
    others = [member for _, members in rest for member in members]
    if len(others) < LEAST:
        return alone + others, groups
    if len(rest) == 1:
        groups.append((rest[0][0], _parts(graph, others)))
    else:
        groups.append((f"{room}-others", {name: tuple(members) for name, members in rest}))
    return alone, groups


def _room_of(graph: nx.MultiDiGraph[str], iri: str) -> str:
    """Return the room of an actor; what is only a part of another (`part_of`) stands with the whole."""
    seen = {iri}
    leaf = leaf_class(graph.nodes[iri]["classes"])
    whole = graph.nodes[iri].get("part_of")
    while leaf == "Actor" and isinstance(whole, str) and whole in graph and whole not in seen:
        seen.add(whole)
        leaf = leaf_class(graph.nodes[whole].get("classes", ()))
        whole = graph.nodes[whole].get("part_of")
    return _room_of_class()[leaf]


def _group_of(graph: nx.MultiDiGraph[str], iri: str) -> str:
    """Return the collective an actor is one of, when that stands in the same room, else its class."""
    room = _room_of(graph, iri)
    for collective in graph.nodes[iri].get("member_of") or ():
        if collective in graph and _room_of(graph, collective) == room:
            return str(collective)
    leaf = leaf_class(graph.nodes[iri]["classes"])
    return leaf if _room_of_class()[leaf] == room else room


def _parts(graph: nx.MultiDiGraph[str], members: Sequence[str]) -> Parts:
    """Return the parts of a group: the first way of dividing it that tells most of its members apart."""
    for way in (_lies_in, _legal_form, _whole):
        parts = {member: way(graph, member) for member in members}
        known = Counter(part for part in parts.values() if part)
        if 1 < len(known) <= len(members) / 2 and sum(known.values()) * 2 > len(members):
            within: dict[str, list[str]] = {}
            for member in members:
                within.setdefault(parts[member], []).append(member)
            names = sorted(within, key=lambda part: (part == "", part))
            return {name: tuple(within[name]) for name in names}
    return {"": tuple(members)}


def _lies_in(graph: nx.MultiDiGraph[str], iri: str) -> str:
    node = graph.nodes[iri]
    whole = str(node.get("part_of") or "")
    return str(node.get("lies_in") or (whole in graph and graph.nodes[whole].get("lies_in")) or "")


def _legal_form(graph: nx.MultiDiGraph[str], iri: str) -> str:
    form = graph.nodes[iri].get("legal_form")
    return form.nl if form else ""


def _whole(graph: nx.MultiDiGraph[str], iri: str) -> str:
    """Return what an actor is part of, else the ministry or office it answers to."""
    node = graph.nodes[iri]
    if isinstance(node.get("part_of"), str):
        return str(node["part_of"])
    above = sorted(high for _, high, data in graph.out_edges(iri, data=True) if data["edge_kind"] == "accountability")
    return above[0] if above else ""


def natural(short: str | Text | None, iri: str) -> tuple[object, ...]:
    """K2 before K10; what has no short name after what has one."""
    short = short if short is None or isinstance(short, str) else short.nl
    parts = [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", short or "\uffff") if p]
    return (parts, iri)
