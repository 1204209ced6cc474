"""The house as a picture that leaves the page: the same places, colours, signs and words, drawn in Python.

What the page draws on its canvas (`templates/scripts/picture.js`, `draw.js`, `strokes.js`), in light, as shapes that
become SVG or a page of a poster. The colours are those of the style sheet of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from exports.map.ink import Anchor, Curve, Mark, Point, Shape, Words, circle, line, polygon, rounded
from exports.map.layout import MAIN
from exports.map.lettering import LEADING, Lettering, clip, upper
from exports.map.letters import width
from exports.map.network import MapNetwork
from exports.map.routes import Way, route
from exports.map.scene import Box, Lighting, Plan, Scene
from exports.map.svg import Alt, svg
from graph.records import POWERS
from ontology.errors import HouseError

__all__ = ["PictureError", "colour", "paint", "picture", "shape", "sign"]

#: An answer for an aim: long and short by turns; a relation that no source states; a way that stops.
AIM: tuple[float, ...] = (10, 3, 2, 3)
SOLID: tuple[float, ...] = ()
UNSURE: tuple[float, ...] = (6, 4)
STUMP: tuple[float, ...] = (5, 4)


class PictureError(HouseError):
    """There is no such picture: the house is too large for one, or has nothing of that name."""


def picture(network: MapNetwork, lang: str, *, selection: str | None = None, sheet: int = MAIN) -> str:
    """Return the house as the map opens, as one SVG that needs nothing beside it.

    Parameters
    ----------
    network
        The map of the house (`exports.map.page.draw_map`): the boxes and lines as they are in it now are drawn.
    lang
        'nl' or 'en'.
    selection
        A choice or an actor (its IRI, the last part of that, or the number of a choice): only its chain is lit.
    sheet
        Which of `exports.map.layout.SHEETS`; without, that of a window of 1440 by 900.

    Raises
    ------
    PictureError
        The house has more boxes than one picture holds, or nothing of it is called `selection`.

    Notes
    -----
    No script, no style sheet, no reference to anything; text is text. Its title is that of the house, its description
    the day, the proposals, the count, and of what is chosen its sentence. The same house gives the same bytes.
    """
    scene = seen(network, lang)
    plan = scene.plan(sheet)
    lit = lighting(scene, plan, selection)
    marks = [Shape(rounded(0, 0, plan.width, plan.height), fill=colour("paper")), *paint(scene, plan, lit)]
    said = [scene.title, scene.when, scene.say(scene.state["brief"])]
    if lit and (node := int(lit.chosen[1:])) in scene.answers:
        said.append(scene.say(scene.answers[node]["sentence"]))
    return svg(marks, plan.width, plan.height, Alt(lang, said[0], ". ".join(it.rstrip(".") for it in said[1:]) + "."))


def seen(network: MapNetwork, lang: str) -> Scene:
    """Return what a picture shows; PictureError for a house that no picture holds."""
    if network.data["large"]:
        raise PictureError(
            "this house has more than a thousand actors and choices to show, more than one picture holds; "
            "open the map and choose"
        )
    return Scene(network, lang)


def lighting(scene: Scene, plan: Plan, selection: str | None) -> Lighting | None:
    """Return what lights up with what is chosen by name; None where nothing is."""
    if selection is None:
        return None
    node = scene.number_of(selection)
    if node is None:
        raise PictureError(f"nothing on this map is called {selection!r}")
    return scene.lighting(plan, node)


@cache
def _colours() -> dict[str, str]:
    """Return the colours of the page in light, by name."""
    text = (Path(__file__).parent / "templates" / "styles" / "page.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}),", text))


def colour(name: str) -> str:
    """Return a colour of the page, in light."""
    return _colours()[name]


def paint(scene: Scene, plan: Plan, lit: Lighting | None = None) -> Iterator[Mark]:
    """Yield the house from behind to before: ground, floors and roofs, lines, names, boxes, and signs over all."""
    easel = _Easel(scene, plan, lit)
    yield from easel.building()
    yield from easel.drawn_lines()
    yield from easel.names()
    for name, place in plan.places.items():
        yield from easel.node(name, place)
    yield from easel.over()


def shape(look: str, x: float, y: float, r: float) -> tuple[Curve, ...]:
    """Return the shape of a look."""
    if look in ("full", "unknown"):
        return circle(x, y, r)
    if look == "partial":
        return rounded(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.35)
    if look == "elsewhere":
        return polygon([(x, y - r * 1.05), (x + r, y - r * 0.2), (x + r, y + r), (x - r, y + r), (x - r, y - r * 0.2)])
    if look == "aim":
        near, far = r * 0.6, r * 1.15
        return polygon([(x - near, y - r), (x + near, y - r), (x + far, y), (x + near, y + r), (x - near, y + r),
                        (x - far, y)])  # fmt: skip
    return polygon([(x, y - r * 1.2), (x + r * 1.2, y), (x, y + r * 1.2), (x - r * 1.2, y)])


def sign(look: str, mark: str, x: float, y: float, r: float) -> Iterator[Mark]:
    """Yield the sign of a verdict: its shape with its symbol."""
    dash = (2.6, 2.1) if look == "unknown" else ()
    yield Shape(shape(look, x, y, r), colour(f"{look}-fill"), colour(f"{look}-edge"), 1.5, dash)
    yield middle(x, y + r * (0.22 if look == "elsewhere" else 0.06), mark, r * 1.2, colour(f"{look}-sign"), "middle")


def middle(x: float, y: float, text: str, size: float, fill: str, anchor: Anchor = "start", bold: bool = True) -> Words:
    """Return a line of text of which the middle is at a height."""
    return Words(x, y + size * 0.35, text, size, fill, bold, anchor)


class _Easel:
    """One picture being made."""

    def __init__(self, scene: Scene, plan: Plan, lit: Lighting | None) -> None:
        self.scene, self.plan, self.lit = scene, plan, lit
        self.lettering = Lettering(scene, plan)
        self._routes: dict[tuple[int, str], Way | None] = {}
        self._lanes: dict[tuple[str | None, str], int] = {}

    # ---- the building ----

    def building(self) -> Iterator[Mark]:
        plan = self.plan
        for turn, band in enumerate(plan.bands):
            if band.name == "roof":
                continue
            wall = "ground" if band.name == "choices" else "wall" if turn % 2 else "wall-2"
            yield _rect(plan.left, band.top, plan.right - plan.left, band.bottom - band.top, wall)
            if turn > 1:
                left, right = (10, plan.right) if plan.gutter else (plan.left, plan.right)
                yield _rect(left, band.top - 0.5, right - left, 2 if band.name == "choices" else 1, "beam")
        yield from self._ground()
        cabinet = next((band for band in plan.bands if band.name == "cabinet"), None)
        if plan.split and cabinet:
            yield _rect(plan.split - 2, cabinet.top, 1.5, cabinet.bottom - cabinet.top, "rule")
        for x, y, low in plan.walls:
            yield _rect(x - 0.5, y, 1, low - y, "rule")
        for roof in plan.roofs:
            yield Shape(polygon(roof), colour("roof"), colour("roof-edge"), 3.5, soft=True)

    def _ground(self) -> Iterator[Mark]:
        """Yield the ground the house stands on, hatched as in a section drawing."""
        plan, bottom, top = self.plan, self.plan.bands[-1].bottom, self.plan.bands[0].bottom
        hatch = [
            curve
            for at in range(int((plan.width + 10) / 9) + 1)
            if at * 9 < plan.width + 10
            for curve in line([(at * 9, bottom + 4), (at * 9 - 8, bottom + 12)])
        ]
        yield Shape(tuple(hatch), stroke=colour("rule"))
        yield _rect(0, bottom, plan.width, 3, "beam")
        yield _rect(plan.left - 4, top, 4, bottom - top, "beam")
        yield _rect(plan.right, top, 4, bottom - top, "beam")

    def names(self) -> Iterator[Mark]:
        """Yield the names of rooms and floors, over the lines: each on a patch of its own wall."""
        put = self.lettering.type
        for title in self.plan.titles:
            said = upper(self.scene.say(title.text))
            lines = put.wrapped(said, title.width, 11.5, True)[:2] if title.lines > 1 else [said]
            for at, text in enumerate(lines):
                text, size = put.headed(text, title.width, 11.5)
                y = title.y - (len(lines) - 1 - at) * 13
                wall = "ground" if title.brick else "wall"
                yield _rect(title.x - 2, y - 10, width(text, size, True) + 4, 13, wall, 0.85)
                yield Words(title.x, y, text, size, colour("soft"), bold=True)
        for band in self.plan.bands:
            name, says = map(self.scene.say, self.scene.page["bands"][band.name])
            yield from self._beside(band, name, says) if self.plan.gutter else self._inside(band, name)

    def _inside(self, band: Any, name: str) -> Iterator[Mark]:
        roof = band.name == "roof"
        if not roof:
            wall = "ground" if band.name == "choices" else "wall"
            yield _rect(self.plan.left + 3, band.top + 4, width(name, 14, True) + 7, 19, wall, 0.85)
        text = clip(name, self.plan.right - self.plan.left - 12, 14, True)
        yield Words(self.plan.left + 6, band.top + (-10 if roof else 18), text, 14, colour("ink"), bold=True)

    def _beside(self, band: Any, name: str, says: str) -> Iterator[Mark]:
        """Yield the name of a floor; what it says of itself is said where it has the height for it."""
        put, roof = self.lettering.type, band.name == "roof"
        block = put.wrapped(name, self.plan.gutter - 14, 13, True)
        more = put.wrapped(says, self.plan.gutter - 12, 11)
        high = len(block) * 16 + len(more) * 13
        room = float("inf") if roof else band.bottom - band.top - 6
        head = 32 if band.name == "choices" else 17
        top = band.bottom + 8 - high if roof else band.top + min(head, max(14, 17 + (room - high) / 2))
        for at, text in enumerate(block):
            yield Words(10, top + at * 16, text, 13, colour("ink"), bold=True)
        for at, text in enumerate(more if high <= room else []):
            yield Words(10, top + len(block) * 16 - 2 + at * 13, text, 11, colour("soft"))

    # ---- the lines ----

    def _path(self, number: int, look: str) -> Way | None:
        if (number, look) not in self._routes:
            low, high = (self.scene.anchor(self.plan, end) for end in self.scene.ends[number])
            lane = self._lanes.setdefault((high, look), len(self._lanes) % 5)
            drawn = low is not None and high is not None and low != high
            self._routes[number, look] = route(self.plan, str(low), str(high), look, lane) if drawn else None
        return self._routes[number, look]

    def drawn_lines(self) -> Iterator[Mark]:
        """Yield the lines of the verdicts, and over them, darker, those of what is chosen."""
        quiet = 0.1 if self.lit else 1.0
        for number, looks in self.scene.story.items():
            for look, wide in looks.items():
                if way := self._path(number, look):
                    dash = AIM if look == "aim" else SOLID
                    yield _way(way.curves, colour(f"{look}-edge"), wide, dash, 0.62 * quiet)
        if not self.lit:
            return
        yield from self._parts(self.lit)
        for number, how in sorted(self.lit.lines.items(), key=lambda it: it[1].strong):
            way = self._path(number, how.look)
            if way is None:
                continue
            if how.strong:
                yield _way(way.curves, colour("halo"), 7.2)
            dash = AIM if how.look == "aim" else SOLID if how.sure else UNSURE
            yield _way(way.curves, colour(how.colour), 3.2 if how.strong else 1.5, dash)

    def _parts(self, lit: Lighting) -> Iterator[Mark]:
        """Yield the lines from a choice to what it was adopted as a part of."""
        chosen = int(lit.chosen[1:])
        start = self.scene.anchor(self.plan, chosen)
        for part in lit.parts:
            to = self.scene.anchor(self.plan, part)
            if start and to and start != to:
                wide = 3.2 if self.scene.look(chosen) == "aim" else 1.5
                yield _way(route(self.plan, start, to, "aim", 0).curves, colour("aim-edge"), wide, AIM)

    # ---- the boxes ----

    def node(self, name: str, place: Box) -> Iterator[Mark]:
        alpha = 0.24 if self.lit and name not in self.lit.items else 1.0
        marked = self.lit is not None and self.lit.chosen == name
        if name in self.scene.groups:
            marks = self._group(name, place)
        elif self.scene.is_choice(int(name[1:])):
            marks = self._choice(int(name[1:]), place, marked)
        else:
            marks = self._actor(int(name[1:]), place, marked)
        yield from (mark._replace(alpha=alpha) for mark in marks)

    def _choice(self, node: int, place: Box, marked: bool) -> Iterator[Mark]:
        scene, size = self.scene, self.lettering.choice
        look, answer = scene.look(node), scene.answers[node]
        dash = (4, 3) if look == "unknown" else ()
        yield Shape(_box(place, 4), colour(f"{look}-tint"), colour(f"{look}-edge"), 3 if marked else 1, dash)
        left, first = place.x - place.width / 2 + 6, place.y - place.height / 2 + 3 + size * LEADING / 2
        yield from sign(look, scene.say(scene.page["verdicts"][answer["verdict"]]["mark"]), left + 5.5, first, 5.4)
        if number := scene.number(node):
            number = clip(number, place.width - 30, size, True)
            yield middle(left + 15, first, number, size, colour("ink"))
        block = self.lettering.called(f"n{node}", size)
        yield from _flowing(block.lines, left, self.lettering.indent(node, place, size), first, size)

    def _actor(self, node: int, place: Box, marked: bool) -> Iterator[Mark]:
        top, story = node in self.scene.tops, bool(self.scene.rests.get(node))
        edge = "accent" if marked else "top" if top else "line" if story else "box-edge"
        wide = 3 if marked else 1.5 if story else 1
        dash = () if top or node in self.scene.rising else (4, 3)
        yield Shape(_box(place, 2 if top else 5), colour("top" if top else "box"), colour(edge), wide, dash)
        block = self.lettering.called(f"n{node}", self.lettering.actor)
        ink = colour("on-top" if top else "ink")
        for at, text in enumerate(block.lines):
            y = place.y + 0.5 + (at - (len(block.lines) - 1) / 2) * block.size * LEADING
            if text:
                yield middle(place.x, y, text, block.size, ink, "middle", block.bold)

    def _group(self, name: str, place: Box) -> Iterator[Mark]:
        """Yield actors folded together: a small pile of cards with a count."""
        for off in (5, 2.5, 0):
            card = Box(place.x + off, place.y - off, place.width - 5, place.height - 3, False)
            yield Shape(_box(card, 5), colour("stack"), colour("box-edge"))
        size = self.lettering.group
        badge, indent, block = self.lettering.pile(name, size)
        left = place.x - place.width / 2 + 6
        first = place.y - (len(block.lines) - 1) * size * LEADING / 2 + 0.5
        yield middle(left, first, badge, size, colour("soft"))
        yield from _flowing(block.lines, left, indent, first, size)

    # ---- over all ----

    def over(self) -> Iterator[Mark]:
        """Yield where ways stop, and the number and powers of each step of what is chosen."""
        if not self.lit:
            stops = {at: unknown for it in self.scene.answers.values() for at, unknown in it["lit"]["stops"]}
            for at, unknown in stops.items():
                place = self.plan.places.get(f"n{at}")
                if place and not self.scene.is_choice(at):
                    yield from _cross(place.x + place.width / 2, place.y - place.height / 2 - 1, unknown, 7)
                elif place and self.scene.look(at) == "aim":
                    top = place.y - place.height / 2
                    start = line([(place.x, top - 0.5), (place.x, top - 5)])
                    yield Shape(start, stroke=colour("unknown-edge"), width=2.4, dash=(2, 1.5))
            return
        taken: list[Point] = []
        for number, turn in self.lit.numbers.items():
            how = self.lit.lines[number]
            if way := self._path(number, how.look):
                x, y = way.at
                while any(abs(a - x) < 86 and abs(b - y) < 21 for a, b in taken):
                    y += 22
                taken.append((x, y))
                yield from self._plate(x, y, turn, self.scene.tie(number)["grade"], colour(how.colour))
        for at, unknown in self.lit.stops:
            if place := self.plan.places.get(f"n{at}"):
                top = place.y - place.height / 2
                edge = colour("unknown-edge" if unknown else "none-edge")
                yield Shape(line([(place.x, top), (place.x, top - 22)]), stroke=edge, width=3, dash=STUMP)
                yield from _cross(place.x, top - 32, unknown, 10)

    def _plate(self, x: float, y: float, turn: int, grade: list[int] | None, ink: str) -> Iterator[Mark]:
        """Yield the number of a step with three small meters: information, discussion, consequences."""
        wide = 84 if grade else 20
        yield Shape(rounded(x - wide / 2, y - 10, wide, 20, 10), colour("box"), ink, 1.6)
        yield Shape(circle(x - wide / 2 + 10, y, 10), ink)
        yield middle(x - wide / 2 + 10, y + 0.5, str(turn), 12, colour("box"), "middle")
        for at, power in enumerate(POWERS if grade else ()):
            left = x - wide / 2 + 23 + at * 20
            yield middle(left, y + 0.5, self.scene.word(f"{power}_short"), 10, colour("ink"))
            for step in range(3):
                reached = grade is not None and step < grade[at]
                yield Shape(rounded(left + 10, y + 4 - step * 4.2, 7, 3), ink if reached else colour("rule"))


def _flowing(lines: Iterable[str], left: float, indent: float, first: float, size: float) -> Iterator[Mark]:
    for at, text in enumerate(lines):
        if text:
            y = first + at * size * LEADING
            yield middle(left + (0 if at else indent), y, text, size, colour("ink"), bold=False)


def _cross(x: float, y: float, unknown: bool, r: float) -> Iterator[Mark]:
    fill, edge, ink = ("box", "unknown-edge", "unknown-sign") if unknown else ("none-fill", "box", "none-sign")
    yield Shape(circle(x, y, r), colour(fill), colour(edge), 1.6)
    yield middle(x, y + 0.5, "?" if unknown else "×", r * 1.5, colour(ink), "middle")


def _box(place: Box, r: float) -> tuple[Curve, ...]:
    return rounded(place.x - place.width / 2, place.y - place.height / 2, place.width, place.height, r)


def _rect(x: float, y: float, wide: float, high: float, name: str, alpha: float = 1.0) -> Shape:
    return Shape(rounded(x, y, wide, high), fill=colour(name), alpha=alpha)


def _way(curves: tuple[Curve, ...], ink: str, wide: float, dash: tuple[float, ...] = (), alpha: float = 1.0) -> Shape:
    return Shape(curves, stroke=ink, width=wide, dash=dash, alpha=alpha, soft=True)
