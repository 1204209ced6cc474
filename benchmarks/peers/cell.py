"""One method on one house, in a process of its own: how long each step took, and whether the answer is the known one.

    python -m benchmarks.peers.cell PART METHOD HOUSE OUT

`OUT.ready` is made when what the method imports is there and compiled; the clock starts then.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.peers.closure import CLOSURES, READ_THEMSELVES, Asked, kernel, of_choices
from benchmarks.peers.lanes import LANES
from benchmarks.peers.ours import OURS
from benchmarks.peers.texts import TEXTS
from benchmarks.peers.virtuoso import NEEDS

__all__ = ["METHODS", "PROGRAMS", "Method", "main", "missing", "told_by"]

#: steps that are not the work: a server that starts, the answer that is held against the known one
_APART: Final = frozenset({"start", "check"})


class Method(NamedTuple):
    """What is measured: in which part of the table, under which name, with what it imports."""

    part: str
    name: str
    modules: tuple[str, ...]
    ours: bool = False


_MODULES: Final = {
    "scipy": ("scipy.sparse.csgraph",),
    "graphblas": ("graphblas",),
    "rustworkx": ("rustworkx",),
    "igraph": ("igraph",),
    "networkit": ("networkit",),
    "polars": ("polars",),
    "duckdb": ("duckdb",),
    "ladybug": ("ladybug",),
    "networkx": ("networkx",),
    "pyoxigraph": ("pyoxigraph",),
    "rdflib": ("rdflib", "networkx"),
    "arrays": ("numba",),
    "numpy": (),
    "engine": ("numba", "graph.answers.answering", "graph.columns.answering", "ontology.columns.large"),
    "virtuoso": (),
}


def _method(part: str, name: str) -> Method:
    first = name.split(",")[0].split()[0]
    modules = _MODULES[first]
    if name == "arrays without numba":
        modules = ()
    if name == "engine spark":
        modules = ("pyspark",)
    if name.startswith("duckdb as"):
        modules = ("duckdb", "polars")
    return Method(part, name, modules, first in ("arrays", "engine"))


METHODS: Final = tuple(
    _method(part, name)
    for part, known in (("text", [*OURS, *TEXTS]), ("closure", [*CLOSURES]), ("lanes", [*LANES]))
    for name in known
)


#: what is a program of its own, and started anew
PROGRAMS: Final = {"virtuoso, SPARQL path": NEEDS, "engine spark": ("java",)}


def missing(method: Method) -> list[str]:
    """Return what a method needs and is not installed."""
    programs = PROGRAMS.get(method.name, ())
    return [
        *(name for name in method.modules if find_spec(name.partition(".")[0]) is None),
        *(name for name in programs if shutil.which(name) is None),
    ]


def _warm(method: Method) -> None:
    """Import and compile what the method uses: that is not what is measured."""
    for name in method.modules:
        import_module(name)
    table = pa.BufferOutputStream()
    pq.write_table(pa.table({"a": [1]}), table)
    pq.read_table(pa.BufferReader(table.getvalue()))
    if method.ours or "kernel" in method.name:
        ends = np.array([1, 2], np.int32), np.array([0, 1], np.int32)
        kernel(3, *ends, np.array([7, 7], np.uint8), lambda _: None)
    if method.part == "lanes" and method.ours:
        lanes = import_module("graph.columns.lanes")
        to = lanes.leads(*ends, *np.zeros((3, 3), np.bool_))
        lanes.closed(*ends, np.zeros(2, np.int16), to, 3)
    if method.name == "engine arrays":
        from benchmarks.seeded.making import make

        with tempfile.TemporaryDirectory() as place:
            OURS[method.name](make(1, Path(place)).folder, lambda _: None)
    if "graphblas" in method.modules:
        gb = import_module("graphblas")
        gb.Vector.from_coo([0], [1], size=1).vxm(gb.Matrix.from_coo([0], [0], [1]), gb.semiring.bor_band).new()


def told_by(method: Method, folder: Path, lap: Any) -> tuple[Any, bool]:
    """Return the answer of a method, and whether it is the known one; of lanes only others know."""
    if method.part == "lanes":
        words = LANES[method.name](folder, lap)
        lap("closure")
        return words, True
    if method.name in OURS:
        found: Any = OURS[method.name](folder, lap)
        lap("answer")
        return found, found.tolist() == pq.read_table(folder / "answers.parquet").column("verdict").to_pylist()
    if method.part == "closure":
        asked = Asked(folder)
        if READ_THEMSELVES.isdisjoint(method.modules):
            asked.load()
        lap("load")
        held = CLOSURES[method.name](asked, lap)
        lap("closure")
        found = of_choices(held, folder)
    else:
        found = TEXTS[method.name](folder, lap)
    lap("answer")
    return found, bool(np.array_equal(found, pq.read_table(folder / "choices.parquet").column("mask").to_numpy()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one method and write what it took."""
    part, name, place, out = sys.argv[1:] if arguments is None else arguments
    folder = Path(place)
    method = next(one for one in METHODS if (one.part, one.name) == (part, name))
    _warm(method)
    Path(f"{out}.ready").touch()
    steps: dict[str, float] = {}
    last = time.perf_counter()

    def lap(step: str) -> None:
        nonlocal last
        now = time.perf_counter()
        steps[step] = steps.get(step, 0) + now - last
        last = now

    found, right = told_by(method, folder, lap)
    lap("check")
    told = {
        "seconds": sum(took for step, took in steps.items() if step not in _APART),
        "steps": {step: round(took, 5) for step, took in steps.items() if step not in _APART},
        "right": right,
        "digest": hashlib.sha256(np.ascontiguousarray(found).tobytes()).hexdigest(),
    }
    Path(out).write_text(json.dumps(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
