"""Standard output as it can end: read no further, full, or closed from the start."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

__all__ = ["EndedError", "NotWrittenError", "guarded"]


class EndedError(Exception):
    """Nobody reads any further: what was asked for was got, and that is no mistake."""


class NotWrittenError(Exception):
    """What was to be printed could not be; the reason, in words."""


class _Guarded:
    """A stream whose mishaps are told apart from those of a file.

    The shell takes a broken pipe for a failure of the command (status 1, which is that of findings), and a full disk
    for a fault in it.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":  # who writes bytes goes past this
            raise AttributeError(name)
        return getattr(self._stream, name)

    def isatty(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def write(self, text: str) -> int:
        if self._stream is None:
            raise NotWrittenError("standard output is closed")
        # a shell that looks at what kind of stream this is writes nothing, and takes no mishap for one
        return 0 if text == "" else cast("int", self._tried(self._stream.write, text))

    def write_bytes(self, data: bytes) -> None:
        """Write what is no text."""
        if self._stream is None:
            raise NotWrittenError("standard output is closed")
        self.flush()
        self._tried(self._stream.buffer.write, data)

    def flush(self) -> None:
        if self._stream is not None:
            self._tried(self._stream.flush)

    def _tried(self, do: Any, *given: str | bytes) -> Any:
        try:
            return do(*given)
        except BrokenPipeError as error:
            self._let_go()
            raise EndedError from error
        except OSError as error:
            self._let_go()
            raise NotWrittenError(error.strerror or str(error)) from error

    def _let_go(self) -> None:
        """Point the stream nowhere: what is left in it would be tried again, and fail again, when the process ends."""
        with suppress(io.UnsupportedOperation, AttributeError, OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, cast("TextIO", self._stream).fileno())
            os.close(nowhere)


@contextmanager
def guarded() -> Iterator[None]:
    """Within this, printing raises EndedError or NotWrittenError where it cannot go on; all is printed at the end."""
    stream, errors = sys.stdout, sys.stderr
    sys.stdout = cast("TextIO", _Guarded(stream))
    if errors is None:
        sys.stderr = io.StringIO()  # nobody reads a message
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    finally:
        sys.stdout, sys.stderr = stream, errors
