"""Which choices lack ministerial accountability, as JSON: `gaps.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import keys, one_of, says
from exports.data.shapes import (
    SCHEMA_VERSION,
    Caveat,
    Count,
    Evidence,
    GapJson,
    Grade,
    HouseJson,
    Ministerial,
    Status,
    TextJson,
    Verdict,
    Version,
    gap_json,
    house_json,
    text_json,
)
from graph.closure.admissibility import REACHES
from graph.records import POWERS, Answer, Chain, ChoiceAnswer, Decider
from ontology.codelists.ranks import VERDICTS

__all__ = ["ChoiceJson", "DeciderJson", "GapsJson", "answer_to_json", "choice_json"]

_Reach = Annotated[str, one_of(REACHES)]
#: a verdict on one decider: no choice without a decider, nothing shared
_VerdictOnOne = Annotated[str, one_of([v for v in VERDICTS if v not in ("SHARED", "NO_DECIDER")])]


class OpenEndJson(TypedDict):
    actor: str
    relation: str | None
    status: Status | None


class OversightJson(TypedDict):
    grade: Grade
    reach: _Reach
    status: Evidence
    terminal: str
    office: str
    chain: list[str]


class DeciderJson(TypedDict):
    iri: str
    pierced_from: str | None
    verdict: _VerdictOnOne
    grade: Grade
    reach: _Reach | None
    status: Evidence | None
    terminal: str | None
    office: str | None
    chain: list[str]
    pareto: list[Grade]
    bottlenecks: Annotated[dict[str, list[str]], keys(POWERS)]
    oversight: (
        Annotated[
            OversightJson, says("The ministerial chain of a locally accountable decider, shown beside its verdict.")
        ]
        | None
    )
    assignments: list[str]
    assignment_status: Evidence
    open_ends: list[OpenEndJson]


class ChoiceJson(TypedDict):
    iri: str
    label: TextJson
    themes: list[str]
    verdict: Verdict
    ministerial: Ministerial
    grade: Grade
    lead: str | None
    caveats: list[Caveat]
    deciders: list[DeciderJson]
    gaps: list[GapJson]


class GapsJson(TypedDict):
    schema_version: Version
    house: HouseJson
    summary: Annotated[dict[str, Count], keys(VERDICTS)]
    choices: list[ChoiceJson]


def answer_to_json(answer: Answer) -> GapsJson:
    """Return the answer of `thorbecke gaps` (schema `gaps.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(answer.house),
        "summary": dict(answer.summary),
        "choices": [choice_json(c) for c in answer.choices],
    }


def choice_json(choice: ChoiceAnswer) -> ChoiceJson:
    return {
        "iri": choice.iri,
        "label": text_json(choice.label),
        "themes": list(choice.themes),
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "grade": list(choice.grade),
        "lead": choice.lead,
        "caveats": list(choice.caveats),
        "deciders": [_decider(d) for d in sorted(choice.deciders, key=lambda d: d.iri)],
        "gaps": [gap_json(g) for g in choice.gaps],
    }


def _decider(decider: Decider) -> DeciderJson:
    chain = decider.chain
    return {
        "iri": decider.iri,
        "pierced_from": decider.pierced_from,
        "verdict": decider.verdict,
        "grade": list(decider.grade),
        "reach": chain.reach if chain else None,
        "status": chain.status if chain else None,
        "terminal": chain.terminal if chain else None,
        "office": chain.office if chain else None,
        "chain": list(chain.relations) if chain else [],
        "pareto": [list(g) for g in decider.pareto],
        "bottlenecks": _bottlenecks(chain),
        "oversight": _oversight(decider.oversight),
        "assignments": list(decider.assignments),
        "assignment_status": decider.assignment_status,
        "open_ends": [{"actor": e.actor, "relation": e.relation, "status": e.status} for e in decider.open_ends],
    }


def _bottlenecks(chain: Chain | None) -> dict[str, list[str]]:
    return {power: list(chain.bottlenecks.get(power, ())) if chain else [] for power in POWERS}


def _oversight(chain: Chain | None) -> OversightJson | None:
    if chain is None:
        return None
    return {
        "grade": list(chain.grade),
        "reach": chain.reach,
        "status": chain.status,
        "terminal": chain.terminal,
        "office": chain.office,
        "chain": list(chain.relations),
    }
