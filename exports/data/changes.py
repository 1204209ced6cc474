"""What changed, as JSON; schemas in `exports/schemas/whatif.schema.json` and `diff.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, gap_json, house_json, text_json
from graph.change.records import Alone, ChoiceChange, Difference, Effect, Standing, Statement, Staying, WhatIf
from graph.change.words import counts

__all__ = ["difference_to_json", "whatif_to_json"]


def difference_to_json(found: Difference) -> dict[str, Any]:
    """Return the answer of `thorbecke diff` (schema `diff.schema.json`)."""
    said = counts(found.changes)
    return {
        "schema_version": SCHEMA_VERSION,
        "before": house_json(found.before),
        "after": house_json(found.after),
        "summary": {
            "changed": sum(c.before is not None and c.after is not None for c in found.changes),
            "unchanged": found.unchanged,
            "came": said["came"],
            "went": said["went"],
            "verdicts_moved": said["verdict"],
            "gaps_closed": said["gap-closed"],
            "gaps_opened": said["gap-opened"],
        },
        "statements": [_statement(s) for s in found.statements],
        "changes": [_change(c) for c in found.changes],
    }


def whatif_to_json(told: WhatIf) -> dict[str, Any]:
    """Return the answer of `thorbecke whatif` (schema `whatif.schema.json`)."""
    return {
        **difference_to_json(told.difference),
        "unchanged": [_staying(s) for s in told.staying],
        "alone": [_alone(a) for a in told.alone],
        "only_together": [{"choice": iri, "effect": _effect(e)} for iri, e in told.only_together],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "iri": statement.iri,
        "what": statement.what,
        "act": statement.act,
        "label": text_json(statement.words),
        "on": statement.on,
        "status": statement.status,
        "sources": list(statement.sources),
        "scenarios": list(statement.scenarios),
        "fields": [{"field": f.name, "before": f.before, "after": f.after} for f in statement.fields],
    }


def _change(change: ChoiceChange) -> dict[str, Any]:
    return {
        "iri": change.iri,
        "label": text_json(change.label),
        "notation": change.notation,
        "before": _standing(change.before) if change.before else None,
        "after": _standing(change.after) if change.after else None,
        "effects": [_effect(e) for e in change.effects],
        "limit": text_json(change.limit) if change.limit else None,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "verdict": standing.verdict,
        "ministerial": standing.ministerial,
        "grade": list(standing.grade),
        "deciders": list(standing.deciders),
        "offices": list(standing.offices),
        "gaps": [{"code": g.code, "at": g.at, "about": g.about, "missing": list(g.missing)} for g in standing.gaps],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    cause = effect.cause
    return {
        "effect": effect.what,
        "before": list(effect.before),
        "after": list(effect.after),
        "gap": gap_json(effect.gap) if effect.gap else None,
        "cause": {
            "sets": [list(names) for names in cause.sets],
            "needed": list(cause.needed),
            "smallest": cause.smallest,
        }
        if cause
        else None,
    }


def _staying(staying: Staying) -> dict[str, Any]:
    return {
        "iri": staying.iri,
        "label": text_json(staying.label),
        "notation": staying.notation,
        "standing": _standing(staying.standing),
        "touched": staying.touched,
        "reason": staying.reason,
        "why": text_json(staying.why),
        "statements": list(staying.statements),
    }


def _alone(alone: Alone) -> dict[str, Any]:
    return {
        "scenario": alone.scenario,
        "label": text_json(alone.label),
        "notes": [text_json(n) for n in alone.notes],
        "proposed_in": list(alone.proposed_in),
        "changes": [_change(c) for c in alone.changes],
        "not_together": [{"choice": iri, "effect": _effect(e)} for iri, e in alone.undone],
    }
