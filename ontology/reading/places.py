"""Where in the files of a house something is said: the line, looked up in the text once for all that is asked.

A line is found by what stands on it: a subject at the start of a statement, a value after that. One that cannot be
found is None, never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from ontology.reading.dataset import Dataset

__all__ = ["Place", "places"]

#: File name and line, from 1.
Place: TypeAlias = tuple[str, int | None]
#: A node, and the value that is said of it, when it is one.
_Asked: TypeAlias = tuple[str, str | None]

#: What may name something in a line of Turtle, N-Quads, JSON-LD or RDF/XML: an IRI, a text, a name with a prefix.
_TERM = re.compile(r'<([^<>"\s]+)>|"((?:[^"\\]|\\.)*)"|[^\s<>"^,;()\[\]{}|]+')


def places(dataset: Dataset, asked: Iterable[_Asked]) -> Mapping[_Asked, Place]:
    """Return (node, value) -> the place where a file says that of it; what no file says is left out."""
    by_file: dict[int, list[_Asked]] = {}
    for node, value in asked:
        index = dataset.origin.get(node)
        if index is not None:
            by_file.setdefault(index, []).append((node, value))
    found: dict[_Asked, Place] = {}
    for index, pairs in by_file.items():
        source = dataset.files[index]
        if source.remote:
            found.update((pair, (source.name, None)) for pair in pairs)
            continue
        text = _Text(source.text, {_local(term) for pair in pairs for term in pair if term is not None})
        found.update((pair, (source.name, text.line(*pair))) for pair in pairs)
    return found


class _Text:
    """The lines of a file on which names stand that are asked for, by the last part of the name."""

    def __init__(self, text: str, wanted: set[str]) -> None:
        self._lines = text.splitlines()
        #: last part of a name -> the first line that starts with it
        self._starts: dict[str, int] = {}
        #: last part of a name -> every line where it stands, and the text where that is one
        self._there: dict[str, list[tuple[int, str]]] = {}
        for number, line in enumerate(self._lines):
            for local, text, first in _names(line):
                if local in wanted:
                    self._there.setdefault(local, []).append((number, text))
                    if first and not text:
                        self._starts.setdefault(local, number)

    def line(self, node: str, value: str | None) -> int | None:
        """Return the line, from 1, where a node is said to be a value, or where it is described."""
        start = None if node.startswith("_:") else self._starts.get(_local(node))
        if value is not None:
            told = self._there.get(_local(value), [])
            after = islice(told, bisect_left(told, (start or 0, "")), None)
            found = next((number for number, text in after if text in ("", value)), None)
            if found is not None and (start is not None or self._stands_once(value, told)):
                return found + 1
        return None if start is None else start + 1

    def _stands_once(self, value: str, told: list[tuple[int, str]]) -> bool:
        """A value that stands on one line only points there even when its subject has no name."""
        return sum(value in self._lines[number] for number in {number for number, _ in told}) == 1


def _names(line: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the last part of every name in a line, the text where it is one, and whether the line begins with it."""
    margin = len(line) - len(line.lstrip())
    for term in _TERM.finditer(line):
        first = term.start() == margin
        iri, text = term[1], term[2]
        last = _local(iri or text or term[0].strip("'."))
        if iri or text:
            yield last, text or "", first
        if ":" in last and not iri:
            yield last.rpartition(":")[2], "", first and not text


def _local(name: str) -> str:
    return re.split(r"[/#]", name)[-1] or name
