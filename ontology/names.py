"""Names as people write them: the last part of an IRI, and what a misspelt name may have meant."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Hints", "at", "closest", "in_order", "is_within", "local_name"]


def local_name(iri: str) -> str:
    """Return the part of an IRI after its last slash or hash; a blank node keeps its label.

    >>> local_name("https://w3id.org/huis-van-thorbecke/id/bod")
    'bod'
    """
    bare = iri.rstrip("/#")
    return bare[max(bare.rfind("/"), bare.rfind("#")) + 1 :] or iri


def closest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return "; did you mean a or b?" for the known names that look like `name`, else an empty string.

    `likeness` (0-1) is how much they must look like it: the more names are known, the more.

    >>> closest("bod-anchorde", ["bod-anchored", "structural-funding"])
    '; did you mean bod-anchored?'
    >>> closest("http://e/bod", ["https://e/bod", "https://e/bof"])
    '; did you mean https://e/bod?'
    """
    by_short = {local_name(k): k for k in sorted(known)}
    alike = by_short.get(local_name(name))
    if alike is not None and ":" in name:  # the whole name is what differs
        return f"; did you mean {alike}?"
    found = difflib.get_close_matches(local_name(name), list(by_short), n=3, cutoff=likeness)
    return f"; did you mean {' or '.join(found)}?" if found else ""


class Hints:
    """`closest` for many names: each is looked for once, and of so many only the first, for every look takes long."""

    def __init__(self, known: Iterable[str], most: int = 100) -> None:
        self._known = sorted(known)
        self._most = most
        self._found: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return what `closest` does; nothing once enough names were looked for."""
        if name not in self._found and len(self._found) < self._most:
            self._found[name] = closest(name, self._known)
        return self._found.get(name, "")


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a path is in a folder, by whatever links; a link that leads round to itself is where it stands."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def in_order(name: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts names with numbers as people do: article 4 before article 18.

    >>> sorted(["art-18", "art-4-2", "art-4-1"], key=in_order)
    ['art-4-1', 'art-4-2', 'art-18']
    """
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in re.split(r"(\d+)", name) if part)


def at(name: str, line: int | None = None, column: int | None = None) -> str:
    """Return the place of a mistake as editors write it.

    >>> at("house.ttl", 3)
    'house.ttl:3'
    """
    return ":".join([name, *(str(n) for n in (line, column) if n is not None)])
