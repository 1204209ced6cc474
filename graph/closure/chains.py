"""The best chain from an actor, where it is weakest, and who answers at the end of its equals (model-2.md 3.4, 3.5).

Best is the first by: number of powers at grade 2 or more, then consequences, discussion, information,
then reach, then status, then fewer relations, then the IRIs in order. The closure says which grade is
best; a search among the relations that carry that grade finds the one chain to show.

A chain goes by places: somebody, and whether what is accounted for there is its own decision. Relations of own conduct
stand only there (in `graph.closure.admissibility.Ladder`). A walk that meets somebody twice can leave out what
lies between: whatever stands at the later place stands at the earlier too. So the shortest walk is a chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.closure.admissibility import Ladder, Place, Rung
from graph.closure.portfolios import REACHES
from graph.closure.words import bit, maximal, thresholds, word
from graph.records import POWERS, Chain, Grade
from ontology.codelists.ranks import STATUSES
from ontology.steps import come_to

__all__ = ["best_chain", "best_system_chain", "equal_offices", "pareto", "reachable_offices"]


def pareto(ladder: Ladder, actor: str, sink: str = "ministerial") -> tuple[Grade, ...]:
    """Return the maximal grades over all chains of an actor, whatever their reach, the preferred first."""
    return maximal(word(ladder, actor, sink, 2))


def best_chain(ladder: Ladder, actor: str, sink: str, level: int) -> Chain | None:
    """Return the best chain of kind `sink` and of reach up to `level`; None when there is none."""
    held = word(ladder, actor, sink, level)
    return _best_of(ladder, actor, sink, maximal(held)[0], level) if held else None


def best_system_chain(ladder: Ladder, actor: str) -> Chain | None:
    """Return the best ministerial chain whose grade no chain of reach decision or powers equals or exceeds.

    The first grade that only chains of reach system have is a maximal one, so that a chain has just that.
    """
    alone = word(ladder, actor, "ministerial", 2) & ~word(ladder, actor, "ministerial", 1)
    return _best_of(ladder, actor, "ministerial", next(thresholds(alone)), 2) if alone else None


def equal_offices(ladder: Ladder, actor: str, chain: Chain) -> frozenset[str]:
    """Return the offices of all chains of an actor that equal its best one in kind of sink, grade, reach and status."""
    wanted = _Filter(
        chain.grade,
        frozenset(REACHES[: REACHES.index(chain.reach) + 1]),
        frozenset(STATUSES[: STATUSES.index(chain.status) + 1]),
    )
    sink = "local" if chain.terminal in ladder.assemblies else "ministerial"
    ends = (rung for place in _places(ladder, actor, wanted) for rung in _standing(ladder, place, wanted))
    return frozenset(rung.account_giver for rung in ends if ladder.ends_chain(rung, sink))


def reachable_offices(ladder: Ladder, actor: str) -> frozenset[str]:
    """Return the ministerial offices at the end of chains of reach decision or powers with some grade >= 2.

    No chain passes through another ministerial office: what that one answers to others for is its own answer.
    """
    found: set[str] = set()
    for power in range(len(POWERS)):
        least = Grade(*(2 if power == n else 0 for n in range(len(POWERS))))
        wanted = _Filter(least, frozenset(REACHES[:2]), until=ladder.offices - {actor})
        ends = (rung for place in _places(ladder, actor, wanted) for rung in _standing(ladder, place, wanted))
        found.update(rung.account_giver for rung in ends if ladder.ends_chain(rung, "ministerial"))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Filter:
    """What a chain must carry: a grade at least, these reaches and statuses; beyond whom it does not go on."""

    grade: Grade
    reaches: frozenset[str]
    statuses: frozenset[str] = frozenset(STATUSES)
    until: frozenset[str] = frozenset()

    def lets(self, rung: Rung) -> bool:
        (i, d, c), (least_i, least_d, least_c) = rung.grade, self.grade
        strong = i >= least_i and d >= least_d and c >= least_c
        return strong and rung.reach in self.reaches and rung.status in self.statuses


def _standing(ladder: Ladder, place: Place, wanted: _Filter) -> Iterator[Rung]:
    """Yield the relations upward that a chain may go by from a place."""
    actor, own = place
    return filter(wanted.lets, () if ladder.is_sink(actor) else ladder.standing(actor, own=own))


def _next(ladder: Ladder, place: Place, rung: Rung, wanted: _Filter) -> Place | None:
    """Return where one stands after a relation; None where no chain goes on."""
    if ladder.is_sink(rung.forum) or place[0] in wanted.until:
        return None
    return rung.forum, place[1] and rung.acts_as_forum


def _places(ladder: Ladder, actor: str, wanted: _Filter) -> list[Place]:
    """Return every place that an actor comes to as decider by such relations, its own first."""

    def above(place: Place) -> Iterator[Place]:
        steps = (_next(ladder, place, rung, wanted) for rung in _standing(ladder, place, wanted))
        return (step for step in steps if step is not None)

    return come_to((actor, True), above)


def _best_of(ladder: Ladder, actor: str, sink: str, grade: Grade, level: int) -> Chain | None:
    """Return the best of the chains of this grade and of reach up to `level`."""
    lowest = next(n for n in range(level + 1) if word(ladder, actor, sink, n) & bit(grade))
    wanted = _Filter(grade, frozenset(REACHES[: lowest + 1]))
    for weakest in range(len(STATUSES)):
        path = _first(ladder, actor, sink, replace(wanted, statuses=frozenset(STATUSES[: weakest + 1])))
        if path:
            return _chain(path)
    return None


def _first(ladder: Ladder, actor: str, sink: str, wanted: _Filter) -> list[Rung]:
    """Return the chain with the fewest relations, among equals the first by IRIs in order; empty without one.

    Climbed floor by floor, the ways in order of their IRIs: so the first way to a place is the first by name, and so is
    the first that ends well. The climb is our own: networkx lists shortest paths by their nodes, not by their edges.
    """
    start: Place = (actor, True)
    #: place -> from where one first came there, and by which relation
    before: dict[Place, tuple[Place, Rung]] = {}
    floor = [start]
    while floor:
        above = []
        for place in floor:
            for rung in _standing(ladder, place, wanted):
                if ladder.ends_chain(rung, sink):
                    return [*_back(place, before), rung]
                step = _next(ladder, place, rung, wanted)
                if step is not None and step != start and step not in before:
                    before[step] = (place, rung)
                    above.append(step)
        floor = above
    return []


def _back(place: Place, before: Mapping[Place, tuple[Place, Rung]]) -> list[Rung]:
    """Return the relations by which one first came to a place, the lowest first."""
    path = list[Rung]()
    while place in before:
        place, rung = before[place]
        path.append(rung)
    return path[::-1]


def _chain(path: list[Rung]) -> Chain:
    grade = Grade(*(min(powers) for powers in zip(*(r.grade for r in path), strict=True)))
    return Chain(
        relations=tuple(r.relation for r in path),
        grade=grade,
        reach=max((r.reach for r in path), key=REACHES.index),
        status=max((r.status for r in path), key=STATUSES.index),
        terminal=path[-1].forum,
        office=path[-1].account_giver,
        bottlenecks={
            power: tuple(r.relation for r in path if r.grade[n] == grade[n]) if grade[n] < 3 else ()
            for n, power in enumerate(POWERS)
        },
    )
