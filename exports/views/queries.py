"""The questions in SPARQL that ship: number, name and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Column, Note, Page, Table
from ontology.querying.competency import CompetencyQuestion
from ontology.text import Text

__all__ = ["page", "rows"]

_HEAD = {"nl": ("nr", "naam", "vraag"), "en": ("no.", "name", "question")}
_HOW = Text(
    "Stel een vraag met `thorbecke query NAAM`; `--show` toont haar SPARQL.",
    "Ask one with `thorbecke query NAME`; `--show` prints its SPARQL.",
)


def page(questions: Sequence[CompetencyQuestion], lang: str) -> Page:
    """Yield every shipped question, and how to ask it."""
    number, name, words = _HEAD[lang]
    columns = (Column(number, "key"), Column(name, "name"), Column(words))
    yield Table.of(columns, ((q.number, q.name, q.question.say(lang)) for q in questions))
    yield Note(_HOW.say(lang))


def rows(questions: Sequence[CompetencyQuestion], lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per question."""
    yield _HEAD[lang]
    yield from ((q.number, q.name, q.question.say(lang)) for q in questions)
