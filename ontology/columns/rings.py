"""Which nodes stand in a circle of steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ontology.columns.bytewise import Places, Table, compiled

__all__ = ["in_rings"]


def in_rings(low: Table, high: Table, size: int) -> NDArray[np.bool_]:
    """Tell which of so many nodes stand in a circle of steps from `low` to `high`, or between two circles."""
    found = np.ones(size, np.bool_)
    for start, end in ((low, high), (high, low)):
        order = np.argsort(end, kind="stable")
        first = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(end, minlength=size))))
        _peel(start[order], first, np.bincount(start, minlength=size), found)
    return found


@compiled
def _peel(start: Table, first: Places, left: Places, found: NDArray[np.bool_]) -> None:
    """Take away whatever leads to nothing that is left: `start` are those that lead to each, from `first` on."""
    waiting = np.flatnonzero(left == 0)
    open_ = np.empty(left.size, np.int64)
    count = waiting.size
    open_[:count] = waiting
    while count:
        count -= 1
        node = open_[count]
        found[node] = False
        for place in range(first[node], first[node + 1]):
            before = start[place]
            left[before] -= 1
            if left[before] == 0:
                open_[count] = before
                count += 1
