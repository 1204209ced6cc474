"""What no shape can tell apart is asked once.

A state has a hundred thousand relations and few kinds of mistake. Two nodes of which the same is said, by predicates
and by what the values are to a shape (`ontology.checking.sight`), meet the same shapes: one of them is put before the
engine, with its neighbourhood, and what is found of it is found of all, each with its own value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, repeat

from pyoxigraph import Literal

from ontology.checking.engines import Engine, Result
from ontology.checking.sight import sight
from ontology.reading.dataset import Said, Value, name_of
from ontology.reading.jurisdictions import vocabulary_says
from ontology.reading.tables import Table
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


class Values(dict[tuple[Value, ...], int]):
    """The values of a predicate -> the number of what a shape takes them for."""

    def __init__(self, predicate: str, nodes: _Nodes) -> None:
        far = sight()
        self._nodes = nodes
        self._by_name = predicate == RDF.type
        self._nameless = predicate in far.nameless
        self._within = predicate in far.within
        self._numbers: dict[object, int] = {}
        #: languages, one text in each -> the number of such texts
        self._apart: dict[tuple[str | None, ...], int] = {}
        #: the nodes among them
        self.nodes: set[str] = set()

    def numbers(self, column: Sequence[tuple[Value, ...]]) -> Iterable[int]:
        """Return the number of each of some values. Most columns are of single nodes, or of texts in a language."""
        first = column[0]
        if len(column) > 1 and column[-1] is first and column.count(first) == len(column):  # as most kinds, statuses
            return repeat(next(iter(self.numbers(column[:1]))), len(column))
        told = list(chain.from_iterable(column))
        kinds = set(map(type, told))
        if str not in kinds:
            return map(self.__getitem__ if self._within else self._spoken, column)
        self.nodes.update(told if len(kinds) == 1 else (value for value in told if isinstance(value, str)))  # type: ignore[arg-type]
        if len(kinds) > 1 or len(told) > len(column) or self._by_name or self._nameless:
            return map(self.__getitem__, column)
        return map(self._nodes.__getitem__, told)  # type: ignore[arg-type]

    def __missing__(self, values: tuple[Value, ...]) -> int:
        number = self[values] = -1 - self._numbers.setdefault(self._seen(values), len(self._numbers))
        return number

    def _spoken(self, values: tuple[Value, ...]) -> int:
        """Return the number of texts of which no letter is read: of what is in one language each that is enough."""
        languages = tuple([value.language for value in values if not isinstance(value, str)])
        number = self._apart.get(languages)
        if number is None:
            number = self[values]
            if _all_differ(languages):
                self._apart[languages] = number
        return number

    def _seen(self, values: tuple[Value, ...]) -> tuple[object, ...]:
        if not self._within:
            languages = tuple([None if isinstance(value, str) else value.language for value in values])
            if _all_differ(languages):  # as most labels are
                return languages
        return tuple([self._node(v) if isinstance(v, str) else self._literal(v) for v in dict.fromkeys(values)])

    def _node(self, value: str) -> object:
        seen = self._nodes[value]
        if self._by_name or self._nameless:
            return value if self._by_name else None, self._nameless and value.startswith("_:"), seen
        return seen

    def _literal(self, value: Literal) -> object:
        language = value.language
        if language and not self._within:
            return language
        kind = value.datatype.value
        return kind, language, None if kind in _TEXTS and not self._within else value.value


class _Nodes(dict[str, int]):
    """Node -> the number of what a shape can tell of it from outside, whatever leads to it."""

    def __init__(self, said: Said, near: Iterable[Table]) -> None:
        self._said = said
        self._named = sight().named | vocabulary_says().keys()
        self._second = sight().second
        self._numbers: dict[object, int] = {}
        for table in near:
            if self._second.isdisjoint(table.columns):
                types = table.columns.get(RDF.type) or [()] * len(table.subjects)
                numbers = {kinds: self._number((None, kinds, ())) for kinds in frozenset(types)}
                self.update(zip(table.subjects, map(numbers.__getitem__, types), strict=True))
        for node in self.keys() & self._named:
            del self[node]

    def __missing__(self, node: str) -> int:
        own = self._said.get(node, {})
        second = () if self._second.isdisjoint(own) else self._further(own)
        number = self[node] = self._number((node if node in self._named else None, own.get(RDF.type, ()), second))
        return number

    def _number(self, seen: tuple[object, ...]) -> int:
        return self._numbers.setdefault(seen, len(self._numbers))

    def _further(self, own: dict[str, tuple[Value, ...]]) -> tuple[object, ...]:
        return tuple((predicate, frozenset(own[predicate])) for predicate in sorted(own.keys() & self._second))


def _alike(nodes: Sequence[str], *seen: Iterable[object]) -> Iterable[list[str]]:
    """Return the nodes of which the same is seen together; what is seen of all of them parts none."""
    parting = [column for column in map(list, seen) if column and column.count(column[0]) < len(column)]
    if not parting:
        return [list(nodes)]
    found = defaultdict[object, list[str]](list)
    for node, what in zip(nodes, zip(*parting, strict=True) if len(parting) > 1 else parting[0], strict=True):
        found[what].append(node)
    return found.values()


class Crowd:
    """The nodes of a house by what the shapes can tell of them."""

    def __init__(self, said: Said, near: Sequence[Table], among: Container[str] | None = None) -> None:
        """Take what is said of the nodes looked at (all, or `among` these) and of those `near` that may point at it."""
        self._said = said
        #: (node, predicate) -> its values, and where each stands among them: one node may have thousands
        self._lists: dict[tuple[str, str], Sequence[Value]] = {}
        self._places: dict[tuple[str, str], Mapping[Value, Sequence[int]]] = {}
        nodes = _Nodes(said, near)
        lines = {predicate: Values(predicate, nodes) for table in near for predicate in table.columns}
        told = [[lines[predicate].numbers(column) for predicate, column in table.columns.items()] for table in near]
        #: predicate -> the nodes it leads to
        self.values = {predicate: values.nodes for predicate, values in lines.items()}
        led_to: dict[str, tuple[str, ...]] = {}
        for predicate in sorted(sight().incoming & self.values.keys()):
            for value in self.values[predicate]:
                led_to[value] = (*led_to.get(value, ()), predicate)
        self._led_to = led_to
        known = {node: node for node in vocabulary_says().keys() & said.keys()}
        #: one node -> all that are as it is
        self.groups: dict[str, list[str]] = {}
        for table, numbers in zip(near, told, strict=True):
            beside = map(led_to.get, table.subjects), map(known.get, table.subjects)
            for group in _alike(table.subjects, *numbers, *beside):
                asked = group if among is None else [node for node in group if node in among]
                self.groups.update(dict.fromkeys(asked[:1], asked))

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
        sought = "_:" if _is_nameless(result.value) else result.value
        others = self._listed(member, result.path)
        return [others[at] for at in self._positions(node, result.path).get(sought, ())]

    def _listed(self, node: str, path: str) -> Sequence[Value]:
        """Return the values of a node, each once."""
        if (node, path) not in self._lists:
            self._lists[node, path] = tuple(dict.fromkeys(self._said[node].get(path, ())))
        return self._lists[node, path]

    def _positions(self, node: str, path: str) -> Mapping[Value, Sequence[int]]:
        """Return where each value stands among those of a node, by itself and by what a text calls it."""
        if (node, path) not in self._places:
            found = defaultdict[Value, list[int]](list)
            for at, value in enumerate(self._listed(node, path)):
                for name in {value, _name(value), "_:" if _is_nameless(value) else value}:
                    found[name].append(at)
            self._places[node, path] = found
        return self._places[node, path]

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


def _all_differ(languages: tuple[str | None, ...]) -> bool:
    return None not in languages and len({*languages}) == len(languages)


def _is_nameless(value: Value) -> bool:
    return isinstance(value, str) and value.startswith("_:")


def _name(value: Value) -> Value:
    return _NAMELESS + name_of(value)[2:] if _is_nameless(value) else value


def _written(value: Value) -> str:
    return f"<{_name(value)}>" if isinstance(value, str) else str(value)
