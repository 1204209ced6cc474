"""A house in plain Python: what the oracle reads and what `turtle` writes down for the package.

Names of classes, statuses, roles and kinds are the local names of the vocabulary; actors, relations and
all else that has an IRI are named by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

Grade = tuple[int, int, int]


class Kind(NamedTuple):
    """A kind of relation: its default grades and reach, and what its relations do in a chain."""

    grade: Grade
    reach: str
    own_conduct: bool = False
    acts_as_forum: bool = False
    nests: bool = False


@dataclass(frozen=True)
class Span:
    """When something holds: from `start` up to, not including, `end`; a missing bound is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, on: date) -> bool:
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)


ALWAYS = Span()


@dataclass(frozen=True)
class Actor:
    iri: str
    leaf: str
    researched: bool = False
    independent: bool = False
    #: plain hvt:participant, for bodies
    participants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """An account-giver before a forum; what it does not say itself, its kind says."""

    iri: str
    giver: str
    forum: str | None
    kind: str | None = None
    own_grades: tuple[int | None, int | None, int | None] = (None, None, None)
    own_reach: str | None = None
    status: str = "stated"
    span: Span = ALWAYS
    themes: frozenset[str] = frozenset()
    choice_kinds: frozenset[str] = frozenset()
    choices: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Participation:
    iri: str
    body: str
    participant: str
    role: str
    status: str = "stated"
    span: Span = ALWAYS


@dataclass(frozen=True)
class Absence:
    """A sourced "no": of an actor, or that a choice has no decider."""

    iri: str
    about: str
    absent: str = "AccountabilityUpward"
    status: str = "stated"
    span: Span = ALWAYS


@dataclass(frozen=True)
class Role:
    iri: str
    choice: str
    actor: str | None
    role: str = "Decides"
    status: str = "stated"
    span: Span = ALWAYS


@dataclass(frozen=True)
class Choice:
    iri: str
    theme: str | None = None
    kind: str | None = None
    lead: str | None = None
    span: Span = ALWAYS
    part_of: tuple[str, ...] = ()
    pending: bool = False


@dataclass(frozen=True)
class Caretaker:
    """A cabinet has offered its resignation."""

    iri: str
    about: str
    status: str = "stated"
    span: Span = ALWAYS


@dataclass(frozen=True)
class Tenure:
    """Somebody holds an office; each has a holder of its own."""

    iri: str
    office: str
    status: str = "stated"
    span: Span = ALWAYS


@dataclass(frozen=True)
class House:
    """A whole house; `broader` maps a theme to the themes directly above it."""

    reference_date: date
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...] = ()
    choices: tuple[Choice, ...] = ()
    roles: tuple[Role, ...] = ()
    participations: tuple[Participation, ...] = ()
    absences: tuple[Absence, ...] = ()
    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    caretakers: tuple[Caretaker, ...] = ()
    tenures: tuple[Tenure, ...] = ()
