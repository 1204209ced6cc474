"""The table of verdicts, asked group by group: what is added for a group is taken away again, never built anew.

Choices that the same scopes cover are a group. What no scope limits is laid down once (`graph.columns.rungs`); for each
group the relations of its scopes come in, words spread from there, everybody who decides is judged, and what changed is
put back. Groups that begin with the same scopes share the work. Compiled by numba where it is there; without it the same
functions run as plain Python. All of it is one file: numba keeps machine code by the file.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.columns.grades import ALL, BITS, PREFERRED, SOME_POWER
from graph.columns.kernels import compiled
from graph.columns.rungs import (
    CONTRADICTED,
    ENDED,
    LEVELS,
    ONE_PERSON,
    PRESENT,
    READ_IN_PART,
    WAITING,
    Down,
    Rungs,
    Scoped,
    Words,
)
from graph.records import CAVEATS, CLASSES, MINISTERIAL
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import STATUSES, STRENGTH, VERDICTS
from ontology.columns.house import Bits, Flags, Numbers

__all__ = ["Cases", "Group", "House", "Judged", "Pairs", "Ruled", "Scratch", "State", "Ways", "ask"]

Places = NDArray[np.int64]
Codes = NDArray[np.int8]

(FULL, LIMITED, SHARED, LOCAL, INDEPENDENT, SYSTEM, FORUM, NONE, UNKNOWN) = (
    VERDICTS.index(verdict)
    for verdict in (
        *("FULL", "LIMITED", "SHARED", "LOCAL", "INDEPENDENT_BY_LAW"),
        *("SYSTEM_ONLY", "FORUM_ITSELF", "NONE_FOUND", "UNKNOWN"),
    )
)
#: verdict -> its place from strong to weak; who is unknown, and a forum, have none
_STRENGTH = np.array([STRENGTH.index(v) if v in STRENGTH else len(STRENGTH) for v in VERDICTS], np.int8)
#: verdict -> class of `MINISTERIAL`; that of SHARED depends on whose the offices are
_CLASS = np.array([MINISTERIAL.index(CLASSES[v]) if v in CLASSES else -1 for v in VERDICTS], np.int8)
_PARTIAL, _ELSEWHERE = MINISTERIAL.index("partial"), MINISTERIAL.index("elsewhere")


def _gap(*names: str) -> int:
    return sum(1 << GAP_NAMES.index(name) for name in names)


_BY_VERDICT = np.zeros(len(VERDICTS), np.int64)
for _verdict, _names in (
    (NONE, ("no-chain",)),
    (LIMITED, ("limited-powers",)),
    (SYSTEM, ("system-only",)),
    (INDEPENDENT, ("independent-by-law",)),
    (UNKNOWN, ("unknown", "unknown:chain")),
):
    _BY_VERDICT[_verdict] = _gap(*_names)
_LOCAL_ONLY, _CIRCULAR, _OVERLOAD = _gap("local-only"), _gap("circular"), _gap("overload")
_LAPSED, _OUTSIDE, _MANY_HANDS = _gap("lapsed"), _gap("outside-portfolio"), _gap("many-hands")
_WITHOUT_SIGHT, _WITHOUT_POWER = _gap("power-without-sight"), _gap("sight-without-power")
_CAVEAT_READ_IN_PART = 1 << CAVEATS.index("source-read-in-part")
_CAVEAT_CONTRADICTED = 1 << CAVEATS.index("sources-contradict")

_LEVELS = len(REACHES)
_MINISTERIAL, _LOCAL = 0, 1
#: the numbers of the grades that have some power at 2 and no other
_SOME = np.array([32, 8, 2], np.int64)


class House(NamedTuple):
    """What is known of each actor, whatever the choice."""

    is_sink: Flags
    is_office: Flags
    is_assembly: Flags
    is_body: Flags
    independent: Flags
    researched: Flags
    #: a stated source says that there is nobody above it
    closed: Flags
    #: what is to be said of it as the office of a chain, as bits of `CAVEATS`
    office_told: Bits
    #: its cone may have actors that answer to each other and to nobody else, in some group
    may_turn: Flags
    #: it has, where no scope covers a choice
    turns: Flags
    #: more forums than so many are more than anybody can serve
    overload: int


class State(NamedTuple):
    """What holds in the group that is asked; changed in place and put back."""

    #: scope -> it covers the choices of the group
    covered: Flags
    #: actor x (any, own) x lane
    words: Words
    #: the same if what has ended still held; empty where nothing has
    ended: Words
    #: the same if no relation were limited to a portfolio
    unlimited: Words
    #: bodies that are replaced by those who sit in them
    pierced: Flags


class Group(NamedTuple):
    """The groups, one after the other: those of a row at `first[n]:first[n + 1]`."""

    first: Places
    #: the scopes of a group
    scopes: Numbers
    flips_first: Places
    #: the bodies that are pierced where they are not without any scope, or the other way round
    flips: Numbers


class Pairs(NamedTuple):
    """Whoever is judged in a group."""

    first: Places
    actor: Numbers


class Cases(NamedTuple):
    """Those who decide together in a group."""

    first: Places
    #: the pair of whoever leads; -1 where nobody does
    lead: Places
    member_first: Places
    #: pairs
    member: Places


class Judged(NamedTuple):
    """The verdict on each pair, and what hangs on it alone."""

    verdict: Codes
    #: of the chain that the verdict names
    grade: Codes
    reach: Codes
    status: Codes
    #: -1 without a chain
    office: Numbers
    terminal: Numbers
    #: the thresholds of all its ministerial chains
    powers: Words
    #: as bits of `GAP_NAMES`
    gaps: Places
    #: as bits of `CAVEATS`
    told: Bits
    #: it has a relation that gives the power to decide
    granted: Flags
    #: it has ministerial offices above it that do not serve as one
    hands: Flags


class Ruled(NamedTuple):
    """The verdict on each case."""

    verdict: Codes
    ministerial: Codes
    grade: Codes
    gaps: Places
    told: Bits


class Ways(NamedTuple):
    """Chains from the bottom up, by pair: rows of `Rungs`."""

    first: Places
    row: Places


class Scratch(NamedTuple):
    """Room to walk in; `mark[0]` counts the walks, so that nothing needs to be cleared between two."""

    mark: Places
    #: by place: twice an actor, and one more where what is accounted for there is its own decision
    marks: Places
    places: Places
    before: Places
    came_by: Places
    clean: Places
    dirty: Places
    found: Places
    #: by actor
    queue: Places
    is_queued: Flags
    offices: Places
    seen: Places
    counts: Places
    stack: Places
    at: Places
    logged: Places

    @classmethod
    def of(cls, size: int) -> Scratch:
        by_place = (np.zeros(2 * size, np.int64) for _ in range(7))
        by_actor = (np.zeros(size, np.int64) for _ in range(6))
        queue, is_queued = np.zeros(size + 1, np.int64), np.zeros(size, np.bool_)
        return cls(np.zeros(1, np.int64), *by_place, queue, is_queued, *by_actor)


@compiled
def _new(scratch: Scratch) -> Any:
    scratch.mark[0] += 1
    return scratch.mark[0]


@compiled
def _stands(rungs: Rungs, covered: Flags, row: int, last: int) -> bool:
    """Tell whether a relation counts for the group; `last`: with what has ended or without."""
    return bool(rungs.standing[row] <= last and (rungs.scope[row] < 0 or covered[rungs.scope[row]]))


# -- what comes in with a scope, and goes out again


@compiled
def _grown(actors: Places, rows: Words, count: int) -> tuple[Places, Words]:
    if count < actors.size:
        return actors, rows
    more_actors = np.empty(2 * actors.size, np.int64)
    more_rows = np.empty((2 * actors.size, 2, LEVELS.size), np.uint64)
    more_actors[:count] = actors
    more_rows[:count] = rows
    return more_actors, more_rows


@compiled
def _gains(rungs: Rungs, is_sink: Flags, words: Words, row: int, write: bool) -> bool:
    """Tell whether whoever gives account gains by a relation; `write`: let it have that."""
    giver, forum = rungs.giver[row], rungs.upper[row]
    if is_sink[giver]:
        return False
    onward = not is_sink[forum]
    gained = False
    for lane in range(LEVELS.size):
        if rungs.level[row] > LEVELS[lane]:
            continue
        as_any = as_own = np.uint64(0)
        if rungs.ends[row] & (lane // _LEVELS + 1):
            as_any = as_own = rungs.carries[row]
        if onward:
            as_any |= words[forum, 0, lane] & rungs.carries[row]
            as_own |= words[forum, 1 if rungs.acts_as_forum[row] else 0, lane] & rungs.carries[row]
        if rungs.own_conduct[row]:
            as_any = np.uint64(0)
        if as_any & ~words[giver, 0, lane] or as_own & ~words[giver, 1, lane]:
            gained = True
            if write:
                words[giver, 0, lane] |= as_any
                words[giver, 1, lane] |= as_own
    return gained


@compiled
def _enter(
    rungs: Rungs,
    down: Down,
    scoped: Scoped,
    is_sink: Flags,
    covered: Flags,
    words: Words,
    scope: int,
    last: int,
    actors: Places,
    rows: Words,
    count: int,
    scratch: Scratch,
) -> tuple[Places, Words, int]:
    """Let the relations of a scope in; what actors held before is written down. Return that, and how much it is."""
    serial = _new(scratch)
    queue, is_queued = scratch.queue, scratch.is_queued
    head = 0
    many = 0
    turn = scoped.first[scope]
    end = scoped.first[scope + 1]
    at = 0
    until = 0
    while turn < end or at < until or many > 0:
        if turn < end:
            row = scoped.at[turn]
            turn += 1
        elif at < until:
            row = down.at[at]
            at += 1
        else:
            forum = queue[head]
            head = (head + 1) % queue.size
            many -= 1
            is_queued[forum] = False
            at = down.first[forum]
            until = down.first[forum + 1]
            continue
        if not _stands(rungs, covered, row, last) or not _gains(rungs, is_sink, words, row, False):
            continue
        giver = rungs.giver[row]
        if scratch.logged[giver] != serial:
            scratch.logged[giver] = serial
            actors, rows = _grown(actors, rows, count)
            actors[count] = giver
            rows[count] = words[giver]
            count += 1
        _gains(rungs, is_sink, words, row, True)
        if not is_queued[giver]:
            is_queued[giver] = True
            queue[(head + many) % queue.size] = giver
            many += 1
    return actors, rows, count


@compiled
def _leave(words: Words, actors: Places, rows: Words, since: int, count: int) -> None:
    """Put back what actors held before."""
    for at in range(count - 1, since - 1, -1):
        words[actors[at]] = rows[at]


# -- one chain


@compiled
def _carries(rungs: Rungs, row: int, least: int, farthest: int, weakest: int) -> bool:
    return bool(rungs.carries[row] & BITS[least] and rungs.level[row] <= farthest and rungs.status[row] <= weakest)


@compiled
def _best(word: Any) -> int:
    """Return the number of the preferred grade in a word; -1 in an empty one."""
    for grade in PREFERRED:
        if word & BITS[grade]:
            return int(grade)
    return -1


@compiled
def _onward(rungs: Rungs, place: int, row: int) -> int:
    return int(2 * rungs.upper[row] + (1 if place % 2 == 1 and rungs.acts_as_forum[row] else 0))


@compiled
def _first_chain(
    rungs: Rungs,
    house: House,
    covered: Flags,
    start: int,
    sink: int,
    least: int,
    farthest: int,
    weakest: int,
    scratch: Scratch,
) -> int:
    """Find the chain of fewest relations, among equals the first by names; return its last place, or -1.

    From there `scratch.before` has the place before, `scratch.came_by` by which relation; the last is `came_by[0]`.
    """
    mark = _new(scratch)
    marks, places, before, came_by = scratch.marks, scratch.places, scratch.before, scratch.came_by
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    before[0] = -1
    count = 1
    done = 0
    while done < count:
        place = places[done]
        actor = place // 2
        if not house.is_sink[actor]:
            for row in range(rungs.first[actor], rungs.first[actor + 1]):
                if not _stands(rungs, covered, row, PRESENT) or not _carries(rungs, row, least, farthest, weakest):
                    continue
                if rungs.own_conduct[row] and place % 2 == 0:
                    continue
                if rungs.ends[row] & (sink + 1):
                    came_by[0] = row
                    return int(done)
                if house.is_sink[rungs.upper[row]]:
                    continue
                step = _onward(rungs, place, row)
                if marks[step] != mark:
                    marks[step] = mark
                    places[count] = step
                    before[count] = done
                    came_by[count] = row
                    count += 1
        done += 1
    return -1


@compiled
def _way(
    rungs: Rungs,
    house: House,
    state: State,
    actor: int,
    sink: int,
    grade: int,
    level: int,
    rows: Places,
    count: int,
    scratch: Scratch,
) -> tuple[Places, int]:
    """Write down the best chain of this grade, which there is, and of reach up to `level`; return where that ends."""
    lowest = level
    for other in range(level, -1, -1):
        if state.words[actor, 1, sink * _LEVELS + other] & BITS[grade]:
            lowest = other
    last = -1
    for weakest in range(len(STATUSES)):
        last = _first_chain(rungs, house, state.covered, actor, sink, grade, lowest, weakest, scratch)
        if last >= 0:
            break
    assert last >= 0, "the closure holds a grade that no chain has"
    length = 1
    place = last
    while scratch.before[place] >= 0:
        length += 1
        place = scratch.before[place]
    while count + length > rows.size:
        more = np.empty(2 * rows.size, np.int64)
        more[:count] = rows[:count]
        rows = more
    rows[count + length - 1] = scratch.came_by[0]
    place = last
    for at in range(count + length - 2, count - 1, -1):
        rows[at] = scratch.came_by[place]
        place = scratch.before[place]
    return rows, count + length


# -- who answers at the end


@compiled
def _ends(
    rungs: Rungs,
    house: House,
    covered: Flags,
    start: int,
    sink: int,
    least: int,
    farthest: int,
    weakest: int,
    until_office: bool,
    scratch: Scratch,
) -> int:
    """Find who gives account by the last relation of any such chain; return how many are `scratch.found`.

    `until_office`: no chain goes on beyond a ministerial office, unless it starts there. One may be found twice.
    """
    mark = _new(scratch)
    marks, places = scratch.marks, scratch.places
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    count = 1
    done = 0
    many = 0
    while done < count:
        place = places[done]
        done += 1
        actor = place // 2
        if house.is_sink[actor]:
            continue
        is_end = False
        for row in range(rungs.first[actor], rungs.first[actor + 1]):
            if not _stands(rungs, covered, row, PRESENT) or not _carries(rungs, row, least, farthest, weakest):
                continue
            if rungs.own_conduct[row] and place % 2 == 0:
                continue
            is_end = is_end or (rungs.ends[row] & (sink + 1)) > 0
            if house.is_sink[rungs.upper[row]] or (until_office and house.is_office[actor] and actor != start):
                continue
            step = _onward(rungs, place, row)
            if marks[step] != mark:
                marks[step] = mark
                places[count] = step
                count += 1
        if is_end and (many == 0 or scratch.found[many - 1] != actor):
            scratch.found[many] = actor
            many += 1
    return many


@compiled
def _serve(rungs: Rungs, covered: Flags, offices: Places, many: int, since: int, scratch: Scratch) -> int:
    """Count for one decider as whom its offices serve; return the most deciders that are served by one alike.

    `since`: the walk before the first of these deciders; whoever was counted after it is counted on.
    """
    mark = _new(scratch)
    seen, counts, stack = scratch.seen, scratch.counts, scratch.stack
    most = 0
    count = 0
    for at in range(many):
        office = offices[at]
        if seen[office] != mark:
            counts[office] = counts[office] + 1 if seen[office] > since else 1
            seen[office] = mark
            most = max(most, counts[office])
            stack[count] = office
            count += 1
    while count > 0:
        count -= 1
        office = stack[count]
        for row in range(rungs.first[office], rungs.first[office + 1]):
            if not rungs.nests[row] or not _stands(rungs, covered, row, PRESENT):
                continue
            under = rungs.upper[row]
            if seen[under] != mark:
                counts[under] = counts[under] + 1 if seen[under] > since else 1
                seen[under] = mark
                most = max(most, counts[under])
                stack[count] = under
                count += 1
    return int(most)


@compiled
def _has_many_hands(rungs: Rungs, house: House, state: State, actor: int, scratch: Scratch) -> bool:
    """Tell whether a decider has ministerial offices above it that do not serve as one."""
    if not state.words[actor, 1, _MINISTERIAL * _LEVELS + 1] & SOME_POWER:
        return False
    known = _new(scratch)
    many = 0
    for least in _SOME:
        found = _ends(rungs, house, state.covered, actor, _MINISTERIAL, least, 1, len(STATUSES), True, scratch)
        for at in range(found):
            office = scratch.found[at]
            # the walks of `_serve` and this one count on the same marks: later ones are larger
            if scratch.at[office] != known:
                scratch.at[office] = known
                scratch.offices[many] = office
                many += 1
    since = _new(scratch)
    for at in range(many):
        most = _serve(rungs, state.covered, scratch.offices[at : at + 1], 1, since, scratch)
        if most < at + 1:
            return True
    return False


# -- open ends (model-2.md rule 7)


@compiled
def _is_end(rungs: Rungs, house: House, state: State, actor: int, own: bool) -> bool:
    """Tell whether the record stops at an actor, as any or as the one who decides."""
    stands = False
    for row in range(rungs.first[actor], rungs.first[actor + 1]):
        if (own or not rungs.own_conduct[row]) and (rungs.scope[row] < 0 or state.covered[rungs.scope[row]]):
            if rungs.standing[row] == WAITING:
                return True
            stands = stands or rungs.standing[row] == PRESENT
    if stands or house.closed[actor]:
        return False
    return not house.researched[actor] or (house.is_body[actor] and not state.pierced[actor])


@compiled
def _soil(place: int, group: int, scratch: Scratch) -> None:
    """Remember of every place on the way to this one that it comes to an open end."""
    while place >= 0:
        scratch.dirty[scratch.places[place]] = group
        place = scratch.before[place]


@compiled
def _is_open(rungs: Rungs, house: House, state: State, start: int, group: int, scratch: Scratch) -> bool:
    """Tell whether the cone of an actor has an open end.

    What was found of a place is kept for the group; an end that is one only for whoever comes there as any, and not as
    the one who decides, is looked at again in a walk of its own.
    """
    for whole in (False, True):
        mark = _new(scratch)
        marks, places, before = scratch.marks, scratch.places, scratch.before
        places[0] = 2 * start + 1
        marks[2 * start + 1] = mark
        before[0] = -1
        count = 1
        done = 0
        doubtful = 0
        while done < count:
            place = places[done]
            if scratch.dirty[place] == group:
                _soil(done, group, scratch)
                return True
            if not whole and scratch.clean[place] == group:
                done += 1
                continue
            actor = place // 2
            if _is_end(rungs, house, state, actor, place % 2 == 1):
                if place % 2 == 1 or _is_end(rungs, house, state, actor, True):
                    _soil(done, group, scratch)
                    return True
                scratch.came_by[doubtful] = actor
                doubtful += 1
            for row in range(rungs.first[actor], rungs.first[actor + 1]):
                if not _stands(rungs, state.covered, row, PRESENT) or house.is_sink[rungs.upper[row]]:
                    continue
                if rungs.own_conduct[row] and place % 2 == 0:
                    continue
                step = _onward(rungs, place, row)
                if marks[step] != mark:
                    marks[step] = mark
                    places[count] = step
                    before[count] = done
                    count += 1
            done += 1
        if doubtful == 0:
            for at in range(count):
                scratch.clean[places[at]] = group
            return False
        if whole:
            for at in range(doubtful):
                if marks[2 * scratch.came_by[at] + 1] != mark:
                    return True
    return False


# -- actors that answer to each other and to nobody else


@compiled
def _is_stuck(words: Words, actor: int, own: int) -> bool:
    for lane in range(LEVELS.size):
        if words[actor, own, lane]:
            return False
    return True


@compiled
def _turns(rungs: Rungs, house: House, state: State, start: int, scratch: Scratch) -> bool:
    """Tell whether the cone of an actor has a circle of actors without any chain."""
    mark = _new(scratch)
    marks, places, at, stack = scratch.marks, scratch.places, scratch.at, scratch.stack
    places[0] = 2 * start + 1
    marks[2 * start + 1] = mark
    count = 1
    done = 0
    while done < count:
        place = places[done]
        done += 1
        for row in range(rungs.first[place // 2], rungs.first[place // 2 + 1]):
            if not _stands(rungs, state.covered, row, PRESENT) or house.is_sink[rungs.upper[row]]:
                continue
            if rungs.own_conduct[row] and place % 2 == 0:
                continue
            step = _onward(rungs, place, row)
            if marks[step] != mark:
                marks[step] = mark
                places[count] = step
                count += 1
    on_the_way = _new(scratch)
    over = _new(scratch)
    seen = scratch.seen
    for number in range(count):
        root = places[number] // 2
        if seen[root] == over or not _is_stuck(state.words, root, 1 if marks[2 * root + 1] == mark else 0):
            continue
        stack[0] = root
        at[root] = rungs.first[root]
        seen[root] = on_the_way
        depth = 1
        while depth > 0:
            actor = stack[depth - 1]
            own = marks[2 * actor + 1] == mark
            row = at[actor]
            if row == rungs.first[actor + 1]:
                seen[actor] = over
                depth -= 1
                continue
            at[actor] += 1
            forum = rungs.upper[row]
            if not _stands(rungs, state.covered, row, PRESENT) or house.is_sink[forum]:
                continue
            if rungs.own_conduct[row] and not own:
                continue
            if seen[forum] == on_the_way:
                return True
            if seen[forum] != over and _is_stuck(state.words, forum, 1 if marks[2 * forum + 1] == mark else 0):
                seen[forum] = on_the_way
                at[forum] = rungs.first[forum]
                stack[depth] = forum
                depth += 1
    return False


# -- one decider


@compiled
def _verdict(house: House, words: Words, actor: int) -> int:
    """Return the first line of the table that applies, before anybody asked for open ends."""
    if house.is_sink[actor]:
        return FORUM
    if words[actor, 1, 0] & BITS[ALL]:
        return FULL
    if house.independent[actor]:
        return INDEPENDENT
    if words[actor, 1, _LEVELS + 1] & SOME_POWER:
        return LOCAL
    if words[actor, 1, 1] & SOME_POWER:
        return LIMITED
    return SYSTEM if words[actor, 1, 2] & ~words[actor, 1, 1] else NONE


@compiled
def _better(house: House, words: Words, actor: int, verdict: int) -> bool:
    """Tell whether these words give a chain and a better verdict; who is unknown has found nothing yet."""
    then = _verdict(house, words, actor)
    if then in (FORUM, NONE) or (then == INDEPENDENT and not words[actor, 1, 1]):
        return False
    return verdict in (UNKNOWN, NONE) or _STRENGTH[then] < _STRENGTH[verdict]


@compiled
def _at_last(house: House, words: Words, actor: int) -> bool:
    then = _verdict(house, words, actor)
    return then in (FULL, LIMITED, LOCAL)


@compiled
def _is_overloaded(rungs: Rungs, house: House, covered: Flags, actor: int, scratch: Scratch) -> bool:
    mark = _new(scratch)
    many = 0
    for row in range(rungs.first[actor], rungs.first[actor + 1]):
        if _stands(rungs, covered, row, PRESENT) and rungs.grade[row] // 4 % 4 >= 2:
            if scratch.seen[rungs.upper[row]] != mark:
                scratch.seen[rungs.upper[row]] = mark
                many += 1
    return many > house.overload


@compiled
def _told(rungs: Rungs, house: House, rows: Places, since: int, count: int) -> int:
    """Return what is to be said beside a shown chain."""
    told = 0
    for at in range(since, count):
        if rungs.told[rows[at]] & READ_IN_PART:
            told |= _CAVEAT_READ_IN_PART
        if rungs.told[rows[at]] & CONTRADICTED:
            told |= _CAVEAT_CONTRADICTED
    if count > since:
        told |= house.office_told[rungs.giver[rows[count - 1]]]
    return told


@compiled
def _gaps_of_chain(rungs: Rungs, verdict: int, rows: Places, since: int, count: int) -> int:
    found = 0
    for at in range(since, count):
        grade = rungs.grade[rows[at]]
        information, consequences = grade // 16, grade % 4
        if verdict != INDEPENDENT and consequences >= 2 and information <= 1:
            found |= _WITHOUT_SIGHT
        if verdict != INDEPENDENT and information >= 2 and consequences <= 1:
            found |= _WITHOUT_POWER
        if rungs.told[rows[at]] & ONE_PERSON:
            found |= _CIRCULAR
    return found


@compiled
def _is_granted(rungs: Rungs, covered: Flags, actor: int) -> bool:
    for row in range(rungs.first[actor], rungs.first[actor + 1]):
        counts = rungs.standing[row] != ENDED and rungs.standing[row] != WAITING
        if counts and rungs.grants_power[row] and (rungs.scope[row] < 0 or covered[rungs.scope[row]]):
            return True
    return False


@compiled
def _judge(
    rungs: Rungs,
    house: House,
    state: State,
    pair: int,
    actor: int,
    group: int,
    is_limited: bool,
    judged: Judged,
    chain: Places,
    length: int,
    oversight: Places,
    beside: int,
    scratch: Scratch,
) -> tuple[Places, int, Places, int]:
    """Judge one actor as decider, alone; write down its chains, and return where these end."""
    verdict = _verdict(house, state.words, actor)
    judged.granted[pair] = _is_granted(rungs, state.covered, actor)
    judged.office[pair] = -1
    judged.terminal[pair] = -1
    if verdict == FORUM:
        judged.verdict[pair] = verdict
        judged.grade[pair] = ALL
        return chain, length, oversight, beside
    words = state.words[actor, 1]
    judged.powers[pair] = words[2]
    since, beside_since = length, beside
    if verdict == FULL:
        chain, length = _way(rungs, house, state, actor, _MINISTERIAL, ALL, 0, chain, length, scratch)
    elif verdict == LOCAL:
        grade = _best(words[_LEVELS + 1])
        chain, length = _way(rungs, house, state, actor, _LOCAL, grade, 1, chain, length, scratch)
        over = _best(words[2])
        if over >= 0:
            oversight, beside = _way(rungs, house, state, actor, _MINISTERIAL, over, 2, oversight, beside, scratch)
    elif verdict == SYSTEM:
        grade = _best(words[2] & ~words[1])
        chain, length = _way(rungs, house, state, actor, _MINISTERIAL, grade, 2, chain, length, scratch)
    elif verdict != NONE and words[1]:
        chain, length = _way(rungs, house, state, actor, _MINISTERIAL, _best(words[1]), 1, chain, length, scratch)
    elif verdict == NONE and _is_open(rungs, house, state, actor, group, scratch):
        verdict = UNKNOWN
    judged.verdict[pair] = verdict
    if length > since:
        information, discussion, consequences = 3, 3, 3
        reach, status = 0, 0
        for at in range(since, length):
            row = chain[at]
            information = min(information, rungs.grade[row] // 16)
            discussion = min(discussion, rungs.grade[row] // 4 % 4)
            consequences = min(consequences, rungs.grade[row] % 4)
            reach = max(reach, rungs.level[row])
            status = max(status, rungs.status[row])
        judged.grade[pair] = information * 16 + discussion * 4 + consequences
        judged.reach[pair] = reach
        judged.status[pair] = status
        judged.office[pair] = rungs.giver[chain[length - 1]]
        judged.terminal[pair] = rungs.upper[chain[length - 1]]
    told = _told(rungs, house, chain, since, length) | _told(rungs, house, oversight, beside_since, beside)
    judged.told[pair] = told
    gaps = _BY_VERDICT[verdict] | _gaps_of_chain(rungs, verdict, chain, since, length)
    if verdict == LOCAL and not words[0]:
        gaps |= _LOCAL_ONLY
    if house.may_turn[actor] and not gaps & _CIRCULAR:
        if (house.turns[actor] and not is_limited) or _turns(rungs, house, state, actor, scratch):
            gaps |= _CIRCULAR
    if _is_overloaded(rungs, house, state.covered, actor, scratch):
        gaps |= _OVERLOAD
    if state.ended.shape[0] > 0 and verdict != FULL and _better(house, state.ended, actor, verdict):
        gaps |= _LAPSED
    if verdict in (NONE, UNKNOWN, SYSTEM) and _at_last(house, state.unlimited, actor):
        gaps |= _OUTSIDE
    judged.gaps[pair] = gaps
    judged.hands[pair] = _has_many_hands(rungs, house, state, actor, scratch)
    return chain, length, oversight, beside


# -- those who decide together


@compiled
def _rule(
    rungs: Rungs,
    house: House,
    state: State,
    pairs: Pairs,
    cases: Cases,
    case: int,
    judged: Judged,
    ruled: Ruled,
    scratch: Scratch,
) -> None:
    """Give the verdict for those who decide together."""
    begin, end = cases.member_first[case], cases.member_first[case + 1]
    alone = 0
    for at in range(begin, end):
        if judged.verdict[cases.member[at]] != FORUM:
            alone += 1
    information, discussion, consequences = 3, 3, 3
    gaps, told, with_office = 0, 0, 0
    verdict = FORUM
    unknown = hands = differ = by_minister = False
    since = _new(scratch)
    for at in range(begin, end):
        pair = cases.member[at]
        said = judged.verdict[pair]
        if said == FORUM:
            continue
        actor, grade = pairs.actor[pair], judged.grade[pair]
        information = min(information, grade // 16)
        discussion = min(discussion, grade // 4 % 4)
        consequences = min(consequences, grade % 4)
        gaps |= judged.gaps[pair]
        told |= judged.told[pair]
        unknown = unknown or said == UNKNOWN
        if verdict == FORUM or _STRENGTH[said] > _STRENGTH[verdict]:
            verdict = said
        if alone > 1 and judged.office[pair] >= 0 and said != SYSTEM:
            sink = _LOCAL if house.is_assembly[judged.terminal[pair]] else _MINISTERIAL
            many = _ends(
                rungs, house, state.covered, actor, sink, grade, judged.reach[pair], judged.status[pair], False, scratch
            )
            for number in range(many):
                by_minister = by_minister or house.is_office[scratch.found[number]]
            with_office += 1
            if not differ:
                differ = _serve(rungs, state.covered, scratch.found, many, since, scratch) < with_office
        hands = hands or judged.hands[pair]
    ministerial = -1
    if unknown:
        verdict = UNKNOWN
    elif differ:
        lead = cases.lead[case]
        verdict = judged.verdict[lead] if lead >= 0 else SHARED
        ministerial = _PARTIAL if by_minister else _ELSEWHERE
    if cases.lead[case] < 0 and (verdict == SHARED or hands):
        gaps |= _MANY_HANDS
    ruled.verdict[case] = verdict
    ruled.ministerial[case] = ministerial if verdict == SHARED else _CLASS[verdict]
    ruled.grade[case] = information * 16 + discussion * 4 + consequences
    ruled.gaps[case] = gaps
    ruled.told[case] = told


# -- all groups


@compiled
def ask(
    rungs: Rungs,
    down: Down,
    scoped: Scoped,
    house: House,
    state: State,
    groups: Group,
    pairs: Pairs,
    cases: Cases,
    judged: Judged,
    ruled: Ruled,
    scratch: Scratch,
) -> tuple[Places, Places, Places, Places]:
    """Judge every pair and every case, group by group; return their chains and what is shown beside these."""
    count = pairs.actor.size
    chain_first, beside_first = np.zeros(count + 1, np.int64), np.zeros(count + 1, np.int64)
    chain, oversight = np.empty(2 * count + 16, np.int64), np.empty(16, np.int64)
    length, beside = 0, 0
    deepest = 0
    for group in range(groups.first.size - 1):
        deepest = max(deepest, groups.first[group + 1] - groups.first[group])
    # the scopes that are in, and where what was written down for each begins
    stack = np.empty(deepest, np.int64)
    since, since_ended = np.empty(deepest, np.int64), np.empty(deepest, np.int64)
    actors, actors_ended = np.empty(16, np.int64), np.empty(16, np.int64)
    rows, rows_ended = np.empty((16, 2, LEVELS.size), np.uint64), np.empty((16, 2, LEVELS.size), np.uint64)
    written, written_ended = 0, 0
    depth = 0
    for group in range(groups.first.size - 1):
        begin, end = groups.first[group], groups.first[group + 1]
        kept = 0
        while kept < depth and begin + kept < end and stack[kept] == groups.scopes[begin + kept]:
            kept += 1
        while depth > kept:
            depth -= 1
            state.covered[stack[depth]] = False
            _leave(state.words, actors, rows, since[depth], written)
            written = since[depth]
            if state.ended.shape[0] > 0:
                _leave(state.ended, actors_ended, rows_ended, since_ended[depth], written_ended)
                written_ended = since_ended[depth]
        while begin + depth < end:
            scope = groups.scopes[begin + depth]
            stack[depth] = scope
            since[depth], since_ended[depth] = written, written_ended
            state.covered[scope] = True
            actors, rows, written = _enter(
                rungs, down, scoped, house.is_sink, state.covered, state.words, scope, PRESENT, actors, rows, written,
                scratch,
            )  # fmt: skip
            if state.ended.shape[0] > 0:
                actors_ended, rows_ended, written_ended = _enter(
                    rungs, down, scoped, house.is_sink, state.covered, state.ended, scope, ENDED, actors_ended,
                    rows_ended, written_ended, scratch,
                )  # fmt: skip
            depth += 1
        for at in range(groups.flips_first[group], groups.flips_first[group + 1]):
            state.pierced[groups.flips[at]] = not state.pierced[groups.flips[at]]
        for pair in range(pairs.first[group], pairs.first[group + 1]):
            chain, length, oversight, beside = _judge(
                rungs, house, state, pair, pairs.actor[pair], group + 1, depth > 0, judged, chain, length, oversight,
                beside, scratch,
            )  # fmt: skip
            chain_first[pair + 1] = length
            beside_first[pair + 1] = beside
        for case in range(cases.first[group], cases.first[group + 1]):
            _rule(rungs, house, state, pairs, cases, case, judged, ruled, scratch)
        for at in range(groups.flips_first[group], groups.flips_first[group + 1]):
            state.pierced[groups.flips[at]] = not state.pierced[groups.flips[at]]
    return chain_first, chain[:length], beside_first, oversight[:beside]
