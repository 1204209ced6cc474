"""What the package gives to a child process, done in this one by the same code: a start takes ten times as long.

What a child is for (limits, crashes, nothing to send by) is asked in `tests/reading/test_gate.py` and
`tests/querying/test_query_fences.py`, which start them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest

from ontology.gate import child
from ontology.gate import worker as parser
from ontology.querying import child as query_child
from ontology.querying import sparql, worker
from ontology.querying.sparql import LIMITS

__all__ = ["parsing_here", "queries_here"]


@contextmanager
def parsing_here() -> Iterator[None]:
    """Within this, a file that is not ours is parsed in this process."""

    def run(
        command: list[str], *, stdin: BinaryIO, stdout: BinaryIO | int, **_: object
    ) -> subprocess.CompletedProcess[bytes]:
        if not isinstance(stdout, int):
            form, name = command[5:]
            return subprocess.CompletedProcess(command, parser.poured(stdin, stdout, form, name))
        status, told = parser.told(stdin.read(), *command[5:])
        return subprocess.CompletedProcess(command, status, told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "subprocess", _standing_in(run))
        yield


@contextmanager
def queries_here(houses: int = 2) -> Iterator[None]:
    """Within this, a query is answered in this process; the last `houses` houses that were asked are kept."""
    kept: list[Derived] = []

    def filled(data: bytes, steps: Iterable[tuple[str, str]], today: str) -> Any:
        found = next((one for one in kept if one.data == data), None) or Derived(data)
        kept[:] = [found, *(one for one in kept if one is not found)][:houses]
        return found.with_steps(list(steps), today)

    looks: dict[tuple[str, tuple[tuple[str, str], ...]], worker.Look] = {}
    inspect = worker.inspect

    def inspected(text: str, prefixes: dict[str, str]) -> worker.Look:
        asked = (text, tuple(prefixes.items()))
        if asked not in looks:
            looks[asked] = inspect(text, prefixes)
        return looks[asked]

    def run(command: list[str], *, input: bytes, **options: Any) -> subprocess.CompletedProcess[bytes]:
        line, _, house = input.partition(b"\n")
        header = json.loads(line)
        if header["seconds"] < LIMITS.seconds:  # it is to be stopped
            return subprocess.run(command, input=input, **options)
        depth = sys.getrecursionlimit()
        try:
            told = worker.told(header, house)
        finally:
            sys.setrecursionlimit(depth)
        return subprocess.CompletedProcess(command, int("refused" in told), json.dumps(told).encode("ascii"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "filled", filled)
        patch.setattr(worker, "inspect", inspected)
        patch.setattr(sparql, "KEPT", range(0))  # derived here, by all steps
        patch.setattr(query_child, "subprocess", _standing_in(run))
        yield


def _standing_in(run: Any) -> SimpleNamespace:
    return SimpleNamespace(run=run, TimeoutExpired=subprocess.TimeoutExpired)


class Derived:
    """One house in a store, and what each step added: what the next query shares with the last one stays."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.start_again()

    def start_again(self) -> None:
        self.store = worker.stored(self.data)
        self.taken: list[tuple[tuple[str, str], list[Any] | None]] = []

    def with_steps(self, steps: list[tuple[str, str]], today: str) -> Any:
        shared = 0
        while shared < min(len(self.taken), len(steps)) and self.taken[shared][0] == steps[shared]:
            shared += 1
        if any(added is None for _, added in self.taken[shared:]):
            self.start_again()
            shared = 0
        while len(self.taken) > shared:
            for quad in self.taken.pop()[1] or ():
                self.store.remove(quad)
        for kind, step in steps[shared:]:
            added = None
            if kind == ".ru":
                self.store.update(step)
            else:
                added = [
                    quad
                    for quad in dict.fromkeys(worker.added(self.store, kind, step, today))
                    if quad not in self.store
                ]
                self.store.extend(added)
            self.taken.append(((kind, step), added))
        return self.store
