"""Which statements cause a change: each put in alone, then two by two, and each left out alone.

An effect is a change that two answers show. A set of edits is responsible when the state before, with
only these made, shows the effect; the smallest such sets are named, all of them. The question is put to
the same functions that give every other answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations
from math import comb

from graph.change.comparing import shows
from graph.change.nearby import Nearby, Sides
from graph.change.records import Cause, ChoiceChange, Effect

__all__ = ["ATTEMPTS", "cause_of", "with_causes"]

#: How many sets of one size are tried before the search settles for one set in which nothing can be missed.
ATTEMPTS = 1500


def with_causes(sides: Sides, changes: Iterable[ChoiceChange]) -> tuple[ChoiceChange, ...]:
    """Return the same changes with, at every effect, the statements that cause it."""
    told = []
    for change in changes:
        search = _Search(sides.near(change.iri))
        told.append(replace(change, effects=tuple(replace(e, cause=search.cause(e)) for e in change.effects)))
    return tuple(told)


class _Search:
    """The states tried for one choice: no state is asked twice, whatever the effect."""

    def __init__(self, near: Nearby) -> None:
        self.near = near
        self.ids = tuple(e.id for e in near.edits)
        #: whether a choice is there depends on what is said of itself alone
        self.own = tuple(e.id for e in near.edits if (e.collection, e.iri) == ("choices", near.choice))

    def cause(self, effect: Effect) -> Cause:
        """Return the smallest sets of edits that each, made alone, bring the effect about."""
        ids = self.own if effect.what in ("came", "went") else self.ids
        return cause_of(ids, lambda chosen: shows(effect, self.near.answer(chosen)))


def cause_of(ids: tuple[str, ...], brings: Callable[[frozenset[str]], bool]) -> Cause:
    """Return the smallest sets of these edits that each, made alone, bring about what all of them together do."""
    needed = tuple(i for i in ids if not brings(frozenset(ids) - {i}))
    lean = _lean(ids, brings)
    for size in range(1, len(lean) + 1):
        if comb(len(ids), size) > ATTEMPTS:
            break
        sets = [s for s in combinations(ids, size) if brings(frozenset(s))]
        if sets:
            return Cause(tuple(sets), needed, smallest=True)
    return Cause((lean,), needed, smallest=False)


def _lean(ids: tuple[str, ...], brings: Callable[[frozenset[str]], bool]) -> tuple[str, ...]:
    """Leave out edits one by one as long as the effect stays: of what is left, none can be missed."""
    kept, before = list(ids), -1
    while len(kept) != before:
        before = len(kept)
        for name in tuple(kept):
            if brings(frozenset(kept) - {name}):
                kept.remove(name)
    return tuple(kept)
