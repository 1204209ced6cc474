"""The letters of a picture: how wide a text is, and which letters there are.

The font ships with us (`fonts/`, DejaVu Sans: wide, so what fits in it fits in another), so a picture is the same on
every machine. A letter that it lacks, or that runs from right to left, is shown by its code, and told: never a box.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["FAMILY", "FILES", "font", "lacking", "settable", "width"]

FAMILY = "DejaVu Sans"
_FOLDER = Path(__file__).parent / "fonts"
#: the font by whether it is bold
FILES = {False: _FOLDER / "DejaVuSans.ttf", True: _FOLDER / "DejaVuSans-Bold.ttf"}
_ACROSS = frozenset(["R", "AL", "AN", "RLE", "RLO", "RLI"])


@cache
def font(bold: bool) -> TTFont:
    from reportlab.pdfbase.ttfonts import TTFont

    return TTFont(f"Picture{'Bold' if bold else ''}", str(FILES[bold]))


@lru_cache(maxsize=50_000)
def _unit(text: str, bold: bool) -> float:
    return float(font(bold).stringWidth(text, 1000)) / 1000


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a line of text is."""
    return _unit(text, bold) * size


@lru_cache(maxsize=5_000)
def _drawn(letter: str) -> bool:
    known = all(ord(letter) in font(bold).face.charToGlyph for bold in (False, True))
    return known and unicodedata.bidirectional(letter) not in _ACROSS


def lacking(text: str) -> list[str]:
    """Return the letters of a text that cannot be drawn, each once, in their order.

    >>> lacking("Ministry 内閣 Ж")
    ['内', '閣']
    """
    plain = unicodedata.normalize("NFC", text)
    return sorted({letter for letter in plain if not letter.isspace() and not _drawn(letter)})


def settable(text: str) -> str:
    """Return a text with every letter that cannot be drawn as its code, on one line.

    >>> settable("Raad 閣")
    'Raad ⟨U+95A3⟩'
    """
    return "".join(
        " " if it.isspace() else it if _drawn(it) else f"⟨U+{ord(it):04X}⟩" for it in unicodedata.normalize("NFC", text)
    )
