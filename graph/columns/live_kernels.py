"""What one relation more or less changes in a closure, number by number (`graph.columns.live`).

A relation that comes spreads what it carries downward. One that goes takes with it, below it, all that nothing else
holds up; and what stands in a circle holds itself up. So actors have labels: who is above has none higher, and
in a circle all have the same. What comes from a lower label, or from a sink, holds: it cannot rest on what has gone.
Downward, label by label, what does not hold is taken out, and inside one label put back where it still arrives.

Compiled by numba where it is there; without it the same functions run as plain Python.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.columns.grades import CARRIES
from graph.columns.machine import compiled, inner
from ontology.columns.house import Flags, Numbers

__all__ = ["GAP", "LANES", "Edges", "Scratch", "add", "labelled", "link", "relabel", "withdraw"]

Words = NDArray[np.uint64]
Places = NDArray[np.int64]

#: lanes of either word: kinds of sink x reach levels
LANES = 6
_LEVELS = 3
#: how far apart two labels are at first, so that there is room between them
GAP = 1 << 34


class Edges(NamedTuple):
    """The relations, each in two lists: of whoever gives the account, and of the forum."""

    giver: Numbers
    forum: Numbers
    #: the number of the grade, and the rank of the reach
    grade: NDArray[np.int8]
    level: NDArray[np.int8]
    own_conduct: Flags
    acts_as_forum: Flags
    #: kind of sink where the relation ends a chain, 2 where it leads nowhere, -1 where a chain goes on
    end: NDArray[np.int8]
    stands: Flags
    #: the relation after this one in either list, and the first of each actor; -1 is the end
    next_up: Numbers
    next_down: Numbers
    first_up: Numbers
    first_down: Numbers


class Scratch(NamedTuple):
    """Room to work in, as it was found after every edit."""

    queue: Numbers
    is_waiting: Flags
    heap: Numbers
    in_heap: Flags
    group: Numbers
    in_group: Flags
    #: what may be lost, actor x lane
    doubtful: Words
    #: actors touched by an edit, what they held before, and where in this list an actor stands; -1 nowhere
    touched: Numbers
    before: Words
    at: Numbers


@compiled
def link(edges: Edges, start: int, stop: int) -> None:
    """Put relations in their lists, so that the first comes first."""
    for edge in range(stop - 1, start - 1, -1):
        giver, forum = edges.giver[edge], edges.forum[edge]
        edges.next_up[edge] = edges.first_up[giver]
        edges.first_up[giver] = edge
        edges.next_down[edge] = edges.first_down[forum]
        edges.first_down[forum] = edge


@inner
def _come(edges: Edges, edge: int, held: Words, row: int, into: Words) -> None:
    """Join to `into` what comes down along a relation of what its forum holds, in a row."""
    carries, end = CARRIES[edges.grade[edge]], edges.end[edge]
    own_conduct, acts = edges.own_conduct[edge], edges.acts_as_forum[edge]
    for lane in range(LANES):
        if edges.level[edge] > lane % _LEVELS:
            continue
        if end < 0:
            as_any = held[row, lane] & carries
            as_own = held[row, LANES + lane] & carries if acts else as_any
        elif end == lane // _LEVELS:
            as_any = carries
            as_own = carries
        else:
            continue
        if not own_conduct:
            into[lane] |= as_any
        into[LANES + lane] |= as_own


@inner
def _gains(come: Words, words: Words, actor: int) -> bool:
    """Tell whether something comes that an actor does not hold yet."""
    more = False
    for lane in range(2 * LANES):
        more = more or come[lane] & ~words[actor, lane] != 0
    return more


@inner
def _join(come: Words, words: Words, actor: int) -> None:
    for lane in range(2 * LANES):
        words[actor, lane] |= come[lane]


@inner
def _clear(row: Words) -> None:
    for lane in range(2 * LANES):
        row[lane] = 0


@inner
def _touch(actor: int, words: Words, scratch: Scratch, count: int) -> int:
    """Keep what an actor held before this edit, once; return how many are kept."""
    if scratch.at[actor] >= 0:
        return count
    scratch.at[actor] = count
    scratch.touched[count] = actor
    for lane in range(2 * LANES):
        scratch.before[count, lane] = words[actor, lane]
    return count + 1


@compiled
def add(edges: Edges, edge: int, words: Words, scratch: Scratch, most: int) -> int:
    """Spread what a relation that is linked and stands brings; return how many actors are touched.

    Once more relations are walked than `most` it stops, and returns that number less than nothing, less one.
    """
    walked = 0
    queue, is_waiting = scratch.queue, scratch.is_waiting
    come = np.zeros(2 * LANES, np.uint64)
    count = 0
    head = 0
    waiting = 0
    giver = edges.giver[edge]
    _come(edges, edge, words, edges.forum[edge], come)
    if _gains(come, words, giver):
        count = _touch(giver, words, scratch, count)
        _join(come, words, giver)
        queue[0] = giver
        is_waiting[giver] = True
        waiting = 1
    while waiting:
        if walked > most:
            return -count - 1
        forum = queue[head]
        head = (head + 1) % queue.size
        waiting -= 1
        is_waiting[forum] = False
        below = edges.first_down[forum]
        while below >= 0:
            walked += 1
            if edges.stands[below] and edges.end[below] < 0:
                giver = edges.giver[below]
                _clear(come)
                _come(edges, below, words, forum, come)
                if _gains(come, words, giver):
                    count = _touch(giver, words, scratch, count)
                    _join(come, words, giver)
                    if not is_waiting[giver]:
                        is_waiting[giver] = True
                        queue[(head + waiting) % queue.size] = giver
                        waiting += 1
            below = edges.next_down[below]
    return count


@compiled
def withdraw(edges: Edges, edge: int, words: Words, label: Places, scratch: Scratch, most: int) -> int:
    """Take out what nothing holds up now that a relation does not stand; return how many actors are touched.

    Once more relations are walked than `most` it stops, and returns that number less than nothing, less one.
    """
    walked = 0
    lost = np.zeros((1, 2 * LANES), np.uint64)
    held = np.zeros(2 * LANES, np.uint64)
    giver = edges.giver[edge]
    _come(edges, edge, words, edges.forum[edge], held)
    count = 0
    size = _doubt(giver, held, words, label, scratch, 0)
    while size:
        here = label[scratch.heap[0]]
        waiting = 0
        while size and label[scratch.heap[0]] == here:
            actor = scratch.heap[0]
            size = _pop(label, scratch, size)
            scratch.queue[waiting] = actor
            scratch.is_waiting[actor] = True
            waiting += 1
        members = 0
        # what does not come from below this label is taken out, around circles too
        while waiting:
            if walked > most:
                return -count - 1
            waiting -= 1
            actor = scratch.queue[waiting]
            scratch.is_waiting[actor] = False
            walked += _holding(edges, actor, words, label, here, held)
            any_lost = False
            for lane in range(2 * LANES):
                gone = scratch.doubtful[actor, lane] & words[actor, lane] & ~held[lane]
                scratch.doubtful[actor, lane] = 0
                lost[0, lane] = gone
                any_lost = any_lost or gone != 0
            if not any_lost:
                continue
            count = _touch(actor, words, scratch, count)
            if not scratch.in_group[actor]:
                scratch.in_group[actor] = True
                scratch.group[members] = actor
                members += 1
            for lane in range(2 * LANES):
                words[actor, lane] &= ~lost[0, lane]
            below = edges.first_down[actor]
            while below >= 0:
                walked += 1
                giver = edges.giver[below]
                if edges.stands[below] and edges.end[below] < 0 and label[giver] == here:
                    _clear(held)
                    _come(edges, below, lost, 0, held)
                    if _doubts(giver, held, words, scratch) and not scratch.is_waiting[giver]:
                        scratch.is_waiting[giver] = True
                        scratch.queue[waiting] = giver
                        waiting += 1
                below = edges.next_down[below]
        walked = _put_back(edges, words, label, here, members, scratch, walked, most)
        for number in range(members):
            actor = scratch.group[number]
            scratch.in_group[actor] = False
            any_lost = False
            for lane in range(2 * LANES):
                lost[0, lane] = scratch.before[scratch.at[actor], lane] & ~words[actor, lane]
                any_lost = any_lost or lost[0, lane] != 0
            if not any_lost:
                continue
            below = edges.first_down[actor]
            while below >= 0:
                walked += 1
                giver = edges.giver[below]
                if edges.stands[below] and edges.end[below] < 0 and label[giver] > here:
                    _clear(held)
                    _come(edges, below, lost, 0, held)
                    size = _doubt(giver, held, words, label, scratch, size)
                below = edges.next_down[below]
        if walked > most:
            return -count - 1
    return count


@inner
def _holding(edges: Edges, actor: int, words: Words, label: Places, here: int, held: Words) -> int:
    """Find what comes to an actor from sinks and from lower labels; return how many relations are walked."""
    _clear(held)
    walked = 0
    above = edges.first_up[actor]
    while above >= 0:
        if edges.stands[above] and (edges.end[above] >= 0 or label[edges.forum[above]] < here):
            _come(edges, above, words, edges.forum[above], held)
        above = edges.next_up[above]
        walked += 1
    return walked


@inner
def _put_back(
    edges: Edges, words: Words, label: Places, here: int, members: int, scratch: Scratch, walked: int, most: int
) -> int:
    """Join to those of one label who lost something what still comes to them, until nobody gains.

    Return how many relations are walked by now; it stops once that is more than `most`.
    """
    come = np.zeros(2 * LANES, np.uint64)
    waiting = members
    for number in range(members):
        scratch.queue[number] = scratch.group[number]
        scratch.is_waiting[scratch.group[number]] = True
    while waiting and walked <= most:
        waiting -= 1
        actor = scratch.queue[waiting]
        scratch.is_waiting[actor] = False
        walked += _holding(edges, actor, words, label, here + 1, come)
        if not _gains(come, words, actor):
            continue
        _join(come, words, actor)
        below = edges.first_down[actor]
        while below >= 0:
            giver = edges.giver[below]
            if edges.stands[below] and scratch.in_group[giver] and not scratch.is_waiting[giver]:
                scratch.is_waiting[giver] = True
                scratch.queue[waiting] = giver
                waiting += 1
            below = edges.next_down[below]
            walked += 1
    return walked


@inner
def _doubts(actor: int, lost: Words, words: Words, scratch: Scratch) -> bool:
    """Note what an actor may have lost; tell whether that is anything."""
    any_lost = False
    for lane in range(2 * LANES):
        gone = lost[lane] & words[actor, lane]
        scratch.doubtful[actor, lane] |= gone
        any_lost = any_lost or gone != 0
    return any_lost


@inner
def _doubt(actor: int, lost: Words, words: Words, label: Places, scratch: Scratch, size: int) -> int:
    """Note what an actor may have lost, and put it on the heap; return how many stand there."""
    if not _doubts(actor, lost, words, scratch) or scratch.in_heap[actor]:
        return size
    return _push(actor, label, scratch, size)


@inner
def _push(actor: int, label: Places, scratch: Scratch, size: int) -> int:
    """Put an actor on the heap, the lowest label first; return how many stand there."""
    scratch.in_heap[actor] = True
    heap = scratch.heap
    at = size
    heap[at] = actor
    while at and label[heap[(at - 1) // 2]] > label[heap[at]]:
        heap[at], heap[(at - 1) // 2] = heap[(at - 1) // 2], heap[at]
        at = (at - 1) // 2
    return size + 1


@inner
def _pop(label: Places, scratch: Scratch, size: int) -> int:
    """Take the first from the heap; return how many are left."""
    heap = scratch.heap
    scratch.in_heap[heap[0]] = False
    size -= 1
    heap[0] = heap[size]
    at = 0
    while True:
        least = at
        for below in (2 * at + 1, 2 * at + 2):
            if below < size and label[heap[below]] < label[heap[least]]:
                least = below
        if least == at:
            return size
        heap[at], heap[least] = heap[least], heap[at]
        at = least


@compiled
def labelled(edges: Edges, label: Places) -> None:
    """Give every actor its label: whoever is in one circle the same, whoever is above a lower one (Tarjan)."""
    size = edges.first_up.size
    number = np.zeros(size, np.int64)
    low = np.zeros(size, np.int64)
    on_stack = np.zeros(size, np.bool_)
    stack = np.empty(size, np.int32)
    path = np.empty(size, np.int32)
    ahead = edges.first_up.copy()
    stacked = 0
    met = 0
    done = 0
    for start in range(size):
        if number[start]:
            continue
        depth = 1
        path[0] = start
        met += 1
        number[start] = low[start] = met
        stack[stacked] = start
        on_stack[start] = True
        stacked += 1
        while depth:
            actor = path[depth - 1]
            edge = ahead[actor]
            if edge >= 0:
                ahead[actor] = edges.next_up[edge]
                if not edges.stands[edge] or edges.end[edge] >= 0:
                    continue
                forum = edges.forum[edge]
                if not number[forum]:
                    met += 1
                    number[forum] = low[forum] = met
                    stack[stacked] = forum
                    on_stack[forum] = True
                    stacked += 1
                    path[depth] = forum
                    depth += 1
                elif on_stack[forum]:
                    low[actor] = min(low[actor], number[forum])
                continue
            depth -= 1
            if depth:
                low[path[depth - 1]] = min(low[path[depth - 1]], low[actor])
            if low[actor] == number[actor]:
                done += 1
                while True:
                    stacked -= 1
                    one = stack[stacked]
                    on_stack[one] = False
                    label[one] = done * GAP
                    if one == actor:
                        break


@compiled
def relabel(edges: Edges, edge: int, label: Places, scratch: Scratch) -> bool:
    """Make the labels right for a relation that came; False where there is no room: all are then to be given anew.

    Either whoever is above its forum is labelled lower, or whoever is below its giver higher: the fewer of them.
    """
    low, high = edges.giver[edge], edges.forum[edge]
    if edges.end[edge] >= 0 or label[high] <= label[low]:
        return True
    above, is_above, below, is_below = scratch.group, scratch.in_group, scratch.queue, scratch.is_waiting
    above[0], below[0] = high, low
    is_above[high] = True
    is_below[low] = True
    aboves = belows = 1
    done = 0
    while done < aboves and done < belows:
        aboves = _meet(edges, label, 1, label[low], done, above, is_above, aboves)
        belows = _meet(edges, label, -1, -label[high], done, below, is_below, belows)
        done += 1
    if done == aboves:
        room = _shift(edges, label, 1, label[low], above, is_above, aboves, scratch)
    else:
        room = _shift(edges, label, -1, -label[high], below, is_below, belows, scratch)
    for number in range(aboves):
        is_above[above[number]] = False
    for number in range(belows):
        is_below[below[number]] = False
    return room


@inner
def _meet(
    edges: Edges, label: Places, way: int, edge_of: int, number: int, group: Numbers, in_group: Flags, members: int
) -> int:
    """Put in a group whoever is next to its member of this number, upward or downward, and labelled beyond the edge."""
    to = edges.first_up[group[number]] if way > 0 else edges.first_down[group[number]]
    while to >= 0:
        other = edges.forum[to] if way > 0 else edges.giver[to]
        if edges.stands[to] and edges.end[to] < 0 and way * label[other] > edge_of and not in_group[other]:
            in_group[other] = True
            group[members] = other
            members += 1
        to = edges.next_up[to] if way > 0 else edges.next_down[to]
    return members


@inner
def _shift(
    edges: Edges, label: Places, way: int, edge_of: int, group: Numbers, in_group: Flags, members: int, scratch: Scratch
) -> bool:
    """Label a group before its edge, in the order it had; who comes round to the edge is one circle with it."""
    circle = np.empty(members, np.int32)
    turning = 0
    under = edge_of - GAP
    for number in range(members):
        member = group[number]
        to = edges.first_up[member] if way > 0 else edges.first_down[member]
        turns = False
        while to >= 0:
            other = edges.forum[to] if way > 0 else edges.giver[to]
            if edges.stands[to] and edges.end[to] < 0:
                if way * label[other] == edge_of:
                    turns = True
                elif way * label[other] < edge_of:
                    under = max(under, way * label[other])
            to = edges.next_up[to] if way > 0 else edges.next_down[to]
        if turns:
            in_group[member] = False
            circle[turning] = member
            turning += 1
    done = 0
    while done < turning:
        to = edges.first_down[circle[done]] if way > 0 else edges.first_up[circle[done]]
        while to >= 0:
            other = edges.giver[to] if way > 0 else edges.forum[to]
            if edges.stands[to] and edges.end[to] < 0 and in_group[other]:
                in_group[other] = False
                circle[turning] = other
                turning += 1
            to = edges.next_down[to] if way > 0 else edges.next_up[to]
        done += 1
    for number in range(turning):
        label[circle[number]] = way * edge_of
    # the others by their labels, the lowest first
    size = 0
    for number in range(members):
        if in_group[group[number]]:
            size = _push(group[number], label, scratch, size)
    rest = np.empty(members - turning, np.int32)
    kinds = 0
    for number in range(rest.size):
        rest[number] = scratch.heap[0]
        size = _pop(label, scratch, size)
        if number == 0 or label[rest[number]] != label[rest[number - 1]]:
            kinds += 1
    # in the farther half of the room: the next to come will mostly stand between these and the edge
    step = (edge_of - under) // (2 * kinds + 1)
    if step < 1:
        return False
    # whoever is farthest from the edge comes first to where there is room
    kinds = 0
    last = 0
    for number in range(rest.size):
        member = rest[number] if way > 0 else rest[rest.size - 1 - number]
        if number == 0 or label[member] != last:
            kinds += 1
            last = label[member]
        label[member] = way * (under + step * kinds)
    return True
