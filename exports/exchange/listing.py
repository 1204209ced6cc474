"""The formats in a few lines, and what became of one export."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

from exports.exchange.formats import Format
from exports.exchange.made import Made
from ontology.text import Text

__all__ = ["listing", "summary"]

_LOSES = Text("verliest", "loses")
_LEFT = Text("er niet in", "not in it")


def listing(formats: Mapping[str, Format], lang: str) -> str:
    """Return a line for each format, and below it what it loses."""
    wide = max(map(len, formats))
    lines = []
    for name, it in formats.items():
        below = " " * (wide + 2)
        lines.append(f"{name:<{wide}}  {it.about.say(lang)}")
        lines.append(
            fill(f"{_LOSES.say(lang)}: {it.loses.say(lang)}", 100, initial_indent=below, subsequent_indent=below)
        )
    return "\n".join(lines) + "\n"


def summary(name: str, made: Made, lang: str) -> str:
    """Return what was written, and what was left out and why; ends without a line feed."""
    return "\n".join(
        [f"{name}: {made.written.say(lang)}", *(f"  {_LEFT.say(lang)}: {one.say(lang)}" for one in made.left)]
    )
