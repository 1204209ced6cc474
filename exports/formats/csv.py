"""Rows as csv (RFC 4180): neutral for a spreadsheet, or exact, as SPARQL has the answer to a query."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from exports.views import query
from exports.writing import printable
from ontology.querying.sparql import Table, Truth

__all__ = ["result", "text"]

#: A spreadsheet reads a cell that starts so as a formula (OWASP ASVS 5.0, 1.2.10), whatever does not show before it.
_FORMULA = re.compile(r"\t|[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as csv; a cell a spreadsheet would run as a formula gets a quote mark."""
    return _written(
        [f"'{printable(cell)}" if _FORMULA.match(cell) else printable(cell) for cell in row] for row in rows
    )


def result(answer: Table | Truth, lang: str) -> str:
    """Return the answer to a query to the letter, as SPARQL 1.1 Query Results CSV has it: for programs."""
    return _written(query.rows(answer, lang))


def _written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
