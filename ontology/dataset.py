"""A house as RDF quads that passed the gate, with the file each statement came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

__all__ = ["Dataset", "Resource", "SourceFile", "key"]

Resource = NamedNode | BlankNode


def key(term: object) -> str:
    """Return the string that names a term: its IRI, `_:label` for a blank node, a literal's text."""
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if isinstance(term, NamedNode | Literal):
        return term.value
    raise TypeError(f"RDF-star terms are not part of a house: {term}")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read, without its byte order mark: a short name, never a path, and its text."""

    name: str
    text: str


@dataclass(frozen=True)
class Dataset:
    """Every statement of a house, in file order.

    The default graph and every named graph that no scenario adds are the record; a scenario's graph
    (`hvt:adds`) is kept apart until somebody asks for it. Blank nodes are numbered in the order in which
    they are met, so two reads of the same files give equal datasets.
    """

    quads: tuple[Quad, ...]
    files: tuple[SourceFile, ...] = ()
    #: key of a subject -> index of the file that first says something about it
    origin: dict[str, int] = field(default_factory=dict)
    #: sha256 over the files, whatever their names or order
    digest: str = ""
    #: True for the house that ships with the package: checked when it was made
    shipped: bool = False

    @cached_property
    def graph_names(self) -> frozenset[str]:
        """The names of the graphs that hold at least one statement."""
        return frozenset(key(q.graph_name) for q in self.quads if not isinstance(q.graph_name, DefaultGraph))

    def in_graphs(self, left_out: Iterable[str]) -> Iterator[Quad]:
        """Yield the statements of all graphs but those named."""
        hidden = frozenset(left_out)
        for quad in self.quads:
            if isinstance(quad.graph_name, DefaultGraph) or key(quad.graph_name) not in hidden:
                yield quad

    def with_quads(self, quads: Iterable[Quad]) -> Dataset:
        """Return the same dataset with these statements added at the end."""
        return replace(self, quads=(*self.quads, *quads), shipped=False)

    def place(self, subject: str, value: str | None = None) -> tuple[str, int | None] | None:
        """Return (file name, line) where `subject` is said to be `value`; None when no file says so.

        The line is found in the text: first the subject at the start of a statement, then the value
        after it. A line that cannot be found is None, never a guess.
        """
        index = self.origin.get(subject)
        if index is None:
            return None
        source = self.files[index]
        lines = source.text.splitlines()
        start = None if subject.startswith("_:") else _line_of(lines, subject, 0, at_start=True)
        if value is not None:
            found = _line_of(lines, value, start or 0, at_start=False)
            if found is not None and (start is not None or _is_rare(lines, value)):
                return source.name, found + 1
        return source.name, None if start is None else start + 1


def _line_of(lines: list[str], term: str, start: int, *, at_start: bool) -> int | None:
    local = re.escape(re.split(r"[/#]", term)[-1])
    text = re.escape(term)
    name = rf"(?:<{text}>|<[^>\s]*{local}>|[\w.-]*:{local}(?![\w-])|\"{text}\")"
    pattern = re.compile(rf"^\s*{name}" if at_start else name)
    for number in range(start, len(lines)):
        if pattern.search(lines[number]):
            return number
    return None


def _is_rare(lines: list[str], value: str) -> bool:
    """A value that stands on one line only points there even when its subject has no name."""
    return sum(value in line for line in lines) == 1
