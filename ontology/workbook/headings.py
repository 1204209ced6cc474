"""What stands above a column: which property that is of, and in which language."""

from __future__ import annotations

import re

from ontology.names import local_name
from ontology.workbook.layout import Column, Sheet, layout
from ontology.workbook.naming import plain_key

__all__ = ["column_of", "headers", "language_of"]

_IN_LANGUAGE = re.compile(r"(.+?)\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)")


def headers(sheet: Sheet) -> dict[str, Column]:
    """Return header -> column, in either language, and by the name that the vocabulary has for the property."""
    told = layout()
    every = (told.id, told.also, told.graph)
    found: dict[str, Column] = {}
    for column in (*every, *sheet.columns):
        names = [*column.title, *([local_name(column.property)] if column.property and column not in every else [])]
        for name in names:
            found.setdefault(plain_key(name), column)
    return found


def language_of(text: str) -> tuple[str, str]:
    """Return a header without its language, and that language; empty where it names none."""
    told = _IN_LANGUAGE.fullmatch(text)
    return (told[1], told[2]) if told else (text, "")


def column_of(text: str, known: dict[str, Column]) -> Column | None:
    """Return what a header stands for."""
    column = known.get(plain_key(text))
    if column is not None:
        return column.in_language("") if column.kind == "text" else column
    base, tag = language_of(text)
    column = known.get(plain_key(base))
    return column.in_language(tag) if column is not None and tag and column.kind == "text" else None
