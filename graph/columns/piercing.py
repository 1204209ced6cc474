"""Who decides when a body does, from columns: a body without a relation of its own is those who sit in it (rule 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from graph.columns.counting import Counting
from graph.columns.floor import Records
from graph.columns.rungs import PRESENT
from ontology.steps import come_to

__all__ = ["Pierced", "Piercing"]


@dataclass(frozen=True, slots=True)
class Pierced:
    """Which bodies are replaced by those who sit in them, in some groups."""

    bodies: frozenset[int]
    _seated: dict[int, list[int]]
    _known: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def standing_for(self, actor: int) -> tuple[int, ...]:
        """Return those who stand for an actor as deciders: itself, or who is reached from it through pierced bodies."""
        if actor not in self.bodies:
            return (actor,)
        known = self._known.get(actor)
        if known is None:
            reached = come_to(actor, lambda one: self._seated[one] if one in self.bodies else ())
            known = self._known[actor] = tuple(sorted(one for one in reached if one not in self.bodies))
        return known


class Piercing:
    """The bodies of a house on a day, and who sits in them."""

    def __init__(self, counting: Counting, rungs: Records) -> None:
        seats = counting.columns.seats
        present = rungs["standing"] == PRESENT
        unlimited = np.zeros(counting.is_body.size, np.bool_)
        unlimited[rungs["giver"][present & (rungs["scope"] < 0)]] = True
        bare = counting.is_body & ~unlimited
        sits = counting.counts(seats) & (seats.body >= 0) & (seats.participant >= 0) & (seats.body != seats.participant)
        sits &= bare[seats.body]
        self._seated: dict[int, list[int]] = {}
        for body, one in zip(seats.body[sits].tolist(), seats.participant[sits].tolist(), strict=True):
            self._seated.setdefault(body, []).append(one)
        #: scope -> the bodies that have a relation where it covers a choice
        self._raised: dict[int, set[int]] = {}
        for row in np.flatnonzero(present & (rungs["scope"] >= 0) & bare[rungs["giver"]]).tolist():
            self._raised.setdefault(int(rungs["scope"][row]), set()).add(int(rungs["giver"][row]))
        self._known: dict[frozenset[int], Pierced] = {}

    def raised(self, scopes: Iterable[int]) -> frozenset[int]:
        """Return the bodies that have a relation where these scopes cover a choice, and no other."""
        return frozenset(body for scope in scopes for body in self._raised.get(scope, ()) if body in self._seated)

    def of(self, raised: frozenset[int]) -> Pierced:
        """Return which bodies are pierced where these have a relation."""
        known = self._known.get(raised)
        if known is None:
            known = self._known[raised] = self._pierced(raised)
        return known

    def _pierced(self, raised: frozenset[int]) -> Pierced:
        seated = {body: members for body, members in self._seated.items() if body not in raised}
        below: dict[int, list[int]] = {}
        for body, members in seated.items():
            for one in members:
                below.setdefault(one, []).append(body)
        found: set[int] = set()
        waiting = [one for one in below if one not in seated]
        while waiting:
            inner = [body for body in below.get(waiting.pop(), ()) if body not in found]
            found.update(inner)
            waiting.extend(inner)
        return Pierced(frozenset(found), seated)
