"""`gaps` where Spark runs: a house that no one machine holds, answered choice by choice."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import uuid4

from ontology.errors import InputError

__all__ = ["FORMATS", "gaps_by_spark"]

FORMATS = ("json", "jsonl", "parquet")


def gaps_by_spark(
    place: Path,
    master: str,
    kind: str,
    to: Path | None,
    work: Path | None,
    on: date | None,
    scenarios: Sequence[str],
    evidence: str,
) -> Iterator[bytes]:
    """Yield the answer as json or jsonl, piece by piece; as parquet it is written `to` a folder, and nothing is left.

    Raises InputError for what cannot be read, written or started, UnknownNameError for a name that is not there.
    """
    from exports.data.gaps_streamed import choice_line, choice_text, streamed
    from graph.spark.session import session

    folder = address(to) if to is not None and kind == "parquet" else ""
    if folder and "://" not in folder and Path(folder).exists():
        raise InputError(f"{to}: is there already; Spark writes a new folder, give another name with -o")
    with _working(master, work) as left, session(master) as spark:
        from graph.spark.answering import answered

        tell = choice_text if kind == "json" else choice_line
        told = answered(spark, address(place), tell, left, on, scenarios, evidence)
        if kind == "parquet":
            told.write(folder)
        elif kind == "jsonl":
            yield from (line + b"\n" for line in told.in_order())
        else:
            yield from streamed(told.house, told.counts(), told.in_order())


def address(place: Path) -> str:
    """Return where something is as Spark has it: two slashes where a path of Python keeps one of an address.

    >>> address(Path("hdfs://name:8020/house"))
    'hdfs://name:8020/house'
    """
    told = re.sub(r"^([a-z][a-z0-9+.-]+:)/+", r"\1//", str(place))
    return told if "://" in told else str(place.absolute())


@contextmanager
def _working(master: str, work: Path | None) -> Iterator[str]:
    """Give a folder that is not there yet, for what stages leave for each other; on this machine it goes again."""
    if work is None and not master.startswith("local"):
        raise InputError(
            "--work: name a folder that every executor reaches, for example hdfs://HOST/tmp; "
            "what one stage leaves for the next is written there"
        )
    if work is not None:
        yield f"{address(work)}/thorbecke-{uuid4().hex}"
        return
    made = Path(tempfile.mkdtemp(prefix="thorbecke-"))
    try:
        yield str(made / "stages")
    finally:
        shutil.rmtree(made, ignore_errors=True)
