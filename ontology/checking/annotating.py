"""What a check found, put into a copy of the user's own workbook by the child: no byte of it is parsed here."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ontology.checking.findings import Finding
from ontology.gate.child import Limits, in_child
from ontology.workbook.layout import layout

__all__ = ["annotated"]

#: What the child may take: a copy of a workbook with comments is many times as large in memory.
_LIMITS = Limits(300, 600, 4_000_000_000)


def annotated(content: bytes, name: str, found: Iterable[Finding], lang: str) -> bytes:
    """Return a copy of a workbook with what was found in it.

    Raises InputError for one that is too large to copy.
    """
    titles = layout().titles["findings"]
    notes = [(one.severity, one.rule, one.message.say(lang), one.cell, one.value, one.nearest) for one in found]
    told = {"lang": lang, "title": titles.say(lang), "titles": titles, "notes": notes}
    return in_child(json.dumps(told).encode("ascii") + b"\n" + content, "copy", name, limits=_LIMITS)
