"""Write one untrusted file of Turtle or TriG as N-Quads, in a process of its own: bytes on stdin, N-Quads on stdout.

Run by path, never imported, under the limits of `ontology.gate.limits`. What was read is written at once, so that a
file of any size takes little memory. Of a piece of a file what is declared at its head (`@prefix`) is read before it.
Why it is refused is said on stderr: the parser's words, line and column, in JSON.
"""

from __future__ import annotations

import json
import os
import sys

TYPE_CHECKING = False  # what a type needs is imported by the checker alone: this starts for every piece
if TYPE_CHECKING:
    from typing import Any


class _Piece:
    """What is declared at the head, and then the bytes of stdin, a file, between two places."""

    def __init__(self, head: bytes, start: int, end: int) -> None:
        self._head, self._left = head, end - start
        os.lseek(0, start, os.SEEK_SET)

    def read(self, size: int) -> bytes:
        """Return so many bytes at most; none at the end."""
        if self._head:
            read, self._head = self._head[:size], self._head[size:]
            return read
        read = os.read(0, min(size, self._left))
        self._left -= len(read)
        return read


def main() -> int:
    """Read a piece of stdin within so many seconds and bytes, in a form; status 0 read, 1 refused.

    3 is that it was read, but that the head does not declare all that holds at its end, or says more than that.
    """
    from pathlib import Path

    import pyoxigraph

    sys.path.insert(0, str(Path(__file__).parents[2]))
    from ontology.gate.limits import limit

    seconds, memory, form, start, end, head = sys.argv[1:]
    limit(int(seconds), int(memory))
    syntax = pyoxigraph.RdfFormat.from_extension(form)
    try:
        declared = os.fsencode(head)
        piece: Any = _Piece(declared, int(start), int(end))
        quads = pyoxigraph.parse(piece, format=syntax)
        pyoxigraph.serialize(quads, output=sys.stdout.buffer, format=pyoxigraph.RdfFormat.N_QUADS)
        before = pyoxigraph.parse(declared, format=syntax)
        said = next(before, None)
    except SyntaxError as error:
        told = [error.msg, error.lineno, error.offset]
    except (ValueError, MemoryError) as error:
        told = [str(error) or "too large", None, None]
    else:
        alike = (quads.prefixes, quads.base_iri) == (before.prefixes, before.base_iri)
        return 0 if alike and said is None else 3
    sys.stderr.write(json.dumps(told))
    return 1


if __name__ == "__main__":
    ended = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended)
