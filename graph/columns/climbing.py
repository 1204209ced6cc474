"""Ladders from columns: what counts for the choices of a group, climbed as any other ladder is.

Whoever asks the reference engine one thing about one decider (which relation would do, who answer to each other only)
asks it of such a ladder: relations become records where somebody stands, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

import numpy as np

from graph.closure.admissibility import Ladder, Place, Rung
from graph.closure.words import OWN, SINKS, lanes
from graph.columns.answering import ColumnHouse
from graph.columns.grades import decoded
from graph.columns.rungs import ENDED, PRESENT
from ontology.codelists.ranks import REACHES, STATUSES
from ontology.columns.house import Flags, Strings
from ontology.steps import come_to

__all__ = ["Climbing", "ColumnLadder", "Remembered"]

#: Of so many actors it is kept what was looked up; then all are looked up anew, so that memory does not grow.
_MOST = 20_000


class Remembered:
    """Names by number, and of each name that was told its number."""

    def __init__(self, names: Strings) -> None:
        self._all = names
        self._names: dict[int, str] = {}
        self._numbers: dict[str, int] = {}

    def __getitem__(self, number: int) -> str:
        """Return what has this number is called; from then on it is known by that name."""
        known = self._names.get(number)
        if known is None:
            known = self._names[number] = self._all[number]
            self._numbers[known] = number
        return known

    def number(self, name: str) -> int:
        """Return the number of a name that was told."""
        return self._numbers[name]

    def forget(self, most: int) -> bool:
        """Forget all of them once they are so many; tell whether they are forgotten."""
        if len(self._names) <= most:
            return False
        self._names, self._numbers = {}, {}
        return True


class Climbing:
    """The ladders of a house, one for each group of choices and each thing that may be asked of it."""

    def __init__(self, house: ColumnHouse) -> None:
        self.house = house
        self.actors = Remembered(house.columns.actors.names)
        self.relations = Remembered(house.columns.relations.names)
        self._made: dict[tuple[int, int], ColumnLadder] = {}
        self._rungs: dict[int, list[tuple[Rung, int, int]]] = {}

    @cached_property
    def sinks(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The parliaments, the assemblies, and the offices before them."""
        counting = self.house.counting
        parliaments, assemblies, offices = (
            frozenset(map(self.actors.__getitem__, flags.nonzero()[0].tolist()))
            for flags in (counting.is_parliament, counting.is_assembly, counting.is_office)
        )
        return parliaments, assemblies, offices

    @cached_property
    def gets_out_anywhere(self) -> Flags:
        """Who has a chain whatever the choice: actor x (as any, as the one who decides)."""
        rungs = self.house.standing.rungs
        words = self.house.standing.words((rungs["standing"] == PRESENT) & (rungs["scope"] < 0))
        return np.asarray(words.any(axis=2))

    def of(self, group: int, last: int = PRESENT) -> ColumnLadder:
        """Return the ladder of what counts for a group; `last` is ENDED: if what has ended still held."""
        return self._ladder(group, last, self.house.counting.groups[group])

    def with_ended(self, group: int) -> ColumnLadder:
        """Return the ladder of a group if what has ended still held."""
        return self.of(group, ENDED)

    def without_scopes(self) -> ColumnLadder:
        """Return the ladder as it would be if no relation were limited to a portfolio."""
        return self._ladder(-1, PRESENT, None)

    def _ladder(self, group: int, last: int, scopes: Iterable[int] | None) -> ColumnLadder:
        known = self._made.get((group, last))
        if known is None:
            covered = None if scopes is None else frozenset((-1, *scopes))
            known = self._made[group, last] = ColumnLadder(self, last, covered)
        return known

    def rungs(self, actor: int) -> list[tuple[Rung, int, int]]:
        """Return the relations upward of an actor that any ladder may have, each with its standing and its scope."""
        known = self._rungs.get(actor)
        if known is None:
            first, end = self.house.standing.first[actor : actor + 2].tolist()
            # as plain numbers: one by one out of an array they take ten times as long
            told = self.house.standing.rungs[first:end].tolist()
            known = self._rungs[actor] = [
                (
                    Rung(
                        relation=self.relations[relation],
                        account_giver=self.actors[actor],
                        forum=self.actors[upper],
                        grade=decoded(grade),
                        reach=REACHES[level],
                        status=STATUSES[status],
                        kind=None,
                        own_conduct=own,
                        acts_as_forum=acts,
                        nests=nests,
                    ),
                    holds,
                    scope,
                )
                for _, relation, _, upper, scope, grade, level, status, holds, _, _, own, acts, nests, _ in told
                if holds <= ENDED
            ]
        return known

    def forget(self) -> None:
        """Forget what was looked up, once it is much: no ladder and no name that was given out is to be asked then."""
        gone = [names.forget(10 * _MOST) for names in (self.actors, self.relations)]
        kept = len(self._rungs), sum(ladder.looked_up for ladder in self._made.values())
        if any(gone) or max(kept) > _MOST:
            self._made, self._rungs = {}, {}
            self.__dict__.pop("sinks", None)


