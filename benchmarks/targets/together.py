"""What a command takes with all processes that it starts: the clock, and the most memory at any one time (Linux)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import ROOT

__all__ = ["Together", "together"]

#: seconds between two looks
_EVERY = 0.5


class Together(NamedTuple):
    """Seconds of the clock, and megabytes: what is shared counted for each process (RSS), and counted once (PSS)."""

    wall: float
    held: float
    shared_once: float


def together(command: Sequence[str], cache: Path) -> Together:
    """Run a command and look at all its processes until it ends; SystemExit when it fails."""
    begun = time.perf_counter()
    held = shared_once = 0
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "THORBECKE_CACHE": str(cache)}) as process:
        while process.poll() is None:
            looked = [*_looked_at(process.pid)]
            held = max(held, sum(one["Rss"] for one in looked))
            shared_once = max(shared_once, sum(one["Pss"] for one in looked))
            time.sleep(_EVERY)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {process.returncode}")
    return Together(time.perf_counter() - begun, held / 1024, shared_once / 1024)


def _looked_at(process: int) -> Iterator[dict[str, int]]:
    """Yield what a process and all that it started have in memory, in kilobytes; who has ended meanwhile has none."""
    with suppress(FileNotFoundError, ProcessLookupError):
        place = Path(f"/proc/{process}")
        told = (place / "smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
        yield {name.rstrip(":"): int(many) for name, many, *_ in map(str.split, told)}
        for thread in (place / "task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from _looked_at(int(child))
