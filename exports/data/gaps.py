"""Which choices lack ministerial accountability, as JSON: `gaps.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, gap_json, house_json, text_json
from graph.records import Answer, Chain, ChoiceAnswer, Decider

__all__ = ["answer_to_json", "choice_json"]


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return the answer of `thorbecke gaps` (schema `gaps.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(answer.house),
        "summary": dict(answer.summary),
        "choices": [choice_json(c) for c in answer.choices],
    }


def choice_json(choice: ChoiceAnswer) -> dict[str, Any]:
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


def _decider(decider: Decider) -> dict[str, Any]:
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
    names = ("information", "discussion", "consequences")
    return {name: list(chain.bottlenecks.get(name, ())) if chain else [] for name in names}


def _oversight(chain: Chain | None) -> dict[str, Any] | None:
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
