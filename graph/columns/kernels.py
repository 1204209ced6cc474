"""The closure over arrays: one by one as machine code, or by numpy floor by floor where there is no numba.

Both give the same answer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.columns.machine import COMPILED, compiled
from ontology.columns.house import Flags, Numbers

__all__ = ["COMPILED", "spread"]

Words = NDArray[np.uint64]
Places = NDArray[np.int64]


def spread(
    first: Places,
    lower: Numbers,
    carries: Words,
    level: NDArray[np.int8],
    own_conduct: Flags,
    acts_as_forum: Flags,
    levels: NDArray[np.int8],
    words: Words,
) -> None:
    """Bring down what every forum holds to whoever gives it account, until nobody gains anything (model-2.md 3.4).

    Parameters
    ----------
    first, lower
        The relations by forum: those of forum `n` are at `first[n]:first[n + 1]`; `lower` has who gives account.
    carries, level, own_conduct, acts_as_forum
        Of each of these: the thresholds at or below its grade, the rank of its reach, and what it is.
    levels
        Of each lane the rank of the weakest reach that it takes.
    words
        Actor x (any, own) x lane; what is held by the last relation of a chain is there already. Changed in place.
    """
    holding = np.flatnonzero(words.any(axis=(1, 2))).astype(np.int32)
    if COMPILED:
        _spread_one_by_one(first, lower, carries, level, own_conduct, acts_as_forum, levels, words, holding)
    else:
        _spread_by_floors(first, lower, carries, level, own_conduct, acts_as_forum, levels, words, holding)


@compiled
def _spread_one_by_one(
    first: Places,
    lower: Numbers,
    carries: Words,
    level: NDArray[np.int8],
    own_conduct: Flags,
    acts_as_forum: Flags,
    levels: NDArray[np.int8],
    words: Words,
    holding: Numbers,
) -> None:
    size = first.size
    waiting = np.empty(size, np.int32)
    is_waiting = np.zeros(size, np.bool_)
    head = 0
    count = 0
    for forum in holding:
        waiting[count] = forum
        is_waiting[forum] = True
        count += 1
    while count > 0:
        forum = waiting[head]
        head = (head + 1) % size
        count -= 1
        is_waiting[forum] = False
        for at in range(first[forum], first[forum + 1]):
            giver = lower[at]
            gained = False
            for lane in range(levels.size):
                if level[at] > levels[lane]:
                    continue
                as_any = words[forum, 0, lane] & carries[at]
                as_own = words[forum, 1, lane] & carries[at] if acts_as_forum[at] else as_any
                if not own_conduct[at] and as_any & ~words[giver, 0, lane]:
                    words[giver, 0, lane] |= as_any
                    gained = True
                if as_own & ~words[giver, 1, lane]:
                    words[giver, 1, lane] |= as_own
                    gained = True
            if gained and not is_waiting[giver]:
                is_waiting[giver] = True
                waiting[(head + count) % size] = giver
                count += 1


def _spread_by_floors(
    first: Places,
    lower: Numbers,
    carries: Words,
    level: NDArray[np.int8],
    own_conduct: Flags,
    acts_as_forum: Flags,
    levels: NDArray[np.int8],
    words: Words,
    holding: Numbers,
) -> None:
    floor = holding
    while floor.size:
        many = first[floor + 1] - first[floor]
        forums = np.repeat(floor, many)
        before = np.repeat(first[floor] - np.concatenate(([0], np.cumsum(many)[:-1])), many)
        at = before + np.arange(forums.size)
        through = np.where(level[at][:, None] <= levels, carries[at][:, None], np.uint64(0))
        as_any = words[forums, 0] & through
        as_own = np.where(acts_as_forum[at][:, None], words[forums, 1] & through, as_any)
        as_any[own_conduct[at]] = 0
        givers = lower[at]
        order = np.argsort(givers, kind="stable")
        starts = np.flatnonzero(np.diff(givers[order], prepend=-1))
        reached = givers[order][starts]
        if not reached.size:
            return
        come = np.stack([np.bitwise_or.reduceat(one[order], starts) for one in (as_any, as_own)], axis=1)
        gained = (come & ~words[reached]).any(axis=(1, 2))
        words[reached] |= come
        floor = reached[gained]


@compiled
def spread_bare(first: Places, lower: Numbers, carries: Words, words: Words) -> None:
    """Bring down one word an actor, where every relation stands whatever came before it: the barest closure.

    `first` and `lower` as for `spread`; `words` holds what the last relations of chains give, and is changed in place.
    """
    size = words.size
    waiting = np.empty(size + 1, np.int32)
    is_waiting = np.zeros(size, np.bool_)
    head, count = 0, 0
    for forum in range(size):
        if words[forum]:
            waiting[count] = forum
            is_waiting[forum] = True
            count += 1
    while count > 0:
        forum = waiting[head]
        head = head + 1 if head < size else 0
        count -= 1
        is_waiting[forum] = False
        held = words[forum]
        for at in range(first[forum], first[forum + 1]):
            giver = lower[at]
            gained = words[giver] | held & carries[at]
            if gained != words[giver]:
                words[giver] = gained
                if not is_waiting[giver]:
                    is_waiting[giver] = True
                    tail = head + count
                    waiting[tail if tail <= size else tail - size - 1] = giver
                    count += 1
