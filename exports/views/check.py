"""Is a house sound: the verdict, every error with file, line and remedy, and how many warnings there are of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Heading, Item, Note, Page, Sentence
from exports.words import about
from graph.questions.auditing import Audit
from ontology.checking.findings import Finding, Report
from ontology.text import Text

__all__ = ["page", "rows"]

#: So many warnings of a kind are told; the rest is counted.
_FIRST = 3
_W = {
    "sound": Text("Dit huis is in orde.", "This house is sound."),
    "partly": Text(
        "Wat een huis hiervan begrijpt, is in orde; het meeste begrijpt het niet.",
        "What a house understands of this is sound; most of it is not understood.",
    ),
    "unsound": Text("Dit huis is niet in orde.", "This house is not sound."),
    "error": Text("{n} fout", "{n} error"),
    "errors": Text("{n} fouten", "{n} errors"),
    "warning": Text("{n} waarschuwing", "{n} warning"),
    "warnings": Text("{n} waarschuwingen", "{n} warnings"),
    "and": Text(" en ", " and "),
    "wrong": Text("fout", "error"),
    "more": Text("en nog {n}", "and {n} more"),
    "all": Text("Alle waarschuwingen: --all", "Every warning: --all"),
    "tables": Text("De tabellen staan in: thorbecke check --audit", "The tables are in: thorbecke check --audit"),
}


def page(report: Report, lang: str, rests: Audit | None = None, *, most: int | None = _FIRST) -> Page:
    """Yield the verdict, every error, warnings by kind, `most` of each, and what a sound house rests on."""
    errors = [finding for finding in report.findings if finding.severity == "error"]
    odd = [finding for finding in report.findings if finding.severity != "error"]
    counts = [_counted(name, len(some), lang) for name, some in (("error", errors), ("warning", odd)) if some]
    told = f" {_say('and', lang).join(counts)}." if counts else ""
    known = report.understanding
    verdict = "unsound" if not report.sound else "sound" if known is None or known.is_most else "partly"
    yield Sentence(f"{_say(verdict, lang)}{told}", "strong")
    if rests:
        yield about(rests.house, lang)
    for finding in errors:
        yield Item(f"{_say('wrong', lang)}: {finding.sentence(lang)}", 0)
    kinds: dict[tuple[str, Text], list[Finding]] = {}
    for finding in odd:
        kinds.setdefault((finding.rule, finding.message), []).append(finding)
    for (_, message), several in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        yield Heading(f"{_counted('warning', len(several), lang)}: {message.say(lang)}", style="partial")
        yield from (Item(finding.place) for finding in several[:most])
        if most is not None and len(several) > most:
            yield Item(_say("more", lang).format(n=len(several) - most))
    if most is not None and any(len(several) > most for several in kinds.values()):
        yield Note(_say("all", lang))
    if known:
        yield Note(known.sentence.say(lang))
    if rests:
        yield Note(rests.sentence.say(lang))
        yield Note(_say("tables", lang))


def _counted(name: str, count: int, lang: str) -> str:
    return _say(name if count == 1 else f"{name}s", lang).format(n=count)


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def rows(report: Report, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per finding."""
    yield ("severity", "file", "line", "cell", "node", "rule", "message", "value", "nearest")
    for f in report.findings:
        place = (f.file or "", str(f.line or ""), f.cell or "")
        yield (f.severity, *place, f.node, f.rule, f.message.say(lang), f.value or "", f.nearest or "")
