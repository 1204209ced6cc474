"""What is done number by number: machine code where numba is installed, plain Python elsewhere, the same answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.records import CAVEATS, CLASSES, MINISTERIAL
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import REACHES, STATUSES, STRENGTH, VERDICTS
from ontology.columns.compiling import COMPILED, compiler

__all__ = ["COMPILED", "compiled", "inner"]

#: The files of which machine code is made, and the codes they know.
_MADE = (
    *("asking", "cones", "floor", "grades", "hands", "judging", "kernels", "lanes", "laying", "machine", "rungs"),
    *("scoping", "walking"),
)
_CODES = (VERDICTS, STRENGTH, STATUSES, REACHES, GAP_NAMES, CAVEATS, MINISTERIAL, sorted(CLASSES.items()))

_F = TypeVar("_F", bound=Callable[..., object])

compiled = compiler(Path(__file__).parent, _MADE, repr(_CODES).encode())

if TYPE_CHECKING or not COMPILED:

    def inner(function: _F) -> _F:
        """Return a function that only compiled ones call; without numba it runs as plain Python."""
        return function
else:
    import numba

    inner = numba.njit(nogil=True, no_cpython_wrapper=True)
