"""Every relation that may be asked for, by who gives account: what is climbed, whatever the choice.

Which of them stand for a choice is a matter of scope alone; that is told while one climbs (`graph.columns.asking`). So a
house is laid out once, however many choices it has and in however many portfolios they fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS
from graph.columns import kernels
from graph.columns.counting import Counting
from graph.columns.grades import CARRIES
from graph.columns.ragged import Places, starts
from ontology.columns.house import Bits, Flags, Numbers, Tenures

__all__ = [
    "CONTRADICTED",
    "ENDED",
    "GRANTING",
    "LEVELS",
    "ONE_PERSON",
    "PRESENT",
    "READ_IN_PART",
    "WAITING",
    "Down",
    "Rungs",
    "Scoped",
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


class Rungs(NamedTuple):
    """Relations by who gives account, then by name: those of actor `n` are at `first[n]:first[n + 1]`."""

    first: Places
    #: its number in the house
    relation: Numbers
    giver: Numbers
    #: the forum
    upper: Numbers
    grade: NDArray[np.int8]
    carries: Words
    level: NDArray[np.int8]
    status: NDArray[np.int8]
    #: -1: whatever the choice
    scope: Numbers
    #: PRESENT, ENDED, WAITING or GRANTING
    standing: NDArray[np.int8]
    own_conduct: Flags
    acts_as_forum: Flags
    nests: Flags
    grants_power: Flags
    #: 1 for the last relation of a chain to a parliament, 2 for one to an assembly
    ends: Bits
    #: READ_IN_PART, CONTRADICTED, ONE_PERSON
    told: Bits


class Down(NamedTuple):
    """Where the relations stand by which words come down from a forum: those of forum `n` at `first[n]:first[n + 1]`."""

    first: Places
    at: Places


class Scoped(NamedTuple):
    """Where the relations of a scope stand: those of scope `n` at `first[n]:first[n + 1]`."""

    first: Places
    at: Places


@dataclass(frozen=True, slots=True)
class Standing:
    """The relations of a house on a day, laid out to be climbed."""

    counting: Counting
    rungs: Rungs
    down: Down
    scoped: Scoped

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
        rungs = Rungs(
            first=starts(giver, size),
            relation=at.astype(np.int32),
            giver=giver,
            upper=upper,
            grade=np.where(carrying, r.grade[at], np.int8(0)),
            carries=np.where(carrying, CARRIES[r.grade[at]], np.uint64(0)),
            level=r.reach[at],
            status=r.status[at],
            scope=r.scope[at],
            standing=stands,
            own_conduct=r.own_conduct[at],
            acts_as_forum=r.acts_as_forum[at],
            nests=r.nests[at],
            grants_power=r.grants_power[at],
            ends=_ends(counting, giver, upper) * carrying.astype(np.uint8),
            told=told,
        )
        is_sink = counting.is_sink
        onward = np.flatnonzero(carrying)
        onward = onward[~is_sink[giver[onward]] & ~is_sink[upper[onward]]]
        down = onward[np.argsort(upper[onward], kind="stable")]
        limited = np.flatnonzero(carrying & (rungs.scope >= 0))
        by_scope = limited[np.argsort(rungs.scope[limited], kind="stable")]
        return cls(
            counting,
            rungs,
            Down(starts(upper[down], size), down),
            Scoped(starts(rungs.scope[by_scope], len(counting.columns.scopes)), by_scope),
        )

    def words(self, stands: Flags) -> Words:
        """Return actor x (any, own) x lane: the closure over the relations that stand."""
        rungs, lanes = self.rungs, LEVELS.size // len(SINKS)
        words = np.zeros((rungs.first.size - 1, 2, LEVELS.size), np.uint64)
        for sink in range(len(SINKS)):
            at = np.flatnonzero(stands & ((rungs.ends & (sink + 1)) > 0))
            through = np.where(rungs.level[at][:, None] <= LEVELS, rungs.carries[at][:, None], np.uint64(0))
            through[:, lanes * (1 - sink) : lanes * (2 - sink)] = 0
            np.bitwise_or.at(words[:, 1], rungs.giver[at], through)
            through[rungs.own_conduct[at]] = 0
            np.bitwise_or.at(words[:, 0], rungs.giver[at], through)
        self.spread(stands, words, LEVELS, rungs.carries)
        return words

    def spread(self, stands: Flags, words: Words, levels: NDArray[np.int8], carries: Words) -> None:
        """Bring words down by the relations that stand, until nobody gains anything."""
        rungs, size = self.rungs, self.rungs.first.size - 1
        at = self.down.at
        if not stands.all():
            at = at[stands[at]]
        kernels.spread(
            starts(rungs.upper[at], size), rungs.giver[at], carries[at], rungs.level[at],
            rungs.own_conduct[at], rungs.acts_as_forum[at], levels, words,
        )  # fmt: skip

    def meets(self, stands: Flags, places: NDArray[np.bool_]) -> Flags:
        """Return whose cone has any of these places: actor x (as any, as the one who decides)."""
        words = places.astype(np.uint64)[:, :, None]
        every = np.full(self.rungs.giver.size, 1, np.uint64)
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
    tenures: Tenures = counting.columns.tenures
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
