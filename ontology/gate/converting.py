"""Write one untrusted file of Turtle or TriG as N-Quads, in a process of its own: bytes on stdin, N-Quads on stdout.

Run by path, never imported, under the limits of `ontology.gate.limits`. What was read is written at once, so that a
file of any size takes little memory. Why it is refused is said on stderr: the parser's words, line and column, in JSON.
"""

from __future__ import annotations

import json
import os
import sys


def main() -> int:
    """Read stdin within so many seconds and bytes, in a form; status 0 read, 1 refused."""
    from pathlib import Path

    import pyoxigraph

    sys.path.insert(0, str(Path(__file__).parents[2]))
    from ontology.gate.limits import limit

    seconds, memory, form = sys.argv[1:]
    limit(int(seconds), int(memory))
    try:
        quads = pyoxigraph.parse(sys.stdin.buffer, format=pyoxigraph.RdfFormat.from_extension(form))
        pyoxigraph.serialize(quads, output=sys.stdout.buffer, format=pyoxigraph.RdfFormat.N_QUADS)
    except SyntaxError as error:
        told = [error.msg, error.lineno, error.offset]
    except (ValueError, MemoryError) as error:
        told = [str(error) or "too large", None, None]
    else:
        return 0
    sys.stderr.write(json.dumps(told))
    return 1


if __name__ == "__main__":
    ended = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended)
