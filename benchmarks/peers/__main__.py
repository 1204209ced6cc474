"""`python -m benchmarks.peers`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import benchmarks.peers
from benchmarks.peers.measuring import ROOT, RUNS, Results, chosen, measure
from benchmarks.peers.page import PARTS, write

__all__ = ["main"]

SIZES = (1e4, 1e5, 1e6)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write the page; 1 where an answer is not the known one."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.peers",
        description=benchmarks.peers.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("--sizes", nargs="+", type=float, default=SIZES, metavar="N", help="relations (1e4 1e5 1e6)")
    options.add_argument("--only", nargs="+", default=[], metavar="WORD", help="methods with such a word in their name")
    options.add_argument("--part", nargs="+", choices=[*PARTS], default=[*PARTS], help="parts of the page (all)")
    options.add_argument("--seconds", type=float, default=120, metavar="S", help="when a cell is stopped (120)")
    options.add_argument("--minutes", type=float, default=1e9, metavar="M", help="begin no cell after so many minutes")
    options.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"of each cell ({RUNS})")
    options.add_argument("--again", action="store_true", help="measure again what is known")
    options.add_argument("--houses", type=Path, metavar="DIR", help="keep the houses here; left out: thrown away")
    options.add_argument("--write", type=Path, default=ROOT / "docs", metavar="DIR", help="where to (docs)")
    asked = options.parse_args(arguments)
    asked.write.mkdir(parents=True, exist_ok=True)
    results = Results(asked.write / "peers.json")
    methods = chosen(asked.part, asked.only)
    if not methods:
        options.error(f"no method has {' or '.join(asked.only)} in its name")
    sizes = [round(size) for size in asked.sizes]
    if asked.again:
        for method in methods:
            for size in sizes:
                results.cells.pop((method.part, method.name, size), None)
    with tempfile.TemporaryDirectory() as folder:
        enough = measure(
            results,
            methods,
            sizes,
            asked.houses or Path(folder),
            seconds=asked.seconds,
            until=time.monotonic() + 60 * asked.minutes,
            runs=asked.runs,
        )
    write(results, asked.write, asked.seconds)
    if not enough:
        print("The time is up: run it again to go on where it stopped.")
    wrong = list(results.disagreeing())
    for told in wrong:
        print(told, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
