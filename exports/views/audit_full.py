"""What a house rests on, all of it: the paragraph, then a table per question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.page import Column, Heading, Item, Page, Table
from exports.views.audit import rows
from exports.words import about, gap_label, lead, numbered, said, verdict, yes
from graph.questions.auditing import Audit, Hanging, HangingStep
from graph.questions.revising import Outcome, Revised
from graph.words.grammar import MINISTERIAL_WORDS
from ontology.checking.auditing import GRADES, NONE, UNGRADED, SourceUse, Tally
from ontology.codelists.ranks import STATUSES
from ontology.codelists.words import definition, status_words
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["page", "rows"]

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
    "count": Text("aantal", "number"),
    "which": Text("welke", "which"),
    "without": Text("feiten zonder bron", "facts without a source"),
    "unverified": Text(
        "niet geverifieerd: uit het geheugen of niet nagezien", "unverified: from memory or not checked"
    ),
    "searches": Text("onbekend: gezocht en niet gevonden", "unknown: looked for and not found"),
    "title": Text("titel", "title"),
    "worth": Text("graad", "grade"),
    "read": Text("gelezen", "read"),
    "cited": Text("aangehaald door", "cited by"),
    "rests": Text("rust erop", "rests on it"),
    "elsewhere": Text("elders genoemd", "named elsewhere"),
    "reservation": Text("voorbehoud", "reservation"),
    "steps": Text("stappen die daarop rusten", "steps that rest on them"),
    "revised": Text(
        "Wat van klasse veranderde sinds een eerdere versie", "What changed class since an earlier version"
    ),
    "version": Text("versie", "version"),
    "then": Text("toen", "then"),
    "now": Text("nu", "now"),
    "why": Text("waarom", "why"),
    "gone": Text("niet op de agenda", "not on the agenda"),
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


def page(told: Audit, lang: str) -> Page:
    """Yield the paragraph and the tables in the order in which they are read; one without rows is left out."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    yield from _by_status(told, lang)
    yield from _by_grade(told, lang)
    yield from _by_file(told, lang)
    yield from _most(told, lang)
    yield from _section(
        "bare", "", (_name("what", lang), _figures("count", lang), _say("which", lang)), _bare(told, lang), lang
    )
    idle = [_idle(use, lang) for use in told.evidence.sources if not use.facts]
    yield from _section("idle", "", (*_source_columns(lang), _figures("elsewhere", lang)), idle, lang)
    yield from _unread(told, lang)
    yield from _hanging(told, lang)
    yield from _revised(told, lang)


def _section(name: str, what: str, columns: Iterable[Column | str], lines: Sequence[Sequence[str]], lang: str) -> Page:
    """A table under a heading, with what it counts."""
    if lines:
        yield Heading(_say(name, lang))
        if what:
            yield Item(what)
        yield Table.of(columns, lines)


def _by_status(told: Audit, lang: str) -> Page:
    lines = [(name, *_statuses(tally)) for name, tally in _tallies(told, lang)]
    yield from _section("status", _say("status-told", lang), _status_columns("sort", lang), lines, lang)


def _by_grade(told: Audit, lang: str) -> Page:
    counted = (_say("facts", lang), *GRADES, _say(UNGRADED, lang), _say(NONE, lang))
    columns = (_name("sort", lang), *(Column(name, "number") for name in counted))
    lines = [(name, *_grades(tally)) for name, tally in _tallies(told, lang)]
    what = f"{_say('grade-told', lang)} {definition(HVT.evidenceGrade).say(lang)}"
    yield from _section("grade", what, columns, lines, lang)


def _by_file(told: Audit, lang: str) -> Page:
    lines = [(tally.name or _say("no-file", lang), *_statuses(tally)) for tally in told.evidence.files]
    yield from _section("file", "", _status_columns("name", lang), lines, lang)


def _most(told: Audit, lang: str) -> Page:
    """The sources that carry most: a register shows up here at once."""
    cited = sorted((use for use in told.evidence.sources if use.facts), key=lambda use: (-use.facts, use.iri))
    lines = [(*_source(use, lang), _figure(use.facts), _figure(use.named_elsewhere)) for use in cited[:_MOST]]
    columns = (*_source_columns(lang), _figures("cited", lang), _figures("elsewhere", lang))
    yield from _section("most", _say("most-told", lang), columns, lines, lang)


def _status_columns(first: str, lang: str) -> Iterator[Column]:
    yield _name(first, lang)
    statuses = [status_words()[status].say(lang) for status in STATUSES]
    counted = (_say("facts", lang), *statuses, _say("no-status", lang), _say("resting", lang))
    yield from (Column(name, "number") for name in counted)


def _source_columns(lang: str) -> Iterator[Column]:
    yield from (_name("source", lang), Column(_say("title", lang)))
    yield from (Column(_say("worth", lang)), Column(_say("read", lang)))


def _name(word: str, lang: str) -> Column:
    return Column(_say(word, lang), "name")


def _figures(word: str, lang: str) -> Column:
    return Column(_say(word, lang), "number")


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


def _unread(told: Audit, lang: str) -> Page:
    uses = {use.iri: use for use in told.evidence.sources}
    names = {choice.iri: numbered(choice.notation, choice.iri) for choice in told.hanging}
    carrying = [(uses[iri], choices) for iri, choices in told.hangs_on.items() if choices or uses[iri].resting]
    lines = [
        (
            *_source(use, lang),
            _figure(use.facts),
            _counted([local_name(iri) for iri in use.resting]),
            _counted([names[iri] for iri in choices]),
        )
        for use, choices in carrying
    ]
    what = _say("unread-told", lang).format(n=len(told.hangs_on) - len(carrying))
    rests = Column(_say("rests", lang))
    columns = (*_source_columns(lang), _figures("cited", lang), rests, Column(_say("choices", lang)))
    yield from _section("unread", what, columns, lines, lang)


def _hanging(told: Audit, lang: str) -> Page:
    what = _say("hanging-told", lang).format(n=told.reservations, all=told.choices)
    columns = [_say(word, lang) for word in ("choice", "verdict", "reservation", "steps")]
    yield from _section("hanging", what, columns, [_answer(choice, lang) for choice in told.hanging], lang)


def _answer(choice: Hanging, lang: str) -> tuple[str, ...]:
    return (
        f"{numbered(choice.notation, choice.iri)} {choice.label.say(lang)}",
        verdict(choice.verdict, lang),
        yes(choice.reservation, lang),
        "; ".join(_step(ground, lang) for ground in choice.grounds),
    )


def _revised(told: Audit, lang: str) -> Page:
    if told.revised_words is not None:
        columns = [_say(word, lang) for word in ("choice", "version", "then", "now", "why")]
        moved = [_moved(one, lang) for one in told.revised if one.moved]
        yield Heading(_say("revised", lang))
        yield Item(told.revised_words.say(lang))
        if moved:
            yield Table.of(columns, moved)


def _moved(one: Revised, lang: str) -> tuple[str, ...]:
    return (
        f"{numbered(one.notation, one.iri)} {one.label.say(lang)}",
        one.version,
        _outcome(one.then, lang),
        _outcome(one.now, lang) if one.now else _say("gone", lang),
        one.why.say(lang) if one.why else "–",
    )


def _outcome(outcome: Outcome, lang: str) -> str:
    return f"{verdict(outcome.verdict, lang)} ({MINISTERIAL_WORDS[outcome.ministerial].say(lang)})"


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


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang) if word in _W else said(word, lang)
