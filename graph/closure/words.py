"""The closure: which grades of accountability reach which actor, as one 64-bit word per actor.

`{0,1,2,3}^3` has 64 elements. The word of an actor has a bit for every threshold (i, d, c) such that some
chain from the actor has at least these grades. Along a relation words are cut (AND) to what the relation
carries, at an actor they are joined (OR); a chain that meets itself again carries nothing more, so the
fixpoint over walks is the answer over simple chains. There is a word per kind of sink and reach level; they stand
side by side in one integer, so that one pass does for all.

An actor has two words of each (model-2.md 3.4). *Any* is what reaches it whatever came before: relations of own
conduct do not stand there. *Own* is what reaches it as the one that decides: its relations of own conduct stand, and
where a relation acts as forum the forum is asked as the one that decides, anywhere else as any. The own words stand to
the left of the others in the same integer.

What reaches an actor is above it: words are worked out for an actor when it is asked, with everybody above, by the
engine of the ladder (`graph.closure.engines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from graph.closure.admissibility import Ladder, Rung
from graph.closure.portfolios import REACHES
from graph.records import Grade

__all__ = [
    "LANES",
    "OWN",
    "SINKS",
    "Along",
    "along",
    "bit",
    "carried",
    "ended",
    "lanes",
    "maximal",
    "preference",
    "reaches",
    "side_by_side",
    "thresholds",
    "word",
    "words",
]

SINKS = ("ministerial", "local")


def bit(grade: Grade) -> int:
    """Return the bit that stands for a threshold."""
    return 1 << (grade.information * 16 + grade.discussion * 4 + grade.consequences)


_GRADES = tuple(Grade(*g) for g in product(range(4), repeat=3))
_BELOW = {
    grade: sum(bit(g) for g in _GRADES if all(x <= y for x, y in zip(g, grade, strict=True))) for grade in _GRADES
}
_ALL = _BELOW[Grade(3, 3, 3)]
#: (kind of sink, reach level) -> how far to the left its word stands
LANES = {lane: 64 * n for n, lane in enumerate(product(SINKS, range(len(REACHES))))}
#: how far to the left the own words stand of the others
OWN = 64 * len(LANES)
_EVERY = (1 << OWN) - 1


def carried(grade: Grade) -> int:
    """Return the word of every threshold at or below a grade."""
    return _BELOW[grade]


def word(ladder: Ladder, actor: str, sink: str, level: int) -> int:
    """Return the word of a decider for chains of kind `sink` ('ministerial', 'local') and reach up to `level`.

    `level` 0 is decision only, 1 adds powers, 2 adds system. An actor without a chain has an empty word, 0.
    """
    return side_by_side(ladder, actor) >> OWN + LANES[sink, level] & _ALL


def words(ladder: Ladder, sink: str, level: int) -> dict[str, int]:
    """Return actor -> word (as `word` has it) for every actor with a chain."""
    givers = list(ladder.givers())
    if not ladder.words.keys() >= set(givers):
        ladder.words.update(ladder.engine.words(ladder, givers))
    found = ((actor, word(ladder, actor, sink, level)) for actor in givers)
    return {actor: held for actor, held in found if held}


def reaches(ladder: Ladder, actor: str, *, own: bool = True) -> bool:
    """Tell whether an actor has any chain at all: as the one that decides, or as any."""
    known = ladder.gets_out(actor, own=own)
    if known is not None:
        return known
    held = side_by_side(ladder, actor)
    return bool(held >> OWN if own else held & _EVERY)


def side_by_side(ladder: Ladder, actor: str) -> int:
    """Return every word of an actor, side by side."""
    if actor not in ladder.words:
        ladder.words.update(ladder.engine.words(ladder, ladder.above(actor)))
    return ladder.words[actor]


class Along(NamedTuple):
    """What relations between the same two let through: of what a forum holds, to whoever gives it account.

    `same` goes to where it stands; `lifted` goes from the words of any to the own words.
    """

    same: int = 0
    lifted: int = 0

    def of(self, held: int) -> int:
        """Return what comes down of what the forum holds."""
        return held & self.same | (held & self.lifted) << OWN

    def beside(self, other: Along) -> Along:
        """Return what two relations beside each other let through."""
        return Along(self.same | other.same, self.lifted | other.lifted)


def along(rung: Rung) -> Along:
    """Return what a relation lets through of what its forum holds."""
    through = lanes(rung.grade, rung.reach, SINKS)
    same = (0 if rung.own_conduct else through) | (through << OWN if rung.acts_as_forum else 0)
    return Along(same, 0 if rung.acts_as_forum else through)


def ended(rung: Rung, sinks: tuple[str, ...]) -> int:
    """Return what the last relation of a chain to these kinds of sink gives its account-giver."""
    through = lanes(rung.grade, rung.reach, sinks)
    return (0 if rung.own_conduct else through) | through << OWN


@cache
def lanes(grade: Grade, reach: str, sinks: tuple[str, ...]) -> int:
    """Return the thresholds of a grade, in the lane of every level that takes its reach."""
    levels = range(REACHES.index(reach) if reach in REACHES else len(REACHES), len(REACHES))
    return sum(_BELOW[grade] << LANES[lane] for lane in product(sinks, levels))


@cache
def maximal(word: int) -> tuple[Grade, ...]:
    """Return the maximal grades of a word, the preferred first.

    >>> maximal(carried(Grade(3, 1, 2)) | carried(Grade(2, 2, 2)))
    (Grade(information=2, discussion=2, consequences=2), Grade(information=3, discussion=1, consequences=2))
    """
    held = [g for g in _GRADES if word & bit(g)]
    tops = [g for g in held if not any(g != h and bit(g) & _BELOW[h] for h in held)]
    return tuple(sorted(tops, key=preference))


def preference(grade: Grade) -> tuple[int, int, int, int]:
    """Return a key that sorts grades best first: powers at grade 2 or more, then C, D, I (model-2.md 3.4)."""
    powers = sum(g >= 2 for g in grade)
    return (-powers, -grade.consequences, -grade.discussion, -grade.information)


def thresholds(word: int) -> Iterator[Grade]:
    """Yield every threshold in a word, the preferred first."""
    yield from sorted((g for g in _GRADES if word & bit(g)), key=preference)
