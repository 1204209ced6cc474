"""The best chain from an actor, and where it is weakest (model.md 3.4, 3.5).

Best is the first by: number of powers at grade 2 or more, then consequences, discussion, information,
then reach, then status, then fewer relations, then the IRIs in order. The closure says which grade is
best; a search among the relations that carry that grade finds the one chain to show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import networkx as nx

from graph.closure.admissibility import REACHES, Ladder, Rung
from graph.closure.words import bit, carried, maximal, thresholds, word
from graph.records import POWERS, Chain, Grade
from ontology.codelists.ranks import STATUSES

__all__ = ["best_chain", "best_system_chain", "pareto", "reachable_offices"]

_FAR = 1 << 60
#: Somebody, and whether the way from there to the sink holds a system relation.
_State = tuple[str, bool]
#: Where every chain ends; no IRI is empty.
_SINK: _State = ("", False)


def pareto(ladder: Ladder, actor: str, sink: str = "ministerial") -> tuple[Grade, ...]:
    """Return the maximal grades over all chains of an actor, whatever their reach, the preferred first."""
    return maximal(word(ladder, actor, sink, 2))


def best_chain(ladder: Ladder, actor: str, sink: str, level: int) -> Chain | None:
    """Return the best chain of kind `sink` and of reach up to `level`; None when there is none."""
    held = word(ladder, actor, sink, level)
    if not held:
        return None
    grade = maximal(held)[0]
    lowest = next(n for n in range(level + 1) if word(ladder, actor, sink, n) & bit(grade))
    path = _by_status(ladder, actor, sink, _Filter(grade, frozenset(REACHES[: lowest + 1])))
    return _chain(path) if path else None


def best_system_chain(ladder: Ladder, actor: str) -> Chain | None:
    """Return the best ministerial chain of reach system: one with a system relation on it."""
    for grade in thresholds(word(ladder, actor, "ministerial", 2)):
        path = _by_status(ladder, actor, "ministerial", _Filter(grade, frozenset(REACHES), needs_system=True))
        if path:
            return _chain(path)
    return None


def reachable_offices(ladder: Ladder, actor: str) -> frozenset[str]:
    """Return the ministerial offices that end a chain of reach decision or powers with some grade >= 2."""
    found: set[str] = set()
    rungs = [rung for rung in ladder.above(actor) if rung.reach != "system"]
    for power in range(len(POWERS)):
        strong = [rung for rung in rungs if rung.grade[power] >= 2]
        climbed: nx.DiGraph[str] = nx.DiGraph()
        climbed.add_edges_from((r.account_giver, r.forum) for r in strong if not ladder.is_sink(r.forum))
        near = {actor, *(nx.descendants(climbed, actor) if actor in climbed else ())}
        found.update(r.account_giver for r in strong if r.account_giver in near and ladder.ends_chain(r, "ministerial"))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Filter:
    """What a chain must carry: a grade at least, these reaches and statuses, perhaps a system relation."""

    grade: Grade
    reaches: frozenset[str]
    statuses: frozenset[str] = frozenset(STATUSES)
    needs_system: bool = False

    def lets(self, rung: Rung) -> bool:
        strong = bool(bit(self.grade) & carried(rung.grade))
        return strong and rung.reach in self.reaches and rung.status in self.statuses


def _by_status(ladder: Ladder, actor: str, sink: str, wanted: _Filter) -> list[Rung] | None:
    for weakest in range(len(STATUSES)):
        path = _first(ladder, actor, sink, replace(wanted, statuses=frozenset(STATUSES[: weakest + 1])))
        if path:
            return path
    return None


def _first(ladder: Ladder, actor: str, sink: str, wanted: _Filter) -> list[Rung] | None:
    """Return the simple chain with the fewest relations, among equals the first by IRIs in order.

    Distances to the sink steer the search, which is our own: networkx lists every shortest path between two nodes, not
    the first by the names of its edges. Only a chain that must hold a system relation can be longer
    than its distance (the shortest walk may meet itself); then the length grows until one is found.
    """
    distance = _distances(ladder, actor, sink, wanted)

    def left(node: str, needs: bool) -> int:
        with_system = distance.get((node, True), _FAR)
        return with_system if needs else min(with_system, distance.get((node, False), _FAR))

    def climb(node: str, needs: bool, steps: int, path: list[Rung], seen: set[str]) -> list[Rung] | None:
        for rung in ladder.rungs(node):
            if not wanted.lets(rung):
                continue
            needs_on = needs and rung.reach != "system"
            if ladder.ends_chain(rung, sink):
                if steps == 1 and not needs_on:
                    return [*path, rung]
            elif rung.forum not in seen and not ladder.is_sink(rung.forum) and left(rung.forum, needs_on) < steps:
                found = climb(rung.forum, needs_on, steps - 1, [*path, rung], seen | {rung.forum})
                if found:
                    return found
        return None

    shortest = left(actor, wanted.needs_system)
    if shortest >= _FAR:
        return None
    longest = len(distance) if wanted.needs_system else shortest
    for steps in range(shortest, longest + 1):
        found = climb(actor, wanted.needs_system, steps, [], {actor})
        if found:
            return found
    return None


def _distances(ladder: Ladder, actor: str, sink: str, wanted: _Filter) -> Mapping[_State, int]:
    """Return (somebody above `actor`, the way holds a system relation) -> relations to the sink, over walks."""
    down: nx.DiGraph[_State] = nx.DiGraph()  # from the sink to whoever comes to it
    down.add_node(_SINK)
    for rung in filter(wanted.lets, ladder.above(actor)):
        system = rung.reach == "system"
        if ladder.ends_chain(rung, sink):
            down.add_edge(_SINK, (rung.account_giver, system))
        elif not ladder.is_sink(rung.forum):
            down.add_edges_from(((rung.forum, held), (rung.account_giver, held or system)) for held in (False, True))
    distances: Mapping[_State, int] = nx.single_source_shortest_path_length(down, _SINK)
    return distances


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