class ColumnLadder(Ladder):
    """The relations that stand for a group of choices, as `graph.closure.admissibility.Ladder` has them."""

    def __init__(self, climbing: Climbing, last: int, covered: frozenset[int] | None) -> None:
        """Take up to which standing relations count, and the scopes that cover the group; None: all do."""
        # nothing of what the other ladder is made of: this one looks everything up in columns
        self._climbing, self._last, self._covered = climbing, last, covered
        self._rungs, self._cones, self._stated = {}, {}, {}
        self._out: dict[tuple[str, bool], bool] = {}
        self.pierced, self.words, self.rings = {}, {}, {}
        self.parliaments, self.assemblies, self.offices = climbing.sinks
        self.engine = _ConeEngine()

    @property
    def looked_up(self) -> int:
        """Of how many actors the relations are known."""
        return len(self._rungs)

    def rungs(self, actor: str) -> tuple[Rung, ...]:
        """The admissible relations upward of `actor`, in order of IRI."""
        known = self._rungs.get(actor)
        if known is None:
            known = self._rungs[actor] = tuple(
                rung
                for rung, holds, scope in self._climbing.rungs(self._climbing.actors.number(actor))
                if holds <= self._last and (self._covered is None or scope in self._covered)
            )
        return known

    def above(self, actor: str) -> frozenset[str]:
        """Return the actor alone: the words of a decider are worked out without those of everybody above it."""
        return frozenset((actor,))

    def cone(self, actor: str) -> Mapping[str, bool]:
        """Return who is reached as the other ladder does; a cone is asked for once, so none is kept."""
        places = frozenset(self.places((actor, True)))
        return {member: (member, True) in places for member, _ in places}

    def gets_out(self, actor: str, *, own: bool) -> bool:
        """Tell whether an actor has any chain at all: looked for, where words are not asked for."""
        if self._climbing.gets_out_anywhere[self._climbing.actors.number(actor), int(own)]:
            return True
        place = (actor, own)
        if place not in self._out:
            way = come_to(place, self._steps)
            self._out[place] = any(
                self.ends_chain(rung, sink)
                for member, as_own in way
                if not self.is_sink(member)
                for rung in self.standing(member, own=as_own)
                for sink in SINKS
            )
        return self._out[place]

    def places(self, start: Place) -> list[Place]:
        """Return every place that one comes to from another, that one first; no sink is one."""
        return come_to(start, self._steps)


class _ConeEngine:
    """The words of one actor from its own cone, where nobody else's are asked (`graph.closure.engines.Engine`)."""

    def words(self, ladder: Ladder, actors: Collection[str]) -> Mapping[str, int]:
        """Return actor -> its words, side by side, for each of these actors."""
        assert isinstance(ladder, ColumnLadder), "any other ladder knows everybody above"
        return {actor: _word(ladder, (actor, False)) | _word(ladder, (actor, True)) << OWN for actor in actors}


def _word(ladder: ColumnLadder, start: Place) -> int:
    """Return what a place holds, lane by lane: all that is above it is joined until nothing is gained."""
    if ladder.is_sink(start[0]):
        return 0
    places = ladder.places(start)
    held = dict.fromkeys(places, 0)
    onward: dict[Place, list[tuple[int, Place]]] = {}
    for place in places:
        actor, own = place
        onward[place] = []
        for rung in ladder.standing(actor, own=own):
            held[place] |= lanes(rung.grade, rung.reach, tuple(sink for sink in SINKS if ladder.ends_chain(rung, sink)))
            if not ladder.is_sink(rung.forum):
                through = lanes(rung.grade, rung.reach, SINKS)
                onward[place].append((through, (rung.forum, own and rung.acts_as_forum)))
    gained = True
    while gained:
        gained = False
        for place in reversed(places):
            before = word = held[place]
            for through, step in onward[place]:
                word |= through & held[step]
            if word != before:
                held[place], gained = word, True
    return held[start]
