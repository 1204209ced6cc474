"""Work in turns, on every processor: each worker is a copy of this process, so that a house is in memory once.

What is made comes in order, through a pipe for each worker. A worker that is ahead waits until its pipe is read: so no
more is held than one turn a worker, however large the house. When this process ends, however it ends, nobody reads the
pipes any more, and every worker ends with its turn.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

from ontology.errors import InputError

__all__ = ["cores", "in_turns"]

_T = TypeVar("_T")


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_turns(make: Callable[[_T], bytes], turns: Sequence[_T], workers: int | None = None) -> Iterator[bytes]:
    """Yield what is made of each turn, in order.

    Where a process cannot be copied with all it knows (other systems than Linux) there is one worker: this process.
    Raises InputError when a worker is ended from outside, as a system does that is out of memory.
    """
    workers = min(cores() if workers is None else workers, len(turns))
    if workers < 2 or sys.platform != "linux":
        yield from map(make, turns)
        return
    context = multiprocessing.get_context("fork")
    gc.collect()
    gc.freeze()  # what is there already is never looked through again, so that no copy of it is written to
    readers: list[Connection] = []
    processes = []
    try:
        for turn in range(workers):
            reader, writer = context.Pipe(duplex=False)
            readers.append(reader)
            mine = (make, turns[turn::workers], writer, tuple(readers))
            process = context.Process(target=_work, args=mine, daemon=True)
            process.start()
            writer.close()
            processes.append(process)
        for turn in range(len(turns)):
            try:
                yield readers[turn % workers].recv_bytes()
            except EOFError as error:
                raise InputError(
                    "a process that answered a part of the house was ended from outside, as when memory is short; "
                    "nothing was written: run it again with more memory, or with fewer processors (taskset)"
                ) from error
    finally:
        for reader in readers:
            reader.close()
        for process in processes:
            process.terminate()
            process.join()
        gc.unfreeze()


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
