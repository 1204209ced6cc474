"""Nodes and edges as two tables: the columns, in one order, and a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.exchange.drawn import drawn
from exports.exchange.made import Asked

__all__ = ["GraphTable", "graph_tables"]

#: what stands first, under the names by which Gephi knows it
_NODES = (
    "id",
    "label",
    "node_kind",
    "class",
    "floor",
    "verdict",
    "ministerial",
    "information",
    "discussion",
    "consequences",
)
_EDGES = (
    "source",
    "target",
    "id",
    "label",
    "edge_kind",
    "kind",
    "status",
    "reach",
    "verdict",
    "information",
    "discussion",
    "consequences",
)


@dataclass(frozen=True, slots=True)
class GraphTable:
    """One table; a cell of which nothing is known is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]


def graph_tables(asked: Asked) -> dict[str, GraphTable]:
    """Return the tables `nodes` and `edges` of the graph, in its own order."""
    graph, _ = drawn(asked)
    nodes = [{"id": name, **_without(said, "iri")} for name, said in graph.nodes(data=True)]
    edges = [
        {"source": low, "target": high, "id": key, **_without(said, "iri")}
        for low, high, key, said in graph.edges(keys=True, data=True)
    ]
    return {"nodes": _table(nodes, _NODES), "edges": _table(edges, _EDGES)}


def _without(said: Mapping[str, str | int], name: str) -> dict[str, str | int]:
    return {key: value for key, value in said.items() if key != name}


def _table(found: Sequence[Mapping[str, str | int]], first: Sequence[str]) -> GraphTable:
    more = sorted({key for row in found for key in row} - {*first})
    columns = (*first, *more)
    return GraphTable(columns, tuple(tuple(_cells(row, columns)) for row in found))


def _cells(row: Mapping[str, str | int], columns: Sequence[str]) -> Iterator[str | int | None]:
    return (row.get(column) for column in columns)
