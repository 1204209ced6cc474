"""What a workbook of ten thousand rows takes: written, read, checked and answered; `python -m benchmarks.workbook`.

The house is the made-up state of `benchmarks.state_house`. Each command runs in a process of its own, without a cache.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.state_house import state_house
from ontology.reading.loading import load

__all__ = ["measured", "rows_of"]

#: what is done with the workbook, after it was written
COMMANDS = (("gaps",), ("check",), ("export", "trig", "-o", "again.trig"))


def rows_of(book: Path) -> int:
    """Return how many things a workbook has a row for."""
    read = load(book, validate=False).files[0].book
    assert read is not None
    return len(read.names.rows)


def measured(folder: Path, actors: int) -> list[tuple[str, float]]:
    """Return what was done and how many seconds it took."""
    house, book = folder / "state.trig", folder / "state.xlsx"
    house.write_text(state_house(actors, choices=100), encoding="utf-8")
    told = [("export xlsx", _seconds(folder, "export", str(book), str(house)))]
    for command in COMMANDS:
        words = [command[0], *command[1:2], str(book), *command[2:]] if len(command) > 1 else [*command, str(book)]
        told.append((" ".join(command[:2]), _seconds(folder, *words)))
    return [*told, (f"{rows_of(book)} rows", 0.0)]


def _seconds(folder: Path, *arguments: str) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "thorbecke", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "THORBECKE_CACHE": "off"},
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each thing that was done."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--actors", type=int, default=3_300, help="about a third of the rows")
    with tempfile.TemporaryDirectory() as folder:
        for what, seconds in measured(Path(folder), asked.parse_args().actors):
            print(f"{what:<24}{seconds:6.1f} s" if seconds else what)


if __name__ == "__main__":
    main()
