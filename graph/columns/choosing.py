"""Which rows of the table to show, as `graph.answers.choosing` has it for an answer of records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from graph.columns.answering import ColumnHouse
from graph.records import MINISTERIAL
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import VERDICTS
from ontology.columns.house import Flags
from ontology.errors import all_known
from ontology.names import local_name

__all__ = ["choose", "matches"]


def choose(
    house: ColumnHouse,
    ministerial: Sequence[str] = (),
    verdicts: Sequence[str] = (),
    themes: Sequence[str] = (),
    gaps: Sequence[str] = (),
) -> Flags:
    """Return which rows of the table pass every filter; an empty filter lets all pass.

    Raises UnknownNameError for a value that does not exist.
    """
    all_known("ministerial", ministerial, MINISTERIAL)
    all_known("verdict", verdicts, VERDICTS)
    all_known("gap", gaps, GAP_NAMES)
    table, profiles = house.table, house.columns.profiles
    of_row = house.columns.choices.profile[table.choice]
    present = np.unique(of_row).tolist()
    all_known(
        "theme",
        [local_name(theme) for theme in themes],
        sorted({local_name(theme) for number in present for theme in profiles[number].themes}),
    )
    wanted = {local_name(theme) for theme in themes}
    in_theme = np.array([not wanted.isdisjoint(map(local_name, profile.themes)) for profile in profiles], np.bool_)
    passes: Flags = np.ones(table.choice.size, np.bool_)
    if ministerial:
        passes &= np.isin(table.ministerial, [MINISTERIAL.index(one) for one in ministerial])
    if verdicts:
        passes &= np.isin(table.verdict, [VERDICTS.index(one) for one in verdicts])
    if themes:
        passes &= in_theme[of_row]
    if gaps:
        passes &= (table.gaps & _bits(gaps)) > 0
    return passes


def matches(house: ColumnHouse, value: str) -> bool:
    """Tell whether some choice has this ministerial value, verdict or gap; UnknownNameError when it is none of them."""
    all_known("value", [value], (*MINISTERIAL, *VERDICTS, *GAP_NAMES))
    table = house.table
    in_class = value in MINISTERIAL and bool((table.ministerial == MINISTERIAL.index(value)).any())
    in_verdict = value in VERDICTS and bool((table.verdict == VERDICTS.index(value)).any())
    in_gap = value in GAP_NAMES and bool((table.gaps & _bits([value])).any())
    return in_class or in_verdict or in_gap


def _bits(gaps: Iterable[str]) -> int:
    return sum(1 << number for number in {GAP_NAMES.index(gap) for gap in gaps})
