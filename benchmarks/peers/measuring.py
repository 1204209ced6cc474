"""Cells are measured one by one, each in a process of its own with a time-out, and kept as they come."""

from __future__ import annotations

import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from benchmarks.commands import machine
from benchmarks.peers.cell import METHODS, Method, missing
from benchmarks.seeded.making import make

__all__ = ["RUNS", "Cell", "Results", "chosen", "house_of", "measure", "versions"]

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
#: seconds in which a process has imported and compiled what it uses
_TO_START = 120
#: what of the peers is named with its version
_PACKAGES = (
    "numpy", "numba", "scipy", "networkx", "rdflib", "pyoxigraph", "python-graphblas", "rustworkx", "igraph",
    "networkit", "polars", "duckdb", "ladybug", "pyarrow",
)  # fmt: skip


class Cell(NamedTuple):
    """What one method took on one size; `state` is done, over, wrong, failed or missing."""

    state: str
    seconds: tuple[float, ...] = ()
    #: of the median run
    steps: dict[str, float] = {}  # noqa: RUF012 - read only
    megabytes: float = 0
    note: str = ""
    digest: str = ""
    #: how many processes were at work when it began (load average over a minute)
    load: float = 0

    @property
    def median(self) -> float:
        """The middle of the runs."""
        return statistics.median(self.seconds)


