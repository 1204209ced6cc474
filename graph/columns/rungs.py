"""Every relation that may be asked for, by who gives account: what is climbed, whatever the choice.

Which of them stand for a choice is a matter of scope alone; that is told while one climbs (`graph.columns.asking`). So
a house is laid out once, however many choices it has and in however many portfolios they fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS
from graph.columns import kernels
from graph.columns.counting import Counting
from graph.columns.grades import CARRIES
from graph.columns.ragged import Places, starts
from ontology.columns.house import Bits, Flags, Numbers

__all__ = [
    "CONTRADICTED",
    "ENDED",
    "GRANTING",
    "LEVELS",
    "ONE_PERSON",
    "PRESENT",
    "READ_IN_PART",
    "RUNG",
    "WAITING",
    "Rows",
    "Standing",
    "Words",
]

Words = NDArray[np.uint64]
#: What a relation is on the day: it counts; it would if it had not ended; it would but for its status; it carries
#: nothing and only gives the power to decide.
PRESENT, ENDED, WAITING, GRANTING = range(4)
#: What is to be told of a relation, as bits.
READ_IN_PART, CONTRADICTED, ONE_PERSON = 1, 2, 4
#: the weakest reach of each lane: those to a parliament, then those to an assembly
LEVELS = np.array([level for _ in SINKS for level in range(len(REACHES))], np.int8)


#: A relation as it is climbed.
RUNG = np.dtype(
    [
        ("carries", "u8"),
        ("relation", "i4"),  # its number in the house
        ("giver", "i4"),
        ("upper", "i4"),  # the forum
        ("scope", "i4"),  # -1: whatever the choice
        ("grade", "i1"),
        ("level", "i1"),  # the rank of its reach
        ("status", "i1"),
        ("standing", "i1"),  # PRESENT, ENDED, WAITING or GRANTING
        ("ends", "u1"),  # 1: the last relation of a chain to a parliament, 2: of one to an assembly
        ("told", "u1"),  # READ_IN_PART, CONTRADICTED, ONE_PERSON
        ("own_conduct", "?"),
        ("acts_as_forum", "?"),
        ("nests", "?"),
        ("grants_power", "?"),
    ]
)


class Rows(NamedTuple):
    """Where relations stand among the rungs: those of `n` are at `first[n]:first[n + 1]`."""

    first: Places
    at: Places


@dataclass(frozen=True, slots=True)
class Standing:
    """The relations of a house on a day, laid out to be climbed."""

    counting: Counting
    #: the relations of actor `n` are at `first[n]:first[n + 1]`, by name
    first: Places
    #: `RUNG`
    rungs: NDArray[Any]
    #: by forum: how words come down
    down: Rows
    #: by scope
    scoped: Rows

    @classmethod
    def of(cls, counting: Counting) -> Standing:
        """Lay out what counts, has ended or waits for evidence."""
        r, size = counting.columns.relations, len(counting.columns.actors.names)
        standing = np.full(r.giver.size, -1, np.int8)
        standing[counting.counts(r) & r.grants_power] = GRANTING
        for code, found in ((WAITING, counting.waiting), (ENDED, counting.ended), (PRESENT, counting.admissible)):
            standing[found] = code
        asked = np.flatnonzero((standing >= 0) & (r.giver >= 0))
        at = asked[np.argsort(r.giver[asked], kind="stable")]
        giver, upper, stands = r.giver[at], r.forum[at], standing[at]
        carrying = stands <= ENDED
        told = (
            r.read_in_part[at] * np.uint8(READ_IN_PART)
            | _contradicted(counting)[at] * np.uint8(CONTRADICTED)
            | _of_one_person(counting)[at] * np.uint8(ONE_PERSON)
        )
        rungs = np.zeros(at.size, RUNG)
        rungs["relation"], rungs["giver"], rungs["upper"], rungs["scope"] = at, giver, upper, r.scope[at]
        rungs["grade"][carrying] = r.grade[at[carrying]]
        rungs["carries"][carrying] = CARRIES[rungs["grade"][carrying]]
        rungs["level"], rungs["status"], rungs["standing"], rungs["told"] = r.reach[at], r.status[at], stands, told
        rungs["ends"][carrying] = _ends(counting, giver, upper)[carrying]
        for name in ("own_conduct", "acts_as_forum", "nests", "grants_power"):
            rungs[name] = getattr(r, name)[at]
        is_sink = counting.is_sink
        onward = np.flatnonzero(carrying)
        onward = onward[~is_sink[giver[onward]] & ~is_sink[upper[onward]]]
        down = onward[np.argsort(upper[onward], kind="stable")]
        limited = np.flatnonzero(carrying & (rungs["scope"] >= 0))
        by_scope = limited[np.argsort(rungs["scope"][limited], kind="stable")]
        return cls(
            counting,
            starts(giver, size),
            rungs,
            Rows(starts(upper[down], size), down),
            Rows(starts(rungs["scope"][by_scope], len(counting.columns.scopes)), by_scope),
        )

    def words(self, stands: Flags) -> Words:
        """Return actor x (any, own) x lane: the closure over the relations that stand."""
        rungs, lanes = self.rungs, LEVELS.size // len(SINKS)
        words = np.zeros((self.first.size - 1, 2, LEVELS.size), np.uint64)
        for sink in range(len(SINKS)):
            at = np.flatnonzero(stands & ((rungs["ends"] & (sink + 1)) > 0))
            through = np.where(rungs["level"][at][:, None] <= LEVELS, rungs["carries"][at][:, None], np.uint64(0))
            through[:, lanes * (1 - sink) : lanes * (2 - sink)] = 0
            np.bitwise_or.at(words[:, 1], rungs["giver"][at], through)
            through[rungs["own_conduct"][at]] = 0
            np.bitwise_or.at(words[:, 0], rungs["giver"][at], through)
        self.spread(stands, words, LEVELS, rungs["carries"])
        return words

    def spread(self, stands: Flags, words: Words, levels: NDArray[np.int8], carries: Words) -> None:
        """Bring words down by the relations that stand, until nobody gains anything."""
        rungs, size = self.rungs, self.first.size - 1
        at = self.down.at
        if not stands.all():
            at = at[stands[at]]
        kernels.spread(
            starts(rungs["upper"][at], size), rungs["giver"][at], carries[at], rungs["level"][at],
            rungs["own_conduct"][at], rungs["acts_as_forum"][at], levels, words,
        )  # fmt: skip

    def meets(self, stands: Flags, places: NDArray[np.bool_]) -> Flags:
        """Return whose cone has any of these places: actor x (as any, as the one who decides)."""
        words = places.astype(np.uint64)[:, :, None]
        every = np.full(self.rungs.size, 1, np.uint64)
        self.spread(stands, words, np.array([len(REACHES)], np.int8), every)
        # a place of somebody else is met as any even where one decides oneself
        found: Flags = words[:, 1, 0] > 0
        return found


def _ends(counting: Counting, giver: Numbers, upper: Numbers) -> Bits:
    """Return of which relations a chain ends there."""
    inside = ~counting.is_sink[giver] & (upper >= 0)
    to_parliament = inside & counting.is_parliament[upper] & counting.is_office[giver]
    to_assembly = inside & counting.is_assembly[upper]
    found: Bits = to_parliament * np.uint8(1) | to_assembly * np.uint8(2)
    return found


def _contradicted(counting: Counting) -> Flags:
    """Return of which relations another source says otherwise on the day, on accepted evidence."""
    r = counting.columns.relations
    found = np.zeros(r.giver.size, np.bool_)
    if r.contradicts.members.size:
        said = counting.counts(r)[r.contradicts.members]
        found[np.repeat(np.arange(found.size), np.diff(r.contradicts.first))[said]] = True
    return found


def _of_one_person(counting: Counting) -> Flags:
    """Return of which relations one person holds both ends on the day."""
    tenures = counting.columns.tenures
    r = counting.columns.relations
    told = counting.counts(tenures) & (tenures.office >= 0)
    held: dict[int, set[int]] = {}
    for office, holder in zip(tenures.office[told].tolist(), tenures.holder[told].tolist(), strict=True):
        held.setdefault(office, set()).add(holder)
    having = np.zeros(len(counting.columns.actors.names) + 1, np.bool_)
    having[list(held)] = True
    found = np.zeros(r.giver.size, np.bool_)
    for one in np.flatnonzero(having[r.giver] & having[r.forum]).tolist():
        found[one] = not held[int(r.giver[one])].isdisjoint(held[int(r.forum[one])])
    return found
