"""What can be told of the days of a record: their sort, and in which order they stand.

What a shape reads of a day is whether it is legal, of which sort, and whether a pattern matches it
(`ontology.checking.sight`); what a shape or a rule compares is days of one record with each other. So of days that are
legal, and that nothing holds against a day of its own, no more than that is kept. Where one of those that are compared
is no such day, each of them is told by what it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ontology.checking.periods import COMPARED
from ontology.checking.sight import Sight, sight
from ontology.columns.shown import once
from ontology.columns.statements import Statements

__all__ = ["Days", "days_in_order"]

_Rows = NDArray[np.int64]
#: a day, month or year as N-Quads has it
_DAY: Final = re.compile(
    r'"([0-9]{4}(?:-[0-9]{2}){0,2})"\^\^<http://www\.w3\.org/2001/XMLSchema#(date|gYearMonth|gYear)>'
)
#: sort -> how many characters one has
_LONG: Final = {"date": 10, "gYearMonth": 7, "gYear": 4}


class Days(NamedTuple):
    """Rows of which the value is a day that is told by its order."""

    rows: _Rows
    #: the first day that each means, counted
    days: _Rows
    #: what can be told of each: two of a record that have the same code at one predicate are the same value
    codes: _Rows


def days_in_order(statements: Statements, rows_of: Callable[[str], _Rows]) -> Iterator[Days]:
    """Yield the days of the predicates that are compared with each other; `rows_of` are the rows of a predicate."""
    for group in _groups(sight()):
        found = _of_group(statements, {predicate: rows_of(predicate) for predicate in group})
        if found.rows.size:
            yield found


def _groups(seen: Sight) -> list[list[str]]:
    """Return the predicates whose days are compared; each that a pattern alone is held against by itself."""
    of = {predicate: {predicate} for predicate in seen.patterns}
    for one, other in sorted(seen.compared | COMPARED):
        together = of.get(one, {one}) | of.get(other, {other})
        of |= dict.fromkeys(together, together)
    free = seen.patterns.keys() | (of.keys() - seen.within)
    return [sorted(group) for first, group in sorted(of.items()) if first == min(group) and group <= free]


def _of_group(statements: Statements, by_predicate: dict[str, _Rows]) -> Days:
    sorts: dict[tuple[str, tuple[bool, ...]], int] = {}
    told = [_told(statements, predicate, rows, sorts) for predicate, rows in by_predicate.items()]
    rows, days, of_sort = (np.concatenate(column) for column in zip(*told, strict=True))
    subjects = statements.subject[rows]
    strange = np.zeros(len(statements.nodes), np.bool_)
    strange[subjects[days < 0]] = True
    kept = ~strange[subjects]
    rows, days, of_sort = rows[kept], days[kept], of_sort[kept]
    return Days(rows, days, _ranks(statements.subject[rows], days) * len(sorts) + of_sort)


def _told(
    statements: Statements, predicate: str, rows: _Rows, sorts: dict[tuple[str, tuple[bool, ...]], int]
) -> tuple[_Rows, _Rows, _Rows]:
    """Return the rows of a predicate that hold a literal, the day that each means, -1 for none, and its sort."""
    patterns = [re.compile(pattern) for pattern in sorted(sight().patterns.get(predicate, ()))]
    rows = rows[statements.value[rows] < 0]
    literals = statements.literal[rows]
    used = once(literals[literals >= 0])
    day = np.full(len(statements.literals) + 1, -1, np.int64)  # the last is for what is no short literal
    sort = np.zeros(day.size, np.int64)
    for number, text in zip(used.tolist(), statements.literals.at(used), strict=True):
        met = _DAY.fullmatch(text)
        first = _first(*met.groups()) if met else None
        if met and first:
            day[number] = first.toordinal()
            matched = tuple(pattern.search(met[1]) is not None for pattern in patterns)
            sort[number] = sorts.setdefault((met[2], matched), len(sorts))
    return rows, day[literals], sort[literals]


def _first(written: str, sort: str) -> date | None:
    """Return the first day of a day, month or year; None for one that does not exist."""
    if len(written) != _LONG[sort]:
        return None
    try:
        return date.fromisoformat(written + "YYYY-01-01"[len(written) :])
    except ValueError:
        return None


def _ranks(subjects: NDArray[np.int32], days: _Rows) -> _Rows:
    """Return of each day how many other days of its subject come before it."""
    found = np.zeros(days.size, np.int64)
    if not days.size:
        return found
    several = np.flatnonzero(np.bincount(subjects)[subjects] > 1)
    order = several[np.argsort(subjects[several].astype(np.int64) << 24 | days[several], kind="stable")]
    other = np.diff(subjects[order], prepend=-1) != 0
    later = (np.diff(days[order], prepend=0) != 0) & ~other
    count = np.cumsum(later)
    found[order] = count - np.maximum.accumulate(np.where(other, count, 0))
    return found
