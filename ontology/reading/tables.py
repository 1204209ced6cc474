"""What is said, in tables: the subjects of which the same predicates are said, a column to a predicate.

A state has a hundred thousand subjects and a dozen tables: what is asked of every subject is asked of a table at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import chain, compress
from typing import NamedTuple

from pyoxigraph import Literal

__all__ = ["Table", "tables"]

_Values = tuple[str | Literal, ...]


class Table(NamedTuple):
    """Subjects, and what is said of each of them, by the same predicates in the same order."""

    subjects: Sequence[str]
    #: predicate -> the values of each subject
    columns: Mapping[str, Sequence[_Values]]

    def only(self, wanted: Set[str]) -> Table:
        """Return the rows of these subjects."""
        here = list(map(wanted.__contains__, self.subjects))
        if all(here):
            return self
        if not any(here):
            return Table((), {})
        columns = {predicate: list(compress(column, here)) for predicate, column in self.columns.items()}
        return Table(list(compress(self.subjects, here)), columns)

    def told(self, predicate: str) -> Iterable[tuple[str, _Values]]:
        """Return each subject with its values of a predicate."""
        return zip(self.subjects, self.columns.get(predicate, ()), strict=False)

    def where(self, predicate: str, holds: Callable[[_Values], bool]) -> Iterable[str]:
        """Return the subjects of which something is said by a predicate for which this holds."""
        column = self.columns.get(predicate, ())
        fitting = {values for values in set(column) if holds(values)}
        return compress(self.subjects, map(fitting.__contains__, column)) if fitting else ()


def tables(said: Mapping[str, Mapping[str, _Values]]) -> list[Table]:
    """Return subject -> predicate -> values as tables, in the order in which the first of each is met."""
    alike: dict[tuple[str, ...], tuple[list[str], list[Iterable[_Values]]]] = {}
    for subject, told in said.items():
        subjects, rows = alike.setdefault(tuple(told), ([], []))
        subjects.append(subject)
        rows.append(told.values())
    return [_table(predicates, *several) for predicates, several in alike.items()]


def _table(predicates: Sequence[str], subjects: list[str], rows: list[Iterable[_Values]]) -> Table:
    flat = list(chain.from_iterable(rows))
    return Table(subjects, {predicate: flat[place :: len(predicates)] for place, predicate in enumerate(predicates)})
