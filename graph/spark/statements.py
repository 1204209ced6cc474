"""Statements as Spark reads them: N-Triples or N-Quads (a file, a folder, a glob, compressed too), or Parquet of them.

One row a statement: who (`s`), by what (`p`), what (`o`: a name, or a literal as it is written), whether that is a
literal, and in which graph (`g`, null in the default graph); and where it stands, so that the order of the files holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, parse
from pyspark.sql import functions as F

from ontology.errors import InputError
from ontology.reading.dataset import key

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["ORDER", "digest", "line", "statements"]

#: in the order of the files
ORDER = ("file", "block", "at")
_SCHEMA = "s string, p string, o string, literal boolean, g string, file string, block long, at long, wrong string"
_NAMES = [field.split()[0] for field in _SCHEMA.split(", ")]
_BOM = b"\xef\xbb\xbf"
_PARQUET = ("subject", "predicate", "object")


def statements(spark: SparkSession, place: str) -> DataFrame:
    """Return the statements at a place; InputError with file and line for the first that is malformed."""
    lines = _lines(spark, place)
    read = lines.mapInArrow(_read, _SCHEMA).persist()
    seen = read.agg(
        F.count("s").alias("said"),
        F.max(F.col("wrong").isNotNull()).alias("wrong"),
        F.max(F.concat_ws("\n", "s", "o", "g").rlike("(?m)^_:")).alias("blank"),
    ).collect()[0]
    if seen["wrong"]:
        first = read.filter("wrong is not null").orderBy(*ORDER).limit(1).collect()[0]
        earlier = F.struct("block", "at") < F.struct(
            *(F.lit(first[name]).cast("long").alias(name) for name in ("block", "at"))
        )
        before = lines.filter((F.col("file") == first["file"]) & earlier).count()
        raise InputError(f"{_name(first['file'])}:{before + 1}: {first['wrong']}; mend this line")
    if not seen["said"]:
        raise InputError(f"{place}: holds no statements; a house has at least one choice")
    found = read.drop("wrong")
    return _numbered(found) if seen["blank"] else found


def _lines(spark: SparkSession, place: str) -> DataFrame:
    """Return the lines at a place as bytes, each with where it stands."""
    from pyspark.errors import AnalysisException

    at = (
        F.col("_metadata.file_path").alias("file"),
        F.col("_metadata.file_block_start").alias("block"),
        F.monotonically_increasing_id().alias("at"),
    )
    try:
        if _is_parquet(spark, place):
            table = spark.read.parquet(place)
            missing = [name for name in _PARQUET if name not in table.columns]
            if missing:
                raise InputError(
                    f"{place}: no column {missing[0]}; statements as Parquet have the columns subject, predicate, "
                    "object and, where they stand in a graph, graph, each written as in N-Quads"
                )
            names = (*_PARQUET, *(["graph"] if "graph" in table.columns else []))
            return table.select(F.concat(F.concat_ws(" ", *names), F.lit(" .")).cast("binary").alias("line"), *at)
        return spark.read.text(place).select(F.col("value").cast("binary").alias("line"), *at)
    except AnalysisException as error:
        reason = error.getCondition() or ""
        if reason.startswith("PATH_NOT_FOUND"):
            raise InputError(f"{place}: there is no such file; check the spelling of the path") from error
        raise InputError(f"{place}: cannot be read by Spark ({reason or type(error).__name__})") from error


def _files(spark: SparkSession, place: str) -> list[Any]:
    """Return the files at a place that Spark reads, as Hadoop knows them, by name."""
    jvm: Any = spark._jvm
    path = jvm.org.apache.hadoop.fs.Path(place)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    waiting = list(system.globStatus(path) or ())
    found = []
    for status in waiting:
        name = status.getPath().getName()
        if status.isDirectory():
            waiting += [one for one in system.listStatus(status.getPath()) if one.getPath().getName()[0] not in "._"]
        elif name[0] not in "._" or len(waiting) == 1:
            found.append(status.getPath())
    return found


def _is_parquet(spark: SparkSession, place: str) -> bool:
    return any(path.getName().endswith(".parquet") for path in _files(spark, place)[:1])


def digest(spark: SparkSession, place: str) -> str:
    """Return the sha256 over the files at a place, as `ontology.gate.gate.digest_of` has it."""
    import hashlib

    jvm: Any = spark._jvm
    sums = []
    for path in _files(spark, place):
        sums.append(bytes(_sum_of(spark, jvm, path)))
    return "sha256:" + hashlib.sha256(b"".join(sorted(sums))).hexdigest()


def _sum_of(spark: SparkSession, jvm: Any, path: Any) -> Any:
    """Return the sha256 of one file, read through by the driver."""
    told = jvm.java.security.MessageDigest.getInstance("SHA-256")
    stream = path.getFileSystem(spark._jsc.hadoopConfiguration()).open(path)
    try:
        through = jvm.java.security.DigestInputStream(stream, told)
        jvm.org.apache.hadoop.io.IOUtils.copyBytes(through, jvm.java.io.OutputStream.nullOutputStream(), 1 << 16)
    finally:
        stream.close()
    return told.digest()


def _name(file: str) -> str:
    from urllib.parse import unquote

    return unquote(file.rpartition("/")[2])


def _read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read lines on an executor: one row a statement, and one for every line that is none."""
    for batch in batches:
        lines = [bytes(line) for line in batch.column("line").to_pylist()]
        places = list(zip(*(batch.column(name).to_pylist() for name in ORDER), strict=True))
        said = [n for n, line in enumerate(lines) if (bare := line.strip(b" \t\r")) and not bare.startswith(b"#")]
        rows: list[tuple[object, ...]] = []
        try:
            quads = list(parse(b"\n".join(lines[n] for n in said), format=RdfFormat.N_QUADS))
        except SyntaxError:
            quads = []
        if len(quads) == len(said):
            rows = [(*_row(quad), *places[n], None) for n, quad in zip(said, quads, strict=True)]
        else:
            for n in said:
                rows.extend((*row, *places[n], wrong) for row, wrong in _alone(lines[n], places[n][1] == 0))
        columns = zip(*rows, strict=True) if rows else [()] * len(_NAMES)
        types = [pa.string()] * 3 + [pa.bool_()] + [pa.string()] * 2 + [pa.int64()] * 2 + [pa.string()]
        arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names=_NAMES)


