"""What comes in with a scope, and goes out again: words spread from its relations, and are put back after."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.closure.portfolios import REACHES
from graph.columns.floor import LOGGED, QUEUE, QUEUED, Floor, new, stands
from graph.columns.hands import Hands, meets_more
from graph.columns.machine import inner
from graph.columns.ragged import Places
from graph.columns.rungs import LEVELS, Rows, Words
from graph.columns.walking import POWERED
from ontology.columns.house import Numbers

__all__ = ["Written", "enter", "leave", "nothing_written"]

_LEVELS = len(REACHES)
_NOTHING = np.uint64(0)


class Written(NamedTuple):
    """What actors held before: `many[0]` of them."""

    actor: Places
    words: Words
    #: whom they met; empty where nobody asks for that
    met: Numbers
    many: Places


@inner
def nothing_written(hands: Hands) -> Written:
    """Return room for what actors held before."""
    asked = min(1, hands.met.shape[0])
    return _room(16, asked)


@inner
def _room(size: int, asked: int) -> Written:
    words = np.empty((size, 2, LEVELS.size), np.uint64)
    met = np.empty((size * asked, 2, POWERED.size), np.int32)
    return Written(np.empty(size, np.int64), words, met, np.zeros(1, np.int64))


@inner
def _noted(written: Written, actor: int, words: Words, hands: Hands) -> Written:
    """Write down what an actor holds."""
    count = written.many[0]
    if count == written.actor.size:
        more = _room(2 * count, min(1, written.met.shape[0]))
        more.actor[:count] = written.actor
        more.words[:count] = written.words
        more.met[: written.met.shape[0]] = written.met
        written = more
    written.actor[count] = actor
    written.words[count] = words[actor]
    if written.met.shape[0] > 0:
        written.met[count] = hands.met[2 * actor : 2 * actor + 2]
    written.many[0] = count + 1
    return written


@inner
def _gains(floor: Floor, words: Words, row: int, write: bool) -> bool:
    """Tell whether whoever gives account gains by a relation; `write`: let it have that."""
    rung = floor.rungs[row]
    giver, forum, carries = rung["giver"], rung["upper"], rung["carries"]
    if floor.actors[giver]["is_sink"]:
        return False
    above = not floor.actors[forum]["is_sink"]
    gained = False
    for lane in range(LEVELS.size):
        if rung["level"] > LEVELS[lane]:
            continue
        as_any = as_own = _NOTHING
        if rung["ends"] & (lane // _LEVELS + 1):
            as_any = as_own = carries
        if above:
            as_any = as_any | words[forum, 0, lane] & carries
            as_own = as_own | words[forum, 1 if rung["acts_as_forum"] else 0, lane] & carries
        if rung["own_conduct"]:
            as_any = _NOTHING
        if as_any & ~words[giver, 0, lane] or as_own & ~words[giver, 1, lane]:
            gained = True
            if write:
                words[giver, 0, lane] |= as_any
                words[giver, 1, lane] |= as_own
    return gained


@inner
def enter(
    floor: Floor, down: Rows, scoped: Rows, words: Words, hands: Hands, scope: int, last: int, written: Written
) -> Written:
    """Let the relations of a scope that covers the group in; what actors held before is written down."""
    serial = new(floor)
    queue, queued = floor.room[QUEUE], floor.room[QUEUED]
    size = floor.first.size
    asked = hands.met.shape[0] > 0
    head, many, at, until = 0, 0, 0, 0
    turn, end = scoped.first[scope], scoped.first[scope + 1]
    while turn < end or at < until or many > 0:
        if turn < end:
            row = scoped.at[turn]
            turn += 1
        elif at < until:
            row = down.at[at]
            at += 1
        else:
            forum = queue[head]
            head = (head + 1) % size
            many -= 1
            queued[forum] = 0
            at, until = down.first[forum], down.first[forum + 1]
            continue
        if not stands(floor, row, last):
            continue
        met = asked and meets_more(floor, hands, row, False)
        if not met and not _gains(floor, words, row, False):
            continue
        giver = floor.rungs[row]["giver"]
        if floor.room[LOGGED, giver] != serial:
            floor.room[LOGGED, giver] = serial
            written = _noted(written, giver, words, hands)
        _gains(floor, words, row, True)
        if met:
            meets_more(floor, hands, row, True)
        if queued[giver] == 0:
            queued[giver] = 1
            queue[(head + many) % size] = giver
            many += 1
    return written


@inner
def leave(words: Words, hands: Hands, written: Written, since: int) -> None:
    """Put back what actors held before."""
    for at in range(written.many[0] - 1, since - 1, -1):
        actor = written.actor[at]
        words[actor] = written.words[at]
        if written.met.shape[0] > 0:
            hands.met[2 * actor : 2 * actor + 2] = written.met[at]
    written.many[0] = since
