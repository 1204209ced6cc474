"""Roles as JSON: `who.schema.json` and `matrix.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exports.data.shapes import SCHEMA_VERSION, house_json, reference_json, text_json
from graph.questions.roles import GROUPS, Flag, Holding, Matrix, MatrixRow, RoleGroup, Who

__all__ = ["holding_to_json", "matrix_to_json", "who_to_json"]


def who_to_json(told: Who) -> dict[str, Any]:
    """Return the answer of `thorbecke who` (schema `who.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "choice": {
            "iri": told.choice.iri,
            "label": text_json(told.choice.label),
            "notation": told.choice.notation,
            "verdict": told.choice.verdict,
            "ministerial": told.choice.ministerial,
            "lead": told.choice.lead,
        },
        "sentence": text_json(told.sentence),
        "flags": _flags(told.flags),
        "roles": [_group(group) for group in told.roles],
        "answered": _group(told.answered),
        "elsewhen": [holding_to_json(h) for h in told.elsewhen],
    }


def matrix_to_json(told: Matrix) -> dict[str, Any]:
    """Return the answer of `thorbecke matrix` (schema `matrix.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "house": house_json(told.house),
        "sentence": text_json(told.sentence),
        "actors": [
            {
                "iri": a.iri,
                "label": text_json(a.label),
                "short": text_json(a.short),
                "group": {"code": a.group, "label": text_json(GROUPS[a.group][0])},
            }
            for a in told.actors
        ],
        "rows": [_row(row) for row in told.rows],
    }


def holding_to_json(held: Holding) -> dict[str, Any]:
    """Return one role assignment; `holder` is null where somebody was looked for and not found."""
    return {
        "assignment": held.assignment,
        "role": held.role,
        "letter": held.letter,
        "holder": {"iri": held.actor, "label": text_json(held.label)} if held.actor else None,
        "status": held.status,
        "counts": held.counts,
        "valid_from": held.valid_from,
        "valid_until": held.valid_until,
        "legal_basis": [reference_json(r) for r in held.legal_basis],
        "sources": [reference_json(r) for r in held.sources],
        "notes": [text_json(n) for n in held.notes],
    }


def _group(group: RoleGroup) -> dict[str, Any]:
    return {
        "role": group.role,
        "letter": group.letter,
        "label": text_json(group.label),
        "holdings": [holding_to_json(h) for h in group.holdings],
    }


def _flags(flags: Iterable[Flag]) -> list[dict[str, Any]]:
    return [{"code": f.code, "message": text_json(f.message), "actors": list(f.actors)} for f in flags]


def _row(row: MatrixRow) -> dict[str, Any]:
    return {
        "iri": row.iri,
        "label": text_json(row.label),
        "notation": row.notation,
        "verdict": row.verdict,
        "lead": row.lead,
        "accountable": list(row.accountable),
        "flags": _flags(row.flags),
        "cells": _cells(row.holdings),
        "answered": _cells(row.answered),
    }


def _cells(holdings: Iterable[Holding]) -> list[dict[str, Any]]:
    """A cell per actor of the row: its letters in the order of the roles, and what they rest on."""
    found: dict[str | None, list[Holding]] = {}
    for held in holdings:
        found.setdefault(held.actor, []).append(held)
    return [
        {
            "actor": actor,
            "letters": "".join(dict.fromkeys(h.letter for h in held)),
            "assignments": [
                {"assignment": h.assignment, "letter": h.letter, "status": h.status, "counts": h.counts} for h in held
            ],
        }
        for actor, held in sorted(found.items(), key=lambda item: (item[0] is None, item[0] or ""))
    ]
