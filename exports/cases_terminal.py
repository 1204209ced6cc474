"""The cases of a house as a person reads them: a line per case, expected and got for every miss."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Line

from exports.writing import printable
from graph.answers.cases import CaseResult, CasesReport, Check
from graph.words.grammar import day_in_words
from ontology.codelists.words import status_words
from ontology.names import local_name
from ontology.text import Text

__all__ = ["case_name", "miss", "show_cases"]

_ABOUT = {
    "verdict": Text("oordeel", "verdict"),
    "ministerial": Text("ministerieel", "ministerial"),
    "grade": Text("graden", "grade"),
    "gap": Text("hiaat", "gap"),
    "decider": Text("beslisser", "decider"),
    "office": Text("ambt", "office"),
    "agenda": Text("op de agenda op", "on the agenda on"),
}
_NOT = Text("niet ", "not ")
_EXPECTED = Text("verwacht", "expected")
_GOT = Text("gekregen", "got")


def show_cases(console: Console, report: CasesReport, lang: str) -> None:
    """Print a line per case, below it expected and got for each check that does not hold, and the count."""
    for result in report.results:
        symbol, style = ("✓", "blue") if result.passed else ("✗", "magenta")
        _print(console, f"{symbol} {case_name(result, lang)} ({result.case.place})", style)
        for check in result.checks:
            if not check.passed:
                _print(console, f"    {miss(check, lang)}")
    _print(console, _count(report).say(lang), "bold")


def case_name(result: CaseResult, lang: str) -> str:
    """Return the choice, and how the house was asked where that is not its own way."""
    case, house = result.case, result.house
    asked = [
        day_in_words(house.reference_date).say(lang) if case.on else "",
        *map(local_name, house.scenarios),
        status_words()[case.evidence].say(lang) if case.evidence != "unverified" else "",
    ]
    number = f"{result.notation} " if result.notation else ""
    told = ", ".join(part for part in asked if part)
    return number + result.label.say(lang) + (f" [{told}]" if told else "")


def miss(check: Check, lang: str) -> str:
    """Return one check in words: what it is about, what was expected, what was got."""
    expected = ("" if check.wanted else _NOT.say(lang)) + check.expected
    return f"{_ABOUT[check.about].say(lang)}: {_EXPECTED.say(lang)} {expected}; {_GOT.say(lang)} {check.got}"


def _count(report: CasesReport) -> Text:
    total, missed = len(report.results), report.missed
    held = total - missed
    return Text(
        f"{held} van de {total} {'geval' if total == 1 else 'gevallen'} {'klopt' if held == 1 else 'kloppen'}"
        + (f", {missed} niet." if missed else "."),
        f"{held} of {total} {'case' if total == 1 else 'cases'} {'holds' if held == 1 else 'hold'}"
        + (f", {missed} {'does' if missed == 1 else 'do'} not." if missed else "."),
    )


def _print(console: Console, words: str, style: str = "") -> None:
    console.print(Line(printable(words), style=style))
