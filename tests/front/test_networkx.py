"""`house.graph()` goes through the writers of networkx; what each loses on the way back is what docs/python.md says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import thorbecke
from graph.records import UNGRADED
from ontology.errors import InputError
from tests.conftest import SMALL_HOUSE

ID = "https://w3id.org/huis-van-thorbecke/id/"

#: an actor with a name that every format has to escape, and two relations between the same two
ODD = """
ex:odd a hvt:Agency ; skos:altLabel "07" ;
    skos:prefLabel "A & B <c> \\"d\\" [ ] # 1\\n2 \\u0007 \\U0001F3E0 \\u00E9"@en .
ex:odd-up a hvt:AccountabilityRelation ; hvt:accountGiver ex:odd ; hvt:forum ex:minister ;
    hvt:relationKind kind:instituted-body ; hvt:status hvt:stated ; hvt:validFrom "2020-01-01"^^xsd:date ;
    dcterms:source ex:statute .
ex:odd-too a hvt:AccountabilityRelation ; hvt:accountGiver ex:odd ; hvt:forum ex:minister ;
    hvt:relationKind kind:zbo-kaderwet-public ; hvt:status hvt:stated ; dcterms:source ex:statute .
"""
FORMATS = ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf), (nx.write_gml, nx.read_gml))


@pytest.fixture(scope="module")
def nds() -> nx.MultiDiGraph[str]:
    return thorbecke.load().graph()


@pytest.fixture(scope="module")
def odd() -> nx.MultiDiGraph[str]:
    prefixes, _, rest = SMALL_HOUSE.partition("\n\n")
    return thorbecke.loads(f"{prefixes}\n{ODD}{rest}", validate=False).graph(on="2026-05-01")


@pytest.fixture(params=["nds", "odd"])
def graph(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def test_every_attribute_is_plain(graph: nx.MultiDiGraph[str]) -> None:
    nodes, edges = [d for _, d in graph.nodes(data=True)], [d for *_, d in graph.edges(data=True)]
    assert len(nodes) > 5 and len(edges) > 5
    assert {type(value) for said in (graph.graph, *nodes, *edges) for value in said.values()} == {str, int}
    assert not any(value == "" for said in (graph.graph, *nodes, *edges) for value in said.values())
    assert all(said["iri"] == iri for iri, said in graph.nodes(data=True))
    assert all(said["iri"] == key for *_, key, said in graph.edges(keys=True, data=True))


def test_what_stands_on_nodes_and_edges(nds: nx.MultiDiGraph[str]) -> None:
    house = thorbecke.load()
    for choice in house.gaps():
        said = nds.nodes[choice.iri]
        assert (said["verdict"], said["ministerial"]) == (choice.verdict, choice.ministerial)
        powers = tuple(said.get(power) for power in ("information", "discussion", "consequences"))
        assert powers == ((None,) * 3 if choice.verdict in UNGRADED else tuple(choice.grade))
        assert (said["label_nl"], said["label_en"]) == (choice.label.nl, choice.label.en)
        for decider in (d for d in choice.deciders if not d.pierced_from):
            for key in decider.assignments:
                edge = nds.edges[choice.iri, decider.iri, key]
                assert (edge["kind"], edge["verdict"]) == ("Decides", decider.verdict)
                grade = None if decider.verdict in UNGRADED else decider.grade.consequences
                assert edge.get("consequences") == grade
    obdo = nds.nodes[ID + "obdo"]
    assert (obdo["class"], obdo["floor"], obdo["short_nl"], obdo["node_kind"]) == (
        "ConsultativeBody",
        "bodies",
        "OBDO",
        "actor",
    )
    (up,) = (d for _, high, d in nds.out_edges(ID + "obdo", data=True) if d["edge_kind"] == "accountability")
    assert up["kind"] == "instituted-body" and up["reach"] == "powers" and up["status"] == "arguable"
    assert (up["information"], up["discussion"], up["consequences"]) == (2, 2, 2)
    assert up["valid_from"] == "2022-07-19" and "valid_until" not in up
    assert nds.graph["house"] == ID + "nds" and nds.graph["reference_date"] == "2025-09-29"
    assert nds.graph["digest"] == house.dataset.digest and "scenarios" not in nds.graph
    assert house.graph(scenarios="bod-anchored").graph["scenarios"] == ID + "bod-anchored"


def test_it_is_a_copy() -> None:
    house = thorbecke.load()
    told = house.gaps().answer
    changed = house.graph()
    changed.remove_edges_from(list(changed.edges(keys=True)))
    assert house.gaps().answer == told and house.graph().number_of_edges() > 3000


# ---------------------------------------------------------------- there and back


def whole(graph: nx.MultiDiGraph[str]) -> tuple[dict[str, Any], dict[Any, Any]]:
    edges = {(low, high, key): said for low, high, key, said in graph.edges(keys=True, data=True)}
    return {iri: graph.nodes[iri] for iri in graph}, edges


def back(graph: nx.MultiDiGraph[str], write: Callable[..., None], read: Callable[..., Any], path: Path) -> Any:
    write(graph, path)
    found = read(path)
    assert type(found) is nx.MultiDiGraph
    return found


def test_graphml_keeps_all_and_adds_two_graph_attributes(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    found = back(graph, nx.write_graphml, nx.read_graphml, tmp_path / "house.graphml")
    assert whole(found) == whole(graph)
    assert found.graph == {**graph.graph, "node_default": {}, "edge_default": {}}


def test_gexf_loses_the_graph_attributes_and_adds_label_and_id(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    found = back(graph, nx.write_gexf, nx.read_gexf, tmp_path / "house.gexf")
    assert found.graph == {"mode": "static", "node_default": {}, "edge_default": {}}
    nodes, edges = whole(graph)
    assert dict(found.nodes(data=True)) == {iri: {**said, "label": iri} for iri, said in nodes.items()}
    assert [said.pop("id") for *_, said in found.edges(data=True)]
    assert whole(found)[1] == edges


def test_gml_keeps_all(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    found = back(graph, nx.write_gml, nx.read_gml, tmp_path / "house.gml")
    assert whole(found) == whole(graph) and found.graph == graph.graph
    assert "\n".join(nx.generate_gml(graph)).encode("ascii")


def test_node_link_json_keeps_all(graph: nx.MultiDiGraph[str]) -> None:
    text = json.dumps(nx.node_link_data(graph, edges="links"), allow_nan=False)
    found = nx.node_link_graph(json.loads(text), edges="links")
    assert type(found) is nx.MultiDiGraph
    assert whole(found) == whole(graph) and found.graph == graph.graph


def test_parallel_relations_stay_two(odd: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    low, high = "https://example.org/harbour/odd", "https://example.org/harbour/minister"
    assert odd.number_of_edges(low, high) == 2
    assert "\x07" not in odd.nodes[low]["label_en"] and "\n" in odd.nodes[low]["label_en"]
    for write, read in (
        (nx.write_graphml, nx.read_graphml),
        (nx.write_gexf, nx.read_gexf),
        (nx.write_gml, nx.read_gml),
    ):
        assert set(back(odd, write, read, tmp_path / "two")[low][high]) == set(odd[low][high])


def test_without_parallel_edges_graphml_and_gexf_come_back_as_a_digraph(tmp_path: Path) -> None:
    """The key of an edge is in no place then but its attribute `iri`."""
    graph = thorbecke.loads(SMALL_HOUSE).graph(on="2026-05-01")
    assert len(set(graph.edges())) == graph.number_of_edges()
    kinds = []
    for write, read in FORMATS:
        write(graph, tmp_path / "one")
        found = read(tmp_path / "one")
        kinds.append(type(found))
        assert {(low, high, said["iri"]) for low, high, said in found.edges(data=True)} == set(graph.edges(keys=True))
    assert kinds == [nx.DiGraph, nx.DiGraph, nx.MultiDiGraph]


def test_a_graph_that_is_too_large_says_what_it_would_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thorbecke.house.MOST_RELATIONS", 1_000)
    with pytest.raises(
        InputError, match=r"a graph of 3,367 relations would take at least 0.0 GB and 0 seconds, .* House.table\(\)"
    ):
        thorbecke.load().graph()


def test_a_file_too_large_for_records_says_what_reads_it(tmp_path: Path) -> None:
    with (tmp_path / "house.nt").open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(InputError, match=r"house.nt: larger than 200 MB; .*, or ask `thorbecke gaps --format parquet`"):
        thorbecke.load(tmp_path / "house.nt")
