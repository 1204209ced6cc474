"""The debate questions as JSON: `questions.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import says
from exports.data.shapes import (
    SCHEMA_VERSION,
    Caveat,
    GapCode,
    GapJson,
    Grade,
    HouseJson,
    Ministerial,
    NamedJson,
    ReferenceJson,
    Status,
    TextJson,
    Verdict,
    Version,
    gap_json,
    house_json,
    reference_json,
    text_json,
)
from graph.questions.debate import Concern, Debate, Moved, Question, Under
from graph.records import ChoiceAnswer

__all__ = ["DebateJson", "MovedJson", "StandingJson", "debate_to_json"]

_Absent = Annotated[None, says("Not on the agenda.")]


class StandingJson(TypedDict):
    verdict: Verdict
    ministerial: Ministerial
    grade: Grade
    caveats: list[Caveat]
    gaps: list[GapJson]


class MovedJson(TypedDict):
    code: GapCode
    at: str


class UnderJson(TypedDict):
    scenario: str
    changed: bool
    then: StandingJson | _Absent
    opened: list[MovedJson]
    closed: list[MovedJson]


class ConcernJson(NamedJson):
    notation: str | None
    now: StandingJson | _Absent
    under: list[UnderJson]


class QuestionJson(TypedDict):
    iri: str
    notation: str | None
    question: TextJson
    answer: Annotated[TextJson, says("What the record answers.")]
    status: Status
    sources: list[ReferenceJson]
    notes: list[TextJson]
    choices: list[ConcernJson]


class ProposalJson(NamedJson):
    proposed_in: list[ReferenceJson]
    notes: list[TextJson]


class DebateJson(TypedDict):
    schema_version: Version
    house: HouseJson
    sentence: TextJson
    scenarios: Annotated[list[ProposalJson], says("The house's own scenarios that are not assumed already.")]
    questions: list[QuestionJson]


def debate_to_json(told: Debate) -> DebateJson:
    """Return the answer of `thorbecke questions` (schema `questions.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "scenarios": [
            {
                "iri": p.iri,
                "label": text_json(p.label),
                "proposed_in": [reference_json(r) for r in p.proposed_in],
                "notes": [text_json(n) for n in p.notes],
            }
            for p in told.proposals
        ],
        "questions": [_question(q) for q in told.questions],
    }


def _question(question: Question) -> QuestionJson:
    return {
        "iri": question.iri,
        "notation": question.notation,
        "question": text_json(question.label),
        "answer": text_json(question.answer),
        "status": question.status,
        "sources": [reference_json(r) for r in question.sources],
        "notes": [text_json(n) for n in question.notes],
        "choices": [_concern(c) for c in question.choices],
    }


def _concern(concern: Concern) -> ConcernJson:
    return {
        "iri": concern.iri,
        "label": text_json(concern.label),
        "notation": concern.notation,
        "now": _standing(concern.now),
        "under": [_under(u) for u in concern.under],
    }


def _under(under: Under) -> UnderJson:
    return {
        "scenario": under.scenario,
        "changed": under.changed,
        "then": _standing(under.choice),
        "opened": [_moved(m) for m in under.opened],
        "closed": [_moved(m) for m in under.closed],
    }


def _moved(moved: Moved) -> MovedJson:
    return {"code": moved.gap.code, "at": moved.gap.at}


def _standing(choice: ChoiceAnswer | None) -> StandingJson | None:
    """How a choice stands; null when it is not on the agenda."""
    if choice is None:
        return None
    return {
        "verdict": choice.verdict,
        "ministerial": choice.ministerial,
        "grade": list(choice.grade),
        "caveats": list(choice.caveats),
        "gaps": [gap_json(gap) for gap in choice.gaps],
    }
