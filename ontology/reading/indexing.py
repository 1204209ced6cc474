"""What a house says by subject and predicate; what the house says itself comes before what the vocabulary says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from pyoxigraph import Literal

from ontology.names import local_name
from ontology.reading import values
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Said, Value, name_of
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS
from ontology.text import Text

__all__ = ["Index", "vocabulary_says"]

_NOTHING: Mapping[str, tuple[Value, ...]] = {}


@cache
def vocabulary_says() -> Said:
    """Return what the vocabulary says, by subject and predicate."""
    return vocabulary().says()


class Index:
    """subject -> predicate -> values, the house before the vocabulary."""

    def __init__(self, house: Said, background: Said, withdrawn: frozenset[str] = frozenset()) -> None:
        self._house = {s: said for s, said in house.items() if s not in withdrawn} if withdrawn else house
        both = self._house.keys() & background.keys()
        self._said = {**background, **self._house, **{s: {**background[s], **self._house[s]} for s in both}}
        self._labels: dict[str, Text] = {}
        self._classes: dict[tuple[Value, ...], frozenset[str]] = {}
        self.superclasses = self._superclasses(background)
        self._of_class = self._instances()

    def about(self, subject: str) -> Mapping[str, tuple[Value, ...]]:
        """Return all that is said of a subject."""
        return self._said.get(subject, _NOTHING)

    def values(self, subject: str, predicate: str) -> tuple[Value, ...]:
        return self._said.get(subject, _NOTHING).get(predicate, ())

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        return values.iris(self.values(subject, predicate))

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        return values.names(self.values(subject, predicate))

    def iri(self, subject: str, predicate: str) -> str | None:
        return values.iri(self.values(subject, predicate))

    def literals(self, subject: str, predicate: str) -> Sequence[Literal]:
        return values.literals(self.values(subject, predicate))

    def string(self, subject: str, predicate: str) -> str | None:
        return values.string(self.values(subject, predicate))

    def day(self, subject: str, predicate: str) -> date | None:
        return values.day(self.values(subject, predicate))

    def is_so(self, subject: str, predicate: str) -> bool | None:
        return values.is_so(self.values(subject, predicate))

    def text(self, subject: str, predicate: str) -> Text | None:
        return values.text(self.values(subject, predicate))

    def texts(self, subject: str, predicate: str) -> tuple[Text, ...]:
        return values.texts(self.values(subject, predicate))

    def label(self, subject: str) -> Text:
        known = self._labels.get(subject)
        if known is None:
            known = self._labels[subject] = self._label(subject)
        return known

    def _label(self, subject: str) -> Text:
        told = self.about(subject)
        for predicate in (SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label):
            found = values.text(told[predicate]) if predicate in told else None
            if found:
                return found
        name = local_name(subject)
        return Text(name, name)

    def _superclasses(self, background: Said) -> dict[str, frozenset[str]]:
        parents: dict[str, set[str]] = {}
        for said in (background, self._house):
            for subject, properties in said.items():
                for parent in properties.get(RDFS.subClassOf, ()):
                    parents.setdefault(subject, set()).add(name_of(parent))
        closed: dict[str, frozenset[str]] = {}
        for start in parents:
            seen, waiting = {start}, [start]
            while waiting:
                for parent in parents.get(waiting.pop(), set()) - seen:
                    seen.add(parent)
                    waiting.append(parent)
            closed[start] = frozenset(seen)
        return closed

    def classes(self, types: tuple[Value, ...]) -> frozenset[str]:
        """Return the classes of what has these types, with all their superclasses."""
        known = self._classes.get(types)
        if known is None:
            known = frozenset().union(*(self.superclasses.get(name, (name,)) for name in map(name_of, types)))
            self._classes[types] = known
        return known

    def _instances(self) -> dict[str, list[str]]:
        alike: dict[tuple[Value, ...], list[str]] = {}
        for subject, properties in self._said.items():
            types = properties.get(RDF.type)
            if types:
                alike.setdefault(types, []).append(subject)
        instances: dict[str, list[str]] = {}
        for types, subjects in alike.items():
            for cls in self.classes(types):
                instances.setdefault(cls, []).extend(subjects)
        return instances

    def of_class(self, cls: str) -> list[str]:
        """Return what is of a class or of one below it, sorted."""
        return sorted(self._of_class.get(cls, ()))

    def in_house(self, subject: str) -> bool:
        return subject in self._house

    def subjects_with(self, predicate: str) -> list[str]:
        """Return the subjects of which the house itself says this."""
        return sorted(s for s, properties in self._house.items() if predicate in properties)

    def subjects_where(self, predicates: Sequence[str], holds: Callable[[Value], bool]) -> list[str]:
        """Return the subjects of which the house itself says, by any of these, something of which this holds."""
        told = [
            (s, said[predicate]) for predicate in predicates for s, said in self._house.items() if predicate in said
        ]
        fitting = {values for values in {values for _, values in told} if any(map(holds, values))}
        return sorted({subject for subject, values in told if values in fitting})

    def referred_to(self, predicates: frozenset[str]) -> set[str]:
        """Return the nodes that the house itself refers to by any of these."""
        told = (said[predicate] for said in self._house.values() for predicate in predicates if predicate in said)
        return {value for values in set(told) for value in values if isinstance(value, str)}

    def having(self, *predicates: str) -> list[str]:
        """Return the subjects of which the house or the vocabulary says any of these."""
        said = self._said.items()
        return sorted({s for predicate in predicates for s, properties in said if predicate in properties})
