"""Statements by subject and predicate: what a house says itself comes before what the vocabulary says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pyoxigraph import Literal, Quad

from ontology.dataset import key
from ontology.names import local_name
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS
from ontology.text import Text

__all__ = ["Index"]


class Index:
    """subject -> predicate -> terms, the house before the vocabulary."""

    def __init__(self, house: Iterable[Quad], background: Iterable[Quad], withdrawn: frozenset[str]) -> None:
        self._house = self._index(house, withdrawn)
        self._background = self._index(background, frozenset())
        self.superclasses = self._superclasses()
        self.of_class = self._instances()

    @staticmethod
    def _index(quads: Iterable[Quad], withdrawn: frozenset[str]) -> dict[str, dict[str, list[object]]]:
        index: dict[str, dict[str, list[object]]] = {}
        for quad in quads:
            subject = key(quad.subject)
            if subject not in withdrawn:
                index.setdefault(subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
        return index

    def terms(self, subject: str, predicate: str) -> list[object]:
        own = self._house.get(subject, {}).get(predicate)
        return own if own is not None else self._background.get(subject, {}).get(predicate, [])

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted({key(t) for t in self.terms(subject, predicate) if not isinstance(t, Literal)}))

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        """All values as strings, literals too (a legal basis may be a text)."""
        return tuple(sorted({key(t) for t in self.terms(subject, predicate)}))

    def iri(self, subject: str, predicate: str) -> str | None:
        return next(iter(self.iris(subject, predicate)), None)

    def literals(self, subject: str, predicate: str) -> list[Literal]:
        found = [t for t in self.terms(subject, predicate) if isinstance(t, Literal)]
        return sorted(found, key=lambda t: (t.language or "", t.value))

    def string(self, subject: str, predicate: str) -> str | None:
        return next((t.value for t in self.literals(subject, predicate)), None)

    def day(self, subject: str, predicate: str) -> date | None:
        text = self.string(subject, predicate)
        return date.fromisoformat(text[:10]) if text else None

    def text(self, subject: str, predicate: str) -> Text | None:
        by_language = {t.language or "": t.value for t in reversed(self.literals(subject, predicate))}
        if not by_language:
            return None
        nl = by_language.get("nl") or by_language.get("") or by_language.get("en")
        en = by_language.get("en") or by_language.get("") or by_language.get("nl")
        first = next(iter(by_language.values()))
        return Text(nl or first, en or first)

    def texts(self, subject: str, predicate: str) -> tuple[Text, ...]:
        """All values in pairs: the first Dutch with the first English, and so on."""
        by_language: dict[str, list[str]] = {}
        for literal in self.terms(subject, predicate):
            if isinstance(literal, Literal):
                by_language.setdefault(literal.language or "", []).append(literal.value)
        nl, en = by_language.get("nl", []), by_language.get("en", [])
        count = max(len(nl), len(en))
        pairs = [Text(nl[i] if i < len(nl) else en[i], en[i] if i < len(en) else nl[i]) for i in range(count)]
        return (*pairs, *(Text(words, words) for words in by_language.get("", [])))

    def label(self, subject: str) -> Text:
        for predicate in (SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label):
            found = self.text(subject, predicate)
            if found:
                return found
        name = local_name(subject)
        return Text(name, name)

    def is_named(self, subject: str) -> bool:
        return bool(self.terms(subject, SKOS.prefLabel) or self.terms(subject, FOAF.name))

    def _superclasses(self) -> dict[str, frozenset[str]]:
        parents: dict[str, set[str]] = {}
        for index in (self._background, self._house):
            for subject, properties in index.items():
                for parent in properties.get(RDFS.subClassOf, []):
                    parents.setdefault(subject, set()).add(key(parent))
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
        found: set[str] = set()
        for term in self.terms(subject, RDF.type):
            found |= self.superclasses.get(key(term), frozenset({key(term)}))
        return frozenset(found)

    def _instances(self) -> dict[str, list[str]]:
        instances: dict[str, list[str]] = {}
        for subject in sorted(self._house.keys() | self._background.keys()):
            for cls in self.classes(subject):
                instances.setdefault(cls, []).append(subject)
        return instances

    def in_house(self, subject: str) -> bool:
        return subject in self._house

    def subjects_with(self, predicate: str) -> list[str]:
        return sorted(s for s, properties in self._house.items() if predicate in properties)

    def described(self) -> list[str]:
        named = self._house.keys() | self._background.keys()
        return sorted(named)
