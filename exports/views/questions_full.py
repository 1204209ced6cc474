"""The debate questions, all of it: answer, notes, sources, and per choice what each proposal would change."""

from __future__ import annotations

from exports.page import Heading, Item, Page
from exports.views.questions import effect, on_record, rows, say, standing
from exports.words import about, cited, cited_list, gap_label, lead, said, titled
from graph.questions.debate import Concern, Debate, Question
from ontology.names import local_name

__all__ = ["page", "rows"]


def page(told: Debate, lang: str) -> Page:
    """Yield every question with its answer on record, then its choices today and under every proposal."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    if not told.questions:
        return
    for question in told.questions:
        yield from _question(question, told, lang)
    if told.proposals:
        yield Heading(say("proposals", lang))
        yield Item(say("no-fact", lang))
    for proposal in told.proposals:
        sources = cited_list(proposal.proposed_in, lang)
        name = f"{local_name(proposal.iri)}: {proposal.label.say(lang)}"
        yield Item((f"{name} · ", *sources) if sources else name)
        yield from (Item(note.say(lang), 2) for note in proposal.notes)


def _question(question: Question, told: Debate, lang: str) -> Page:
    yield Heading(titled(question.notation, question.label, lang))
    yield Item(on_record(question, lang))
    yield from (Item(note.say(lang), 2) for note in question.notes)
    yield from (Item((f"{said('source', lang)}: ", cited(source, lang)), 2) for source in question.sources)
    for concern in question.choices:
        yield from _concern(concern, told, lang)


def _concern(concern: Concern, told: Debate, lang: str) -> Page:
    yield Item(titled(concern.notation, concern.label, lang))
    gaps = ", ".join(dict.fromkeys(gap_label(gap).say(lang) for gap in concern.now.gaps)) if concern.now else ""
    held = f" · {said('gaps', lang)}: {gaps}" if gaps else ""
    yield Item(f"{say('today', lang)}: {standing(concern.now, lang)}{held}", 2)
    for under, proposal in zip(concern.under, told.proposals, strict=True):
        moved = effect(concern.now, under, lang)
        yield Item(f"{said('under', lang)} {local_name(proposal.iri)}: {moved}", 2)
