"""A house as a workbook, and as the same sheets in csv: read again it is the very same house."""

from __future__ import annotations

from exports.exchange.made import Asked, Made
from graph.words.telling import told
from ontology.text import Text
from ontology.workbook.sheets_csv import csv_files
from ontology.workbook.sheets_xlsx import written
from ontology.workbook.writing import Filled, filled_sheets

__all__ = ["sheets", "xlsx"]


def xlsx(asked: Asked) -> Made:
    """Return the workbook: a sheet per kind of thing, lists to choose from, an explanation."""
    filled = filled_sheets(asked.dataset, asked.lang)
    return Made({"": written(filled, asked.lang)}, _counted(filled))


def sheets(asked: Asked) -> Made:
    """Return a file of csv for each sheet that has rows."""
    filled = filled_sheets(asked.dataset, asked.lang)
    return Made(csv_files(filled), _counted(filled))


def _counted(filled: list[Filled]) -> Text:
    full = [sheet for sheet in filled if sheet.rows]
    rows = sum(len(sheet.rows) for sheet in full)
    nl, en = "{rows} {rij|rijen:rows} op {n} {blad|bladen:n}", "{rows} {row|rows:rows} on {n} {sheet|sheets:n}"
    return told(nl, en, rows=rows, n=len(full))
