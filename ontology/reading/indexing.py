"""What a house says by subject and predicate; what the house says itself comes before what the vocabulary says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from pyoxigraph import Literal

from ontology.names import local_name
from ontology.reading.assembling import vocabulary
from ontology.reading.dataset import Said, Value, name_of
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS
from ontology.text import Text

__all__ = ["Index", "vocabulary_says"]

_NOTHING: Mapping[str, list[Value]] = {}
_NONE: Sequence[Value] = ()


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
        self._classes: dict[tuple[str, ...], frozenset[str]] = {}
        self.superclasses = self._superclasses(background)
        self.of_class = self._instances()

    def about(self, subject: str) -> Mapping[str, Sequence[Value]]:
        """Return all that is said of a subject."""
        return self._said.get(subject, _NOTHING)

    def values(self, subject: str, predicate: str) -> Sequence[Value]:
        return self._said.get(subject, _NOTHING).get(predicate, _NONE)

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        told = self._said.get(subject)
        if told is None or predicate not in told:
            return ()
        values = told[predicate]
        if len(values) == 1 and isinstance(values[0], str):
            return (values[0],)
        return tuple(sorted({v for v in values if isinstance(v, str)}))

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        """All values as strings, literals too (a legal basis may be a text)."""
        values = self._said.get(subject, _NOTHING).get(predicate)
        return tuple(sorted(set(map(name_of, values)))) if values else ()

    def iri(self, subject: str, predicate: str) -> str | None:
        found = self.iris(subject, predicate)
        return found[0] if found else None

    def literals(self, subject: str, predicate: str) -> Sequence[Literal]:
        told = self._said.get(subject)
        if told is None or predicate not in told:
            return ()
        found = [v for v in told[predicate] if not isinstance(v, str)]
        return sorted(found, key=lambda v: (v.language or "", v.value)) if len(found) > 1 else found

    def string(self, subject: str, predicate: str) -> str | None:
        found = self.literals(subject, predicate)
        return found[0].value if found else None

    def day(self, subject: str, predicate: str) -> date | None:
        text = self.string(subject, predicate)
        return date.fromisoformat(text[:10]) if text else None

    def text(self, subject: str, predicate: str) -> Text | None:
        found = self.literals(subject, predicate)
        if not found:
            return None
        by_language = {v.language or "": v.value for v in reversed(found)}
        nl = by_language.get("nl") or by_language.get("") or by_language.get("en")
        en = by_language.get("en") or by_language.get("") or by_language.get("nl")
        first = next(iter(by_language.values()))
        return Text(nl or first, en or first)

    def texts(self, subject: str, predicate: str) -> tuple[Text, ...]:
        """All values in pairs: the first Dutch with the first English, and so on."""
        values = self.values(subject, predicate)
        if not values:
            return ()
        by_language: dict[str, list[str]] = {}
        for value in values:
            if not isinstance(value, str):
                by_language.setdefault(value.language or "", []).append(value.value)
        nl, en = by_language.get("nl", []), by_language.get("en", [])
        count = max(len(nl), len(en))
        pairs = [Text(nl[i] if i < len(nl) else en[i], en[i] if i < len(en) else nl[i]) for i in range(count)]
        return (*pairs, *(Text(words, words) for words in by_language.get("", [])))

    def label(self, subject: str) -> Text:
        known = self._labels.get(subject)
        if known is None:
            known = self._labels[subject] = self._label(subject)
        return known

    def _label(self, subject: str) -> Text:
        for predicate in (SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label):
            found = self.text(subject, predicate)
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

    def classes(self, subject: str) -> frozenset[str]:
        """Return the classes of a subject with all their superclasses."""
        types = tuple(map(name_of, self.values(subject, RDF.type)))
        known = self._classes.get(types)
        if known is None:
            known = frozenset().union(*(self.superclasses.get(name, (name,)) for name in types))
            self._classes[types] = known
        return known

    def _instances(self) -> dict[str, list[str]]:
        instances: dict[str, list[str]] = {}
        for subject in self.having(RDF.type):
            for cls in self.classes(subject):
                instances.setdefault(cls, []).append(subject)
        return instances

    def in_house(self, subject: str) -> bool:
        return subject in self._house

    def subjects_with(self, predicate: str) -> list[str]:
        """Return the subjects of which the house itself says this."""
        return sorted(s for s, properties in self._house.items() if predicate in properties)

    def referred_to(self, predicates: frozenset[str]) -> set[str]:
        """Return the nodes that the house itself refers to by any of these."""
        return {
            value
            for properties in self._house.values()
            for predicate in predicates & properties.keys()
            for value in properties[predicate]
            if isinstance(value, str)
        }

    def having(self, *predicates: str) -> list[str]:
        """Return the subjects of which the house or the vocabulary says any of these."""
        said = self._said.items()
        return sorted({s for predicate in predicates for s, properties in said if predicate in properties})
