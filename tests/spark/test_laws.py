"""The laws and the worked examples, asked of Spark: all of their houses as one, in one run."""

from __future__ import annotations

import base64
import pickle
from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import RdfFormat, serialize
from pyspark.sql import SparkSession

from graph.columns.telling import ToldChoice
from graph.records import ChoiceAnswer
from graph.spark.answering import answered
from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads
from tests.support.asking import answer_words, oracle_words
from tests.support.by_columns import as_told
from tests.support.engines import Told
from tests.support.law_book import HOUSES, LAWS, Asks, answer, begun, renamed
from tests.support.random_houses import Asked, Street, iri
from tests.support.scenarios import FOLDERS, cases, expected_of, house, said
from tests.support.trig import trig

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
#: the day of the worked examples; all is asked on it
DAY = date(2026, 1, 1)
#: of a law, so many examples
EXAMPLES = 3
ON_THE_DAY = HOUSES.map(lambda case: Asked(case.house, DAY, "unverified", None))


def told_whole(choice: ChoiceAnswer) -> bytes:
    """Tell a choice in the words of every engine."""
    return base64.b64encode(pickle.dumps(as_told(choice)))


def asked_of(place: int) -> str:
    return iri(f"law-{place:04}/")


def quads_of(dataset: Dataset) -> bytes:
    """The statements of a house but for the house itself, of which one will do."""
    nodes = {quad.subject for quad in dataset.quads if quad.object.value == HVT.House}
    return serialize((q for q in dataset.quads if q.subject not in nodes), format=RdfFormat.N_QUADS) or b""


@pytest.fixture(scope="module")
def laws_begun() -> list[tuple[Asks, list[Asked]]]:
    return [one for law in LAWS for one in begun(law, min(law.examples, EXAMPLES), ON_THE_DAY)]


@pytest.fixture(scope="module")
def told(
    spark: SparkSession, laws_begun: list[tuple[Asks, list[Asked]]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, ToldChoice]:
    """What Spark says of every choice of all these houses."""
    place = tmp_path_factory.mktemp("laws")
    houses = [case.house for _, asked in laws_begun for case in asked]
    street = Street(tuple(renamed(one, iri(""), asked_of(n)) for n, one in enumerate(houses)), DAY, "unverified", None)
    whole = street.together()
    text = trig(replace(whole, broader={k: v for one in street.houses for k, v in one.broader.items()}))
    (place / "laws.nq").write_bytes(quads_of(loads(text, validate=False)))
    (place / "scenarios.nq").write_bytes(b"".join(quads_of(house(folder)) for folder in FOLDERS))
    found = answered(spark, str(place), told_whole, str(place / "stages"), DAY)
    choices = [pickle.loads(base64.b64decode(line)) for line in found.in_order()]
    return {choice.iri: choice for choice in choices}


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
