"""What differs between two answers and why: frozen records, the only thing an output ever reads.

`graph.change.comparing` puts two answers side by side, `graph.change.causes` finds the statements that make each
difference. The records hold what a reader needs to check both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.records import (
    Gap,
    Grade,
    HouseInfo,
)
from ontology.text import Text

__all__ = [
    "ACTS",
    "EFFECTS",
    "Alone",
    "Cause",
    "ChoiceChange",
    "Difference",
    "Effect",
    "FieldChange",
    "GapKey",
    "Move",
    "Renamed",
    "Standing",
    "Statement",
    "Staying",
    "WhatIf",
]

#: What can happen to a choice, in the order in which it is told.
EFFECTS = (
    *("came", "went", "verdict", "powers", "deciders", "offices", "advisers", "executors"),
    *("gap-closed", "gap-opened"),
)


#: What can happen to a statement: by an edit, or by time passing or walked back.
ACTS = ("added", "withdrawn", "changed", "begun", "ended", "not-yet-begun", "not-yet-ended")


class GapKey(NamedTuple):
    """What makes a gap the same gap in two answers: its words and its sources may differ."""

    code: str
    at: str
    about: str | None
    missing: tuple[str, ...]

    @classmethod
    def of(cls, gap: Gap) -> GapKey:
        return cls(gap.code, gap.at, gap.about, gap.missing)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a choice stands in one answer, as far as two answers are compared."""

    verdict: str
    ministerial: str
    grade: Grade
    deciders: tuple[str, ...]
    #: the offices that answer for the deciders: the last account-giver of each one's chain
    offices: tuple[str, ...]
    gaps: tuple[GapKey, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that a statement says otherwise than before."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the record that differs between the two sides, as a possible cause.

    `act` is `added`, `withdrawn` or `changed` by hand; `begun` or `ended` by the passing of time, and
    `not-yet-begun` or `not-yet-ended` when time is walked back. `what` is the class of the statement.
    """

    id: str
    iri: str
    what: str
    act: str
    words: Text
    #: when it begins or ends, for a statement that time changes
    on: str | None
    status: str | None
    sources: tuple[str, ...]
    #: the scenarios it comes from (IRIs); none for what the record itself says
    scenarios: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    #: the choice that it is said of, and the same words under the name of that choice
    choice: str | None = None
    brief: Text | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Which statements make an effect: each of `sets`, put in alone, is enough for it.

    `sets` holds every set of the smallest size when `smallest` is true; otherwise one set of which no
    statement can be missed. `needed` are the statements without which, all others in, it does not come.
    """

    sets: tuple[tuple[str, ...], ...]
    needed: tuple[str, ...]
    smallest: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that happens to a choice.

    `before` and `after` hold a verdict with its `ministerial` value, a grade as digits ("?" where it is not on
    record), or IRIs; of a gap that closes only `before` its code, of one that opens only `after`.
    """

    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    gap: Gap | None = None
    cause: Cause | None = None

    @property
    def key(self) -> tuple[str, tuple[str, ...], tuple[str, ...], GapKey | None]:
        """What makes two effects the same, whatever caused them."""
        return self.what, self.before, self.after, GapKey.of(self.gap) if self.gap else None


@dataclass(frozen=True, slots=True)
class ChoiceChange:
    """A choice that stands otherwise after than before; None on the side where it is not there."""

    iri: str
    label: Text
    notation: str | None
    before: Standing | None
    after: Standing | None
    effects: tuple[Effect, ...]
    #: why it comes no further than it does; None when there is nothing further to reach
    limit: Text | None = None


@dataclass(frozen=True, slots=True)
class Staying:
    """A choice that stays as it is, and why: `touched` when a statement reaches somebody with a role in it."""

    iri: str
    label: Text
    notation: str | None
    standing: Standing
    touched: bool
    reason: str
    why: Text
    #: the statements that touch it without changing it
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """An actor that bears another name after than before; `on`: the day that changed, where one is on record."""

    iri: str
    before: Text
    after: Text
    on: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two states of a record, each change with the statement that caused it."""

    before: HouseInfo
    after: HouseInfo
    #: every statement that differs and can weigh on an answer, also those that changed nothing
    statements: tuple[Statement, ...]
    changes: tuple[ChoiceChange, ...]
    #: how many choices stand as they stood
    unchanged: int
    #: what actors are called, for those the standings name
    names: dict[str, Text] = field(default_factory=dict)
    #: who bears another name, where that was asked
    renamed: tuple[Renamed, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A choice that stands otherwise in one state than in another: before, after, every effect and its cause."""

    change: ChoiceChange
    #: the statements that the causes name, in order of their names
    statements: tuple[Statement, ...]
    #: what the actors are called whom the two standings name
    names: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Alone:
    """What one proposal changes when it is put in without the others."""

    scenario: str
    label: Text
    notes: tuple[Text, ...]
    proposed_in: tuple[str, ...]
    changes: tuple[ChoiceChange, ...]
    #: (choice, effect) of this proposal alone that the combination does not show
    undone: tuple[tuple[str, Effect], ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would change under proposals and assumptions, what would not, and why."""

    difference: Difference
    #: every proposal by itself, in the order asked; with one proposal the same changes again
    alone: tuple[Alone, ...]
    staying: tuple[Staying, ...]
    #: (choice, effect) that only the combination shows
    only_together: tuple[tuple[str, Effect], ...]
