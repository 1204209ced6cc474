"""What a picture shows: the house as the page opens, on one sheet, and what lights up with what is chosen.

The same answers, places, names and lines that the page is made of (`MapNetwork.data`), looked up as the page looks
them up (`templates/scripts/rooms.js`, `house.js`, `lighting.js`). Nothing is placed or judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from exports.map.data import opening_of
from exports.map.ink import Point
from exports.map.layout import MAIN, Band
from exports.map.letters import lacking, settable
from exports.map.network import MapNetwork
from exports.map.routes import joints
from exports.map.scribe import Said

__all__ = ["Box", "Lighting", "Lit", "Plan", "Scene", "Title", "fitting"]

#: A house is drawn no larger than this many times its sheet, and as small as this before some are folded away.
MOST, READ = 1.75, 0.8


class Box(NamedTuple):
    """Where a box is drawn, and whether it is that of a choice."""

    x: float
    y: float
    width: float
    height: float
    brick: bool


class Title(NamedTuple):
    """The name of a room, written at a place."""

    text: Said
    x: float
    y: float
    width: float
    lines: int
    brick: bool


@dataclass
class Plan:
    """A sheet with the boxes that stand on it, by their id in the network."""

    at: int
    width: float
    height: float
    left: float
    right: float
    gutter: float
    split: float | None
    few: bool
    bands: Sequence[Band]
    titles: Sequence[Title]
    walls: Sequence[tuple[float, float, float]]
    roofs: Sequence[Sequence[Point]]
    places: Mapping[str, Box]

    @cached_property
    def joints(self) -> list[list[Point]]:
        return joints(self)


@dataclass(frozen=True)
class Lit:
    """How a line is lit: by the name of a colour, as the look of a line, strongly or not."""

    colour: str
    strong: bool
    look: str = ""
    sure: bool = True


@dataclass
class Lighting:
    """What lights up with what is chosen."""

    chosen: str
    lines: dict[int, Lit] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    numbers: dict[int, int] = field(default_factory=dict)
    stops: list[tuple[int, bool]] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)


class Scene:
    """The house in the state the page opens in, as a network has it now, in one language."""

    def __init__(self, network: MapNetwork, lang: str) -> None:
        self.page: Mapping[str, Any] = network.data
        self.lang = lang
        self.model: dict[str, Mapping[str, Any]] = {node["id"]: node for node in network.nodes}
        self.state = opening_of(self.page)
        told = [self.page["choices"][at] for at in self.state["choices"]]
        self.answers: dict[int, Mapping[str, Any]] = {answer["node"]: answer for answer in told}
        self.story: dict[int, dict[str, float]] = {}
        for edge in network.edges:
            self.story.setdefault(edge["line"], {})[edge["look"]] = edge["width"]
        self.lines = self.page["lines"]
        self.ends: list[tuple[int, int]] = list(zip(self.lines["low"], self.lines["high"], strict=True))
        self.tops = set(self.page["nodes"]["tops"])
        #: the letters of what was said that cannot be drawn
        self.lacking: set[str] = set()
        self._elsewhere = set(self.lines["elsewhere"])

    def say(self, text: Said | None) -> str:
        """Return a text in the language of the picture, in letters that can be drawn."""
        said = (text if isinstance(text, str) else text[0 if self.lang == "nl" else 1]) if text else ""
        self.lacking.update(lacking(said))
        return settable(said)

    def word(self, name: str) -> str:
        return self.say(self.page["words"][name])

    @cached_property
    def title(self) -> str:
        return self.say(self.page["title"])

    @cached_property
    def when(self) -> str:
        """The day, and under which proposals."""
        scenario, day = self.page["states"]["opening"]
        names = [self.say(name) for name in self.page["states"]["scenarios"][scenario]["names"]]
        under = f"{self.word('with')} {', '.join(names)}" if names else self.word("as_is")
        return f"{self.word('as_of')} {self.say(self.page['states']['dates'][day][1])} · {under}"

    def is_choice(self, node: int) -> bool:
        return bool(self.page["nodes"]["kind"][node] < 0)

    def number_of(self, name: str) -> int | None:
        """Return the number of a choice or an actor by the last part of its IRI, or a choice by its number."""
        slugs = [slug.lower() for slug in self.page["nodes"]["slug"]]
        wanted = name.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].lower()
        if wanted in slugs:
            return slugs.index(wanted)
        return next((node for node, answer in self.answers.items() if answer["no"].lower() == wanted), None)

    def tie(self, line: int) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.page["ties"][self.lines["tie"][line]]
        return found

    def holds(self, line: int) -> bool:
        return line not in self._elsewhere or line in self.story

    def label(self, node: int) -> str:
        return self.say(self.answers[node]["label"] if node in self.answers else self.page["nodes"]["label"][node])

    def short(self, node: int) -> str:
        """Return what people call an actor, or the short name of a choice."""
        nodes = self.page["nodes"]
        return self.say(nodes["brief"].get(node, "") if self.is_choice(node) else nodes["short"][node])

    def number(self, node: int) -> str:
        return self.say(self.answers[node]["no"] if node in self.answers else self.page["nodes"]["short"][node])

    def look(self, node: int) -> str:
        """Return how a choice looks, as the network has it."""
        drawn = self.model.get(f"n{node}")
        return str(drawn["look"]) if drawn else str(self.answers[node]["look"])

    @cached_property
    def rests(self) -> Mapping[int, list[int]]:
        """Who is met on the way of a choice, with the choices."""
        found: dict[int, list[int]] = {}
        for node, answer in self.answers.items():
            ways = [*answer["lit"]["decides"], *answer["lit"]["chain"]]
            for end in dict.fromkeys(end for line, _ in ways for end in self.ends[line]):
                if end != node:
                    found.setdefault(end, []).append(node)
        return found

    @cached_property
    def rising(self) -> set[int]:
        """Who has a line of accountability upward."""
        return {
            low
            for line, (low, _) in enumerate(self.ends)
            if self.tie(line)["kind"] == "accountability" and self.holds(line)
        }

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, Any]]:
        return {group["id"]: group for room in self.page["rooms"] for group in room["groups"]}

    @cached_property
    def _homes(self) -> Mapping[int, str]:
        """The group of who stands in one, on every sheet or where there is little room."""
        homes = {at: name for name, group in self.groups.items() for _, members in group["parts"] for at in members}
        for room in self.page["rooms"]:
            homes.update({at: room["groups"][-1]["id"] for at in room["aside"] if room["groups"]})
        return homes

    def many(self, plan: Plan, group: str) -> int:
        """Return how many stand in a group on a sheet."""
        room = next(room for room in self.page["rooms"] if any(it["id"] == group for it in room["groups"]))
        own = sum(len(members) for _, members in self.groups[group]["parts"])
        return own + (len(room["aside"]) if plan.few and group == room["groups"][-1]["id"] else 0)

    def anchor(self, plan: Plan, node: int) -> str | None:
        """Return the box that stands for a node on a sheet: its own, or that of its group."""
        if f"n{node}" in plan.places:
            return f"n{node}"
        home = self._homes.get(node)
        return home if home in plan.places else None

    def plan(self, at: int = MAIN) -> Plan:
        """Return a sheet with everybody who stands on it in this state, where the network has them."""
        sheet = self.page["sheets"][at]
        bands = [Band(*band) for band in sheet["bands"]]
        places: dict[str, Box] = {}
        for name, node in self.model.items():
            box = _given(node, at)
            number = None if name in self.groups else int(name[1:])
            there = number is None or not self.is_choice(number) or number in self.answers
            floor = next((band for band in bands if box and band.top <= box[1] < band.bottom), None)
            if box and floor and there:
                places[name] = Box(*box, floor.name == "choices")
        titles = [
            Title(self.page["rooms"][it.room]["name"], it.x, it.y, it.width, it.lines, self._brick(bands, it.y))
            for it in sheet["titles"]
        ]
        height = bands[-1].bottom + 16 if bands else 0
        return Plan(
            at, sheet["width"], height, sheet["left"], sheet["right"], sheet["gutter"], sheet["split"], sheet["few"],
            bands, titles, sheet["walls"], sheet["roofs"], places,
        )  # fmt: skip

    @staticmethod
    def _brick(bands: Sequence[Band], y: float) -> bool:
        return any(band.name == "choices" and band.top <= y < band.bottom for band in bands)

    def lighting(self, plan: Plan, node: int) -> Lighting:
        """Return what lights up with a choice or an actor; the steps of a choice are numbered as on the page."""
        what = Lighting(f"n{node}")
        if self.is_choice(node):
            if node in self.answers:
                self._light_choice(self.answers[node], what)
        else:
            for one in (node, *self._collectives(node)):
                self._light_actor(one, what)
        ends = [end for line in what.lines for end in self.ends[line]]
        near = (node, *ends, *(at for at, _ in what.stops), *what.parts)
        what.items = {name for at in near if (name := self.anchor(plan, at))}
        return what

    def _put(self, what: Lighting, line: int, colour: str, strong: bool, look: str | None = None) -> None:
        """Light a line; what is strong stays strong, and a line keeps the look it has."""
        before = what.lines.get(line)
        if before is None or strong:
            kept = look if look is not None else before.look if before else ""
            what.lines[line] = Lit(colour, strong, kept, self.tie(line)["sure"])

    def _light_choice(self, answer: Mapping[str, Any], what: Lighting) -> None:
        lit = answer["lit"]
        for line in lit["soft"]:
            self._put(what, line, "line", False)
        for line in lit["aim"]:
            self._put(what, line, "aim-edge", answer["look"] == "aim", "aim")
        if answer["aim"] and not any(self.ends[line][0] == answer["node"] for line in lit["aim"]):
            what.parts = [node for node, _ in answer["aim"]["parts"] if node is not None]
        for line, look in (*lit["decides"], *lit["chain"]):
            self._put(what, line, f"{look}-edge", True, look)
        for decider in answer["deciders"]:
            for at, _ in (*decider["steps"], *decider["oversight"]):
                line = self.page["steps"][at]["line"]
                if line in what.lines and line not in what.numbers:
                    what.numbers[line] = len(what.numbers) + 1
        what.stops = [(at, unknown) for at, unknown in lit["stops"]]

    def _light_actor(self, node: int, what: Lighting) -> None:
        own = [line for line, ends in enumerate(self.ends) if node in ends and self.holds(line)]
        up = [line for line in own if self.ends[line][0] == node]
        for line in (*up, *(line for line in own if self.ends[line][0] != node)):
            accounts = self.tie(line)["kind"] == "accountability"
            self._put(what, line, "accent" if accounts else "line", accounts and self.ends[line][0] == node)
        resting = [self.answers[choice]["lit"] for choice in self.rests.get(node, ())]
        for line, look in [pair for lit in resting for pair in (*lit["decides"], *lit["chain"])]:
            self._put(what, line, f"{look}-edge", True, look)
        what.stops = [(at, unknown) for lit in resting for at, unknown in lit["stops"] if at == node]

    def _collectives(self, node: int) -> Iterator[int]:
        """Yield what an actor is one of, and what these are one of, the nearest first."""
        of, found = self.page["nodes"]["of"], [node]
        for one in found:
            new = [at for at in of.get(one, ()) if at not in found]
            found.extend(new)
            yield from new


def _given(node: Mapping[str, Any], at: int) -> tuple[float, float, float, float] | None:
    """Return where the network has a box on a sheet: nowhere, when it has no place there."""
    if node.get("x") is None or node.get("y") is None:
        return None
    moved = node["places"][at] if at < len(node.get("places", ())) else None
    right, down, width, height = moved or (0, 0, node["widthConstraint"], node["heightConstraint"])
    return None if moved == [] else (node["x"] + right, node["y"] + down, width, height)


def fitting(scene: Scene, wide: float, high: float) -> Plan:
    """Return the sheet on which the house is largest in a frame, as the page takes it for a window."""
    plans = [scene.plan(at) for at in range(len(scene.page["sheets"]))]
    fit = [min(MOST, wide / plan.width, high / (plan.height + 8)) for plan in plans]
    full = [0 if plan.few else one for plan, one in zip(plans, fit, strict=True)]
    best = full if max(full) > READ else fit
    return plans[max(at for at, one in enumerate(best) if one > max(best) - 0.001)]
