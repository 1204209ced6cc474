"""What is drawn, before anybody knows on what: shapes and words with a place, from the top left, in order.

A picture and a poster are lists of these; `exports.map.svg` and `exports.map.pdf` write them down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

__all__ = ["Anchor", "Curve", "Mark", "Point", "Shape", "Words", "circle", "line", "moved", "polygon", "rounded"]

Point = tuple[float, float]
#: a letter of SVG (M, L, C, Z; always absolute) and its numbers
Curve = tuple[str, tuple[float, ...]]
Anchor = Literal["start", "middle", "end"]

#: How far a control point is along the side of the square around a quarter of a circle.
_QUARTER = 0.5523


class Shape(NamedTuple):
    """A closed shape or a way, filled, stroked or both."""

    curves: tuple[Curve, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    alpha: float = 1.0
    #: ends and bends are round
    soft: bool = False


class Words(NamedTuple):
    """One line of text on its base line."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    anchor: Anchor = "start"
    alpha: float = 1.0
    #: where it leads, if anywhere
    link: str | None = None


Mark = Shape | Words


def polygon(points: Sequence[Point]) -> tuple[Curve, ...]:
    return (*line(points), ("Z", ()))


def line(points: Sequence[Point]) -> tuple[Curve, ...]:
    return tuple(("L" if at else "M", point) for at, point in enumerate(points))


def circle(x: float, y: float, r: float) -> tuple[Curve, ...]:
    return rounded(x - r, y - r, 2 * r, 2 * r, r)


def rounded(x: float, y: float, width: float, height: float, r: float = 0.0) -> tuple[Curve, ...]:
    """Return a box from its top left corner, with round corners."""
    r = min(r, width / 2, height / 2)
    right, low, k = x + width, y + height, r * (1 - _QUARTER)
    if r <= 0:
        return polygon([(x, y), (right, y), (right, low), (x, low)])
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, low - r)),
        ("C", (right, low - k, right - k, low, right - r, low)),
        ("L", (x + r, low)),
        ("C", (x + k, low, x, low - k, x, low - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )


def moved(marks: Iterable[Mark], x: float, y: float, scale: float) -> list[Mark]:
    """Return marks at another place and size."""
    found: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Words):
            found.append(mark._replace(x=x + mark.x * scale, y=y + mark.y * scale, size=mark.size * scale))
            continue
        curves = tuple(
            (letter, tuple((x, y)[at % 2] + number * scale for at, number in enumerate(numbers)))
            for letter, numbers in mark.curves
        )
        dash = tuple(number * scale for number in mark.dash)
        found.append(mark._replace(curves=curves, width=mark.width * scale, dash=dash))
    return found
