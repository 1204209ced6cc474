"""A law whose single examples may hold nothing to assert on must come to its assertions in some of them."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["reached", "reaching"]

_times = [0]


def reached() -> None:
    """Say, beside an assertion, that a law came to it."""
    _times[0] += 1


def reaching(least: int) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Decorate a law, above `given`: all its examples together come to its assertions so often."""

    def put_to(law: Callable[[], None]) -> Callable[[], None]:
        def test() -> None:
            before = _times[0]
            law()
            assert _times[0] - before >= least, f"asserted {_times[0] - before} times only: the examples are too bare"

        test.__name__, test.__doc__, test.__module__ = law.__name__, law.__doc__, law.__module__
        return test

    return put_to
