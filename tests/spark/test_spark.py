"""What Spark answers, with executors of its own, is what the reference engine answers on the whole house."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow.parquet import read_table, write_table
from pyoxigraph import RdfFormat, serialize
from pyspark.sql import SparkSession

from benchmarks.state_house import state_house
from exports.data.gaps import choice_json
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.spark.statements import statements
from ontology.errors import InputError
from ontology.reading.loading import load, loads
from tests.conftest import Shell
from tests.spark.conftest import MASTER

#: Spark hands over Arrow tables here, and no frame of pandas
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")


def quads_of(text: str) -> bytes:
    return serialize(loads(text, validate=False).quads, format=RdfFormat.N_QUADS) or b""


def test_the_shell_writes_parquet_from_parquet(spark: SparkSession, shell: Shell, tmp_path: Path) -> None:
    text = quads_of(state_house(200, 24).partition("ex:anchored a")[0])
    rows = [line.split(" ", 2) for line in text.decode("utf-8").splitlines()]
    columns = [pa.array(column) for column in zip(*((s, p, o.removesuffix(" .")) for s, p, o in rows), strict=True)]
    write_table(pa.table(columns, names=["subject", "predicate", "object"]), tmp_path / "house.parquet")
    ran = shell(
        "gaps", tmp_path / "house.parquet", "--engine", "spark", "--master", MASTER, "-o", tmp_path / "told.parquet"
    )
    assert ran.returncode == 0, ran.stderr
    (tmp_path / "house.nt").write_bytes(text)
    expected = answer(setting(load(tmp_path / "house.nt", validate=False))).choices
    found = read_table(tmp_path / "told.parquet").to_pylist()
    assert [json.loads(row["choice"]) for row in found] == [choice_json(choice) for choice in expected]
    assert [row["verdict"] for row in found] == [choice.verdict for choice in expected]


def test_a_malformed_line_is_named(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_bytes(b"# fine\n<x:a> <x:b> <x:c> .\n")
    (tmp_path / "b.nt").write_bytes(b'<x:a> <x:b> "c" .\n<x:a> <x:b> "never closed .\n<x:a> "b" <x:c> .\n')
    with pytest.raises(InputError, match=r"^b\.nt:2: not N-Triples or N-Quads .*; mend this line$"):
        statements(spark, str(tmp_path))
    with pytest.raises(InputError, match="there is no such file"):
        statements(spark, str(tmp_path / "nothing"))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--format", "csv"], "with --engine spark use one of json, jsonl, parquet"),
        (["--format", "parquet"], "parquet is a folder: name it with -o"),
        (["--format", "json", "--verdict", "FULL"], "leave out filters"),
        (["--format", "json", "--master", "spark://127.0.0.1:1"], "name a folder that every executor reaches"),
        (["--format", "json"], "needs Java 17 or newer"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(shell: Shell, tmp_path: Path, more: list[str], said: str) -> None:
    ran = shell("gaps", tmp_path / "x.nt", "--engine", "spark", *more, PATH=str(tmp_path), JAVA_HOME="")
    assert ran.returncode == 2
    assert said in ran.stderr and ran.stderr.count("\n") == 1
