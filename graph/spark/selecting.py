"""Which statements stand in which part, as `graph.parts` has it, for statements that no one machine holds.

The closure is joined round by round: a row for everybody, as told or as asked, in each word of 64 parts; a round gives
each the bits of whoever brings it along, and is written down before the next, until a round gives nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pyspark import StorageLevel
from pyspark.sql import functions as F

from graph.parts.classes import fitting, terms
from graph.parts.rules import ASKED, CARETAKING, EVERYWHERE, RULES, SEATING, TOLD
from ontology.namespaces import HVT
from ontology.standards import DCTERMS, RDF, RDFS

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

__all__ = ["Parts"]

_EVERY = -1  # a word with all its bits


class _Masks(NamedTuple):
    """Everybody (`s`) with a `mask`: the bits of the sets of classes of which it is."""

    bits: dict[frozenset[str], int]
    frame: DataFrame

    def mask(self, classes: frozenset[str]) -> int:
        return self.bits.get(classes, 0)


class Parts:
    """The parts of a house, `size` choices to each, in the order of their IRIs."""

    def __init__(self, spark: SparkSession, statements: DataFrame, size: int, work: str) -> None:
        """Take the statements; what a round leaves for the next is written to `work`, which all executors reach."""
        self._spark = spark
        self._work = work
        self._written = 0
        self._said = statements.persist(StorageLevel.MEMORY_AND_DISK)
        self._types = self._by(RDF.type)
        below = [(row["s"], row["o"], row["literal"]) for row in self._by(RDFS.subClassOf).collect()]
        self._below = [(low, high) for low, high, is_literal in below if not is_literal]
        self._of_any = sorted({low for low, _, is_literal in below if is_literal})
        self._used = [row["o"] for row in self._types.filter("not literal").select("o").distinct().collect()]
        self.choices = self._numbered(size).persist(StorageLevel.MEMORY_AND_DISK)
        last = self.choices.agg(F.coalesce(F.max("part"), F.lit(0))).collect()
        #: a house without a choice has one part, in which the house stands
        self.count: int = last[0][0] + 1

    def _kept(self, frame: DataFrame) -> DataFrame:
        """Write rows down, and return them as they are read from there: what made them is never done again."""
        self._written += 1
        place = f"{self._work}/{self._written}"
        frame.write.parquet(place)
        return self._spark.read.schema(frame.schema).parquet(place)

    def _by(self, predicate: str) -> DataFrame:
        return self._said.filter(F.col("p") == predicate)

    def _pairs(self, predicate: str) -> DataFrame:
        return self._by(predicate).filter("not literal").select("s", "o")

    def _of_class(self, classes: Iterable[str], name: str) -> DataFrame:
        """Return what is of one of these classes or of one below, in a column of this name; see `Links.of_class`."""
        here = sorted(fitting(self._used, self._below, frozenset(classes)))
        found = self._types.filter(F.col("literal") | F.col("o").isin(here)).select(F.col("s").alias(name))
        if self._of_any:
            found = found.union(self._spark.createDataFrame([(one,) for one in self._of_any], f"{name} string"))
        return found.distinct()

    def _numbered(self, size: int) -> DataFrame:
        from pyspark.sql import Window

        number = F.row_number().over(Window.orderBy("iri")) - 1
        part = F.floor(number / size).cast("int")
        numbered = self._of_class([HVT.Choice], "iri").select("iri", part.alias("part"))
        return numbered.withColumn("word", F.floor(F.col("part") / 64).cast("int")).withColumn(
            "bits", F.expr("shiftleft(1L, part % 64)")
        )

    def _steps(self) -> DataFrame:
        """Return who brings whom along: `start` as `met`, `end` as `then`; terms of the vocabulary are told anyway."""
        masks = self._masks()
        told = [
            (rule.predicate, rule.back, rule.met, rule.then, masks.mask(rule.subjects), masks.mask(rule.values))
            for rule in RULES
        ]
        rules = F.broadcast(
            self._spark.createDataFrame(
                told, "p string, back boolean, met int, then int, of_subject long, of_value long"
            )
        )
        named = self._said.filter("not literal").select("s", "p", "o")
        plain = named.join(rules.filter("of_subject = 0 and of_value = 0"), "p")
        some = named.filter(F.col("p").isin(sorted({rule.predicate for rule in RULES if rule.subjects or rule.values})))
        some = some.join(masks.frame.toDF("s", "as_subject"), "s", "left").join(
            masks.frame.toDF("o", "as_value"), "o", "left"
        )
        some = some.join(rules.filter("of_subject != 0 or of_value != 0"), "p").filter(
            "(of_subject = 0 or of_subject & as_subject != 0) and (of_value = 0 or of_value & as_value != 0)"
        )
        columns = ("s", "o", "back", "met", "then")
        steps = (
            plain.select(*columns)
            .union(some.select(*columns))
            .selectExpr("if(back, o, s) as start", "met", "if(back, s, o) as end", "then")
        )
        return steps.join(F.broadcast(self._terms("end")), "end", "left_anti")

    def _masks(self) -> _Masks:
        """Return of what classes that a rule asks for everybody is, a bit for each set of them."""
        asked = sorted({s for rule in RULES for s in (rule.subjects, rule.values) if s}, key=sorted)
        bits = {classes: 1 << number for number, classes in enumerate(asked)}
        fits = [(used, bit) for classes, bit in bits.items() for used in fitting(self._used, self._below, classes)]
        any_of = F.lit(sum(bits.values())).cast("long").alias("mask")
        fitted = F.broadcast(self._spark.createDataFrame(fits, "o string, mask long"))
        found = self._types.filter("not literal").join(fitted, "o").select("s", "mask")
        found = found.union(self._types.filter("literal").select("s", any_of))
        if self._of_any:
            more = self._spark.createDataFrame([(one,) for one in self._of_any], "s string")
            found = found.union(more.select("s", any_of))
        period = self._of_class([HVT.CaretakerPeriod], "s")
        cabinets = self._pairs(HVT.about).join(period, "s", "left_semi").select("o").distinct()
        seats = self._pairs(HVT.body).join(cabinets, "o", "left_semi").select("s")
        caretaking, seating = (F.lit(bits[frozenset({one})]).cast("long") for one in (CARETAKING, SEATING))
        found = found.union(cabinets.select("o", caretaking.bitwiseOR(seating))).union(seats.select("s", seating))
        return _Masks(bits, found.groupBy("s").agg(F.bit_or("mask").alias("mask")))

    def _terms(self, name: str) -> DataFrame:
        return self._spark.createDataFrame([(term,) for term in sorted(terms())], f"{name} string")

    def _words(self) -> DataFrame:
        return self._spark.range(self.count // 64 + 1).select(F.col("id").cast("int").alias("word"))

    def _everywhere(self) -> DataFrame:
        said = self._said.select(F.col("s").alias("node")).distinct()
        found = self._of_class(EVERYWHERE, "node").union(self._by(HVT.adds).select(F.col("s").alias("node")))
        return found.union(said.join(F.broadcast(self._terms("node")), "node", "left_semi")).distinct()

    def _beside(self) -> DataFrame:
        """Return the choices that are a part of one that is asked: of them it is told only that they are there."""
        seeds = self.choices.select(F.col("iri").alias("o"), "word", "bits")
        found = self._pairs(DCTERMS.isPartOf).join(seeds, "o").groupBy("s", "word").agg(F.bit_or("bits").alias("bits"))
        return found.persist(StorageLevel.MEMORY_AND_DISK)

    def _closed(self, beside: DataFrame) -> DataFrame:
        """Return node, word, bits of whoever is told in the end."""
        steps = self._kept(self._steps())
        of_class = self._pairs(RDF.type).join(beside, "s").select(F.col("o").alias("node"), "word", "bits")
        asked = self.choices.select(F.col("iri").alias("node"), F.lit(ASKED).alias("as"), "word", "bits")
        told = (
            self._everywhere().crossJoin(self._words()).select("node", "word", F.lit(_EVERY).cast("long").alias("bits"))
        )
        told = told.union(of_class).select("node", F.lit(TOLD).alias("as"), "word", "bits")
        state = asked.union(told).groupBy("node", "as", "word").agg(F.bit_or("bits").alias("bits"))
        state = self._kept(state.withColumn("gained", F.lit(True)))
        while not state.filter("gained").isEmpty():
            fresh = state.filter("gained").drop("gained")
            onward = fresh.join(steps, (fresh["node"] == steps["start"]) & (fresh["as"] == steps["met"])).select(
                F.col("end").alias("node"), F.col("then").alias("as"), "word", "bits"
            )
            also_told = fresh.filter(F.col("as") == ASKED).select("node", F.lit(TOLD).alias("as"), "word", "bits")
            known = state.select("node", "as", "word", "bits", F.col("bits").alias("before"))
            brought = onward.union(also_told).withColumn("before", F.lit(0).cast("long"))
            joined = known.union(brought).groupBy("node", "as", "word")
            state = joined.agg(F.bit_or("bits").alias("bits"), F.bit_or("before").alias("before"))
            state = self._kept(
                state.select("node", "as", "word", "bits", (F.col("bits") != F.col("before")).alias("gained"))
            )
        return state.filter(F.col("as") == TOLD).select("node", "word", "bits")

    def rows(self) -> DataFrame:
        """Return part and statement of every row that stands in a part; a row may be there twice."""
        beside = self._beside()
        told = self._closed(beside).persist(StorageLevel.MEMORY_AND_DISK)
        own = self._said.filter(F.col("p") != HVT.withdraws)
        by_subject = own.join(told, own["s"] == told["node"]).drop("node")
        either = told.union(beside.select(F.col("s").alias("node"), "word", "bits"))
        gone = self._by(HVT.withdraws).filter("not literal")
        withdrawn = gone.join(either, gone["o"] == either["node"]).drop("node")
        part_of = self._said.filter(F.col("p").isin(RDF.type, DCTERMS.isPartOf))
        as_part = part_of.join(beside, "s").select(by_subject.columns)
        found = by_subject.union(withdrawn).union(as_part)
        found = found.union(
            self._rows_everywhere().crossJoin(self._words()).select(*self._said.columns, "word", _every())
        )
        bit = F.explode(F.sequence(F.lit(0), F.lit(63))).alias("bit")
        parts = found.select("*", bit).filter("shiftright(bits, bit) & 1 = 1")
        parts = parts.withColumn("part", F.col("word") * 64 + F.col("bit")).filter(F.col("part") < self.count)
        return parts.select("part", *self._said.columns)

    def _rows_everywhere(self) -> DataFrame:
        """Return what shows whose law holds, one row of each kind in each graph; and what no rule can follow."""
        kinds = self._by(HVT.relationKind)
        columns = self._said.columns
        first = (
            kinds.filter("not literal").groupBy("o", "g").agg(F.min(F.struct(*columns)).alias("row")).select("row.*")
        )
        literal = self._said.filter(F.col("p").isin(HVT.relationKind, HVT.withdraws) & F.col("literal"))
        return first.select(*columns).union(literal.select(*columns))


def _every() -> Column:
    return F.lit(_EVERY).cast("long").alias("bits")
