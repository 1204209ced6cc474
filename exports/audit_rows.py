"""The evidence audit as tables in words: the same sections for the shell and for Markdown, and rows for csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exports.changes_tables import choice_title, verdict
from exports.tables import csv_text, gap_label, md_text
from graph.questions.auditing import Audit, Hanging, HangingStep
from ontology.checking.auditing import GRADES, NONE, UNGRADED, Fact, SourceUse, Tally
from ontology.codelists.ranks import STATUSES
from ontology.codelists.words import definition, status_words
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["Section", "audit_to_csv", "audit_to_md", "sections"]

#: So many names stand in a cell; JSON and csv have them all.
_FEW = 2
#: So many of the sources that are cited most are shown.
_MOST = 10

_W = {
    "status": Text("Hoe zeker de feiten zijn", "How sure the facts are"),
    "status-told": Text(
        "Elk feit telt één keer, wat zijn datum ook is. Een keuze heeft geen status; onbekend is gezocht en niet "
        "gevonden, nooit ‘nee’.",
        "Every fact counts once, whatever its date. A choice has no status; unknown is looked for and not found, "
        "never 'no'.",
    ),
    "grade": Text("Wat de bronnen waard zijn", "What the sources are worth"),
    "grade-told": Text(
        "Een feit telt bij de sterkste van zijn bronnen.", "A fact counts under the best of its sources."
    ),
    "file": Text("Per bestand", "By file"),
    "most": Text("De meest aangehaalde bronnen", "The sources cited most"),
    "most-told": Text(
        "Aangehaald door feiten; elders genoemd door wat geen feit is, zoals een actor of een scenario.",
        "Cited by facts; named elsewhere by what is no fact, such as an actor or a scenario.",
    ),
    "bare": Text("Zonder bron", "Without a source"),
    "idle": Text("Bronnen die geen feit aanhaalt", "Sources that no fact cites"),
    "unread": Text("Wat hangt aan bronnen die niet volledig zijn gelezen", "What hangs on sources not read in full"),
    "unread-told": Text(
        "Rust erop: het feit haalt geen enkele bron aan die volledig is gelezen. De bron alsnog volledig lezen maakt "
        "daar een eind aan. De overige niet volledig gelezen bronnen ({n}) dragen niets alleen.",
        "Rests on it: the fact cites no source at all that was read in full. Reading the source in full settles that. "
        "The other sources not read in full ({n}) carry nothing by themselves.",
    ),
    "hanging": Text("Antwoorden die daaraan hangen", "Answers that hang on them"),
    "hanging-told": Text(
        "Een stap van het antwoord rust alleen op zulke bronnen; tussen haakjes de graad van de sterkste. Het "
        "voorbehoud ‘deels gelezen’ zegt minder: het staat bij elk antwoord ({n} van de {all}) op een keuze waarbij "
        "een deels gelezen officiële bron is aangehaald.",
        "A step of the answer rests on such sources alone; in brackets the grade of the best. The reservation 'read in "
        "part' says less: it stands with every answer ({n} of {all}) on a choice for which an official source read in "
        "part is cited.",
    ),
    "sort": Text("soort feit", "sort of fact"),
    "name": Text("bestand", "file"),
    "no-file": Text("(geen bestand)", "(no file)"),
    "facts": Text("feiten", "facts"),
    "no-status": Text("geen status", "no status"),
    "resting": Text("niets volledig gelezen", "nothing read in full"),
    "of-which": Text("waarvan niets volledig gelezen", "of which nothing read in full"),
    "proposals": Text("alleen in scenario’s", "in scenarios only"),
    "total": Text("totaal", "total"),
    UNGRADED: Text("zonder graad", "no grade"),
    NONE: Text("zonder bron", "no source"),
    "what": Text("wat", "what"),
    "number": Text("aantal", "number"),
    "which": Text("welke", "which"),
    "without": Text("feiten zonder bron", "facts without a source"),
    "unverified": Text(
        "niet geverifieerd: uit het geheugen of niet nagezien", "unverified: from memory or not checked"
    ),
    "searches": Text("onbekend: gezocht en niet gevonden", "unknown: looked for and not found"),
    "source": Text("bron", "source"),
    "title": Text("titel", "title"),
    "worth": Text("graad", "grade"),
    "read": Text("gelezen", "read"),
    "cited": Text("aangehaald door", "cited by"),
    "rests": Text("rust erop", "rests on it"),
    "choices": Text("keuzes", "choices"),
    "elsewhere": Text("elders genoemd", "named elsewhere"),
    "choice": Text("keuze", "choice"),
    "verdict": Text("oordeel", "verdict"),
    "reservation": Text("voorbehoud", "reservation"),
    "steps": Text("stappen die daarop rusten", "steps that rest on them"),
    "yes": Text("ja", "yes"),
    "no": Text("nee", "no"),
    "full": Text("volledig", "in full"),
    "part": Text("deels", "in part"),
    "unsaid": Text("niet vermeld", "not said"),
}
#: What a step of an answer is called.
_STEPS = {
    "assignment": Text("toewijzing", "assignment"),
    "lead": Text("eerstverantwoordelijke", "lead"),
    "seat": Text("zetel", "seat"),
    "relation": Text("relatie", "relation"),
    "law": Text("grond in de wet", "ground in law"),
    "gap": Text("hiaat", "gap"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading, with what it counts."""

    title: str
    told: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: the columns of figures
    numbers: frozenset[int] = frozenset()
    #: the columns that may be cut short where lines have a width
    cut: frozenset[int] = frozenset()
    #: the first column is a name, shown whole
    named: bool = True


