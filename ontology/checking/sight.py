"""How far the shapes see: what they can tell two nodes apart by, read off the shapes themselves.

A shape of ours sees one step: a node, and of what it points at the classes. One that uses a part of SHACL which
nobody has thought through here is refused, so that none can be added that sees further than anybody looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from ontology.checking.shapes import shapes_say
from ontology.reading.dataset import Said, Value, name_of
from ontology.standards import RDF, SH

__all__ = ["Sight", "sight", "sight_of"]

_SH = SH.value.removesuffix("value")

#: What a shape is and looks at.
_FRAME = frozenset({"path", "severity", "message", "targetClass", "targetSubjectsOf", "targetObjectsOf"})
#: How many values there are, whatever they are.
_COUNTS = frozenset({"minCount", "maxCount"})
#: What a value is from outside: of which class, type or language, one of these.
_OUTSIDE = frozenset(
    {"class", "in", "or", "datatype", "languageIn", "uniqueLang",
     "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShape"}
)  # fmt: skip
#: What stands in a literal.
_WITHIN = frozenset({"pattern", "minInclusive", "maxInclusive", "lessThan"})
_PATHS = frozenset({"alternativePath", "inversePath"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What the shapes see of a node, beside what is said of it: of what it points at the classes, and these."""

    #: what they call by name
    named: frozenset[str]
    #: predicates that make something of what they point at
    incoming: frozenset[str]
    #: predicates of which they also see what they say of a value
    second: frozenset[str]
    #: predicates of whose values they read the letters, texts too
    within: frozenset[str]
    #: predicates where a node without a name is another thing than one with a name
    nameless: frozenset[str]
    #: predicates of whose values they read no more than whether these patterns match, and which is the first
    patterns: Mapping[str, frozenset[str]]
    #: predicates whose values they compare with those of another
    compared: frozenset[tuple[str, str]]


@cache
def sight() -> Sight:
    """Return how far the shapes of a house see."""
    return sight_of(shapes_say())


def sight_of(shapes: Said) -> Sight:
    """Return how far these shapes see; NotImplementedError for one that sees further than anybody looks."""
    seen = _Seen({name: {p.removeprefix(_SH): values for p, values in said.items()} for name, said in shapes.items()})
    for name, said in shapes.items():
        if any(predicate.startswith(_SH) for predicate in said):
            seen.look(name)
    patterns = {predicate: frozenset(seen.patterns[predicate]) for predicate in sorted(seen.within - seen.held)}
    sets = (seen.named, seen.incoming, seen.second, seen.within, seen.nameless)
    named, incoming, second, within, nameless = map(frozenset[str], sets)
    return Sight(named, incoming, second, within, nameless, patterns, frozenset(seen.compared))


class _Seen:
    def __init__(self, shapes: Said) -> None:
        self.shapes = shapes
        #: one of several that a value must be, where the shape around it reads the letters of that value already
        self.inner = {name: shape for shape, said in shapes.items() if said.keys() >= {"or", "pattern", "path"}
                      for head in self.said(shape, "or") for name in map(name_of, self.items(head))}  # fmt: skip
        self.named: set[str] = set()
        self.incoming: set[str] = set()
        self.second: set[str] = set()
        self.within: set[str] = set()
        self.nameless: set[str] = set()
        self.patterns = defaultdict[str, set[str]](set)
        self.compared: set[tuple[str, str]] = set()
        #: predicates of which a value is held against one that stands in a shape
        self.held: set[str] = set()

    def look(self, shape: str) -> None:
        asked = self.shapes[shape].keys() - {RDF.type}
        if asked == {"property"}:
            return self.refuse_unless(self.is_undescribed(shape), shape)
        if asked <= _PATHS:
            return None
        self.refuse_unless(asked <= _FRAME | _COUNTS | _OUTSIDE | _WITHIN | {"nodeKind"}, shape)
        paths = self.said(shape, "path")
        values = asked - _FRAME - _COUNTS
        self.incoming.update(self.said(shape, "targetObjectsOf"))
        listed = [member for head in self.said(shape, "in") for member in self.items(head)]
        self.named.update(member for member in listed if isinstance(member, str))
        reads = bool(values & _WITHIN) or not all(isinstance(member, str) for member in listed)
        self.refuse_unless(bool(paths) or shape in self.inner or not (reads or "nodeKind" in values), shape)
        if reads:
            self.read(shape, values)
        if not {*self.said(shape, "nodeKind")} <= {SH.Literal, SH.BlankNodeOrIRI}:
            self.refuse_unless(values == {"nodeKind"}, shape)
            self.nameless.update(paths)
        for path in paths:
            if path in self.shapes:
                self.refuse_unless(not values, shape)
                self.walk(path, asked - _FRAME, shape)
        return None

    def read(self, shape: str, values: set[str]) -> None:
        """Note what a shape makes of the letters of a value."""
        paths, others = self.said(self.inner.get(shape, shape), "path"), self.said(shape, "lessThan")
        self.within.update(paths, others)
        self.compared.update(product(paths, others))
        for path in paths:
            self.patterns[path].update(self.said(shape, "pattern"))
            if values & {"minInclusive", "maxInclusive", "in"}:
                self.held.add(path)

    def walk(self, path: str, asked: set[str], shape: str) -> None:
        """Look along a path of several predicates: one of them, one step on, or back to who points here."""
        back = self.said(path, "inversePath")
        (way,) = back or [path]
        (head,) = self.said(way, "alternativePath") or [RDF.nil]
        steps = [name_of(step) for step in self.items(head)]
        self.refuse_unless(bool(steps) and self.shapes[path].keys() <= _PATHS, shape)
        self.refuse_unless(not back or (asked == {"minCount"} and not self.shapes.keys() & steps), shape)
        if back:
            self.incoming.update(steps)
        for step in self.shapes.keys() & steps:
            both = [name_of(predicate) for predicate in self.items(step)]
            self.refuse_unless(len(both) == 2 and not self.shapes.keys() & both, shape)
            self.second.add(both[1])

    def is_undescribed(self, shape: str) -> bool:
        """Tell whether a shape asks no more than that something has no class."""
        (inner,) = self.said(shape, "property")
        held = {predicate: self.said(inner, predicate) for predicate in self.shapes[inner]}
        return held == {"path": [RDF.type], "maxCount": ["0"]}

    def said(self, subject: str, predicate: str) -> list[str]:
        return [name_of(value) for value in self.shapes.get(subject, {}).get(predicate, ())]

    def items(self, head: str) -> list[Value]:
        """Return the members of a list."""
        found: list[Value] = []
        while RDF.first in self.shapes.get(head, {}):
            found += self.shapes[head][RDF.first]
            (head,) = self.said(head, RDF.rest)
        return found

    def refuse_unless(self, fine: bool, shape: str) -> None:
        if not fine:
            raise NotImplementedError(f"the shape {shape} sees further than ontology.checking.alike looks")
