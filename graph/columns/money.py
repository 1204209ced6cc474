"""What is laid down about the money of each choice, from columns (`graph.answers.gaps.money`)."""

from __future__ import annotations

import numpy as np

from graph.columns.counting import Counting
from graph.columns.ragged import Places
from graph.words.gap_names import GAP_NAMES
from ontology.columns.house import INCIDENTAL, NONE, STRUCTURAL, Flags, Numbers
from ontology.namespaces import HVT

__all__ = ["WITHOUT_MONEY", "money_gaps"]

#: kinds of choices of which nobody asks what they cost
WITHOUT_MONEY = frozenset({HVT.Advice, HVT.Regulation})


def money_gaps(counting: Counting, decided: Flags) -> Places:
    """Return the gaps about money of each choice, as bits of `GAP_NAMES`; `decided`: somebody decides on record."""
    columns, said = counting.columns, counting.columns.funding
    choices = columns.choices

    def among(found: Numbers) -> Flags:
        flags = np.zeros(len(choices.names) + 1, np.bool_)
        flags[found] = True
        return flags[:-1]

    counts = counting.counts(said) & (said.kind >= 0)
    none, for_a_while, lasting = (
        among(said.choice[counts & (said.kind == kind)]) for kind in (NONE, INCIDENTAL, STRUCTURAL)
    )
    silent = ~among(said.choice[counts])
    costs = np.array([WITHOUT_MONEY.isdisjoint(profile.kinds) for profile in columns.profiles], np.bool_)
    asked = (decided | ~among(choices.part_of.members)) & costs[choices.profile]
    found = np.zeros(len(choices.names), np.int64)
    for name, flags in (
        ("unfunded", none),
        ("incidental-funding", for_a_while & ~lasting),
        ("unknown", silent),
        ("unknown:funding", silent),
    ):
        found |= (flags & asked) * (1 << GAP_NAMES.index(name))
    return found
