"""The graph of a house in five formats, read back by networkx, csv and pyarrow: nothing is lost but what is told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pyarrow.parquet
import pytest

from exports.exchange import parquet
from exports.exchange.formats import made
from exports.map.looks import LOOKS
from ontology.errors import InputError
from tests.exchange.houses import EX, asked, written

VIZ = "{http://www.gexf.net/1.2draft/viz}"
GEXF = "{http://www.gexf.net/1.2draft}"


def read_graphml(content: bytes) -> Any:
    return nx.parse_graphml(content.decode("utf-8"), force_multigraph=True)


def read_gexf(content: bytes) -> Any:
    return nx.read_gexf(io.BytesIO(content))


def read_json(content: bytes) -> Any:
    return nx.node_link_graph(json.loads(content), edges="edges")


READERS = {"graphml": read_graphml, "gexf": read_gexf, "graph-json": read_json}
#: what a format adds for whoever draws
DRAWN = {"r", "g", "b", "viz", "label", "id", "networkx_key"}


@pytest.mark.parametrize(("name", "read"), READERS.items())
def test_networkx_reads_every_node_edge_and_attribute_back(name: str, read: Callable[[bytes], Any]) -> None:
    graph, again = asked().graph, read(written(name).files[""])
    assert len(graph) == 9 and graph.number_of_edges() == 9
    nodes = {name: {k: v for k, v in said.items() if k not in DRAWN} for name, said in again.nodes(data=True)}
    assert nodes == {name: said for name, said in graph.nodes(data=True)}  # noqa: C416
    edges = {said["iri"]: (low, high, without(said)) for low, high, said in again.edges(data=True)}
    assert edges == {key: (low, high, said) for low, high, key, said in graph.edges(keys=True, data=True)}
    assert written(name).written.en == f"{len(graph)} nodes and {graph.number_of_edges()} edges"


def without(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key not in DRAWN}


def test_gephi_finds_label_colour_floor_and_verdict_in_graphml() -> None:
    again = read_graphml(made("graphml", asked(lang="en")).files[""])
    cranes = again.nodes[f"{EX}cranes"]
    colour = LOOKS["full" if cranes["verdict"] == "FULL" else "partial"].edge
    assert (cranes["label"], cranes["verdict"]) == ("New cranes", "LIMITED")
    assert f"#{cranes['r']:02x}{cranes['g']:02x}{cranes['b']:02x}" == colour
    assert (again.nodes[f"{EX}port"]["label"], again.nodes[f"{EX}port"]["floor"]) == ("Port Authority", "departments")
    assert read_graphml(written("graphml").files[""]).nodes[f"{EX}port"]["label"] == "Havenautoriteit"


def test_gephi_finds_label_colour_floor_and_verdict_in_gexf() -> None:
    root = ET.fromstring(written("gexf").files[""])
    assert root.get("version") == "1.2" and root.find(f"{GEXF}meta").get("lastmodifieddate") == "2026-05-01"  # type: ignore[union-attr]
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    titles = {one.get("title") for one in root.iter(f"{GEXF}attribute")}
    assert {"floor", "verdict", "class", "status"} <= titles
    cranes = nodes[f"{EX}cranes"]
    colour = cranes.find(f"{VIZ}color")
    assert cranes.get("label") == "Nieuwe kranen" and colour is not None
    assert [int(colour.get(letter) or "") for letter in "rgb"] == [0x8A, 0x53, 0x00]
    assert {edge.get("id") for edge in root.iter(f"{GEXF}edge")} == {key for *_, key in asked().graph.edges(keys=True)}


def test_csv_says_all_that_the_graph_says() -> None:
    files = {name: content.decode("utf-8") for name, content in written("graph-csv").files.items()}
    assert list(files) == ["nodes.csv", "edges.csv"]
    nodes = {row["id"]: row for row in csv.DictReader(io.StringIO(files["nodes.csv"], newline=""))}
    edges = {row["id"]: row for row in csv.DictReader(io.StringIO(files["edges.csv"], newline=""))}
    for name, said in asked().graph.nodes(data=True):
        told = {key: value for key, value in nodes[name].items() if value and key not in ("id", "label")}
        assert {**told, "iri": name} == {key: guarded(value) for key, value in said.items()}
    for low, high, key, said in asked().graph.edges(keys=True, data=True):
        assert (edges[key]["source"], edges[key]["target"]) == (low, high)
        told = {k: v for k, v in edges[key].items() if v and k not in ("id", "label", "source", "target")}
        assert {**told, "iri": key} == {name: guarded(value) for name, value in said.items()}
    assert nodes[f"{EX}odd"]["label"].startswith("'=A & B")  # a spreadsheet runs nothing


def guarded(value: str | int) -> str:
    return f"'{value}" if str(value).startswith("=") else str(value)


def test_parquet_has_numbers_where_there_are_numbers_and_nothing_where_nothing_is_known() -> None:
    told = written("parquet").files
    assert list(told) == ["nodes.parquet", "edges.parquet"]
    nodes, edges = (pyarrow.parquet.read_table(io.BytesIO(content)) for content in told.values())
    graph = asked().graph
    for name, table in (("nodes", nodes), ("edges", edges)):
        rows = {row.pop("id"): row for row in table.to_pylist()}
        edges_of = {key: said for *_, key, said in graph.edges(keys=True, data=True)}
        said = {node: said for node, said in graph.nodes(data=True)} if name == "nodes" else edges_of  # noqa: C416
        assert {one: {**known(row), "iri": one} for one, row in rows.items()} == said
    assert str(nodes.schema.field("consequences").type) == "int8"
    buoys = next(row for row in nodes.to_pylist() if row["id"] == f"{EX}buoys")
    assert (buoys["verdict"], buoys["consequences"]) == ("UNKNOWN", None)  # unknown is not none
    assert nodes.schema.metadata[b"reference_date"] == b"2026-05-01"


def known(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None and key not in ("label", "source", "target")}


def test_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(InputError, match="parquet: pyarrow is not installed; install it with: pip install pyarrow"):
        made("parquet", asked())


@pytest.mark.parametrize("name", ["graphml", "gexf", "graph-csv", "graph-json", "parquet"])
def test_what_does_not_count_is_counted(name: str) -> None:
    """Of ten facts one has ended and one is of a decider that was looked for in vain; under a proposal of eleven."""
    assert [one.en.split(":")[0] for one in written(name).left] == [
        "2 of 10 facts on relations, roles, money and seats"
    ]
    under = made(name, asked(scenarios=("anchored",))).left
    assert [one.en.split(":")[0] for one in under] == ["2 of 11 facts on relations, roles, money and seats"]
    assert written(name).files == made(name, asked()).files
