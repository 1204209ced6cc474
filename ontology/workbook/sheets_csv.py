"""The sheets of a workbook as files of csv, a file a sheet: what a spreadsheet in Europe opens with a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ontology.workbook.cells import guarded
from ontology.workbook.writing import Filled

__all__ = ["csv_files"]


def csv_files(sheets: Iterable[Filled]) -> dict[str, bytes]:
    """Return name of a file -> its bytes: UTF-8 with the mark that a spreadsheet knows it by, semicolons between."""
    found = {}
    for sheet in sheets:
        if not sheet.rows:
            continue
        out = io.StringIO()
        rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
        rows.writerow(sheet.header)
        rows.writerows([guarded(str(cell)) for cell in row] for row in sheet.rows)
        found[f"{sheet.title}.csv"] = out.getvalue().encode("utf-8-sig")
    return found
