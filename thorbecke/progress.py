"""What a command is doing, on a terminal, once it takes more than two seconds; gone when it has an answer."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import TextIO

__all__ = ["Progress", "counted", "doing", "done", "pace", "reading"]

#: Back to the start of the line, and the line empty.
_CLEAR = "\r\x1b[K"
#: So often, in seconds, it is looked whether a command does something else by now.
_OFTEN = 0.5


class Progress:
    """One line on a stream that is a terminal; on any other stream nothing."""

    def __init__(self, stream: TextIO | None, after: float = 2.0) -> None:
        self.stream, self.after = stream, after
        #: set once something was told
        self.told = threading.Event()
        self._step = self._begun = ""
        self._ended = threading.Event()
        self._teller: threading.Thread | None = None

    def doing(self, step: str) -> None:
        """Say what is done from now on."""
        self._step = self._begun = step
        if self._teller is None and self.stream is not None and self.stream.isatty():
            self._teller = threading.Thread(target=self._tell, args=(self.stream,), daemon=True)
            self._teller.start()

    def counted(self, rows: int, every: int) -> None:
        """Say of how many rows of how many it is done by now."""
        self._step = f"{self._begun}: {rows:,} of {every:,} rows"

    def done(self) -> None:
        """Leave the line as it was; what is done after this starts anew."""
        if self._teller is None or self.stream is None:
            return
        self._ended.set()
        self._teller.join()
        if self.told.is_set():
            self.stream.write(_CLEAR)
            self.stream.flush()
        self._ended.clear()
        self._teller = None

    def _tell(self, stream: TextIO) -> None:
        shown, wait = "", self.after
        while not self._ended.wait(wait):
            if self._step != shown:
                shown, wait = self._step, _OFTEN
                stream.write(f"{_CLEAR}thorbecke: {shown} ...")
                stream.flush()
                self.told.set()


_now = Progress(None)


def doing(step: str) -> None:
    """Say what the command is doing from now on, on stderr."""
    from exports.writing import printable

    _now.stream = sys.stderr
    _now.doing(printable(step))


def counted(rows: int, every: int) -> None:
    """Say of how many rows of how many it is done by now."""
    _now.counted(rows, every)


def reading(what: str) -> Callable[[int, int], None]:
    """Say that something large is read, and return who is told how many bytes of how many were."""
    doing(f"reading {what}")
    started = time.monotonic()

    def tell(read: int, total: int) -> None:
        doing(f"reading {what}: {pace(read, total, time.monotonic() - started)}")

    return tell


def pace(read: int, total: int, seconds: float) -> str:
    """Return how far reading is, how quick, and how long it will still take.

    >>> pace(250_000_000, 1_000_000_000, 2.0), pace(0, 10, 0.0)
    ('25%, 125 MB/s, 6 s left', '0%')
    """
    if not read or seconds <= 0:
        return "0%"
    return f"{100 * read // total}%, {read / seconds / 1e6:.0f} MB/s, {(total - read) * seconds / read:.0f} s left"


def done() -> None:
    """Leave stderr as it was."""
    _now.done()
