"""Whether a house is sound, as JSON: `check.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import one_of, says, where
from exports.data.shapes import SCHEMA_VERSION, TextJson, Version, text_json
from ontology.checking.findings import SEVERITIES, Report
from ontology.checking.understanding import Understanding

__all__ = ["ReportJson", "report_to_json"]


class FindingJson(TypedDict):
    severity: Annotated[str, one_of(SEVERITIES)]
    rule: str
    message: TextJson
    node: str
    value: str | None
    file: str | None
    line: Annotated[int | None, where(minimum=1)]
    cell: Annotated[str | None, says("Of a workbook: the cell, after the sheet where the file has several.")]
    nearest: Annotated[str | None, says("Of a workbook: the nearest value that would be right.")]


class VocabularyJson(TypedDict):
    vocabulary: str
    prefix: Annotated[str | None, says("What the files call it.")]
    count: Annotated[int, where(minimum=1)]


class StatementsJson(TypedDict):
    read: Annotated[int, where(minimum=0)]
    understood: Annotated[int, where(minimum=0), says("An answer or a check may rest on these; on no other.")]
    elsewhere: Annotated[list[VocabularyJson], says("In which vocabularies the rest is, most first.")]


class ReportJson(TypedDict):
    schema_version: Version
    sound: bool
    statements: Annotated[StatementsJson | None, says("null where only errors were looked for.")]
    findings: list[FindingJson]


def report_to_json(report: Report) -> ReportJson:
    """Return the answer of `thorbecke check` (schema `check.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sound": report.sound,
        "statements": _statements(report.understanding),
        "findings": [
            {
                "severity": f.severity,
                "rule": f.rule,
                "message": text_json(f.message),
                "node": f.node,
                "value": f.value,
                "file": f.file,
                "line": f.line,
                "cell": f.cell,
                "nearest": f.nearest,
            }
            for f in report.findings
        ],
    }


def _statements(told: Understanding | None) -> StatementsJson | None:
    if told is None:
        return None
    return {
        "read": told.read,
        "understood": told.understood,
        "elsewhere": [{"vocabulary": e.vocabulary, "prefix": e.prefix, "count": e.count} for e in told.elsewhere],
    }
