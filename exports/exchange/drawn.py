"""The graph of the house as a drawing program takes it: a label in one language, and a colour that says the verdict."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from exports.exchange.made import Asked
from exports.map.looks import ACTOR, GROUP, LOOKS, look
from graph.words.telling import told
from ontology.names import local_name
from ontology.text import Text

__all__ = ["Colour", "counted", "drawn", "not_drawn"]

Colour = tuple[int, int, int]


def drawn(asked: Asked) -> tuple[nx.MultiDiGraph[str], Mapping[str, Colour]]:
    """Return a copy of the graph with `label` on its nodes and edges, and the colour of each node."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(asked.graph)
    for name, said in graph.nodes(data=True):
        said["label"] = said.get(f"label_{asked.lang}") or local_name(name)
    for *_, said in graph.edges(data=True):
        said["label"] = said.get(f"label_{asked.lang}") or said.get("kind") or said["edge_kind"]
    return graph, {name: _colour(said) for name, said in graph.nodes(data=True)}


def counted(graph: nx.MultiDiGraph[str]) -> Text:
    """Return how much of a graph there is."""
    return told(
        "{n} {knoop|knopen:n} en {e} {lijn|lijnen:e}",
        "{n} {node|nodes:n} and {e} {edge|edges:e}",
        n=len(graph),
        e=graph.number_of_edges(),
    )


def not_drawn(asked: Asked) -> tuple[Text, ...]:
    """Return what the record says and the graph does not: what does not count here, with how many of them."""
    facts = asked.setting.facts
    stated = len(facts.relations) + len(facts.roles) + len(facts.funding) + len(facts.participations)
    shown = {key for *_, key in asked.graph.edges(keys=True)}
    aside = sum(
        iri not in shown
        for facts_of in (facts.relations, facts.roles, facts.funding, facts.participations)
        for iri in facts_of
    )
    if not aside:
        return ()
    return (
        told(
            "{aside} van {all} {feit|feiten:all} over relaties, rollen, geld en zetels: geen lijn, want op de dag niet "
            "geldig, niet als bewijs aanvaard, onbekend, of van een keuze die er dan niet is",
            "{aside} of {all} {fact|facts:all} on relations, roles, money and seats: no edge, as on the day not valid, "
            "not accepted as evidence, unknown, or of a choice that is not there then",
            aside=aside,
            all=stated,
        ),
    )


def _colour(said: Mapping[str, object]) -> Colour:
    if said["node_kind"] == "choice":
        hue = LOOKS[look(str(said["verdict"]), str(said["ministerial"]))].edge
    else:
        hue = (ACTOR if said["node_kind"] == "actor" else GROUP).edge
    return int(hue[1:3], 16), int(hue[3:5], 16), int(hue[5:7], 16)
