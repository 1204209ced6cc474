"""Rows as csv (RFC 4180): neutral for a spreadsheet, or exact, as SPARQL has the answer to a query."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from exports.views import query
from exports.writing import printable
from ontology.formulas import is_formula
from ontology.querying.sparql import Table, Truth

__all__ = ["result", "text"]


def text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as csv; a cell a spreadsheet would run as a formula gets a quote mark."""
    return _written([f"'{printable(cell)}" if is_formula(cell) else printable(cell) for cell in row] for row in rows)


def result(answer: Table | Truth, lang: str) -> str:
    """Return the answer to a query to the letter, as SPARQL 1.1 Query Results CSV has it: for programs."""
    return _written(query.rows(answer, lang))


def _written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
