"""The house as floors and rooms: where an actor stands, who is drawn alone, and who waits in a group.

From the top down: a roof with the parliaments and a lower wing for the local assemblies; the cabinet and the
local executives; the ministries and what stands near them; the tables, programmes and advisers; the co-governments
and service providers; on the ground the choices, one room per theme. Only the actors of the story (`shown`) get a
box of their own; the rest of the state is folded into groups by what it is (a collective, else a class), each
with parts (a province, a legal form, the body it belongs to). The places here are those of the model: the page
lays the same rooms out for the width it has, in the order found here. Nothing is random.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from exports.map.crossings import Grid, untangle

if TYPE_CHECKING:
    import networkx as nx

    from ontology.text import Text

__all__ = ["BANDS", "Group", "Place", "Plan", "Room", "leaf_class", "plan_house"]

#: Columns of the model, width of one and height of a row, in units of the drawing.
COLUMNS, CELL, ROW = 8, 118.0, 42.0
#: A house of so few actors is drawn whole: nobody is folded away.
FEW = 60
#: A group of fewer is no help to anybody.
LEAST = 2

#: The floors from the top down: name, then rooms side by side, then the classes in each.
BANDS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    ("roof", (("parliament", ("Parliament",)), ("assemblies", ("Assembly",)))),
    (
        "cabinet",
        (
            ("cabinet", ("Cabinet", "Minister", "StateSecretary", "MinisterialOffice")),
            ("executives", ("Executive",)),
        ),
    ),
    (
        "departments",
        (
            ("ministries", ("Ministry",)),
            ("units", ("MinistryUnit", "Agency")),
            ("independent", ("IndependentAuthority", "Supervisor", "HighCouncil")),
        ),
    ),
    (
        "bodies",
        (
            ("consultation", ("ConsultativeBody",)),
            ("programmes", ("ProgrammeBody",)),
            ("advice", ("AdvisoryBody",)),
        ),
    ),
    (
        "co-governments",
        (
            ("local", ("CoGovernment",)),
            ("associations", ("Association",)),
            ("providers", ("PrivateBody", "Actor")),
        ),
    ),
)
#: Every class with the room it belongs to, most specific first.
ROOM_OF: Mapping[str, str] = {name: room for _, rooms in BANDS for room, names in rooms for name in names}
LEAVES = tuple(sorted(ROOM_OF, key=lambda name: (name == "Actor", name == "MinisterialOffice")))


@dataclass(frozen=True, slots=True)
class Place:
    """The middle and the size of one node in the model."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that stand together: `name` is the IRI of a collective or the name of a class."""

    name: str
    #: part (the IRI of a province or of a whole, a legal form, or "" for none) -> its members in order
    parts: Mapping[str, tuple[str, ...]]

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


@dataclass(frozen=True, slots=True)
class Plan:
    """Who stands where; `places` holds those drawn alone."""

    rooms: tuple[Room, ...]
    places: Mapping[str, Place]


@cache
def leaf_class(classes: tuple[str, ...]) -> str:
    """Return the most specific class the drawing knows, as the last part of its IRI; else "Actor".

    >>> leaf_class(("https://x/def#Actor", "https://x/def#MinisterialOffice", "https://x/def#Minister"))
    'Minister'
    """
    names = {re.split(r"[/#]", iri)[-1] for iri in classes}
    return next((leaf for leaf in LEAVES if leaf in names), "Actor")


def plan_house(
    graph: nx.MultiDiGraph[str],
    shown: Collection[str] | None = None,
    choices: Mapping[str, tuple[str | None, tuple[str, ...]]] | None = None,
) -> Plan:
    """Return the rooms of a house.

    Parameters
    ----------
    graph
        Actors and choices; funding statements are not drawn.
    shown
        The actors that are drawn alone; left out, all of them. In a house of few actors everybody is.
    choices
        Number and themes of every choice that may be shown, by IRI; left out, those of the graph. Those that are
        not in the graph (they are on the agenda on another day) have a room and no place in the model.
    """
    rooms = _furnish(graph, shown, choices if choices is not None else _choices(graph))
    grids = _grids(rooms)
    order = untangle(grids, _pulls(graph, rooms), still=[name for name in grids if name.startswith("theme ")])
    places: dict[str, Place] = {}
    placed = []
    for room in rooms:
        name = _key(room)
        members = order.get(name, ())
        placed.append(replace(room, members=members))
        for member, (x, y) in zip(members, grids[name].spots if members else (), strict=True):
            if member in graph:
                places[member] = Place(round(x, 1), round(y, 1), CELL - 10.0, ROW - 8.0)
    return Plan(tuple(placed), dict(sorted(places.items())))


