"""A house as a workbook, or as a folder of csv, and back: the very same statements."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Dataset as Graphs

from ontology.columns.large import read_large
from ontology.gate import sheet_file
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load, loads
from ontology.standards import DCTERMS, RDF, RDFS, SKOS, XSD
from ontology.workbook import grids, reading
from ontology.workbook.sheets_csv import csv_files
from ontology.workbook.sheets_xlsx import written
from ontology.workbook.writing import filled_sheets
from tests.support.nds import nds
from tests.support.random_houses import Asked, asked_houses
from tests.support.trig import trig

#: statements that no column holds, or that a spreadsheet would spoil
TEXTS = st.one_of(
    st.sampled_from(["=1+1", "'=1", "-5", " a ", "a|b", "a\\|b\\", "\\u{20}", "_x000D_", "007", "1,5"]),
    st.just(70_000).map(lambda count: "x" * count),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
NODES = st.sampled_from([*(NamedNode(f"https://example.org/{name}") for name in "ab"), BlankNode("c"), BlankNode("d")])
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.tuples(TEXTS, st.sampled_from(["nl", "en", "fr", "nl-BE"])).map(lambda told: Literal(told[0], language=told[1])),
    st.tuples(
        st.sampled_from(["2025-09-29", "2025", "1", "01", "true", "3.0", "-7", ""]),
        st.sampled_from([XSD.date, XSD.gYear, XSD.boolean, XSD.integer, XSD.decimal, XSD.anyURI]),
    ).map(lambda told: Literal(told[0], datatype=NamedNode(told[1]))),
)
PREDICATES = st.sampled_from(
    [
        *(HVT.status, HVT.theme, HVT.about, HVT.amount, HVT.pending, HVT.firstSeen, HVT.informationGrade, HVT.steps),
        *(SKOS.prefLabel, SKOS.note, DCTERMS.source, RDF.type, RDFS.comment, "https://example.org/other"),
    ]
)
CLASSES = st.sampled_from([HVT.Choice, HVT.Source, HVT.Agency, HVT.Tour, HVT.House, HVT.stated]).map(NamedNode)
QUADS = st.builds(
    Quad,
    NODES,
    PREDICATES.map(NamedNode),
    st.one_of(NODES, LITERALS, CLASSES),
    st.sampled_from([DefaultGraph(), NamedNode("https://example.org/proposal")]),
)


def same(one: Dataset, other: Dataset) -> bool:
    """The same statements, whatever nodes without a name are called."""
    graphs = [Graphs(dataset.quads) for dataset in (one, other)]
    for graph in graphs:
        graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return graphs[0] == graphs[1]


def xlsx_bytes(dataset: Dataset, lang: str) -> bytes:
    return written(filled_sheets(dataset, lang), lang)


def from_xlsx(dataset: Dataset, folder: Path, lang: str) -> Dataset:
    file = folder / "house.xlsx"
    file.write_bytes(xlsx_bytes(dataset, lang))
    return load(file, validate=False)


def from_csv(dataset: Dataset, folder: Path, lang: str) -> Dataset:
    for old in folder.glob("*.csv"):
        old.unlink()
    for name, content in csv_files(filled_sheets(dataset, lang)).items():
        (folder / name).write_bytes(content)
    return load(folder, validate=False)


def as_columns(folder: Path) -> Dataset:
    """What the reading of large houses makes of a folder."""
    large = read_large(folder, validate=False)
    assert large.digest == load(folder, validate=False).digest
    every = large.statements.lines(np.arange(large.statements.subject.size))
    return Dataset(tuple(parse(every, format=RdfFormat.N_QUADS)))


@settings(max_examples=8, deadline=None)
@given(
    asked=asked_houses(),
    lang=st.sampled_from(["nl", "en"]),
    pieces=st.tuples(st.integers(1, 300), st.integers(2, 300), st.integers(1, 30)),
)
def test_a_random_house_comes_back_as_it_was_in_pieces_of_any_size(
    asked: Asked, lang: str, pieces: tuple[int, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    dataset = loads(trig(asked.house, named_graph=asked.named_graph), validate=False)
    folder = tmp_path_factory.mktemp("house")
    assert same(from_xlsx(dataset, folder, lang), dataset)
    (folder / "house.xlsx").unlink()
    assert same(from_csv(dataset, folder, lang), dataset)
    with pytest.MonkeyPatch.context() as patch:
        whole = load(folder, validate=False)
        for module, piece in zip((grids, sheet_file, reading), pieces, strict=True):
            patch.setattr(module, "_PIECE", piece)
        assert load(folder, validate=False).files == whole.files
        assert same(as_columns(folder), dataset)


@settings(max_examples=40, deadline=None)
@given(quads=st.lists(QUADS, min_size=1, max_size=12, unique=True), lang=st.sampled_from(["nl", "en"]))
def test_whatever_else_is_said_comes_back_too(
    quads: list[Quad], lang: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    dataset = Dataset(tuple(quads))
    folder = tmp_path_factory.mktemp("odd")
    assert same(from_xlsx(dataset, folder, lang), dataset)
    (folder / "house.xlsx").unlink()
    assert same(from_csv(dataset, folder, lang), dataset)


def test_the_shipped_houses_come_back_as_they_were(tmp_path: Path) -> None:
    dutch = nds()
    back = from_xlsx(dutch, tmp_path, "nl")
    assert len(dutch.quads) > 70_000
    assert same(back, dutch)
    (tmp_path / "house.xlsx").unlink()
    british = load("uk")
    assert same(from_csv(british, tmp_path, "en"), british)
    assert same(as_columns(tmp_path), british)


def test_the_same_house_is_the_same_bytes() -> None:
    british = load("uk")
    assert xlsx_bytes(british, "nl") == xlsx_bytes(british, "nl")


TOUR = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/> .
ex:tour a hvt:Tour ; skos:prefLabel "Rondje"@nl ; hvt:steps ( ex:one [ a hvt:TourStep ; rdfs:comment "twee"@nl ] ) .
ex:one a hvt:TourStep ; rdfs:comment "een"@nl ; hvt:shows ex:tour .
"""


def test_steps_stand_in_a_cell_in_their_order(tmp_path: Path) -> None:
    dataset = loads(TOUR, validate=False)
    files = csv_files(filled_sheets(dataset, "nl"))
    assert "one | _:" in files["Rondleidingen.csv"].decode("utf-8-sig")
    assert "Uitspraken.csv" not in files
    assert same(from_csv(dataset, tmp_path, "nl"), dataset)
