"""The relations and choices of a batch of blocks, drawn: what is planned, and what changes no verdict."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.seeded.plan import ACTORS, CHOICES, GROUPS, KINDS, RELATIONS, THEMES, decided, harmless, numbers_of
from benchmarks.seeded.text import REFERENCE

#: one in so many blocks has a relation that holds for a single choice
SINGLE = 100
PAST, _FUTURE = 2020, 2030
STATUSES = ("stated", "inferred", "arguable", "unverified", "unknown")
CHOICE_KINDS = ("Order", "Plan", "Standard", "FactualConduct", "Regulation")

Numbers = NDArray[Any]
Flags = NDArray[np.bool_]


KIND_NAMES = tuple(KINDS())
GROUP_AT = np.repeat(np.arange(len(GROUPS)), [group.size for group in GROUPS])
_POSITION = np.arange(ACTORS)


_REACHES = ("decision", "powers", "system")
_POWERS = [kind.grade for kind in KINDS().values()]
GRADE = np.array([a * 16 + b * 4 + c for a, b, c in _POWERS], np.int8)
REACH = np.array([_REACHES.index(k.reach) if k.reach in _REACHES else -1 for k in KINDS().values()], np.int8)
OWN_CONDUCT = np.array([kind.own_conduct for kind in KINDS().values()])
ACTS_AS_FORUM = np.array([kind.acts_as_forum for kind in KINDS().values()])
_STRONG = np.array([sum(1 << power for power in range(3) if grade[power] >= 2) for grade in _POWERS], np.uint8)
MASK = np.where(OWN_CONDUCT | (REACH < 0) | (REACH > 1), 0, _STRONG).astype(np.uint8)
#: (place of who gives account, places that may be its forum or none for the parliament, kind, what is special of it)
_PLANNED = [
    (
        place,
        numbers_of(above) if above != "parliament" else range(0),
        kind,
        "circle" if above == group.name else group.limit,
    )
    for group in GROUPS
    for place in numbers_of(group.name)
    for above, kind in group.above
]
_HARMLESS = np.array([(giver, forum, KIND_NAMES.index(kind)) for giver, forum, kind in harmless()]).T
_MAY_WAIT = np.isin(_POSITION, [place for name in ("directorate", "department", "team") for place in numbers_of(name)])
DECIDED = decided()


class Relations(NamedTuple):
    """The relations of a batch, block by block; -1 is nothing."""

    giver: Numbers
    forum: Numbers
    kind: Numbers
    status: Numbers
    until: Numbers
    start: Numbers
    theme: Numbers
    choice_kind: Numbers
    choice: Numbers


class Choices(NamedTuple):
    """The choices of a batch; deciders are -1 where there are none."""

    theme: Numbers
    kind: Numbers
    first: Numbers
    second: Numbers


def own_theme(block: NDArray[Any], place: Any) -> NDArray[Any]:
    """Return the theme of an actor that answers in one theme only."""
    found: NDArray[Any] = (block * 5 + place) % THEMES
    return found


class Batch:
    """The blocks from `first` to `last` of a house of so many."""

    def __init__(self, seed: int, first: int, last: int, blocks: int) -> None:
        self.random = np.random.default_rng([seed, first])
        self.first, self.count, self.blocks = first, last - first, blocks
        self.block = np.arange(first, last, dtype=np.int32)[:, None]
        self.relations = self._relations()
        self.choices = self._choices()
        self.statements = 0

    def draw(self, most: int, shape: tuple[int, ...] | None = None) -> NDArray[np.int64]:
        return self.random.integers(0, most, shape or (self.count, 1))

    def chance(self, share: float, shape: tuple[int, ...]) -> Flags:
        found: Flags = self.random.random(shape) < share
        return found

    def at(self, places: NDArray[Any], block: NDArray[Any] | None = None) -> NDArray[Any]:
        """Return the actors at these places of each block."""
        found: NDArray[Any] = (self.block if block is None else block) * ACTORS + places + 1
        return found

    # -- relations

    def _relations(self) -> Relations:
        planned, drawn = self._planned(), self._drawn(RELATIONS - len(_PLANNED))
        joined = (np.concatenate(pair, axis=1) for pair in zip(planned, drawn, strict=True))
        return Relations(*(column.astype(np.int32).ravel() for column in joined))

    def _planned(self) -> Relations:
        """Return the relations that make actors what they are: above whom of a group one stands is drawn."""
        shape = (self.count, len(_PLANNED))
        forum = np.zeros(shape, np.int64)
        theme, status, until = (np.full(shape, nothing, np.int64) for nothing in (-1, 0, -1))
        for column, (giver, above, _, limit) in enumerate(_PLANNED):
            if above:
                forum[:, [column]] = self.at(above[0] + self.draw(len(above)))
            if limit == "circle":
                forum[:, [column]] = self.at(np.array([above[(giver + 1 - above[0]) % len(above)]]))
            if limit == "theme":
                theme[:, [column]] = own_theme(self.block, giver)
            if limit == "unknown":
                status[:, column] = STATUSES.index("unknown")
            if limit == "past":
                until[:, [column]] = PAST - self.draw(10)
        givers = self.at(np.array([giver for giver, *_ in _PLANNED]))
        kinds = np.broadcast_to([KIND_NAMES.index(kind) for _, _, kind, _ in _PLANNED], shape)
        nothing = np.full(shape, -1)
        start = 1990 + self.draw(20, shape)
        return Relations(givers, forum, kinds, status, until, start, theme, nothing, nothing)

    def _drawn(self, count: int) -> Relations:
        """Return relations that change no verdict: within a block, some to another, some of another time or scope."""
        shape = (self.count, count)
        giver, forum, kind = _HARMLESS[:, self.draw(_HARMLESS.shape[1], shape)]
        away = self.chance(0.03, shape)
        other = np.where(away, self.draw(self.blocks, shape), self.block)
        # a chain to another minister is less sure than that to one's own, so that it never stands beside it
        status = np.where(away, 2 + self.draw(2, shape), np.maximum(self.draw(7, shape) - 3, 0))
        unit = _MAY_WAIT[giver] & self.chance(0.02, shape)
        status = np.where(unit, STATUSES.index("unknown"), status)
        until = np.where(self.chance(0.08, shape), PAST - self.draw(10, shape), -1)
        future = self.chance(0.04, shape) & (until < 0)
        start = np.where(future, _FUTURE, np.where(until > 0, 1995, 1990 + self.draw(30, shape)))
        theme = np.where(self.chance(0.1, shape), self.draw(THEMES, shape), -1)
        choice_kind = np.where(self.chance(0.03, shape), self.draw(len(CHOICE_KINDS), shape), -1)
        single = np.full(shape, -1)
        alone = (self.block[:, 0] % SINGLE) == 0
        single[alone, 0] = self.block[alone, 0] * CHOICES
        giver, forum = self.at(giver), self.at(forum, other)
        return Relations(giver, forum, kind, status, until, start, theme, choice_kind, single)

    @cached_property
    def counted(self) -> Flags:
        """Which relations count on the day for every choice."""
        r = self.relations
        now = (r.until < 0) & (r.start < REFERENCE.year) & (r.status < STATUSES.index("unknown"))
        counted: Flags = now & (r.theme < 0) & (r.choice_kind < 0) & (r.choice < 0) & (REACH[r.kind] >= 0)
        return counted

    # -- choices

    def _choices(self) -> Choices:
        shape = (self.count, CHOICES)
        theme, kind = self.draw(THEMES, shape), self.draw(len(CHOICE_KINDS), shape)
        deciders = np.full((2, *shape), -1, np.int64)
        for column, decision in enumerate(DECIDED):
            for turn, name in enumerate(decision.by):
                places = numbers_of(name.rstrip("+"))
                place = places[0] + self.draw(len(places))
                block = (self.block + 1) % self.blocks if name.endswith("+") else self.block
                deciders[turn][:, [column]] = self.at(place, block)
                if decision.told in ("inside", "outside"):
                    theme[:, [column]] = own_theme(self.block, place) + (decision.told == "outside")
        theme %= THEMES
        columns = (theme, kind, *deciders)
        return Choices(*(column.astype(np.int32).ravel() for column in columns))

    @cached_property
    def choice_numbers(self) -> Numbers:
        return np.arange(self.first * CHOICES, (self.first + self.count) * CHOICES, dtype=np.int32)
