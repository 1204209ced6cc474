"""Rows by the number that stands in them."""

from __future__ import annotations

import numpy as np

from ontology.columns import bytewise
from ontology.columns.bytewise import Places, Table, compiled

__all__ = ["by_number"]


def by_number(numbers: Table, size: int) -> tuple[Places, Places]:
    """Return the rows in the order of their numbers, which are below a size, and where those of each number start."""
    first = np.zeros(size + 1, np.int64)
    if bytewise.COMPILED:
        rows = np.empty(numbers.size, np.int64)
        _sorted(numbers, first, rows)
    else:
        rows = np.argsort(numbers, kind="stable")
        np.cumsum(np.bincount(numbers, minlength=size), out=first[1:])
    return rows, first


@compiled
def _sorted(numbers: Table, first: Places, rows: Places) -> None:
    """Count each number, and put the rows where theirs stand."""
    for row in range(numbers.size):
        first[numbers[row] + 1] += 1
    for number in range(first.size - 1):
        first[number + 1] += first[number]
    at = first.copy()
    for row in range(numbers.size):
        rows[at[numbers[row]]] = row
        at[numbers[row]] += 1
