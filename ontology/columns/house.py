"""A house as columns: one array for each thing that a verdict depends on, a number for each name.

What has a name is numbered in the order of the names, so that "the first by IRI" is the smallest number. A day is its
proleptic ordinal, and a bound that is open is the first or the last day there is; a code is its rank in its list
(`ontology.codelists.ranks`); what is not there is -1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ontology.columns.names import Names

__all__ = [
    "ADOPTS",
    "ASSEMBLY",
    "BODY",
    "DECIDES",
    "FIRST",
    "INCIDENTAL",
    "LAST",
    "MINISTERIAL_OFFICE",
    "NONE",
    "PARLIAMENT",
    "REQUESTS",
    "STRUCTURAL",
    "Absences",
    "Actors",
    "Bits",
    "Caretakers",
    "Choices",
    "Columns",
    "Dated",
    "Flags",
    "Funding",
    "Numbers",
    "Pairs",
    "Profile",
    "Relations",
    "Roles",
    "Scope",
    "Seats",
    "Strings",
    "Tenures",
    "holds",
]

Numbers = NDArray[np.int32]
Codes = NDArray[np.int8]
Bits = NDArray[np.uint8]
Flags = NDArray[np.bool_]
#: what is many, by number
Strings = tuple[str, ...] | Names

#: An open bound.
FIRST: Final = 0
LAST: Final = 2**31 - 1

#: What an actor is, as bits: where chains end, the offices before that, and what may be pierced.
PARLIAMENT, ASSEMBLY, MINISTERIAL_OFFICE, BODY = 1, 2, 4, 8
#: Roles that an answer asks for; any other is -1.
DECIDES, ADOPTS, REQUESTS = 0, 1, 2
#: Kinds of funding; a statement of no kind is -1.
STRUCTURAL, INCIDENTAL, NONE = 0, 1, 2


class Scope(NamedTuple):
    """To what a relation is limited: themes, kinds of choice, choices; empty is no limit."""

    themes: frozenset[str]
    kinds: frozenset[str]
    choices: frozenset[str]


class Profile(NamedTuple):
    """What of a choice a scope is held against."""

    themes: tuple[str, ...]
    kinds: tuple[str, ...]


class Pairs(NamedTuple):
    """For each of a row, several others: those of `n` are `members[first[n]:first[n + 1]]`."""

    first: NDArray[np.int64]
    members: Numbers

    def of(self, number: int) -> Numbers:
        return self.members[self.first[number] : self.first[number + 1]]


@dataclass(frozen=True, slots=True)
class Dated:
    """From when until when each holds, and how sure it is."""

    start: Numbers
    end: Numbers
    status: Codes


@dataclass(frozen=True, slots=True)
class Actors:
    names: Strings
    is_a: Bits
    independent: Flags
    #: its relations upward were looked for
    researched: Flags
    #: the collectives it is a member of
    member_of: Pairs


@dataclass(frozen=True, slots=True)
class Relations(Dated):
    """Accountability relations: `grade` is information * 16 + discussion * 4 + consequences."""

    names: Strings
    giver: Numbers
    forum: Numbers
    grade: Codes
    reach: Codes
    #: position in `Columns.scopes`; -1: whatever the choice
    scope: Numbers
    own_conduct: Flags
    acts_as_forum: Flags
    nests: Flags
    grants_power: Flags
    #: cites an official source that was not read in full
    read_in_part: Flags
    #: the relations that another source names instead
    contradicts: Pairs


@dataclass(frozen=True, slots=True)
class Choices:
    names: Strings
    start: Numbers
    end: Numbers
    #: position in `Columns.profiles`
    profile: Numbers
    lead: Numbers
    pending: Flags
    part_of: Pairs
    has_legal_basis: Flags
    binds: Flags
    #: cites an official source that was not read in full, itself: not by its roles or money
    read_in_part: Flags
    #: its number for people; "" where it has none
    notation: Strings
    #: what it is called, as a small house has it
    label_nl: Strings
    label_en: Strings


@dataclass(frozen=True, slots=True)
class Roles(Dated):
    names: Strings
    choice: Numbers
    actor: Numbers
    role: Codes
    has_legal_basis: Flags
    #: cites an official source that was not read in full
    read_in_part: Flags


@dataclass(frozen=True, slots=True)
class Seats(Dated):
    """Who sits in which body as chair or member."""

    body: Numbers
    participant: Numbers


@dataclass(frozen=True, slots=True)
class Absences(Dated):
    """That an actor answers to nobody above it, or that nobody is designated to decide on a choice; the other is -1."""

    actor: Numbers
    choice: Numbers


@dataclass(frozen=True, slots=True)
class Tenures(Dated):
    office: Numbers
    holder: Numbers


@dataclass(frozen=True, slots=True)
class Caretakers(Dated):
    """Periods in which a cabinet has offered its resignation and stays on."""

    cabinet: Numbers


@dataclass(frozen=True, slots=True)
class Funding(Dated):
    choice: Numbers
    kind: Codes
    #: cites an official source that was not read in full
    read_in_part: Flags


@dataclass(frozen=True, slots=True)
class Columns:
    """Everything in a house that the answer on a choice depends on, its sentences apart."""

    actors: Actors
    relations: Relations
    choices: Choices
    roles: Roles
    seats: Seats
    absences: Absences
    tenures: Tenures
    caretakers: Caretakers
    funding: Funding
    scopes: tuple[Scope, ...]
    profiles: tuple[Profile, ...]
    #: theme -> the themes directly above it
    broader: Mapping[str, frozenset[str]]


def holds(dated: Dated | Choices, day: date) -> Flags:
    """Return which are valid on a day: half-open, a missing bound is open."""
    number = day.toordinal()
    found: Flags = (dated.start <= number) & (number < dated.end)
    return found
