"""The cases of a house and what it answered, as JSON: `test.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import one_of, says, where
from exports.data.shapes import SCHEMA_VERSION, Count, HouseJson, NamedJson, Version, house_json, named_json
from graph.answers.cases import ABOUT, CaseResult, CasesReport

__all__ = ["CasesJson", "cases_to_json"]


class CheckJson(TypedDict):
    about: Annotated[str, one_of(ABOUT)]
    wanted: Annotated[bool, says("False for what must not be (`not`, `absent`).")]
    expected: str
    got: str
    passed: bool


class CaseJson(TypedDict):
    line: Annotated[int, where(minimum=1)]
    house: HouseJson
    choice: NamedJson
    passed: bool
    checks: Annotated[list[CheckJson], where(minItems=1)]


class CasesJson(TypedDict):
    schema_version: Version
    file: str
    passed: Count
    missed: Count
    cases: Annotated[list[CaseJson], where(minItems=1)]


def cases_to_json(report: CasesReport) -> CasesJson:
    """Return the answer of `thorbecke test`; each case has the house as it was asked."""
    return {
        "schema_version": SCHEMA_VERSION,
        "file": report.file,
        "passed": len(report.results) - report.missed,
        "missed": report.missed,
        "cases": [_result(result) for result in report.results],
    }


def _result(result: CaseResult) -> CaseJson:
    return {
        "line": result.case.line,
        "house": house_json(result.house),
        "choice": named_json(result.iri, result.label),
        "passed": result.passed,
        "checks": [
            {"about": c.about, "wanted": c.wanted, "expected": c.expected, "got": c.got, "passed": c.passed}
            for c in result.checks
        ],
    }
