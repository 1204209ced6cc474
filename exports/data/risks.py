"""Structural risks as JSON: `risks.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exports.data.shapes import SCHEMA_VERSION, house_json, text_json
from graph.questions.risks import Named, Risks

__all__ = ["risks_to_json"]


def risks_to_json(told: Risks) -> dict[str, Any]:
    """Return the answer of `thorbecke risks` (schema `risks.schema.json`)."""
    hands = told.many_hands
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "choices": told.choices,
        "threads": [
            {"actor": _named(t.actor), "office": t.office, "ends": _iris(t.ends), "falls": _iris(t.falls)}
            for t in told.threads
        ],
        "many_hands": {
            "mean": hands.mean,
            "unknown": hands.unknown,
            "distribution": [{"offices": n, "choices": c} for n, c in hands.distribution.items()],
            "choices": [
                {"choice": _named(h.choice), "count": h.count, "offices": _iris(h.offices)} for h in hands.choices
            ],
        },
        "chains": [
            {
                "choice": _named(c.choice),
                "length": c.length,
                "path": [_named(n) for n in c.path],
                "relations": list(c.relations),
                "grade": list(c.grade),
            }
            for c in told.chains
        ],
        "cycles": [
            {
                "actors": [_named(n) for n in c.actors],
                "relations": list(c.relations),
                "leads_out": c.leads_out,
                "choices": _iris(c.choices),
            }
            for c in told.cycles
        ],
    }


def _named(named: Named) -> dict[str, Any]:
    return {"iri": named.iri, "label": text_json(named.label)}


def _iris(named: Iterable[Named]) -> list[str]:
    return [n.iri for n in named]
