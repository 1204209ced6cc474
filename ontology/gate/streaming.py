"""A file of Turtle or TriG of any size as N-Quads, piece by piece, out of a child process with limits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import IO

from ontology.errors import InputError
from ontology.gate.child import Limits
from ontology.gate.reasons import reason

__all__ = ["as_nquads"]

#: What the child may have in memory: it holds no more than what is between reading and writing.
_MEMORY = 1_500_000_000


@contextmanager
def as_nquads(path: Path, name: str, syntax: str) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """Give the N-Quads that a file holds, as a stream to be read to its end, and how far the child is in the file.

    Raises InputError (file, line, column, what is wrong) when it is left: what was read until then counts for nothing.
    """
    size = path.stat().st_size
    limits = Limits.of(size)._replace(memory=_MEMORY)
    worker = Path(__file__).with_name("converting.py")
    with path.open("rb") as source, tempfile.TemporaryFile() as words:
        command = [sys.executable, "-I", str(worker), str(limits.busy), str(limits.memory), syntax]
        with subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=words) as child:
            clock = Timer(limits.wait, child.kill)
            clock.start()
            try:
                assert child.stdout is not None
                yield child.stdout, lambda: os.lseek(source.fileno(), 0, os.SEEK_CUR)
                rest = child.stdout.read(1)
            except BaseException:
                child.kill()
                raise
            finally:
                clock.cancel()
            assert not rest
        if child.returncode == 0:
            return
        words.seek(0)
        said = words.read(1_000_000)
    if child.returncode == 1 and said.startswith(b"["):
        told, line, column = json.loads(said)
        raise InputError(_refused(path, name, told, line, column))
    late = child.returncode == -signal.SIGKILL
    why = "reading took too long" if late else "the parser stopped; the file holds what it cannot read"
    raise InputError(f"{name}: {why} ({limits.sentence(size)}); split the house over several files")


def _refused(path: Path, name: str, told: str, line: int | None, column: int | None) -> str:
    if line is None:
        return reason(told, None, None, b"", name)
    with path.open("rb") as file:
        shown = next(islice(file, line - 1, line), b"")
    return reason(told, 1, column, shown, name, line - 1)
