"""`python -m benchmarks.targets`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import benchmarks.targets
from benchmarks.commands import ROOT, machine
from benchmarks.peers.measuring import Results
from benchmarks.targets.commands import commands, repaired, shipped, states
from benchmarks.targets.drawn import drawn
from benchmarks.targets.large import cached, closure, growth, live, texts, told, trig
from benchmarks.targets.rows import Row, Run, table

__all__ = ["ASIDE", "MEASURES", "main"]

#: name -> what is measured
MEASURES: Final[Mapping[str, Callable[[Run], Iterator[Row]]]] = {
    "shipped": shipped,
    "state": states,
    "commands": commands,
    "closure": closure,
    "text": texts,
    "trig": trig,
    "growth": growth,
    "cache": cached,
    "live": live,
    "repair": repaired,
    "map": drawn,
}
#: what takes longer than all others together, and is measured where it is named
ASIDE: Final[Mapping[str, Callable[[Run], Iterator[Row]]]] = {"json": told}
_ABOUT = """\
# Targets, and what was found

Each target for speed and memory, measured in one run. A ratio is of two figures of that run on the same house, by the
clock unless it says otherwise; of {runs} runs the median counts. Under a limit, a ratio of a figure to it is below 1.
Written by `python -m benchmarks.targets`; the houses are those of `benchmarks/seeded/` and `benchmarks/state_house.py`.

Measured on: {machine}. When it began, {load:.1f} processes were at work (load average).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and write it where all was measured."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.targets",
        description=benchmarks.targets.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument(
        "--only", nargs="+", choices=[*MEASURES, *ASIDE], metavar="NAME", help=", ".join((*MEASURES, *ASIDE))
    )
    options.add_argument("--relations", type=float, default=1e6, metavar="N", help="of the large house (1e6)")
    options.add_argument("--sizes", nargs="+", type=float, default=[1e5, 1e6], metavar="N", help="for growth (1e5 1e6)")
    options.add_argument("--runs", type=int, default=3, metavar="N", help="of each (3)")
    options.add_argument("--seconds", type=float, default=300, metavar="S", help="when a peer is stopped (300)")
    options.add_argument("--houses", type=Path, metavar="DIR", help="keep the houses here; left out: thrown away")
    options.add_argument(
        "--write", type=Path, metavar="FILE", help="where to; left out: docs/targets.md, of all of them"
    )
    asked = options.parse_args(arguments)
    load = os.getloadavg()[0]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as place:
        folder = asked.houses or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        run = Run(
            folder=folder,
            relations=round(asked.relations),
            sizes=tuple(sorted(round(size) for size in asked.sizes)),
            runs=asked.runs,
            seconds=asked.seconds,
            results=Results(Path(place) / "peers.json"),
        )
        for name in asked.only or MEASURES:
            for row in {**MEASURES, **ASIDE}[name](run):
                rows.append(row)
                print(f"{row.what}: {row.figure}, {row.ratio} ({row.target})", flush=True)
        wrong = list(run.results.disagreeing())
    lines = [*table(rows)]
    print("", *lines, sep="\n")
    file = asked.write or (None if asked.only else ROOT / "docs" / "targets.md")
    if file:
        about = _ABOUT.format(runs=asked.runs, machine=machine(), load=load)
        file.write_text("\n".join([about, *lines, ""]), encoding="utf-8")
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
