"""The graph of a house as csv, in a folder: `nodes.csv` and `edges.csv`, as Gephi and a spreadsheet take them."""

from __future__ import annotations

from exports.exchange.drawn import counted, not_drawn
from exports.exchange.graph_tables import graph_tables
from exports.exchange.made import Asked, Made
from exports.formats import csv

__all__ = ["graph_csv"]


def graph_csv(asked: Asked) -> Made:
    """Return both tables; what is not known is an empty cell, and a cell that would be run as a formula has a quote."""
    tables = graph_tables(asked)
    files = {
        f"{name}.csv": csv.text(
            [table.columns, *(["" if cell is None else str(cell) for cell in row] for row in table.rows)]
        ).encode("utf-8")
        for name, table in tables.items()
    }
    return Made(files, counted(asked.graph), not_drawn(asked))
