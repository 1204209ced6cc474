"""Relations laid out by a number that each has: they are counted, then each is put in its place.

Two passes and no sort, so that laying a house out costs less than the closure over it. Numpy does the same by a sort
where there is no numba.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.columns import machine
from graph.columns.machine import compiled
from graph.columns.ragged import Places, starts
from ontology.columns.house import Numbers

__all__ = ["KIND", "SHIFT", "Kinds", "Steps", "by", "fitting", "laid"]

_Number = TypeVar("_Number", bound=np.generic)

#: of relations: what they carry and what they are, as a number; negative: a chain does not go on along it
Kinds = NDArray[np.integer[Any]]
#: a step is who gives account, moved up so far, and below that the kind of the relation
SHIFT, KIND = 16, 0xFFFF


class Steps(NamedTuple):
    """How words come down: the relations to forum `n` are at `first[n]:first[n + 1]`."""

    first: NDArray[np.int32]
    #: who gives account, and the kind of the relation (`SHIFT`, `KIND`)
    step: NDArray[np.int64]


def by(numbers: Numbers, size: int) -> tuple[Places, Places]:
    """Return where each number below `size` begins, and the places of the numbers in order; alike ones as they stood.

    >>> by(np.array([2, 0, 2], np.int32), 3)
    (array([0, 1, 1, 3]), array([1, 0, 2]))
    """
    if machine.COMPILED:
        return _counted(fitting(numbers), size)
    return starts(numbers, size), np.argsort(numbers, kind="stable")


def laid(giver: Numbers, forum: Numbers, kind: Kinds, size: int) -> Steps:
    """Return the relations that lead on, by forum, of `size` actors; those to one forum as they stood."""
    if machine.COMPILED:
        return Steps(*_laid(fitting(giver), fitting(forum), fitting(kind), size))
    at = np.flatnonzero(kind >= 0)
    first, order = by(forum[at], size)
    at = at[order]
    return Steps(first.astype(np.int32), giver[at].astype(np.int64) << SHIFT | kind[at])


def fitting(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """Return numbers side by side that may be written to, a copy where they are not: of other arrays numba makes
    machine code anew.
    """
    return np.require(numbers, requirements=("C", "W"))


@compiled
def _counted(numbers: Numbers, size: int) -> tuple[Places, Places]:
    first = np.zeros(size + 2, np.int64)
    for number in numbers:
        first[number + 2] += 1
    for number in range(2, size + 2):
        first[number] += first[number - 1]
    at = np.empty(numbers.size, np.int64)
    for place in range(numbers.size):
        number = numbers[place] + 1
        at[first[number]] = place
        first[number] += 1
    return first[: size + 1], at


@compiled
def _laid(giver: Numbers, forum: Numbers, kind: Kinds, size: int) -> tuple[Numbers, NDArray[np.int64]]:
    first = np.zeros(size + 2, np.int32)
    for place in range(forum.size):
        if kind[place] >= 0:
            first[forum[place] + 2] += 1
    for number in range(2, size + 2):
        first[number] += first[number - 1]
    step = np.empty(first[size + 1], np.int64)
    for place in range(forum.size):
        if kind[place] >= 0:
            number = forum[place] + 1
            step[first[number]] = np.int64(giver[place]) << SHIFT | np.int64(kind[place])
            first[number] += 1
    return first[: size + 1], step
