"""Parse one untrusted file in a process of its own: bytes on stdin, TriG or one JSON error on stdout.

Run by path, never imported: pyoxigraph can end its whole process on hostile input, so the parse
happens where only the parse can be lost (limits on memory, time and open files; POSIX).
"""

from __future__ import annotations

import json
import sys

#: What need not be written in full a hundred thousand times.
PREFIXES = {
    "": "https://w3id.org/huis-van-thorbecke/def#",
    "kind": "https://w3id.org/huis-van-thorbecke/kind/",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not POSIX: the parent's time limit is the only fence
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def told(data: bytes, ending: str) -> tuple[int, bytes]:
    """Return 0 and the statements as TriG, or 1 and what is wrong where, as JSON."""
    import pyoxigraph

    rdf_format = pyoxigraph.RdfFormat.from_extension(ending)
    try:
        quads = pyoxigraph.parse(data, format=rdf_format, rename_blank_nodes=True)
        return 0, pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    except SyntaxError as error:
        return 1, _mistake(error.lineno, error.offset, error.msg)
    except (ValueError, MemoryError) as error:
        return 1, _mistake(None, None, str(error) or "too large")


def _mistake(line: int | None, column: int | None, message: str) -> bytes:
    return json.dumps({"line": line, "column": column, "message": message}).encode("ascii")


def main() -> int:
    """Read stdin within so many seconds and bytes, in a format; status 0 parsed, 1 a syntax error told."""
    import pyoxigraph  # noqa: F401 - no file opens once the limits stand

    seconds, memory, ending = sys.argv[1:]
    data = sys.stdin.buffer.read()
    _limit(int(seconds), int(memory))
    status, answer = told(data, ending)
    sys.stdout.buffer.write(answer)
    return status


if __name__ == "__main__":
    sys.exit(main())
