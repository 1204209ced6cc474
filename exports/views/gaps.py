"""Which choices lack ministerial accountability: headline, a line per choice, what each gap means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from exports.page import Cell, Column, Note, Page, Table
from exports.words import about, gap_label, lead, numbered, power, said, some, verdict
from graph.records import POWERS, Answer, ChoiceAnswer, Gap
from graph.words.gap_names import gap_name
from graph.words.grammar import day_in_words
from graph.words.house import headline
from ontology.codelists.ranks import GAP_CODES
from ontology.codelists.words import words_of_gap
from ontology.names import local_name
from ontology.text import Text

if TYPE_CHECKING:
    from exports.data.gaps import GapsJson

__all__ = ["FRAME", "data", "page", "records", "rows"]

#: So many deciders of one choice where room is scarce; the rest is counted.
_DECIDERS = 3
_ACCEPTED = Text("geaccepteerd", "accepted")
#: The columns of `records`.
FRAME = (
    *("id", "notation", "label", "verdict", "ministerial", *POWERS),
    *("deciders", "offices", "gaps", "accepted", "caveats", "themes", "lead"),
)


def page(answer: Answer, lang: str, shown: Answer | None = None) -> Page:
    """Yield headline, counts and a line per choice; `shown` limits the lines, never the headline."""
    yield lead(headline(answer), lang)
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
    yield from _accepted(told, lang)
    yield from _legend(told, lang)


def _cells(choice: ChoiceAnswer, lang: str) -> Iterator[Cell | str]:
    names = [(d.short or d.label).say(lang) for d in choice.deciders]
    yield numbered(choice.notation, choice.iri)
    yield choice.label.say(lang)
    yield Cell(verdict(choice.verdict, lang), choice.ministerial)
    yield from _powers(choice, lang)
    yield Cell(some(names, _DECIDERS) or "–", whole=", ".join(names))
    yield ", ".join(dict.fromkeys(_gap(gap, lang) for gap in choice.gaps)) or "–"


def _powers(choice: ChoiceAnswer, lang: str) -> Iterator[str]:
    return (power(grade, lang, known=choice.verdict != "UNKNOWN") for grade in choice.grade)


def _gap(gap: Gap, lang: str) -> str:
    return gap_label(gap).say(lang) + (f" ({_ACCEPTED.say(lang)})" if gap.accepted else "")


def _accepted(choices: Sequence[ChoiceAnswer], lang: str) -> Page:
    """Who accepts which gap, why and until when; the gap stays in the table."""
    found = [
        f"{_ACCEPTED.say(lang)} · {numbered(choice.notation, choice.iri)} · {gap_label(gap).say(lang)}: "
        f"{gap.accepted.by}, {said('until', lang)} {day_in_words(gap.accepted.until).say(lang)}: {gap.accepted.why}"
        for choice in choices
        for gap in choice.gaps
        if gap.accepted
    ]
    yield from map(Note, dict.fromkeys(found))


def _legend(choices: Sequence[ChoiceAnswer], lang: str) -> Page:
    """What each gap in the table means, with the code that --gap and JSON use."""
    told: dict[str, str] = {}
    for gap in (gap for code in GAP_CODES for choice in choices for gap in choice.gaps if gap.code == code):
        words = words_of_gap(gap.code, gap.missing, gap.about)
        told.setdefault(words.label.say(lang), f" ({gap.code}): {words.definition.say(lang)}")
    yield from (Note(label + meaning) for label, meaning in told.items())


def data(answer: Answer, shown: Answer | None = None) -> GapsJson:
    """Return the choices in view."""
    from exports.data.gaps import answer_to_json

    return answer_to_json(shown or answer)


def rows(answer: Answer, lang: str, shown: Answer | None = None) -> Iterator[Sequence[str]]:
    """Yield a row per choice in view."""
    words = ("number", "choice", "verdict", *POWERS, "decider", "gaps")
    yield ("iri", *(said(word, lang) for word in words), "ministerial", "caveats", "grade", "accepted")
    for choice in (shown or answer).choices:
        accepted = (
            f"{gap_name(gap)} ({gap.accepted.by}, {gap.accepted.until}): {gap.accepted.why}"
            for gap in choice.gaps
            if gap.accepted
        )
        yield (
            choice.iri,
            numbered(choice.notation, choice.iri),
            choice.label.say(lang),
            choice.verdict,
            *_powers(choice, lang),
            "; ".join(d.label.say(lang) for d in choice.deciders),
            "; ".join(dict.fromkeys(gap.code for gap in choice.gaps)),
            choice.ministerial,
            "; ".join(choice.caveats),
            " ".join(map(str, choice.grade)),
            "; ".join(dict.fromkeys(accepted)),
        )


def records(answer: Answer, lang: str) -> Iterator[Mapping[str, Any]]:
    """Yield a record per choice, in the order of the answer; what is unknown has no grade."""
    for choice in answer.choices:
        grades = (None, None, None) if choice.verdict == "UNKNOWN" else choice.grade
        offices = dict.fromkeys(local_name(d.chain.office) for d in choice.deciders if d.chain)
        yield {
            "id": local_name(choice.iri),
            "notation": choice.notation,
            "label": choice.label.say(lang),
            "verdict": choice.verdict,
            "ministerial": choice.ministerial,
            **dict(zip(POWERS, grades, strict=True)),
            "deciders": tuple(local_name(d.iri) for d in choice.deciders),
            "offices": tuple(offices),
            "gaps": tuple(dict.fromkeys(gap_name(gap) for gap in choice.gaps)),
            "accepted": tuple(dict.fromkeys(gap_name(gap) for gap in choice.gaps if gap.accepted)),
            "caveats": choice.caveats,
            "themes": tuple(map(local_name, choice.themes)),
            "lead": local_name(choice.lead) if choice.lead else None,
        }
