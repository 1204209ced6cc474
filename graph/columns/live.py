"""A closure that stays right while relations come, go and change: what one of them does is found where it does it.

A closure is worked out once; an edit then costs what it changes and not what the house holds, and can be undone. It is
the whole closure: all thresholds, both kinds of sink, every reach, as any and as the one who decides.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.closure.portfolios import REACHES
from graph.closure.words import SINKS
from graph.columns import live_kernels as live
from graph.columns.counting import Counting
from graph.columns.grades import code
from graph.columns.lanes import ONWARD, TO_ASSEMBLY, TO_PARLIAMENT, closed, kinds
from graph.columns.live_kernels import Edges, Scratch
from graph.records import Grade
from ontology.columns.house import Codes, Flags, Numbers

__all__ = ["Link", "Links", "LiveClosure", "Offices", "links_of"]

#: a relation leads on; it leads nowhere
_ON, _NOWHERE = -1, len(SINKS)
#: the same as `graph.columns.lanes` has it, `_ON` last
_TO = np.array([TO_PARLIAMENT, TO_ASSEMBLY, 0, ONWARD], np.uint8)
#: working all out again pays where more is walked than one in so many of all relations, and than a few
_PART, _FEW = 16, 64


class Link(NamedTuple):
    """A relation between two actors by number, as the closure asks for it."""

    giver: int
    forum: int
    grade: Grade
    #: a rank of `graph.closure.portfolios.REACHES`
    reach: int
    own_conduct: bool = False
    acts_as_forum: bool = False


class Links(NamedTuple):
    """Relations side by side; a grade is information * 16 + discussion * 4 + consequences."""

    giver: Numbers
    forum: Numbers
    grade: Codes
    reach: Codes
    own_conduct: Flags
    acts_as_forum: Flags


class Offices(NamedTuple):
    """Where chains end, and the offices before that: of every actor by number."""

    is_parliament: Flags
    is_assembly: Flags
    is_office: Flags


def links_of(counting: Counting, scopes: frozenset[int] | None) -> tuple[Links, Offices, Numbers]:
    """Return what counts on a day where these scopes cover, the offices, and which relation stands at which place."""
    r = counting.columns.relations
    covered = np.full(len(counting.columns.scopes) + 1, scopes is None)
    covered[[*(scopes or ()), -1]] = True  # the last is of what has no limit
    at: Numbers = np.flatnonzero(counting.admissible & covered[r.scope]).astype(np.int32)
    links = Links(r.giver[at], r.forum[at], r.grade[at], r.reach[at], r.own_conduct[at], r.acts_as_forum[at])
    return links, Offices(counting.is_parliament, counting.is_assembly, counting.is_office), at


class _Edit(NamedTuple):
    """What an edit did, so that it can be undone."""

    withdrawn: int | None
    added: int | None
    touched: Numbers
    before: NDArray[np.uint64]


class LiveClosure:
    """The closure of relations; those it begins with stand at their place in `links`."""

    def __init__(self, links: Links, offices: Offices) -> None:
        self._offices = offices
        self._size = offices.is_office.size
        self._count = links.giver.size
        nobody = np.full(self._size, -1, np.int32)
        nothing = np.full(self._count, -1, np.int32)
        self._edges = Edges(
            links.giver.astype(np.int32),
            links.forum.astype(np.int32),
            links.grade.astype(np.int8),
            links.reach.astype(np.int8),
            links.own_conduct.copy(),
            links.acts_as_forum.copy(),
            self._ends(links.giver, links.forum),
            np.ones(self._count, np.bool_),
            nothing,
            nothing.copy(),
            nobody,
            nobody.copy(),
        )
        live.link(self._edges, 0, self._count)
        self._words = self.anew().reshape(self._size, 2 * live.LANES)
        self._label = np.empty(self._size, np.int64)
        live.labelled(self._edges, self._label)
        self._scratch = _scratch(self._size)
        #: an edit is followed along so many relations, no further: then working all out again is quicker
        self._most = max(_FEW, self._count // _PART)
        self._edits: list[_Edit] = []

    @property
    def words(self) -> NDArray[np.uint64]:
        """Actor x (any, own) x lane, as it is now."""
        return self._words.reshape(self._size, 2, live.LANES)

    def word(self, actor: int, sink: int, level: int) -> int:
        """Return the word of a decider (`graph.closure.words.word`)."""
        return int(self._words[actor, live.LANES + sink * len(REACHES) + level])

    def add(self, link: Link) -> int:
        """Put in a relation; return where it stands."""
        place = self._new(link)
        self._note(None, place, *self._insert(place))
        return place

    def withdraw(self, place: int) -> None:
        """Take out the relation that stands at this place.

        Raises ValueError where none stands there.
        """
        self._note(place, None, *self._remove(place))

    def change(self, place: int, link: Link) -> int:
        """Put a relation in the place of another, as one edit; return where it stands.

        Raises ValueError where none stands there.
        """
        gone, held = self._remove(place)
        added = self._new(link)
        more, before = self._insert(added)
        if gone.size and more.size:
            fresh = ~np.isin(more, gone)
            more, before = np.concatenate([gone, more[fresh]]), np.concatenate([held, before[fresh]])
        elif gone.size:
            more, before = gone, held
        self._note(place, added, more, before)
        return added

    def undo(self) -> None:
        """Undo the last edit that is not undone.

        Raises ValueError where there is none.
        """
        if not self._edits:
            raise ValueError("no edit is left to undo")
        last = self._edits.pop()
        if last.added is not None:
            self._unlink(last.added)
        if last.withdrawn is not None:
            self._edges.stands[last.withdrawn] = True
            self._relabel(last.withdrawn)
        self._words[last.touched] = last.before

    def changed(self) -> Numbers:
        """Return whose words the last edit changed."""
        last = self._edits[-1]
        found: Numbers = np.sort(last.touched[(self._words[last.touched] != last.before).any(axis=1)])
        return found

    # -- how

    def _ends(self, giver: Numbers, forum: Numbers) -> NDArray[np.int8]:
        parliament, assembly, office = self._offices
        is_sink = parliament | assembly
        on = ~is_sink[giver]
        ends = np.where(is_sink[forum] | ~on, _NOWHERE, _ON)
        ends[on & parliament[forum] & office[giver]] = 0
        ends[on & assembly[forum]] = 1
        return ends.astype(np.int8)

    def _end(self, link: Link) -> int:
        """Return what `_ends` does, of one relation."""
        parliament, assembly, office = self._offices
        if parliament[link.giver] or assembly[link.giver]:
            return _NOWHERE
        if assembly[link.forum]:
            return SINKS.index("local")
        if parliament[link.forum]:
            return SINKS.index("ministerial") if office[link.giver] else _NOWHERE
        return _ON

    def anew(self) -> NDArray[np.uint64]:
        """Return what `words` are, worked out from nothing: what an edit spares."""
        e, count = self._edges, self._count
        to = _TO[e.end[:count]] * e.stands[:count].astype(np.uint8)
        kind = kinds(e.grade[:count], e.level[:count], e.own_conduct[:count], e.acts_as_forum[:count])
        return closed(e.giver[:count], e.forum[:count], kind, to, self._size)

    def _new(self, link: Link) -> int:
        """Return the place of a relation that is written down, and not linked yet."""
        if self._count == self._edges.giver.size:
            self._grow()
        place = self._count
        e = self._edges
        e.giver[place], e.forum[place] = link.giver, link.forum
        e.grade[place], e.level[place] = code(link.grade), link.reach
        e.own_conduct[place], e.acts_as_forum[place] = link.own_conduct, link.acts_as_forum
        e.end[place] = self._end(link)
        return place

    def _grow(self) -> None:
        """Make room for as many relations again, a thousand at least."""
        more = max(1000, self._edges.giver.size)
        by_relation = self._edges[: Edges._fields.index("first_up")]
        self._edges = Edges(
            *(np.concatenate([held, np.zeros(more, held.dtype)]) for held in by_relation),
            *self._edges[Edges._fields.index("first_up") :],
        )

    def _insert(self, place: int) -> tuple[Numbers, NDArray[np.uint64]]:
        self._edges.stands[place] = True
        live.link(self._edges, place, place + 1)
        self._count = place + 1
        self._relabel(place)
        return self._touched(live.add(self._edges, place, self._words, self._scratch, self._most))

    def _remove(self, place: int) -> tuple[Numbers, NDArray[np.uint64]]:
        if not (0 <= place < self._count and self._edges.stands[place]):
            raise ValueError(f"no relation stands at {place}")
        self._edges.stands[place] = False
        return self._touched(live.withdraw(self._edges, place, self._words, self._label, self._scratch, self._most))

    def _unlink(self, place: int) -> None:
        """Take out the relation that was linked last: it is the first of its lists."""
        e = self._edges
        e.stands[place] = False
        e.first_up[e.giver[place]] = e.next_up[place]
        e.first_down[e.forum[place]] = e.next_down[place]
        self._count = place

    def _relabel(self, place: int) -> None:
        if not live.relabel(self._edges, place, self._label, self._scratch):
            live.labelled(self._edges, self._label)

    def _touched(self, many: int) -> tuple[Numbers, NDArray[np.uint64]]:
        """Return who was touched and what they held, and clear the room; what was stopped is worked out anew."""
        stopped = many < 0
        many = -many - 1 if stopped else many
        touched = self._scratch.touched[:many].copy()
        self._scratch.at[touched] = -1
        before = self._scratch.before[:many].copy()
        if not stopped:
            return touched, before
        self._words[touched] = before
        held, self._words = self._words, self.anew().reshape(self._size, 2 * live.LANES)
        self._scratch = _scratch(self._size)
        found: Numbers = np.flatnonzero((held != self._words).any(axis=1)).astype(np.int32)
        return found, held[found]

    def _note(self, withdrawn: int | None, added: int | None, touched: Numbers, before: NDArray[np.uint64]) -> None:
        self._edits.append(_Edit(withdrawn, added, touched, before))


def _scratch(size: int) -> Scratch:
    room = size + 1
    return Scratch(
        np.empty(room, np.int32),
        np.zeros(room, np.bool_),
        np.empty(room, np.int32),
        np.zeros(room, np.bool_),
        np.empty(room, np.int32),
        np.zeros(room, np.bool_),
        np.zeros((size, 2 * live.LANES), np.uint64),
        np.empty(room, np.int32),
        np.empty((size, 2 * live.LANES), np.uint64),
        np.full(size, -1, np.int32),
    )
