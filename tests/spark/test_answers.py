"""What Spark answers, with executors of its own of which one is killed: what the reference answers, law by law.

The houses of the laws, the worked examples and random ones stand side by side as one house, which is asked once.
"""

from __future__ import annotations

import base64
import os
import pickle
import signal
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode, RdfFormat, serialize
from pyspark.sql import SparkSession

from exports.data.gaps import answer_to_json
from exports.data.gaps_streamed import choice_text, streamed
from exports.data.shapes import as_text
from graph.answers.answering import answer as answered_by_records
from graph.columns.telling import ToldChoice
from graph.house.setting import setting
from graph.records import ChoiceAnswer
from graph.spark.answering import Answered, answered
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load, loads
from tests.support.asking import answer_words, oracle_words
from tests.support.by_columns import as_told
from tests.support.engines import Told
from tests.support.law_book import HOUSES, LAWS, Asks, answer, begun, renamed
from tests.support.random_houses import Asked, Street, drawn_in, iri
from tests.support.scenarios import FOLDERS, cases, expected_of, house, said
from tests.support.trig import trig

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
#: the day of the worked examples; all is asked on it
DAY = date(2026, 1, 1)
#: of a law, so many examples; to a part, so many choices
EXAMPLES, SIZE = 2, 2
IDEA = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix kind: <https://w3id.org/huis-van-thorbecke/kind/> .
<https://example.org/idea> a hvt:Scenario ; hvt:adds <https://example.org/graph> ;
    hvt:withdraws <https://example.org/0/actor-1> , <https://example.org/1/role-0-0> .
[] a hvt:AccountabilityRelation ; hvt:accountGiver <https://example.org/2/actor-2> ; hvt:status hvt:stated ;
    hvt:forum <https://example.org/2/actor-0> ; hvt:relationKind kind:ministry-hierarchy .
"""
ON_THE_DAY = HOUSES.map(lambda case: Asked(case.house, DAY, "unverified", None))


def executor_of(pid: int) -> int:
    """Return the process of Java that a worker in Python works for."""
    while "CoarseGrainedExecutorBackend" not in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
        pid = int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    return pid


def told_after_a_death(death: Path, choice: ChoiceAnswer) -> bytes:
    """Tell a choice whole; whoever is the first to do so ends the executor it works for, in the middle of its stage."""
    try:
        with death.open("x", encoding="utf-8") as mark:
            executor = executor_of(os.getpid())
            mark.write(str(executor))
    except FileExistsError:
        return base64.b64encode(pickle.dumps(choice))
    os.kill(executor, signal.SIGKILL)
    return b"never told"


def asked_of(place: int) -> str:
    return iri(f"law-{place:04}/")


def quads_of(dataset: Dataset) -> bytes:
    """The statements of a house but for the house itself, of which one will do."""
    nodes = {quad.subject for quad in dataset.quads if quad.object == NamedNode(HVT.House)}
    return serialize((q for q in dataset.quads if q.subject not in nodes), format=RdfFormat.N_QUADS) or b""


@pytest.fixture(scope="module")
def laws_begun() -> list[tuple[Asks, list[Asked]]]:
    return [one for law in LAWS for one in begun(law, min(law.examples, EXAMPLES), ON_THE_DAY)]


class Run(NamedTuple):
    """A run of Spark: the house that was asked, and what came of it."""

    place: Path
    found: Answered
    choices: list[ChoiceAnswer]
    death: Path


@pytest.fixture(scope="module")
def run(
    spark: SparkSession, laws_begun: list[tuple[Asks, list[Asked]]], tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """Random houses in two files under a scenario, with those of the laws and the examples; two words of parts."""
    place, beside = tmp_path_factory.mktemp("house"), tmp_path_factory.mktemp("beside")
    random = Random(11)
    drawn = Street(tuple(drawn_in(random, f"{number}/") for number in range(12)), DAY, "unverified", None)
    houses = [case.house for _, asked in laws_begun for case in asked]
    others = Street(tuple(renamed(one, iri(""), asked_of(n)) for n, one in enumerate(houses)), DAY, "unverified", None)
    text = serialize(
        loads(trig(drawn.together(), named_graph=iri("graph")), validate=False).quads, format=RdfFormat.N_QUADS
    )
    (place / "a.nq").write_bytes(text or b"")
    (place / "b.nq").write_bytes(b"# what is proposed\n\n" + quads_of(loads(IDEA, validate=False)))
    (place / "c.nq").write_bytes(quads_of(loads(trig(others.together()), validate=False)))
    (place / "d.nq").write_bytes(b"".join(quads_of(house(folder)) for folder in FOLDERS))
    death = beside / "death"
    tell = partial(told_after_a_death, death)
    found = answered(spark, str(place), tell, str(beside / "stages"), DAY, ["idea"], size=SIZE)
    return Run(place, found, [pickle.loads(base64.b64decode(line)) for line in found.in_order()], death)


@pytest.fixture(scope="module")
def told(run: Run) -> dict[str, ToldChoice]:
    """What Spark says of every choice."""
    return {choice.iri: as_told(choice) for choice in run.choices}


def test_an_executor_that_is_killed_changes_nothing(run: Run) -> None:
    """Every byte is that of the reference on the whole house; blank nodes of either file keep apart."""
    assert not Path(f"/proc/{run.death.read_text(encoding='utf-8')}").exists()
    text = b"".join(streamed(run.found.house, run.found.counts(), map(choice_text, run.choices))).decode("utf-8")
    expected = answered_by_records(setting(load(run.place, validate=False), DAY, ["idea"]))
    assert len(expected.choices) > 64 * SIZE
    assert text == as_text(answer_to_json(expected))


def test_spark_says_what_the_examples_expect(told: dict[str, ToldChoice]) -> None:
    asked = [c for c in cases() if not {"date", "evidence", "scenarios"} & c.expected.keys()]
    assert len(asked) > 40
    for case in asked:
        assert said(case, told[case.house + case.expected["choice"]]) == expected_of(case), case.name()


def test_spark_keeps_the_laws(told: dict[str, ToldChoice], laws_begun: list[tuple[Asks, list[Asked]]]) -> None:
    place = 0
    for asks, asked in laws_begun:
        answers = []
        for case in asked:
            mine = [renamed(c, asked_of(place), iri("")) for c in told.values() if c.iri.startswith(asked_of(place))]
            assert answer_words(mine) == oracle_words(case.house, DAY)
            answers.append(Told(tuple(mine)))
            place += 1
        answer(asks, answers)
    assert place > 2 * len(LAWS)
