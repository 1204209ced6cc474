"""One choice with its proof, as JSON: `explain.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exports.data.gaps import choice_json
from exports.data.shapes import SCHEMA_VERSION, house_json, reference_json, text_json
from graph.records import ChainExplanation, Explanation, HouseInfo, Step

__all__ = ["explanation_to_json", "steps_json"]


def explanation_to_json(house: HouseInfo, explanation: Explanation) -> dict[str, Any]:
    """Return the answer of `thorbecke explain` on a choice (schema `explain.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(house),
        "choice": choice_json(explanation.choice),
        "sentence": text_json(explanation.sentence),
        "chains": [_chain_explanation(c) for c in explanation.chains],
        "roles": [
            {
                "role": text_json(role),
                "holders": [{"iri": i or None, "label": text_json(t), "status": s} for i, t, s in holders],
            }
            for role, holders in explanation.roles
        ],
        "question": text_json(explanation.question) if explanation.question else None,
        "notes": [text_json(n) for n in explanation.notes],
        "sources": [reference_json(r) for r in explanation.sources],
    }


def _chain_explanation(chain: ChainExplanation) -> dict[str, Any]:
    return {
        "decider": chain.decider.iri,
        "label": text_json(chain.decider.label),
        "steps": steps_json(chain.steps),
        "oversight": steps_json(chain.oversight),
        "missing_link": text_json(chain.missing_link) if chain.missing_link else None,
    }


def steps_json(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {
            "relation": s.relation,
            "account_giver": {"iri": s.account_giver, "label": text_json(s.account_giver_label)},
            "forum": {"iri": s.forum, "label": text_json(s.forum_label)},
            "kind": {
                "iri": s.kind,
                "label": text_json(s.kind_label),
                "basis": text_json(s.basis_text),
                "status": s.kind_status,
            },
            "grade": list(s.grade) if s.graded else None,
            "reach": s.reach,
            "status": s.status,
            "legal_basis": [reference_json(r) for r in s.legal_basis],
            "sources": [reference_json(r) for r in s.sources],
            "bottleneck_for": list(s.is_bottleneck_for),
        }
        for s in steps
    ]
