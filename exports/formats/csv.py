"""Rows as csv (RFC 4180) that a spreadsheet can open without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from exports.writing import printable

__all__ = ["text"]

#: A spreadsheet reads a cell that starts so as a formula (OWASP ASVS 5.0, 1.2.10).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as csv; a cell a spreadsheet would run as a formula gets a quote mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["'" + cell if cell.startswith(_FORMULA) else cell for cell in map(printable, row)])
    return out.getvalue()
