"""The debate questions: what the record answers, and which proposal would change what for the choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.page import Heading, Item, Note, Page
from exports.views.gaps import digits, known
from exports.words import about, gap_label, lead, numbered, power, said, status, titled, verdict
from graph.questions.debate import Concern, Debate, Moved, Question, Under
from graph.records import POWERS, UNGRADED, ChoiceAnswer, Gap
from graph.words.gap_names import gap_name
from ontology.names import local_name
from ontology.text import Text

__all__ = ["effect", "on_record", "page", "rows", "say", "standing"]

_W = {
    "answer": Text("volgens het dossier", "on the record"),
    "as": Text("zie", "see"),
    "rest": Text(
        "Bronnen, hiaten, bevoegdheden en wat elk voorstel inhoudt: --long",
        "Sources, gaps, powers and what each proposal is: --long",
    ),
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
    """Yield every question with its answer on record, then its choices today, and what a proposal would change."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    seen: dict[str, str] = {}
    for question in told.questions:
        yield Heading(titled(question.notation, question.label, lang))
        yield Item(on_record(question, lang))
        for concern in question.choices:
            yield from _concern(concern, told, seen.get(concern.iri), lang)
            seen.setdefault(concern.iri, numbered(question.notation, question.iri))
    if told.questions:
        yield Note(say("rest", lang))


def on_record(question: Question, lang: str) -> str:
    """Return what the record answers, and how sure that is."""
    answer = question.answer.say(lang) or say("silent", lang)
    return f"{say('answer', lang)} ({status(question.status, lang)}): {answer}"


def _concern(concern: Concern, told: Debate, before: str | None, lang: str) -> Page:
    """A choice today, and under the proposals that make a difference; told once."""
    name = titled(concern.notation, concern.label, lang)
    if before:
        yield Item(f"{name}: {say('as', lang)} {before}")
        return
    yield Item(f"{name}: {verdict(concern.now.verdict, lang) if concern.now else say('absent', lang)}")
    same = [local_name(p.iri) for u, p in zip(concern.under, told.proposals, strict=True) if not u.changed]
    for under, proposal in zip(concern.under, told.proposals, strict=True):
        if under.changed:
            yield Item(f"{said('under', lang)} {local_name(proposal.iri)}: {_brief(concern.now, under, lang)}", 2)
    if same:
        yield Item(f"{said('under', lang)} {', '.join(same)}: {say('same', lang)}", 2)


def _brief(before: ChoiceAnswer | None, under: Under, lang: str) -> str:
    """The verdict that moves, else what closes and opens."""
    then = under.choice
    if before and then and before.verdict != then.verdict:
        return f"{verdict(before.verdict, lang)} → {verdict(then.verdict, lang)}"
    return effect(before, under, lang)


def standing(choice: ChoiceAnswer | None, lang: str) -> str:
    """Return the verdict on a choice with its three powers; or that it is not on the agenda."""
    if choice is None:
        return say("absent", lang)
    silent = choice.verdict in _NO_POWERS
    powers = "" if silent else f" ({' '.join(power(grade, lang) for grade in choice.grade)})"
    return verdict(choice.verdict, lang) + powers


def effect(before: ChoiceAnswer | None, under: Under, lang: str) -> str:
    """Return what a scenario changes for a choice: the verdict, and the gaps it closes and opens."""
    if not under.changed:
        return say("same", lang)
    old, new = standing(before, lang), standing(under.choice, lang)
    parts = [f"{old} → {new}"] if old != new else []
    for word, gaps in (("closes", under.closed), ("opens", under.opened)):
        if gaps:
            parts.append(f"{say(word, lang)}: {', '.join(_moved(gap, lang) for gap in gaps)}")
    return "; ".join(parts)


def _moved(moved: Moved, lang: str) -> str:
    name = gap_label(moved.gap).say(lang)
    return f"{name} ({moved.place.say(lang)})" if moved.place else name


def say(word: str, lang: str) -> str:
    """Return one of the words of the debate questions."""
    return _W[word].say(lang)


def rows(told: Debate, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per question, choice and scenario; `scenario` is empty for the day as it is."""
    yield (
        *("question", "question_iri", "text", "status", "choice_iri", "choice", "scenario", "verdict"),
        *("ministerial", "grade", "gaps", "changed", "closed", "opened", "answer"),
        *(f"{name}_grade" for name in POWERS),
        *POWERS,
    )
    for question in told.questions:
        start = (question.notation or "", question.iri, question.label.say(lang), question.status)
        end = question.answer.say(lang)
        for concern in question.choices:
            whose = (*start, concern.iri, titled(concern.notation, concern.label, lang))
            yield (*whose, "", *_state(concern.now), "", "", "", end, *_powers(concern.now, lang))
            for under in concern.under:
                moved = (_codes(m.gap for m in under.closed), _codes(m.gap for m in under.opened))
                changed = "true" if under.changed else "false"
                told_of = (*_state(under.choice), changed, *moved, end, *_powers(under.choice, lang))
                yield (*whose, local_name(under.scenario), *told_of)
        if not question.choices:
            yield (*start, *[""] * 10, end, *_powers(None, lang))


def _state(choice: ChoiceAnswer | None) -> tuple[str, ...]:
    if choice is None:
        return ("", "", "", "")
    return (choice.verdict, choice.ministerial, " ".join(digits(choice)), _codes(choice.gaps))


def _powers(choice: ChoiceAnswer | None, lang: str) -> tuple[str, ...]:
    """The three powers as number, then as word; no number where it is not known."""
    if choice is None:
        return ("",) * 2 * len(POWERS)
    numbers = (str(grade) if known(choice) else "" for grade in choice.grade)
    return (*numbers, *(power(grade, lang, known=known(choice)) for grade in choice.grade))


def _codes(gaps: Iterable[Gap]) -> str:
    return "; ".join(dict.fromkeys(gap_name(gap) for gap in gaps))
