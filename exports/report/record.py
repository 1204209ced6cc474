"""What the record rests on, what it does not say, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exports.page import Cell, Column, Heading, Page, Sentence, Table
from exports.report.records import Report
from exports.report.within import captioned, within
from exports.views import audit
from exports.views.gaps import ordered
from exports.words import numbered, titled
from graph.questions.funding import CATEGORIES
from graph.records import ChoiceAnswer, Reference
from graph.words.grammar import day_in_words
from ontology.codelists.words import verdict_words
from ontology.text import Text

__all__ = ["evidence", "silent", "sources"]

_W = {
    "evidence": Text("Waarop dit rust", "What this rests on"),
    "silent": Text("Wat niet is vastgelegd", "What is not recorded"),
    "no-lack": Text(
        "Een stilte van het dossier is geen gebrek, en onbekend is niet nee.",
        "A silence of the record is no lack, and unknown is not no.",
    ),
    "what": Text("wat", "what"),
    "which": Text("welke", "which"),
    "table": Text(
        "Wat onbekend is of waarover het dossier zwijgt", "What is unknown, or on which the record is silent"
    ),
    "money": Text("geld", "money"),
    "searched": Text("feiten: gezocht en niet gevonden", "facts: looked for and not found"),
    "by-name": Text("bij naam in “thorbecke check --audit --all”", "by name in “thorbecke check --audit --all”"),
    "all-there": Text("Er is niets dat hier als onbekend of niet vastgelegd telt.", "Nothing counts as unknown here."),
    "sources": Text("Bronnen", "Sources"),
    "title": Text("titel", "title"),
    "date": Text("datum", "date"),
    "grade": Text("graad", "grade"),
    "read": Text("gelezen", "read"),
    "full": Text("volledig", "in full"),
    "part": Text("deels", "in part"),
    "unsaid": Text("niet vermeld", "not said"),
    "no-source": Text("Geen antwoord haalt een bron aan.", "No answer cites a source."),
    "sources-table": Text("De bronnen van de antwoorden, met datum en graad", "Sources of the answers, date and grade"),
}
#: A day, a month or a year.
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
#: Verdicts with which the record does not say who decides, or who answers.
_SILENT = ("AIM_ONLY", "UNKNOWN", "NOT_RECORDED")
#: What the record does not say of money.
_NO_MONEY = ("unknown", "not-recorded")


def evidence(report: Report, lang: str) -> Page:
    """Yield how sure the facts are, what their sources are worth, and which answers hang on sources not read."""
    yield Heading(_say("evidence", lang))
    yield from captioned(within(audit.page(report.audit, lang)), _say("evidence", lang))


def silent(report: Report, lang: str) -> Page:
    """Yield what is unknown, and on what the record is silent."""
    yield Heading(_say("silent", lang))
    yield Sentence(_say("no-lack", lang))
    rows = tuple((Cell(what), Cell(str(len(which))), Cell(", ".join(which))) for what, which in _silences(report, lang))
    searched = len(report.audit.evidence.searches)
    if searched:
        rows = (*rows, (Cell(_say("searched", lang)), Cell(str(searched)), Cell(_say("by-name", lang))))
    if not rows:
        yield Sentence(_say("all-there", lang))
        return
    columns = (Column(_say("what", lang), "name"), Column("#", "number"), Column(_say("which", lang)))
    yield Table(columns, rows, caption=_say("table", lang))


def _silences(report: Report, lang: str) -> Iterator[tuple[str, list[str]]]:
    for verdict in _SILENT:
        choices = [_name(choice, lang) for choice in ordered(report.answer.choices) if choice.verdict == verdict]
        if choices:
            yield verdict_words()[verdict].label.say(lang), choices
    for category in _NO_MONEY:
        named = [numbered(it.notation, it.iri) for it in report.money.choices if it.funding == category]
        if named:
            yield f"{_say('money', lang)}: {CATEGORIES[category].say(lang)}", sorted(named)


def _name(choice: ChoiceAnswer, lang: str) -> str:
    return titled(choice.notation, choice.short or choice.label, lang)


def sources(report: Report, lang: str) -> Page:
    """Yield the sources that the answers rest on, with date and grade."""
    yield Heading(_say("sources", lang))
    if not report.sources:
        yield Sentence(_say("no-source", lang))
        return
    names = ("title", "date", "grade", "read")
    columns = tuple(Column(_say(word, lang)) for word in names)
    rows = tuple(_source(source, lang) for source in report.sources)
    yield Table(columns, rows, caption=_say("sources-table", lang))


def _source(source: Reference, lang: str) -> tuple[Cell, ...]:
    read = "unsaid" if source.read_in_full is None else "full" if source.read_in_full else "part"
    day = day_in_words(source.issued).say(lang) if _DAY.fullmatch(source.issued or "") and source.issued else None
    told = (day or source.issued or "–", source.grade or "–", _say(read, lang))
    return (Cell(source.title.say(lang), url=source.url), *map(Cell, told))


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
