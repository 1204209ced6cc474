"""How long whole commands take, as the shell sees it: with an empty cache, and with what that run left in it.

    python -m benchmarks.commands                       # every command on the shipped house, three times
    python -m benchmarks.commands --runs 7 --only gaps
    python -m benchmarks.commands --house my-house/     # those that take a house, on this one

Each run is a process of its own, all imports included; of several the quickest is shown. Times are of this machine
as busy as it is now; processor time, of the command and of what it starts, is shown beside them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]

#: command -> its arguments, HOUSE where a house goes and PAGE where a file is written
COMMANDS = {
    "--help": "--help",
    "version": "version",
    "gaps": "gaps HOUSE",
    "explain": "explain K35",
    "who": "who K35",
    "matrix": "matrix HOUSE",
    "funding": "funding HOUSE",
    "risks": "risks HOUSE",
    "questions": "questions HOUSE",
    "whatif": "whatif bod-anchored",
    "diff": "diff HOUSE --from 2025-09-29 --to 2026-10-01",
    "repair": "repair HOUSE",
    "query": "query minister-answers HOUSE",
    "test": "test docs/examples/cases.yaml",
    "map": "map HOUSE -o PAGE",
    "check": "check HOUSE",
}


class Taken(NamedTuple):
    """What a run took, in seconds of the clock and of the processor."""

    wall: float
    busy: float


def run(arguments: Sequence[str], cache: Path) -> Taken:
    """Run one command; SystemExit with what it says when it cannot answer."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "thorbecke", *arguments],
        cwd=ROOT,
        env={**os.environ, "THORBECKE_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(arguments)}: status {done.returncode}: {done.stderr.strip()}")
    return Taken(wall, after.children_user + after.children_system - before.children_user - before.children_system)


def measured(command: str, house: str | None, runs: int, folder: Path) -> tuple[Taken, Taken]:
    """Return the quickest run with an empty cache, and the quickest right after one."""
    places = {"HOUSE": str(Path(house).resolve()) if house else "", "PAGE": str(folder / "page.html")}
    arguments = [word for word in (places.get(word, word) for word in COMMANDS[command].split()) if word]
    caches = [folder / f"{command}-{turn}" for turn in range(runs)]
    pairs = [(run(arguments, cache), run(arguments, cache)) for cache in caches]
    return min(cold for cold, _ in pairs), min(warm for _, warm in pairs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, a row for each command."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--runs", type=int, default=3, metavar="N", help="how often each command is run (3)")
    options.add_argument("--house", metavar="HOUSE", help="a file or a folder; left out: the shipped house")
    options.add_argument("--only", nargs="+", metavar="COMMAND", choices=[c for c in COMMANDS if c != "--help"])
    asked = options.parse_args(arguments)
    print("| seconds (busy) | cold        | warm        |\n|----------------|------------:|------------:|")
    with tempfile.TemporaryDirectory() as folder:
        for command in asked.only or COMMANDS:
            if asked.house is None or "HOUSE" in COMMANDS[command]:
                told = measured(command, asked.house, asked.runs, Path(folder))
                cells = (f"{taken.wall:.2f} ({taken.busy:.2f})" for taken in told)
                print(f"| {command:14} | " + " | ".join(cell.rjust(11) for cell in cells) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
