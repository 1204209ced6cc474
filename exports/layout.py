"""The house as a drawing: which floor an actor stands on, and where, the same on every run.

From the top down: a roof with the parliaments and beside it a lower roof with the local assemblies; the
cabinet and beside it the local executives; the ministries and all that stands near them; the
co-governments and service providers; on the ground the choices, one room per theme. A floor is filled
with rooms, a room with columns. The order within a room follows `exports.crossings`; nothing here is random.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from exports.crossings import Grid, untangle

if TYPE_CHECKING:
    import networkx as nx

    from graph.records import Text

__all__ = ["Area", "Place", "Plan", "leaf_class", "plan_house"]

#: Width of a column and height of a row, in units of the drawing; a choice needs a wider, higher brick.
CELL, ROW = 118.0, 54.0
BRICK, BRICK_ROW = 136.0, 64.0
#: Space inside a floor: for its name, for the names of its rooms, above the next floor.
TITLE, ROOM_TITLE, PAD = 27.0, 19.0, 8.0
#: The drawing grows in width until it is no higher than this part of its width.
SHAPE = 0.80
EAVES = 26.0
#: From the eaves up to the middle of the lowest row under a roof.
SILL = 34.0

#: The floors below the roof: name, then shelves of rooms side by side, then the classes in each room.
FLOORS: tuple[tuple[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]], ...] = (
    (
        "departments",
        (
            (("ministries", ("Ministry",)),),
            (
                ("units", ("MinistryUnit", "Agency")),
                ("independent", ("IndependentAuthority", "Supervisor", "HighCouncil")),
            ),
            (
                ("consultation", ("ConsultativeBody",)),
                ("programmes", ("ProgrammeBody",)),
                ("advice", ("AdvisoryBody",)),
            ),
        ),
    ),
    (
        "co-governments",
        (
            (
                ("associations", ("Association",)),
                ("providers", ("PrivateBody", "Actor")),
                ("local", ("CoGovernment",)),
            ),
        ),
    ),
)
#: The rooms that are not on a floor of their own.
UPPER: Mapping[str, tuple[str, ...]] = {
    "parliament": ("Parliament",),
    "assemblies": ("Assembly",),
    "cabinet": ("Cabinet", "Minister", "StateSecretary", "MinisterialOffice"),
    "executives": ("Executive",),
}
#: Every class with the room it belongs to, most specific first.
ROOM_OF: Mapping[str, str] = {
    name: room
    for room, names in [
        *UPPER.items(),
        *((room, names) for _, shelves in FLOORS for shelf in shelves for room, names in shelf),
    ]
    for name in names
}
LEAVES = tuple(sorted(ROOM_OF, key=lambda name: (name == "Actor", name == "MinisterialOffice")))


@dataclass(frozen=True, slots=True)
class Place:
    """The middle and the size of one node."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Area:
    """A floor or a room: its name (a word of the page, or the IRI of a theme) and its rectangle."""

    name: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands. Roofs are triangles: left eave, ridge, right eave."""

    places: Mapping[str, Place]
    floors: tuple[Area, ...]
    rooms: tuple[Area, ...]
    roofs: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    height: float


def leaf_class(classes: Sequence[str]) -> str:
    """Return the most specific class the drawing knows, as the last part of its IRI; else "Actor".

    >>> leaf_class(["https://x/def#Actor", "https://x/def#MinisterialOffice", "https://x/def#Minister"])
    'Minister'
    """
    names = {re.split(r"[/#]", iri)[-1] for iri in classes}
    return next((leaf for leaf in LEAVES if leaf in names), "Actor")


def plan_house(graph: nx.MultiDiGraph[str]) -> Plan:
    """Return the place of every actor and choice; funding statements are not drawn."""
    rooms = _furnish(graph)
    columns = 6
    while True:
        draft = _Draft(rooms, columns)
        if draft.height <= SHAPE * draft.width or columns > 400:
            break
        columns += 1
    pull = _pulls(graph)
    order = untangle(draft.grids, pull)
    return draft.plan(order, graph)


def _furnish(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """Return who stands in which room, in a first order: by short name, then by IRI.

    Under a roof whoever most relations lead to comes first: that is who stands under the ridge. The rooms of
    the choices come in the order of their first choice.
    """
    rooms: dict[str, list[str]] = {}
    for iri in sorted(graph, key=lambda iri: _natural(graph.nodes[iri].get("short"), iri)):
        node = graph.nodes[iri]
        if node["node_kind"] == "actor":
            rooms.setdefault(_room_of(graph, iri), []).append(iri)
        elif node["node_kind"] == "choice":
            rooms.setdefault(f"theme {min(node['themes'], default='')}", []).append(iri)
    for roof in ("parliament", "assemblies"):
        rooms.get(roof, []).sort(key=lambda iri: -graph.in_degree(iri))
    return rooms


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


def _natural(short: str | Text | None, iri: str) -> tuple[object, ...]:
    """K2 before K10; what has no short name after what has one."""
    short = short if short is None or isinstance(short, str) else short.nl
    parts = [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", short or "\uffff") if p]
    return (parts, iri)


def _pulls(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, float]]:
    """Return the lines that are drawn, with how much each pulls its ends together."""
    pulls: dict[tuple[str, str], float] = {}
    for low, high, data in graph.edges(data=True):
        kind = data["edge_kind"]
        strong = kind == "accountability" or (kind == "role" and str(data["role"]).endswith("Decides"))
        if kind != "funding" and low != high:
            pulls[low, high] = max(pulls.get((low, high), 0.0), 1.0 if strong else 0.25)
    return [(low, high, weight) for (low, high), weight in sorted(pulls.items())]


@dataclass(frozen=True, slots=True)
class _Wing:
    """A roof and the room under it: where its walls stand and how far its eaves reach."""

    roof: str
    room: str
    walls: tuple[float, float]
    eaves: tuple[float, float]

    @property
    def columns(self) -> int:
        return max(1, int((self.walls[1] - self.walls[0]) // CELL))


class _Draft:
    """The house at a given number of columns: the size of every room before anybody takes a place."""

    def __init__(self, rooms: Mapping[str, list[str]], columns: int) -> None:
        self.rooms = rooms
        self.width = columns * CELL
        self.grids: dict[str, Grid] = {}
        self.areas: list[Area] = []
        self.floors: list[Area] = []
        self.roofs: list[tuple[tuple[float, float], ...]] = []
        self.low = 0.0
        local = max(len(rooms.get("assemblies", ())), len(rooms.get("executives", ())))
        aside = min(max(2, min(local, 3), ceil(local / 3)), columns // 3) if local else 0
        self._upper(columns - aside, aside)
        for name, shelves in FLOORS:
            self._floor(name, [[room for room, _ in shelf] for shelf in shelves])
        self._floor("choices", [[room for room in rooms if room.startswith("theme ")]], brick=True)
        self.height = self.low

    def _upper(self, columns: int, aside: int) -> None:
        """Lay out both roofs and the floor under them: the cabinet, and the executives beside it."""
        gap = 24.0 if aside else 0.0
        split = columns * CELL
        outer = split - gap / 2 if aside else split + EAVES
        wings = [_Wing("parliament", "cabinet", (0.0, split - gap), (-EAVES, outer))]
        if aside:
            wings.append(_Wing("assemblies", "executives", (split, self.width), (outer, self.width + EAVES)))
        attics = [_attic(len(self.rooms.get(wing.roof, ())), wing.eaves[1] - wing.eaves[0]) for wing in wings]
        eaves = max(height for height, _ in attics)
        rows = max(ceil(len(self.rooms.get(wing.room, ())) / wing.columns) for wing in wings)
        bottom = eaves + (TITLE + rows * ROW + PAD if rows else 0.0)
        for wing, (height, counts) in zip(wings, attics, strict=True):
            (left, right), middle = wing.walls, sum(wing.eaves) / 2
            self.roofs.append(((wing.eaves[0], eaves), (middle, eaves - height), (wing.eaves[1], eaves)))
            self.floors.append(Area(wing.roof, wing.eaves[0], eaves - height, wing.eaves[1], eaves))
            if counts:
                self.grids[wing.roof] = Grid.pyramid(self.rooms[wing.roof], counts, middle, eaves - SILL, (CELL, ROW))
            if rows:
                self.floors.append(Area(wing.room, left, eaves, right, bottom))
            self._fill(wing.room, left, right, eaves + TITLE, ROW, CELL)
        self.low = bottom

    def _floor(self, name: str, shelves: list[list[str]], *, brick: bool = False) -> None:
        shelves = [[room for room in shelf if self.rooms.get(room)] for shelf in shelves]
        shelves = [shelf for shelf in shelves if shelf]
        if not shelves:
            return
        cell, row = (BRICK, BRICK_ROW) if brick else (CELL, ROW)
        top, low = self.low, self.low + TITLE
        for shelf in shelves:
            wide = max(int(self.width // cell), len(shelf))
            sizes = [len(self.rooms[room]) for room in shelf]
            rows = next(r for r in range(1, max(sizes) + 1) if sum(ceil(n / r) for n in sizes) <= wide)
            parts = [ceil(n / rows) for n in sizes]
            unit, left = self.width / sum(parts), 0.0
            for room, part in zip(shelf, parts, strict=True):
                right, bottom = left + part * unit, low + ROOM_TITLE + rows * row + 6.0
                self.areas.append(Area(room.removeprefix("theme "), left, low, right, bottom))
                self._fill(room, left, right, low + ROOM_TITLE, row, cell)
                left = right
            low = bottom
        self.low = low + PAD
        self.floors.append(Area(name, 0.0, top, self.width, self.low))

    def _fill(self, room: str, left: float, right: float, top: float, row: float, cell: float) -> None:
        members = self.rooms.get(room)
        if members:
            columns = min(max(1, round((right - left) // cell)), len(members))
            rows = ceil(len(members) / columns)
            columns = ceil(len(members) / rows)
            self.grids[room] = Grid.block(members, columns, rows, (left, right), (top, row))

    def plan(self, order: Mapping[str, Sequence[str]], graph: nx.MultiDiGraph[str]) -> Plan:
        """Give everybody the place that the order of the room says; choices in a column go by number."""
        places: dict[str, Place] = {}
        for room, grid in self.grids.items():
            brick = room.startswith("theme ")
            width = min(grid.cell, (BRICK if brick else CELL) * 1.3) - 10.0
            height = (BRICK_ROW if brick else ROW) - 12.0
            members = list(order[room])
            if brick:
                members = grid.sorted_in_columns(members, lambda iri: _natural(graph.nodes[iri].get("short"), iri))
            for member, (x, y) in zip(members, grid.spots, strict=True):
                places[member] = Place(round(x, 1), round(y, 1), round(width, 1), height)
        return Plan(
            places=dict(sorted(places.items())),
            floors=tuple(self.floors),
            rooms=tuple(self.areas),
            roofs=tuple(self.roofs),
            width=self.width,
            height=self.height,
        )


def _attic(members: int, base: float) -> tuple[float, list[int]]:
    """Return how high a roof must be to shelter so many, and how many stand in each row from the ridge down."""
    height = max(130.0, 0.13 * base)
    while True:
        room: list[int] = []
        while (top := SILL + len(room) * ROW + ROW / 2) < height:
            room.append(int(base * (1 - top / height) // CELL))
        if sum(n for n in room if n > 0) >= members and (members < 2 or (len(room) > 1 and room[1] > 0)):
            break
        height += 10.0
    rows: list[int] = []
    left = members - 1 if members > 1 else members
    while left > 0:
        rows.append(min(left, room[len(rows)]))
        left -= rows[-1]
    return height, [1, *rows[::-1]] if members > 1 else rows
