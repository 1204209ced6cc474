"""What stands in between, gap by gap; every choice in a table; and each with its answer and the question to ask."""

from __future__ import annotations

from collections.abc import Iterator

from exports.page import Cell, Column, Heading, Item, Page, Sentence, Table
from exports.report.records import Report
from exports.report.within import within
from exports.views.explain import standing
from exports.views.gaps import by_class, legend, ordered
from exports.words import gap_label, lead, numbered, said, titled
from graph.records import Gap
from ontology.codelists.ranks import GAP_CODES
from ontology.codelists.words import words_of_gap
from ontology.text import Text

__all__ = ["each_choice", "every_choice", "gaps_found"]

_W = {
    "found": Text("Hiaten", "Gaps"),
    "gap": Text("hiaat", "gap"),
    "means": Text("wat het betekent", "what it means"),
    "number": Text("aantal", "number"),
    "which": Text("keuzes", "choices"),
    "none": Text("In dit dossier is geen hiaat gevonden.", "No gap was found on this record."),
    "every": Text("Alle keuzes", "Every choice"),
    "each": Text("Keuze voor keuze", "Choice by choice"),
    "ask": Text("Te stellen vraag", "Question to ask"),
    "no-choice": Text("Op deze dag is er geen keuze op de agenda.", "On this day there is no choice on the agenda."),
}


def gaps_found(report: Report, lang: str) -> Page:
    """Yield every gap, most severe first: what it means and which choices have it."""
    yield Heading(_say("found", lang))
    found: dict[Text, tuple[Gap, dict[str, None]]] = {}
    for code in GAP_CODES:
        for choice in ordered(report.answer.choices):
            for gap in (gap for gap in choice.gaps if gap.code == code):
                called = numbered(choice.notation, choice.iri)
                found.setdefault(gap_label(gap), (gap, {}))[1][called] = None
    if not found:
        yield Sentence(_say("none", lang))
        return
    name, number = Column(_say("gap", lang), "name"), Column(_say("number", lang), "number")
    columns = (name, number, Column(_say("which", lang)), Column(_say("means", lang)))
    yield Table(
        columns,
        tuple((Cell(label.say(lang)), Cell(str(len(names))), Cell(", ".join(names)), Cell(_meaning(gap).say(lang)))
              for label, (gap, names) in found.items()),
        caption=_say("found", lang),
    )  # fmt: skip


def _meaning(gap: Gap) -> Text:
    return words_of_gap(gap.code, gap.missing, gap.about).definition


def every_choice(report: Report, lang: str) -> Page:
    """Yield a table of choices per class."""
    choices = report.answer.choices
    yield Heading(_say("every", lang))
    if not choices:
        yield Sentence(_say("no-choice", lang))
    yield from within(by_class(choices, lang))
    yield from legend(choices, lang)


def each_choice(report: Report, lang: str) -> Page:
    """Yield every choice with who answers in a few sentences, reservations and the question to ask."""
    if not report.answer.choices:
        return
    yield Heading(_say("each", lang))
    for choice in ordered(report.answer.choices):
        told = report.explanations[choice.iri]
        yield Heading(titled(choice.notation, choice.label, lang), 2)
        yield Sentence(" · ".join(standing(choice, lang)), choice.ministerial)
        yield lead(told.sentence, lang, "")
        for words in told.caveats:
            yield lead(words, lang, "aside")
        yield from _asked(told.question, lang)
        names = [gap_label(gap).say(lang) for gap in choice.gaps]
        if names:
            yield Item(f"{said('gaps', lang).capitalize()}: {', '.join(dict.fromkeys(names))}")


def _asked(question: Text | None, lang: str) -> Iterator[Item]:
    if question:
        yield Item(f"{_say('ask', lang)}: {question.say(lang)}")


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