def _alone(line: bytes, is_early: bool) -> Iterator[tuple[tuple[object, ...], str | None]]:
    if is_early:
        line = line.removeprefix(_BOM)
    nothing = (None,) * 5
    try:
        quads = list(parse(line, format=RdfFormat.N_QUADS))
    except SyntaxError as error:
        yield nothing, f"not N-Triples or N-Quads ({error.msg.rpartition(': ')[2]})"
        return
    if len(quads) == 1:
        yield _row(quads[0]), None
    elif quads:
        yield nothing, "more than one statement on a line"


def _row(quad: Quad) -> tuple[object, ...]:
    subject, predicate, value, graph = quad
    is_literal = isinstance(value, Literal)
    return (
        key(subject),
        predicate.value,
        str(value) if is_literal else key(value),
        is_literal,
        None if isinstance(graph, DefaultGraph) else key(graph),
    )


def _numbered(read: DataFrame) -> DataFrame:
    """Return the same with every blank node numbered in the order in which they are met, as a small house has it."""
    is_blank = F.col("name").startswith("_:")
    met = read.select(
        "file",
        F.explode(
            F.array(
                *(
                    F.struct(F.col(name).alias("name"), F.struct(*ORDER, F.lit(turn).alias("turn")).alias("met"))
                    for turn, name in ((0, "s"), (1, "o"), (2, "g"))
                )
            )
        ).alias("one"),
    )
    blanks = met.select("file", "one.*").filter(is_blank).groupBy("file", "name").agg(F.min("met").alias("met"))
    from pyspark.sql import Window

    number = F.row_number().over(Window.orderBy("met"))
    names = blanks.select("file", "name", F.concat(F.lit("_:b"), number).alias("told")).persist()
    for column in ("s", "o", "g"):
        told = names.select("file", F.col("name").alias(column), F.col("told").alias("called"))
        joined = read.join(told, ["file", column], "left")
        read = joined.withColumn(column, F.coalesce("called", column)).drop("called")
    return read


def line(subject: str, predicate: str, value: str, graph: str | None, *, is_literal: bool) -> str:
    """Return a statement as a line of N-Quads."""
    told = value if is_literal else _term(value)
    where = f" {_term(graph)}" if graph else ""
    return f"{_term(subject)} <{predicate}> {told}{where} .\n"


def _term(name: str) -> str:
    return name if name.startswith("_:") else f"<{name}>"
