"""Queries in this process, by the code of the child, over a house that is read and derived from once.

What the child is for (limits, nothing to send by) is asked in `tests/querying/test_query_fences.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ontology.names import place
from ontology.querying import sparql, worker
from ontology.querying.sparql import LIMITS, Limits, QueryError

__all__ = ["queries_in_process"]


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
                    quad for quad in dict.fromkeys(worker.derived(self.store, step, today)) if quad not in self.store
                ]
                self.store.extend(added)
            self.taken.append(((kind, step), added))
        return self.store


@contextmanager
def queries_in_process(houses: int = 2) -> Iterator[None]:
    """Within this, a query is answered here; the last `houses` houses that were asked are kept."""
    kept: list[Derived] = []
    in_child = sparql._in_child

    def filled(data: bytes, steps: Iterable[tuple[str, str]], today: str) -> Any:
        found = next((one for one in kept if one.data == data), None) or Derived(data)
        kept[:] = [found, *(one for one in kept if one is not found)][:houses]
        return found.with_steps(list(steps), today)

    def here(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
        if limits.seconds < LIMITS.seconds:  # it is to be stopped
            return in_child(data, name, limits)
        header, _, house = data.partition(b"\n")
        depth = sys.getrecursionlimit()
        try:
            told = worker.told(json.loads(header), house)
        finally:
            sys.setrecursionlimit(depth)
        if "refused" in told:
            raise QueryError(f"{place(name, told['line'])}: {told['refused']}")
        return json.loads(json.dumps(told))  # type: ignore[no-any-return]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "filled", filled)
        patch.setattr(sparql, "_in_child", here)
        yield
