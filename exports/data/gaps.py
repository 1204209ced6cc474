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
from graph.closure.portfolios import REACHES
from graph.records import MINISTERIAL, POWERS, Aim, Answer, Chain, ChoiceAnswer, Decider
from ontology.codelists.ranks import VERDICTS

__all__ = ["ChoiceJson", "DeciderJson", "GapsJson", "answer_to_json", "choice_json"]

_Reach = Annotated[str, one_of(REACHES)]
#: verdicts on a choice that nobody decides alone, or at all as far as the record goes
_OF_NO_ONE = ("SHARED", "NO_DECIDER", "NOT_RECORDED", "AIM_ONLY")
_VerdictOnOne = Annotated[str, one_of([v for v in VERDICTS if v not in _OF_NO_ONE])]
_Classes = Annotated[dict[str, Count], keys(MINISTERIAL)]


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
    pierced_from: Annotated[
        list[str], says("The bodies it stands for as one of those who sit in them; none when it decides itself.")
    ]
    verdict: _VerdictOnOne
    grade: Grade
    reach: _Reach | None
    status: Evidence | None
    terminal: str | None
    office: str | None
    beside: Annotated[
        list[str],
        says("Whoever the office is nested under: who stays responsible beside it by law."),
    ]
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


class AimJson(TypedDict):
    verdict: Verdict
    ministerial: Ministerial
    grade: Grade
    adopters: list[str]
    part_of: list[str]
    status: Evidence


class ChoiceJson(TypedDict):
    iri: str
    notation: str | None
    label: TextJson
    themes: list[str]
    pending: Annotated[bool, says("Not yet taken.")]
    verdict: Verdict
    ministerial: Ministerial
    grade: Grade
    aim: Annotated[AimJson, says("Who adopted it as an aim and who answers for that; never for its execution.")] | None
    requested_by: Annotated[list[str], says("Who asked for it and binds nobody, as a motion does.")]
    lead: str | None
    caveats: list[Caveat]
    deciders: list[DeciderJson]
    gaps: list[GapJson]


class GapsJson(TypedDict):
    schema_version: Version
    house: HouseJson
    summary: Annotated[dict[str, Count], keys(VERDICTS)]
    classes: _Classes
    classes_stated: Annotated[_Classes, says("The same counts on stated facts alone.")]
    pending: Annotated[Count, says("How many of the choices that a minister answers for are not yet taken.")]
    choices: list[ChoiceJson]


def answer_to_json(answer: Answer) -> GapsJson:
    """Return the answer of `thorbecke gaps` (schema `gaps.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(answer.house),
        "summary": dict(answer.summary),
        "classes": dict(answer.classes),
        "classes_stated": dict(answer.classes_stated),
        "pending": answer.pending,
        "choices": [choice_json(c) for c in answer.choices],
    }


def choice_json(choice: ChoiceAnswer) -> ChoiceJson:
    return {
        "iri": choice.iri,
        "notation": choice.notation,
        "label": text_json(choice.label),
        "themes": list(choice.themes),
        "pending": choice.pending,
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "grade": list(choice.grade),
        "aim": _aim(choice.aim),
        "requested_by": list(choice.requested_by),
        "lead": choice.lead,
        "caveats": list(choice.caveats),
        "deciders": [_decider(d) for d in choice.deciders],
        "gaps": [gap_json(g) for g in choice.gaps],
    }


def _aim(aim: Aim | None) -> AimJson | None:
    if aim is None:
        return None
    return {
        "verdict": aim.verdict,
        "ministerial": aim.ministerial,
        "grade": list(aim.grade),
        "adopters": list(aim.adopters),
        "part_of": list(aim.part_of),
        "status": aim.status,
    }


def _decider(decider: Decider) -> DeciderJson:
    chain = decider.chain
    return {
        "iri": decider.iri,
        "pierced_from": list(decider.pierced_from),
        "verdict": decider.verdict,
        "grade": list(decider.grade),
        "reach": chain.reach if chain else None,
        "status": chain.status if chain else None,
        "terminal": chain.terminal if chain else None,
        "office": chain.office if chain else None,
        "beside": list(decider.beside),
        "chain": list(chain.relations) if chain else [],
        "pareto": [list(g) for g in sorted(decider.pareto)],
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