def _choices(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Return number and themes of the choices of a graph."""
    found = {}
    for iri, node in graph.nodes(data=True):
        if node["node_kind"] == "choice":
            short = node.get("short")
            found[iri] = (short if short is None or isinstance(short, str) else short.nl, tuple(node["themes"]))
    return found


def _key(room: Room) -> str:
    return f"theme {room.name}" if room.band == "choices" else room.name


def _furnish(
    graph: nx.MultiDiGraph[str],
    shown: Collection[str] | None,
    choices: Mapping[str, tuple[str | None, tuple[str, ...]]],
) -> list[Room]:
    """Return who stands in which room, in a first order: by short name, then by IRI.

    The rooms of the choices come by size, the largest first: small ones fill what is left.
    """
    actors = [iri for iri in graph if graph.nodes[iri]["node_kind"] == "actor"]
    alone = set(actors) if shown is None or len(actors) <= FEW else set(shown)
    standing: dict[str, list[str]] = {}
    folded: dict[str, dict[str, list[str]]] = {}
    themes: dict[str, list[str]] = {}
    for iri in sorted(choices, key=lambda iri: _natural(choices[iri][0], iri)):
        themes.setdefault(min(choices[iri][1], default=""), []).append(iri)
    for iri in sorted(actors, key=lambda iri: _natural(graph.nodes[iri].get("short"), iri)):
        room = _room_of(graph, iri)
        if iri in alone:
            standing.setdefault(room, []).append(iri)
        else:
            folded.setdefault(room, {}).setdefault(_group_of(graph, iri), []).append(iri)
    rooms = []
    for band, names in BANDS:
        for room, _ in names:
            alone_in, groups = _groups(graph, room, folded.get(room, {}))
            standing.setdefault(room, []).extend(alone_in)
            if standing.get(room) or groups:
                rooms.append(Room(room, band, tuple(standing.get(room, ())), tuple(groups)))
    by_size = sorted(themes.items(), key=lambda it: (-len(it[1]), it[0]))
    return rooms + [Room(theme, "choices", tuple(members)) for theme, members in by_size]


def _groups(graph: nx.MultiDiGraph[str], room: str, folded: Mapping[str, list[str]]) -> tuple[list[str], list[Group]]:
    """Return who is left alone in a room, and its groups: one, and one for all the others with a part for each.

    Few boxes, each large. The largest comes first, a collective of half its size before it; a group of one is none.
    """
    waiting = sorted(folded.items(), key=lambda it: (-len(it[1]), it[0]))
    telling = [it for it in waiting if it[0] in graph and 2 * len(it[1]) >= len(waiting[0][1])]
    first = telling[:1] or waiting[:1]
    rest = [it for it in waiting if it not in first]
    groups = [Group(name, _parts(graph, members)) for name, members in first if len(members) >= LEAST]
    alone = [member for _, members in first if len(members) < LEAST for member in members]
    others = [member for _, members in rest for member in members]
    if len(others) < LEAST:
        return alone + others, groups
    if len(rest) == 1:
        groups.append(Group(rest[0][0], _parts(graph, others)))
    else:
        groups.append(Group(f"{room}-others", {name: tuple(members) for name, members in rest}))
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
    return ROOM_OF[leaf]


def _group_of(graph: nx.MultiDiGraph[str], iri: str) -> str:
    """Return the collective an actor is one of, when that stands in the same room, else its class."""
    room = _room_of(graph, iri)
    for collective in graph.nodes[iri].get("member_of") or ():
        if collective in graph and _room_of(graph, collective) == room:
            return str(collective)
    leaf = leaf_class(graph.nodes[iri]["classes"])
    return leaf if ROOM_OF[leaf] == room else room


def _parts(graph: nx.MultiDiGraph[str], members: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the parts of a group: the first way of dividing it that tells most of its members apart."""
    for way in (_province, _legal_form, _whole):
        parts = {member: way(graph, member) for member in members}
        known = Counter(part for part in parts.values() if part)
        if 1 < len(known) <= len(members) / 2 and sum(known.values()) * 2 > len(members):
            within: dict[str, list[str]] = {}
            for member in members:
                within.setdefault(parts[member], []).append(member)
            names = sorted(within, key=lambda part: (part == "", part))
            return {name: tuple(within[name]) for name in names}
    return {"": tuple(members)}


def _province(graph: nx.MultiDiGraph[str], iri: str) -> str:
    node = graph.nodes[iri]
    whole = str(node.get("part_of") or "")
    return str(node.get("province") or (whole in graph and graph.nodes[whole].get("province")) or "")


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


def _natural(short: str | Text | None, iri: str) -> tuple[object, ...]:
    """K2 before K10; what has no short name after what has one."""
    short = short if short is None or isinstance(short, str) else short.nl
    parts = [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", short or "\uffff") if p]
    return (parts, iri)


def _pulls(graph: nx.MultiDiGraph[str], rooms: Sequence[Room]) -> list[tuple[str, str, float]]:
    """Return the lines between those drawn alone, with how much each pulls its ends together."""
    drawn = {member for room in rooms for member in room.members}
    pulls: dict[tuple[str, str], float] = {}
    for low in sorted(drawn):
        for _, high, data in graph.out_edges(low, data=True):
            kind = data["edge_kind"]
            strong = kind == "accountability" or (kind == "role" and str(data["role"]).endswith("Decides"))
            if kind != "funding" and low != high and high in drawn:
                pulls[low, high] = max(pulls.get((low, high), 0.0), 1.0 if strong else 0.25)
    return [(low, high, weight) for (low, high), weight in sorted(pulls.items())]


def _grids(rooms: Sequence[Room]) -> dict[str, Grid]:
    """Return the spots of every room with members: floor under floor, rooms side by side, filled by column."""
    grids: dict[str, Grid] = {}
    top = 0.0
    for band in (*(name for name, _ in BANDS), "choices"):
        full = [room for room in rooms if room.band == band and room.members]
        if not full:
            continue
        sizes = [len(room.members) for room in full]
        wide = max(COLUMNS, len(full))
        rows = next(r for r in range(1, max(sizes) + 1) if sum(ceil(n / r) for n in sizes) <= wide)
        unit, left = COLUMNS * CELL / sum(ceil(n / rows) for n in sizes), 0.0
        for room, size in zip(full, sizes, strict=True):
            columns = ceil(size / rows)
            right = left + columns * unit
            grids[_key(room)] = Grid.block(room.members, columns, rows, (left, right), (top, ROW))
            left = right
        top += rows * ROW + ROW
    return grids
