"""Statements as text by the hundred thousand: columns of names in, N-Triples or TriG out, joined by Arrow.

A text is a list of pieces: a word that is the same in every row, or a column of words, one a row. A column may have
nothing in a row: the statement that it stands in is then left out there.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

__all__ = ["PREFIXES", "REFERENCE", "SYNTAXES", "Literal", "Name", "Nodes", "day", "numbers", "numbers_where", "words"]

REFERENCE = date(2025, 9, 29)
SYNTAXES = ("nt", "trig")
PREFIXES = {
    "hvt": "https://w3id.org/huis-van-thorbecke/def#",
    "kind": "https://w3id.org/huis-van-thorbecke/kind/",
    "ex": "https://example.org/large/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: a word, or a column of words
Piece = Any


class Name(NamedTuple):
    """What has an IRI: its prefix, and the pieces of what follows."""

    prefix: str
    local: tuple[Piece, ...]


class Literal(NamedTuple):
    """A text: its pieces, and its language or the name of its datatype."""

    text: tuple[Piece, ...]
    language: str = ""
    datatype: str = ""


def numbers(found: NDArray[Any]) -> pa.Array:
    """Return numbers as a column of words."""
    return pa.array(found).cast(pa.string())


def numbers_where(found: NDArray[Any], there: NDArray[np.bool_]) -> pa.Array:
    """Return numbers as a column of words, with nothing where they are not there."""
    return pa.array(found, mask=~there).cast(pa.string())


def words(known: tuple[str, ...], which: NDArray[Any], there: NDArray[np.bool_] | None = None) -> pa.Array:
    """Return words by their number, with nothing where they are not there."""
    return pa.array(known, pa.string()).take(pa.array(which, pa.int32(), mask=None if there is None else ~there))


def day(year: Piece, rest: str = "-01-01") -> Literal:
    """Return a day of a year."""
    return Literal((year, rest), datatype="date")


class Nodes(NamedTuple):
    """So many nodes, and the statements of each: predicate (`hvt:forum`, or `a`) and value."""

    subject: Name
    statements: tuple[tuple[str, Name | Literal], ...]

    def text(self, syntax: str, count: int) -> memoryview:
        """Return all their statements in a syntax, node by node; the first is in every row."""
        subject = _name(self.subject, syntax)
        pieces: list[Piece] = []
        for number, (predicate, value) in enumerate(self.statements):
            verb = _verb(predicate, syntax)
            told = _value(value, syntax)
            if syntax == "nt":
                row = [*subject, f" {verb} ", *told, " .\n"]
            else:
                row = [*subject, f" {verb} ", *told] if number == 0 else [f" ;\n    {verb} ", *told]
            if any(not isinstance(piece, str) and piece.null_count for piece in told):
                pieces.append(_joined(row, "emit_null", count))
            else:
                pieces.extend(row)
        if syntax != "nt":
            pieces.append(" .\n")
        return _bytes(_joined(_merged(pieces), "replace", count))


def _joined(pieces: list[Piece], nulls: str, count: int) -> pa.Array:
    if all(isinstance(piece, str) for piece in pieces):
        return pa.array(["".join(pieces)] * count, pa.string())
    return pc.binary_join_element_wise(*_merged(pieces), "", null_handling=nulls, null_replacement="")


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with words that follow each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _bytes(column: pa.Array) -> memoryview:
    """Return the words of a column, one after the other, as they lie there."""
    _, offsets, data = column.buffers()
    places = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return memoryview(data)[int(places[0]) : int(places[-1])]


def _verb(predicate: str, syntax: str) -> str:
    if predicate == "a":
        return "a" if syntax != "nt" else f"<{PREFIXES['rdf']}type>"
    prefix, _, local = predicate.partition(":")
    return predicate if syntax != "nt" else f"<{PREFIXES[prefix]}{local}>"


def _name(name: Name, syntax: str) -> list[Piece]:
    if syntax == "nt":
        return [f"<{PREFIXES[name.prefix]}", *name.local, ">"]
    return [f"{name.prefix}:", *name.local]


def _value(value: Name | Literal, syntax: str) -> list[Piece]:
    if isinstance(value, Name):
        return _name(value, syntax)
    if value.language:
        return ['"', *value.text, f'"@{value.language}']
    datatype = ["^^", *_name(Name("xsd", (value.datatype,)), syntax)] if value.datatype else []
    return ['"', *value.text, '"', *datatype]
