"""The evidence audit as JSON: `check-audit.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, house_json, text_json
from graph.questions.auditing import Audit, Ground, Hanging
from ontology.checking.auditing import Fact, SourceUse, Tally

__all__ = ["audit_to_json"]


def audit_to_json(told: Audit) -> dict[str, Any]:
    """Return the answer of `thorbecke check --audit` (schema `check-audit.schema.json`)."""
    evidence = told.evidence
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "facts": {
            "total": _tally(evidence.total),
            "nothing_read_in_full": _tally(evidence.unread),
            "sorts": [{"class": t.name, "label": text_json(t.label), **_tally(t)} for t in evidence.sorts],
            "proposals": _tally(evidence.proposals),
            "files": [{"file": t.name, **_tally(t)} for t in evidence.files],
        },
        "without_source": [_fact(f) for f in evidence.without_source],
        "unverified_without_source": [_fact(f) for f in evidence.unverified],
        "unknown_without_source": [_fact(f) for f in evidence.searches],
        "resting": [_fact(f) for f in evidence.resting],
        "sources": [_source(use, told) for use in evidence.sources],
        "choices": {
            "total": told.choices,
            "reservations": told.reservations,
            "hanging": [_hanging(choice) for choice in told.hanging],
        },
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "facts": tally.facts,
        "statuses": dict(tally.statuses),
        "grades": dict(tally.grades),
        "resting": tally.resting,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "iri": fact.iri,
        "class": fact.sort,
        "status": fact.status,
        "sources": list(fact.sources),
        "file": fact.file or None,
        "proposed": fact.proposed,
    }


def _source(use: SourceUse, told: Audit) -> dict[str, Any]:
    return {
        "iri": use.iri,
        "title": text_json(use.title),
        "url": use.url,
        "grade": use.grade,
        "read_in_full": use.read_in_full,
        "facts": use.facts,
        "resting": list(use.resting),
        "choices": list(told.hangs_on.get(use.iri, ())),
        "named_elsewhere": use.named_elsewhere,
    }


def _hanging(choice: Hanging) -> dict[str, Any]:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "notation": choice.notation,
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "reservation": choice.reservation,
        "grounds": [_ground(ground) for ground in choice.grounds],
    }


def _ground(ground: Ground) -> dict[str, Any]:
    return {
        "what": ground.what,
        "at": ground.iri,
        "gap": ground.gap.code if ground.gap else None,
        "about": ground.gap.about if ground.gap else None,
        "grade": ground.grade,
        "sources": list(ground.sources),
    }
