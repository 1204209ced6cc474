"""What an earlier version of a house said of its choices, beside what the house says now.

Nothing is judged twice: what was said is data of the house (`hvt:Revision`), what it says now is the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.records import MINISTERIAL, ChoiceAnswer
from graph.words.grammar import counted
from graph.words.telling import told
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["Outcome", "Revised", "revised", "revised_words"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, and how far a minister answers by it (`graph.records.MINISTERIAL`)."""

    verdict: str
    ministerial: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A choice in an earlier version of the house and now, on one day."""

    iri: str
    label: Text
    notation: str | None
    version: str
    then: Outcome
    #: None where the choice is not on the agenda on that day any more
    now: Outcome | None
    #: what was wrong with the earlier version; None where the house does not say
    why: Text | None

    @property
    def moved(self) -> bool:
        """Whether it is of another class now, or no longer there; another verdict of the same class is no move."""
        return self.now is None or self.now.ministerial != self.then.ministerial


def revised(facts: Facts, day: date, choices: Iterable[ChoiceAnswer]) -> tuple[Revised, ...]:
    """Return what an earlier version said of that day beside the answers on it, by class then, class now and IRI.

    Of a day that no earlier version was asked about there is nothing to put beside it.
    """
    answers = {choice.iri: Outcome(choice.verdict, choice.ministerial) for choice in choices}
    found = [
        Revised(
            iri=revision.choice,
            label=facts.choices[revision.choice].label,
            notation=facts.choices[revision.choice].notation,
            version=revision.version,
            then=Outcome(revision.verdict, revision.ministerial),
            now=answers.get(revision.choice),
            why=revision.why,
        )
        for revision in facts.revisions.values()
        if revision.on == day and revision.choice in facts.choices
    ]
    return tuple(sorted(found, key=_place))


def _place(one: Revised) -> tuple[str, int, int, str]:
    now = MINISTERIAL.index(one.now.ministerial) if one.now else len(MINISTERIAL)
    return one.version, MINISTERIAL.index(one.then.ministerial), now, one.iri


def revised_words(several: Iterable[Revised], choices: Iterable[ChoiceAnswer]) -> Text:
    """Return how many choices changed class since an earlier version, how many are gone, and how many are new."""
    before = tuple(several)
    known = {one.iri for one in before}
    return told(
        "Van {all} in een eerdere versie van dit huis {is|zijn:moved} {moved} van klasse veranderd; {gone} "
        "{staat|staan:gone} op deze dag niet meer op de agenda, en {new} {is|zijn:new} erbij gekomen.",
        "Of {all} in an earlier version of this house {moved} {is|are:moved} of another class now; {gone} "
        "{is|are:gone} no longer on the agenda on this day, and {new} {is|are:new} new.",
        all=counted(len(before), "choice"),
        moved=sum(one.moved and one.now is not None for one in before),
        gone=sum(one.now is None for one in before),
        new=sum(choice.iri not in known for choice in choices),
    )
