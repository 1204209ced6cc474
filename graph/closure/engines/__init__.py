"""Engines: each works out the closure of a ladder in its own way, and all say the same.

What an engine is given is a ladder: its rungs (the admissible relations), its sinks, and as `ladder.graph` the view of
the graph that holds them. What it gives is two words per actor; every answer follows from those.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from graph.closure.admissibility import Ladder
    from graph.house.setting import Setting

__all__ = ["Engine", "engine_for"]


class Engine(Protocol):
    """Works out which grades of accountability reach which actor."""

    def words(self, ladder: Ladder, actors: Collection[str]) -> Mapping[str, int]:
        """Return actor -> its words, for each of these actors; 0 for one without a chain.

        Parameters
        ----------
        ladder
            The admissible relations and the sinks. A chain never passes through a sink, so a sink has no word.
        actors
            Those asked, with everybody above them (`ladder.above`): nothing else is needed to answer.

        Returns
        -------
        Mapping
            One integer per actor: 64 bits for every lane of `graph.closure.words.LANES`, side by side, once as any and
            to the left of that (`graph.closure.words.OWN`) once as the one that decides.
        """
        ...


def engine_for(setting: Setting) -> Engine:
    """Return the engine that a setting is asked of: networkx, the reference, whatever the size of the house.

    An engine's library is loaded when the engine is chosen.
    """
    from graph.closure.engines.networkx_engine import NetworkxEngine

    return NetworkxEngine()
