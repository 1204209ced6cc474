"""Grades as numbers: information * 16 + discussion * 4 + consequences, the number of a bit in a word."""

from __future__ import annotations

from itertools import product

import numpy as np

from graph.closure.words import carried, preference
from graph.records import Grade

__all__ = ["ALL", "BITS", "CARRIES", "GRADES", "PREFERRED", "SOME_POWER", "code", "decoded"]

#: by number
GRADES = tuple(Grade(*powers) for powers in product(range(4), repeat=3))
#: number of a grade -> every threshold at or below it, as a word
CARRIES = np.array([carried(grade) for grade in GRADES], np.uint64)
#: number of a grade -> its bit
BITS = np.array([1 << number for number in range(len(GRADES))], np.uint64)
#: the numbers of all grades, the preferred first
PREFERRED = np.array(sorted(range(len(GRADES)), key=lambda number: preference(GRADES[number])), np.int64)
#: the word of every threshold in which some power is 2 or more
SOME_POWER = np.uint64(sum(1 << number for number, grade in enumerate(GRADES) if max(grade) >= 2))
#: the number of (3, 3, 3)
ALL = len(GRADES) - 1


def code(grade: Grade) -> int:
    """Return the number of a grade."""
    return grade.information * 16 + grade.discussion * 4 + grade.consequences


def decoded(number: int) -> Grade:
    """Return the grade of a number."""
    return GRADES[number]
