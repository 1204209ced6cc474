"""The way of a line, as the page draws it (`templates/scripts/routes.js`): out by the side of a box, up the joint
between boxes, along under a ceiling, in by the side. No line runs behind a box.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from exports.map.ink import Curve, Point

if TYPE_CHECKING:
    from exports.map.scene import Box, Plan

__all__ = ["Way", "joints", "route"]

_LANES = {"full": -2.5, "partial": -1, "short": 0, "aim": 1, "elsewhere": 2.5, "none": 2.5, "unknown": 3.5}
_BEND = 7.0


class Way(NamedTuple):
    """A line as it runs, and where the number of its step stands."""

    curves: tuple[Curve, ...]
    at: Point


def joints(plan: Plan) -> list[list[Point]]:
    """Return by floor from where to where no box stands, from left to right."""
    found = []
    for band in plan.bands:
        free, start = [], plan.left + 2
        spans = [
            (it.x - it.width / 2, it.x + it.width / 2) for it in plan.places.values() if band.top < it.y < band.bottom
        ]
        for left, right in sorted(spans):
            if left - start > 2.5:
                free.append((start, left))
            start = max(start, right)
        free.append((start, max(plan.right - 2, start + 5)))
        found.append(free)
    return found


def route(plan: Plan, low: str, high: str, look: str, lane: int) -> Way:
    """Return the way from one box to another; lines with the same end and look share the last part of it."""
    a, b, side = plan.places[low], plan.places[high], _LANES.get(look, 0)

    def floor_of(box: Box) -> int:
        return next((at for at, band in enumerate(plan.bands) if band.top < box.y < band.bottom), -1)

    def ceiling(at: int) -> float:
        band = plan.bands[at]
        if band.name == "roof":
            return band.bottom - 3
        return band.top + (5 + lane * 3 if band.name == "choices" else 3.5 + lane * 1.2)

    start, end = floor_of(a), floor_of(b)
    out = -1 if a.brick else 1
    x = a.x + out * (a.width / 2 + 4.5)
    corners: list[Point] = [(a.x + out * a.width / 2, a.y), (x, a.y)]

    def along(x: float, to: float, y: float) -> float:
        if abs(to - x) < 1:
            return x
        corners.extend([(x, y), (to, y)])
        return to

    roofed = plan.bands[end].name == "roof" and start > end
    last = _below(plan, b, b.x + side * 1.6) if roofed else b.x - b.width / 2 - 5 + side
    if start == end:
        x = along(x, last, ceiling(start))
    for at in range(start, end, -1):
        x = along(x, last if at - 1 == end else _nearest(plan.joints[at - 1], x), ceiling(at))
    for at in range(start, end):
        x = along(x, last if at + 1 == end else _nearest(plan.joints[at + 1], x), ceiling(at + 1))
    corners.extend([(x, b.y + b.height / 2)] if roofed else [(x, b.y), (b.x - b.width / 2, b.y)])
    return Way(_bent(corners), _plate(plan, corners))


def _nearest(free: Sequence[Point], x: float) -> float:
    """Return the place in a joint of a floor nearest to another."""
    spots = [(left + right) / 2 if right - left < 4 else min(max(x, left + 2), right - 2) for left, right in free]
    return min(spots, key=lambda spot: abs(spot - x))


def _below(plan: Plan, b: Box, x: float) -> float:
    """Return where a line comes in under the roof: below the box, past who stands under it."""
    under = [it for it in plan.places.values() if b.y + 4 < it.y < plan.bands[0].bottom]
    blocked = [it for it in under if abs(it.x - x) < it.width / 2 + 2]
    beside = [at for it in blocked for at in (it.x - it.width / 2 - 4, it.x + it.width / 2 + 4)]
    clear = [at for at in beside if all(abs(it.x - at) >= it.width / 2 + 2 for it in under)]
    inside = [at for at in clear if abs(at - b.x) <= b.width / 2]
    return min(inside, key=lambda at: abs(at - x)) if inside else x


def _bent(corners: Sequence[Point]) -> tuple[Curve, ...]:
    """Return corners as a way with round bends; a bend of one control point, as a curve with two."""
    last = len(corners) - 1
    curves: list[Curve] = [("M", corners[0])]
    for at in range(1, last):
        (x0, y0), (x, y), (x1, y1) = corners[at - 1 : at + 2]
        before = hypot(x - x0, y - y0) / (1 if at == 1 else 2)
        after = hypot(x1 - x, y1 - y) / (1 if at == last - 1 else 2)
        bend = min(_BEND, before, after)
        (sx, sy), (ex, ey) = _towards(x, y, x0, y0, bend), _towards(x, y, x1, y1, bend)
        if at > 1 or before > bend:
            curves.append(("L", (sx, sy)))
        third = 2 / 3
        c = (sx + (x - sx) * third, sy + (y - sy) * third, ex + (x - ex) * third, ey + (y - ey) * third, ex, ey)
        curves.append(("C", c))
    return (*curves, ("L", corners[last]))


def _towards(x: float, y: float, to_x: float, to_y: float, far: float) -> Point:
    long = hypot(to_x - x, to_y - y) or 1
    return x + (to_x - x) / long * far, y + (to_y - y) / long * far


def _plate(plan: Plan, corners: Sequence[Point]) -> Point:
    """Return where the number of a step stands: in the middle of the longest part."""
    best, most = corners[0], -1.0
    for (x0, y0), (x, y) in pairwise(corners):
        long = hypot(x - x0, y - y0) * (1.5 if y == y0 else 1)
        if long > most:
            most, best = long, (min(max((x + x0) / 2, plan.left + 46), plan.right - 46), (y + y0) / 2)
    return best
