"""What reading a store has to say while it goes on: how far it is, and what the user had better know."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["doing", "telling", "warn"]


def _nothing(_: str) -> None:
    return


def _warning(words: str) -> None:
    warnings.warn(words, stacklevel=2)


_DOING: ContextVar[Callable[[str], None]] = ContextVar("doing", default=_nothing)
_WARN: ContextVar[Callable[[str], None]] = ContextVar("warn", default=_warning)


@contextmanager
def telling(doing: Callable[[str], None], warn: Callable[[str], None]) -> Iterator[None]:
    """Within this, what is done is told to `doing`, and what the user had better know to `warn`; else to `warnings`."""
    kept = _DOING.set(doing), _WARN.set(warn)
    try:
        yield
    finally:
        _DOING.reset(kept[0])
        _WARN.reset(kept[1])


def doing(step: str) -> None:
    """Say how far it is."""
    _DOING.get()(step)


def warn(words: str) -> None:
    """Say what the user had better know."""
    _WARN.get()(words)
