"""What is done number by number: compiled by numba where it is installed, plain Python elsewhere, with the same answer.

numba keeps machine code by the file it was written in, and what it calls of another file goes into it: so where it is
kept hangs on all of these files and on the codes they know: a change never meets old machine code.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

__all__ = ["COMPILED", "compiled", "inner"]

#: numba is there, so that these functions run as machine code
COMPILED = find_spec("numba") is not None

#: The files of which machine code is made.
_MADE = (
    *("asking", "cones", "floor", "grades", "hands", "judging", "kernels", "lanes", "laying", "machine", "rungs"),
    *("scoping", "walking"),
)

_F = TypeVar("_F", bound=Callable[..., object])


if TYPE_CHECKING or not COMPILED:

    def compiled(function: _F) -> _F:
        """Return a function as it is: without numba it runs as plain Python."""
        return function

    inner = compiled
else:
    import numba

    from graph.records import CAVEATS, CLASSES, MINISTERIAL
    from graph.words.gap_names import GAP_NAMES
    from ontology.codelists.ranks import REACHES, STATUSES, STRENGTH, VERDICTS
    from ontology.reading import cache

    def _place() -> str | None:
        """Return where machine code is kept: beside the package, or with the houses that were read."""
        here = Path(__file__).parent
        codes = (VERDICTS, STRENGTH, STATUSES, REACHES, GAP_NAMES, CAVEATS, MINISTERIAL, sorted(CLASSES.items()))
        told = repr(codes).encode() + b"".join((here / f"{name}.py").read_bytes() for name in _MADE)
        name = f"machine-{sha256(told).hexdigest()[:16]}"
        if os.access(here, os.W_OK):
            return str(here / "__pycache__" / name)
        folder = cache.folder()
        return str(folder / name) if folder else None

    _PLACE = _place()

    def compiled(function: _F) -> _F:
        """Return a function as machine code, made when it is first called."""
        before = numba.config.CACHE_DIR
        numba.config.CACHE_DIR = _PLACE or before
        try:
            return numba.njit(cache=_PLACE is not None, nogil=True)(function)
        finally:
            numba.config.CACHE_DIR = before

    #: of a function that only compiled ones call
    inner = numba.njit(nogil=True, no_cpython_wrapper=True)
