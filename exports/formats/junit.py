"""The cases of a house as JUnit XML, the form that CI services read. No clock: same input, same bytes."""

from __future__ import annotations

import html
from collections.abc import Mapping

from exports.views.cases import case_name, miss
from exports.writing import printable
from graph.answers.cases import CaseResult, CasesReport

__all__ = ["text"]


def text(report: CasesReport, lang: str) -> str:
    """Return one test suite with a test case per case; every check that does not hold is in its failure."""
    counts = {"tests": str(len(report.results)), "failures": str(report.missed), "errors": "0", "skipped": "0"}
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites{_attributes(counts)}>\n"
        f"  <testsuite{_attributes({'name': report.file, **counts})}>\n"
        + "".join(_case(result, lang) for result in report.results)
        + "  </testsuite>\n</testsuites>\n"
    )


def _case(result: CaseResult, lang: str) -> str:
    case = result.case
    about = {"classname": case.file, "name": case_name(result, lang), "file": case.file, "line": str(case.line)}
    misses = [miss(check, lang) for check in result.checks if not check.passed]
    if not misses:
        return f"    <testcase{_attributes(about)}/>\n"
    return (
        f"    <testcase{_attributes(about)}>\n"
        f"      <failure{_attributes({'message': misses[0], 'type': 'miss'})}>"
        + _escaped("\n".join([case.place, *misses]))
        + "</failure>\n    </testcase>\n"
    )


def _attributes(named: Mapping[str, str]) -> str:
    """Attributes lose their line ends when XML is read, so they become spaces here."""
    return "".join(f' {name}="{_escaped(" ".join(value.split()))}"' for name, value in named.items())


def _escaped(words: str) -> str:
    return html.escape(printable(words))
