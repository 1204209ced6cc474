"""The words of verdicts and gaps, as the vocabulary has them: a jurist changes them there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ontology.namespaces import HVT
from ontology.reading.dataset import Value, name_of
from ontology.reading.indexing import vocabulary_says
from ontology.standards import OWL, RDF, SKOS
from ontology.text import Text

__all__ = [
    "GapWords",
    "VerdictWords",
    "class_words",
    "definition",
    "each_for_itself",
    "gap_words",
    "public_power_kinds",
    "role_letters",
    "status_words",
    "verdict_words",
    "words_of_gap",
]


@dataclass(frozen=True, slots=True)
class GapWords:
    """What a gap is called, says and asks. Templates have {placeholders} that graph.answers.gaps fills."""

    label: Text
    definition: Text
    message: Text
    question: Text
    threshold: int | None


@dataclass(frozen=True, slots=True)
class VerdictWords:
    label: Text
    definition: Text
    symbol: str


_Properties = Mapping[str, list[Value]]


def _text(properties: _Properties, predicate: str) -> Text:
    words = {t.language or "": t.value for t in properties.get(predicate, []) if not isinstance(t, str)}
    return Text(
        words.get("nl") or words.get("en") or words.get("", ""), words.get("en") or words.get("nl") or words.get("", "")
    )


def _one(properties: _Properties, predicate: str) -> str | None:
    return next(map(name_of, properties.get(predicate, [])), None)


def _of_class(cls: str) -> dict[str, _Properties]:
    return {iri: p for iri, p in sorted(vocabulary_says().items()) if cls in p.get(RDF.type, [])}


@cache
def gap_words() -> Mapping[tuple[str, str | None], GapWords]:
    """Return (gap code, aspect) -> words; only `unknown` has aspects (decider, chain, funding)."""
    found = {}
    for properties in _of_class(HVT.GapCode).values():
        threshold = _one(properties, HVT.threshold)
        found[_one(properties, SKOS.notation) or "", _one(properties, HVT.aspect)] = GapWords(
            label=_text(properties, SKOS.prefLabel),
            definition=_text(properties, SKOS.definition),
            message=_text(properties, HVT.messageTemplate),
            question=_text(properties, HVT.questionTemplate),
            threshold=int(threshold) if threshold else None,
        )
    return found


def words_of_gap(code: str, missing: Sequence[str] = (), about: str | None = None) -> GapWords:
    """Return the words of a gap in the form it takes.

    `unknown` goes by what is unknown; `limited-powers` that misses no power is bounded.
    """
    form = "bounded" if code == "limited-powers" and not missing else about
    return gap_words()[code, form]


@cache
def verdict_words() -> Mapping[str, VerdictWords]:
    """Return verdict -> label, definition and symbol, in order of rank."""
    concepts = sorted(_of_class(HVT.Verdict).values(), key=lambda p: int(_one(p, HVT.rank) or 0))
    return {
        _one(p, SKOS.notation) or "": VerdictWords(
            _text(p, SKOS.prefLabel), _text(p, SKOS.definition), _one(p, HVT.symbol) or ""
        )
        for p in concepts
    }


@cache
def class_words() -> Mapping[str, Text]:
    """Return class IRI -> its label."""
    return {iri: _text(p, SKOS.prefLabel) for iri, p in _of_class(OWL.Class).items()}


def definition(term: str) -> Text:
    """Return what the vocabulary says a term means; KeyError when it has no such term."""
    return _text(vocabulary_says()[term], SKOS.definition)


@cache
def status_words() -> Mapping[str, Text]:
    """Return status -> its label."""
    return {iri.rsplit("#", 1)[-1]: _text(p, SKOS.prefLabel) for iri, p in _of_class(HVT.Status).items()}


@cache
def role_letters() -> Mapping[str, tuple[str, Text]]:
    """Return role IRI -> the letter of the role matrix and its label."""
    roles = sorted(_of_class(HVT.Role).items(), key=lambda item: int(_one(item[1], HVT.rank) or 0))
    return {iri: (_one(p, SKOS.notation) or "", _text(p, SKOS.prefLabel)) for iri, p in roles}


@cache
def each_for_itself() -> frozenset[str]:
    """Return the roles that each member of a collective has for itself when the collective has them."""
    return frozenset(iri for iri, p in _of_class(HVT.Role).items() if _one(p, HVT.eachForItself) == "true")


@cache
def public_power_kinds() -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds of choice that use a public power: always, and only when they bind somebody."""
    kinds = _of_class(HVT.ChoiceKind)
    return (
        frozenset(iri for iri, p in kinds.items() if _one(p, HVT.usesPublicPower) == "true"),
        frozenset(iri for iri, p in kinds.items() if _one(p, HVT.usesPublicPowerWhenBinding) == "true"),
    )