def sections(told: Audit, lang: str) -> list[Section]:
    """Return the tables of an audit in the order in which they are read; a table without rows is left out."""
    evidence = told.evidence
    found = [
        _by_status(told, lang),
        _by_grade(told, lang),
        _by_file(told, lang),
        _most(told, lang),
        Section(_say("bare", lang), "", _head(lang, "what", "number", "which"), _bare(told, lang), frozenset({1})),
        Section(
            _say("idle", lang),
            "",
            _head(lang, "source", "title", "worth", "read", "elsewhere"),
            tuple(_idle(use, lang) for use in evidence.sources if not use.facts),
            numbers=frozenset({4}),
            cut=frozenset({1}),
        ),
        _unread(told, lang),
        _hanging(told, lang),
    ]
    return [section for section in found if section.rows]


def _by_status(told: Audit, lang: str) -> Section:
    statuses = [status_words()[status].say(lang) for status in STATUSES]
    head = (*_head(lang, "sort", "facts"), *statuses, *_head(lang, "no-status", "resting"))
    rows = tuple((name, *_statuses(tally)) for name, tally in _tallies(told, lang))
    return Section(_say("status", lang), _say("status-told", lang), head, rows, frozenset(range(1, len(head))))


def _by_grade(told: Audit, lang: str) -> Section:
    head = (*_head(lang, "sort", "facts"), *GRADES, *_head(lang, UNGRADED, NONE))
    rows = tuple((name, *_grades(tally)) for name, tally in _tallies(told, lang))
    what = f"{_say('grade-told', lang)} {definition(HVT.evidenceGrade).say(lang)}"
    return Section(_say("grade", lang), what, head, rows, frozenset(range(1, len(head))))


def _by_file(told: Audit, lang: str) -> Section:
    statuses = [status_words()[status].say(lang) for status in STATUSES]
    head = (*_head(lang, "name", "facts"), *statuses, *_head(lang, "no-status", "resting"))
    rows = tuple((tally.name or _say("no-file", lang), *_statuses(tally)) for tally in told.evidence.files)
    return Section(_say("file", lang), "", head, rows, frozenset(range(1, len(head))))


def _most(told: Audit, lang: str) -> Section:
    """The sources that carry most: a register shows up here at once."""
    cited = sorted((use for use in told.evidence.sources if use.facts), key=lambda use: (-use.facts, use.iri))
    rows = tuple((*_source(use, lang), _figure(use.facts), _figure(use.named_elsewhere)) for use in cited[:_MOST])
    head = _head(lang, "source", "title", "worth", "read", "cited", "elsewhere")
    return Section(_say("most", lang), _say("most-told", lang), head, rows, frozenset({4, 5}), frozenset({1}))


def _tallies(told: Audit, lang: str) -> Iterator[tuple[str, Tally]]:
    evidence = told.evidence
    yield from ((tally.label.say(lang), tally) for tally in evidence.sorts)
    if evidence.proposals.facts:
        yield _say("proposals", lang), evidence.proposals
    yield _say("total", lang), evidence.total
    if evidence.unread.facts:
        yield _say("of-which", lang), evidence.unread


def _statuses(tally: Tally) -> list[str]:
    return [_figure(n) for n in (tally.facts, *tally.statuses.values(), tally.resting)]


def _grades(tally: Tally) -> list[str]:
    return [_figure(n) for n in (tally.facts, *tally.grades.values())]


def _bare(told: Audit, lang: str) -> tuple[tuple[str, ...], ...]:
    evidence = told.evidence
    groups = (
        ("without", evidence.without_source),
        ("unverified", evidence.unverified),
        ("searches", evidence.searches),
    )
    return tuple(
        (_say(word, lang), str(len(facts)), _few([local_name(fact.iri) for fact in facts]) or "–")
        for word, facts in groups
        if facts or word == "without"
    )


def _idle(use: SourceUse, lang: str) -> tuple[str, ...]:
    return (*_source(use, lang), _figure(use.named_elsewhere))


