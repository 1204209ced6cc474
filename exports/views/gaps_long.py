"""Which choices lack ministerial accountability, at length: a row per choice in full, and what each gap means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Cell, Column, Note, Page, Table
from exports.views.gaps import accepted_notes, choice_name, data, gap_words, known, rows
from exports.words import about, lead, numbered, power, said, some, verdict
from graph.records import POWERS, Answer, ChoiceAnswer
from graph.words.house import headline, stated_line
from ontology.codelists.ranks import GAP_CODES
from ontology.codelists.words import words_of_gap

__all__ = ["data", "page", "rows"]

#: So many deciders of one choice where room is scarce; the rest is counted.
_DECIDERS = 3


def page(answer: Answer, lang: str, shown: Answer | None = None) -> Page:
    """Yield headline, counts and a line per choice; `shown` limits the lines, never the headline."""
    yield lead(headline(answer), lang)
    yield lead(stated_line(answer), lang, "")
    yield about(answer.house, lang)
    told = (shown or answer).choices
    columns = (
        Column(said("number", lang), "key"),
        Column(said("choice", lang), least=18),
        Column(said("verdict", lang), least=12),
        *(Column(said(name, lang), "name") for name in POWERS),
        Column(said("decider", lang), least=12),
        Column(said("gaps", lang), least=14),
    )
    yield Table.of(columns, (_cells(choice, lang) for choice in told))
    yield from accepted_notes(told, lang)
    yield from _legend(told, lang)


def _cells(choice: ChoiceAnswer, lang: str) -> Iterator[Cell | str]:
    names = [(d.short or d.label).say(lang) for d in choice.deciders]
    yield numbered(choice.notation, choice.iri)
    yield choice_name(choice, choice.label.say(lang), lang)
    yield Cell(verdict(choice.verdict, lang), choice.ministerial)
    yield from (power(grade, lang, known=known(choice)) for grade in choice.grade)
    yield Cell(some(names, _DECIDERS) or "–", whole=", ".join(names))
    yield ", ".join(gap_words(choice, lang)) or "–"


def _legend(choices: Sequence[ChoiceAnswer], lang: str) -> Page:
    """What each gap in the table means, with the code that --gap and JSON use."""
    told: dict[str, str] = {}
    for gap in (gap for code in GAP_CODES for choice in choices for gap in choice.gaps if gap.code == code):
        words = words_of_gap(gap.code, gap.missing, gap.about)
        told.setdefault(words.label.say(lang), f" ({gap.code}): {words.definition.say(lang)}")
    yield from (Note(label + meaning) for label, meaning in told.items())
