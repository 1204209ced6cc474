"""Whether a house is sound, as JSON: `check.schema.json`."""

from __future__ import annotations

from typing import Any

from exports.data.shapes import SCHEMA_VERSION, text_json
from ontology.checking.findings import Report

__all__ = ["report_to_json"]


def report_to_json(report: Report) -> dict[str, Any]:
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
