"""Parse one untrusted file in a process of its own: bytes on stdin, N-Quads or one JSON error on stdout.

Run by path, never imported: pyoxigraph can end its whole process on hostile input, so the parse
happens where only the parse can be lost (limits on memory, time and open files; POSIX).
"""

from __future__ import annotations

import json
import sys

MEMORY = 1_500_000_000
SECONDS = 30


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not POSIX: the parent's time limit is the only fence
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main() -> int:
    """Read stdin in the format named by the first argument; status 0 parsed, 1 a syntax error told."""
    import pyoxigraph

    rdf_format = pyoxigraph.RdfFormat.from_extension(sys.argv[1])
    data = sys.stdin.buffer.read()
    _limit()
    try:
        quads = list(pyoxigraph.parse(data, format=rdf_format, rename_blank_nodes=True))
    except SyntaxError as error:
        told = {"line": error.lineno, "column": error.offset, "message": error.msg}
        sys.stdout.write(json.dumps(told))
        return 1
    except (ValueError, MemoryError) as error:
        sys.stdout.write(json.dumps({"line": None, "column": None, "message": str(error) or "too large"}))
        return 1
    sys.stdout.buffer.write(pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b"")
    return 0


if __name__ == "__main__":
    sys.exit(main())
