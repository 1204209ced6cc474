"""What no shape can tell apart is asked once.

A state has a hundred thousand relations and few kinds of mistake. Two nodes of which the same is said, by predicates
and by what the values are to a shape (`ontology.checking.sight`), meet the same shapes: one of them is put before the
engine, with its neighbourhood, and what is found of it is found of all, each with its own value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pyoxigraph import Literal

from ontology.checking.engines import Engine, Result
from ontology.checking.sight import sight
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.indexing import vocabulary_says
from ontology.standards import RDF, RDFS, XSD

__all__ = ["Crowd", "Misfit", "Values"]

#: How many nodes go before the engine at a time.
_AT_A_TIME = 2_000
_TEXTS = frozenset({XSD.string, RDF.langString})
#: What a node without a name is called before the engine, which gives such nodes labels of its own.
_NAMELESS = "urn:thorbecke:nameless:"
_SOMEBODY = "<urn:thorbecke:somebody>"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A node that does not meet a shape, and the value that will not do."""

    node: str
    shape: str
    value: Value | None


class Values(dict[str, int]):
    """Node that is a value of one predicate -> the number of what a shape takes it for."""

    def __init__(self, predicate: str, nodes: _Nodes) -> None:
        far = sight()
        self._nodes = nodes
        self._by_name = predicate == RDF.type
        self._nameless = predicate in far.nameless
        self._within = predicate in far.within
        self._numbers: dict[object, int] = {}

    def __missing__(self, value: str) -> int:
        seen: object = self._nodes[value]
        if self._by_name or self._nameless:
            seen = value if self._by_name else None, self._nameless and value.startswith("_:"), seen
        number = self[value] = self._numbers.setdefault(seen, len(self._numbers))
        return number

    def literal(self, value: Literal) -> object:
        """Return what a shape takes a literal for; most occur once, so it is not kept."""
        language = value.language
        if language and not self._within:
            return language
        kind = value.datatype.value
        return kind, language, None if kind in _TEXTS and not self._within else value.value


class _Nodes(dict[str, int]):
    """Node -> the number of what a shape can tell of it from outside, whatever leads to it."""

    def __init__(self, said: Said) -> None:
        self._said = said
        self._named = sight().named | vocabulary_says().keys()
        self._second = sight().second
        self._numbers: dict[object, int] = {}

    def __missing__(self, node: str) -> int:
        own = self._said.get(node, {})
        second = () if self._second.isdisjoint(own) else self._further(own)
        seen = node if node in self._named else None, own.get(RDF.type, ()), second
        number = self[node] = self._numbers.setdefault(seen, len(self._numbers))
        return number

    def _further(self, own: dict[str, tuple[Value, ...]]) -> tuple[object, ...]:
        return tuple((predicate, frozenset(own[predicate])) for predicate in sorted(own.keys() & self._second))


class _Lines(dict[tuple[str, tuple[Value, ...]], int]):
    """A predicate and its values -> the number of what a shape takes them for."""

    def __init__(self, said: Said) -> None:
        self._numbers: dict[object, int] = {}
        self._nodes = _Nodes(said)
        #: predicate -> its values
        self.tables: dict[str, Values] = {}

    def __missing__(self, line: tuple[str, tuple[Value, ...]]) -> int:
        predicate, values = line
        table = self.tables.get(predicate)
        if table is None:
            table = self.tables[predicate] = Values(predicate, self._nodes)
        several = values if len(values) == 1 else dict.fromkeys(values)
        seen = (predicate, *[table[v] if isinstance(v, str) else table.literal(v) for v in several])
        number = self[line] = self._numbers.setdefault(seen, len(self._numbers))
        return number


