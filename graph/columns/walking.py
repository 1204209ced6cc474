"""The best chain of a decider, and who answers at the end of chains (`graph.closure.chains`)."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.columns.floor import (
    AT,
    BEFORE,
    CAME_BY,
    COUNTS,
    FOUND,
    MARKS,
    OFFICES,
    PLACES,
    SEEN,
    STACK,
    Floor,
    new,
    onward,
    stands,
)
from graph.columns.grades import BITS, PREFERRED, SOME_POWER
from graph.columns.machine import inner
from graph.columns.ragged import Places
from graph.columns.rungs import PRESENT
from ontology.codelists.ranks import STATUSES

__all__ = ["LOCAL", "MINISTERIAL", "POWERED", "Ways", "best", "ends", "has_many_hands", "no_ways", "serve", "way"]

#: kinds of sink
MINISTERIAL, LOCAL = 0, 1
_LEVELS, _STATUSES = len(REACHES), len(STATUSES)
#: the numbers of the grades that have one power at 2 and no other
POWERED: NDArray[np.int64] = np.array([32, 8, 2], np.int64)


class Ways(NamedTuple):
    """Chains from the bottom up, one after the other: the rows of their relations, `many[0]` in all."""

    row: Places
    many: Places


@inner
def no_ways() -> Ways:
    """Return room for chains."""
    return Ways(np.empty(16, np.int64), np.zeros(1, np.int64))


@inner
def best(word: Any) -> int:
    """Return the number of the preferred grade in a word; -1 in an empty one."""
    for grade in PREFERRED:
        if word & BITS[grade]:
            return int(grade)
    return -1


@inner
def _carries(floor: Floor, row: int, least: int, farthest: int, weakest: int) -> bool:
    rung = floor.rungs[row]
    if not stands(floor, row, PRESENT) or rung["level"] > farthest or rung["status"] > weakest:
        return False
    return bool(rung["carries"] & BITS[least])


@inner
def _first_chain(floor: Floor, start: int, sink: int, least: int, farthest: int, weakest: int) -> int:
    """Find the chain of fewest relations, among equals the first by names; return its last place, or -1.

    From there BEFORE has the place before, and CAME_BY by which relation; the last is the first of CAME_BY. Nobody goes
    where the closure says that no such chain goes on.
    """
    mark = new(floor)
    lane = sink * _LEVELS + farthest
    marks, places, before, came_by = floor.room[MARKS], floor.room[PLACES], floor.room[BEFORE], floor.room[CAME_BY]
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    before[0] = -1
    count, done = 1, 0
    while done < count:
        place = places[done]
        actor = place // 2
        if not floor.actors[actor]["is_sink"]:
            for row in range(floor.first[actor], floor.first[actor + 1]):
                rung = floor.rungs[row]
                if (rung["own_conduct"] and place % 2 == 0) or not _carries(floor, row, least, farthest, weakest):
                    continue
                if rung["ends"] & (sink + 1):
                    came_by[0] = row
                    return int(done)
                if floor.actors[rung["upper"]]["is_sink"]:
                    continue
                step = onward(floor, place, row)
                if marks[step] != mark and floor.words[step // 2, step % 2, lane] & BITS[least]:
                    marks[step] = mark
                    places[count] = step
                    before[count] = done
                    came_by[count] = row
                    count += 1
        done += 1
    return -1


@inner
def way(floor: Floor, actor: int, sink: int, grade: int, level: int, ways: Ways) -> Ways:
    """Write down the best chain of this grade, which there is, and of reach up to `level`."""
    lowest = level
    for other in range(level, -1, -1):
        if floor.words[actor, 1, sink * _LEVELS + other] & BITS[grade]:
            lowest = other
    last = -1
    for weakest in range(_STATUSES):
        last = _first_chain(floor, actor, sink, grade, lowest, weakest)
        if last >= 0:
            break
    assert last >= 0, "the closure holds a grade that no chain has"
    before, came_by = floor.room[BEFORE], floor.room[CAME_BY]
    length, place = 1, last
    while before[place] >= 0:
        length += 1
        place = before[place]
    count = ways.many[0]
    end = count + length
    if end > ways.row.size:
        more = Ways(np.empty(2 * end, np.int64), ways.many)
        more.row[:count] = ways.row[:count]
        ways = more
    ways.row[end - 1] = came_by[0]
    place = last
    for at in range(end - 2, count - 1, -1):
        ways.row[at] = came_by[place]
        place = before[place]
    ways.many[0] = end
    return ways


@inner
def ends(floor: Floor, start: int, sink: int, least: int, farthest: int, weakest: int, until_office: bool) -> int:
    """Find who gives account by the last relation of any such chain; return how many are FOUND, some perhaps twice.

    `until_office`: no chain goes on beyond a ministerial office, unless it starts there.
    """
    mark = new(floor)
    marks, places = floor.room[MARKS], floor.room[PLACES]
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    count, done, many = 1, 0, 0
    while done < count:
        place = places[done]
        done += 1
        actor = place // 2
        if floor.actors[actor]["is_sink"]:
            continue
        further = not until_office or actor == start or not floor.actors[actor]["is_office"]
        is_end = False
        for row in range(floor.first[actor], floor.first[actor + 1]):
            rung = floor.rungs[row]
            if (rung["own_conduct"] and place % 2 == 0) or not _carries(floor, row, least, farthest, weakest):
                continue
            is_end = is_end or (rung["ends"] & (sink + 1)) > 0
            if further and not floor.actors[rung["upper"]]["is_sink"]:
                step = onward(floor, place, row)
                if marks[step] != mark:
                    marks[step] = mark
                    places[count] = step
                    count += 1
        if is_end:
            floor.room[FOUND, many] = actor
            many += 1
    return many


@inner
def _counted(floor: Floor, actor: int, mark: int, since: int, waiting: int, most: int) -> tuple[int, int]:
    """Count an actor once a walk; return how many wait to be looked at, and the most deciders that one serves alike."""
    seen, counts = floor.room[SEEN], floor.room[COUNTS]
    if seen[actor] == mark:
        return waiting, most
    counts[actor] = counts[actor] + 1 if seen[actor] > since else 1
    seen[actor] = mark
    floor.room[STACK, waiting] = actor
    return waiting + 1, max(most, counts[actor])


@inner
def serve(floor: Floor, offices: Places, since: int) -> int:
    """Count for one decider as whom its offices serve; return the most deciders that one serves alike.

    `since`: the walk before the first of these deciders.
    """
    mark = new(floor)
    waiting, most = 0, 0
    for office in offices:
        waiting, most = _counted(floor, office, mark, since, waiting, most)
    while waiting > 0:
        waiting -= 1
        one = floor.room[STACK, waiting]
        for row in range(floor.first[one], floor.first[one + 1]):
            if floor.rungs[row]["nests"] and stands(floor, row, PRESENT):
                waiting, most = _counted(floor, floor.rungs[row]["upper"], mark, since, waiting, most)
    return int(most)


@inner
def has_many_hands(floor: Floor, actor: int) -> bool:
    """Tell whether a decider has ministerial offices above it that do not serve as one."""
    if not floor.words[actor, 1, 1] & SOME_POWER:
        return False
    known = new(floor)
    offices = floor.room[OFFICES]
    many = 0
    for least in POWERED:
        found = ends(floor, actor, MINISTERIAL, least, 1, _STATUSES, True)
        for at in range(found):
            office = floor.room[FOUND, at]
            if floor.room[AT, office] != known:
                floor.room[AT, office] = known
                offices[many] = office
                many += 1
    since = new(floor)
    differ = False
    for at in range(many):
        differ = differ or serve(floor, offices[at : at + 1], since) < at + 1
    return differ
