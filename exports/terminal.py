"""What a person reads in a terminal: tables and prose, without colour where colour is not wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from exports.tables import ACCEPTED, accepted_rows, power, rows
from exports.writing import printable
from graph.records import (
    ActorEntry,
    ActorExplanation,
    ActorRole,
    Answer,
    ChainExplanation,
    Explanation,
    HouseInfo,
    Reference,
    Step,
)
from graph.words.choice import CAVEAT_WORDS
from graph.words.grammar import day_in_words
from graph.words.house import headline
from ontology.checking.findings import Report
from ontology.codelists.ranks import GAP_CODES
from ontology.codelists.words import status_words, verdict_words, words_of_gap
from ontology.names import local_name
from ontology.text import Text

__all__ = [
    "STYLES",
    "asked_line",
    "cited",
    "entry_line",
    "role_line",
    "said_word",
    "show_actor",
    "show_answer",
    "show_explanation",
    "show_report",
    "step_line",
    "write_heading",
    "write_item",
]

STYLES = {"full": "blue", "partial": "yellow", "none": "magenta", "unknown": "bright_black"}
_W = {
    "on": Text("peildatum", "reference date"),
    "record": Text("het dossier", "the record"),
    "under": Text("onder scenario", "under scenario"),
    "evidence": Text("bewijs tot en met", "evidence down to"),
    "choice": Text("keuze", "choice"),
    "verdict": Text("oordeel", "verdict"),
    "deciders": Text("beslisser", "decider"),
    "gaps": Text("hiaten", "gaps"),
    "information": Text("informatie", "information"),
    "discussion": Text("debat", "discussion"),
    "consequences": Text("gevolgen", "consequences"),
    "chain": Text("Keten", "Chain"),
    "oversight": Text("Toezicht", "Oversight"),
    "missing": Text("Eerste ontbrekende schakel", "First missing link"),
    "roles": Text("Rollen", "Roles"),
    "question": Text("Te stellen vraag", "Question to ask"),
    "sources": Text("Bronnen", "Sources"),
    "notes": Text("Aantekeningen", "Notes"),
    "basis": Text("grondslag", "basis"),
    "source": Text("bron", "source"),
    "weakest": Text("zwakste schakel voor", "weakest link for"),
    "grading": Text("graden", "grades"),
    "part": Text("deels gelezen", "read in part"),
    "none": Text("geen", "none"),
    "upward": Text("Relaties omhoog", "Relations upward"),
    "contradicts": Text("Tegenspraak", "Contradiction"),
    "as-one-of": Text("als een van", "as one of"),
    "one-of": Text("Een van", "One of"),
    "members": Text("Omvat", "Comprises"),
    "organisations": Text("actoren in dit huis", "actors in this house"),
    "province": Text("Ligt in", "Lies in"),
    "parts": Text("Organen en onderdelen", "Organs and units"),
    "limited-to": Text("Deze keten geldt", "This chain holds"),
    "entries": Text("In het dossier", "On record"),
    "decides": Text("Beslist over", "Decides on"),
    "holders": Text("Bekleed door", "Held by"),
    "acting": Text("waarnemend", "acting"),
    "now": Text("heden", "now"),
    "until": Text("tot", "until"),
    "sound": Text("Dit huis is in orde.", "This house is sound."),
    "unsound": Text("Dit huis is niet in orde.", "This house is not sound."),
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
}  # fmt: skip


def said_word(word: str, lang: str) -> str:
    return _W[word].say(lang)


def show_answer(console: Console, answer: Answer, lang: str, shown: Answer | None = None) -> None:
    """Print headline, counts and a line per choice; `shown` limits the lines, never the headline."""
    console.print(Line(printable(headline(answer).say(lang)), style="bold"))
    console.print(Line(asked_line(answer.house, lang), style="dim"))
    console.print()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column(said_word("choice", lang), min_width=18, ratio=4)
    table.add_column(said_word("verdict", lang), min_width=12, ratio=2)
    for name in ("information", "discussion", "consequences"):
        table.add_column(said_word(name, lang), no_wrap=True)
    table.add_column(said_word("deciders", lang), min_width=12, ratio=3)
    table.add_column(said_word("gaps", lang), min_width=14, ratio=3)
    for row in rows(shown or answer, lang):
        verdict = Line(f"{row.symbol} {row.verdict}", style=STYLES[row.ministerial])
        table.add_row(
            Line(row.number), Line(row.choice), verdict, *map(Line, row.powers), Line(row.deciders), Line(row.gaps)
        )
    console.print(table)
    _accepted(console, shown or answer, lang)
    _legend(console, shown or answer, lang)


def _accepted(console: Console, answer: Answer, lang: str) -> None:
    """Who accepts which gap, why and until when; the gap stays in the table."""
    found = accepted_rows(answer, lang)
    for number, gap, by, why, until in found:
        end = f"{said_word('until', lang)} {day_in_words(until).say(lang)}"
        write_item(console, f"{ACCEPTED.say(lang)} · {number} · {gap}: {by}, {end}: {why}", indent=0)
    if found:
        console.print()


def _legend(console: Console, answer: Answer, lang: str) -> None:
    """What each gap in the table means, with the code that --gap and JSON use."""
    told: dict[str, str] = {}
    for gap in (g for code in GAP_CODES for c in answer.choices for g in c.gaps if g.code == code):
        words = words_of_gap(gap.code, gap.missing, gap.about)
        told.setdefault(words.label.say(lang), f" ({gap.code}): {words.definition.say(lang)}")
    for label, meaning in told.items():
        write_item(console, label + meaning, indent=0)


def asked_line(house: HouseInfo, lang: str) -> str:
    under = ", ".join(local_name(s) for s in house.scenarios)
    parts = [
        printable(house.title.say(lang)),
        f"{said_word('on', lang)} {day_in_words(house.reference_date).say(lang)}",
        f"{said_word('under', lang)} {under}" if under else said_word("record", lang),
        f"{said_word('evidence', lang)} {status_words()[house.evidence].say(lang)}",
        house.digest[:19],
    ]
    return " · ".join(parts)


def show_explanation(console: Console, house: HouseInfo, told: Explanation, lang: str) -> None:
    """Print the sentence, every chain with article and source, the gaps, and the question to ask."""
    choice = told.choice
    words = verdict_words()[choice.verdict]
    name = printable(choice.label.say(lang))
    number = f"{choice.notation} " if choice.notation else ""
    console.print(Line.assemble((f"{number}{name}", "bold")))
    console.print(Line(f"{words.symbol} {words.label.say(lang)}", style=STYLES[choice.ministerial]))
    console.print(Line(asked_line(house, lang), style="dim"))
    console.print()
    console.print(Line(printable(told.sentence.say(lang))))
    for caveat in choice.caveats:
        console.print(Line(CAVEAT_WORDS[caveat].say(lang), style="italic"))
    for chain in told.chains:
        _show_chain(console, chain, lang)
    if choice.gaps:
        write_heading(console, said_word("gaps", lang).capitalize())
        for gap in choice.gaps:
            evidence = (
                status_words()[gap.evidence].say(lang) if gap.evidence in status_words() else said_word("record", lang)
            )
            write_item(console, f"{gap.code} [{evidence}]: {gap.message.say(lang)}")
    if told.question:
        write_heading(console, said_word("question", lang))
        write_item(console, told.question.say(lang))
    write_heading(console, said_word("roles", lang))
    for role, holders in told.roles:
        names = ", ".join(f"{label.say(lang)} ({status_words()[status].say(lang)})" for _, label, status in holders)
        write_item(console, f"{role.say(lang)}: {names}")
    _texts(console, said_word("notes", lang), told.notes, lang)
    write_heading(console, said_word("sources", lang))
    for source in told.sources:
        write_item(console, cited(source, lang))


def _show_chain(console: Console, chain: ChainExplanation, lang: str) -> None:
    decider = chain.decider
    verdict = verdict_words()[decider.verdict]
    name = printable(decider.label.say(lang))
    powers = ", ".join(
        f"{said_word(p, lang)} {power(g, lang)}"
        for p, g in zip(("information", "discussion", "consequences"), decider.grade, strict=True)
    )
    tail = f": {powers}" if chain.steps else ""
    write_heading(console, f"{said_word('chain', lang)} · {name} · {verdict.symbol} {verdict.label.say(lang)}{tail}")
    if chain.missing_link:
        write_item(console, f"{said_word('missing', lang)}: {chain.missing_link.say(lang)}")
    _show_steps(console, chain.steps, lang)
    if chain.oversight:
        write_item(console, f"{said_word('oversight', lang)}:")
        _show_steps(console, chain.oversight, lang)


def _show_steps(console: Console, steps: Iterable[Step], lang: str) -> None:
    for number, step in enumerate(steps, 1):
        write_item(console, f"{number}. {step_line(step, lang)}")
        for line in _step_proof(step, lang):
            write_item(console, line, indent=5)


def step_line(step: Step, lang: str) -> str:
    # grades that nobody recorded are unknown, which is not none
    grade = " ".join(power(g, lang) for g in step.grade) if step.graded else power(0, lang, known=False)
    status = status_words()[step.status].say(lang)
    ends = f"{step.account_giver_label.say(lang)} → {step.forum_label.say(lang)}"
    return f"{ends}: {step.kind_label.say(lang)} ({grade}; {status})"


def _step_proof(step: Step, lang: str) -> list[str]:
    articles = (
        "; ".join(cited(r, lang) for r in step.legal_basis) or step.basis_text.say(lang) or said_word("none", lang)
    )
    lines = [f"{said_word('basis', lang)}: {articles}"]
    if step.kind_status and step.kind_status != "stated":
        lines[0] += f" · {said_word('grading', lang)}: {status_words()[step.kind_status].say(lang)}"
    lines += [f"{said_word('source', lang)}: {cited(source, lang)}" for source in step.sources]
    if step.is_bottleneck_for:
        weak = ", ".join(said_word(p, lang) for p in step.is_bottleneck_for)
        lines.append(f"{said_word('weakest', lang)}: {weak}")
    return lines + [note.say(lang) for note in step.notes]


def cited(source: Reference, lang: str) -> str:
    about = [source.issued or "", source.grade or "", said_word("part", lang) if source.read_in_full is False else ""]
    known = ", ".join(part for part in about if part)
    url = f" <{source.url}>" if source.url and source.url != source.title.say(lang) else ""
    return f"{source.title.say(lang)}{f' ({known})' if known else ''}{url}"


def show_actor(console: Console, house: HouseInfo, told: ActorExplanation, lang: str) -> None:
    """Print what an actor is, who answers for it, relation by relation, and what it decides and does."""
    console.print(Line(printable(told.label.say(lang)), style="bold"))
    console.print(Line(asked_line(house, lang), style="dim"))
    console.print()
    console.print(Line(printable(told.identity.say(lang))))
    console.print(Line(printable(told.sentence.say(lang))))
    if told.limits:
        console.print(Line(printable(f"{said_word('limited-to', lang)} {told.limits.say(lang)}.")))
    for words in told.contradictions:
        console.print(Line(printable(words.say(lang)), style="italic"))
    for heading, steps in (("chain", told.chain), ("oversight", told.oversight)):
        if steps:
            write_heading(console, said_word(heading, lang))
            _show_steps(console, steps, lang)
    write_heading(console, said_word("upward", lang))
    for upward in told.upward:
        remark = f" · {upward.remark.say(lang)}" if upward.remark else ""
        write_item(console, f"{'●' if upward.counts else '○'} {step_line(upward.step, lang)}{remark}")
    if not told.upward:
        write_item(console, said_word("none", lang))
    _names(console, said_word("province", lang), [told.province] if told.province else [], lang)
    _names(console, said_word("one-of", lang), told.member_of, lang)
    _names(console, said_word("parts", lang), told.parts, lang)
    if told.members:
        write_heading(console, said_word("members", lang))
        write_item(console, f"{told.members} {said_word('organisations', lang)}")
    if told.decides:
        write_heading(console, said_word("decides", lang))
        for _, label, verdict in told.decides:
            known = verdict_words()[verdict]
            write_item(console, f"{known.symbol} {label.say(lang)}: {known.label.say(lang)}")
    if told.roles:
        write_heading(console, said_word("roles", lang))
        for role in told.roles:
            write_item(console, role_line(role, lang))
    if told.holders:
        write_heading(console, said_word("holders", lang))
        for name, start, end, acting in told.holders:
            note = f" ({said_word('acting', lang)})" if acting else ""
            write_item(console, f"{name}{note}: {start or '?'} – {end or said_word('now', lang)}")
    if told.entries:
        write_heading(console, said_word("entries", lang))
        for entry in told.entries:
            write_item(console, entry_line(entry, lang))
    _texts(console, said_word("notes", lang), told.notes, lang)


def _names(console: Console, heading: str, named: Sequence[tuple[str, Text]], lang: str) -> None:
    if named:
        write_heading(console, heading)
    for iri, label in named:
        write_item(console, f"{label.say(lang)} ({local_name(iri)})")


def role_line(role: ActorRole, lang: str) -> str:
    """Return one role of an actor: what, on which choice, as one of whom, how sure."""
    through = f" · {said_word('as-one-of', lang)} {role.through[1].say(lang)}" if role.through else ""
    sure = "" if role.status == "stated" else f" · {status_words()[role.status].say(lang)}"
    return f"{role.role_label.say(lang)}: {role.choice_label.say(lang)}{through}{sure}"


def entry_line(entry: ActorEntry, lang: str) -> str:
    """Return a record entry with how sure it is."""
    return f"{entry.words.say(lang)} ({status_words()[entry.status].say(lang)})"


def show_report(console: Console, report: Report, lang: str) -> None:
    """Print every finding of `check`, errors first."""
    console.print(Line(said_word("sound" if report.sound else "unsound", lang), style="bold"))
    for finding in report.findings:
        console.print(Line(printable(f"{said_word(finding.severity, lang)}: {finding.sentence(lang)}")))


def _texts(console: Console, title: str, texts: tuple[Text, ...], lang: str) -> None:
    if texts:
        write_heading(console, title)
        for text in texts:
            write_item(console, text.say(lang))


def write_heading(console: Console, words: str) -> None:
    console.print()
    console.print(Line(printable(words), style="bold"))


def write_item(console: Console, words: str, indent: int = 2) -> None:
    for line in Line(printable(words)).wrap(console, max(20, console.width - indent)):
        console.print(Line(" " * indent + line.plain.rstrip()), no_wrap=True, overflow="ignore", crop=False)
