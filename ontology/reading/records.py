"""Frozen records, many at once, from a column for each field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, make_dataclass
from functools import cache
from typing import Any, TypeVar

__all__ = ["MANY", "records"]

_T = TypeVar("_T")

#: From so many on it is worth while to make that layout.
MANY = 1000


def records(kind: type[_T], number: int, columns: Iterable[Iterable[Any]]) -> list[_T]:
    """Return so many records of a frozen dataclass with slots, as calling it for each would.

    A frozen record sets every field past its own guard, which takes four times as long as setting it. Many are
    filled as records of the same layout without a guard, and become what they are when they are full.
    """
    if number < MANY:
        return list(map(kind, *columns))
    made: list[Any] = list(map(_open(kind), *columns))  # type: ignore[arg-type]
    for record in made:
        record.__class__ = kind
    return made


@cache
def _open(kind: type) -> type:
    return make_dataclass(kind.__name__, [field.name for field in fields(kind)], eq=False, repr=False, slots=True)
