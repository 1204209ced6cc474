"""Many records of one class at once: a column for each field, what the same values say worked out once.

A state has a hundred thousand relations, and between them few statuses, kinds, sources and dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from itertools import chain
from typing import Any, TypeVar

from ontology.reading.dataset import Value
from ontology.reading.indexing import Index
from ontology.reading.records import records

__all__ = ["Columns"]

_T = TypeVar("_T")
_Values = tuple[Value, ...]


class Columns:
    """What is said of some subjects, predicate by predicate."""

    def __init__(self, index: Index, subjects: Sequence[str]) -> None:
        self.subjects = subjects
        self._told = [index.about(subject) for subject in subjects]
        #: the predicates that are used of any
        self.used = frozenset(chain.from_iterable(self._told))

    def read(self, predicate: str, what: Callable[[_Values], _T]) -> list[_T]:
        """Return what the values of a predicate say, for each subject; `what` reads them."""
        if predicate not in self.used:
            return [what(())] * len(self._told)
        return list(map(_Once(what).__getitem__, [told.get(predicate, ()) for told in self._told]))

    def records(self, kind: type[_T], /, **columns: Iterable[Any]) -> dict[str, _T]:
        """Return subject -> record, of a dataclass of which the columns are the fields."""
        in_order = [columns.pop(field.name) for field in fields(kind)]  # type: ignore[arg-type]
        assert not columns
        return dict(zip(self.subjects, records(kind, len(self.subjects), in_order), strict=True))


class _Once(dict[_Values, _T]):
    """Values -> what they say, read once."""

    def __init__(self, what: Callable[[_Values], _T]) -> None:
        self._what = what

    def __missing__(self, values: _Values) -> _T:
        found = self[values] = self._what(values)
        return found
