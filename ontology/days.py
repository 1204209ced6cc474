"""Days as people write them, in Dutch and in English, and as files have them."""

from __future__ import annotations

import re
from datetime import date

from ontology.text import Text

__all__ = ["HOW", "MONTHS", "day_read"]

#: How a day may be written, for whoever wrote it otherwise.
HOW = "write it as yyyy-mm-dd, for example 2025-09-29, or as 29-09-2025 or 29 September 2025"
MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def day_read(written: str) -> date | None:
    """Return the day that somebody wrote as people do, or as in files; None where it is no day.

    >>> day_read("29-09-2025") == day_read("29 september 2025") == day_read("2025-09-29") == date(2025, 9, 29)
    True
    """
    named = {name.casefold(): at for at, month in enumerate(MONTHS, 1) for name in (month.nl, month.en)}
    match re.split(r"[\s-]+", written.strip().casefold()):
        case [day, month, year] if len(year) == 4 and (month in named or month.isdecimal()):
            iso = f"{year}-{named.get(month, month)!s:0>2}-{day:0>2}"
        case _:
            iso = written.strip()
    try:
        return date.fromisoformat(iso) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", iso) else None
    except ValueError:
        return None
