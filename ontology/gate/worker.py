"""Parse one untrusted file in a process of its own: bytes on stdin, N-Quads or one JSON error on stdout.

Run by path, never imported: pyoxigraph can end its whole process on hostile input, so the parse
happens where only the parse can be lost (limits on memory, time and open files; POSIX).
"""

from __future__ import annotations

import json
import sys


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not POSIX: the parent's time limit is the only fence
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main() -> int:
    """Read stdin in a format, within so many seconds and bytes; status 0 parsed, 1 a syntax error told."""
    import pyoxigraph

    rdf_format, seconds, memory = sys.argv[1:]
    data = sys.stdin.buffer.read()
    _limit(int(seconds), int(memory))
    try:
        syntax = pyoxigraph.RdfFormat.from_extension(rdf_format)
        quads = pyoxigraph.parse(data, format=syntax, rename_blank_nodes=True)
        told = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    except SyntaxError as error:
        sys.stdout.write(json.dumps({"line": error.lineno, "column": error.offset, "message": error.msg}))
        return 1
    except (ValueError, MemoryError) as error:
        sys.stdout.write(json.dumps({"line": None, "column": None, "message": str(error) or "too large"}))
        return 1
    sys.stdout.buffer.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
