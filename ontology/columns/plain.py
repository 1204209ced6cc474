"""A file of Turtle or TriG of the plainest sort as a stream of N-Quads, without a parser.

Most of what a program writes is no more than that, and a parser takes several times as long. A file that is otherwise,
if only at its end, is read by the parser, from its start on.
"""

from __future__ import annotations

import re
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from ontology.columns.plain_kernels import FULL, MORE, NAME, NOT_PLAIN, PREFIX, READ, TEXT, WRITTEN, Prefixes, written

__all__ = ["NotPlainError", "Plain"]

#: so much is read in one go, and it becomes some five times as long
_BLOCK: Final = 1_000_000
_LONGER: Final = 8
#: no statement that is plain is longer
_LONGEST: Final = 64_000_000
#: no file that is plain has more prefixes: each is looked for among all
_MOST_PREFIXES: Final = 64
#: zero bytes behind a block: more than is ever looked ahead
_BEHIND: Final = bytes(64)
_PREFIX: Final = re.compile(rb"@prefix[ \t]+([A-Za-z][A-Za-z0-9_-]*)?:[ \t]*<([^<>]*)>[ \t]*\.(?=[ \t\r\n])")
#: to which any local name may be added
_NAMESPACE: Final = re.compile(rb"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9._~/-]*)?(?:(?<=/)|#)")


class NotPlainError(Exception):
    """A file that a parser is to read."""


class Plain:
    """A file of Turtle or TriG as a stream of N-Quads, whole lines at a time.

    Reading raises NotPlainError for a file that is not plain; what was read until then counts for nothing.
    """

    def __init__(self, file: IO[bytes], syntax: str, block: int = _BLOCK) -> None:
        self._file = file
        self._is_trig = syntax == "trig"
        self._size = block
        self._prefixes: dict[bytes, bytes] = {}
        self._graph = np.empty(2 * NAME + 16, np.uint8)
        self._state = np.zeros(4, np.int64)
        self._into = np.empty(_LONGER * block + 4 * TEXT, np.uint8)
        self._rest = b""
        self._known = self._packed()

    @property
    def done(self) -> int:
        """How many bytes of the file were read."""
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        """Return the next lines; nothing at the end."""
        while True:
            more = self._file.read(self._size)
            found = self._written(self._rest + more, is_last=not more)
            if found or not more:
                return found
            if len(self._rest) > _LONGEST:
                raise NotPlainError

    def _written(self, text: bytes, *, is_last: bool) -> bytes:
        square = np.frombuffer(text + _BEHIND, np.uint8)
        state, pieces = self._state, []
        state[READ] = 0
        while True:
            state[WRITTEN] = 0
            before = int(state[READ])
            ended = written(square, len(text), is_last, self._is_trig, self._known, self._graph, state, self._into)
            pieces.append(self._into[: state[WRITTEN]].tobytes())
            if ended == MORE:
                break
            if ended == NOT_PLAIN or (ended == FULL and state[READ] == before):
                raise NotPlainError
            if ended == PREFIX and not self._prefix(text, is_last=is_last):
                break
        self._rest = text[state[READ] :]
        if not text.isascii():
            try:
                str(text if is_last else text[: state[READ]], "utf-8")
            except UnicodeDecodeError as error:
                raise NotPlainError from error
        return b"".join(pieces)

    def _prefix(self, text: bytes, *, is_last: bool) -> bool:
        """Take in the prefix that is declared here; False where not all of it is there yet."""
        start = int(self._state[READ])
        told = _PREFIX.match(text, start)
        if told is None:
            if is_last or len(text) - start > 2 * NAME:
                raise NotPlainError
            return False
        name, iri = told[1] or b"", told[2]
        if not _NAMESPACE.fullmatch(iri) or len(name) + len(iri) > NAME:
            raise NotPlainError
        self._prefixes[name] = b"<" + iri
        if len(self._prefixes) > _MOST_PREFIXES:
            raise NotPlainError
        self._known = self._packed()
        self._state[READ] = told.end()
        return True

    def _packed(self) -> Prefixes:
        return *_one_by_one([*self._prefixes]), *_one_by_one([*self._prefixes.values()])


def _one_by_one(words: list[bytes]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return words one behind the other, and where each starts."""
    return np.frombuffer(b"".join(words) + b" ", np.uint8), np.cumsum([0, *map(len, words)], dtype=np.int64)
