"""The cases of a house: a line per case, expected and got for every miss."""

from __future__ import annotations

from exports.page import Item, Page, Sentence
from exports.words import WORDS, status, titled
from graph.answers.cases import CaseResult, CasesReport, Check
from graph.words.grammar import day_in_words
from graph.words.telling import told
from ontology.names import local_name
from ontology.text import Text, both

__all__ = ["case_name", "miss", "page"]

_ABOUT = {
    "verdict": WORDS["verdict"],
    "ministerial": Text("ministerieel", "ministerial"),
    "grade": Text("graden", "grade"),
    "gap": Text("hiaat", "gap"),
    "decider": WORDS["decider"],
    "office": Text("ambt", "office"),
    "agenda": Text("op de agenda op", "on the agenda on"),
}
_NOT = Text("niet ", "not ")
_EXPECTED = Text("verwacht", "expected")
_GOT = Text("gekregen", "got")


def page(report: CasesReport, lang: str) -> Page:
    """Yield a line per case, below it expected and got for each check that does not hold, and the count."""
    for result in report.results:
        yield Item(f"{'✓' if result.passed else '✗'} {case_name(result, lang)} ({result.case.place})", 0)
        yield from (Item(miss(check, lang), 2) for check in result.checks if not check.passed)
    yield Sentence(_count(report).say(lang), "strong")


def case_name(result: CaseResult, lang: str) -> str:
    """Return the choice, and how the house was asked where that is not its own way."""
    case, house = result.case, result.house
    asked = [
        day_in_words(house.reference_date).say(lang) if case.on else "",
        *map(local_name, house.scenarios),
        status(case.evidence, lang) if case.evidence != "unverified" else "",
    ]
    told = ", ".join(part for part in asked if part)
    return titled(result.notation, result.label, lang) + (f" [{told}]" if told else "")


def miss(check: Check, lang: str) -> str:
    """Return one check in words: what it is about, what was expected, what was got."""
    expected = ("" if check.wanted else _NOT.say(lang)) + check.expected
    return f"{_ABOUT[check.about].say(lang)}: {_EXPECTED.say(lang)} {expected}; {_GOT.say(lang)} {check.got}"


def _count(report: CasesReport) -> Text:
    total, missed = len(report.results), report.missed
    held = total - missed
    return told(
        "{held} van de {total} {geval|gevallen:total} {klopt|kloppen:held}{rest}",
        "{held} of {total} {case|cases:total} {holds|hold:held}{rest}",
        held=held,
        total=total,
        rest=told(", {n} niet.", ", {n} {does|do:n} not.", n=missed) if missed else both("."),
    )
