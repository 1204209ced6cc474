"""The closure: which grades of accountability reach which actor, as one 64-bit word per actor.

`{0,1,2,3}^3` has 64 elements. The word of an actor has a bit for every threshold (i, d, c) such that some
chain from the actor has at least these grades. Along a relation words are cut (AND) to what the relation
carries, at an actor they are joined (OR); a chain that meets itself again carries nothing more, so the
fixpoint over walks is the answer over simple chains. One pass per reach level and kind of sink.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from graph.admissibility import REACHES, Ladder
from graph.records import Grade

__all__ = ["bit", "carried", "maximal", "preference", "words"]


def bit(grade: Grade) -> int:
    """Return the bit that stands for a threshold."""
    return 1 << (grade.information * 16 + grade.discussion * 4 + grade.consequences)


_GRADES = tuple(Grade(*g) for g in product(range(4), repeat=3))
_BELOW = {
    grade: sum(bit(g) for g in _GRADES if all(x <= y for x, y in zip(g, grade, strict=True))) for grade in _GRADES
}
_ALL = _BELOW[Grade(3, 3, 3)]


def carried(grade: Grade) -> int:
    """Return the word of every threshold at or below a grade."""
    return _BELOW[grade]


def words(ladder: Ladder, sink: str, level: int) -> dict[str, int]:
    """Return actor -> word for chains of kind `sink` ('ministerial', 'local') and reach up to `level`.

    `level` 0 is decision only, 1 adds powers, 2 adds system. An actor without a chain is not in it.
    """
    made = ladder.words.get((sink, level))
    if made is None:
        made = ladder.words[sink, level] = _fixpoint(ladder, sink, frozenset(REACHES[: level + 1]))
    return made


def _fixpoint(ladder: Ladder, sink: str, reaches: frozenset[str]) -> dict[str, int]:
    word: dict[str, int] = {}
    waiting: list[str] = []

    def join(actor: str, gained: int) -> None:
        if gained & ~word.get(actor, 0):
            word[actor] = word.get(actor, 0) | gained
            waiting.append(actor)

    for actor, rungs in ladder.up.items():
        if not ladder.is_sink(actor):
            for rung in rungs:
                if rung.reach in reaches and ladder.ends_chain(rung, sink):
                    join(actor, _BELOW[rung.grade])
    while waiting:
        forum = waiting.pop()
        for rung in ladder.down.get(forum, ()):
            if rung.reach in reaches and not ladder.is_sink(rung.account_giver):
                join(rung.account_giver, word[forum] & _BELOW[rung.grade])
    return word


def maximal(word: int) -> tuple[Grade, ...]:
    """Return the maximal grades of a word, the preferred first.

    >>> maximal(carried(Grade(3, 1, 2)) | carried(Grade(2, 2, 2)))
    (Grade(information=2, discussion=2, consequences=2), Grade(information=3, discussion=1, consequences=2))
    """
    held = [g for g in _GRADES if word & bit(g)]
    tops = [g for g in held if not any(g != h and bit(g) & _BELOW[h] for h in held)]
    return tuple(sorted(tops, key=preference))


def preference(grade: Grade) -> tuple[int, int, int, int]:
    """Return a key that sorts grades best first: powers at grade 2 or more, then C, D, I (model.md 3.4)."""
    powers = sum(g >= 2 for g in grade)
    return (-powers, -grade.consequences, -grade.discussion, -grade.information)


def thresholds(word: int) -> Iterator[Grade]:
    """Yield every threshold in a word, the preferred first."""
    yield from sorted((g for g in _GRADES if word & bit(g)), key=preference)
