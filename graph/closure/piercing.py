"""Who decides when a body does: a consultation without a relation of its own is its participants.

A body that nobody made answerable cannot answer; those who sit in it can, each in his own column
(model.md 3.6; Besluit Sturing Digitale Overheid 2022, art. 1(m), 2).
"""

from __future__ import annotations

import networkx as nx

from graph.closure.admissibility import Ladder, Ladders
from ontology.namespaces import HVT

__all__ = ["is_informal", "pierced", "ways_down"]

_BODIES = frozenset({HVT.ConsultativeBody, HVT.ProgrammeBody})


def is_informal(ladders: Ladders, ladder: Ladder, actor: str) -> bool:
    """Tell whether an actor is a consultative or programme body with no admissible relation of its own."""
    return not ladder.rungs(actor) and not _BODIES.isdisjoint(ladders.facts.actors[actor].classes)


def pierced(ladders: Ladders, ladder: Ladder, actor: str) -> tuple[str, ...]:
    """Return those who stand for `actor` as deciders: itself, or the participants of a body, to the end.

    A body already being pierced is left out of its own participants; without participants left a body
    stays itself. The walk is our own: who sits in a body counts by the
    way one came to it, which no walk of networkx does.
    """
    return tuple(sorted(_participants(ladders, ladder, actor, frozenset())))


def _participants(ladders: Ladders, ladder: Ladder, actor: str, above: frozenset[str]) -> set[str]:
    if not is_informal(ladders, ladder, actor):
        return {actor}
    inside = above | {actor}
    seated = {seat.participant for seat in ladders.seats(actor)}
    found: set[str] = set()
    for participant in sorted(seated - inside):
        found |= _participants(ladders, ladder, participant, inside)
    return found or {actor}


def ways_down(ladders: Ladders, ladder: Ladder, actor: str) -> nx.MultiDiGraph[str]:
    """Return the seats on the ways by which `pierced` goes down from `actor`, as a part of the graph."""

    def opens(body: str, participant: str, key: str | int) -> bool:
        said = ladders.graph.edges[body, participant, key]
        sits = said["edge_kind"] == "participation" and said["participation_role"] in (HVT.Chair, HVT.Member)
        return sits and is_informal(ladders, ladder, body)

    seated = nx.subgraph_view(ladders.graph, filter_edge=opens)
    ways: nx.MultiDiGraph[str] = seated.subgraph({actor, *nx.descendants(seated, actor)})
    return ways
