"""Records as pandas data frames; pandas is imported only here, and only when a frame is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from graph.records import POWERS

__all__ = ["frame"]


def frame(records: Iterable[Mapping[str, Any]], columns: Sequence[str], index: str | None = None) -> Any:
    """Return a pandas DataFrame; ImportError, in one sentence, without pandas."""
    try:
        pandas: Any = import_module("pandas")
    except ModuleNotFoundError as error:
        raise ImportError("a data frame needs pandas, which is not installed here; run: pip install pandas") from error
    made = pandas.DataFrame.from_records(list(records), columns=list(columns))
    made = made.astype(dict.fromkeys(POWERS, "Int64"))
    return made.set_index(index) if index else made
