"""The answer as rows: for the shell, for csv and for md. Pure functions of records."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from exports.writing import printable
from graph.records import (
    Answer,
    ChoiceAnswer,
    Gap,
)
from graph.words.gap_names import gap_name
from graph.words.grammar import GRADES
from graph.words.house import headline
from ontology.checking.findings import Report
from ontology.codelists.words import verdict_words, words_of_gap
from ontology.names import local_name
from ontology.text import Text

__all__ = [
    "ACCEPTED",
    "GRADE_WORDS",
    "Row",
    "accepted_head",
    "accepted_rows",
    "answer_to_csv",
    "answer_to_md",
    "csv_text",
    "gap_label",
    "md_text",
    "power",
    "report_to_csv",
    "report_to_md",
    "rows",
]

#: grade -> (symbol, word): what a power amounts to, readable without colour
GRADE_WORDS = tuple(zip("○◔◑●", GRADES, strict=True))

#: what stands behind a gap that somebody answers for
ACCEPTED = Text("geaccepteerd", "accepted")

_HEAD = {
    "nl": ("nr", "keuze", "oordeel", "informatie", "debat", "gevolgen", "beslisser", "hiaten"),
    "en": ("no.", "choice", "verdict", "information", "discussion", "consequences", "decider", "gaps"),
}
_ACCEPTED = {
    "nl": ("nr", "geaccepteerd hiaat", "door", "waarom", "tot"),
    "en": ("no.", "accepted gap", "by", "why", "until"),
}
#: A spreadsheet reads a cell that starts so as a formula (OWASP ASVS 5.0, 1.2.10).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """One choice as a line of a table, in one language."""

    number: str
    choice: str
    symbol: str
    verdict: str
    powers: tuple[str, str, str]
    deciders: str
    gaps: str
    ministerial: str


def power(grade: int, lang: str, *, known: bool = True) -> str:
    """Return a grade as symbol and word; `?` where it is not known.

    >>> power(2, "en")
    '◑ bounded'
    """
    if not known:
        return "? " + ("onbekend" if lang == "nl" else "unknown")
    symbol, word = GRADE_WORDS[grade]
    return f"{symbol} {word.say(lang)}"


def rows(answer: Answer, lang: str) -> list[Row]:
    """Return a row per choice, in the order of the answer."""
    return [_row(choice, lang) for choice in answer.choices]


def _row(choice: ChoiceAnswer, lang: str) -> Row:
    words = verdict_words()[choice.verdict]
    known = choice.verdict != "UNKNOWN"
    information, discussion, consequences = (power(g, lang, known=known) for g in choice.grade)
    names = [(d.short or d.label).say(lang) for d in choice.deciders]
    shown = ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")
    return Row(
        number=printable(choice.notation or local_name(choice.iri)),
        choice=printable(choice.label.say(lang)),
        symbol=words.symbol,
        verdict=words.label.say(lang),
        powers=(information, discussion, consequences),
        deciders=printable(shown) or "–",
        gaps=", ".join(dict.fromkeys(_gap_cell(g, lang) for g in choice.gaps)) or "–",
        ministerial=choice.ministerial,
    )


def gap_label(gap: Gap) -> Text:
    """Return what a gap is called, as the vocabulary has it."""
    return words_of_gap(gap.code, gap.missing, gap.about).label


def _gap_cell(gap: Gap, lang: str) -> str:
    return gap_label(gap).say(lang) + (f" ({ACCEPTED.say(lang)})" if gap.accepted else "")


def accepted_head(lang: str) -> tuple[str, ...]:
    """Return the words above the columns of `accepted_rows`."""
    return _ACCEPTED[lang]


def accepted_rows(answer: Answer, lang: str) -> list[tuple[str, ...]]:
    """Return number of the choice, gap, who accepts it, why and until when, for every accepted gap."""
    found = [
        (row.number, gap_label(gap).say(lang), *map(printable, (gap.accepted.by, gap.accepted.why)), gap.accepted.until)
        for choice, row in zip(answer.choices, rows(answer, lang), strict=True)
        for gap in choice.gaps
        if gap.accepted
    ]
    return list(dict.fromkeys(found))


def answer_to_csv(answer: Answer, lang: str) -> str:
    """Return the answer as csv (RFC 4180); a cell a spreadsheet would run as a formula gets a quote mark."""
    head = ("iri", *_HEAD[lang], "ministerial", "caveats", "grade", "accepted")
    lines = [
        (
            choice.iri,
            row.number,
            row.choice,
            choice.verdict,
            *row.powers,
            "; ".join(d.label.say(lang) for d in choice.deciders),
            "; ".join(dict.fromkeys(g.code for g in choice.gaps)),
            choice.ministerial,
            "; ".join(choice.caveats),
            " ".join(map(str, choice.grade)),
            "; ".join(
                dict.fromkeys(
                    f"{gap_name(g)} ({g.accepted.by}, {g.accepted.until}): {g.accepted.why}"
                    for g in choice.gaps
                    if g.accepted
                )
            ),
        )
        for choice, row in zip(answer.choices, rows(answer, lang), strict=True)
    ]
    return csv_text([head, *lines])


def answer_to_md(answer: Answer, lang: str, shown: Answer | None = None) -> str:
    """Return headline and table as Markdown; `shown` limits the rows, never the headline."""
    head = _HEAD[lang]
    told = shown or answer
    lines = [(r.number, r.choice, f"{r.symbol} {r.verdict}", *r.powers, r.deciders, r.gaps) for r in rows(told, lang)]
    accepted = accepted_rows(told, lang)
    below = "\n" + md_text([accepted_head(lang), *accepted]) if accepted else ""
    return f"{headline(answer).say(lang)}\n\n" + md_text([head, *lines]) + below


def report_to_csv(report: Report, lang: str) -> str:
    """Return the findings of `check` as csv."""
    head = ("severity", "file", "line", "node", "rule", "message", "value")
    lines = [
        (f.severity, f.file or "", str(f.line or ""), f.node, f.rule, f.message.say(lang), f.value or "")
        for f in report.findings
    ]
    return csv_text([head, *lines])


def report_to_md(report: Report, lang: str) -> str:
    """Return the findings of `check` as a Markdown table."""
    lines = [(f.severity, f.sentence(lang)) for f in report.findings]
    return md_text([("severity", "finding"), *lines])


def csv_text(lines: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in lines:
        writer.writerow(["'" + cell if cell.startswith(_FORMULA) else cell for cell in map(printable, line)])
    return out.getvalue()


def md_text(lines: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str]) -> str:
        safe = [
            printable(c).replace("\n", " ").replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
            for c in cells
        ]
        return "| " + " | ".join(safe) + " |\n"

    return line(lines[0]) + "|" + " --- |" * len(lines[0]) + "\n" + "".join(line(cells) for cells in lines[1:])
