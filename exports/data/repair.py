"""A repair as JSON; the schema is `exports/schemas/repair.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, house_json, text_json
from graph.repair.records import Change, NotRepaired, Office, Open, Repair, Repaired
from graph.repair.words import counts_words, headline, proof_words

__all__ = ["repair_to_json"]


def repair_to_json(repair: Repair) -> dict[str, Any]:
    """Return the answer of `thorbecke repair`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(repair.house),
        "target": repair.target,
        "theme": repair.theme,
        "limit": repair.limit,
        "sentence": text_json(headline(repair)),
        "proof": {
            "status": "proven" if repair.proof.proven else "not-proven",
            "measure": "changes" if repair.limit is None else "choices",
            "value": len(repair.changes) if repair.limit is None else len(repair.repaired),
            "bound": repair.proof.bound,
            "sentence": text_json(proof_words(repair)),
        },
        "ministerial": {
            "before": dict(repair.before),
            "after": dict(repair.after),
            "sentence": text_json(counts_words(repair)),
        },
        "changes": [_change(c) for c in repair.changes],
        "repaired": [_repaired(r) for r in repair.repaired],
        "not_repaired": [_not_repaired(n) for n in repair.not_repaired],
        "open": [_open(o) for o in repair.open],
    }


def _change(change: Change) -> dict[str, Any]:
    rule = change.rule
    return {
        "iri": change.iri,
        "change": change.change,
        "text": text_json(change.text),
        "find_out": change.find_out,
        "account_giver": change.account_giver,
        "office": _office(change.office),
        "kind": change.kind,
        "status": change.status,
        "existing": list(change.existing),
        "instrument": {
            "code": rule.instrument.code,
            "rank": rule.instrument.rank,
            "label": text_json(rule.instrument.label),
            "definition": text_json(rule.instrument.definition),
        },
        "rule": {
            "code": rule.code,
            "label": text_json(rule.label),
            "articles": text_json(rule.articles),
            "status": rule.status,
            "note": text_json(rule.note),
        },
        "ground": {
            "code": change.ground.code,
            "because": text_json(change.because),
            "evidence": list(change.evidence),
            "political_choice": change.ground.political,
            "other_offices": [_office(o) for o in change.others],
        },
        "closes": list(change.closes),
        "assumption": change.assumption,
    }


def _repaired(choice: Repaired) -> dict[str, Any]:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "before": {"verdict": choice.before, "ministerial": choice.ministerial_before},
        "after": {"verdict": choice.after, "ministerial": choice.ministerial_after},
        "changes": list(choice.changes),
        "find_out": choice.find_out,
    }


def _not_repaired(choice: NotRepaired) -> dict[str, Any]:
    return {
        **_open(choice),
        "reason": choice.bar.code,
        "label_of_reason": text_json(choice.bar.label),
        "why": text_json(choice.bar.definition),
        "articles": text_json(choice.bar.articles),
        "at": [_office(a) for a in choice.at],
    }


def _open(choice: Open | NotRepaired) -> dict[str, Any]:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
    }


def _office(office: Office) -> dict[str, Any]:
    return {"iri": office.iri, "label": text_json(office.label)}
