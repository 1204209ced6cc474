"""A query in a process of its own (`ontology.querying.worker`), within limits: its answer, or one sentence why none.

What is kept of a house is told by a child that has been shown no query yet.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple

from ontology.errors import HouseError
from ontology.names import at
from ontology.querying.terms import PREFIXES, TODAY, VOCABULARY, step_terms

__all__ = ["LIMITS", "MARKED", "Limits", "QueryError", "Task", "in_child", "in_turn"]

#: the lines in files of `queries/ladder` that give way to the steps a query names, to the least that these have, and to
#: how wide they are
MARKED = {
    "step": "# only the steps that are named",
    "least": "# only the least that a named step has",
    "width": "# only the width that a named step has",
}
_SIGXCPU = getattr(signal, "SIGXCPU", 24)


class QueryError(HouseError):
    """A query that is not answered: no legal SPARQL, not read-only, too long, too slow or too large."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may cost; what needs more is refused whole, never cut off. Seconds are those of the processor."""

    seconds: float = 10
    rows: int = 10_000
    size: int = 10_000_000


LIMITS = Limits()


class Task(NamedTuple):
    """What a child does: the query (None: it tells what the steps derive first), the steps, what was derived before."""

    query: str | None
    steps: Sequence[tuple[str, str]]
    known: bytes = b""


def in_child(task: Task, house: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """Return what a child answers."""
    data = b"".join((_header(task, len(house) + len(task.known), limits), house, task.known))
    try:
        done = subprocess.run(_COMMAND, input=data, capture_output=True, timeout=_patience(limits), check=False)
    except subprocess.TimeoutExpired as error:
        raise _too_slow(name, limits) from error
    return _answer(done.returncode, done.stdout, name, limits)


def in_turn(
    tasks: tuple[Task, Task], house: bytes, name: str, limits: Limits, keep: Callable[[bytes], None]
) -> dict[str, Any]:
    """Return what a child answers that tells first what it derives: that is kept before it is shown the query."""
    first, then = tasks
    child = subprocess.Popen(
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=-1
    )
    hangs = Timer(2 * _patience(limits), child.kill)
    hangs.start()
    answer = b""
    try:
        with child, suppress(BrokenPipeError):  # it has ended: what it was ended by is told below
            told, shown = child.stdout, child.stdin
            assert told and shown
            shown.write(_header(first, len(house), limits))
            shown.write(house)
            shown.flush()
            line = told.readline()
            size = json.loads(line)["derived"] if line else 0
            derived = told.read(size)
            if line and len(derived) == size:
                keep(derived)
                shown.write(_header(then, 0, limits))
                shown.close()
                answer = told.read()
    finally:
        hangs.cancel()
    return _answer(child.returncode, answer, name, limits)


_COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("worker.py")))


def _header(task: Task, size: int, limits: Limits) -> bytes:
    """Return the line that comes before so many bytes of N-Quads."""
    header = {
        "query": task.query,
        "prefixes": dict(PREFIXES),
        "steps": task.steps,
        "size": size,
        "known": len(task.known),
        "marked": MARKED,
        "today": TODAY,
        "vocabulary": VOCABULARY,
        "terms": sorted(step_terms()),
        "seconds": limits.seconds,
        "rows": limits.rows,
        "bytes": limits.size,
    }
    return json.dumps(header).encode("ascii") + b"\n"


def _patience(limits: Limits) -> float:
    """Return when a child is ended by the clock on the wall, in seconds.

    That clock tells how busy the machine is: it only ends what hangs, where the child keeps its own time.
    """
    return limits.seconds if sys.platform == "win32" else 60 + 10 * limits.seconds


def _too_slow(name: str, limits: Limits) -> QueryError:
    return QueryError(f"{name}: no answer within {limits.seconds:g} s; ask for less, or give more time")


def _answer(status: int, said: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """Return the answer that a child wrote before it ended; QueryError when it did not get there."""
    if status == -_SIGXCPU:
        raise _too_slow(name, limits)
    if status not in (0, 1) or not said:
        raise QueryError(f"{name}: the query was stopped; it is nested too deep, or needs more memory than 1.5 GB")
    told: dict[str, Any] = json.loads(said)
    if "refused" in told:
        raise QueryError(f"{at(name, told['line'])}: {told['refused']}")
    return told
