"""Columns as bytes, for the cache: what stands in which array is told in JSON, and the arrays follow as they are.

Plain numbers and text, never code. What is read again is the same as what was kept, or ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ontology.columns import house
from ontology.columns.house import Columns, Pairs, Profile, Scope
from ontology.columns.names import Names, names_of
from ontology.reading.facts import House
from ontology.text import Text

__all__ = ["about_kept", "about_told", "columns_kept", "columns_told"]

#: Every array starts at a multiple of this.
_STEP: Final = 64
_KINDS: Final = frozenset({"|b1", "|i1", "|u1", "<i4", "<i8"})
_TABLES: Final = {
    "actors": house.Actors, "relations": house.Relations, "choices": house.Choices, "roles": house.Roles,
    "seats": house.Seats, "absences": house.Absences, "tenures": house.Tenures, "caretakers": house.Caretakers,
    "funding": house.Funding,
}  # fmt: skip


def columns_kept(columns: Columns) -> Iterator[bytes | memoryview]:
    """Yield the bytes of columns, piece by piece."""
    arrays: list[NDArray[Any]] = []
    told: dict[str, Any] = {}
    for name in _TABLES:
        table = getattr(columns, name)
        assert is_dataclass(table)
        told[name] = {field.name: _sort_of(getattr(table, field.name), arrays) for field in fields(table)}
    told["scopes"] = [[sorted(part) for part in scope] for scope in columns.scopes]
    told["profiles"] = [[list(part) for part in profile] for profile in columns.profiles]
    told["broader"] = {theme: sorted(above) for theme, above in columns.broader.items()}
    told["arrays"] = [[array.dtype.str, list(array.shape)] for array in arrays]
    head = json.dumps(told, separators=(",", ":")).encode("ascii")
    yield b"%d\n" % len(head)
    yield head
    at = len(head) + len(b"%d\n" % len(head))
    for array in arrays:
        yield bytes(-at % _STEP)
        yield np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        at += -at % _STEP + array.nbytes


def columns_told(content: memoryview) -> Columns:
    """Return the columns of bytes, as views of them; ValueError for what is not whole."""
    size, _, _ = bytes(content[:20]).partition(b"\n")
    start = len(size) + 1
    try:
        told = json.loads(bytes(content[start : start + int(size)]))
        arrays = list(_arrays(content, start + int(size), told["arrays"]))
        tables = {
            name: kind(**{field.name: _made(told[name][field.name], arrays) for field in fields(kind)})
            for name, kind in _TABLES.items()
        }
        return Columns(
            **tables,
            scopes=tuple(Scope(*map(frozenset, scope)) for scope in told["scopes"]),
            profiles=tuple(Profile(*map(tuple, profile)) for profile in told["profiles"]),
            broader={theme: frozenset(above) for theme, above in told["broader"].items()},
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("not the columns of a house") from error


def _sort_of(value: object, arrays: list[NDArray[Any]]) -> list[int]:
    """Add what a column is made of to the arrays, and return where it is: one array, two pairs, three names."""
    if isinstance(value, tuple) and not isinstance(value, Pairs):
        value = names_of(value)
    if isinstance(value, Names):
        packed = value.packed()
        parts: list[NDArray[Any]] = [packed.text, packed.first, packed.last]
    elif isinstance(value, Pairs):
        parts = [value.first, value.members]
    else:
        assert isinstance(value, np.ndarray)
        parts = [value]
    arrays += parts
    return list(range(len(arrays) - len(parts), len(arrays)))


def _made(numbers: list[int], arrays: list[NDArray[Any]]) -> Any:
    parts = [arrays[number] for number in numbers]
    return parts[0] if len(parts) == 1 else Pairs(*parts) if len(parts) == 2 else Names(*parts)


def _arrays(content: memoryview, at: int, told: list[Any]) -> Iterator[NDArray[Any]]:
    for kind, shape in told:
        at += -at % _STEP
        if kind not in _KINDS or not all(isinstance(one, int) and one >= 0 for one in shape):
            raise ValueError("not an array of a house")
        size = np.dtype(kind).itemsize * prod(shape)
        yield np.frombuffer(content[at : at + size], kind).reshape(shape)
        at += size


def about_kept(about: House, scenarios: Mapping[str, str | None]) -> bytes:
    """Return what a house says of itself, and its scenarios with their notations, as bytes."""
    day = about.reference_date.isoformat() if about.reference_date else None
    told = [about.iri, [about.title.nl, about.title.en], day, about.version, about.jurisdiction, about.languages]
    return json.dumps([told, dict(scenarios)], separators=(",", ":")).encode("ascii")


def about_told(content: bytes) -> tuple[House, dict[str, str | None]]:
    """Return the same of bytes; ValueError for what is not whole."""
    try:
        (iri, (nl, en), day, version, jurisdiction, languages), scenarios = json.loads(content)
        on = date.fromisoformat(day) if day else None
        return House(iri, Text(nl, en), on, version, jurisdiction, tuple(languages)), dict(scenarios)
    except TypeError as error:
        raise ValueError("not what a house says of itself") from error
