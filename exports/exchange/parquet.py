"""The graph of a house as Parquet, in a folder: `nodes.parquet` and `edges.parquet`, for pandas, DuckDB and R."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import Any

from exports.exchange.drawn import counted, not_drawn
from exports.exchange.graph_tables import GraphTable, graph_tables
from exports.exchange.made import Asked, Made
from ontology.errors import InputError

__all__ = ["parquet"]


def parquet(asked: Asked) -> Made:
    """Return both tables: grades as whole numbers, what is not known missing, the house and its day as metadata.

    Raises InputError where pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise InputError("parquet: pyarrow is not installed; install it with: pip install pyarrow")
    about = {name: str(told) for name, told in asked.graph.graph.items()}
    files = {f"{name}.parquet": _written(table, about) for name, table in graph_tables(asked).items()}
    return Made(files, counted(asked.graph), not_drawn(asked))


def _written(table: GraphTable, about: dict[str, str]) -> bytes:
    import pyarrow as pa
    from pyarrow.parquet import write_table

    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [pa.array(cells, type=_type(cells)) for cells in columns]
    out = io.BytesIO()
    write_table(pa.table(arrays, names=list(table.columns)).replace_schema_metadata(about), out)
    return out.getvalue()


def _type(cells: tuple[Any, ...]) -> Any:
    import pyarrow as pa

    known = [cell for cell in cells if cell is not None]
    return pa.int8() if known and all(isinstance(cell, int) for cell in known) else pa.string()
