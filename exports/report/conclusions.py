"""The first page: the answer in one sentence, how the choices are divided, and each conclusion with what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Bar, Cell, Column, Heading, Note, Page, Table
from exports.report.records import Report
from exports.views.gaps import GROUPS, ordered
from exports.words import gap_label, lead, numbered
from graph.change.records import Alone, ChoiceChange, Effect
from graph.change.words import EFFECT_WORDS
from graph.records import ChoiceAnswer
from graph.repair.words import repair_headline
from graph.words.grammar import MINISTERIAL_WORDS, counted, in_a_row, joined, quoted
from graph.words.house import headline, stated_line
from graph.words.telling import told
from ontology.codelists.words import verdict_words
from ontology.names import local_name
from ontology.text import Text, both

__all__ = ["conclusions"]

#: class -> what is concluded of the choices in it
_OF_CLASS = {
    "none": Text(
        "Voor {n} ontbreekt ministeriële verantwoording in dit dossier: {which}.",
        "{N} {lacks|lack:n} ministerial accountability on this record: {which}.",
    ),
    "aim": Text(
        "Voor {n} antwoordt een minister alleen voor het doel; wie over de uitvoering beslist, is niet vastgelegd: "
        "{which}.",
        "For {n} a minister answers for the aim only; who decides on the execution is not on record: {which}.",
    ),
    "partial": Text(
        "Voor {n} antwoordt een minister ten dele: {which}.", "For {n} a minister answers in part: {which}."
    ),
    "unknown": Text("Van {n} is het onbekend: {which}.", "Of {n} it is unknown: {which}."),
    "elsewhere": Text(
        "Voor {n} wordt elders verantwoording afgelegd, niet bij een minister: {which}.",
        "{N} {is|are:n} answered for elsewhere, not through a minister: {which}.",
    ),
    "full": Text("Voor {n} antwoordt een minister volledig: {which}.", "For {n} a minister answers in full: {which}."),
}
_W = {
    "title": Text("Conclusies", "Conclusions"),
    "bar": Text("Hoe ver een minister antwoordt", "How far a minister answers"),
    "about": Text("waarover", "about"),
    "concluded": Text("conclusie", "conclusion"),
    "ask": Text("vraag om te stellen", "question to ask"),
    "caption": Text("Conclusies, elk met de vraag om te stellen", "Conclusions, each with the question to ask"),
    "choices": Text("keuzes", "choices"),
    "money": Text("geld", "money"),
    "proposal": Text("voorstel", "proposal"),
    "repair": Text("kleinste herstel", "smallest repair"),
    "risk": Text("afhankelijkheid", "dependence"),
    "since": Text("sinds toen", "since then"),
    "who-when": Text("Wie legt dit vast, en wanneer?", "Who will lay this down, and when?"),
    "none": Text("geen", "none"),
    "record": Text(
        "Dit rapport zegt wat in het dossier staat, nooit wat erbuiten is. Onbekend is niet nee, en een stilte is "
        "geen gebrek. Eén cijfer voor het geheel is er niet.",
        "This report says what is on the record, never what lies outside it. Unknown is not no, and a silence is no "
        "lack. There is no single score.",
    ),
}
#: gaps in the money
_MONEY = ("unfunded", "incidental-funding")


def conclusions(report: Report, lang: str) -> Page:
    """Yield what fits one page."""
    answer = report.answer
    yield Heading(_say("title", lang))
    yield lead(headline(answer), lang)
    yield lead(stated_line(answer), lang, "")
    if answer.house.scenarios:
        yield lead(_assumed(answer.house.scenarios), lang, "aside")
    shown = [(answer.classes[name], name) for name in GROUPS if answer.classes[name]]
    if shown:
        yield Bar(
            _say("bar", lang), tuple((n, Cell(_class_words(name, answer.choices, lang), name)) for n, name in shown)
        )
    columns = (Column(_say("about", lang), "name"), Column(_say("concluded", lang)), Column(_say("ask", lang)))
    rows = [(Cell(about, style), Cell(say.say(lang)), Cell(ask)) for about, style, say, ask in _rows(report, lang)]
    if rows:
        yield Table(columns, tuple(rows), caption=_say("caption", lang))
    yield Note(_say("record", lang))


def _assumed(scenarios: Sequence[str]) -> Text:
    """That proposals are assumed, which is said before anything is concluded."""
    return told(
        "Dit rapport rekent alsof {n} {voorstel|voorstellen:n} al {gold|golden:n}: {which}. Een voorstel is geen feit.",
        "This report is calculated as if {n} {proposal|proposals:n} already held: {which}. A proposal is not a fact.",
        n=len(scenarios),
        which=joined([both(local_name(iri)) for iri in scenarios]),
    )


def _class_words(name: str, choices: Sequence[ChoiceAnswer], lang: str) -> str:
    """A class in words, with the signs of the verdicts that are in it."""
    signs = dict.fromkeys(verdict_words()[c.verdict].symbol for c in ordered(choices) if c.ministerial == name)
    return f"{' '.join(signs)} {MINISTERIAL_WORDS[name].say(lang)}"


def _rows(report: Report, lang: str) -> Iterator[tuple[str, str, Text, str]]:
    """What each conclusion is about, in which style, what it is, and the question to ask."""
    for name in GROUPS:
        yield from _of_class(report, name, lang)
    yield from _money(report, lang)
    for proposal in report.proposals.alone if report.proposals else ():
        yield _say("proposal", lang), "", _proposed(proposal), _decided(proposal).say(lang)
    if report.repair.changes:
        yield _say("repair", lang), "", repair_headline(report.repair), _say("who-when", lang)
    yield from _dependence(report, lang)


def _of_class(report: Report, name: str, lang: str) -> Iterator[tuple[str, str, Text, str]]:
    choices = ordered([choice for choice in report.answer.choices if choice.ministerial == name])
    if choices:
        which = both(", ".join(numbered(it.notation, it.iri) for it in choices))
        concluded = told(*_OF_CLASS[name], n=counted(len(choices), "choice"), which=which)
        asked = (report.explanations[it.iri].question for it in choices)
        question = next((words for words in asked if words is not None), None)
        yield MINISTERIAL_WORDS[name].say(lang), name, concluded, question.say(lang) if question else "–"


def _money(report: Report, lang: str) -> Iterator[tuple[str, str, Text, str]]:
    if not report.answer.choices:
        return
    gaps = [g for c in ordered(report.answer.choices) for g in c.gaps if g.code in _MONEY or g.about == "funding"]
    first = next((gap for code in (*_MONEY, "unknown") for gap in gaps if gap.code == code), None)
    counts = report.money.counts
    concluded = told(
        "Voor {structural} van {all} is structureel geld vastgelegd, voor {incidental} alleen incidenteel geld; voor "
        "{none} zegt een bron dat er geen is; voor {silent} is het onbekend of niet vastgelegd.",
        "Structural money is on record for {structural} of {all}, incidental money only for {incidental}; for {none} a "
        "source says that there is none; for {silent} it is unknown or not recorded.",
        all=counted(len(report.money.choices), "choice"),
        silent=counts["unknown"] + counts["not-recorded"],
        **{name: counts[name] for name in ("structural", "incidental", "none")},
    )
    yield _say("money", lang), "", concluded, first.question.say(lang) if first else "–"


def _proposed(proposal: Alone) -> Text:
    """What a proposal changes by itself: which choices move, and how."""
    label = quoted(proposal.label)
    if not proposal.changes:
        return told(
            "{label} verandert geen enkel oordeel en geen enkel hiaat.",
            "{label} changes no verdict and no gap.",
            label=label,
        )
    return told(
        "Door {label} {verandert|veranderen:n} {n}: {which}.",
        "{label} changes {n}: {which}.",
        label=label,
        n=counted(len(proposal.changes), "choice"),
        which=joined([_moved(change) for change in proposal.changes]),
    )


def _moved(change: ChoiceChange) -> Text:
    """A choice by its number, with the verdict that moves, else what happens to its gaps."""
    number = both(numbered(change.notation, change.iri))
    before, after = change.before, change.after
    if before and after and before.verdict != after.verdict:
        old, new = verdict_words()[before.verdict], verdict_words()[after.verdict]
        return told(
            "{number} van {old} naar {new}", "{number} from {old} to {new}", number=number, old=old.label, new=new.label
        )
    effects = [_effect(effect) for effect in change.effects]
    return told(
        "{number} ({effects})", "{number} ({effects})", number=number, effects=in_a_row(dict.fromkeys(effects), "; ")
    )


def _effect(effect: Effect) -> Text:
    what, gap = EFFECT_WORDS[effect.what], effect.gap
    return told("{what}: {gap}", "{what}: {gap}", what=what, gap=gap_label(gap)) if gap else what


def _decided(proposal: Alone) -> Text:
    return told(
        "Wie besluit over {label}, en wanneer?", "Who decides on {label}, and when?", label=quoted(proposal.label)
    )


def _dependence(report: Report, lang: str) -> Iterator[tuple[str, str, Text, str]]:
    """The actor with whom most choices would fall."""
    falling = [thread for thread in report.risks.threads if thread.falls]
    if falling:
        first = max(falling, key=lambda thread: len(thread.falls))
        question = told(
            "Wie antwoordt voor deze {keuze|keuzes:n} als dat wegvalt?",
            "Who answers for {this choice|these choices:n} if that falls away?",
            n=len(first.falls),
        )
        concluded = told(
            "Voor {n} loopt elke vastgelegde keten door een en hetzelfde ambt of orgaan: {who}.",
            "For {n} every chain on record runs through one and the same office or body: {who}.",
            n=counted(len(first.falls), "choice"),
            who=first.actor.label,
        )
        yield _say("risk", lang), "", concluded, question.say(lang)


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)
