"""The debate questions of a house: what the record answers, what the graph says, and what a proposal would change.

The record's answer is a fact with status and sources. What the graph says about the choices a question
concerns is asked of `graph.answers.answering`, on the day itself and once more under each scenario of the house (in
the shipped house: the proposals of the letter). A scenario shows what would follow, never what will.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers.answering import answer
from graph.answers.explaining import reference
from graph.change.nearby import Known
from graph.change.records import GapKey
from graph.house.setting import setting
from graph.records import (
    Answer,
    ChoiceAnswer,
    Gap,
    HouseInfo,
    Reference,
)
from graph.words.grammar import counted, day_in_words, joined, quoted
from graph.words.names import by_number, short_of, subject_of
from graph.words.nouns import listed
from graph.words.telling import told
from ontology.codelists.words import status_words
from ontology.reading.dataset import Dataset
from ontology.reading.facts import Actor, DebateQuestion, Facts
from ontology.text import Text, both

__all__ = ["Concern", "Debate", "Moved", "Proposal", "Question", "Under", "debate"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A scenario of the house, as one of those a question is put under."""

    iri: str
    label: Text
    proposed_in: tuple[Reference, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A gap that opens or closes, and whom it is about; no words where that is the choice itself."""

    gap: Gap
    place: Text | None


@dataclass(frozen=True, slots=True)
class Under:
    """One choice under one scenario; None: then it is not on the agenda."""

    scenario: str
    choice: ChoiceAnswer | None
    opened: tuple[Moved, ...]
    closed: tuple[Moved, ...]
    #: verdict, how far a minister answers, grade, or a gap is other than today
    changed: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """A choice that a question concerns: what the graph says on the day, and under every scenario."""

    iri: str
    label: Text
    notation: str | None
    #: None: not on the agenda on this day
    now: ChoiceAnswer | None
    under: tuple[Under, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One debate question with what the record answers, how sure that is, and on what sources."""

    iri: str
    notation: str | None
    label: Text
    answer: Text
    status: str
    sources: tuple[Reference, ...]
    notes: tuple[Text, ...]
    choices: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Debate:
    """Every debate question of a house, by number; `proposals` are its scenarios that are not assumed already."""

    house: HouseInfo
    sentence: Text
    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...]


def debate(
    dataset: Dataset,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
) -> Debate:
    """Return the debate questions of a house, answered by its record and by its graph.

    Parameters
    ----------
    dataset, on, scenarios, evidence
        As `graph.house.setting.setting` takes them. `scenarios` are assumed throughout; every other scenario of
        the house is added to them, one at a time.

    Returns
    -------
    Debate
        Without questions when the house has none; its sentence says so.

    Raises
    ------
    UnknownNameError
        For a scenario or a status that is not there.
    """
    asked = setting(dataset, on, scenarios, evidence)
    facts = asked.facts
    house = asked.house
    ordered = sorted(facts.questions.values(), key=by_number)
    proposals = tuple(
        Proposal(s.iri, s.label, tuple(reference(facts, source) for source in s.proposed_in), s.notes)
        for s in facts.scenarios.values()
        if s.iri not in house.scenarios
    )
    if not ordered:
        return Debate(house, _told(house, (), ()), proposals, ())
    known = Known(asked, answer(asked))
    now = _Asked(facts, _by_iri(known.told))
    then = {}
    for proposal in proposals:
        changed = setting(dataset, on, (*house.scenarios, proposal.iri), evidence)
        then[proposal.iri] = _Asked(changed.facts, _by_iri(known.answer(changed)))
    questions = tuple(_question(q, now, then) for q in ordered)
    return Debate(house, _told(house, questions, proposals), proposals, questions)


def _by_iri(answered: Answer) -> dict[str, ChoiceAnswer]:
    return {choice.iri: choice for choice in answered.choices}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The facts of one reading of the house, and what they answer."""

    facts: Facts
    choices: Mapping[str, ChoiceAnswer]


def _question(question: DebateQuestion, now: _Asked, then: Mapping[str, _Asked]) -> Question:
    facts = now.facts
    known = [facts.choices[iri] for iri in question.choices if iri in facts.choices]
    known.sort(key=by_number)
    return Question(
        iri=question.iri,
        notation=question.notation,
        label=question.label,
        answer=question.answer,
        status=question.status or "unknown",
        sources=tuple(reference(facts, source) for source in question.sources),
        notes=question.notes,
        choices=tuple(
            Concern(
                iri=c.iri,
                label=c.label,
                notation=c.notation,
                now=now.choices.get(c.iri),
                under=tuple(
                    _under(scenario, now.choices.get(c.iri), asked.choices.get(c.iri), facts, asked.facts)
                    for scenario, asked in then.items()
                ),
            )
            for c in known
        ),
    )


def _under(scenario: str, before: ChoiceAnswer | None, after: ChoiceAnswer | None, now: Facts, then: Facts) -> Under:
    old, new = _gaps(before), _gaps(after)
    opened = tuple(Moved(gap, _place(gap, then)) for key, gap in new.items() if key not in old)
    closed = tuple(Moved(gap, _place(gap, now)) for key, gap in old.items() if key not in new)
    return Under(scenario, after, opened, closed, bool(opened or closed) or _outcome(before) != _outcome(after))


def _place(gap: Gap, facts: Facts) -> Text | None:
    """The actor a gap is about: of a relation its account-giver, of an assignment who holds it."""
    known = subject_of(facts, gap.at)
    return short_of(known) if isinstance(known, Actor) else None


def _gaps(choice: ChoiceAnswer | None) -> dict[GapKey, Gap]:
    return {GapKey.of(g): g for g in choice.gaps} if choice else {}


def _outcome(choice: ChoiceAnswer | None) -> object:
    if choice is None:
        return None
    aim = (choice.aim.verdict, choice.aim.ministerial, choice.aim.adopters) if choice.aim else None
    return (choice.verdict, choice.ministerial, choice.grade, aim)


def _told(house: HouseInfo, questions: Sequence[Question], proposals: Sequence[Proposal]) -> Text:
    day = day_in_words(house.reference_date)
    if not questions:
        return Text("In dit huis zijn geen debatvragen vastgelegd.", "This house records no debate questions.")
    statuses = Counter(q.status for q in questions)
    said = listed([counted(statuses[s], status_words()[s]) for s in sorted(status_words()) if statuses[s]])
    concerned = {c.iri: c for q in questions for c in q.choices}
    absent = sum(c.now is None for c in concerned.values())
    moved = {
        p.iri: sum(u.changed for c in concerned.values() for u in c.under if u.scenario == p.iri) for p in proposals
    }
    changes = joined(
        [told("{label} bij {n}", "{label} for {n}", label=quoted(p.label), n=moved[p.iri]) for p in proposals]
    )
    return told(
        "{asked}; wat het dossier antwoordt heeft de status: {said}. Zij raken {choices}{out}, hier beoordeeld op "
        "{day}{then}.",
        "{asked}; what the record answers has the status: {said}. They concern {choices}{out}, judged here on "
        "{day}{then}.",
        asked=counted(len(questions), "question"),
        said=said,
        choices=counted(len(concerned), "choice"),
        out=told(" ({n} niet op de agenda)", " ({n} not on the agenda)", n=absent) if absent else both(""),
        day=day,
        then=told(
            "; oordeel of hiaten veranderen onder {changes}",
            "; verdict or gaps change under {changes}",
            changes=changes,
        )
        if proposals
        else both(""),
    )
