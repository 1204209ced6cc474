"""The closure over arrays: one by one as machine code, or by numpy floor by floor where there is no numba.

Both give the same answer: what is held at the end does not hang on who came first.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.columns import machine
from graph.columns.laying import KIND, SHIFT, Steps
from graph.columns.machine import compiled
from graph.columns.ragged import gathered
from ontology.columns.house import Numbers

__all__ = ["spread", "spread_bare"]

Words = NDArray[np.uint64]
_REACHES = len(REACHES)


def spread(steps: Steps, through: Words, words: Words, lane: int, holding: NDArray[Any]) -> None:
    """Bring down what every forum holds to whoever gives it account, until nobody gains anything (model-2.md 3.4).

    Parameters
    ----------
    steps
        The relations by forum.
    through
        Kind of relation x 3 x reach: what comes through of what the forum holds as any, to any and to own; and of its
        own to own.
    words
        Actor x (any, own) x lane; what is held by the last relation of a chain is there already. Changed in place.
    lane
        The first of the lanes of `words` that `through` is about, of as many as there are reaches.
    holding
        Who holds something there.
    """
    if machine.COMPILED:
        _spread_one_by_one(steps.first, steps.step, through, words, lane, holding.astype(np.int32))
    else:
        _spread_by_floors(steps, through, words[:, :, lane : lane + _REACHES], holding)


def spread_bare(steps: Steps, carries: Words, words: Words, holding: NDArray[Any]) -> None:
    """Bring down one word an actor, where every relation stands whatever came before it: the barest closure.

    `steps` and `holding` are as for `spread`; `carries` has what each kind of relation lets through, and `words` a word
    an actor.
    """
    if machine.COMPILED:
        _spread_bare(steps.first, steps.step, carries, words, holding.astype(np.int32))
        return
    both = np.stack([words, words], axis=1)[:, :, None]
    through = np.stack([carries, carries, np.zeros_like(carries)], axis=1)[:, :, None]
    _spread_by_floors(steps, through, both, holding)
    words[:] = both[:, 0, 0]


@compiled
def _spread_one_by_one(
    first: Numbers, step: NDArray[np.int64], through: Words, words: Words, begins: int, holding: Numbers
) -> None:
    size = words.shape[0]
    waiting = np.empty(size + 1, np.int32)
    is_waiting = np.zeros(size, np.bool_)
    head, tail = 0, 0
    for forum in holding:
        if not is_waiting[forum]:
            waiting[tail] = forum
            is_waiting[forum] = True
            tail += 1
    while head != tail:
        forum = waiting[head]
        head = head + 1 if head < size else 0
        is_waiting[forum] = False
        for at in range(first[forum], first[forum + 1]):
            giver, kind = step[at] >> SHIFT, step[at] & KIND
            # no branch on what a relation is, which nothing foretells
            gained = np.uint64(0)
            for lane in range(_REACHES):
                as_any, as_own = words[forum, 0, begins + lane], words[forum, 1, begins + lane]
                any_comes = as_any & through[kind, 0, lane]
                own_comes = as_any & through[kind, 1, lane] | as_own & through[kind, 2, lane]
                gained |= any_comes & ~words[giver, 0, begins + lane] | own_comes & ~words[giver, 1, begins + lane]
            if gained:
                for lane in range(_REACHES):
                    as_any, as_own = words[forum, 0, begins + lane], words[forum, 1, begins + lane]
                    words[giver, 0, begins + lane] |= as_any & through[kind, 0, lane]
                    words[giver, 1, begins + lane] |= as_any & through[kind, 1, lane] | as_own & through[kind, 2, lane]
                if not is_waiting[giver]:
                    is_waiting[giver] = True
                    waiting[tail] = giver
                    tail = tail + 1 if tail < size else 0


@compiled
def _spread_bare(first: Numbers, step: NDArray[np.int64], carries: Words, words: Words, holding: Numbers) -> None:
    size = words.size
    waiting = np.empty(size + 1, np.int32)
    is_waiting = np.zeros(size, np.bool_)
    head, tail = 0, 0
    for forum in holding:
        if not is_waiting[forum]:
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


def _spread_by_floors(steps: Steps, through: Words, words: Words, holding: NDArray[Any]) -> None:
    floor = np.unique(holding)
    while floor.size:
        first, at = gathered(steps.first, floor)
        held = words[np.repeat(floor, np.diff(first))]
        giver, kind = steps.step[at] >> SHIFT, steps.step[at] & KIND
        let = through[kind]
        as_any, as_own = held[:, 0], held[:, 1]
        come = np.stack([as_any & let[:, 0], as_any & let[:, 1] | as_own & let[:, 2]], axis=1)
        order = np.argsort(giver, kind="stable")
        starts = np.flatnonzero(np.diff(giver[order], prepend=-1))
        reached = giver[order][starts]
        if not reached.size:
            return
        come = np.bitwise_or.reduceat(come[order], starts, axis=0)
        gained = (come & ~words[reached]).any(axis=(1, 2))
        words[reached] |= come
        floor = reached[gained]
