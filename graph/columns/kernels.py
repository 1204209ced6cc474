"""The closure over arrays: one by one as machine code, or by numpy floor by floor where there is no numba.

Both give the same answer: what is held at the end does not hang on who came first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.columns import machine
from graph.columns.laying import KIND, SHIFT, Steps
from graph.columns.machine import compiled
from graph.columns.ragged import gathered

__all__ = ["spread", "spread_bare"]

Words = NDArray[np.uint64]


def spread(steps: Steps, through: Words, words: Words) -> None:
    """Bring down what every forum holds to whoever gives it account, until nobody gains anything (model-2.md 3.4).

    Parameters
    ----------
    steps
        The relations by forum.
    through
        Kind of relation x 3: what comes through of what the forum holds as any, to any and to own; and of its own to
        own.
    words
        Actor x (any, own), of one lane; what is held by the last relation of a chain is there already. Changed in
        place.
    """
    if machine.COMPILED:
        _spread_one_by_one(steps.first, steps.step, through, words)
    else:
        _spread_by_floors(steps, through, words)


def spread_bare(steps: Steps, carries: Words, words: Words) -> None:
    """Bring down one word an actor, where every relation stands whatever came before it: the barest closure.

    `steps` and `words` are as for `spread`; `carries` has what each kind of relation lets through.
    """
    if machine.COMPILED:
        _spread_bare(steps.first, steps.step, carries, words)
        return
    both = np.stack([words, words], axis=1)
    _spread_by_floors(steps, np.stack([carries, carries, np.zeros_like(carries)], axis=1), both)
    words[:] = both[:, 0]


@compiled
def _spread_one_by_one(first: NDArray[np.int64], step: NDArray[np.int64], through: Words, words: Words) -> None:
    size = words.shape[0]
    waiting = np.empty(size + 1, np.int32)
    is_waiting = np.zeros(size, np.bool_)
    head, tail = 0, 0
    for forum in range(size):
        if words[forum, 0] | words[forum, 1]:
            waiting[tail] = forum
            is_waiting[forum] = True
            tail += 1
    while head != tail:
        forum = waiting[head]
        head = head + 1 if head < size else 0
        is_waiting[forum] = False
        as_any, as_own = words[forum, 0], words[forum, 1]
        for at in range(first[forum], first[forum + 1]):
            giver, kind = step[at] >> SHIFT, step[at] & KIND
            # no branch: which relations let what through is not to be foreseen
            any_before, own_before = words[giver, 0], words[giver, 1]
            any_now = any_before | as_any & through[kind, 0]
            own_now = own_before | as_any & through[kind, 1] | as_own & through[kind, 2]
            if (any_now ^ any_before) | (own_now ^ own_before):
                words[giver, 0], words[giver, 1] = any_now, own_now
                if not is_waiting[giver]:
                    is_waiting[giver] = True
                    waiting[tail] = giver
                    tail = tail + 1 if tail < size else 0


@compiled
def _spread_bare(first: NDArray[np.int64], step: NDArray[np.int64], carries: Words, words: Words) -> None:
    size = words.size
    waiting = np.empty(size + 1, np.int32)
    is_waiting = np.zeros(size, np.bool_)
    head, tail = 0, 0
    for forum in range(size):
        if words[forum]:
            waiting[tail] = forum
            is_waiting[forum] = True
            tail += 1
    while head != tail:
        forum = waiting[head]
        head = head + 1 if head < size else 0
        is_waiting[forum] = False
        held = words[forum]
        for at in range(first[forum], first[forum + 1]):
            giver = step[at] >> SHIFT
            gained = words[giver] | held & carries[step[at] & KIND]
            if gained != words[giver]:
                words[giver] = gained
                if not is_waiting[giver]:
                    is_waiting[giver] = True
                    waiting[tail] = giver
                    tail = tail + 1 if tail < size else 0


def _spread_by_floors(steps: Steps, through: Words, words: Words) -> None:
    floor = np.flatnonzero(words.any(axis=1))
    while floor.size:
        first, at = gathered(steps.first, floor)
        held = words[np.repeat(floor, np.diff(first))]
        giver, kind = steps.step[at] >> SHIFT, steps.step[at] & KIND
        to_any, to_own, own_to_own = through[kind].T
        come = np.stack([held[:, 0] & to_any, held[:, 0] & to_own | held[:, 1] & own_to_own], axis=1)
        order = np.argsort(giver, kind="stable")
        starts = np.flatnonzero(np.diff(giver[order], prepend=-1))
        reached = giver[order][starts]
        if not reached.size:
            return
        come = np.bitwise_or.reduceat(come[order], starts, axis=0)
        gained = (come & ~words[reached]).any(axis=1)
        words[reached] |= come
        floor = reached[gained]
