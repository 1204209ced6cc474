"""Texts, paths and flags of the shell, read without pydantic.

typer would load all of it for each of them, which is a fifth of the time of a quick command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

__all__ = ["read_plainly"]


class _Plain:
    """A text, a path or several, as typer asks for it."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        """Return what was given as the type it is read as."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        return [self._read(one) for one in value] if several else self._read(value)


class _Number(_Plain):
    """A number: one that holds where none is given, or that is written plainly; any other is left to typer."""

    def coerce(self, value: Any, *, param: Any, ctx: Any) -> Any:
        if isinstance(value, float) or (isinstance(value, str) and value.isascii() and value.isdecimal()):
            return float(value)
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def read_plainly(params: Iterable[Any], path: Callable[[str], Path]) -> None:
    """Have texts and paths read plainly, and the flags that typer adds itself be no; the rest is left to typer.

    `path` reads what is given for a path.
    """
    words, places = _Plain(str), _Plain(path)
    plainly: dict[object, _Plain] = {
        str: words,
        list[str]: words,
        Path: places,
        list[Path]: places,
        float: _Number(float),
    }
    for param in params:
        plain = plainly.get(getattr(getattr(param, "type_descriptor", None), "annotation", None))
        if plain:
            param._runtime_param = plain
        elif param.default is None and getattr(param, "is_flag", False):
            param.default = False
