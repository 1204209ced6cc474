"""A JSON file somebody else wrote: what it holds, and on which line a part of it stands.

A key that stands twice, too much depth, what is no JSON value and illegal JSON are refused, each in one sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from ontology.errors import InputError
from ontology.names import at

__all__ = ["MAX_DEPTH", "Path", "checked_json", "line_of", "refuse_halves"]

MAX_DEPTH = 200

#: where something stands: the place it stands in, and its key or number there; None is the whole file
Path = tuple[Any, str | int] | None

#: a text, closed or not: nothing is looked at twice
_TEXT = r'"[^"\\]*(?:\\.[^"\\]*)*"?'
_TOKEN = re.compile(_TEXT + r'|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_BRACKET = re.compile(_TEXT + r"|([\[{])|([\]}])", re.DOTALL)


def checked_json(text: str, name: str) -> Any:
    """Return what a JSON text holds; InputError for a key that stands twice, too much depth, NaN or illegal JSON."""
    deep = _too_deep(text)
    if deep is not None:
        raise InputError(f"{at(name, _line(text, deep))}: nested more than {MAX_DEPTH} deep; flatten the file")

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            _refuse_doubled(text, name)
        return found

    def constant(word: str) -> NoReturn:
        raise InputError(f"{name}: {word} is not a JSON value; write a number")

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise InputError(f"{at(name, error.lineno, error.colno)}: not legal JSON ({error.msg}); correct it") from error
    except InputError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"{name}: a number too long to read; shorten it or write it as text") from error


def refuse_halves(data: Any, name: str) -> None:
    """Raise InputError for an escape that is half a character: it cannot be written as UTF-8."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [*item, *item.values()]
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, str) and any("\ud800" <= letter <= "\udfff" for letter in item):
            raise InputError(f"{name}: an escape that is no character (\\ud800 to \\udfff); correct it")


def line_of(text: str, path: Path) -> int | None:
    """Return the line, from 1, where something stands; of a key and its value the line of the key."""
    wanted = _steps(path)
    if not wanted:
        return None
    return next((_line(text, offset) for steps, offset in _placed(text) if steps == wanted), None)


def _too_deep(text: str) -> int | None:
    """Return where brackets outside texts stand too deep in each other; in a text they are no brackets."""
    if max(text.count("["), text.count("{")) <= MAX_DEPTH // 2:
        return None
    depth = 0
    for token in _BRACKET.finditer(text):
        depth += 1 if token[1] else -1 if token[2] else 0
        if depth > MAX_DEPTH:
            return token.start()
    return None


def _refuse_doubled(text: str, name: str) -> NoReturn:
    seen: dict[tuple[str | int, ...], int] = {}
    for steps, offset in _placed(text):
        if steps in seen:
            line, first = _line(text, offset), _line(text, seen[steps])
            where = f" (first on line {first})" if first != line else ""
            raise InputError(
                f"{at(name, line)}: the key {steps[-1]!r} stands twice in one object{where}; keep one of them"
            )
        seen[steps] = offset
    raise InputError(f"{name}: a key stands twice in one object; keep one of them")


def _placed(text: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Yield each key and each item of a list: the steps that lead to it, and where it starts."""
    steps: list[str | int] = []
    #: for each open bracket: is it that of an object
    objects: list[bool] = []
    is_key = False
    for token in _TOKEN.finditer(text):
        word = token[0]
        in_list = bool(objects) and not objects[-1]
        if in_list and word not in ("]", ",") and not is_key:
            yield tuple(steps), token.start()
        if word in ("{", "["):
            objects.append(word == "{")
            steps.append("" if word == "{" else 0)
            is_key = word == "{"
        elif word in ("}", "]"):
            if objects:
                objects.pop()
                steps.pop()
            is_key = False
        elif word == ",":
            is_key = bool(objects) and objects[-1]
            if in_list:
                steps[-1] = int(steps[-1]) + 1
        elif is_key and word[0] == '"':
            steps[-1] = _said(word)
            is_key = False
            yield tuple(steps), token.start()


def _said(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token


def _steps(path: Path) -> tuple[str | int, ...]:
    found: list[str | int] = []
    while path is not None:
        path, step = path
        found.append(step)
    return tuple(reversed(found))


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
