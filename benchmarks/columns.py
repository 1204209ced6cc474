"""The verdict on every choice of a made-up state, record by record and from columns: seconds of the processor.

`python -m benchmarks.columns` prints both and refuses to print where they differ.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import TypeVar

from benchmarks.state_house import state_house
from graph.answers.answering import answer
from graph.columns.answering import ColumnHouse
from graph.columns.gaps import ColumnGaps
from graph.house.setting import Setting, setting
from ontology.columns.house import Columns
from ontology.columns.of_facts import columns_of
from ontology.reading.loading import loads

__all__ = ["by_columns", "by_records", "main"]

_T = TypeVar("_T")
#: IRI of a choice -> its verdict, how far a minister answers, and its gaps
Told = dict[str, tuple[str, str, tuple[str, ...]]]


def by_records(asked: Setting) -> Told:
    """Return the answer of the reference engine."""
    return {
        choice.iri: (choice.verdict, choice.ministerial, tuple(dict.fromkeys(gap.code for gap in choice.gaps)))
        for choice in answer(asked).choices
    }


def by_columns(columns: Columns, asked: Setting) -> Told:
    """Return the answer from columns."""
    house = ColumnHouse(columns, asked.on, asked.evidence)
    gaps = ColumnGaps(house)
    names = columns.choices.names
    return {names[one.choice]: (one.verdict, one.ministerial, gaps.codes(one)) for one in house.answers()}


def main() -> None:
    """Print what both take; SystemExit where they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=50_000)
    parser.add_argument("--choices", type=int, default=20_000)
    told = parser.parse_args()
    asked = setting(loads(state_house(told.actors, told.choices), validate=False))
    columns = _timed("columns of facts", lambda: columns_of(asked.facts))
    _timed("columns, first time", lambda: by_columns(columns, asked))
    quick = _timed("columns", lambda: by_columns(columns, asked))
    if quick != _timed("records", lambda: by_records(asked)):
        raise SystemExit("the answers differ")
    print(f"{len(columns.relations.names)} relations, {len(quick)} choices: equal")


def _timed(label: str, ask: Callable[[], _T]) -> _T:
    before = os.times()
    found = ask()
    after = os.times()
    print(f"{label:20} {after.user - before.user + after.system - before.system:7.2f} s")
    return found


if __name__ == "__main__":
    main()
