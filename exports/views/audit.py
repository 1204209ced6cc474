"""What a house rests on: the paragraph, the answers that hang on what was not read in full, and what most hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.page import Heading, Item, Note, Page
from exports.words import about, lead, numbered
from graph.questions.auditing import Audit, Hanging
from graph.words.grammar import counted
from graph.words.names import by_number
from ontology.checking.auditing import GRADES, UNGRADED, Fact, Tally
from ontology.codelists.ranks import STATUSES
from ontology.codelists.words import definition
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.text import Text

__all__ = ["page", "rows"]

#: So many sources are named; the rest is counted.
_FIRST = 5
_W = {
    "hanging": Text(
        "Antwoorden die hangen aan bronnen die niet volledig zijn gelezen",
        "Answers that hang on sources not read in full",
    ),
    "hanging-told": Text(
        "Een stap van elk van deze antwoorden rust alleen op zulke bronnen. Voorop staat wat de bron van de zwakste "
        "zo’n stap waard is.",
        "A step of each of these answers rests on such sources alone. In front stands what the source of the weakest "
        "such step is worth.",
    ),
    "most": Text(
        "Niet volledig gelezen bronnen waar het meest aan hangt", "Sources not read in full on which most hangs"
    ),
    "more": Text("en nog {n}", "and {n} more"),
    "revised": Text(
        "Wat van klasse veranderde sinds een eerdere versie", "What changed class since an earlier version"
    ),
    "all": Text(
        "De tabellen: hoe zeker elk soort feit is, per bestand, elke bron, elke stap en elke herziening: --all",
        "The tables: how sure each sort of fact is, by file, every source, every step and every revision: --all",
    ),
    UNGRADED: Text("zonder graad", "no grade"),
}
#: What a step of an answer may rest on, the best first.
_WORTH = (*GRADES, UNGRADED)


def page(told: Audit, lang: str) -> Page:
    """Yield the paragraph, what hangs by how weak it hangs, the sources it hangs on, and what was revised."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    groups: dict[str, list[Hanging]] = {}
    for choice in sorted(told.hanging, key=lambda it: (-_weakest(it), by_number(it))):
        groups.setdefault(_WORTH[_weakest(choice)], []).append(choice)
    if groups:
        yield Heading(f"{_say('hanging', lang)} ({len(told.hanging)})")
        yield Item(_say("hanging-told", lang))
    for worth, choices in groups.items():
        names = (f"{numbered(it.notation, it.iri)} {it.label.say(lang)}" for it in choices)
        yield Item(f"{len(choices)} × {_say(worth, lang)}: {'; '.join(names)}")
    yield from _most(told, lang)
    if told.revised_words is not None:
        yield Heading(_say("revised", lang))
        yield Item(told.revised_words.say(lang))
    yield Note(definition(HVT.evidenceGrade).say(lang))
    yield Note(_say("all", lang))


def _weakest(choice: Hanging) -> int:
    """How weak the source of the weakest step is."""
    return max(_WORTH.index(ground.grade) for ground in choice.grounds)


def _most(told: Audit, lang: str) -> Page:
    """The sources that carry answers or facts alone, most answers first."""
    uses = {use.iri: use for use in told.evidence.sources}
    carrying = [(uses[iri], choices) for iri, choices in told.hangs_on.items() if choices or uses[iri].resting]
    if carrying:
        yield Heading(f"{_say('most', lang)} ({len(carrying)})")
    for use, choices in carrying[:_FIRST]:
        known = f"{use.title.say(lang)} ({use.grade or _say(UNGRADED, lang)})"
        hanging = (counted(len(choices), "choice"), counted(len(use.resting), "fact"))
        yield Item(f"{known}: {', '.join(it.say(lang) for it in hanging)}")
    if len(carrying) > _FIRST:
        yield Item(_say("more", lang).format(n=len(carrying) - _FIRST))


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang) if word in _W else word


def rows(told: Audit, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per sort of fact, file, source, fact that hangs or has no source, step that hangs, and revision.

    `table` tells the rows apart; a cell that does not apply is empty. Of a `revision` `what` is what an earlier version
    said, `at` what the house says now: empty where the choice is not on the agenda.
    """
    evidence = told.evidence
    figures = ("facts", *STATUSES, "no-status", *GRADES, UNGRADED, "no-source", "resting")
    yield ("table", "iri", "label", *figures, "grade", "read_in_full", "choices", "what", "at", "sources")
    blank = [""] * len(figures)
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
            yield (table, tally.name, tally.label.say(lang), *map(str, numbers), *[""] * 6)
    for use in evidence.sources:
        read = "" if use.read_in_full is None else str(use.read_in_full).lower()
        numbers_of = (str(use.facts), *blank[2:], str(len(use.resting)))
        choices = str(len(told.hangs_on.get(use.iri, ())))
        yield ("source", use.iri, use.title.say(lang), *numbers_of, use.grade or "", read, choices, "", "", "")
    facts: tuple[tuple[str, Iterable[Fact]], ...] = (
        ("without-source", evidence.without_source),
        ("unverified", evidence.unverified),
        ("search", evidence.searches),
        ("resting", evidence.resting),
    )
    for table, several in facts:
        for fact in several:
            place = (local_name(fact.sort), fact.file, "; ".join(fact.sources))
            yield (table, fact.iri, local_name(fact.iri), *blank, "", "", "", *place)
    for choice in told.hanging:
        for ground in choice.grounds:
            what = f"gap {ground.gap.code}" if ground.gap else ground.what
            step = (ground.grade, "", "", what, ground.iri, "; ".join(ground.sources))
            yield ("hanging", choice.iri, choice.label.say(lang), *blank, *step)
    for one in told.revised:
        now = f"{one.now.verdict} ({one.now.ministerial})" if one.now else ""
        then = f"{one.then.verdict} ({one.then.ministerial})"
        yield ("revision", one.iri, one.label.say(lang), *blank, "", "", "", then, now, "")
