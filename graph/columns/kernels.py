"""What is done number by number: the closure, and the walks that look for one chain.

Compiled by numba where it is there (`pip install 'huis-van-thorbecke[arrays]'`); without it the same functions run as
plain Python, and the closure goes by numpy, floor by floor. All of them give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from ontology.columns.house import Flags, Numbers

__all__ = ["COMPILED", "come_to", "compiled", "ends", "first_chain", "spread"]

#: numba is there, so that these functions run as machine code
COMPILED = find_spec("numba") is not None

_F = TypeVar("_F", bound=Callable[..., object])
Words = NDArray[np.uint64]
Places = NDArray[np.int64]


if TYPE_CHECKING or not COMPILED:

    def compiled(function: _F) -> _F:
        return function
else:
    from numba import njit

    compiled = njit(cache=True, nogil=True)


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
def _carries(word: np.uint64, grade: int) -> bool:
    """Tell whether a word has the bit of a grade."""
    return bool(word >> np.uint64(grade) & np.uint64(1))


@compiled
def _onward(place: int, forum: int, acts_as_forum: bool) -> int:
    """Return the place after a relation: it is one's own decision still where all before acts as forum."""
    return 2 * forum + (1 if place % 2 == 1 and acts_as_forum else 0)


@compiled
def come_to(
    first: Places,
    upper: Numbers,
    own_conduct: Flags,
    acts_as_forum: Flags,
    is_sink: Flags,
    start: int,
    marks: Places,
    places: Places,
    mark: int,
) -> int:
    """Find the places that an actor comes to as the one who decides; return how many stand in `places` now.

    A place is twice the number of an actor, and one more where what is accounted for there is its own decision.
    `marks` and `places` are as long as there are places; a place is known once it bears `mark`.
    """
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    count = 1
    done = 0
    while done < count:
        place = places[done]
        done += 1
        actor = place // 2
        if is_sink[actor]:
            continue
        for at in range(first[actor], first[actor + 1]):
            forum = upper[at]
            if (own_conduct[at] and place % 2 == 0) or is_sink[forum]:
                continue
            step = _onward(place, forum, acts_as_forum[at])
            if marks[step] != mark:
                marks[step] = mark
                places[count] = step
                count += 1
    return count


@compiled
def first_chain(
    first: Places,
    upper: Numbers,
    carries: Words,
    level: NDArray[np.int8],
    status: NDArray[np.int8],
    own_conduct: Flags,
    acts_as_forum: Flags,
    ends_well: Flags,
    is_sink: Flags,
    start: int,
    least: int,
    farthest: int,
    weakest: int,
    marks: Places,
    places: Places,
    before: Places,
    came_by: Places,
    mark: int,
) -> int:
    """Find the chain of fewest relations, among equals the first by names; return the number of its last place, or -1.

    A relation may be gone by when it carries the grade `least` and is of a reach and a status no weaker than `farthest`
    and `weakest`; `ends_well` tells which relations end a chain. From the last place on, `before`
    has the number of the place before, and `came_by` by which relation one came; the last relation is `came_by[0]`.
    """
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    before[0] = -1
    count = 1
    done = 0
    while done < count:
        place = places[done]
        actor = place // 2
        if not is_sink[actor]:
            for at in range(first[actor], first[actor + 1]):
                strong = _carries(carries[at], least) and level[at] <= farthest and status[at] <= weakest
                if not strong or (own_conduct[at] and place % 2 == 0):
                    continue
                if ends_well[at]:
                    came_by[0] = at
                    return done
                forum = upper[at]
                if is_sink[forum]:
                    continue
                step = _onward(place, forum, acts_as_forum[at])
                if marks[step] != mark:
                    marks[step] = mark
                    places[count] = step
                    before[count] = done
                    came_by[count] = at
                    count += 1
        done += 1
    return -1


@compiled
def ends(
    first: Places,
    upper: Numbers,
    carries: Words,
    level: NDArray[np.int8],
    status: NDArray[np.int8],
    own_conduct: Flags,
    acts_as_forum: Flags,
    ends_well: Flags,
    is_sink: Flags,
    until: Flags,
    start: int,
    least: int,
    farthest: int,
    weakest: int,
    marks: Places,
    places: Places,
    found: Places,
    mark: int,
) -> int:
    """Find who gives account by the last relation of any chain (as `first_chain` goes); return how many are `found`.

    No chain goes on beyond somebody of `until`, unless it starts there. One who was come to twice is found twice.
    """
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    count = 1
    done = 0
    many = 0
    while done < count:
        place = places[done]
        done += 1
        actor = place // 2
        if is_sink[actor]:
            continue
        is_end = False
        for at in range(first[actor], first[actor + 1]):
            strong = _carries(carries[at], least) and level[at] <= farthest and status[at] <= weakest
            if not strong or (own_conduct[at] and place % 2 == 0):
                continue
            is_end = is_end or ends_well[at]
            forum = upper[at]
            if is_sink[forum] or (until[actor] and actor != start):
                continue
            step = _onward(place, forum, acts_as_forum[at])
            if marks[step] != mark:
                marks[step] = mark
                places[count] = step
                count += 1
        if is_end:
            found[many] = actor
            many += 1
    return many
