"""A sheet as csv, read in pieces where it can do no harm: run by the child that parses what is foreign.

What comes out is a line of JSON each: first how its text was read, then every row that holds something, with its number
from 0 and its cells as they stand, as far as the last that holds something. A file of any size takes the same memory.
"""

from __future__ import annotations

import codecs
import csv
import encodings.cp1252
import encodings.utf_8_sig
import encodings.utf_16  # noqa: F401 - no file opens once the limits stand
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from ontology.errors import InputError
from ontology.gate.reasons import MOST
from ontology.names import at

__all__ = ["pour"]

#: How many bytes of a file are held at once, where no row is longer.
_PIECE = 1_000_000
_ROWS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pour(source: BinaryIO, into: BinaryIO, name: str) -> None:
    """Write the rows of a sheet; its separator is the one that its header has most of.

    Raises InputError for what is no text, and with its line for a quote that is never closed.
    """
    encoding = _encoding(source, name)
    into.write(_ROWS({"windows": encoding == "cp1252"}).encode("ascii") + b"\n")
    source.seek(0)
    text = io.TextIOWrapper(source, encoding, newline="")
    try:
        for row in _rows(text, name):
            into.write(_ROWS(row).encode("utf-8") + b"\n")
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, name: str) -> Iterator[tuple[int, list[str]]]:
    header = text.readline(MOST["text"])
    separator = max(";,\t", key=lambda mark: (header.count(mark), mark == ";"))
    text.seek(0)
    csv.field_size_limit(MOST["text"])
    read = csv.reader(text, delimiter=separator, strict=True)
    line = 1
    try:
        for number, row in enumerate(read):
            while row and not row[-1]:
                row.pop()
            if row:
                yield number, row
            line = read.line_num + 1
    except MemoryError as error:
        raise InputError(
            f"{at(name, line)}: a row from here is too large to be read; look for a missing line end"
        ) from error
    except csv.Error as error:
        raise InputError(
            f"{at(name, line)}: no legal csv from here ({error}); close the quote that was opened"
        ) from error


def _encoding(source: BinaryIO, name: str) -> str:
    """Return what the text is written in, all of it."""
    if source.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if _wrong(source, "utf-16") is not None:
            raise InputError(f"{name}: cut off in the middle of a character; save it again as UTF-8")
        return "utf-16"
    if _wrong(source, "utf-8-sig") is None:
        return "utf-8-sig"
    line = _wrong(source, "cp1252")
    if line is not None:
        raise InputError(f"{at(name, line)}: neither UTF-8 nor Windows text; save it as CSV UTF-8")
    return "cp1252"


def _wrong(source: BinaryIO, encoding: str) -> int | None:
    """Return the line with the first byte that is no text in an encoding; None where all of it is."""
    source.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    for piece in iter(lambda: source.read(_PIECE), b""):
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            return line + error.object[: error.start].count(b"\n")
        line += piece.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return None
