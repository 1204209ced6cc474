"""The debate questions: answer, sources, and per choice what each proposal would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.page import Heading, Item, Page
from exports.words import about, cited, cited_list, gap_label, lead, power, said, status, titled, verdict
from graph.questions.debate import Concern, Debate, Moved, Question, Under
from graph.records import UNGRADED, ChoiceAnswer, Gap
from graph.words.gap_names import gap_name
from ontology.names import local_name
from ontology.text import Text

__all__ = ["page", "rows"]

_W = {
    "answer": Text("volgens het dossier", "on the record"),
    "silent": Text("niets vastgelegd", "nothing laid down"),
    "today": Text("op de peildatum", "on the reference date"),
    "absent": Text("niet op de agenda", "not on the agenda"),
    "same": Text("geen verschil", "no difference"),
    "closes": Text("sluit", "closes"),
    "opens": Text("opent", "opens"),
    "proposals": Text("De voorstellen", "The proposals"),
    "no-fact": Text(
        "Een voorstel is geen feit: hier staat wat er in dit dossier uit zou volgen.",
        "A proposal is not a fact: this is what would follow from it in this record.",
    ),
}
#: Verdicts that say by themselves which powers reach: none, all, or not known.
_NO_POWERS = UNGRADED | {"NO_DECIDER", "NONE_FOUND", "FORUM_ITSELF"}


def page(told: Debate, lang: str) -> Page:
    """Yield every question with its answer on record, then its choices today and under every proposal."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    if not told.questions:
        return
    for question in told.questions:
        yield from _question(question, told, lang)
    if told.proposals:
        yield Heading(_say("proposals", lang))
        yield Item(_say("no-fact", lang))
    for proposal in told.proposals:
        sources = cited_list(proposal.proposed_in, lang)
        name = f"{local_name(proposal.iri)}: {proposal.label.say(lang)}"
        yield Item((f"{name} · ", *sources) if sources else name)
        yield from (Item(note.say(lang), 2) for note in proposal.notes)


def _question(question: Question, told: Debate, lang: str) -> Page:
    yield Heading(titled(question.notation, question.label, lang))
    answer = question.answer.say(lang) or _say("silent", lang)
    yield Item(f"{_say('answer', lang)} ({status(question.status, lang)}): {answer}")
    yield from (Item(note.say(lang), 2) for note in question.notes)
    yield from (Item((f"{said('source', lang)}: ", cited(source, lang)), 2) for source in question.sources)
    for concern in question.choices:
        yield from _concern(concern, told, lang)


def _concern(concern: Concern, told: Debate, lang: str) -> Page:
    yield Item(titled(concern.notation, concern.label, lang))
    gaps = ", ".join(dict.fromkeys(gap_label(gap).say(lang) for gap in concern.now.gaps)) if concern.now else ""
    held = f" · {said('gaps', lang)}: {gaps}" if gaps else ""
    yield Item(f"{_say('today', lang)}: {_standing(concern.now, lang)}{held}", 2)
    for under, proposal in zip(concern.under, told.proposals, strict=True):
        effect = _effect(concern.now, under, lang)
        yield Item(f"{said('under', lang)} {local_name(proposal.iri)}: {effect}", 2)


def _standing(choice: ChoiceAnswer | None, lang: str) -> str:
    """The verdict on a choice with its three powers; or that it is not on the agenda."""
    if choice is None:
        return _say("absent", lang)
    silent = choice.verdict in _NO_POWERS
    powers = "" if silent else f" ({' '.join(power(grade, lang) for grade in choice.grade)})"
    return verdict(choice.verdict, lang) + powers


def _effect(before: ChoiceAnswer | None, under: Under, lang: str) -> str:
    """What a scenario changes for a choice: the verdict, and the gaps it closes and opens."""
    if not under.changed:
        return _say("same", lang)
    old, new = _standing(before, lang), _standing(under.choice, lang)
    parts = [f"{old} → {new}"] if old != new else []
    for word, gaps in (("closes", under.closed), ("opens", under.opened)):
        if gaps:
            parts.append(f"{_say(word, lang)}: {', '.join(_moved(gap, lang) for gap in gaps)}")
    return "; ".join(parts)


def _moved(moved: Moved, lang: str) -> str:
    name = gap_label(moved.gap).say(lang)
    return f"{name} ({moved.place.say(lang)})" if moved.place else name


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def rows(told: Debate, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per question, choice and scenario; `scenario` is empty for the day as it is."""
    yield (
        *("question", "question_iri", "text", "status", "choice_iri", "choice", "scenario", "verdict"),
        *("ministerial", "grade", "gaps", "changed", "closed", "opened", "answer"),
    )
    for question in told.questions:
        start = (question.notation or "", question.iri, question.label.say(lang), question.status)
        end = question.answer.say(lang)
        for concern in question.choices:
            whose = (*start, concern.iri, titled(concern.notation, concern.label, lang))
            yield (*whose, "", *_state(concern.now), "", "", "", end)
            for under in concern.under:
                moved = (_codes(m.gap for m in under.closed), _codes(m.gap for m in under.opened))
                changed = "true" if under.changed else "false"
                yield (*whose, local_name(under.scenario), *_state(under.choice), changed, *moved, end)
        if not question.choices:
            yield (*start, *[""] * 10, end)


def _state(choice: ChoiceAnswer | None) -> tuple[str, ...]:
    if choice is None:
        return ("", "", "", "")
    return (choice.verdict, choice.ministerial, " ".join(map(str, choice.grade)), _codes(choice.gaps))


def _codes(gaps: Iterable[Gap]) -> str:
    return "; ".join(dict.fromkeys(gap_name(gap) for gap in gaps))
