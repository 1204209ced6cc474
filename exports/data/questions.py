"""The debate questions as JSON: `questions.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, gap_json, house_json, reference_json, text_json
from graph.questions.debate import Concern, Debate, Moved, Question, Under
from graph.records import ChoiceAnswer

__all__ = ["debate_to_json"]


def debate_to_json(told: Debate) -> dict[str, Any]:
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


def _question(question: Question) -> dict[str, Any]:
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


def _concern(concern: Concern) -> dict[str, Any]:
    return {
        "iri": concern.iri,
        "label": text_json(concern.label),
        "notation": concern.notation,
        "now": _standing(concern.now),
        "under": [_under(u) for u in concern.under],
    }


def _under(under: Under) -> dict[str, Any]:
    return {
        "scenario": under.scenario,
        "changed": under.changed,
        "then": _standing(under.choice),
        "opened": [_moved(m) for m in under.opened],
        "closed": [_moved(m) for m in under.closed],
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {"code": moved.gap.code, "at": moved.gap.at}


def _standing(choice: ChoiceAnswer | None) -> dict[str, Any] | None:
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
