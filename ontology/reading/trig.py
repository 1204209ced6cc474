"""TriG as a serializer writes it: what it says by graph, subject and predicate, a whole subject at a time.

No parser: what is read here has passed the gate, and comes from pyoxigraph itself. What is said of a subject in one
go stands together, a line to a predicate, and no node is without a name. Most lines occur again and again (a kind, a
status, a source): each is read once, and what it says is shared. A line with anything unusual in it goes to a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.reading.dataset import Said, Value, by_graph, name_of
from ontology.standards import RDF

__all__ = ["said_by_graph"]

_PIECE = 1 << 20
#: a text in two languages, as most labels are
_PAIR = re.compile(r'"([^"\\]*)"@([\w-]+) , "([^"\\]*)"@([\w-]+)', re.ASCII).fullmatch


def said_by_graph(*parts: bytes) -> dict[str | None, Said]:
    """Return name of a graph (None: the default graph) -> what it says; `dataset.by_graph` of the same statements."""
    default: Said = {}
    found: dict[str | None, Said] = {None: default}
    for part in parts:
        head, start = _head(part)
        lines = _Lines(head)
        line, into = lines.__getitem__, default
        for blocks in _pieces(part, start):
            for block in blocks:
                told = block.split(" ;\n")
                subject, told[0] = told[0].split(" ", 1)
                if subject[0] != "<" or told[0][0] == "{":  # in a graph, or at the start or end of one
                    opened, subject, told[0] = _opened(f"{subject} {told[0]}")
                    if opened is not None:
                        into = found.setdefault(lines.name(opened), {}) if opened else default
                properties = dict(map(line, told))
                # most are never referred to: they are not kept among the names that are looked up
                name = subject[1:-1] if subject[0] == "<" and "\\" not in subject else lines.name(subject)
                if len(properties) != len(told) or into.setdefault(name, properties) is not properties:
                    _add(into.setdefault(name, {}), map(line, told))
    return found


def _head(part: bytes) -> tuple[str, int]:
    """Return the prefixes, and where the statements start."""
    start = 0
    while part.startswith(b"@prefix ", start):
        start = part.index(b"\n", start) + 1
    return part[:start].decode("utf-8"), start


def _pieces(part: bytes, start: int) -> Iterator[list[str]]:
    """Yield what is said of some subjects at a time."""
    while start < len(part):
        end = part.find(b" .\n", start + _PIECE)
        end = len(part) if end < 0 else end + 3
        blocks = part[start:end].decode("utf-8").split(" .\n")
        if blocks[-1] in ("", "}\n"):
            blocks.pop()
        yield blocks
        start = end


def _opened(line: str) -> tuple[str | None, str, str]:
    """Return the graph that starts before a line ("" after the last, None where none does), subject and predicate."""
    graph = "" if line.startswith("}") else None
    line = line.removeprefix("}\n")
    if not line.startswith("\t"):
        opened, brace, rest = line.partition(" {\n")
        if brace:
            graph, line = opened, rest
    subject, told = line.lstrip("\t").split(" ", 1)
    return graph, subject, told


def _add(properties: dict[str, tuple[Value, ...]], more: Iterator[tuple[str, tuple[Value, ...]]]) -> None:
    """Add to what is said of a subject what is said of it further on."""
    for predicate, values in more:
        properties[predicate] = (*properties.get(predicate, ()), *values)


class _Lines(dict[str, tuple[str, tuple[Value, ...]]]):
    """A predicate and its values as they are written -> what they are; texts are not kept."""

    def __init__(self, head: str) -> None:
        self._head = head
        #: a term as it is written -> the IRI
        self._names = {"a": RDF.type}
        self._kinds: dict[str, NamedNode] = {}
        declared = (line.split(" ", 2) for line in head.splitlines())
        self._spaces = {prefix: iri.removesuffix(" .")[1:-1] for _, prefix, iri in declared}

    def __missing__(self, line: str) -> tuple[str, tuple[Value, ...]]:
        predicate, values = line.lstrip("\t").split(" ", 1)
        found = self.name(predicate), self._values(values)
        if '"' not in values or '"^^' in values:
            self[line] = found
        return found

    def name(self, token: str) -> str:
        """Return the IRI that a term is."""
        name = self._names.get(token)
        if name is None:
            name = self._names[token] = self._name(token)
        return name

    def _name(self, token: str) -> str:
        if "\\" in token:
            (name,) = map(name_of, self._parsed(token))
            return name
        if token[0] == "<":
            return token[1:-1]
        prefix, _, local = token.partition(":")
        return self._spaces[f"{prefix}:"] + local

    def _values(self, values: str) -> tuple[Value, ...]:
        """Return values, of which those that are common are simple: IRIs, texts without escapes."""
        if "\\" in values:
            return self._parsed(values)
        if '"' not in values:
            if values[0] == "<" and " " not in values:
                return (self.name(values),)
            tokens = values.split(" , ")
            simple = all((token[0] == "<" or ":" in token) and " " not in token for token in tokens)
            return tuple(map(self.name, tokens)) if simple else self._parsed(values)
        pair = _PAIR(values)
        if pair:
            one, language, other, another = pair.groups()
            return Literal(one, language=language), Literal(other, language=another)
        start, *pieces = values.split('"')
        sorts = [*(piece.removesuffix(" , ") for piece in pieces[1:-1:2]), pieces[-1]]
        if start or any(" " in sort for sort in sorts):
            return self._parsed(values)
        return tuple(map(self._literal, pieces[::2], sorts))

    def _literal(self, text: str, sort: str) -> Literal:
        if not sort:
            return Literal(text)
        if sort[0] == "@":
            return Literal(text, language=sort[1:])
        kind = self._kinds.get(sort)
        if kind is None:
            kind = self._kinds[sort] = NamedNode(self.name(sort[2:]))
        return Literal(text, datatype=kind)

    def _parsed(self, values: str) -> tuple[Value, ...]:
        quads = parse(f"{self._head}<a:a> <a:a> {values} .", format=RdfFormat.TURTLE)
        return by_graph(quads)[None]["a:a"]["a:a"]
