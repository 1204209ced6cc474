"""What stands under every walk: the relations, the actors, what covers the group that is asked, and room to walk in."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.columns.machine import inner
from graph.columns.ragged import Places
from ontology.columns.house import Flags

__all__ = [
    "ACTOR",
    "AT",
    "BEFORE",
    "CAME_BY",
    "CLEAN",
    "COUNTS",
    "DIRTY",
    "FOUND",
    "JUDGED",
    "LOGGED",
    "MARK",
    "MARKS",
    "OFFICES",
    "PLACES",
    "QUEUE",
    "QUEUED",
    "RULED",
    "SEEN",
    "STACK",
    "Floor",
    "Records",
    "new",
    "onward",
    "room",
    "stands",
]

#: an array of one of the records below
Records = NDArray[Any]

#: What is known of an actor, whatever the choice; `pierced` alone changes with the group.
ACTOR = np.dtype(
    [
        ("is_sink", "?"),
        ("is_office", "?"),
        ("is_assembly", "?"),
        ("is_body", "?"),
        ("independent", "?"),
        ("researched", "?"),
        ("closed", "?"),  # a stated source says that there is nobody above it
        ("pierced", "?"),  # replaced by those who sit in it
        ("may_turn", "?"),  # its cone may, in some group, have actors that answer to each other and to nobody else
        ("turns", "?"),  # its cone has, where no scope covers a choice
        ("in_circle", "?"),  # it is one of those who do, where no scope covers a choice
        ("told", "u1"),  # what is to be said of it as the office of a chain, as bits of `CAVEATS`
    ]
)
#: The verdict on one who decides, and what hangs on it alone.
JUDGED = np.dtype(
    [
        ("verdict", "i1"),  # position in `VERDICTS`
        ("grade", "i1"),  # of the chain that the verdict names
        ("reach", "i1"),
        ("status", "i1"),
        ("told", "u1"),  # bits of `CAVEATS`
        ("granted", "?"),  # it has a relation that gives the power to decide
        ("hands", "?"),  # it has ministerial offices above it that do not serve as one
        ("office", "i4"),  # -1 without a chain
        ("terminal", "i4"),
        ("gaps", "i8"),  # bits of `GAP_NAMES`
        ("powers", "u8"),  # the thresholds of all its ministerial chains
    ]
)
#: The verdict on those who decide together.
RULED = np.dtype([("verdict", "i1"), ("ministerial", "i1"), ("grade", "i1"), ("told", "u1"), ("gaps", "i8")])

#: Rows of the room. By place (twice an actor, and one more where what is accounted for there is its own decision):
MARKS, PLACES, BEFORE, CAME_BY, CLEAN, DIRTY, FOUND = range(7)
#: by actor:
QUEUE, QUEUED, OFFICES, SEEN, COUNTS, STACK, AT, LOGGED = range(7, 15)
#: and how many walks there were: so nothing needs to be cleared between two.
MARK = 15


class Floor(NamedTuple):
    """What every walk is given."""

    #: the relations of actor `n` are at `first[n]:first[n + 1]`
    first: Places
    #: `graph.columns.rungs.RUNG`
    rungs: Records
    #: `ACTOR`
    actors: Records
    #: scope -> it covers the choices of the group
    covered: Flags
    #: actor x (any, own) x lane
    words: NDArray[np.uint64]
    room: NDArray[np.int64]


def room(actors: int) -> NDArray[np.int64]:
    """Return room to walk in; what nobody walks on takes no memory."""
    return np.zeros((MARK + 1, 2 * actors + 1), np.int64)


@inner
def new(floor: Floor) -> Any:
    """Return the number of a walk: larger than that of any before."""
    floor.room[MARK, 0] += 1
    return floor.room[MARK, 0]


@inner
def stands(floor: Floor, row: int, last: int) -> bool:
    """Tell whether a relation counts for the group; `last`: PRESENT, or ENDED for with what has ended."""
    rung = floor.rungs[row]
    return bool(rung["standing"] <= last and (rung["scope"] < 0 or floor.covered[rung["scope"]]))


@inner
def onward(floor: Floor, place: int, row: int) -> int:
    """Return the place after a relation: it is one's own decision still where all before acts as forum."""
    rung = floor.rungs[row]
    return int(2 * rung["upper"] + (1 if place % 2 == 1 and rung["acts_as_forum"] else 0))
