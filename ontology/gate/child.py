"""Foreign bytes in a child process with limits: what it makes of them, or one sentence on what is wrong and where.

Whoever reads a file that is not ours, in whatever form, has the child do it (`ontology.gate.worker`): a parser that
ends its process, takes too long or too much memory is lost there, and that is an answer too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE
from typing import BinaryIO, NamedTuple

from ontology.errors import InputError

__all__ = ["Limits", "in_child", "through_child"]


class Limits(NamedTuple):
    """What the child that parses a file may take: seconds of processor, seconds of the clock, bytes of memory."""

    busy: int
    wait: int
    memory: int

    @classmethod
    def of(cls, size: int) -> Limits:
        """Return what a file of that many bytes is given: enough for any file of its size, and no more.

        >>> Limits.of(0), Limits.of(200_000_000)
        (Limits(busy=20, wait=40, memory=1000000000), Limits(busy=220, wait=440, memory=5000000000))
        """
        busy = 20 + size // 1_000_000
        return cls(busy, 2 * busy, 1_000_000_000 + 20 * size)

    def sentence(self, size: int) -> str:
        """Return them in words."""
        return (
            f"a file of {size / 1e6:.1f} MB is given {self.busy} seconds of processor time, "
            f"{self.wait} seconds in all and {self.memory / 1e9:.1f} GB of memory"
        )


def in_child(data: bytes, form: str, name: str, *more: str, limits: Limits | None = None) -> bytes:
    """Return what the child makes of the bytes of a file; `form` says how they are read, `more` what that form takes.

    Raises InputError (file, line, column, what is wrong) and then nothing was kept.
    """
    with tempfile.TemporaryFile() as file:  # through a pipe it would go 4 kB at a time
        file.write(data)
        file.seek(0)
        return _run(file, PIPE, len(data), limits or Limits.of(len(data)), (form, name, *more))


def through_child(source: BinaryIO, into: BinaryIO, form: str, name: str) -> None:
    """Have the child write what a file holds to another, in pieces: it gets no more memory for a larger file.

    Raises InputError as `in_child` does.
    """
    size = os.fstat(source.fileno()).st_size
    _run(source, into, size, Limits.of(size)._replace(memory=Limits.of(0).memory), (form, name))
    into.seek(0)


def _run(source: BinaryIO, into: BinaryIO | int, size: int, limits: Limits, words: tuple[str, ...]) -> bytes:
    worker = Path(__file__).with_name("worker.py")
    name = words[1]
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(worker), str(limits.busy), str(limits.memory), *words],
            stdin=source,
            stdout=into,
            stderr=PIPE,
            timeout=limits.wait,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        given = limits.sentence(size)
        raise InputError(f"{name}: reading took too long ({given}); make the file smaller") from error
    if done.returncode == 0:
        return done.stdout or b""
    if done.returncode == 2:
        raise InputError(f"{name}: there is no room for what it holds; make some in the folder for temporary files")
    why = done.stdout if isinstance(into, int) else _read(into)
    if done.returncode == 1 and why.startswith(b'"'):
        raise InputError(json.loads(why))
    given = limits.sentence(size)
    raise InputError(
        f"{name}: the parser stopped; the file is too deep or too large for it, or holds what it cannot read ({given})"
    )


def _read(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
