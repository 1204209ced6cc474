"""The digests of files, worked out beside whatever else is done with them: most of them are known in no time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ontology.columns.beside import Beside
from ontology.gate.gate import digest_of_digests
from ontology.reading import cache

__all__ = ["Hashed", "hashed"]


class Hashed:
    """The sha256 of each of some files."""

    def __init__(self, told: Callable[[], Sequence[bytes]], *, known: bool = True) -> None:
        self._told = told
        #: nobody has to wait for them
        self.known = known

    def each(self) -> Sequence[bytes]:
        """Return them, and wait until they are there."""
        return self._told()

    def whole(self) -> str:
        """Return one over all of them, whatever their names and order."""
        return digest_of_digests([*self.each()])


def hashed(paths: Sequence[Path]) -> Hashed:
    """Return the digests of files, of which those that are not kept are worked out in a thread of its own."""
    if all(cache.is_quick(path) for path in paths):
        digests = [cache.digest_of_file(path) for path in paths]
        return Hashed(lambda: digests)
    coming = Beside(lambda: [cache.digest_of_file(path) for path in paths])
    return Hashed(coming.result, known=False)
