"""Does a period end after it starts. SHACL cannot be asked: it puts a year and a day in no order, and refuses both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import product

from ontology.checking.findings import Finding
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.tables import Table
from ontology.text import Text

__all__ = ["COMPARED", "turned_round"]

#: which days of a record are compared with which
COMPARED = frozenset({(HVT.validFrom, HVT.validUntil), (HVT.firstSeen, HVT.validUntil)})

_ERROR = Text(
    "laat hvt:validUntil na hvt:validFrom liggen; het is de eerste dag waarop dit niet meer geldt",
    "let hvt:validUntil come after hvt:validFrom; it is the first day on which this no longer holds",
)
_ODD = Text(
    "het oudste spoor (hvt:firstSeen) ligt niet voor het einde (hvt:validUntil): deze keuze staat nooit op de agenda",
    "the earliest trace (hvt:firstSeen) is not before the end (hvt:validUntil): this choice is never on the agenda",
)


def turned_round(_: Said, near: Sequence[Table]) -> Iterator[Finding]:
    """Yield the nodes that end on or before the day on which they start.

    An error; a warning where the start is only the earliest trace of a choice. A bound that is no date is told by its
    shape. Source: model-2.md 1, "What a house must have", and 2.
    """
    for table in near:
        start = HVT.validFrom if HVT.validFrom in table.columns else HVT.firstSeen
        severity, message = ("error", _ERROR) if start == HVT.validFrom else ("warning", _ODD)
        if start in table.columns and HVT.validUntil in table.columns:
            bounds = zip(table.columns[start], table.columns[HVT.validUntil], strict=True)
            for node, late in zip(table.subjects, (_late(*both) for both in bounds), strict=True):
                for first in late:
                    yield Finding(severity, "ValidityEndsAfterItStarts", message, node, first)


@cache
def _late(starts: tuple[Value, ...], ends: tuple[Value, ...]) -> tuple[str, ...]:
    """Return the starts that are not before every end."""
    days = [(start, _day(start), _day(end)) for start, end in product(starts, ends)]
    return tuple(dict.fromkeys(name_of(told) for told, first, end in days if first and end and end <= first))


@cache
def _day(value: Value) -> date | None:
    try:
        return values.day((value,))
    except ValueError:
        return None