class Crowd:
    """The nodes of a house by what the shapes can tell of them."""

    def __init__(self, said: Said, nodes: Iterable[str], near: Iterable[str]) -> None:
        """Take what is said of the `nodes` looked at, and of those `near` that may point at them."""
        self._said = said
        lines, kinds = _Lines(said), dict[tuple[int, ...], int]()
        number = lines.__getitem__
        outside = {node: kinds.setdefault(tuple(map(number, said[node].items())), len(kinds)) for node in near}
        #: predicate -> its values
        self.values = lines.tables
        led_to: dict[str, list[str]] = {}
        for predicate in sorted(sight().incoming & self.values.keys()):
            for value in self.values[predicate]:
                led_to.setdefault(value, []).append(predicate)
        self._led_to = led_to
        alike: dict[tuple[object, ...], list[str]] = {}
        known = vocabulary_says()
        for node in nodes:
            seen = (outside[node], tuple(led_to.get(node, ())), node if node in known else None)
            alike.setdefault(seen, []).append(node)
        #: one node -> all that are as it is
        self.groups = {group[0]: group for group in alike.values()}

    def misfits(self, engine: Engine, warnings: bool) -> Iterator[Misfit]:
        """Yield what does not meet the shapes.

        Of a text what is found counts of the nodes it is about: it names others, and says only their classes.
        """
        batches = self._batches()
        for batch, results in zip(batches, engine(map(self._text, batches), warnings), strict=True):
            written = {_name(node): node for node in batch}
            for result in results:
                node = written.get(result.node) if isinstance(result.node, str) else None
                if node is not None:
                    for member in self.groups[node]:
                        for value in self._values(result, node, member):
                            yield Misfit(member, result.shape, value)

    def _values(self, result: Result, node: str, member: str) -> Sequence[Value | None]:
        """Return the values of `member` that stand where those of `node` stand which the result is about."""
        if result.value is None:
            return [None]
        if result.path is None:
            return [member]
        own, others = (list(dict.fromkeys(self._said[n].get(result.path, ()))) for n in (node, member))
        if isinstance(result.value, str) and result.value.startswith("_:"):
            return [b for a, b in zip(own, others, strict=True) if isinstance(a, str) and a.startswith("_:")]
        return [b for a, b in zip(own, others, strict=True) if a == result.value or _name(a) == result.value]

    def _batches(self) -> list[list[str]]:
        nodes = iter(self.groups)
        return list(iter(lambda: list(islice(nodes, _AT_A_TIME)), []))

    def _text(self, nodes: Iterable[str]) -> str:
        """Return what the shapes can see of some nodes."""
        return "".join([*self._classes, *(line for node in nodes for line in self._around(node))])

    @cached_property
    def _classes(self) -> list[str]:
        return [
            f"{_written(sub)} <{RDFS.subClassOf}> {_written(parent)} .\n"
            for said in (vocabulary_says(), self._said)
            for sub, told in said.items()
            for parent in told.get(RDFS.subClassOf, ())
        ]

    def _around(self, node: str) -> Iterator[str]:
        """Yield what a shape can see from a node."""
        name, far = _written(node), sight()
        for predicate in self._led_to.get(node, ()):
            yield f"{_SOMEBODY} <{predicate}> {name} .\n"
        for told in (self._said[node], vocabulary_says().get(node, {})):
            for predicate, values in told.items():
                bare = predicate in far.nameless
                for value in values:
                    yield f"{name} <{predicate}> {value if bare and _is_nameless(value) else _written(value)} .\n"
                    if isinstance(value, str):
                        yield from self._of(value)

    def _of(self, value: str) -> Iterator[str]:
        for said in (self._said, vocabulary_says()):
            told = said.get(value, {})
            for predicate in (RDF.type, *sorted(sight().second & told.keys())):
                for what in told.get(predicate, ()):
                    yield f"{_written(value)} <{predicate}> {_written(what)} .\n"


def _is_nameless(value: Value) -> bool:
    return isinstance(value, str) and value.startswith("_:")


def _name(value: Value) -> Value:
    return _NAMELESS + name_of(value)[2:] if _is_nameless(value) else value


def _written(value: Value) -> str:
    return f"<{_name(value)}>" if isinstance(value, str) else str(value)
