"""Facts as plain data and back: a line of JSON for each collection, a column for each field of its records.

A column has each value once, and for each record the place of its own, packed in as few bytes as will do.
What is written is what the dataclasses of `ontology.reading.facts` say of themselves, so a new field needs nothing
here. What is read is held against the same: a value of another type than its field takes is refused.
"""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeGuard, TypeVar, get_args, get_origin, get_type_hints

import orjson

from ontology.reading.beside import Changes
from ontology.reading.facts import Facts
from ontology.reading.records import records
from ontology.text import Text

__all__ = [
    "changes_from",
    "changes_to",
    "facts_from",
    "facts_to",
    "notations_from",
    "notations_to",
    "record_from",
    "record_to",
]

#: A list of plain values in, the values of a field out; ValueError or TypeError when they are of another type.
_Reader = Callable[[list[Any]], Iterable[Any]]

_R = TypeVar("_R")
_GONE = Mapping[str, tuple[str, ...]]
_NOTATIONS = Mapping[str, str | None]
#: what comes of reading a file of another make
_STRANGE = (AttributeError, LookupError, RecursionError, TypeError, orjson.JSONDecodeError)


def facts_to(facts: Facts) -> bytes:
    """Return facts as lines of JSON."""
    return record_to(facts)


def facts_from(content: bytes) -> Facts:
    """Return the facts that `facts_to` wrote; ValueError when it did not write this."""
    return record_from(content, Facts)


def record_to(record: Any) -> bytes:
    """Return a record of mappings and records, as `Facts` is one, as lines of JSON."""
    made: Any = type(record)
    lines = (_line(getattr(record, name), kind) for name, kind in _hints(made).items())
    return b"\n".join(lines)


def record_from(content: bytes, into: type[_R]) -> _R:
    """Return the record of this class that `record_to` wrote; ValueError when it did not write this."""
    made: Any = into
    hints = _hints(made)
    try:
        lines = zip(hints.items(), content.split(b"\n"), strict=True)
        found: _R = made(**{name: _read(orjson.loads(line), kind) for (name, kind), line in lines})
    except _STRANGE as error:
        raise ValueError(f"not what was written: {error}") from error
    return found


def changes_to(changes: Changes) -> bytes:
    """Return what scenarios change as lines of JSON: what is gone, then the facts."""
    return _line(changes.gone, _GONE) + b"\n" + facts_to(changes.facts)


def changes_from(content: bytes) -> Changes:
    """Return what `changes_to` wrote; ValueError when it did not write this."""
    gone, _, facts = content.partition(b"\n")
    try:
        return Changes(facts_from(facts), _read(orjson.loads(gone), _GONE))
    except _STRANGE as error:
        raise ValueError(f"not what was written: {error}") from error


def notations_to(notations: Mapping[str, str | None]) -> bytes:
    """Return scenario -> notation as a line of JSON."""
    return _line(notations, _NOTATIONS)


def notations_from(content: bytes) -> dict[str, str | None]:
    """Return what `notations_to` wrote; ValueError when it did not write this."""
    try:
        found: dict[str, str | None] = _read(orjson.loads(content), _NOTATIONS)
    except _STRANGE as error:
        raise ValueError(f"not what was written: {error}") from error
    return found


def _line(told: Any, kind: Any) -> bytes:
    if get_origin(kind) is not Mapping:
        return orjson.dumps(_columns([told], kind), default=_plain)
    names = list(told)
    columns = _columns(told.values(), get_args(kind)[1], names)
    again = columns[:1] == [{"values": names, "of": ""}]  # most records know their own name
    return orjson.dumps([None if again else names, columns], default=_plain)


def _columns(records: Iterable[Any], kind: Any, names: Sequence[str] = ()) -> list[Any]:
    """Return what some records of one kind hold: a column for each field; of anything else the one list it is.

    `names` are what they are called: no two alike.
    """
    if not _is_record(kind):
        return list(records)
    fields_of = list(_hints(kind))
    rows = map(attrgetter(*fields_of), records)  # each record is looked at once: they lie far apart
    told = list(chain.from_iterable(rows) if len(fields_of) > 1 else rows)
    return [_column(told[place :: len(fields_of)], names) for place in range(len(fields_of))]


def _column(values: list[Any], names: Sequence[str] = ()) -> dict[str, Any]:
    """Return the values of a field: each once, and for each record the place of its own ("" where all differ)."""
    if values == names:
        return {"values": values, "of": ""}
    if values and values.count(values[0]) == len(values):  # as the fields are of which hardly any record says anything
        once = values[:1]
    else:
        once = list(dict.fromkeys(values))
    return {"values": once, "of": "" if len(once) == len(values) else _packed(values, once)}


