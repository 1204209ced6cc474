"""Single points of accountability: the actors that are on every chain of a choice.

Such an actor *dominates* the end of all chains: it is on every way from the decider to any parliament or assembly. A
way may go by oversight over own conduct only while all before it acts as forum (model-2.md 3.1), so the tree of
dominators is one of places: somebody, and whether what is accounted for there is its own decision. Who stands at two
places can be on every chain while neither place is: of them it is asked whether a chain is left without them.

References
----------
Lengauer, T., & Tarjan, R. E. (1979). A fast algorithm for finding dominators in a flowgraph. ACM
Transactions on Programming Languages and Systems 1(1), 121-141 (what a dominator is).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import networkx as nx

from graph.closure.admissibility import Ladder, Place
from ontology.steps import come_to

__all__ = ["ends_chains", "on_every_chain"]


def on_every_chain(ladder: Ladder, deciders: Iterable[str]) -> frozenset[str]:
    """Return the actors that are on every chain of every one of `deciders` that has a chain.

    Parameters
    ----------
    ladder
        What counts for the choice.
    deciders
        Those who decide on it, bodies pierced; those without any chain change nothing.

    Returns
    -------
    frozenset of str
        Empty when no decider has a chain, or when the chains have no actor in common. A decider that is on
        all of them is in it, parliaments and assemblies are not.
    """
    ways = [frozenset(_dominating(ladder, decider)) for decider in deciders]
    having = [way for way in ways if way]
    return frozenset.intersection(*having) if having else frozenset()


def ends_chains(ladder: Ladder, actor: str) -> bool:
    """Tell whether chains end at `actor`: it is the last to answer to a parliament or an assembly."""
    return any(ladder.ends_chain(rung, sink) for rung in ladder.rungs(actor) for sink in ("ministerial", "local"))


#: Stands above every end of a chain; no IRI is empty.
_END: Place = ("", False)


def _dominating(ladder: Ladder, decider: str) -> list[str]:
    """Return who is on every chain of a decider: each place of whom dominates the end, or else both places together."""
    way = _first_chain(ladder, decider)
    if not way:
        return []
    climbed: nx.DiGraph[Place] = nx.DiGraph()
    start: Place = (decider, True)
    for place in come_to(start, lambda place: (step for step in _onward(ladder, place) if step != _END)):
        climbed.add_edges_from((place, step) for step in _onward(ladder, place))
    nearest = nx.immediate_dominators(climbed, start)
    alone, place = {decider}, _END
    while place != start:
        place = nearest[place]
        alone.add(place[0])
    twice = {actor for actor, own in climbed if own and (actor, False) in climbed}
    return [a for a in way if a in alone or (a in twice and not _first_chain(ladder, decider, without=a))]


def _onward(ladder: Ladder, place: Place) -> Iterator[Place]:
    """Yield where one stands after each relation upward from a place, or that chains end there."""
    actor, own = place
    for rung in ladder.standing(actor, own=own):
        if ladder.ends_chain(rung, "ministerial") or ladder.ends_chain(rung, "local"):
            yield _END
        elif not ladder.is_sink(rung.forum):
            yield rung.forum, own and rung.acts_as_forum


def _first_chain(ladder: Ladder, decider: str, without: str | None = None) -> list[str]:
    """Return the actors on a shortest chain, from the decider up; nobody where there is none."""
    if ladder.is_sink(decider):
        return []
    start: Place = (decider, True)
    before: dict[Place, Place | None] = {start: None}
    waiting = [start]
    for place in waiting:
        actor, own = place
        for rung in ladder.standing(actor, own=own):
            if ladder.ends_chain(rung, "ministerial") or ladder.ends_chain(rung, "local"):
                return _back(place, before)
            step = (rung.forum, own and rung.acts_as_forum)
            if rung.forum != without and step not in before and not ladder.is_sink(rung.forum):
                before[step] = place
                waiting.append(step)
    return []


def _back(place: Place | None, before: dict[Place, Place | None]) -> list[str]:
    way: list[str] = []
    while place is not None:
        way.append(place[0])
        place = before[place]
    return way[::-1]