def versions() -> dict[str, str]:
    """Return the versions of the peers that are installed, and of Python."""
    found = {"Python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "-"
    return found


class Results:
    """The cells that are known, in a file; those of another machine are measured again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.machine = machine()
        self.cells: dict[tuple[str, str, int], Cell] = {}
        self.versions = versions()
        if path.is_file():
            told = json.loads(path.read_text(encoding="utf-8"))
            if told["machine"] == self.machine:
                for row in told["cells"]:
                    key = row.pop("part"), row.pop("method"), row.pop("relations")
                    self.cells[key] = Cell(**{**row, "seconds": tuple(row["seconds"])})

    def put(self, method: Method, size: int, cell: Cell) -> None:
        """Keep a cell."""
        self.cells[method.part, method.name, size] = cell
        rows = [
            {"part": part, "method": name, "relations": relations, **known._asdict()}
            for (part, name, relations), known in sorted(self.cells.items())
        ]
        text = json.dumps({"machine": self.machine, "versions": self.versions, "cells": rows}, indent=1)
        beside = self.path.with_suffix(".new")
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(self.path)

    def get(self, method: Method, size: int) -> Cell | None:
        """Return a cell that is known."""
        return self.cells.get((method.part, method.name, size))

    def disagreeing(self) -> Iterator[str]:
        """Yield where an answer is not the known one, or not that of the others."""
        digests: dict[tuple[str, int], dict[str, list[str]]] = {}
        for (part, name, size), cell in sorted(self.cells.items()):
            if cell.state == "wrong":
                yield f"{name} at {size:,}: the answers are wrong"
            if part == "lanes" and cell.state == "done":
                digests.setdefault((part, size), {}).setdefault(cell.digest, []).append(name)
        for (_, size), known in digests.items():
            if len(known) > 1:
                yield f"all lanes at {size:,}: the answers differ: {' and '.join(map(', '.join, known.values()))}"


def house_of(size: int, folder: Path, *, text: bool) -> Path:
    """Return the folder of a seeded house, made where it is not there."""
    place = folder / f"{size}"
    if not (place / "about.json").is_file() or (text and not (place / "house.nt").is_file()):
        make(size, place, syntaxes=("nt",) if text else ())
    return place


def _say(line: str) -> None:
    print(line, flush=True)


def measure(
    results: Results,
    methods: Iterable[Method],
    sizes: Sequence[int],
    houses: Path,
    *,
    seconds: float,
    until: float,
    runs: int = RUNS,
    say: Callable[[str], None] = _say,
) -> bool:
    """Measure what is not known yet, small houses first; return whether the time was enough."""
    known = list(methods)
    for size in sorted(sizes):
        for method in known:
            had = results.get(method, size)
            if had and (had.state != "done" or len(had.seconds) >= runs):
                continue
            if _too_slow(results, method, size):
                continue
            if time.monotonic() > until:
                return False
            gone = missing(method)
            if gone:
                results.put(method, size, Cell("missing", note=f"not installed: {', '.join(gone)}"))
                continue
            place = house_of(size, houses, text=method.part == "text")
            load = round(os.getloadavg()[0], 1)
            cell = _cell(method, place, seconds, runs)._replace(load=load)
            results.put(method, size, cell)
            took = f"{cell.median:.3f} s" if cell.seconds else f"{cell.state} {cell.note}"
            say(f"{method.part:8} {method.name:28} {size:>12,}  {took}  {cell.megabytes:.0f} MB")
    return True


def _too_slow(results: Results, method: Method, size: int) -> bool:
    """Tell whether a method did not come to an end, or to an answer, on a smaller house."""
    return any(
        cell.state in ("over", "failed") and smaller < size
        for (part, name, smaller), cell in results.cells.items()
        if (part, name) == (method.part, method.name)
    )


def _cell(method: Method, house: Path, seconds: float, runs: int) -> Cell:
    found: list[dict[str, Any]] = []
    most = 0.0
    for _ in range(runs):
        told, megabytes, note = _run(method, house, seconds)
        most = max(most, megabytes)
        if told is None:
            return Cell("over" if note == "over" else "failed", megabytes=most, note="" if note == "over" else note)
        if not told["right"]:
            return Cell("wrong", megabytes=most)
        found.append(told)
    found.sort(key=lambda run: float(run["seconds"]))
    middle = found[len(found) // 2]
    taken = tuple(round(float(run["seconds"]), 5) for run in found)
    return Cell("done", taken, middle["steps"], round(most), "", middle["digest"])


def _run(method: Method, house: Path, seconds: float) -> tuple[dict[str, Any] | None, float, str]:
    """Return what a process told, the most memory that it and its children held, and why there is nothing."""
    with tempfile.TemporaryDirectory() as place:
        out, said = Path(place, "out.json"), Path(place, "said")
        command = [sys.executable, "-m", "benchmarks.peers.cell", method.part, method.name, str(house), str(out)]
        # nothing that another run left is used: each reads the text itself
        around = {**os.environ, "TMPDIR": place, "THORBECKE_CACHE": "off"}
        with said.open("wb") as file:
            child = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=file, start_new_session=True, env=around)
            most, over = _watch(child, Path(f"{out}.ready"), seconds)
        if over:
            return None, most, "over"
        if child.returncode or not out.is_file():
            lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["it said nothing"]
            return None, most, f"{lines[-1][:200]} (status {child.returncode})"
        return json.loads(out.read_text(encoding="utf-8")), most, ""


def _watch(child: subprocess.Popen[bytes], ready: Path, seconds: float) -> tuple[float, bool]:
    """Wait for a process, and stop it and all it started at the limit; return megabytes, and whether it was."""
    most, start = 0.0, time.monotonic()
    began = False
    try:
        while child.poll() is None:
            most = max(most, _held(child.pid))
            now = time.monotonic()
            if not began and ready.exists():
                began, start = True, now
            if now - start > seconds + (0 if began else _TO_START):
                return most, True
            time.sleep(0.02)
        return most, False
    finally:  # whoever ends the run ends what it started
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _held(pid: int) -> float:
    """Return the megabytes that a process and its children hold now."""
    try:
        process = psutil.Process(pid)
        return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))) / 1e6
    except psutil.Error:
        return 0.0


def chosen(parts: Sequence[str], only: Sequence[str]) -> list[Method]:
    """Return the methods of these parts whose names have one of these words."""
    return [
        method for method in METHODS if method.part in parts and (not only or any(word in method.name for word in only))
    ]
