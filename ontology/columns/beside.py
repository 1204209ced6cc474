"""What is worked out beside something else, in a thread of its own.

A process that ends waits for its threads. Those of an executor are never told that it does; these see that no thread
but theirs goes on, and stop.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread, main_thread
from typing import Generic, TypeVar

__all__ = ["Beside", "is_over"]

_T = TypeVar("_T")


class Beside(Generic[_T]):
    """One piece of work, which begins when it is made."""

    def __init__(self, work: Callable[[], _T]) -> None:
        self._work = work
        self._found: list[_T] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._found.append(self._work())
        except BaseException as error:  # noqa: BLE001  # told to whoever asks
            self._error = error

    def wait(self) -> None:
        """Wait until it came to an end, whichever."""
        self._thread.join()

    def result(self) -> _T:
        """Return what it came to, or raise what it raised; wait until it is there."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._found[0]


def is_over() -> bool:
    """Tell whether the process ends, but for threads that it waits for."""
    return not main_thread().is_alive()
