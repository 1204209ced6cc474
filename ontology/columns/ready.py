"""Whether the machine code by which a large house is read is there already, or would be made first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ontology.columns import bytewise, numbering, plain_kernels, scanning, texts

__all__ = ["is_ready"]


def is_ready(*, trig: bool) -> bool:
    """Tell whether numba is there, and has kept the machine code that reads a house and holds it against the shapes.

    `trig`: that of Turtle and TriG too. Made once, it stays; a run that makes it takes some ten seconds longer.
    """
    if not bytewise.COMPILED:
        return False
    made: list[Any] = [scanning.lines, numbering.numbered, texts.quoted, *([plain_kernels.written] if trig else ())]
    return all(any(Path(one.stats.cache_path).glob(f"*.{one.__name__}-*.nbi")) for one in made)
