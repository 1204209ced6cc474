"""The words of verdicts, gaps, statuses and roles, as the vocabulary has them: a jurist changes them there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ontology.codelists.concepts import concept, concepts
from ontology.namespaces import HVT
from ontology.standards import OWL
from ontology.text import Text

__all__ = [
    "GapWords",
    "VerdictWords",
    "class_words",
    "currency_signs",
    "definition",
    "each_for_itself",
    "gap_words",
    "role_letters",
    "status_words",
    "uses_public_power",
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


@cache
def gap_words(law: str = "") -> Mapping[tuple[str, str | None], GapWords]:
    """Return (gap code, aspect) -> words as a law puts them; only `unknown` has aspects (decider, chain, funding)."""
    found = {}
    for gap in concepts(HVT.GapCode, law):
        threshold = gap.one(HVT.threshold)
        found[gap.code, gap.one(HVT.aspect)] = GapWords(
            label=gap.label,
            definition=gap.definition,
            message=gap.text(HVT.messageTemplate),
            question=gap.text(HVT.questionTemplate),
            threshold=int(threshold) if threshold else None,
        )
    return found


def words_of_gap(code: str, missing: Sequence[str] = (), about: str | None = None, law: str = "") -> GapWords:
    """Return the words of a gap in the form it takes, as they are put under a law.

    `unknown` goes by what is unknown; `limited-powers` that misses no power is bounded.
    """
    form = "bounded" if code == "limited-powers" and not missing else about
    return gap_words(law)[code, form]


@cache
def verdict_words() -> Mapping[str, VerdictWords]:
    """Return verdict -> label, definition and symbol, in order of rank."""
    return {v.code: VerdictWords(v.label, v.definition, v.one(HVT.symbol) or "") for v in concepts(HVT.Verdict)}


@cache
def class_words() -> Mapping[str, Text]:
    """Return class IRI -> its label."""
    return {cls.iri: cls.label for cls in concepts(OWL.Class)}


def definition(term: str) -> Text:
    """Return what the vocabulary says a term means; KeyError when it has no such term."""
    return concept(term).definition


@cache
def status_words() -> Mapping[str, Text]:
    """Return status -> its label."""
    return {status.iri.rsplit("#", 1)[-1]: status.label for status in concepts(HVT.Status)}


@cache
def currency_signs() -> Mapping[str, str]:
    """Return code of ISO 4217 -> the sign an amount is written with, for a currency that has one."""
    return {money.code: money.one(HVT.symbol) or "" for money in concepts(HVT.Currency)}


@cache
def role_letters() -> Mapping[str, tuple[str, Text]]:
    """Return role IRI -> the letter of the role matrix and its label."""
    return {role.iri: (role.code, role.label) for role in concepts(HVT.Role)}


@cache
def each_for_itself() -> frozenset[str]:
    """Return the roles that each member of a collective has for itself when the collective has them."""
    return frozenset(role.iri for role in concepts(HVT.Role) if role.is_so(HVT.eachForItself))


@cache
def _public_power() -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds of choice that use a public power: always, and only when they bind somebody."""
    kinds = concepts(HVT.ChoiceKind)
    return (
        frozenset(kind.iri for kind in kinds if kind.is_so(HVT.usesPublicPower)),
        frozenset(kind.iri for kind in kinds if kind.is_so(HVT.usesPublicPowerWhenBinding)),
    )


def uses_public_power(kinds: Sequence[str], *, binds: bool) -> bool:
    """Tell whether a choice of these kinds, which binds somebody or not, uses a public power."""
    always, when_binding = _public_power()
    return not always.isdisjoint(kinds) or (binds and not when_binding.isdisjoint(kinds))
