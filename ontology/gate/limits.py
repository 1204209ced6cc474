"""What a child process may take: memory, time of the processor, and no file to open (POSIX)."""

from __future__ import annotations

__all__ = ["limit"]


def limit(seconds: int, memory: int, grace: int = 0) -> None:
    """Leave this process that much from here on; it is told when its time is over, and ended `grace` seconds later.

    Whoever started us may have been given less: that holds then. Where nothing can be limited, the time that the parent
    waits is the only fence.
    """
    try:
        import resource
    except ImportError:  # not POSIX
        return
    for which, most, end in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + grace),
        (resource.RLIMIT_NOFILE, 3, 3),
    ):
        _, given = resource.getrlimit(which)
        last = end if given == resource.RLIM_INFINITY else min(end, given)
        resource.setrlimit(which, (min(most, last), last))
