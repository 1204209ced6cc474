"""Is a house sound: every finding with file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Item, Note, Page, Sentence
from graph.questions.auditing import Audit
from ontology.checking.findings import Report
from ontology.text import Text

__all__ = ["page", "rows"]

_W = {
    "sound": Text("Dit huis is in orde.", "This house is sound."),
    "partly": Text(
        "Wat een huis hiervan begrijpt, is in orde; het meeste begrijpt het niet.",
        "What a house understands of this is sound; most of it is not understood.",
    ),
    "unsound": Text("Dit huis is niet in orde.", "This house is not sound."),
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
    "tables": Text("De tabellen staan in: thorbecke check --audit", "The tables are in: thorbecke check --audit"),
}


def page(report: Report, lang: str, rests: Audit | None = None) -> Page:
    """Yield every finding, errors first, what of the files is understood, and what a sound house rests on, in short."""
    told = report.understanding
    most = told is None or told.is_most
    yield Sentence(_W["unsound" if not report.sound else "sound" if most else "partly"].say(lang), "strong")
    for finding in report.findings:
        yield Item(f"{_W[finding.severity].say(lang)}: {finding.sentence(lang)}", 0)
    if told:
        yield Note(told.sentence.say(lang))
    if rests:
        yield Note(rests.sentence.say(lang))
        yield Note(_W["tables"].say(lang))


def rows(report: Report, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per finding."""
    yield ("severity", "file", "line", "node", "rule", "message", "value")
    for f in report.findings:
        yield (f.severity, f.file or "", str(f.line or ""), f.node, f.rule, f.message.say(lang), f.value or "")
