"""The closure of the full contract over relations side by side: six lanes, and two words an actor (model-2.md 3.4).

A lane is a kind of sink and the weakest reach that it takes. Relations are laid out once; the lanes to a kind of sink
are walked together, from those whose chains end at one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS
from graph.columns import machine
from graph.columns.grades import CARRIES
from graph.columns.kernels import spread
from graph.columns.laying import Kinds, Steps, fitting, laid
from graph.columns.machine import compiled
from ontology.columns.house import Bits, Flags, Numbers

__all__ = ["LANES", "LEVELS", "ONWARD", "TO_ASSEMBLY", "TO_PARLIAMENT", "closed", "kinds", "leads", "meeting"]

Words = NDArray[np.uint64]

#: the weakest reach of each lane: those to a parliament, then those to an assembly
LEVELS = np.array([level for _ in SINKS for level in range(len(REACHES))], np.int8)
LANES = LEVELS.size
#: What a relation leads to, as bits: it is the last of a chain to a sink, the first of `SINKS` first; a chain goes on.
TO_PARLIAMENT, TO_ASSEMBLY, ONWARD = 1, 2, 4

#: what each kind of relation is: the number of its grade, the rank of its reach, and its two flags
_GRADE, _LEVEL, _OWN_CONDUCT, _ACTS_AS_FORUM = (
    part.reshape(-1) for part in np.indices((CARRIES.size, len(REACHES) + 1, 2, 2))
)


def kinds(grade: NDArray[Any], level: NDArray[Any], own_conduct: Flags, acts_as_forum: Flags) -> Kinds:
    """Return of relations the number of what they are: grade, rank of the reach, own conduct, acts as its forum."""
    found: NDArray[np.int16] = np.asarray(grade, np.int16) * np.int16(len(REACHES) + 1)
    found += level
    for flag in (own_conduct, acts_as_forum):
        found *= np.int16(2)
        found += flag
    return found


def _through(carries: Words, farthest: int) -> Words:
    """Return what each kind lets through where a reach up to `farthest` counts: kind x 3, as for `kernels.spread`."""
    held = np.where(farthest >= _LEVEL, carries[_GRADE], np.uint64(0))
    flags = (_OWN_CONDUCT == 0, _ACTS_AS_FORUM == 0, _ACTS_AS_FORUM == 1)
    return np.stack([held * flag for flag in flags], axis=1)


#: kind x 3 x level; and where every relation lets everything through
_THROUGH = np.stack([_through(CARRIES, level) for level in range(len(REACHES))], axis=2)
_WHATEVER = np.stack([_through(np.ones_like(CARRIES), len(REACHES))] * len(REACHES), axis=2)


def _leads(giver: int, forum: int) -> int:
    parliament, assembly, office = 1, 2, 4
    if giver & (parliament | assembly):
        return 0
    if not forum & (parliament | assembly):
        return ONWARD
    to_parliament = forum & parliament and giver & office
    return (TO_PARLIAMENT if to_parliament else 0) | (TO_ASSEMBLY if forum & assembly else 0)


_LEADS = np.array([_leads(number >> 3, number & 7) for number in range(64)], np.uint8)


def leads(giver: Numbers, forum: Numbers, is_parliament: Flags, is_assembly: Flags, is_office: Flags) -> Bits:
    """Return what relations between these actors lead to; actors are known by number, and all forums are known."""
    is_a = np.zeros(is_office.size, np.uint8)
    for bit, flags in enumerate((is_parliament, is_assembly, is_office)):
        is_a |= flags.astype(np.uint8) << np.uint8(bit)
    if machine.COMPILED:
        return _led(fitting(giver), fitting(forum), is_a, _LEADS)
    found: Bits = _LEADS[is_a[giver] << np.uint8(3) | is_a[forum]]
    return found


@compiled
def _led(giver: Numbers, forum: Numbers, is_a: Bits, told: Bits) -> Bits:
    found = np.empty(giver.size, np.uint8)
    for place in range(giver.size):
        found[place] = told[is_a[giver[place]] << 3 | is_a[forum[place]]]
    return found


def closed(giver: Numbers, forum: Numbers, kind: Kinds, to: Bits, size: int) -> Words:
    """Return actor x (any, own) x lane, of `size` actors: what comes down to each along these relations.

    `kind` is what each is (`kinds`), and `to` what it leads to (`leads`), 0 where it does not count.
    """
    words = np.full((size, 2, LANES), 0, np.uint64)  # written to once, not when each page is come to
    steps = _steps(giver, forum, kind, to, size)
    for sink in range(len(SINKS)):
        last = np.flatnonzero(to & (1 << sink))
        ending, through = giver[last], _THROUGH[kind[last]]
        lanes = words[:, :, sink * len(REACHES) : (sink + 1) * len(REACHES)]
        np.bitwise_or.at(lanes[:, 0], ending, through[:, 0])
        np.bitwise_or.at(lanes[:, 1], ending, through[:, 1] | through[:, 2])
        spread(steps, _THROUGH, words, sink * len(REACHES), ending)
    return words


def meeting(giver: Numbers, forum: Numbers, kind: Kinds, to: Bits, places: Flags) -> Flags:
    """Return who comes, as the one who decides, to any of these places: actor x (as any, as the one who decides)."""
    words = np.repeat(places.astype(np.uint64), len(REACHES), axis=1).reshape(-1, 2, len(REACHES))
    spread(_steps(giver, forum, kind, to, len(places)), _WHATEVER, words, 0, np.flatnonzero(places.any(axis=1)))
    # a place of somebody else is met as any even where one decides oneself
    found: Flags = words[:, 1, 0] > 0
    return found


def _steps(giver: Numbers, forum: Numbers, kind: Kinds, to: Bits, size: int) -> Steps:
    """Return the relations along which chains go on."""
    return laid(giver, forum, np.where(to & ONWARD, kind, np.int16(-1)), size)
