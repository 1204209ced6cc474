"""The relations that count for a group of choices, as arrays that are climbed (model-2.md 3.1-3.4).

The same idea as `graph.closure.admissibility.Ladder`, for houses of which not every relation can be an object.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS, carried, maximal
from graph.columns import kernels
from graph.columns.counting import Counting
from graph.records import Grade
from ontology.codelists.ranks import STATUSES
from ontology.columns.house import Flags, Numbers
from ontology.steps import come_to

__all__ = ["ALL", "MINISTERIAL", "SOME_POWER", "ColumnLadder", "Way", "best", "code", "decoded"]

#: kinds of sink
MINISTERIAL, LOCAL = range(len(SINKS))
_GRADES = tuple(Grade(*powers) for powers in product(range(4), repeat=3))
#: code of a grade -> every threshold at or below it
_CARRIES = np.array([carried(grade) for grade in _GRADES], np.uint64)
#: the word of every threshold in which some power is 2 or more
SOME_POWER = sum(1 << number for number, grade in enumerate(_GRADES) if max(grade) >= 2)
#: the code of (3, 3, 3)
ALL = len(_GRADES) - 1
_LEVELS = np.array([level for _ in SINKS for level in range(len(REACHES))], np.int8)


def code(grade: Grade) -> int:
    """Return the code of a grade: the number of its bit in a word."""
    return grade.information * 16 + grade.discussion * 4 + grade.consequences


def decoded(number: int) -> Grade:
    """Return the grade of a code."""
    return _GRADES[number]


def best(word: int) -> int:
    """Return the code of the preferred grade in a word that is not empty: always a maximal one (model-2.md 3.4)."""
    return code(maximal(word)[0])


class Way(NamedTuple):
    """One chain: its relations from the bottom up by number, what it carries, and where it ends."""

    relations: tuple[int, ...]
    grade: int
    reach: int
    status: int
    office: int
    terminal: int


class ColumnLadder:
    """The relations that count where these scopes cover; `ended`: what has ended too, `None`: in any scope."""

    def __init__(self, counting: Counting, scopes: frozenset[int] | None, *, ended: bool = False) -> None:
        self.counting = counting
        r = counting.columns.relations
        able = counting.admissible | counting.ended if ended else counting.admissible
        self.stands = able & counting.within(scopes)
        up = counting.upward[self.stands[counting.upward]]
        self.size = len(counting.columns.actors.names)
        #: relations by who gives account, then by name
        self.relation: Numbers = up
        self.giver, self.upper = r.giver[up], r.forum[up]
        self.grade, self.level, self.status = r.grade[up], r.reach[up], r.status[up]
        self.carries = _CARRIES[self.grade]
        self.own_conduct, self.acts_as_forum, self.nests = r.own_conduct[up], r.acts_as_forum[up], r.nests[up]
        self.first = _starts(self.giver, self.size)
        is_sink = counting.is_sink
        self._ends = (
            counting.is_parliament[self.upper] & counting.is_office[self.giver] & ~is_sink[self.giver],
            counting.is_assembly[self.upper] & ~is_sink[self.giver],
        )
        self._mark = 0
        self._nesting: dict[int, frozenset[int]] = {}

    @cached_property
    def _scratch(self) -> tuple[NDArray[np.int64], ...]:
        return tuple(np.zeros(2 * self.size, np.int64) for _ in range(4))

    @cached_property
    def words(self) -> NDArray[np.uint64]:
        """Actor x (any, own) x lane: the closure."""
        words = np.zeros((self.size, 2, _LEVELS.size), np.uint64)
        for sink, ends in enumerate(self._ends):
            at = np.flatnonzero(ends)
            through = np.where(self.level[at][:, None] <= _LEVELS, self.carries[at][:, None], np.uint64(0))
            through[:, _LEVELS.size // 2 * (1 - sink) : _LEVELS.size // 2 * (2 - sink)] = 0
            np.bitwise_or.at(words[:, 1], self.giver[at], through)
            through[self.own_conduct[at]] = 0
            np.bitwise_or.at(words[:, 0], self.giver[at], through)
        self._spread(words, _LEVELS, self.carries)
        return words

    def _spread(self, words: NDArray[np.uint64], levels: NDArray[np.int8], carries: NDArray[np.uint64]) -> None:
        is_sink = self.counting.is_sink
        onward = np.flatnonzero(~is_sink[self.giver] & ~is_sink[self.upper])
        down = onward[np.argsort(self.upper[onward], kind="stable")]
        kernels.spread(
            _starts(self.upper[down], self.size), self.giver[down], carries[down], self.level[down],
            self.own_conduct[down], self.acts_as_forum[down], levels, words,
        )  # fmt: skip

    def meets(self, places: NDArray[np.bool_]) -> Flags:
        """Return whose cone has any of these places: actor x (as any, as the one who decides)."""
        words = places.astype(np.uint64)[:, :, None]
        self._spread(words, np.array([len(REACHES)], np.int8), np.full(self.giver.size, 1, np.uint64))
        # a place of somebody else is met as any even where one decides oneself
        found: Flags = words[:, 1, 0] > 0
        return found

    def word(self, actor: int, sink: int, level: int) -> int:
        """Return the word of a decider (`graph.closure.words.word`)."""
        return int(self.words[actor, 1, sink * len(REACHES) + level])

    def rungs(self, actor: int) -> slice:
        """Return where the relations upward of an actor stand."""
        return slice(int(self.first[actor]), int(self.first[actor + 1]))

    def cone(self, actor: int) -> dict[int, bool]:
        """Return every actor that one reaches, sinks excluded -> whether as the one who decides."""
        marks, places, *_ = self._scratch
        self._mark += 1
        count = kernels.come_to(
            self.first, self.upper, self.own_conduct, self.acts_as_forum, self.counting.is_sink,
            actor, marks, places, self._mark,
        )  # fmt: skip
        found: dict[int, bool] = {}
        for place in places[:count].tolist():
            found[place // 2] = found.get(place // 2, False) or place % 2 == 1
        return found

    def best_way(self, actor: int, sink: int, level: int) -> Way | None:
        """Return the best chain of a kind of sink and of reach up to `level` (`graph.closure.chains.best_chain`)."""
        held = self.word(actor, sink, level)
        return self.way(actor, sink, best(held), level) if held else None

    def system_way(self, actor: int) -> Way | None:
        """Return the best ministerial chain whose grade no chain of reach decision or powers has."""
        alone = self.word(actor, MINISTERIAL, 2) & ~self.word(actor, MINISTERIAL, 1)
        return self.way(actor, MINISTERIAL, best(alone), 2) if alone else None

    def way(self, actor: int, sink: int, grade: int, level: int) -> Way:
        """Return the best chain of this grade, which there is, and of reach up to `level`."""
        lowest = next(n for n in range(level + 1) if self.word(actor, sink, n) >> grade & 1)
        marks, places, before, came_by = self._scratch
        for weakest in range(len(STATUSES)):
            self._mark += 1
            last = kernels.first_chain(
                self.first, self.upper, self.carries, self.level, self.status, self.own_conduct, self.acts_as_forum,
                self._ends[sink], self.counting.is_sink, actor, grade, lowest, weakest,
                marks, places, before, came_by, self._mark,
            )  # fmt: skip
            if last >= 0:
                return self._way(last)
        raise AssertionError("the closure holds a grade that no chain has")

    def _way(self, last: int) -> Way:
        _, _, before, came_by = self._scratch
        path = [int(came_by[0])]
        while before[last] >= 0:
            path.insert(0, int(came_by[last]))
            last = int(before[last])
        grades = [decoded(int(self.grade[at])) for at in path]
        return Way(
            relations=tuple(int(self.relation[at]) for at in path),
            grade=code(Grade(*(min(powers) for powers in zip(*grades, strict=True)))),
            reach=int(max(self.level[at] for at in path)),
            status=int(max(self.status[at] for at in path)),
            office=int(self.giver[path[-1]]),
            terminal=int(self.upper[path[-1]]),
        )

    def equal_offices(self, actor: int, way: Way) -> frozenset[int]:
        """Return the offices of all chains that equal the best one (`graph.closure.chains.equal_offices`)."""
        sink = LOCAL if self.counting.is_assembly[way.terminal] else MINISTERIAL
        return self._offices(actor, sink, way.grade, way.reach, way.status, np.zeros(self.size, np.bool_))

    def reachable_offices(self, actor: int) -> frozenset[int]:
        """Return the ministerial offices that some power reaches (`graph.closure.chains.reachable_offices`)."""
        some = (Grade(2, 0, 0), Grade(0, 2, 0), Grade(0, 0, 2))
        found = (
            self._offices(actor, MINISTERIAL, code(least), 1, len(STATUSES), self.counting.is_office) for least in some
        )
        return frozenset().union(*found)

    def _offices(self, actor: int, sink: int, least: int, farthest: int, weakest: int, until: Flags) -> frozenset[int]:
        marks, places, found, _ = self._scratch
        self._mark += 1
        many = kernels.ends(
            self.first, self.upper, self.carries, self.level, self.status, self.own_conduct, self.acts_as_forum,
            self._ends[sink], self.counting.is_sink, until, actor, least, farthest, weakest,
            marks, places, found, self._mark,
        )  # fmt: skip
        return frozenset(found[:many].tolist())

    def serves_as(self, office: int) -> frozenset[int]:
        """Whom an office counts as: itself, and whatever it is nested under."""
        known = self._nesting.get(office)
        if known is None:
            known = self._nesting[office] = frozenset(come_to(office, self._nested_under))
        return known

    def _nested_under(self, office: int) -> list[int]:
        at = self.rungs(office)
        under: list[int] = self.upper[at][self.nests[at]].tolist()
        return under

    def one_office(self, offices: list[frozenset[int]]) -> bool:
        """Tell whether one actor exists as which some office of each of these serves, those without one apart."""
        served = [frozenset[int]().union(*map(self.serves_as, some)) for some in offices if some]
        return not served or bool(frozenset.intersection(*served))


def _starts(numbers: Numbers, size: int) -> NDArray[np.int64]:
    """Return where each number begins in a sorted row of them."""
    return np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=size), dtype=np.int64)))
