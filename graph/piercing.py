"""Who decides when a body does: a consultation without a relation of its own is its participants.

A body that nobody made answerable cannot answer; those who sit in it can, each in his own column
(model.md 3.6; Besluit Sturing Digitale Overheid 2022, art. 1(m), 2).
"""

from __future__ import annotations

import networkx as nx

from graph.admissibility import Ladder
from ontology.namespaces import HVT

__all__ = ["is_informal", "pierced"]

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
    seated = {
        participant
        for _, participant, edge in graph.out_edges(actor, data=True)
        if edge["edge_kind"] == "participation" and edge["participation_role"] in _SEATS
    }
    found: set[str] = set()
    for participant in sorted(seated - inside):
        found |= _participants(graph, ladder, participant, inside)
    return found or {actor}
