"""What is recorded on money as JSON: `funding.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.roles import holding_to_json
from exports.data.shapes import SCHEMA_VERSION, house_json, reference_json, text_json
from graph.questions.funding import FundingAnswer, Money, Statement

__all__ = ["funding_to_json"]


def funding_to_json(told: FundingAnswer) -> dict[str, Any]:
    """Return the answer of `thorbecke funding` (schema `funding.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "counts": dict(told.counts),
        "choices": [_money(m) for m in told.choices],
    }


def _money(money: Money) -> dict[str, Any]:
    return {
        "iri": money.iri,
        "label": text_json(money.label),
        "notation": money.notation,
        "funding": money.funding,
        "contested": money.contested,
        "statements": [_statement(s) for s in money.statements],
        "financed_by": [holding_to_json(h) for h in money.financed_by],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "iri": statement.iri,
        "kind": statement.kind,
        "amount": statement.amount,
        "period": statement.period,
        "status": statement.status,
        "counts": statement.counts,
        "remark": text_json(statement.remark) if statement.remark else None,
        "valid_from": statement.valid_from,
        "valid_until": statement.valid_until,
        "sources": [reference_json(r) for r in statement.sources],
        "notes": [text_json(n) for n in statement.notes],
    }
