"""Whether ministerial offices that do not serve as one stand above a decider, of everybody at once (model-2.md 4).

A minister above whom nobody stands is met with whoever is tied to that office: the offices that one comes to serve as
one where some actor is above them all, themselves included. Where each office is tied to one other at most, and ties
make no circle, the first such actor says it all: so one actor a place is kept, and words of it come down as grades do.
Elsewhere one goes and looks (`graph.columns.walking.has_many_hands`), which is what is meant.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.columns.floor import Floor, Records, stands
from graph.columns.grades import BITS
from graph.columns.machine import compiled, inner
from graph.columns.rungs import PRESENT, Rows
from graph.columns.walking import POWERED
from ontology.columns.house import Numbers

__all__ = ["Hands", "Ties", "hands_of", "many_met", "meets_more", "no_hands"]

#: of a place: no office is met; offices that do not serve as one
NOBODY, MANY = -1, -2


class Ties(NamedTuple):
    """As whom each actor serves beside itself: the one above it, -1 for nobody, and how many there are above that."""

    above: Numbers
    depth: Numbers


class Hands(NamedTuple):
    """Who is met from each place, by chains on which a power is held."""

    #: place (twice an actor, and one more where it decides itself) x power: as whom all offices that are met serve
    met: NDArray[np.int32]
    ties: Ties


@inner
def no_hands() -> Hands:
    """Return what is asked of nobody."""
    nobody = np.zeros(0, np.int32)
    return Hands(np.zeros((0, POWERED.size), np.int32), Ties(nobody, nobody))


def _ties(rungs: Records, actors: int) -> Ties | None:
    """Return as whom each actor serves; None where that hangs on the choice, is more than one, or goes in a circle."""
    tied = np.flatnonzero(rungs["nests"] & (rungs["standing"] == PRESENT))
    above = np.full(actors, -1, np.int32)
    if (rungs["scope"][tied] >= 0).any():
        return None
    giver, upper = rungs["giver"][tied], rungs["upper"][tied]
    above[giver] = upper
    if (above[giver] != upper).any():
        return None
    # twice as far up each time: who has not come to the end after so many times goes in a circle
    come = np.append(np.where(above < 0, actors, above), actors)
    depth = (come < actors).astype(np.int32)
    for _ in range(actors.bit_length()):
        if not (come < actors).any():
            return Ties(above, depth)
        depth += depth[come]
        come = come[come]
    return None


@inner
def _together(ties: Ties, one: int, other: int) -> int:
    """Return as whom two serve alike, the first of these; who is met by nobody changes nothing."""
    if one == other or other == NOBODY:
        return one
    if one == NOBODY:
        return other
    if one == MANY or other == MANY:
        return MANY
    while one != other:
        if ties.depth[one] >= ties.depth[other]:
            one = int(ties.above[one])
        else:
            other = int(ties.above[other])
        if one < 0 or other < 0:
            return MANY
    return one


@inner
def _counts(floor: Floor, row: int, power: int) -> bool:
    """Tell whether a power is held along a relation."""
    rung = floor.rungs[row]
    return bool(rung["carries"] & BITS[POWERED[power]])


@inner
def meets_more(floor: Floor, hands: Hands, row: int, write: bool) -> bool:
    """Tell whether whoever gives account meets more by a relation that stands; `write`: let it be so.

    No chain goes on beyond a ministerial office.
    """
    rung = floor.rungs[row]
    giver, forum = rung["giver"], rung["upper"]
    if rung["level"] > 1 or floor.actors[giver]["is_sink"]:
        return False
    ends = (rung["ends"] & 1) > 0
    if not ends and (floor.actors[giver]["is_office"] or floor.actors[forum]["is_sink"]):
        return False
    above = 2 * forum
    more = False
    for power in range(POWERED.size):
        if not _counts(floor, row, power):
            continue
        as_own = giver if ends else hands.met[above + (1 if rung["acts_as_forum"] else 0), power]
        held = hands.met[2 * giver + 1, power]
        now = _together(hands.ties, held, as_own)
        if now != held:
            more = True
            if write:
                hands.met[2 * giver + 1, power] = now
        if rung["own_conduct"]:
            continue
        as_any = giver if ends else hands.met[above, power]
        held = hands.met[2 * giver, power]
        now = _together(hands.ties, held, as_any)
        if now != held:
            more = True
            if write:
                hands.met[2 * giver, power] = now
    return more


def hands_of(floor: Floor, down: Rows) -> Hands:
    """Return whom everybody meets where no scope covers a choice; nobody meets anyone where ties are not so simple."""
    found = _ties(floor.rungs, floor.actors.size)
    if found is None:
        nobody = np.zeros(0, np.int32)
        return Hands(np.zeros((0, POWERED.size), np.int32), Ties(nobody, nobody))
    hands = Hands(np.full((2 * floor.actors.size, POWERED.size), NOBODY, np.int32), found)
    _meet(floor, down, hands)
    return hands


@compiled
def _meet(floor: Floor, down: Rows, hands: Hands) -> None:
    """Let everybody meet whom they meet where no scope covers a choice."""
    size = floor.actors.size
    waiting, is_waiting = np.empty(size + 1, np.int32), np.zeros(size, np.bool_)
    head, count = 0, 0
    for row in range(floor.rungs.size):
        if floor.rungs[row]["ends"] & 1 == 0 or not stands(floor, row, PRESENT):
            continue
        giver = floor.rungs[row]["giver"]
        if meets_more(floor, hands, row, True) and not is_waiting[giver]:
            is_waiting[giver] = True
            waiting[count] = giver
            count += 1
    while count > 0:
        forum = waiting[head]
        head = (head + 1) % waiting.size
        count -= 1
        is_waiting[forum] = False
        for at in range(down.first[forum], down.first[forum + 1]):
            row = down.at[at]
            if not stands(floor, row, PRESENT) or not meets_more(floor, hands, row, True):
                continue
            giver = floor.rungs[row]["giver"]
            if not is_waiting[giver]:
                is_waiting[giver] = True
                waiting[(head + count) % waiting.size] = giver
                count += 1


@inner
def many_met(floor: Floor, hands: Hands, actor: int) -> bool:
    """Tell whether offices that do not serve as one stand above a decider, by whatever power.

    A decider that is an office itself goes on from there, as no chain from another does.
    """
    found = NOBODY
    for power in range(POWERED.size):
        found = _together(hands.ties, found, hands.met[2 * actor + 1, power])
    if not floor.actors[actor]["is_office"]:
        return bool(found == MANY)
    for row in range(floor.first[actor], floor.first[actor + 1]):
        rung = floor.rungs[row]
        if rung["level"] > 1 or floor.actors[rung["upper"]]["is_sink"] or not stands(floor, row, PRESENT):
            continue
        above = 2 * rung["upper"] + (1 if rung["acts_as_forum"] else 0)
        for power in range(POWERED.size):
            if _counts(floor, row, power):
                found = _together(hands.ties, found, hands.met[above, power])
    return bool(found == MANY)
