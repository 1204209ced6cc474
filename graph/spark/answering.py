"""Every choice of a house, answered where Spark runs: each part by the reference engine, on an executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark import StorageLevel

from graph.house.setting import scenario_iris
from graph.parts.answering import Asked, Part, part_dataset, part_setting
from graph.parts.said import Counts, Tell, said_of
from graph.records import HouseInfo
from graph.spark.selecting import Parts
from graph.spark.statements import digest, line, statements
from ontology.codelists.ranks import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["SIZE", "Answered", "answered"]

#: choices to a part
SIZE = 128
_SCHEMA = (
    "severity int, iri string, verdict string, ministerial string, ministerial_stated string, pending boolean, "
    "choice string"
)
_TYPES = (pa.int32(), *(pa.string(),) * 4, pa.bool_(), pa.string())
_NAMES = [field.split()[0] for field in _SCHEMA.split(", ")]


@dataclass(frozen=True)
class Answered:
    """What was said of every choice, a row each; `house` is what was asked."""

    house: HouseInfo
    choices: DataFrame

    def counts(self) -> Counts:
        """Return how many choices have which verdict and class."""
        from collections import Counter

        verdicts, ministerial, stated = (Counter[str]() for _ in range(3))
        pending = 0
        keys = ("verdict", "ministerial", "ministerial_stated", "pending")
        for row in self.choices.groupBy(*keys).count().collect():
            many = row["count"]
            verdicts[row["verdict"]] += many
            ministerial[row["ministerial"]] += many
            stated[row["ministerial_stated"]] += many
            pending += many if row["pending"] and row["ministerial"] in ("full", "partial") else 0
        return Counts(verdicts, ministerial, stated, pending)

    def in_order(self) -> Iterator[bytes]:
        """Yield the choices as they are told, most severe first, then by IRI."""
        ordered = self.choices.orderBy("severity", "iri").select("choice")
        return (row["choice"].encode("utf-8") for row in ordered.toLocalIterator())

    def write(self, folder: str) -> None:
        """Write them to a folder that is not there yet, as Parquet: `_SUCCESS` stands in it once it is whole."""
        self.choices.orderBy("severity", "iri").drop("severity").write.parquet(folder)


def answered(
    spark: SparkSession,
    place: str,
    tell: Tell,
    work: str,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    size: int = SIZE,
) -> Answered:
    """Return every choice of the house at a place as `tell`, a function of a module, has it.

    What stages leave for each other is written to `work`, a folder that is not there yet and all executors reach.
    The answers are those of `graph.answers.answering.answer` on the whole house; scenarios are names, local names or
    IRIs. Raises InputError for what cannot be read, UnknownNameError for a scenario or status that is not there.
    """
    parts = Parts(spark, statements(spark, place), size, work)
    rows = parts.rows().persist(StorageLevel.MEMORY_AND_DISK)
    house_only = Part((), _text(rows.filter("part = 0").toArrow()))
    asked = Asked(on, (), evidence, digest(spark, place))
    asked = replace(asked, scenarios=scenario_iris(part_dataset(house_only, asked), scenarios))
    told = rows.groupBy("part").cogroup(parts.choices.select("part", "iri").groupBy("part"))
    choices = told.applyInArrow(_answering(asked, tell), _SCHEMA)
    return Answered(part_setting(house_only, asked).house, choices.persist(StorageLevel.MEMORY_AND_DISK))


def _text(rows: pa.Table) -> bytes:
    """Return the rows of one part as N-Quads, in the order of the files, each once."""
    said = {
        (row["file"], row["block"], row["at"]): line(row["s"], row["p"], row["o"], row["g"], is_literal=row["literal"])
        for row in rows.to_pylist()
    }
    return "".join(said[place] for place in sorted(said)).encode("utf-8")


def _answering(asked: Asked, tell: Tell) -> Callable[[pa.Table, pa.Table], pa.Table]:
    """Return what an executor does with the rows of a part and its choices."""

    def answer(rows: pa.Table, choices: pa.Table) -> pa.Table:
        names = tuple(sorted(choices.column("iri").to_pylist()))
        said = said_of(Part(names, _text(rows)), asked, tell) if names else []
        columns = (
            [SEVERITY.index(one.verdict) for one in said],
            [one.iri for one in said],
            [one.verdict for one in said],
            [one.ministerial for one in said],
            [one.ministerial_stated for one in said],
            [one.pending for one in said],
            [one.text.decode("utf-8") for one in said],
        )
        arrays = [pa.array(column, kind) for column, kind in zip(columns, _TYPES, strict=True)]
        return pa.Table.from_arrays(arrays, names=_NAMES)

    return answer
