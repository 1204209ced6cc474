"""The debate questions as rows: csv with a row per choice and scenario, and Markdown to paste into a note."""

from __future__ import annotations

from collections.abc import Iterable

from exports.tables import csv_text, gap_label, md_text, power
from graph.questions.debate import Concern, Debate, Moved, Question, Under
from graph.records import (
    ChoiceAnswer,
    Gap,
)
from graph.words.gap_names import gap_name
from ontology.codelists.words import status_words, verdict_words
from ontology.names import local_name
from ontology.text import Text

__all__ = ["concern_name", "debate_to_csv", "debate_to_md", "effect", "gap_names", "standing"]

_W = {
    "choice": Text("keuze", "choice"),
    "today": Text("op de peildatum", "on the reference date"),
    "absent": Text("niet op de agenda", "not on the agenda"),
    "same": Text("geen verschil", "no difference"),
    "closes": Text("sluit", "closes"),
    "opens": Text("opent", "opens"),
    "gaps": Text("hiaten", "gaps"),
    "none": Text("geen", "none"),
    "answer": Text("Volgens het dossier", "On the record"),
    "sources": Text("Bronnen", "Sources"),
    "proposal": Text("Onder", "Under"),
}

#: Verdicts that say by themselves which powers reach: none, all, or not known.
_NO_POWERS = frozenset({"NO_DECIDER", "NONE_FOUND", "UNKNOWN", "FORUM_ITSELF"})


def gap_names(gaps: tuple[Gap, ...], lang: str) -> str:
    """Return what gaps are called, each once, as a list."""
    return ", ".join(dict.fromkeys(gap_label(gap).say(lang) for gap in gaps))


def standing(choice: ChoiceAnswer | None, lang: str) -> str:
    """Return the verdict on a choice with its three powers; or that it is not on the agenda."""
    if choice is None:
        return _W["absent"].say(lang)
    words = verdict_words()[choice.verdict]
    powers = "" if choice.verdict in _NO_POWERS else f" ({' '.join(power(grade, lang) for grade in choice.grade)})"
    return f"{words.symbol} {words.label.say(lang)}{powers}"


def effect(before: ChoiceAnswer | None, under: Under, lang: str) -> str:
    """Return what a scenario changes for a choice: the verdict, and the gaps it closes and opens."""
    if not under.changed:
        return _W["same"].say(lang)
    old, new = standing(before, lang), standing(under.choice, lang)
    parts = [f"{old} → {new}"] if old != new else []
    for word, gaps in (("closes", under.closed), ("opens", under.opened)):
        if gaps:
            parts.append(f"{_W[word].say(lang)}: {', '.join(_moved(gap, lang) for gap in gaps)}")
    return "; ".join(parts)


def _moved(moved: Moved, lang: str) -> str:
    name = gap_label(moved.gap).say(lang)
    return f"{name} ({moved.place.say(lang)})" if moved.place else name


def concern_name(concern: Concern, lang: str) -> str:
    """Return number and label of a choice."""
    return f"{concern.notation} {concern.label.say(lang)}" if concern.notation else concern.label.say(lang)


def debate_to_csv(told: Debate, lang: str) -> str:
    """Return a row per question, choice and scenario; `scenario` is empty for the day as it is."""
    head = (
        "question", "question_iri", "text", "status", "choice_iri", "choice", "scenario", "verdict", "ministerial",
        "grade", "gaps", "changed", "closed", "opened", "answer",
    )  # fmt: skip
    lines = []
    for question in told.questions:
        start = (question.notation or "", question.iri, question.label.say(lang), question.status)
        end = question.answer.say(lang)
        for concern in question.choices:
            about = (*start, concern.iri, concern_name(concern, lang))
            lines.append((*about, "", *_state(concern.now), "", "", "", end))
            for under in concern.under:
                moved = (
                    "true" if under.changed else "false",
                    _codes(m.gap for m in under.closed),
                    _codes(m.gap for m in under.opened),
                )
                lines.append((*about, local_name(under.scenario), *_state(under.choice), *moved, end))
        if not question.choices:
            lines.append((*start, *[""] * 10, end))
    return csv_text([head, *lines])


def _state(choice: ChoiceAnswer | None) -> tuple[str, ...]:
    if choice is None:
        return ("", "", "", "")
    return (choice.verdict, choice.ministerial, " ".join(map(str, choice.grade)), _codes(choice.gaps))


def _codes(gaps: Iterable[Gap]) -> str:
    return "; ".join(dict.fromkeys(gap_name(gap) for gap in gaps))


def debate_to_md(told: Debate, lang: str) -> str:
    """Return the sentence, then every question with its answer and a table of its choices under every scenario."""
    parts = [told.sentence.say(lang), *(_question_md(question, told, lang) for question in told.questions)]
    return "\n\n".join(parts) + "\n"


def _question_md(question: Question, told: Debate, lang: str) -> str:
    number = f"{question.notation} " if question.notation else ""
    status = status_words()[question.status].say(lang)
    head = [_W["choice"].say(lang), _W["today"].say(lang), _W["gaps"].say(lang)]
    head += [f"{_W['proposal'].say(lang)} “{p.label.say(lang)}”" for p in told.proposals]
    lines = [
        [
            concern_name(concern, lang),
            standing(concern.now, lang),
            (gap_names(concern.now.gaps, lang) if concern.now else "") or "–",
            *(effect(concern.now, under, lang) for under in concern.under),
        ]
        for concern in question.choices
    ]
    sources = "; ".join(source.title.say(lang) for source in question.sources)
    said = [
        f"## {number}{question.label.say(lang)}",
        f"{_W['answer'].say(lang)} ({status}): {question.answer.say(lang)}",
        *([f"{_W['sources'].say(lang)}: {sources}"] if sources else []),
        md_text([head, *lines]).rstrip("\n"),
    ]
    return "\n\n".join(said)
