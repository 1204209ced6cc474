"""Whether the machine code by which a large house is read is there already, or would be made first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ontology.columns import bytewise, numbering, scanning, texts

__all__ = ["is_ready"]


def is_ready() -> bool:
    """Tell whether numba is there, and has kept the machine code of what reads a house and holds it against the shapes.

    Made once, it stays; a first run that made it would take some seconds longer.
    """
    if not bytewise.COMPILED:
        return False
    made: tuple[Any, ...] = (scanning.lines, numbering.numbered, texts.quoted)
    return all(any(Path(one.stats.cache_path).glob(f"*.{one.__name__}-*.nbi")) for one in made)
