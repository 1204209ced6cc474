"""Parquet: a table of Arrow as the bytes of a file; the same table, the same bytes."""

from __future__ import annotations

import io
from typing import Any

__all__ = ["document"]


def document(table: Any) -> bytes:
    """Return a table as a Parquet file."""
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(table.combine_chunks(), out, compression="zstd")
    return out.getvalue()
