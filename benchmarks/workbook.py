"""What a workbook of ten thousand rows takes: written, read, checked and answered; `python -m benchmarks.workbook`.

The house is the made-up state of `benchmarks.state_house`. Each command runs in a process of its own, without a cache.
After that folders of csv of up to a million rows (`--rows`, `benchmarks.csv_rows`) are read, and memory is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import csv_rows
from benchmarks.state_house import state_house
from ontology.reading.loading import load

__all__ = ["measured", "rows_of"]

#: what is done with the workbook, after it was written
COMMANDS = (("gaps",), ("check",), ("export", "trig", "-o", "again.trig"))


def rows_of(book: Path) -> int:
    """Return how many things a workbook has a row for."""
    read = load(book, validate=False).files[0].book
    assert read is not None
    return sum(map(len, read.names.rows.values()))


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


def read_rows(rows: int, *, by_name: bool) -> csv_rows.Taken:
    """Return what it takes to read a folder of csv of that many rows."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        csv_rows.write(folder, rows, by_name=by_name)
        size = sum(path.stat().st_size for path in folder.iterdir())
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.csv_rows", place], capture_output=True, check=True, text=True
        )
    return {**json.loads(done.stdout), "size": size / 1e6}


def main() -> None:
    """Print a line for each thing that was done."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--actors", type=int, default=3_300, help="about a third of the rows")
    asked.add_argument("--rows", type=float, nargs="*", default=[1e5, 1e6], help="of the folders of csv")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for what, seconds in measured(Path(folder), told.actors) if told.actors else ():
            print(f"{what:<24}{seconds:6.1f} s" if seconds else what)
    for rows, by_name in ((rows, by_name) for by_name in (False, True) for rows in told.rows):
        took = read_rows(int(rows), by_name=by_name)
        print(
            f"csv, {int(rows):,} rows by {'name' if by_name else 'id'}: {took['size']:.0f} MB, "
            f"{took['statements']:,} statements in {took['seconds']:.1f} s; "
            f"{took['peak'] - took['before']:.0f} MB on top of {took['before']:.0f}, child {took['child']:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
