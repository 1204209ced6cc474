"""The cases of a house and what it answered, as JSON (schema `test.schema.json`)."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION
from graph.answers.cases import CaseResult, CasesReport

__all__ = ["cases_to_json"]


def cases_to_json(report: CasesReport) -> dict[str, Any]:
    """Return the answer of `thorbecke test`; each case has the house as it was asked."""
    return {
        "schema_version": SCHEMA_VERSION,
        "file": report.file,
        "passed": len(report.results) - report.missed,
        "missed": report.missed,
        "cases": [_result(result) for result in report.results],
    }


def _result(result: CaseResult) -> dict[str, Any]:
    house = result.house
    return {
        "line": result.case.line,
        "house": {
            "iri": house.iri,
            "title": house.title.en,
            "reference_date": house.reference_date,
            "scenarios": list(house.scenarios),
            "evidence": house.evidence,
            "digest": house.digest,
        },
        "choice": {"iri": result.iri, "label": {"nl": result.label.nl, "en": result.label.en}},
        "passed": result.passed,
        "checks": [
            {"about": c.about, "wanted": c.wanted, "expected": c.expected, "got": c.got, "passed": c.passed}
            for c in result.checks
        ],
    }
