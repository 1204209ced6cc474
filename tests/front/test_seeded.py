"""A seeded house has the answers it was made to have: by the reference engine, by columns, and in both syntaxes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from benchmarks.columns import by_columns
from benchmarks.seeded import making
from benchmarks.seeded.making import Made, main, make
from benchmarks.seeded.plan import ACTORS, CHOICES, DECISIONS, GROUPS, NO_CHAIN, RELATIONS, harmless
from graph.answers.answering import answer
from graph.columns.counting import Counting
from graph.house.setting import Setting, setting
from ontology.columns.of_facts import columns_of
from ontology.reading.loading import load

EX = "https://example.org/large/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "BATCH", 3)  # so that there are two
        return make(1_000, tmp_path_factory.mktemp("seeded"), syntaxes=("nt", "trig"))


@pytest.fixture(scope="module")
def asked(made: Made) -> Setting:
    return setting(load(made.folder / "house.nt"))  # validated: a house that is not sound is refused


def test_a_block_is_of_the_size_it_says() -> None:
    assert sum(group.size for group in GROUPS) == ACTORS
    assert sum(decision.share for decision in DECISIONS) == CHOICES
    assert sum(decision.share for decision in DECISIONS[-12:]) == NO_CHAIN
    assert len(harmless()) > 10_000


def test_the_reference_engine_answers_as_it_was_made(made: Made, asked: Setting) -> None:
    told = {
        choice.iri: (choice.verdict, choice.ministerial, choice.grade[0] * 16 + choice.grade[1] * 4 + choice.grade[2])
        for choice in answer(asked).choices
    }
    rows = pq.read_table(made.folder / "answers.parquet").to_pylist()
    assert told == {row["choice"]: (row["verdict"], row["ministerial"], row["grade"]) for row in rows}
    assert len(told) == made.choices == 400
    assert len(set(Counter(verdict for verdict, *_ in told.values()))) == 12, "every verdict there is"


def test_columns_answer_as_it_was_made(made: Made, asked: Setting) -> None:
    told = by_columns(columns_of(asked.facts), asked)
    rows = pq.read_table(made.folder / "answers.parquet").to_pylist()
    assert {iri: said[:2] for iri, said in told.items()} == {
        r["choice"]: (r["verdict"], r["ministerial"]) for r in rows
    }


def test_both_syntaxes_say_the_same(made: Made) -> None:
    told = {
        syntax: set(ox.parse(path=made.folder / f"house.{syntax}", format=kind))
        for syntax, kind in {"nt": ox.RdfFormat.N_TRIPLES, "trig": ox.RdfFormat.TRIG}.items()
    }
    assert told["nt"] == told["trig"]
    assert len(told["nt"]) == made.statements
    assert 16 <= made.statements / made.relations <= 17
    lines = (made.folder / "house.nt").read_bytes()
    assert lines == b"".join(
        ox.serialize([quad], format=ox.RdfFormat.N_TRIPLES) or b""
        for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
    ), "canonical"


def test_what_the_peers_are_asked_has_the_answers_given(made: Made) -> None:
    """By networkx, per set of powers: who reaches the parliament; the farthest takes seven relations."""
    edges = pq.read_table(made.folder / "edges.parquet").to_pylist()
    choices = pq.read_table(made.folder / "choices.parquet").to_pylist()
    held: Counter[int] = Counter()
    for powers in range(1, 8):
        graph: nx.MultiDiGraph[int] = nx.MultiDiGraph(
            [(e["forum"], e["giver"]) for e in edges if e["mask"] & powers == powers]
        )
        far = nx.single_source_shortest_path_length(graph, 0)
        held.update(dict.fromkeys(far, 1 << powers - 1))
        assert max(far.values()) == 7
    assert [held[c["first"]] | held[c["second"]] for c in choices] == [c["mask"] for c in choices]
    assert {0, 25, 127} == {c["mask"] for c in choices}


def test_the_relations_of_every_choice_are_those_of_the_house(made: Made, asked: Setting) -> None:
    columns = columns_of(asked.facts)
    counting, r = Counting(columns, asked.on, asked.evidence), columns.relations
    at = np.flatnonzero(counting.admissible & (r.scope < 0))
    numbers = np.array([int(name.removeprefix(f"{EX}actor-")) for name in columns.actors.names])
    told = (numbers[r.giver], numbers[r.forum], r.grade, r.reach, r.own_conduct, r.acts_as_forum)
    of_house = zip(*(column[at].tolist() for column in told), strict=True)
    written = pq.read_table(made.folder / "lanes.parquet")
    assert Counter(of_house) == Counter(zip(*(column.to_pylist() for column in written.columns), strict=True))
    is_a = pq.read_table(made.folder / "actors.parquet").column("is_a").to_numpy()
    assert np.array_equal(is_a[numbers], columns.actors.is_a)


def test_the_same_seed_gives_the_same_bytes(made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        assert main(["500", str(tmp_path / name), "--seed", str(seed), "--syntax", "nt", "trig"]) == 0
    assert "500 relations, 201 actors, 200 choices" in capsys.readouterr().out
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(files) == 8
    assert [(tmp_path / "a" / name).read_bytes() for name in files] == [
        (tmp_path / "b" / name).read_bytes() for name in files
    ]
    assert (tmp_path / "a" / "house.nt").read_bytes() != (tmp_path / "c" / "house.nt").read_bytes()
    told = json.loads((tmp_path / "a" / "about.json").read_text(encoding="utf-8"))
    assert told["relations"] == RELATIONS * told["blocks"] == 500
    with pytest.raises(SystemExit):
        main(["1e12", str(tmp_path / "d")])
