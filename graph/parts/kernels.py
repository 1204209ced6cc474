"""The fixpoint of `graph.parts.selecting` as machine code: imported where numba is there and the house is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    _F = TypeVar("_F", bound=Callable[..., object])

    def _compiled(function: _F) -> _F:
        return function
else:
    from numba import njit

    _compiled = njit(cache=True, nogil=True)

__all__ = ["spread_one_by_one"]


@_compiled
def spread_one_by_one(
    first: NDArray[np.int64], onward: NDArray[np.int64], words: NDArray[np.uint64], holding: NDArray[np.int64]
) -> None:
    """Do what `graph.parts.selecting.spread` does, place by place: first come, first served."""
    size = words.size
    waiting = np.zeros(size, np.bool_)
    queue = np.empty(size + 1, np.int64)
    head = 0
    tail = holding.size
    for at in range(tail):
        queue[at] = holding[at]
        waiting[holding[at]] = True
    while head != tail:
        place = queue[head]
        head = head + 1 if head < size else 0
        waiting[place] = False
        held = words[place]
        is_asked = place % 2
        for at in range(first[place] - is_asked, first[place + 1]):
            end = place - 1 if at < first[place] else onward[at]  # what is asked is told
            if held & ~words[end] != 0:
                words[end] |= held
                if not waiting[end]:
                    waiting[end] = True
                    queue[tail] = end
                    tail = tail + 1 if tail < size else 0
