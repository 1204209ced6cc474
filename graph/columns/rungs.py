"""Every relation that may be asked for, by who gives account: what is climbed, whatever the choice.

Which of them stand for a choice is a matter of scope alone; that is told while one climbs (`graph.columns.asking`). So
a house is laid out once, however many choices it has and in however many portfolios they fall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.columns.counting import Counting
from graph.columns.grades import CARRIES
from graph.columns.lanes import LEVELS, ONWARD, TO_ASSEMBLY, TO_PARLIAMENT, closed, kinds, leads, meeting
from graph.columns.laying import Kinds, by
from graph.columns.ragged import Places
from ontology.columns.house import Bits, Flags

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
    #: what each is, and what it leads to (`graph.columns.lanes`)
    kind: Kinds
    to: Bits
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
        first, order = by(r.giver[asked], size)
        at = asked[order]
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
        to = leads(giver, upper, counting.is_parliament, counting.is_assembly, counting.is_office)
        to[~carrying] = 0
        rungs["ends"] = to & np.uint8(TO_PARLIAMENT | TO_ASSEMBLY)
        for name in ("own_conduct", "acts_as_forum", "nests", "grants_power"):
            rungs[name] = getattr(r, name)[at]
        kind = kinds(rungs["grade"], rungs["level"], rungs["own_conduct"], rungs["acts_as_forum"])
        onward = np.flatnonzero(to & ONWARD)
        down, by_forum = by(upper[onward], size)
        limited = np.flatnonzero(carrying & (rungs["scope"] >= 0))
        scoped, by_scope = by(rungs["scope"][limited], len(counting.columns.scopes))
        return cls(counting, first, rungs, kind, to, Rows(down, onward[by_forum]), Rows(scoped, limited[by_scope]))

    def words(self, stands: Flags) -> Words:
        """Return actor x (any, own) x lane: the closure over the relations that stand."""
        rungs = self.rungs
        return closed(rungs["giver"], rungs["upper"], self.kind, self.to * stands, self.first.size - 1)

    def meets(self, stands: Flags, places: Flags) -> Flags:
        """Return whose cone, along the relations that stand, has any of these places: actor x (as any, as decider)."""
        rungs = self.rungs
        return meeting(rungs["giver"], rungs["upper"], self.kind, self.to * stands, places)


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
