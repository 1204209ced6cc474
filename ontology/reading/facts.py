"""What a house says, as plain frozen records: one class per class of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ontology.text import Text

__all__ = [
    "NOT_OFFICIAL",
    "Absence",
    "Actor",
    "Caretaker",
    "Choice",
    "DatedName",
    "DebateQuestion",
    "Entry",
    "Facts",
    "Funding",
    "House",
    "Kind",
    "Participation",
    "Provision",
    "Relation",
    "Revision",
    "Role",
    "Scenario",
    "Source",
    "Tenure",
    "Tour",
    "TourStep",
    "bounds_of",
    "holds_on",
    "opening_of",
]


#: Grades of sources that are not official; of an official one the opening part only may have been read.
NOT_OFFICIAL = frozenset({"B", "C", "L"})


@dataclass(frozen=True, slots=True)
class Actor:
    iri: str
    label: Text
    #: what people call it in either language; None when it has one name only
    short: Text | None
    #: every other name it goes by
    names: tuple[str, ...]
    #: its classes and all their superclasses, as IRIs
    classes: frozenset[str]
    instituted_by: tuple[str, ...] = ()
    independent_by_law: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    researched_on: date | None = None
    notes: tuple[Text, ...] = ()
    #: collectives it is one of: what is said of them is said of each member for itself
    member_of: tuple[str, ...] = ()
    #: the government in whose area it lies
    lies_in: str | None = None
    #: in the words of the register
    legal_form: Text | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    #: what a sentence puts before its name, "" in a language that puts nothing; None where the house does not say
    article: Text | None = None
    #: a sentence says "are" of it
    plural: bool = False
    #: the codes by which a record or its dossier calls it
    notations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedName:
    """What an actor was called in a period in which it had another name than its label."""

    iri: str
    actor: str
    label: Text
    short: Text | None
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    iri: str
    label: Text
    grade: tuple[int | None, int | None, int | None]
    reach: str | None
    status: str | None
    basis: Text
    #: oversight over what the account-giver itself decides or does, and no more (model-2.md 3.1)
    own_conduct_only: bool = False
    #: account-giver and forum count as one office
    nests_office: bool = False
    #: what the account-giver decides counts as the forum's own decision
    acts_as_forum: bool = False
    #: it gives the account-giver the power to decide
    grants_power: bool = False
    #: the only one it exists in; None: everywhere
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """An account-giver before a forum. `grade` and `reach` are its own or else those of its kind."""

    iri: str
    account_giver: str
    forum: str | None
    kind: str | None
    grade: tuple[int, int, int] | None
    reach: str | None
    status: str
    themes: frozenset[str] = frozenset()
    choice_kinds: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()
    legal_basis: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    sources: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    #: relations that another source names instead of this one
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    iri: str
    label: Text
    notation: str | None
    themes: tuple[str, ...]
    kinds: tuple[str, ...]
    lead: str | None
    binding_on: Text | None
    legal_basis: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]
    notes: tuple[Text, ...]
    #: a name by hand that fits a line; None when it has one name only
    short: Text | None = None
    #: choices it was adopted as a part of
    part_of: tuple[str, ...] = ()
    #: not yet taken
    pending: bool = False
    #: the day of its earliest trace on record
    first_seen: date | None = None


@dataclass(frozen=True, slots=True)
class Role:
    iri: str
    choice: str
    actor: str | None
    role: str
    status: str
    legal_basis: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    iri: str
    choice: str
    kind: str | None
    amount: str | None
    period: str | None
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]
    notes: tuple[Text, ...] = ()
    #: of the amount, as ISO 4217 has it
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class Participation:
    iri: str
    body: str
    participant: str
    role: str
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Absence:
    """A sourced "no" about an actor or a choice."""

    iri: str
    about: str
    absent: str
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caretaker:
    """A period in which a cabinet has offered its resignation and stays on."""

    iri: str
    about: str
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    iri: str
    holder: str
    office: str
    acting: bool
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    iri: str
    title: Text
    grade: str | None
    read_in_full: bool | None
    url: str | None
    issued: str | None
    #: not read at all, known from being cited; None where the house does not say
    seen_as_citation: bool | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    iri: str
    label: Text
    url: str | None
    #: how sure it is that the law says so; None where the house does not say
    status: str | None = None
    sources: tuple[str, ...] = ()
    #: from when until when it was law, by itself or as a part of a whole that was
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    iri: str
    label: Text
    notation: str | None
    adds: tuple[str, ...]
    withdraws: tuple[str, ...]
    proposed_in: tuple[str, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class DebateQuestion:
    iri: str
    label: Text
    notation: str | None
    answer: Text
    status: str | None
    sources: tuple[str, ...]
    choices: tuple[str, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of the record that has no property of its own: a task, a silence, a search in vain."""

    iri: str
    notations: tuple[str, ...]
    about: tuple[str, ...]
    words: Text
    status: str
    valid_from: date | None
    valid_until: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What an earlier version of the house said of a choice on a day."""

    iri: str
    choice: str
    on: date | None
    version: str
    #: code of a verdict
    verdict: str
    #: how far a minister answered for it
    ministerial: str
    #: what was wrong with it; None where it holds
    why: Text | None


@dataclass(frozen=True, slots=True)
class Tour:
    """A series of steps through the house, in order."""

    iri: str
    label: Text
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TourStep:
    """A text beside a choice or an actor, on a day and under scenarios."""

    iri: str
    words: Text
    shows: str
    #: None: on the reference date
    on: date | None
    scenarios: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    iri: str | None
    title: Text
    reference_date: date | None
    version: str | None
    #: whose law holds, as a concept
    jurisdiction: str | None = None
    #: what its labels are in, as codes, sorted; none where it does not say
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a house says, keyed by IRI in sorted order, with the code lists it leans on."""

    house: House
    actors: Mapping[str, Actor]
    kinds: Mapping[str, Kind]
    relations: Mapping[str, Relation]
    choices: Mapping[str, Choice]
    roles: Mapping[str, Role]
    funding: Mapping[str, Funding]
    participations: Mapping[str, Participation]
    absences: Mapping[str, Absence]
    caretakers: Mapping[str, Caretaker]
    tenures: Mapping[str, Tenure]
    sources: Mapping[str, Source]
    provisions: Mapping[str, Provision]
    scenarios: Mapping[str, Scenario]
    questions: Mapping[str, DebateQuestion]
    entries: Mapping[str, Entry]
    names: Mapping[str, DatedName]
    revisions: Mapping[str, Revision]
    tours: Mapping[str, Tour]
    tour_steps: Mapping[str, TourStep]
    #: first and last bound as written, "" where there is none, of what says a month or a year for either
    written: Mapping[str, tuple[str, str]]
    #: theme -> the themes directly above it
    broader: Mapping[str, frozenset[str]]
    #: label of anything else that may be named (themes, persons, concepts)
    labels: Mapping[str, Text]

    def themes_over(self, themes: Iterable[str]) -> frozenset[str]:
        """Return these themes and every broader one."""
        found = set(themes)
        waiting = list(found)
        while waiting:
            above = self.broader.get(waiting.pop(), frozenset()) - found
            found |= above
            waiting += above
        return frozenset(found)

    @property
    def law(self) -> str:
        """Whose law holds, as a concept; empty where that is of no state in particular."""
        return self.house.jurisdiction or ""


_Dated = Actor | DatedName | Relation | Role | Choice | Funding | Participation | Absence | Caretaker | Tenure | Entry


def opening_of(fact: _Dated) -> date | None:
    """Return the day from which a fact holds, None where that is open.

    A choice of which no such day is known opens on that of its earliest trace on record (model-2.md 2).
    """
    return fact.first_seen if fact.valid_from is None and isinstance(fact, Choice) else fact.valid_from


def holds_on(fact: _Dated, day: date) -> bool:
    """Tell whether a dated fact is valid on `day`: half-open, a missing bound is open."""
    begun = opening_of(fact)
    return (begun is None or begun <= day) and (fact.valid_until is None or day < fact.valid_until)


def bounds_of(facts: Facts, fact: _Dated) -> tuple[str, str]:
    """Return the bounds of a fact as they are shown, "" where one is open: a day, or the month or year as written."""
    known = facts.written.get(fact.iri)
    if known is not None:
        return known
    start, end = opening_of(fact), fact.valid_until
    return start.isoformat() if start else "", end.isoformat() if end else ""
