"""Two readings of a report beside each other: piece by piece what the one says and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from exports.report.reading import Said
from exports.verification import Mismatch

__all__ = ["compared"]


def compared(said: Sequence[Said], expected: Sequence[Said]) -> Iterator[Mismatch]:
    """Yield every place where a report says something else than it would now, in the order of the report."""
    words = [one.words for one in said], [one.words for one in expected]
    for what, start, end, begin, stop in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if what != "equal":
            for ours, theirs in zip_longest(said[start:end], expected[begin:stop]):
                place = theirs or ours
                where = place.where if place else ""
                yield Mismatch(where, ours.words if ours else None, theirs.words if theirs else None)
