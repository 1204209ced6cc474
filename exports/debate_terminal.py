"""The debate questions in a terminal: answer, sources, and per choice what each proposal would change."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Line

from exports.debate_rows import concern_name, effect, gap_names, standing
from exports.terminal import asked_line, cited, write_heading, write_item
from exports.writing import printable
from graph.questions.debate import Concern, Debate, Question
from ontology.codelists.words import status_words
from ontology.names import local_name
from ontology.text import Text

__all__ = ["show_debate"]

_W = {
    "answer": Text("volgens het dossier", "on the record"),
    "nothing": Text("niets vastgelegd", "nothing laid down"),
    "source": Text("bron", "source"),
    "today": Text("op de peildatum", "on the reference date"),
    "under": Text("onder", "under"),
    "gaps": Text("hiaten", "gaps"),
    "proposals": Text("De voorstellen", "The proposals"),
    "scenario": Text(
        "Een voorstel is geen feit: hier staat wat er in dit dossier uit zou volgen.",
        "A proposal is not a fact: this is what would follow from it in this record.",
    ),
}


def show_debate(console: Console, told: Debate, lang: str) -> None:
    """Print every question with its answer on record, then its choices today and under every proposal."""
    console.print(Line(printable(told.sentence.say(lang)), style="bold"))
    console.print(Line(printable(asked_line(told.house, lang)), style="dim"))
    if not told.questions:
        return
    for question in told.questions:
        _show_question(console, question, told, lang)
    if told.proposals:
        write_heading(console, _W["proposals"].say(lang))
        write_item(console, _W["scenario"].say(lang))
    for proposal in told.proposals:
        sources = "; ".join(cited(source, lang) for source in proposal.proposed_in)
        write_item(
            console, f"{local_name(proposal.iri)}: {proposal.label.say(lang)}{f' · {sources}' if sources else ''}"
        )
        for note in proposal.notes:
            write_item(console, note.say(lang), indent=5)


def _show_question(console: Console, question: Question, told: Debate, lang: str) -> None:
    number = f"{question.notation} " if question.notation else ""
    write_heading(console, f"{number}{question.label.say(lang)}")
    answer = question.answer.say(lang) or _W["nothing"].say(lang)
    write_item(console, f"{_W['answer'].say(lang)} ({status_words()[question.status].say(lang)}): {answer}")
    for note in question.notes:
        write_item(console, note.say(lang), indent=5)
    for source in question.sources:
        write_item(console, f"{_W['source'].say(lang)}: {cited(source, lang)}", indent=5)
    for concern in question.choices:
        _show_concern(console, concern, told, lang)


def _show_concern(console: Console, concern: Concern, told: Debate, lang: str) -> None:
    write_item(console, concern_name(concern, lang))
    gaps = gap_names(concern.now.gaps, lang) if concern.now else ""
    held = f" · {_W['gaps'].say(lang)}: {gaps}" if gaps else ""
    write_item(console, f"{_W['today'].say(lang)}: {standing(concern.now, lang)}{held}", indent=5)
    for under, proposal in zip(concern.under, told.proposals, strict=True):
        said = effect(concern.now, under, lang)
        write_item(console, f"{_W['under'].say(lang)} {local_name(proposal.iri)}: {said}", indent=5)
