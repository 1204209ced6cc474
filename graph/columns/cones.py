"""What is above a decider without a chain: where the record stops, and who answer to each other and to nobody else."""

from __future__ import annotations

from graph.columns.floor import (
    AT,
    BEFORE,
    CAME_BY,
    CLEAN,
    DIRTY,
    MARKS,
    PLACES,
    SEEN,
    STACK,
    Floor,
    new,
    onward,
    stands,
)
from graph.columns.machine import inner
from graph.columns.rungs import LEVELS, PRESENT, WAITING

__all__ = ["is_open", "turns"]


@inner
def _rises(floor: Floor, place: int, row: int) -> bool:
    """Tell whether one goes on by a relation from a place, sinks excluded."""
    rung = floor.rungs[row]
    if (rung["own_conduct"] and place % 2 == 0) or not stands(floor, row, PRESENT):
        return False
    return not floor.actors[rung["upper"]]["is_sink"]


@inner
def _step(floor: Floor, done: int, count: int, mark: int) -> int:
    """Go on from the place that is looked at; return how many places are known."""
    place = floor.room[PLACES, done]
    for row in range(floor.first[place // 2], floor.first[place // 2 + 1]):
        if _rises(floor, place, row):
            step = onward(floor, place, row)
            if floor.room[MARKS, step] != mark:
                floor.room[MARKS, step] = mark
                floor.room[PLACES, count] = step
                floor.room[BEFORE, count] = done
                count += 1
    return count


@inner
def _begun(floor: Floor, start: int) -> int:
    mark = new(floor)
    floor.room[PLACES, 0] = 2 * start + 1
    floor.room[MARKS, 2 * start + 1] = mark
    floor.room[BEFORE, 0] = -1
    return int(mark)


# -- open ends (model-2.md rule 7)


@inner
def _is_end(floor: Floor, actor: int, own: bool) -> bool:
    """Tell whether the record stops at an actor, as any or as the one who decides."""
    standing = False
    for row in range(floor.first[actor], floor.first[actor + 1]):
        rung = floor.rungs[row]
        if (own or not rung["own_conduct"]) and stands(floor, row, WAITING):
            if rung["standing"] == WAITING:
                return True
            standing = standing or rung["standing"] == PRESENT
    one = floor.actors[actor]
    if standing or one["closed"]:
        return False
    return not one["researched"] or (one["is_body"] and not one["pierced"])


@inner
def _soil(floor: Floor, at: int, group: int) -> bool:
    """Remember of every place on the way to this one that it comes to an open end."""
    while at >= 0:
        floor.room[DIRTY, floor.room[PLACES, at]] = group
        at = floor.room[BEFORE, at]
    return True


@inner
def _looked(floor: Floor, start: int, group: int, whole: bool) -> int:
    """Look for open ends: 1 there is one, 0 there is none, -1 there may be: `whole` tells.

    What was found of a place is kept for the group. An end that is one only for whoever comes there as any is none
    where one comes there as the one who decides, too: that is known when the whole cone was walked.
    """
    mark = _begun(floor, start)
    count, done, doubtful = 1, 0, 0
    while done < count:
        place = floor.room[PLACES, done]
        if floor.room[DIRTY, place] == group:
            _soil(floor, done, group)
            return 1
        if whole or floor.room[CLEAN, place] != group:
            actor, own = place // 2, place % 2 == 1
            if _is_end(floor, actor, own):
                if own or _is_end(floor, actor, True):
                    _soil(floor, done, group)
                    return 1
                floor.room[CAME_BY, doubtful] = actor
                doubtful += 1
            count = _step(floor, done, count, mark)
        done += 1
    if doubtful == 0:
        for at in range(count):
            floor.room[CLEAN, floor.room[PLACES, at]] = group
        return 0
    if not whole:
        return -1
    for at in range(doubtful):
        if floor.room[MARKS, 2 * floor.room[CAME_BY, at] + 1] != mark:
            return 1
    return 0


@inner
def is_open(floor: Floor, start: int, group: int) -> bool:
    """Tell whether the cone of an actor has an open end."""
    found = _looked(floor, start, group, False)
    return found == 1 or (found < 0 and _looked(floor, start, group, True) == 1)


# -- circles


@inner
def _is_stuck(floor: Floor, actor: int, mark: int) -> bool:
    """Tell whether no chain goes on from an actor of the cone that was walked."""
    own = 1 if floor.room[MARKS, 2 * actor + 1] == mark else 0
    held = floor.words[actor, own, 0]
    for lane in range(1, LEVELS.size):
        held = held | floor.words[actor, own, lane]
    return not held


@inner
def turns(floor: Floor, start: int) -> bool:
    """Tell whether the cone of an actor has a circle of actors without any chain."""
    mark = _begun(floor, start)
    count, done = 1, 0
    while done < count:
        count = _step(floor, done, count, mark)
        done += 1
    on_the_way, over = new(floor), new(floor)
    seen, at, stack = floor.room[SEEN], floor.room[AT], floor.room[STACK]
    for number in range(count):
        root = floor.room[PLACES, number] // 2
        if seen[root] == over or not _is_stuck(floor, root, mark):
            continue
        stack[0] = root
        at[root] = floor.first[root]
        seen[root] = on_the_way
        depth = 1
        while depth > 0:
            actor = stack[depth - 1]
            row = at[actor]
            if row == floor.first[actor + 1]:
                seen[actor] = over
                depth -= 1
                continue
            at[actor] = row + 1
            own = floor.room[MARKS, 2 * actor + 1] == mark
            if not _rises(floor, 2 * actor + (1 if own else 0), row):
                continue
            forum = floor.rungs[row]["upper"]
            if seen[forum] == on_the_way:
                return True
            if seen[forum] != over and _is_stuck(floor, forum, mark):
                seen[forum] = on_the_way
                at[forum] = floor.first[forum]
                stack[depth] = forum
                depth += 1
    return False
