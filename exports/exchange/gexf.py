"""The graph of a house as GEXF 1.2, written by networkx, with the colours as Gephi knows them."""

from __future__ import annotations

from networkx.readwrite.gexf import GEXFWriter

from exports.exchange.drawn import counted, drawn, not_drawn
from exports.exchange.made import Asked, Made

__all__ = ["gexf"]


def gexf(asked: Asked) -> Made:
    """Return the graph with its answers; it is dated by the day it answers for, not by that of writing."""
    graph, colours = drawn(asked)
    for name, (red, green, blue) in colours.items():
        graph.nodes[name]["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    for *_, key, said in graph.edges(keys=True, data=True):
        said["id"] = key
    graph.graph["name"] = graph.graph.get(f"title_{asked.lang}", "")
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    meta = writer.xml.find("meta")
    meta.set("lastmodifieddate", asked.setting.house.reference_date)
    meta.find("creator").text = "Huis van Thorbecke"
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return Made({"": f"{head}{writer}\n".encode()}, counted(graph), not_drawn(asked))
