"""A picture of ours as PNG, for a document that cannot hold SVG: ways, boxes and lines of text, nothing else.

Drawn by pillow in the letters of the map, never by a browser: the same picture gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, cycle, pairwise
from math import hypot
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring
from PIL import Image, ImageColor, ImageDraw, ImageFont

__all__ = ["WIDE", "png"]

#: so many points wide is every picture
WIDE = 1900
#: drawn so many times larger, then made smaller: so its edges are smooth
_FINER = 2
#: parts of a curve
_STEPS = 10
_FONTS = Path(__file__).parents[1] / "map" / "fonts"
_SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]


def png(svg: str) -> bytes:
    """Return a picture as PNG, `WIDE` points wide."""
    root = fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    scale = WIDE * _FINER / width
    image = Image.new("RGB", (WIDE * _FINER, max(1, round(height * scale))), "white")
    _draw(root, image, scale, root.attrib)
    small = image.resize((WIDE, max(1, round(height * scale / _FINER))), Image.Resampling.BOX)
    out = io.BytesIO()
    small.quantize(128, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _draw(element: Any, image: Image.Image, scale: float, given: dict[str, str]) -> None:
    for child in element:
        said = {**given, **child.attrib}
        if child.tag == f"{_SVG}path":
            _way(image, [*_ways(child.attrib["d"], scale)], said, scale)
        elif child.tag == f"{_SVG}text":
            _text(image, child.text or "", said, scale)
        elif child.tag in (f"{_SVG}a", f"{_SVG}g"):
            _draw(child, image, scale, {name: said[name] for name in said if name not in ("width", "height")})


def _ways(d: str, scale: float) -> Iterator[list[Point]]:
    """The lines of a way; curves as short lines."""
    points: list[Point] = []
    for letter, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", d):
        at = [float(number) * scale for number in re.findall(r"-?[\d.]+", numbers)]
        if letter == "M":
            if points:
                yield points
            points = [(at[0], at[1])]
        elif letter == "C":
            points += _curve(points[-1], at)
        elif letter == "L":
            points += zip(at[::2], at[1::2], strict=True)
        else:
            points.append(points[0])
    if points:
        yield points


def _curve(start: Point, at: list[float]) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        t, u = step / _STEPS, 1 - step / _STEPS
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        xs, ys = (start[0], *at[::2]), (start[1], *at[1::2])
        yield sum(map(float.__mul__, weights, xs)), sum(map(float.__mul__, weights, ys))


def _way(image: Image.Image, ways: list[list[Point]], said: dict[str, str], scale: float) -> None:
    draw = ImageDraw.Draw(image, "RGBA")
    fill, stroke = (_ink(said.get(name, "none"), said) for name in ("fill", "stroke"))
    for points in ways:
        if fill and len(points) > 2:
            draw.polygon(points, fill=fill)
        if stroke and len(points) > 1:
            wide = max(1, round(float(said.get("stroke-width", 1)) * scale))
            dash = [float(number) * scale for number in said.get("stroke-dasharray", "").split()]
            for line in _dashed(points, dash):
                draw.line(line, fill=stroke, width=wide, joint="curve")


def _ink(colour: str, said: dict[str, str]) -> tuple[int, int, int, int] | None:
    """A colour with how much of what is behind it shows through."""
    if colour == "none":
        return None
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue, round(255 * float(said.get("opacity", 1)))


def _dashed(points: list[Point], dash: list[float]) -> Iterator[list[Point]]:
    """The parts of a line that are drawn."""
    if not dash:
        yield points
        return
    ends = [0.0, *accumulate(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))]
    at, drawn = 0.0, True
    for length in cycle(dash):
        if at >= ends[-1]:
            return
        if drawn:
            inner = [point for point, end in zip(points, ends, strict=True) if at < end < at + length]
            yield [_at(points, ends, at), *inner, _at(points, ends, min(at + length, ends[-1]))]
        at, drawn = at + length, not drawn


def _at(points: list[Point], ends: list[float], far: float) -> Point:
    """The point so far along a line."""
    for (start, end), (a, b) in zip(pairwise(ends), pairwise(points), strict=True):
        if far <= end and end > start:
            part = (far - start) / (end - start)
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
    return points[-1]


def _text(image: Image.Image, words: str, said: dict[str, str], scale: float) -> None:
    font = _font(said.get("font-weight") == "700", round(float(said["font-size"]) * scale))
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[said.get("text-anchor", "start")]
    at = (float(said["x"]) * scale, float(said["y"]) * scale)
    draw = ImageDraw.Draw(image, "RGBA")
    draw.text(at, words, fill=_ink(said.get("fill", "#000000"), said), font=font, anchor=anchor)


@cache
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / f"DejaVuSans{'-Bold' if bold else ''}.ttf"), max(1, size))
