"""The graph of a house as GraphML, written by networkx: Gephi, yEd and igraph read it."""

from __future__ import annotations

import io

import networkx as nx

from exports.exchange.drawn import counted, drawn, not_drawn
from exports.exchange.made import Asked, Made

__all__ = ["graphml"]


def graphml(asked: Asked) -> Made:
    """Return the graph with its answers; `label`, `r`, `g` and `b` are what a drawing program looks for."""
    graph, colours = drawn(asked)
    for name, (red, green, blue) in colours.items():
        graph.nodes[name].update(r=red, g=green, b=blue)
    out = io.BytesIO()
    nx.write_graphml_xml(
        graph, out
    )  # the writer of Python itself: the other one writes other bytes where there is lxml
    return Made({"": out.getvalue()}, counted(graph), not_drawn(asked))
