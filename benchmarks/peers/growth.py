"""How a method grows: a line through its cells, log against log, and what that says of larger houses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

__all__ = ["LEAST", "Growth", "fitted", "projected"]

#: smaller houses say more of the start of a program than of how it grows
LEAST = 10_000


class Growth(NamedTuple):
    """`value` at the largest size that was measured, and the power of the size that it grows with."""

    size: int
    value: float
    slope: float


def fitted(cells: Mapping[int, float]) -> Growth | None:
    """Return the line through what was measured (size -> value), or None for fewer than two sizes.

    >>> fitted({10_000: 1.0, 100_000: 10.0, 1_000_000: 100.0})
    Growth(size=1000000, value=100.0, slope=1.0)
    """
    known = {size: value for size, value in sorted(cells.items()) if size >= LEAST and value > 0}
    if len(known) < 2:
        return None
    slope, _ = np.polyfit(np.log10(list(known)), np.log10(list(known.values())), 1)
    largest = max(known)
    return Growth(largest, known[largest], round(float(slope), 2))


def projected(growth: Growth, size: int) -> float:
    """Return what a size would take if it grew as it did.

    >>> projected(Growth(1_000_000, 100.0, 1.0), 100_000_000)
    10000.0
    """
    return float(growth.value * (size / growth.size) ** growth.slope)
