"""A house on one day after another: its ladders, of which only what begins or ends is put in or taken out.

So what a year of days costs is one house and what changes in it, not a house a day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any

from graph.change.edits import DATED
from graph.closure.admissibility import Ladders
from graph.house.setting import settled
from graph.records import HouseInfo
from ontology.reading.facts import Facts, opening_of

__all__ = ["Course"]


class Course:
    """The ladders of a house from a first day on; each day asked is later than the one before."""

    def __init__(self, facts: Facts, house: HouseInfo, first: date) -> None:
        self._facts = facts
        self._house = house
        self._bounds = sorted(_bounds(facts, first), key=itemgetter(0))
        self._day = first
        self._ladders = Ladders(settled(facts, first, house.evidence, house))

    def on(self, day: date) -> Ladders:
        """Return the ladders on a day; those of the day before are not to be asked any more."""
        past, now = (bisect_right(self._bounds, one, key=itemgetter(0)) for one in (self._day, day))
        turned: dict[str, set[str]] = {}
        for _, collection, iri in self._bounds[past:now]:
            turned.setdefault(collection, set()).add(iri)
        house = replace(self._house, reference_date=day.isoformat())
        setting = settled(self._facts, day, house.evidence, house)
        self._ladders.turn(setting, {name: frozenset(iris) for name, iris in turned.items()})
        self._day = day
        return self._ladders


def _bounds(facts: Facts, first: date) -> Iterator[tuple[date, str, str]]:
    """Yield every day after the first on which something begins or ends, with what that is: of a name, who bears it."""
    for collection in DATED:
        for fact in getattr(facts, collection).values():
            yield from ((day, collection, fact.iri) for day in _days(fact, first))
    for name in facts.names.values():
        yield from ((day, "actors", name.actor) for day in _days(name, first))


def _days(fact: Any, first: date) -> list[date]:
    return [day for day in (opening_of(fact), fact.valid_until) if day is not None and day > first]
