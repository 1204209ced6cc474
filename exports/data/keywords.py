"""What a shape in JSON says beyond its Python type: put in `Annotated`, read by `exports.schemas.render`.

For example `Annotated[int, where(minimum=0), says("How many choices.")]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["WRITTEN_OUT", "Keys", "OneOf", "Where", "keys", "one_of", "says", "where"]

_Codes = Iterable[str] | Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """Keywords of JSON Schema, in the order in which they are written."""

    keywords: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """A text that is one of the codes of a list."""

    codes: _Codes


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """An object with a value for every code of a list, and for nothing else."""

    codes: _Codes


#: A shape that is written out in its place, also in a schema that shares it.
WRITTEN_OUT: Final = "written out"


def where(**keywords: Any) -> Where:
    """Return keywords of JSON Schema as they are: `where(minLength=1)`."""
    return Where(tuple(keywords.items()))


def says(description: str) -> Where:
    """Return a sentence for the reader of the schema."""
    return where(description=description)


def one_of(codes: _Codes) -> OneOf:
    """Return that a text is one of these codes; a function is only asked when a schema is written."""
    return OneOf(codes)


def keys(codes: _Codes) -> Keys:
    """Return that an object has exactly these codes as keys."""
    return Keys(codes)
