"""The cells of a workbook (.xlsx), read where it can do no harm: run by the child that parses what is foreign.

What a reader leaves out without a word is looked for in the file itself: a formula that was never worked out, a cell
that holds an error, more rows or columns than a house has a use for, what unpacks to more than it says.
"""

from __future__ import annotations

import encodings.cp437  # noqa: F401 - what names in a zip are written in: no file opens once the limits stand
import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from ontology.errors import InputError

__all__ = ["MOST", "sheets"]

#: What a workbook may hold: bytes when unpacked, rows and columns of a sheet, cells in all.
MOST = {"bytes": 400_000_000, "rows": 200_000, "columns": 200, "cells": 4_000_000}
_NS = {
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
}
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_AT = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_KIND = re.compile(rb"\bt=\"(\w+)\"")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)\b[^>]*>(.*?)</(?:\w+:)?(?:v|is)>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")


def sheets(data: bytes, name: str) -> list[dict[str, Any]]:
    """Return the sheets of a workbook: name, cells by row, what is merged, what could not be read and why.

    Raises InputError for what is no workbook, or is larger than a house has a use for.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _bounded(packed, name)
            broken = {title: _broken(packed, part, name, title) for title, part in _parts(packed)}
        read = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(read.get_sheet_by_name(title), broken.get(title, [])) for title in read.sheet_names]
    except (
        zipfile.BadZipFile,
        CalamineError,
        DefusedXmlException,
        ElementTree.ParseError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputError(
            f"{name}: no workbook that can be read; open it in a spreadsheet program and save it as .xlsx "
            "(without a password)"
        ) from error


def _bounded(packed: zipfile.ZipFile, name: str) -> None:
    """Refuse what unpacks to more than allowed, or has a document type: entities are no part of a workbook."""
    if sum(part.file_size for part in packed.infolist()) > MOST["bytes"]:
        raise InputError(f"{name}: unpacks to more than {MOST['bytes'] // 1_000_000} MB; split the house over files")
    for part in packed.infolist():
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as told:
                if b"<!DOCTYPE" in told.read(2_000):
                    raise InputError(f"{name}: holds a document type, which no workbook has; save it again as .xlsx")


def _parts(packed: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return the name of every sheet, and the part of the file that holds it."""
    kept = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in kept}
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    found = []
    for sheet in book.iterfind("x:sheets/x:sheet", _NS):
        target = targets.get(sheet.get(_NS["r"]), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if part in packed.namelist():
            found.append((sheet.get("name", ""), part))
    return found


def _broken(packed: zipfile.ZipFile, part: str, name: str, title: str) -> list[tuple[int, int, str]]:
    """Return row, column (from 0) and what is wrong of the cells that a reader takes for empty."""
    found = []
    for cell in _CELL.finditer(packed.read(part)):
        at = _AT.search(cell[1])
        if at is None:
            continue
        row, column = int(at[2]), _number(at[1])
        if row > MOST["rows"] or column > MOST["columns"]:
            raise InputError(
                f"{name}: sheet {title}, cell {(at[1] + at[2]).decode()}: a sheet has at most {MOST['rows']} rows and "
                f"{MOST['columns']} columns; delete what stands beyond them"
            )
        kind, inner = _KIND.search(cell[1]), cell[2] or b""
        value = _VALUE.search(inner)
        if kind is not None and kind[1] == b"e":
            found.append((row - 1, column - 1, value[1].decode("utf-8", "replace") if value else "?"))
        elif _FORMULA.search(inner) and (value is None or not value[1]) and not (kind and kind[1] == b"str"):
            found.append((row - 1, column - 1, ""))
    return found


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet(sheet: CalamineSheet, broken: list[tuple[int, int, str]]) -> dict[str, Any]:
    rows, count = [], 0
    for number, row in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = [(column, told) for column, value in enumerate(row) if (told := _told(value)) not in ("", None)]
        count += len(cells)
        if count > MOST["cells"]:
            raise InputError(f"sheet {sheet.name}: more than {MOST['cells']} cells; split the house over files")
        if cells:
            rows.append((number, cells))
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return {"name": sheet.name, "rows": rows, "merged": merged, "broken": broken}


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return {"day": value.date().isoformat()} if value.time() == time() else {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time | timedelta):
        return {"moment": str(value)}
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
