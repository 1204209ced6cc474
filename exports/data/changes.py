"""What changed, as JSON: `diff.schema.json` and `whatif.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import one_of, says, where
from exports.data.shapes import (
    SCHEMA_VERSION,
    About,
    BoundOrNone,
    Count,
    GapCode,
    GapJson,
    Grade,
    HouseJson,
    Ministerial,
    Power,
    Status,
    TextJson,
    Verdict,
    Version,
    gap_json,
    house_json,
    text_json,
)
from graph.change.reasons import REASONS
from graph.change.records import (
    ACTS,
    EFFECTS,
    Alone,
    ChoiceChange,
    Difference,
    Effect,
    Standing,
    Statement,
    Staying,
    WhatIf,
)
from graph.change.statements import WHAT
from graph.change.words import counts

__all__ = [
    "CauseJson",
    "ChangeJson",
    "ChoiceEffectJson",
    "DifferenceJson",
    "EffectJson",
    "StandingJson",
    "StatementJson",
    "WhatIfJson",
    "difference_to_json",
    "whatif_to_json",
]


class SummaryJson(TypedDict):
    changed: Count
    unchanged: Count
    came: Count
    went: Count
    verdicts_moved: Count
    gaps_closed: Count
    gaps_opened: Count


class FieldJson(TypedDict):
    field: str
    before: str
    after: str


class StatementJson(TypedDict):
    id: str
    iri: str
    what: Annotated[str, one_of(WHAT.values())]
    act: Annotated[str, one_of(ACTS)]
    label: TextJson
    on: BoundOrNone
    status: Status | None
    sources: list[str]
    scenarios: list[str]
    fields: list[FieldJson]


class GapAtJson(TypedDict):
    code: GapCode
    at: str
    about: About | None
    missing: list[Power]


class StandingJson(TypedDict):
    verdict: Verdict
    ministerial: Ministerial
    grade: Grade
    deciders: list[str]
    offices: list[str]
    gaps: list[GapAtJson]


class _Cause(TypedDict):
    sets: Annotated[list[Annotated[list[str], where(minItems=1)]], where(minItems=1)]
    needed: list[str]
    smallest: bool


CauseJson = Annotated[
    _Cause,
    says(
        "Each of `sets`, put in alone, brings the effect about; without one of `needed`, all others in, it does not "
        "come. `smallest`: every set of the smallest size is listed; false: one set of which nothing can be missed."
    ),
]


class EffectJson(TypedDict):
    effect: Annotated[str, one_of(EFFECTS)]
    before: list[str]
    after: list[str]
    gap: GapJson | None
    cause: CauseJson | None


class ChangeJson(TypedDict):
    iri: str
    label: TextJson
    notation: str | None
    before: StandingJson | None
    after: StandingJson | None
    effects: Annotated[list[EffectJson], where(minItems=1)]
    limit: TextJson | None


class RenamedJson(TypedDict):
    iri: str
    before: TextJson
    after: TextJson
    on: Annotated[BoundOrNone, says("When it changed, as the house writes it; null where that is not one day.")]


class DifferenceJson(TypedDict):
    schema_version: Version
    before: HouseJson
    after: HouseJson
    summary: SummaryJson
    statements: list[StatementJson]
    changes: list[ChangeJson]
    renamed: Annotated[list[RenamedJson], says("Actors that bear another name after; empty for `whatif`.")]


class ChoiceEffectJson(TypedDict):
    choice: str
    effect: EffectJson


class StayingJson(TypedDict):
    iri: str
    label: TextJson
    notation: str | None
    standing: StandingJson
    touched: bool
    reason: Annotated[str, one_of(REASONS)]
    why: TextJson
    statements: list[str]


class AloneJson(TypedDict):
    scenario: str
    label: TextJson
    notes: list[TextJson]
    proposed_in: list[str]
    changes: list[ChangeJson]
    not_together: list[ChoiceEffectJson]


class WhatIfJson(DifferenceJson):
    unchanged: list[StayingJson]
    alone: list[AloneJson]
    only_together: list[ChoiceEffectJson]


def difference_to_json(found: Difference) -> DifferenceJson:
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
        "renamed": [
            {"iri": r.iri, "before": text_json(r.before), "after": text_json(r.after), "on": r.on}
            for r in found.renamed
        ],
    }


def whatif_to_json(told: WhatIf) -> WhatIfJson:
    """Return the answer of `thorbecke whatif` (schema `whatif.schema.json`)."""
    return {
        **difference_to_json(told.difference),
        "unchanged": [_staying(s) for s in told.staying],
        "alone": [_alone(a) for a in told.alone],
        "only_together": [{"choice": iri, "effect": _effect(e)} for iri, e in told.only_together],
    }


def _statement(statement: Statement) -> StatementJson:
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


def _change(change: ChoiceChange) -> ChangeJson:
    return {
        "iri": change.iri,
        "label": text_json(change.label),
        "notation": change.notation,
        "before": _standing(change.before) if change.before else None,
        "after": _standing(change.after) if change.after else None,
        "effects": [_effect(e) for e in change.effects],
        "limit": text_json(change.limit) if change.limit else None,
    }


def _standing(standing: Standing) -> StandingJson:
    return {
        "verdict": standing.verdict,
        "ministerial": standing.ministerial,
        "grade": list(standing.grade),
        "deciders": list(standing.deciders),
        "offices": list(standing.offices),
        "gaps": [{"code": g.code, "at": g.at, "about": g.about, "missing": list(g.missing)} for g in standing.gaps],
    }


def _effect(effect: Effect) -> EffectJson:
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


def _staying(staying: Staying) -> StayingJson:
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


def _alone(alone: Alone) -> AloneJson:
    return {
        "scenario": alone.scenario,
        "label": text_json(alone.label),
        "notes": [text_json(n) for n in alone.notes],
        "proposed_in": list(alone.proposed_in),
        "changes": [_change(c) for c in alone.changes],
        "not_together": [{"choice": iri, "effect": _effect(e)} for iri, e in alone.undone],
    }
