"""Answers to a SPARQL query as the W3C writes them (`query.schema.json`), and the shipped queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, NotRequired, TypedDict

from exports.data.keywords import one_of, says, where
from exports.data.shapes import SCHEMA_VERSION, Version, text_json
from ontology.querying.competency import CompetencyQuestion
from ontology.querying.sparql import TERMS, Table, Term, Truth

__all__ = ["QueriesJson", "ResultJson", "TermJson", "list_to_json", "result_to_json"]

_Term = TypedDict(
    "_Term",
    {
        "type": Annotated[str, one_of(TERMS)],
        "value": str,
        "xml:lang": NotRequired[str],
        "datatype": NotRequired[str],
    },
)
TermJson = Annotated[_Term, where(**{"not": {"required": ["xml:lang", "datatype"]}})]


class VariablesJson(TypedDict):
    vars: Annotated[list[str], where(uniqueItems=True)]


class BindingsJson(TypedDict):
    bindings: list[dict[str, TermJson]]


class RowsJson(TypedDict):
    head: VariablesJson
    results: BindingsJson


class NothingJson(TypedDict):
    pass


class TruthJson(TypedDict):
    head: NothingJson
    boolean: bool


ResultJson = (
    Annotated[RowsJson, says("The rows of SELECT; a variable without a value is left out of its row.")]
    | Annotated[TruthJson, says("The yes or no of ASK.")]
)

_Filled = Annotated[str, where(minLength=1)]


class QuestionJson(TypedDict):
    nl: _Filled
    en: _Filled


class QueryJson(TypedDict):
    number: Annotated[str, where(pattern="^[0-9]{2}$")]
    name: Annotated[str, where(pattern="^[a-z]+(-[a-z]+)*$")]
    question: QuestionJson


class QueriesJson(TypedDict):
    schema_version: Version
    queries: list[QueryJson]


def result_to_json(answer: Table | Truth) -> ResultJson:
    """Return rows, or yes or no, as SPARQL 1.1 Query Results JSON (W3C, 2013)."""
    if isinstance(answer, Truth):
        return {"head": {}, "boolean": answer.value}
    rows = [
        {name: _as_json(cell) for name, cell in zip(answer.variables, row, strict=True) if cell} for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": rows}}


def _as_json(term: Term) -> TermJson:
    told: TermJson = {"type": term.kind, "value": term.value}
    if term.lang:
        told["xml:lang"] = term.lang
    if term.datatype:
        told["datatype"] = term.datatype
    return told


def list_to_json(questions: Iterable[CompetencyQuestion]) -> QueriesJson:
    """Return the shipped questions (schema `query-list.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "queries": [{"number": q.number, "name": q.name, "question": text_json(q.question)} for q in questions],
    }
