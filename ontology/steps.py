"""What is come to by steps: the one walk over whatever stands above, below or inside something."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

__all__ = ["come_to"]

_T = TypeVar("_T")


def come_to(start: _T, onward: Callable[[_T], Iterable[_T]]) -> list[_T]:
    """Return everything that is come to from `start` by steps, itself first, the nearest before what is farther.

    >>> come_to(1, lambda n: [2 * n, n] if n < 4 else [])
    [1, 2, 4]
    """
    found, known = [start], {start}
    for one in found:
        for step in onward(one):
            if step not in known:
                known.add(step)
                found.append(step)
    return found
