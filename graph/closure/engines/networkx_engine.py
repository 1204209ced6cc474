"""The reference engine: the closure along the condensation of a ladder, from the sinks down.

Actors that answer to each other are one part; among the parts there is no circle, so every part is done before those
that answer to it. Within a part the words are joined until nothing is gained: each can gain 64 bits a lane at most.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import networkx as nx

from graph.closure.admissibility import Ladder
from graph.closure.words import SINKS, Along, along, ended

__all__ = ["NetworkxEngine"]


class NetworkxEngine:
    """Words by networkx (`graph.closure.engines.Engine`)."""

    def words(self, ladder: Ladder, actors: Collection[str]) -> Mapping[str, int]:
        """Return actor -> its words, side by side, for each of these actors."""
        held = dict.fromkeys(actors, 0)
        climbed: nx.DiGraph[str] = nx.DiGraph()
        climbed.add_nodes_from(actors)
        for actor in actors:
            for rung in () if ladder.is_sink(actor) else ladder.rungs(actor):
                held[actor] |= ended(rung, tuple(sink for sink in SINKS if ladder.ends_chain(rung, sink)))
                if rung.forum in held and not ladder.is_sink(rung.forum):
                    others = climbed.get_edge_data(actor, rung.forum, {"along": Along()})["along"]
                    climbed.add_edge(actor, rung.forum, along=others.beside(along(rung)))
        return _joined(climbed, held)


def _joined(climbed: nx.DiGraph[str], held: dict[str, int]) -> dict[str, int]:
    """Return what every actor holds, once what its forums hold is joined to where its own chains end."""
    parts = nx.condensation(climbed)
    for part in reversed(list(nx.topological_sort(parts))):
        members = parts.nodes[part]["members"]
        waiting = dict.fromkeys(sorted(members))
        while waiting:
            actor = next(iter(waiting))
            del waiting[actor]
            before = held[actor]
            for forum, said in climbed.adj[actor].items():
                held[actor] |= said["along"].of(held[forum])
            if held[actor] != before:
                waiting.update(dict.fromkeys(lower for lower in climbed.pred[actor] if lower in members))
    return held
