"""What is recorded on money as JSON: `funding.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import keys, one_of, says
from exports.data.roles import HoldingJson, holding_json
from exports.data.shapes import (
    SCHEMA_VERSION,
    BoundOrNone,
    Count,
    HouseJson,
    NamedJson,
    ReferenceJson,
    Status,
    TextJson,
    Version,
    house_json,
    reference_json,
    text_json,
)
from graph.questions.funding import CATEGORIES, FundingAnswer, FundingStatement, Money

__all__ = ["FundingJson", "funding_to_json"]

#: what a statement can say; the other categories are about what is not said
_Kind = Annotated[str, one_of([c for c in CATEGORIES if c not in ("unknown", "not-recorded")])]


class StatementJson(TypedDict):
    iri: str
    kind: _Kind | None
    amount: Annotated[str | None, says("As recorded.")]
    currency: Annotated[str | None, says("Of the amount, as ISO 4217 has it; null without an amount.")]
    period: str | None
    status: Status
    counts: bool
    remark: TextJson | None
    valid_from: BoundOrNone
    valid_until: BoundOrNone
    sources: list[ReferenceJson]
    notes: list[TextJson]


class MoneyJson(NamedJson):
    notation: str | None
    funding: Annotated[str, one_of(CATEGORIES)]
    contested: Annotated[bool, says("Accepted statements say both that there is money and that there is none.")]
    statements: list[StatementJson]
    financed_by: list[HoldingJson]


class FundingJson(TypedDict):
    schema_version: Version
    house: HouseJson
    sentence: TextJson
    counts: Annotated[dict[str, Count], keys(CATEGORIES), says("Number of choices per category.")]
    choices: list[MoneyJson]


def funding_to_json(told: FundingAnswer) -> FundingJson:
    """Return the answer of `thorbecke funding` (schema `funding.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "counts": dict(told.counts),
        "choices": [_money(m) for m in told.choices],
    }


def _money(money: Money) -> MoneyJson:
    return {
        "iri": money.iri,
        "label": text_json(money.label),
        "notation": money.notation,
        "funding": money.funding,
        "contested": money.contested,
        "statements": [_statement(s) for s in money.statements],
        "financed_by": [holding_json(h) for h in money.financed_by],
    }


def _statement(statement: FundingStatement) -> StatementJson:
    return {
        "iri": statement.iri,
        "kind": statement.kind,
        "amount": statement.amount,
        "currency": statement.currency if statement.amount else None,
        "period": statement.period,
        "status": statement.status,
        "counts": statement.counts,
        "remark": text_json(statement.remark) if statement.remark else None,
        "valid_from": statement.valid_from,
        "valid_until": statement.valid_until,
        "sources": [reference_json(r) for r in statement.sources],
        "notes": [text_json(n) for n in statement.notes],
    }