def _unread(told: Audit, lang: str) -> Section:
    uses = {use.iri: use for use in told.evidence.sources}
    names = {choice.iri: choice.notation or local_name(choice.iri) for choice in told.hanging}
    carrying = [(uses[iri], choices) for iri, choices in told.hangs_on.items() if choices or uses[iri].resting]
    rows = tuple(
        (
            *_source(use, lang),
            _figure(use.facts),
            _counted([local_name(iri) for iri in use.resting]),
            _counted([names[iri] for iri in choices]),
        )
        for use, choices in carrying
    )
    what = _say("unread-told", lang).format(n=len(told.hangs_on) - len(carrying))
    head = _head(lang, "source", "title", "worth", "read", "cited", "rests", "choices")
    return Section(_say("unread", lang), what, head, rows, frozenset({4}), frozenset({1, 5}))


def _hanging(told: Audit, lang: str) -> Section:
    what = _say("hanging-told", lang).format(n=told.reservations, all=told.choices)
    head = _head(lang, "choice", "verdict", "reservation", "steps")
    rows = tuple(_answer(choice, lang) for choice in told.hanging)
    return Section(_say("hanging", lang), what, head, rows, named=False)


def _answer(choice: Hanging, lang: str) -> tuple[str, ...]:
    return (
        choice_title(choice.notation, choice.iri, choice.label, lang),
        verdict(choice.verdict, lang),
        _yes(choice.reservation, lang),
        "; ".join(_step(ground, lang) for ground in choice.grounds),
    )


def _step(ground: HangingStep, lang: str) -> str:
    name = gap_label(ground.gap).say(lang) if ground.gap else local_name(ground.iri)
    worth = _say(ground.grade, lang) if ground.grade == UNGRADED else ground.grade
    return f"{_STEPS[ground.what].say(lang)} {name} ({worth})"


def _source(use: SourceUse, lang: str) -> tuple[str, ...]:
    read = "unsaid" if use.read_in_full is None else "full" if use.read_in_full else "part"
    return local_name(use.iri), use.title.say(lang), use.grade or "–", _say(read, lang)


def _counted(names: Sequence[str]) -> str:
    return f"{len(names)}: {_few(names)}" if names else "–"


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_FEW]) + (f" +{len(names) - _FEW}" if len(names) > _FEW else "")


def _figure(number: int) -> str:
    return str(number) if number else "–"


def _yes(told: bool, lang: str) -> str:
    return _say("yes" if told else "no", lang)


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def _head(lang: str, *words: str) -> tuple[str, ...]:
    return tuple(_say(word, lang) for word in words)


def audit_to_md(told: Audit, lang: str) -> str:
    """Return the paragraph and every table under a heading."""
    parts = [told.sentence.say(lang) + "\n"]
    for section in sections(told, lang):
        above = f"{section.told}\n\n" if section.told else ""
        parts.append(f"## {section.title}\n\n{above}{md_text([section.head, *section.rows])}")
    return "\n".join(parts)


def audit_to_csv(told: Audit, lang: str) -> str:
    """Return a row per sort of fact, file, source, fact that hangs or has no source, and step that hangs.

    `table` tells the rows apart; a cell that does not apply is empty.
    """
    evidence = told.evidence
    figures = ("facts", *STATUSES, "no-status", *GRADES, UNGRADED, "no-source", "resting")
    head = ("table", "iri", "label", *figures, "grade", "read_in_full", "choices", "what", "at", "sources")
    blank = [""] * len(figures)
    lines: list[Sequence[str]] = [head]
    groups: tuple[tuple[str, Iterable[Tally]], ...] = (
        ("sort", evidence.sorts),
        ("proposals", [evidence.proposals]),
        ("total", [evidence.total]),
        ("nothing-read-in-full", [evidence.unread]),
        ("file", evidence.files),
    )
    for table, tallies in groups:
        for tally in tallies:
            numbers = (tally.facts, *tally.statuses.values(), *tally.grades.values(), tally.resting)
            lines.append((table, tally.name, tally.label.say(lang), *map(str, numbers), *[""] * 6))
    for use in evidence.sources:
        read = "" if use.read_in_full is None else str(use.read_in_full).lower()
        numbers_of = (str(use.facts), *blank[2:], str(len(use.resting)))
        choices = str(len(told.hangs_on.get(use.iri, ())))
        lines.append(("source", use.iri, use.title.say(lang), *numbers_of, use.grade or "", read, choices, "", "", ""))
    facts: tuple[tuple[str, Iterable[Fact]], ...] = (
        ("without-source", evidence.without_source),
        ("unverified", evidence.unverified),
        ("search", evidence.searches),
        ("resting", evidence.resting),
    )
    for table, several in facts:
        for fact in several:
            about = (local_name(fact.sort), fact.file, "; ".join(fact.sources))
            lines.append((table, fact.iri, local_name(fact.iri), *blank, "", "", "", *about))
    for choice in told.hanging:
        for ground in choice.grounds:
            what = f"gap {ground.gap.code}" if ground.gap else ground.what
            step = (ground.grade, "", "", what, ground.iri, "; ".join(ground.sources))
            lines.append(("hanging", choice.iri, choice.label.say(lang), *blank, *step))
    return csv_text(lines)
