"""Who decides when a body does: a consultation without a relation of its own is its participants.

A body that nobody made answerable cannot answer; those who sit in it can, each in his own column
(model.md 3.6; Besluit Sturing Digitale Overheid 2022, art. 1(m), 2).
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from graph.admissibility import Ladder
from ontology.namespaces import HVT

__all__ = ["is_informal", "pierced", "seats"]

_BODIES = frozenset({HVT.ConsultativeBody, HVT.ProgrammeBody})
_SEATS = frozenset({HVT.Chair, HVT.Member})


def is_informal(graph: nx.MultiDiGraph[str], ladder: Ladder, actor: str) -> bool:
    """Tell whether an actor is a consultative or programme body with no admissible relation of its own."""
    return not ladder.rungs(actor) and not _BODIES.isdisjoint(graph.nodes[actor]["classes"])


def pierced(graph: nx.MultiDiGraph[str], ladder: Ladder, actor: str) -> tuple[str, ...]:
    """Return those who stand for `actor` as deciders: itself, or the participants of a body, to the end.

    A body already being pierced is left out of its own participants; without participants left a body
    stays itself.
    """
    return tuple(sorted(_participants(graph, ladder, actor, frozenset())))


def _participants(graph: nx.MultiDiGraph[str], ladder: Ladder, actor: str, above: frozenset[str]) -> set[str]:
    if not is_informal(graph, ladder, actor):
        return {actor}
    inside = above | {actor}
    seated = {participant for participant, _ in _seated(graph, actor)}
    found: set[str] = set()
    for participant in sorted(seated - inside):
        found |= _participants(graph, ladder, participant, inside)
    return found or {actor}


def seats(graph: nx.MultiDiGraph[str], ladder: Ladder, actor: str) -> Iterator[tuple[str, str, str]]:
    """Yield (body, participant, edge key) of every seat on the ways by which `pierced` goes down from `actor`."""
    waiting, seen = [actor], {actor}
    while waiting:
        body = waiting.pop()
        if is_informal(graph, ladder, body):
            for participant, seat in _seated(graph, body):
                yield body, participant, seat
                if participant not in seen:
                    seen.add(participant)
                    waiting.append(participant)


def _seated(graph: nx.MultiDiGraph[str], body: str) -> Iterator[tuple[str, str]]:
    for _, participant, seat, edge in graph.out_edges(body, keys=True, data=True):
        if edge["edge_kind"] == "participation" and edge["participation_role"] in _SEATS:
            yield participant, seat
