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
        self._asked = subjects
        self._tables = index.tables(subjects)
        #: in the order of every column
        self.subjects = list(chain.from_iterable(table.subjects for table in self._tables))
        #: the predicates that are used of any
        self.used = frozenset(chain.from_iterable(table.columns for table in self._tables))

    def read(self, predicate: str, what: Callable[[_Values], _T]) -> list[_T]:
        """Return what the values of a predicate say, for each subject; `what` reads them."""
        once, found = _Once(what), list[_T]()
        for table in self._tables:
            column = table.columns.get(predicate) or [()]
            first = column[0]
            if column[-1] is first and column.count(first) == len(column):  # nothing is said, or the same of all
                found += [once[first]] * len(table.subjects)
            else:
                found += map(once.__getitem__, column)
        return found

    def records(self, kind: type[_T], /, **columns: Iterable[Any]) -> dict[str, _T]:
        """Return subject -> record, of a dataclass of which the columns are the fields, in the order asked for."""
        in_order = [columns.pop(field.name) for field in fields(kind)]  # type: ignore[arg-type]
        assert not columns
        made = dict(zip(self.subjects, records(kind, len(self.subjects), in_order), strict=True))
        return dict(zip(self._asked, map(made.__getitem__, self._asked), strict=True))


class _Once(dict[_Values, _T]):
    """Values -> what they say, read once."""

    def __init__(self, what: Callable[[_Values], _T]) -> None:
        self._what = what

    def __missing__(self, values: _Values) -> _T:
        found = self[values] = self._what(values)
        return found
