"""The colours of the map can be told apart, by light and in the dark: contrast as WCAG 2.2 computes it."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from exports.map.looks import LOOKS

STYLES = files("exports.map") / "templates" / "styles" / "page.css"
#: name of a colour: by light, in the dark
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLES.read_text(encoding="utf-8")
    )
}
WORDS = ("blue", "amber", "carmine", "violet", "teal", "grey", "ink", "soft")
GROUNDS = ("card", "paper", "hover", "full-tint")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, light: int) -> float:
    """Return how far two named colours are apart, 1 to 21."""
    low, high = sorted(luminance(COLOURS[name][light]) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("light", [0, 1])
@pytest.mark.parametrize("look", sorted(LOOKS))
def test_the_colours_of_a_look_can_be_seen_and_read(look: str, light: int) -> None:
    """Words 4.5 (WCAG 1.4.3), shapes 3 (1.4.11)."""
    read = [(f"{look}-sign", f"{look}-fill"), ("ink", f"{look}-tint"), ("soft", f"{look}-tint")]
    seen = [(f"{look}-edge", ground) for ground in (f"{look}-tint", "ground", "wall", "wall-2", "card", "hover")]
    assert [pair for pair in read if contrast(*pair, light) < 4.5] == []
    assert [pair for pair in seen if contrast(*pair, light) < 3] == []


@pytest.mark.parametrize("light", [0, 1])
def test_the_colours_of_words_can_be_read(light: int) -> None:
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS]
    assert [pair for pair in pairs if contrast(*pair, light) < 4.5] == []


def test_contrast_is_that_of_the_norm() -> None:
    assert luminance("#000000") == 0 and luminance("#ffffff") == pytest.approx(1)
    assert contrast("aim-edge", "card", 0) == pytest.approx(8.54, abs=0.01)
