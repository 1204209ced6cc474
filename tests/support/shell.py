"""The shell in this process: the same bytes, streams and exit code as `python -m thorbecke`, without the start."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from thorbecke.cli import main

__all__ = ["BARE", "away", "in_process", "run"]

#: no colour, English, UTF-8, the width of what is no terminal: whatever the machine has
BARE = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "140"}


def in_process(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `thorbecke` here: `BARE` and what is given on top of this process's environment.

    Raises ValueError for what only the start of an interpreter reads: that takes a process.
    """
    if any(name.startswith("PYTHON") for name in environment):
        raise ValueError(f"{sorted(environment)}: only a process of its own reads that; use the fixture `process`")
    status, out, err = run(map(str, arguments), cwd=cwd, environment={**BARE, **environment})
    return subprocess.CompletedProcess(["thorbecke", *map(str, arguments)], status, out.decode(), err.decode())


def run(
    arguments: Iterable[str], *, cwd: Path | None = None, environment: Mapping[str, str] = BARE, together: bool = False
) -> tuple[int, bytes, bytes]:
    """Return the exit code and what was written to stdout and stderr; `together`: both to the first, in order."""
    out = _stream()
    err = out if together else _stream()
    streams, words = (sys.stdout, sys.stderr), sys.argv
    sys.stdout, sys.stderr, sys.argv = out, err, ["thorbecke", *arguments]
    status: object = 0
    try:
        with away(cwd, environment):
            main()
    except SystemExit as end:
        status = end.code
    finally:
        (sys.stdout, sys.stderr), sys.argv = streams, words
    if isinstance(status, str):  # what an interpreter does with it
        err.write(f"{status}\n")
    return status if isinstance(status, int) else int(status is not None), _written(out), _written(err)


@contextmanager
def away(cwd: Path | None, environment: Mapping[str, str]) -> Iterator[None]:
    """Stand in another folder with another environment, and come back."""
    place, kept = Path.cwd(), dict(os.environ)
    os.environ.update(environment)
    if cwd is not None:
        os.chdir(cwd)
    try:
        yield
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(kept)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
