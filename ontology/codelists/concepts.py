"""A concept of a code list, and what the vocabulary says of it by predicate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ontology.namespaces import HVT
from ontology.reading.dataset import Value, name_of
from ontology.reading.jurisdictions import holds_in, vocabulary_in
from ontology.standards import RDF, SKOS
from ontology.text import Text

__all__ = ["Concept", "concept", "concepts"]

_NONE: Sequence[Value] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of the vocabulary with everything said of it."""

    iri: str
    said: Mapping[str, Sequence[Value]]

    @property
    def code(self) -> str:
        """Its notation; empty when it has none."""
        return self.one(SKOS.notation) or ""

    @property
    def rank(self) -> int:
        """Its place in the order of its list; 0 when the list has no order."""
        return int(self.one(HVT.rank) or 0)

    @property
    def label(self) -> Text:
        return self.text(SKOS.prefLabel)

    @property
    def definition(self) -> Text:
        return self.text(SKOS.definition)

    def one(self, predicate: str) -> str | None:
        """Return the first value as a string; None when nothing is said."""
        return next(map(name_of, self.said.get(predicate, _NONE)), None)

    def all(self, predicate: str) -> frozenset[str]:
        return frozenset(map(name_of, self.said.get(predicate, _NONE)))

    def is_so(self, predicate: str) -> bool | None:
        """Return what is said to be true or false; None when nothing is said."""
        return {"true": True, "false": False}.get(self.one(predicate) or "")

    def text(self, predicate: str) -> Text:
        """Return words in both languages; where the vocabulary has one language only, both hold it."""
        words = {v.language or "": v.value for v in self.said.get(predicate, _NONE) if not isinstance(v, str)}
        nl, en, plain = words.get("nl"), words.get("en"), words.get("", "")
        return Text(nl or en or plain, en or nl or plain)


def concept(iri: str, law: str | None = None) -> Concept:
    """Return a term of the vocabulary as it is under this law; KeyError when it has no such term."""
    return Concept(iri, vocabulary_in(law)[iri])


def concepts(cls: str, law: str | None = None) -> tuple[Concept, ...]:
    """Return every instance of a class, by rank, then by IRI: what holds under this law; None: under any.

    The empty law is that of no state: what holds everywhere.
    """
    told = vocabulary_in(law).items()
    found = (Concept(iri, said) for iri, said in told if cls in said.get(RDF.type, _NONE))
    if law is not None:
        found = (known for known in found if holds_in(known.said, law))
    return tuple(sorted(found, key=lambda c: (c.rank, c.iri)))
