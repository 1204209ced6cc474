"""Is a house sound, with every warning."""

from __future__ import annotations

from exports.page import Page
from exports.views import check
from exports.views.check import rows
from graph.questions.auditing import Audit
from ontology.checking.findings import Report

__all__ = ["page", "rows"]


def page(report: Report, lang: str, rests: Audit | None = None) -> Page:
    """Yield the verdict, every error and every warning, kind by kind."""
    yield from check.page(report, lang, rests, most=None)
