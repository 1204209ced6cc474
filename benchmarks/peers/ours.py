"""From the text of a house to the verdict on every choice, by the engines of our own: the full contract."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.peers.closure import Lap
from benchmarks.seeded.text import PREFIXES, REFERENCE

__all__ = ["OURS"]

Verdicts = NDArray[Any]


def _in_order(folder: Path, told: dict[str, str]) -> Verdicts:
    count = pq.read_metadata(folder / "choices.parquet").num_rows
    return np.array([told.get(f"{PREFIXES['ex']}choice-{number}", "") for number in range(count)])


def _networkx(folder: Path, lap: Lap) -> Verdicts:
    """The reference engine: records, and a graph of networkx."""
    from graph.answers.answering import answer
    from graph.house.setting import setting
    from ontology.reading.loading import load

    asked = setting(load(folder / "house.nt", validate=False))
    lap("read")
    return _in_order(folder, {choice.iri: choice.verdict for choice in answer(asked).choices})


def _arrays(folder: Path, lap: Lap) -> Verdicts:
    """Columns, read as a house of any size is: no statement is an object."""
    from graph.columns.answering import ColumnHouse
    from ontology.codelists.ranks import VERDICTS
    from ontology.columns.large import read_large

    read = read_large(folder / "house.nt", validate=False)
    columns, on = read.columns(), read.house.reference_date
    lap("read")
    told = ColumnHouse(columns, on or REFERENCE).table
    names = np.array(columns.choices.names)[told.choice].tolist()
    return _in_order(folder, dict(zip(names, np.array(VERDICTS)[told.verdict].tolist(), strict=True)))


def _spark(folder: Path, lap: Lap) -> Verdicts:
    """The whole command, Spark started on two cores of this machine."""
    with tempfile.TemporaryDirectory() as place:
        out = f"{place}/answers.parquet"
        words = ["gaps", str(folder / "house.nt"), "--engine", "spark", "--master", "local[2]", "--format", "parquet"]
        subprocess.run([sys.executable, "-m", "thorbecke", *words, "-o", out], check=True)
        told = pq.read_table(out, columns=["iri", "verdict"])
    return _in_order(folder, dict(zip(*(column.to_pylist() for column in told.columns), strict=True)))


#: name -> text to the verdict on every choice
OURS: dict[str, Callable[[Path, Lap], Verdicts]] = {
    "engine networkx": _networkx,
    "engine arrays": _arrays,
    "engine spark": _spark,
}
