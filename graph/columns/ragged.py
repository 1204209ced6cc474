"""Several of each in one array: those of row `n` are at `first[n]:first[n + 1]`."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Distinct", "Places", "distinct", "firsts", "gathered", "starts"]

Places = NDArray[np.int64]
Whole = NDArray[Any]


def starts(numbers: Whole, size: int) -> Places:
    """Return where each number begins in a sorted row of them."""
    return firsts(np.bincount(numbers, minlength=size))


def firsts(many: Whole) -> Places:
    """Return where each row begins, of which it is told how many it has."""
    return np.concatenate(([0], np.cumsum(many, dtype=np.int64)))


def gathered(first: Whole, rows: Whole) -> tuple[Places, Places]:
    """Return these rows one after the other: where each begins then, and where what is in them stands.

    >>> gathered(np.array([0, 2, 3]), np.array([1, 0, 1]))
    (array([0, 1, 3, 4]), array([2, 0, 1, 2]))
    """
    many = first[rows + 1] - first[rows]
    begins = firsts(many)
    return begins, np.repeat(first[rows] - begins[:-1], many) + np.arange(begins[-1])


class Distinct(NamedTuple):
    """Distinct rows: the members of `n` are at `first[n]:first[n + 1]`."""

    first: Places
    members: NDArray[np.int32]
    #: of each row asked, which of them it is; -1 where it has nobody
    of: Places


def distinct(first: Places, members: NDArray[np.int32]) -> Distinct:
    """Return the distinct rows among these, by how many they name.

    >>> distinct(np.array([0, 2, 2, 4]), np.array([3, 5, 3, 5], np.int32)).of
    array([ 0, -1,  0])
    """
    many = np.diff(first)
    found = np.full(many.size, -1, np.int64)
    sizes = [np.zeros(0, np.int64)]
    kept = [np.zeros(0, np.int32)]
    known = 0
    for size in np.unique(many[many > 0]).tolist():
        asked = np.flatnonzero(many == size)
        rows = members[first[asked][:, None] + np.arange(size)]
        if size == 1:
            once, back = np.unique(rows[:, 0], return_inverse=True)
        else:
            once, back = np.unique(rows, axis=0, return_inverse=True)
        found[asked] = known + back.reshape(-1)
        known += len(once)
        sizes.append(np.full(len(once), size, np.int64))
        kept.append(once.reshape(-1).astype(np.int32))
    return Distinct(firsts(np.concatenate(sizes)), np.concatenate(kept), found)
