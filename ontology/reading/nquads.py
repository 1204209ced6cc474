"""N-Quads as a serializer writes them: what they say by graph, subject and predicate, a line at a time.

No parser: what is read here has passed the gate, and comes from pyoxigraph itself. One statement stands on one line,
with one space between terms, and no node is without a name. Names that occur often are kept once.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.reading.dataset import Said, Value

__all__ = ["said_by_graph"]

_PIECE = 1 << 20


def said_by_graph(written: bytes) -> dict[str | None, Said]:
    """Return name of a graph (None: the default graph) -> what it says; `dataset.by_graph` of the same statements."""
    default: Said = {}
    found: dict[str | None, Said] = {None: default}
    objects = _Objects()
    names = objects.names
    last, at = "", None
    properties: dict[str, list[Value]] = {}
    for lines in _pieces(written):
        for line in lines:
            start, predicate, rest = line.split(" ", 2)
            value, graph = objects[rest]
            if start != last or graph != at:
                last, at = start, graph
                into = default if graph is None else found.setdefault(graph, {})
                properties = into.setdefault(names[start], {})
            name = names[predicate]
            if name in properties:
                properties[name].append(value)
            else:
                properties[name] = [value]
    return found


def _pieces(written: bytes) -> Iterator[list[str]]:
    """Yield some lines at a time."""
    start = 0
    while start < len(written):
        end = written.find(b"\n", start + _PIECE)
        end = len(written) if end < 0 else end
        yield written[start:end].decode("utf-8").rstrip("\n").split("\n")
        start = end + 1


class _Names(dict[str, str]):
    """An IRI between angle brackets -> the IRI."""

    def __missing__(self, token: str) -> str:
        name = self[token] = token[1:-1]
        return name


class _Objects(dict[str, tuple[Value, str | None]]):
    """What follows the predicate of a statement -> the value and the name of the graph; texts are not kept."""

    def __init__(self) -> None:
        self.names = _Names()
        self._kinds: dict[str, NamedNode] = {}

    def __missing__(self, rest: str) -> tuple[Value, str | None]:
        if rest.startswith("<<"):
            raise TypeError(f"RDF-star terms are not part of a house: {rest}")
        if rest.startswith("<"):
            value, _, graph = rest.removesuffix(" .").partition(" ")
            found = self[rest] = (self.names[value], self.names[graph] if graph else None)
            return found
        close = rest.rindex('"')
        sort, _, graph = rest[close + 1 : -2].partition(" ")
        told = self._literal(rest[1:close], sort), self.names[graph] if graph else None
        if sort.startswith("^"):
            self[rest] = told
        return told

    def _literal(self, text: str, sort: str) -> Literal:
        if "\\" in text:
            (quad,) = parse(f'<a:a> <a:a> "{text}"{sort} .'.encode(), format=RdfFormat.N_TRIPLES)
            assert isinstance(quad.object, Literal)
            return quad.object
        if not sort:
            return Literal(text)
        if sort.startswith("@"):
            return Literal(text, language=sort[1:])
        kind = self._kinds.get(sort)
        if kind is None:
            kind = self._kinds[sort] = NamedNode(sort[3:-1])
        return Literal(text, datatype=kind)
