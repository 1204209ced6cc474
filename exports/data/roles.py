"""Roles as JSON: `who.schema.json` and `matrix.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypedDict

from exports.data.keywords import one_of, says
from exports.data.shapes import (
    SCHEMA_VERSION,
    BoundOrNone,
    HouseJson,
    Ministerial,
    NamedJson,
    ReferenceJson,
    Status,
    TextJson,
    Verdict,
    Version,
    house_json,
    named_json,
    reference_json,
    text_json,
)
from graph.questions.roles import FLAGS, GROUPS, Flag, Holding, Matrix, MatrixRow, RoleGroup, Who

__all__ = [
    "CellJson",
    "FlagJson",
    "GroupJson",
    "HoldingJson",
    "MatrixJson",
    "WhoJson",
    "holding_json",
    "matrix_to_json",
    "who_to_json",
]

_Letter = Annotated[str, says("The letter of the role matrix: V A B U F T, and P for who answered to parliament.")]


class _Holding(TypedDict):
    assignment: str
    role: str
    letter: _Letter
    holder: Annotated[NamedJson | None, says("Null: looked for and not found.")]
    status: Status
    counts: Annotated[bool, says("Valid on the day, accepted as evidence, and held by somebody.")]
    valid_from: BoundOrNone
    valid_until: Annotated[BoundOrNone, says("The first day on which it no longer holds.")]
    legal_basis: list[ReferenceJson]
    sources: list[ReferenceJson]
    notes: list[TextJson]


HoldingJson = Annotated[_Holding, says("One role assignment.")]


class GroupJson(TypedDict):
    role: str
    letter: _Letter
    label: TextJson
    holdings: list[HoldingJson]


class FlagJson(TypedDict):
    code: Annotated[str, one_of(FLAGS)]
    message: TextJson
    actors: list[str]


class WhoChoiceJson(NamedJson):
    notation: str | None
    verdict: Verdict
    ministerial: Ministerial
    lead: str | None


class WhoJson(TypedDict):
    schema_version: Version
    house: HouseJson
    choice: WhoChoiceJson
    sentence: TextJson
    flags: Annotated[list[FlagJson], says("Why there is not exactly one decider to turn to; empty when there is.")]
    roles: Annotated[list[GroupJson], says("Every role of the code list, those without a holder too.")]
    answered: Annotated[GroupJson, says("Who answered to parliament: who spoke, not who must.")]
    elsewhen: Annotated[list[HoldingJson], says("Assignments that do not hold on the day.")]


class ActorGroupJson(TypedDict):
    code: Annotated[str, one_of(GROUPS)]
    label: TextJson


class ColumnJson(NamedJson):
    short: TextJson
    group: ActorGroupJson


class CellAssignmentJson(TypedDict):
    assignment: str
    letter: _Letter
    status: Status
    counts: bool


class CellJson(TypedDict):
    actor: Annotated[str | None, says("Null: looked for and not found.")]
    letters: str
    assignments: list[CellAssignmentJson]


class RowJson(NamedJson):
    notation: str | None
    verdict: Verdict
    lead: str | None
    accountable: Annotated[list[str], says("Deciders on record that are no forum themselves.")]
    flags: list[FlagJson]
    cells: Annotated[list[CellJson], says("Only cells with a letter.")]
    answered: Annotated[list[CellJson], says("Who answered to parliament, apart.")]


class MatrixJson(TypedDict):
    schema_version: Version
    house: HouseJson
    sentence: TextJson
    actors: Annotated[list[ColumnJson], says("The columns, from the roof of the house to the ground.")]
    rows: list[RowJson]


def who_to_json(told: Who) -> WhoJson:
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
        "elsewhen": [holding_json(h) for h in told.elsewhen],
    }


def matrix_to_json(told: Matrix) -> MatrixJson:
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


def holding_json(held: Holding) -> HoldingJson:
    """Return one role assignment; `holder` is null where somebody was looked for and not found."""
    return {
        "assignment": held.assignment,
        "role": held.role,
        "letter": held.letter,
        "holder": named_json(held.actor, held.label) if held.actor else None,
        "status": held.status,
        "counts": held.counts,
        "valid_from": held.valid_from,
        "valid_until": held.valid_until,
        "legal_basis": [reference_json(r) for r in held.legal_basis],
        "sources": [reference_json(r) for r in held.sources],
        "notes": [text_json(n) for n in held.notes],
    }


def _group(group: RoleGroup) -> GroupJson:
    return {
        "role": group.role,
        "letter": group.letter,
        "label": text_json(group.label),
        "holdings": [holding_json(h) for h in group.holdings],
    }


def _flags(flags: Iterable[Flag]) -> list[FlagJson]:
    return [{"code": f.code, "message": text_json(f.message), "actors": list(f.actors)} for f in flags]


def _row(row: MatrixRow) -> RowJson:
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


def _cells(holdings: Iterable[Holding]) -> list[CellJson]:
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
