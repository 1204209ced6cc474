"""A shape of `exports/data` as JSON Schema (draft 2020-12); the same shape always gives the same schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from exports.data.keywords import WRITTEN_OUT, Keys, OneOf, Where

__all__ = ["Schema", "render"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BASE = "https://w3id.org/huis-van-thorbecke/schema/"
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

_Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Schema:
    """One file: the shape of an answer, and which shapes in it are written once, under `$defs`."""

    title: str
    shape: Any
    #: name under `$defs` -> shape; None leaves `$defs` out
    shared: Mapping[str, Any] | None = None
    #: fields that a shape may have and this answer never has
    never: frozenset[str] = frozenset()


def render(name: str, schema: Schema) -> _Json:
    """Return the schema of this name as JSON.

    Raises: TypeError for a type that has no form in JSON.
    """
    written = {
        "$schema": _DIALECT,
        "$id": f"{_BASE}{name}.schema.json",
        "title": schema.title,
        **_whole(schema.shape, schema),
    }
    if schema.shared is not None:
        written["$defs"] = {name: _whole(shape, schema) for name, shape in schema.shared.items()}
    return written


def _of(hint: Any, schema: Schema) -> _Json:
    """Return a shape by reference when the schema shares it, else as a whole."""
    bare, notes = _parts(hint)
    for name, shape in (schema.shared or {}).items():
        if WRITTEN_OUT not in notes and (hint == shape or bare is shape):
            return {"$ref": f"#/$defs/{name}", **({} if hint == shape else _keywords(notes))}
    return _whole(hint, schema)


def _whole(hint: Any, schema: Schema) -> _Json:
    bare, notes = _parts(hint)
    said, words = _bare(bare, notes, schema), _keywords(notes)
    # of an object, a list or a choice one first reads what it is
    first = {"description": words.pop("description")} if "description" in words and _is_compound(said) else {}
    return {**first, **said, **words}


def _bare(hint: Any, notes: Iterable[Any], schema: Schema) -> _Json:
    for note in notes:
        if isinstance(note, OneOf):
            return {"enum": _codes(note.codes)}
        if isinstance(note, Keys):
            value = _of(get_args(hint)[1], schema)
            return _object(dict.fromkeys(_codes(note.codes), value))
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if is_typeddict(hint):
        fields = get_type_hints(hint, include_extras=True)
        optional = {name for name, value in fields.items() if get_origin(value) is NotRequired}
        there = {name: get_args(v)[0] if name in optional else v for name, v in fields.items()}
        kept = {name: _of(v, schema) for name, v in there.items() if name not in schema.never & optional}
        return _object(kept, optional)
    return _generic(get_origin(hint), get_args(hint), schema)


def _generic(origin: Any, arguments: tuple[Any, ...], schema: Schema) -> _Json:
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": _of(arguments[0], schema)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], schema)}
    if origin in (Union, UnionType):
        ways = [_of(argument, schema) for argument in arguments]
        if ways[-1].get("type") != "null":
            return {"oneOf": ways}
        if "enum" in ways[0]:
            return {"enum": [*ways[0]["enum"], None]}
        if arguments[0] in _SCALARS:
            return {"type": [ways[0]["type"], "null"]}
        return {"anyOf": ways}
    raise TypeError(f"{origin} has no form in a schema")


def _object(properties: _Json, optional: Iterable[str] = ()) -> _Json:
    fields = {"properties": properties, "required": [name for name in properties if name not in optional]}
    return {"type": "object", **(fields if properties else {}), "additionalProperties": False}


def _is_compound(said: _Json) -> bool:
    return "anyOf" in said or "oneOf" in said or said.get("type") in ("object", "array")


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return (hint.__origin__, hint.__metadata__) if get_origin(hint) is Annotated else (hint, ())


def _keywords(notes: Iterable[Any]) -> _Json:
    return {name: value for note in notes if isinstance(note, Where) for name, value in note.keywords}


def _codes(codes: Iterable[str] | Callable[[], Iterable[str]]) -> list[str]:
    return list(codes() if callable(codes) else codes)