def _packed(values: list[Any], once: list[Any]) -> str:
    """Return where each of the values stands among those that stand once."""
    if len(once) == 1:
        return b64encode(bytes(len(values))).decode("ascii")
    places = dict(zip(once, range(len(once)), strict=True))
    return b64encode(_little(array(_code(once), map(places.__getitem__, values)))).decode("ascii")


def _unpacked(packed: str, once: list[Any]) -> Sequence[int]:
    return _little(array(_code(once), b64decode(packed, validate=True)))


def _code(once: list[Any]) -> str:
    """Return what `array` calls the smallest number that counts these."""
    return "B" if len(once) <= 1 << 8 else "H" if len(once) <= 1 << 16 else "I"


def _little(places: array[int]) -> array[int]:
    """Return numbers with the least byte first, whatever the machine; and back."""
    if sys.byteorder == "big":
        places.byteswap()
    return places


def _is_record(kind: Any) -> TypeGuard[type]:
    return isinstance(kind, type) and is_dataclass(kind)


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return list(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is not written as plain data")


def _read(told: Any, kind: Any) -> Any:
    if get_origin(kind) is not Mapping:
        (record,) = _records(told, kind)
        return record
    names, columns = told
    names = columns[0]["values"] if names is None else names
    return dict(zip(_scalars(names, str), _records(columns, get_args(kind)[1]), strict=True))


def _records(columns: list[Any], kind: Any) -> Iterable[Any]:
    if not _is_record(kind):
        return _reader(kind)(columns)
    told = [_field(column, hint) for hint, column in zip(_hints(kind).values(), columns, strict=True)]
    if len({len(column) for column in told}) != 1:
        raise ValueError("columns of unequal length")
    return records(kind, len(told[0]), told)


def _field(column: dict[str, Any], hint: Any) -> list[Any]:
    """Return the values that `_column` wrote; what several records share is read once."""
    once, packed = list(_reader(hint)(column["values"])), column["of"]
    if packed == "":
        return once
    places = _unpacked(packed, once)
    if len(once) == 1 and not any(places):
        return once * len(places)
    return list(map(once.__getitem__, places))


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    """Return field -> type, in order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


@cache
def _reader(hint: Any) -> _Reader:
    """Return what reads the values of a field of this type."""
    arguments = get_args(hint)
    if get_origin(hint) is UnionType and NoneType in arguments:
        (one,) = (kind for kind in arguments if kind is not NoneType)
        if one in (str, int, bool):
            return lambda told: _scalars(told, one, NoneType)
        return _optional(_reader(one))
    if hint in (str, int, bool):
        return lambda told: _scalars(told, hint)
    if hint is date:
        return lambda told: map(date.fromisoformat, told)
    if hint is Text:
        return _texts
    if get_origin(hint) in (tuple, frozenset):
        kinds = {kind for kind in arguments if kind is not Ellipsis}
        length = len(arguments) if get_origin(hint) is tuple and Ellipsis not in arguments else None
        if len(kinds) == 1:
            return _gathered(kinds.pop(), length, get_origin(hint))
    raise TypeError(f"{hint} is not read from plain data; say in ontology.reading.facts_json how")


def _optional(reader: _Reader) -> _Reader:
    def read(told: list[Any]) -> list[Any]:
        present = iter(reader([value for value in told if value is not None]))
        return [None if value is None else next(present) for value in told]

    return read


def _scalars(told: list[Any], *kinds: type) -> list[Any]:
    if type(told) is not list or not set(map(type, told)) <= {*kinds}:
        raise ValueError(f"a value that is none of {kinds}")
    return told


def _texts(told: list[Any]) -> Iterable[Text]:
    _scalars(list(chain.from_iterable(_scalars(told, list))), str)
    return (Text(nl, en) for nl, en in told)


def _gathered(kind: Any, length: int | None, into: Any) -> _Reader:
    """Return what reads lists of values of one kind as tuples (of this length, if any) or sets."""

    def read(told: list[Any]) -> Iterable[Any]:
        _scalars(told, list)
        if length is not None and not set(map(len, told)) <= {length}:
            raise ValueError(f"a list that does not hold {length} values")
        values = iter(_reader(kind)(list(chain.from_iterable(told))))
        found = [tuple(islice(values, len(several))) for several in told]
        return found if into is tuple else map(cache(into), found)

    return read
