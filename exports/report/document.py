"""The report: one page of conclusions, then everything they rest on, section by section."""

from __future__ import annotations

from exports.page import Contents, Heading, Page
from exports.report import sheet
from exports.report.choices import each_choice, every_choice, gaps_found
from exports.report.closing import glossary, manifest, method, reactions
from exports.report.conclusions import conclusions
from exports.report.proposals import asks, debated, repaired, since
from exports.report.record import evidence, silent, sources
from exports.report.records import Report, Sheet
from exports.report.within import captioned, within
from exports.views import matrix_full, risks
from exports.words import about, lead
from graph.words.telling import told
from ontology.text import Text

__all__ = ["page", "title"]

_W = {
    "contents": Text("Inhoud", "Contents"),
    "picture": Text("Het huis in beeld", "The house in a picture"),
    "risks": Text("Kwetsbaarheden in de structuur", "Structural risks"),
    "matrix": Text("Wie doet wat", "Who does what"),
}


def title(report: Report) -> Text:
    """Return what the report is called."""
    return told("Verantwoordingsrapport: {house}", "Accountability report: {house}", house=report.asked.house.title)


def page(report: Report | Sheet, lang: str) -> Page:
    """Yield the whole report, or the sheet on one choice."""
    if isinstance(report, Sheet):
        yield from sheet.page(report, lang)
        return
    yield Heading(title(report).say(lang), 0)
    yield about(report.asked.house, lang)
    yield from conclusions(report, lang)
    yield Contents(_say("contents", lang))
    yield from since(report, lang)
    yield from gaps_found(report, lang)
    yield from every_choice(report, lang)
    yield from _pictured(report, lang)
    yield from debated(report, lang)
    yield from asks(report, lang)
    yield from repaired(report, lang)
    yield from _risks(report, lang)
    yield from _matrix(report, lang)
    yield from each_choice(report, lang)
    yield from evidence(report, lang)
    yield from silent(report, lang)
    yield from method(lang)
    yield from reactions(report, lang)
    yield from sources(report, lang)
    yield from glossary(report, lang)
    yield from manifest(report.asked, lang)


def _pictured(report: Report, lang: str) -> Page:
    if report.picture:
        yield Heading(_say("picture", lang), fresh=True)
        yield report.picture


def _risks(report: Report, lang: str) -> Page:
    yield Heading(_say("risks", lang))
    yield from captioned(within(risks.page(report.risks, lang)), _say("risks", lang))


def _matrix(report: Report, lang: str) -> Page:
    yield Heading(_say("matrix", lang))
    yield lead(report.matrix.sentence, lang, "")
    yield from captioned(matrix_full.grid(report.matrix, lang), _say("matrix", lang))


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
