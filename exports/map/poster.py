"""A poster that is read alone: the house, every choice with who answers, how to read it, what it rests on, one page.

The picture is that of the map (`exports.map.picture`), the words are those of its page (`exports.map.summary`). A
poster is made of the sheet of paper it is for: no letter on it is smaller than `LEAST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from os import PathLike
from pathlib import Path

from exports.map import summary
from exports.map.flow import Column, Flow, Para, Run, height, set_lines
from exports.map.ink import Mark, Shape, Words, moved, rounded
from exports.map.lettering import clip
from exports.map.letters import width
from exports.map.network import MapNetwork
from exports.map.pdf import pdf
from exports.map.picture import PictureError, colour, paint, seen, sign
from exports.map.scene import Plan, Scene
from exports.map.svg import Alt, embedded, svg

__all__ = ["PAPERS", "Poster", "paper_of", "poster"]

#: A sheet of paper, landscape, in points; the poster is laid out for A3 and drawn larger on what is larger.
WIDE, HIGH = 1190.55, 841.89
PAPERS = {f"a{size}": 2 ** ((3 - size) / 2) for size in range(4)}
KINDS = ("pdf", "svg")
#: No letter is smaller, in points on the paper.
LEAST = 6.5
EDGE, GAP = 26.0, 15.0
#: How much of the width the house may take, and its height at most.
_WIDTHS, _HIGHEST = (640.0, 670.0, 700.0, 730.0, 745.0, 760.0, 790.0, 820.0), 560.0
#: The largest size of the text, in points on A3.
_LARGEST = 10


@dataclass(frozen=True)
class Poster:
    """One page, as shapes and words."""

    marks: tuple[Mark, ...]
    scale: float
    alt: Alt
    #: the letters that no font of ours has; they stand on the poster by their code
    lacking: tuple[str, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return WIDE * self.scale, HIGH * self.scale

    def written(self, kind: str) -> bytes:
        """Return the bytes of a file of one of `KINDS`."""
        return self.pdf() if kind == "pdf" else self.svg().encode("utf-8")

    def pdf(self) -> bytes:
        """Return the poster as PDF, with its letters."""
        return pdf(self.marks, *self.size, self.alt)

    def svg(self) -> str:
        """Return the poster as one SVG, with its letters."""
        return svg(self.marks, *self.size, self.alt, style=embedded(self.marks), unit="pt")


def poster(network: MapNetwork, lang: str, paper: str = "a3") -> Poster:
    """Return the poster of a house as its map opens.

    Parameters
    ----------
    network
        The map of the house (`exports.map.page.draw_map`).
    lang
        'nl' or 'en'; a house in one language is in that.
    paper
        One of `PAPERS`: a3, a2, a1 or a0, landscape.

    Raises
    ------
    PictureError
        The house does not fit on the paper in letters one can read.
    """
    languages = network.data["languages"]
    scene = seen(network, lang if lang in languages else languages[0])
    scale = PAPERS[paper]
    laid = _laid_out(scene, LEAST / scale)
    if laid is None:
        larger = [name for name, many in PAPERS.items() if many > scale]
        remedy = f"name a larger one ({', '.join(larger)})" if larger else "use the map or the report"
        raise PictureError(
            f"this house, with {len(scene.answers)} choices, does not fit on {paper.upper()} in letters of "
            f"{LEAST} points; {remedy}"
        )
    head, _ = _head(scene)
    marks = [*head, *laid, *_foot(scene)]
    ground = Shape(rounded(0, 0, WIDE, HIGH), fill=colour("paper"))
    alt = Alt(scene.lang, scene.title, f"{scene.when}. {scene.say(scene.state['headline'])}")
    return Poster(tuple(moved([ground, *marks], 0, 0, scale)), scale, alt, tuple(sorted(scene.lacking)))


def paper_of(path: str | PathLike[str]) -> tuple[str, str]:
    """Return the paper and the format that a file is named after; A3 where it names none.

    >>> paper_of("a2.pdf"), paper_of("the-house.svg"), paper_of("poster_A1.PDF")
    (('a2', 'pdf'), ('a3', 'svg'), ('a1', 'pdf'))
    """
    name = Path(path)
    if (kind := name.suffix.lower().removeprefix(".")) not in KINDS:
        raise PictureError(f"{name}: a poster is a file that ends in .pdf or .svg, for example a3.pdf")
    told = re.search(r"(?<![a-z0-9])a([0-9]+)(?![a-z0-9])", name.stem.lower())
    if told and told[0] not in PAPERS:
        raise PictureError(f"{name}: a poster is made on {', '.join(PAPERS).upper()}, not on {told[0].upper()}")
    return (told[0] if told else "a3"), kind


def _head(scene: Scene) -> tuple[list[Mark], float]:
    """Return the head of the poster, and how low it comes."""
    wide, right = 690.0, EDGE + 690.0 + 3 * GAP
    size = next((it for it in (23, 20, 17, 14) if width(scene.title, it, True) <= wide), 12)
    said: list[tuple[Para, float]] = [
        (Para((Run(scene.title, bold=True),)), float(size)),
        (Para((Run(scene.when, ink="soft"),)), 10.0),
        (Para((Run(scene.say(scene.state["brief"]), bold=True),), before=0.5), 12.5),
    ]
    marks: list[Mark] = []
    y = EDGE - 4
    for para, letters in said:
        y += para.before * letters
        marks.extend(set_lines(para, EDGE, y, wide, letters))
        y += height(para, wide, letters)
    keys = list(_keys(scene, right, WIDE - EDGE - right))
    return [*marks, *keys], max(y, EDGE + 72)


def _keys(scene: Scene, x: float, wide: float) -> Iterator[Mark]:
    """Yield the counts as a bar, and under it what each shape and colour stands for."""
    told = summary.legend(scene)
    most, at = sum(many for _, _, many in told), x
    for look, _, many in told:
        if many:
            part = wide * many / most
            yield Shape(rounded(at, EDGE, part, 11), colour(f"{look}-fill"), colour(f"{look}-edge"), 0.8)
            at += part
    marks = {look: scene.say(mark) for look, mark in _marks(scene).items()}
    for turn, (look, word, many) in enumerate(told):
        left, y = x + (turn % 2) * wide / 2, EDGE + 28 + (turn // 2) * 18
        yield from sign(look, marks.get(look, ""), left + 7, y, 6)
        yield Words(left + 20, y + 3.3, str(many), 10, colour("ink"), bold=True)
        yield Words(left + 36, y + 3.3, word, 9, colour("ink"))


def _marks(scene: Scene) -> dict[str, str]:
    """Return the symbol of the commonest verdict of each look."""
    seen_here: dict[str, list[str]] = {}
    for node, answer in scene.answers.items():
        seen_here.setdefault(scene.look(node), []).append(scene.page["verdicts"][answer["verdict"]]["mark"])
    return {look: max(sorted(set(some)), key=some.count) for look, some in seen_here.items()}


def _foot(scene: Scene) -> Iterator[Mark]:
    y = HIGH - EDGE + 8
    house = scene.page["house"]
    yield Shape(rounded(EDGE, y - 9.5, WIDE - 2 * EDGE, 0.6), fill=colour("rule"))
    told = f"{scene.word('digest')}: {scene.say(house['digest'])}"
    room = WIDE - 2 * EDGE - GAP - width(told, LEAST)
    yield Words(EDGE, y, clip(f"{scene.title} · {scene.when}", room, LEAST), LEAST, colour("soft"))
    yield Words(WIDE - EDGE, y, told, LEAST, colour("soft"), anchor="end")


def _laid_out(scene: Scene, least: float) -> list[Mark] | None:
    """Return the house and what is said beside and below it: as much as fits in letters one can read, then as large."""
    _, low = _head(scene)
    area = Column(EDGE, low + 8, WIDE - 2 * EDGE, HIGH - EDGE - 6 - low - 8)
    listed, tight = (summary.choices(scene, listed=it) for it in (True, False))
    first, more, read = summary.proposals(scene), summary.still_open(scene), summary.reading(scene)
    told, named = (summary.sources(scene, bearing=it) for it in (True, False))
    few = summary.sources(scene, few=True)
    variants = (
        (listed, [*first, *more, *read, *summary.roles(scene), *told]),
        (listed, [*first, *more, *read, *told]),
        (listed, [*first, *more, *read, *named]),
        (listed, [*first, *read, *named]),
        (tight, [*first, *read, *named]),
        (tight, [*first, *read, *few]),
    )
    houses = list(_houses(scene, least))
    for choices, rest in variants:
        tried = [
            (found[0], -turn, found[1])
            for turn, it in enumerate(houses)
            if (found := _largest(choices, rest, _columns(area, *it), least))
        ]
        if tried:
            _, turn, text = max(tried, key=lambda it: it[:2])
            plan, wide = houses[-turn]
            return [*moved(paint(scene, plan), area.x, area.y, wide / plan.width), *text]
    return None


def _columns(area: Column, plan: Plan, wide: float) -> list[Column]:
    """Return where text stands around a house in the top left: beside it, and in three columns below it."""
    under, left = area.y + plan.height * wide / plan.width + 8, area.x + wide + GAP
    bottom, column = area.y + area.height, (wide - 2 * GAP) / 3
    below = (Column(area.x + at * (column + GAP), under, column, bottom - under) for at in range(3))
    return [Column(left, area.y, area.x + area.width - left, area.height), *below]


def _largest(
    choices: Sequence[Para], rest: Sequence[Para], columns: Sequence[Column], least: float
) -> tuple[float, list[Mark]] | None:
    """Return text in the largest size in which it fits, the choices in the first column, with that size."""
    found: tuple[float, list[Mark]] | None = None
    low, high = ceil(least * 10), _LARGEST * 10
    size = low  # what does not fit in the smallest letters fits in none
    while low <= high:
        flow = Flow(columns, size / 10)
        if flow.put(choices) and flow.column is columns[0] and flow.put(rest):
            found, low = (size / 10, flow.marks), size + 1
        elif found is None:
            return None
        else:
            high = size - 1
        size = (low + high) // 2
    return found


def _houses(scene: Scene, least: float) -> Iterator[tuple[Plan, float]]:
    """Yield the sheets on which the house can be read, with a width for each that leaves room for the text."""
    for at in range(len(scene.page["sheets"])):
        plan = scene.plan(at)
        widths = [wide for wide in _WIDTHS if plan.gutter and plan.height * wide / plan.width <= _HIGHEST]
        smallest = _smallest(scene, plan) if widths else 0.0
        yield from ((plan, wide) for wide in widths if wide / plan.width * smallest >= least)


def _smallest(scene: Scene, plan: Plan) -> float:
    """Return the size of the smallest letters in a picture; a symbol in its shape is none."""
    return min(mark.size for mark in paint(scene, plan) if isinstance(mark, Words) and len(mark.text) > 1)
