"""Who decides when a body does: a consultation without a relation of its own is those who sit in it.

A body that nobody made answerable cannot answer; those who sit in it can, each in his own column
(model-2.md 3.6; Besluit Sturing Digitale Overheid 2022, art. 1(m), 2).
"""

from __future__ import annotations

import networkx as nx

from graph.closure.admissibility import Ladder, Ladders
from ontology.namespaces import HVT
from ontology.steps import come_to

__all__ = ["is_body", "is_pierced", "pierced", "ways_down"]

_BODIES = frozenset({HVT.ConsultativeBody, HVT.ProgrammeBody})


def is_body(ladders: Ladders, actor: str) -> bool:
    """Tell whether an actor is a consultative or a programme body."""
    return not _BODIES.isdisjoint(ladders.facts.actors[actor].classes)


def is_pierced(ladders: Ladders, ladder: Ladder, actor: str) -> bool:
    """Tell whether a body is replaced by those who sit in it: bare, and somebody who is not bare is reached.

    Bare is a consultative or programme body that has no admissible relation and has participants other than itself.
    """
    if actor not in ladder.pierced:
        _pierce(ladders, ladder, actor)
    return ladder.pierced[actor]


def pierced(ladders: Ladders, ladder: Ladder, actor: str) -> tuple[str, ...]:
    """Return those who stand for `actor` as deciders: itself, or who is reached from it through pierced bodies."""

    def inside(body: str) -> list[str]:
        return _bare(ladders, ladder, body) if is_pierced(ladders, ladder, body) else []

    return tuple(sorted(one for one in come_to(actor, inside) if not is_pierced(ladders, ladder, one)))


def ways_down(ladders: Ladders, ladder: Ladder, actor: str) -> nx.MultiDiGraph[str]:
    """Return the seats on the ways by which `pierced` goes down from `actor`, as a part of the graph."""

    def opens(body: str, participant: str, key: str | int) -> bool:
        said = ladders.graph.edges[body, participant, key]
        sits = said["edge_kind"] == "participation" and said["participation_role"] in (HVT.Chair, HVT.Member)
        return sits and is_pierced(ladders, ladder, body)

    seated = nx.subgraph_view(ladders.graph, filter_edge=opens)
    ways: nx.MultiDiGraph[str] = seated.subgraph({actor, *nx.descendants(seated, actor)})
    return ways


#: Stands above everybody who is not bare; no IRI is empty.
_SOMEBODY = ""


def _pierce(ladders: Ladders, ladder: Ladder, actor: str) -> None:
    """Settle `actor`, and everybody reached from it through bare bodies."""
    inside: dict[str, list[str]] = {}

    def seated_in(body: str) -> list[str]:
        inside[body] = _bare(ladders, ladder, body)
        return inside[body]

    come_to(actor, seated_in)
    down = nx.DiGraph([(one, seated) for one, all_seated in inside.items() for seated in all_seated or [_SOMEBODY]])
    reaching = nx.ancestors(down, _SOMEBODY) if _SOMEBODY in down else set[str]()
    ladder.pierced.update((one, bool(seated) and one in reaching) for one, seated in inside.items())


def _bare(ladders: Ladders, ladder: Ladder, actor: str) -> list[str]:
    """Return who sits in a bare body, itself apart; nobody for any other actor."""
    if not is_body(ladders, actor) or ladder.rungs(actor):
        return []
    return sorted({seat.participant for seat in ladders.seats(actor)} - {actor})
