"""Parts answered side by side, each in a process of its own, and put in the order in which an answer is told."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import IO

from graph.parts.answering import Asked, Part, answers
from graph.records import ChoiceAnswer
from ontology.codelists.ranks import SEVERITY
from ontology.errors import InputError

__all__ = ["Counts", "Said", "Told", "answered", "cores"]

#: what a choice is told by: bytes of one choice, whatever the others are
Tell = Callable[[ChoiceAnswer], bytes]


@dataclass(frozen=True, slots=True)
class Said:
    """One choice as it is told, and what is counted of it."""

    iri: str
    verdict: str
    ministerial: str
    ministerial_stated: str
    pending: bool
    text: bytes


def said_of(part: Part, asked: Asked, tell: Tell) -> list[Said]:
    """Return the choices of a part that are on the agenda, as they are told."""
    return [
        Said(c.iri, c.verdict, c.ministerial, c.ministerial_stated, c.pending, tell(c)) for c in answers(part, asked)
    ]


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def answered(parts: Iterable[Part], asked: Asked, tell: Tell, workers: int | None = None) -> Iterator[Said]:
    """Yield every choice of these parts as it is told, part by part; `tell` is a function of a module.

    No more parts wait than there are workers, so that what is held does not grow with the house. Raises InputError when
    a worker is ended from outside, as a system does that is out of memory.
    """
    workers = cores() if workers is None else workers
    if workers < 2:
        for part in parts:
            yield from said_of(part, asked, tell)
        return
    waiting: deque[Future[list[Said]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            for part in parts:
                waiting.append(pool.submit(said_of, part, asked, tell))
                if len(waiting) > workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise InputError(
                "a process that answered a part of the house was ended from outside, as when memory is short; "
                "nothing was written: run it again with more memory, or with fewer processors (taskset)"
            ) from error


@dataclass(frozen=True, slots=True)
class Counts:
    """How many choices have which verdict and class, and how many that a minister answers for are not yet taken."""

    verdicts: Counter[str]
    ministerial: Counter[str]
    stated: Counter[str]
    pending: int


class Told:
    """What was said of every choice, on disk until all of it is there: most severe first, then by IRI."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `__exit__`
        self._places: list[tuple[int, str, int, int]] = []
        self._size = 0
        self.counts = Counts(Counter(), Counter(), Counter(), 0)

    def __enter__(self) -> Told:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def add(self, said: Iterable[Said]) -> None:
        """Keep what is said of some choices."""
        counts, pending = self.counts, self.counts.pending
        for one in said:
            self._places.append((SEVERITY.index(one.verdict), one.iri, self._size, len(one.text)))
            self._size += self._file.write(one.text)
            counts.verdicts[one.verdict] += 1
            counts.ministerial[one.ministerial] += 1
            counts.stated[one.ministerial_stated] += 1
            pending += one.pending and one.ministerial in ("full", "partial")
        self.counts = Counts(counts.verdicts, counts.ministerial, counts.stated, pending)

    def __len__(self) -> int:
        return len(self._places)

    def in_order(self) -> Iterator[bytes]:
        """Yield them in the order of an answer."""
        for _, _, place, size in sorted(self._places):
            self._file.seek(place)
            yield self._file.read(size)
