"""Work in turns, on every processor: each worker is a copy of this process, so that a house is in memory once.

What is made comes in order, through a pipe for each worker. A worker that is ahead waits until its pipe is read, and
after some turns another copy takes its place: so no more is held than what some turns ask, however large the house.
When this process ends, however it ends, nobody reads the pipes any more, and every worker ends with its turn.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Final, TypeVar

from ontology.errors import InputError
from ontology.processors import cores

__all__ = ["SHIFT", "in_turns"]

_T = TypeVar("_T")

#: After so many turns a worker makes way for a new copy: what it remembered, and every page it wrote to, goes with it.
SHIFT: Final = 4


def in_turns(make: Callable[[_T], bytes], turns: Sequence[_T], workers: int | None = None) -> Iterator[bytes]:
    """Yield what is made of each turn, in order.

    Where a process cannot be copied with all it knows (other systems than Linux) there is one worker: this process.
    Raises InputError when a worker is ended from outside, as a system does that is out of memory.
    """
    workers = min(cores() if workers is None else workers, len(turns))
    if workers < 2 or sys.platform != "linux":
        yield from map(make, turns)
        return
    gc.collect()
    gc.freeze()  # what is there already is never looked through again, so that no copy of it is written to
    shifts = [_shifts(turns[number::workers]) for number in range(workers)]
    at_work: list[_Worker | None] = []
    try:
        for mine in shifts:
            at_work.append(_Worker(make, next(mine), at_work))
        for turn in range(len(turns)):
            number = turn % workers
            worker = at_work[number]
            assert worker, "whoever has a turn left is at work"
            made = worker.made()
            if not worker.left:
                worker.end()
                at_work[number] = None
                follows = next(shifts[number], None)
                if follows is not None:
                    at_work[number] = _Worker(make, follows, at_work)
            yield made
    finally:
        for left in at_work:
            if left:
                left.end()
        gc.unfreeze()


def _shifts(turns: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (turns[at : at + SHIFT] for at in range(0, len(turns), SHIFT))


class _Worker:
    """A copy of this process, what it is to make, and the pipe through which that comes."""

    def __init__(self, make: Callable[[_T], bytes], turns: Sequence[_T], others: Sequence[_Worker | None]) -> None:
        """Start it; `others` are those at work already."""
        context = multiprocessing.get_context("fork")
        self.left = len(turns)
        self._reader, writer = context.Pipe(duplex=False)
        readers = (self._reader, *(other._reader for other in others if other))
        self._process = context.Process(target=_work, args=(make, turns, writer, readers), daemon=True)
        self._process.start()
        writer.close()

    def made(self) -> bytes:
        """Return what its next turn made; InputError when it is gone."""
        self.left -= 1
        try:
            return self._reader.recv_bytes()
        except EOFError as error:
            raise InputError(
                "a process that answered a part of the house was ended from outside, as when memory is short; "
                "nothing was written: run it again with more memory, or with fewer processors (taskset)"
            ) from error

    def end(self) -> None:
        """End it, whatever it does."""
        self._reader.close()
        self._process.terminate()
        self._process.join()


def _work(
    make: Callable[[_T], bytes], turns: Sequence[_T], writer: Connection, readers: tuple[Connection, ...]
) -> None:
    """Be a worker: make each turn and write it down, until nobody reads any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one is asked to end, and ends this one
    for reader in readers:
        reader.close()  # else it would be open as long as this worker is, and no writing to it would ever fail
    for turn in turns:
        made = make(turn)
        try:
            writer.send_bytes(made)
        except BrokenPipeError:
            return
