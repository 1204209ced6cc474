"""Answers to a SPARQL query as the W3C writes them (`query.schema.json`), and the shipped queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exports.data.shapes import SCHEMA_VERSION, text_json
from ontology.querying.competency import CompetencyQuestion
from ontology.querying.sparql import Table, Term, Truth

__all__ = ["list_to_json", "result_to_json"]


def result_to_json(answer: Table | Truth) -> dict[str, Any]:
    """Return rows, or yes or no, as SPARQL 1.1 Query Results JSON (W3C, 2013)."""
    if isinstance(answer, Truth):
        return {"head": {}, "boolean": answer.value}
    rows = [
        {name: _as_json(cell) for name, cell in zip(answer.variables, row, strict=True) if cell} for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": rows}}


def _as_json(term: Term) -> dict[str, str]:
    told = {"type": term.kind, "value": term.value}
    if term.lang:
        told["xml:lang"] = term.lang
    if term.datatype:
        told["datatype"] = term.datatype
    return told


def list_to_json(questions: Iterable[CompetencyQuestion]) -> dict[str, Any]:
    """Return the shipped questions (schema `query-list.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "queries": [{"number": q.number, "name": q.name, "question": text_json(q.question)} for q in questions],
    }
