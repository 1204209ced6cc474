"""Which choices lack structural funding: what the record says about money, choice by choice.

"None" (a source says there is no cover), "unknown" (looked
for and not found, or not accepted on this evidence) and "not recorded" (nobody wrote anything down) are
three different things and stay apart. The category follows the gaps that `graph.answers.answering` finds.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from graph.answers.answering import answer
from graph.answers.explaining import reference
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting
from graph.questions.roles import Holding, holding
from graph.records import (
    ChoiceAnswer,
    HouseInfo,
    Reference,
)
from graph.words.grammar import counted, day_in_words
from graph.words.telling import told
from ontology.namespaces import HVT
from ontology.reading.facts import Funding, bounds_of
from ontology.text import Text

__all__ = ["CATEGORIES", "FundingAnswer", "FundingStatement", "Money", "funding"]

#: What the record says about the money of a choice, from lacking to lasting, in words.
CATEGORIES: Mapping[str, Text] = {
    "none": Text("geen", "none"),
    "incidental": Text("incidenteel", "incidental"),
    "unknown": Text("onbekend", "unknown"),
    "not-recorded": Text("niet vastgelegd", "not recorded"),
    "structural": Text("structureel", "structural"),
}

_NOT_FOUND = Text(
    "gezocht; of er geld is, of van welke aard, is niet gevonden",
    "looked for; whether there is money, or of what nature, was not found",
)
_NO_NATURE = Text("van welke aard het geld is, is niet vastgelegd", "of what nature the money is, is not recorded")
_NOT_ACCEPTED = Text("niet aanvaard op dit bewijs", "not accepted on this evidence")


@dataclass(frozen=True, slots=True)
class FundingStatement:
    """One funding statement that is valid on the day."""

    iri: str
    #: none, incidental or structural; None when the record does not say which
    kind: str | None
    amount: str | None
    #: of the amount, as ISO 4217 has it
    currency: str
    period: str | None
    status: str
    valid_from: str | None
    valid_until: str | None
    #: it has a kind and its status is accepted
    counts: bool
    #: why it does not count
    remark: Text | None
    sources: tuple[Reference, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """What is recorded on the money of one choice, and who finances it."""

    iri: str
    label: Text
    notation: str | None
    funding: str
    #: accepted statements say both that there is money and that there is none
    contested: bool
    statements: tuple[FundingStatement, ...]
    financed_by: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class FundingAnswer:
    """Every choice on the agenda, those that lack money first."""

    house: HouseInfo
    sentence: Text
    counts: Mapping[str, int]
    choices: tuple[Money, ...]


_KINDS = {HVT.NoFunding: "none", HVT.IncidentalFunding: "incidental", HVT.StructuralFunding: "structural"}


def funding(setting: Setting) -> FundingAnswer:
    """Return what is recorded on the money of every choice on the day of the setting.

    Parameters
    ----------
    setting
        What `graph.house.setting.setting` returns.

    Returns
    -------
    FundingAnswer
        One `Money` per choice: none, then incidental, unknown, not recorded and structural, then by IRI.
        A house without any statement has every choice under "not-recorded" and says so in its sentence.
    """
    ladders = Ladders(setting)
    facts = ladders.facts
    choices = [_money(choice, ladders) for choice in answer(setting).choices]
    choices.sort(key=lambda c: (list(CATEGORIES).index(c.funding), c.iri))
    counts = {category: sum(c.funding == category for c in choices) for category in CATEGORIES}
    house = setting.house
    return FundingAnswer(house, _told(house, counts, choices, bool(facts.funding)), counts, tuple(choices))


def _money(choice: ChoiceAnswer, ladders: Ladders) -> Money:
    said = ladders.money(choice.iri)
    payers = [role for role in ladders.assigned(choice.iri) if role.role == HVT.Finances]
    statements = tuple(_statement(money, ladders) for money in said)
    kinds = {s.kind for s in statements if s.counts}
    return Money(
        iri=choice.iri,
        label=choice.label,
        notation=choice.notation,
        funding=_category(choice, bool(said), kinds),
        contested="none" in kinds and len(kinds) > 1,
        statements=statements,
        financed_by=tuple(
            holding(role, ladders) for role in sorted(payers, key=lambda r: (r.actor is None, r.actor or "", r.iri))
        ),
    )


def _category(choice: ChoiceAnswer, said: bool, kinds: Container[str | None]) -> str:
    """Return what is recorded on the money of a choice: no gap says nothing of it (model-2.md 4), a statement does."""
    codes = {(gap.code, gap.about) for gap in choice.gaps}
    if ("unfunded", None) in codes:
        return "none"
    if ("incidental-funding", None) in codes:
        return "incidental"
    if ("unknown", "funding") in codes:
        return "unknown" if said else "not-recorded"
    laid_down = next((kind for kind in ("structural", "incidental", "none") if kind in kinds), None)
    return laid_down or ("unknown" if said else "not-recorded")


def _statement(money: Funding, ladders: Ladders) -> FundingStatement:
    counts = ladders.counts(money)
    remark = _NOT_ACCEPTED if money.kind else _NO_NATURE
    start, end = bounds_of(ladders.facts, money)
    return FundingStatement(
        iri=money.iri,
        kind=_KINDS.get(money.kind or ""),
        amount=money.amount,
        currency=money.currency,
        period=money.period,
        status=money.status,
        valid_from=start or None,
        valid_until=end or None,
        counts=counts,
        remark=None if counts else (_NOT_FOUND if money.status == "unknown" else remark),
        sources=tuple(reference(ladders.facts, source) for source in money.sources),
        notes=money.notes,
    )


def _told(house: HouseInfo, counts: Mapping[str, int], choices: Sequence[Money], any_on_record: bool) -> Text:
    day = day_in_words(house.reference_date)
    if not choices:
        return told(
            "Op {day} staat in dit dossier geen enkele keuze; over geld is dus niets te zeggen.",
            "On {day} this record has no choice at all, so there is nothing to say about money.",
            day=day,
        )
    total = counted(len(choices), "choice")
    if not any_on_record:
        return told(
            "Dit huis legt over geld niets vast: van de {total} op {day} is van geen enkele gezegd of er "
            "financiering is. Dat is niet hetzelfde als geen financiering.",
            "This house records nothing about money: of the {total} on {day} it says of none whether there is "
            "funding. That is not the same as no funding.",
            total=total,
            day=day,
        )
    return told(
        "Van de {total} op {day} is in dit dossier voor {structural} structurele financiering vastgelegd en voor "
        "{incidental} alleen incidentele; voor {none} zegt een bron dat er geen is; voor {unknown} is het onbekend "
        "(gezocht en niet gevonden, of niet aanvaard op dit bewijs) en voor {not_recorded} is niets vastgelegd.",
        "Of the {total} on {day}, this record lays down structural funding for {structural} and incidental funding "
        "only for {incidental}; for {none} a source says that there is none; for {unknown} it is unknown (looked for "
        "and not found, or not accepted on this evidence) and for {not_recorded} nothing is recorded.",
        total=total,
        day=day,
        **{name.replace("-", "_"): count for name, count in counts.items()},
    )
