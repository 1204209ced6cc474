"""Functions as machine code where numba is installed (`pip install 'huis-van-thorbecke[arrays]'`), as Python elsewhere.

numba keeps machine code by the file it was written in, and what it calls of another file goes into it: so where it is
kept hangs on all the files that go together, and a change never meets old machine code.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from ontology.reading import cache

__all__ = ["COMPILED", "compiler"]

#: numba is there, so that functions run as machine code
COMPILED = find_spec("numba") is not None

_F = TypeVar("_F", bound=Callable[..., object])


def compiler(folder: Path, files: Iterable[str], known: bytes = b"") -> Callable[[_F], _F]:
    """Return what makes machine code of a function of these files of a folder, when it is first called.

    `known`: the values that go into it from elsewhere. Without numba a function stays as it is.
    """
    if not COMPILED:
        return lambda function: function
    numba: Any = import_module("numba")
    place = _place(folder, known + b"".join((folder / f"{name}.py").read_bytes() for name in files))

    def compiled(function: _F) -> _F:
        before = numba.config.CACHE_DIR
        numba.config.CACHE_DIR = place or before
        try:
            made: _F = numba.njit(cache=place is not None, nogil=True)(function)
        finally:
            numba.config.CACHE_DIR = before
        return made

    return compiled


def _place(folder: Path, made: bytes) -> str | None:
    """Return where machine code is kept: beside the package, or with the houses that were read."""
    name = f"machine-{sha256(made).hexdigest()[:16]}"
    if os.access(folder, os.W_OK):
        return str(folder / "__pycache__" / name)
    kept = cache.folder()
    return str(kept / name) if kept else None
