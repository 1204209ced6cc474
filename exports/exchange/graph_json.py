"""The graph of a house as JSON, node by node and edge by edge: `networkx.node_link_graph` and D3 read it."""

from __future__ import annotations

import json

import networkx as nx

from exports.exchange.drawn import counted, drawn, not_drawn
from exports.exchange.made import Asked, Made
from exports.writing import escaped

__all__ = ["graph_json"]


def graph_json(asked: Asked) -> Made:
    """Return the graph with its answers and every attribute under its own name."""
    graph, _ = drawn(asked)
    text = json.dumps(nx.node_link_data(graph, edges="edges"), indent=1, ensure_ascii=False)
    return Made({"": f"{escaped(text)}\n".encode()}, counted(graph), not_drawn(asked))
