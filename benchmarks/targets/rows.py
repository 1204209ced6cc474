"""A target and what was measured of it, as a row of a table."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import run
from benchmarks.peers.measuring import Results

__all__ = ["NOT_LOOKED_INTO", "Ran", "Row", "Run", "at_least", "at_most", "ran", "table"]


#: where nobody knows yet what stops it: a guess would be no finding
NOT_LOOKED_INTO = "not looked into"


class Row(NamedTuple):
    """What was asked, what was found; `met` is None where it cannot be judged here."""

    what: str
    target: str
    figure: str
    ratio: str
    met: bool | None
    #: what stops it, where it is not met
    limit: str = ""


class Ran(NamedTuple):
    """What a command took: seconds of the clock, seconds of the processor, and megabytes."""

    wall: float
    busy: float
    megabytes: float


class Run(NamedTuple):
    """What is measured with: a folder for houses, how large, how often, and what the peers took."""

    folder: Path
    #: of the large house
    relations: int
    #: over which growth is measured, smallest first
    sizes: tuple[int, ...]
    runs: int
    seconds: float
    results: Results


def ran(command: Sequence[str], cache: Path, *, times: int = 1) -> Ran:
    """Return the median run of a command; SystemExit with what it says when it fails."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        taken = run(command, cache)
        found.append(Ran(time.perf_counter() - start, taken.busy, taken.memory))
    return Ran(*(statistics.median(values) for values in zip(*found, strict=True)))


def thorbecke(*arguments: str) -> list[str]:
    """Return a command of ours."""
    return [sys.executable, "-m", "thorbecke", *arguments]


def cold_and_warm(command: Sequence[str], run_: Run) -> tuple[Ran, Ran]:
    """Return the median run with an empty cache, and with what that run left."""
    pairs = []
    for _ in range(run_.runs):
        with tempfile.TemporaryDirectory(dir=run_.folder) as cache:
            pairs.append((ran(command, Path(cache)), ran(command, Path(cache))))
    cold, warm = ([pair[n] for pair in pairs] for n in range(2))
    return (
        Ran(*(statistics.median(values) for values in zip(*cold, strict=True))),
        Ran(*(statistics.median(values) for values in zip(*warm, strict=True))),
    )


def at_most(what: str, most: float, found: float, unit: str, limit: str, *, target: str = "") -> Row:
    """Return the row of a figure that may not be larger.

    >>> at_most("a", 2.0, 1.0, "s", "the parser")
    Row(what='a', target='at most 2 s', figure='1.00 s', ratio='0.50', met=True, limit='')
    """
    met = found <= most
    share = f"{found / most:.2f}"
    return Row(what, target or f"at most {most:g} {unit}", f"{found:.2f} {unit}", share, met, "" if met else limit)


def at_least(what: str, least: float, found: float, figure: str, limit: str) -> Row:
    """Return the row of how many times as fast something must be.

    >>> at_least("a", 4, 3, "0.3 s and 0.9 s", "the parser")
    Row(what='a', target='at least 4x', figure='0.3 s and 0.9 s', ratio='3.0x', met=False, limit='the parser')
    """
    met = found >= least
    return Row(what, f"at least {least:g}x", figure, f"{found:.1f}x", met, "" if met else limit)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the table, line by line."""
    shown = [("what", "target", "figure", "ratio", "met", "what stops it")]
    for row in rows:
        met = {True: "yes", False: "**no**", None: "not judged"}[row.met]
        shown.append((row.what, row.target, row.figure, row.ratio, met, row.limit))
    widths = [max(len(row[n]) for row in shown) for n in range(len(shown[0]))]
    for number, cells in enumerate(shown):
        yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
