"""Shapes and words as SVG: text stays text, everything from data is escaped, nothing is fetched and nothing runs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from exports.map.ink import Mark, Shape, Words
from exports.map.letters import FAMILY, FILES

__all__ = ["Alt", "embedded", "svg"]

#: Wider than the others, so what was measured in the first fits in the next.
_FONTS = f"{FAMILY}, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif"


class Alt(NamedTuple):
    """What a picture says to who cannot see it."""

    lang: str
    title: str
    says: str


def svg(marks: Iterable[Mark], width: float, height: float, alt: Alt, *, style: str = "", unit: str = "") -> str:
    """Return a picture of so many units; `unit` is what one is on paper ("pt"), `style` a style sheet of our own."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}{unit}" '
        f'height="{_n(height)}{unit}" role="img" lang={quoteattr(alt.lang)} font-family="{_FONTS}">',
        f"<title>{escape(alt.title)}</title>",
        f"<desc>{escape(alt.says)}</desc>",
        *([f"<style>{style}</style>"] if style else []),
        *(_shape(mark) if isinstance(mark, Shape) else _words(mark) for mark in marks),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _n(number: float) -> str:
    """Return a number with at most two decimals, and no more signs than it needs."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _shape(mark: Shape) -> str:
    d = "".join(f"{letter}{' '.join(map(_n, numbers))}" for letter, numbers in mark.curves)
    said = [f'd="{d}"', f'fill="{mark.fill or "none"}"']
    if mark.stroke:
        said += [f'stroke="{mark.stroke}"', f'stroke-width="{_n(mark.width)}"']
        if mark.dash:
            said.append(f'stroke-dasharray="{" ".join(map(_n, mark.dash))}"')
        if mark.soft:
            said.append('stroke-linecap="round" stroke-linejoin="round"')
    if mark.alpha < 1:
        said.append(f'opacity="{_n(mark.alpha)}"')
    return f"<path {' '.join(said)}/>"


def _words(mark: Words) -> str:
    said = [f'x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}" fill="{mark.fill}"']
    if mark.bold:
        said.append('font-weight="700"')
    if mark.anchor != "start":
        said.append(f'text-anchor="{mark.anchor}"')
    if mark.alpha < 1:
        said.append(f'opacity="{_n(mark.alpha)}"')
    text = f"<text {' '.join(said)}>{escape(mark.text)}</text>"
    return f"<a href={quoteattr(mark.link)}>{text}</a>" if mark.link else text


def embedded(marks: Iterable[Mark]) -> str:
    """Return a style sheet with the font of a picture: of each kind the letters it uses, and no others."""
    used: dict[bool, set[str]] = {False: set(), True: set()}
    for mark in marks:
        if isinstance(mark, Words):
            used[mark.bold] |= set(mark.text)
    faces = ((400, used[False], FILES[False]), (700, used[True], FILES[True]))
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{_letters_of(file, letters)})}}"
        for weight, letters, file in faces
        if letters
    )


def _letters_of(file: Path, letters: set[str]) -> str:
    """Return some letters of a font, as WOFF in base64."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    with TTFont(file, recalcTimestamp=False) as font, BytesIO() as packed:
        subsetter = Subsetter(Options(hinting=False, drop_tables=["FFTM", "GDEF", "GPOS", "GSUB", "kern"]))
        subsetter.populate(text="".join(sorted(letters)))
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(packed)
        return b64encode(packed.getvalue()).decode("ascii")
