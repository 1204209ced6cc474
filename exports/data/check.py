"""Whether a house is sound, as JSON: `check.schema.json`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from exports.data.keywords import one_of, where
from exports.data.shapes import SCHEMA_VERSION, TextJson, Version, text_json
from ontology.checking.findings import SEVERITIES, Report

__all__ = ["ReportJson", "report_to_json"]


class FindingJson(TypedDict):
    severity: Annotated[str, one_of(SEVERITIES)]
    rule: str
    message: TextJson
    node: str
    value: str | None
    file: str | None
    line: Annotated[int | None, where(minimum=1)]


class ReportJson(TypedDict):
    schema_version: Version
    sound: bool
    findings: list[FindingJson]


def report_to_json(report: Report) -> ReportJson:
    """Return the answer of `thorbecke check` (schema `check.schema.json`)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sound": report.sound,
        "findings": [
            {
                "severity": f.severity,
                "rule": f.rule,
                "message": text_json(f.message),
                "node": f.node,
                "value": f.value,
                "file": f.file,
                "line": f.line,
            }
            for f in report.findings
        ],
    }
