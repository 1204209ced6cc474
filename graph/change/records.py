"""What differs between two answers: per choice the verdict, the powers, who answers, and the gaps.

`compare` puts two answers side by side and says nothing about why; `graph.change.causes` finds the statements
that make each difference. The records hold what a reader needs to check both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.records import Answer, ChoiceAnswer, Gap, Grade, HouseInfo
from ontology.codelists.ranks import GAP_CODES
from ontology.names import in_order, local_name
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
    "Standing",
    "Statement",
    "Staying",
    "WhatIf",
    "change",
    "compare",
    "effects",
    "gap_key",
    "order",
    "shows",
    "standing",
]

#: What can happen to a choice, in the order in which it is told.
EFFECTS = ("came", "went", "verdict", "powers", "deciders", "offices", "gap-closed", "gap-opened")


#: What can happen to a statement: by an edit, or by time passing or walked back.
ACTS = ("added", "withdrawn", "changed", "begun", "ended", "not-yet-begun", "not-yet-ended")


class GapKey(NamedTuple):
    """What makes a gap the same gap in two answers: its words and its sources may differ."""

    code: str
    at: str
    about: str | None
    missing: tuple[str, ...]


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

    `before` and `after` hold a verdict with its `ministerial` value, a grade as digits, or IRIs; of a gap
    that closes only `before` its code, of one that opens only `after`.
    """

    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    gap: Gap | None = None
    cause: Cause | None = None

    @property
    def key(self) -> tuple[str, tuple[str, ...], tuple[str, ...], GapKey | None]:
        """What makes two effects the same, whatever caused them."""
        return self.what, self.before, self.after, gap_key(self.gap) if self.gap else None


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


def gap_key(gap: Gap) -> GapKey:
    """Return what makes a gap the same gap in two answers."""
    return GapKey(gap.code, gap.at, gap.about, gap.missing)


def standing(choice: ChoiceAnswer) -> Standing:
    """Return how a choice stands in an answer."""
    return Standing(
        verdict=choice.verdict,
        ministerial=choice.ministerial,
        grade=choice.grade,
        deciders=tuple(sorted(d.iri for d in choice.deciders)),
        offices=tuple(sorted({d.chain.office for d in choice.deciders if d.chain})),
        gaps=tuple(gap_key(g) for g in choice.gaps),
    )


def compare(before: Answer, after: Answer) -> tuple[ChoiceChange, ...]:
    """Return every choice that stands otherwise in `after` than in `before`, in order of its number.

    The two answers may be on different days, scenarios or houses; equal answers give nothing, and the
    two in the other order give the same with opened and closed exchanged.
    """
    old = {c.iri: c for c in before.choices}
    new = {c.iri: c for c in after.choices}
    found = (change(old.get(iri), new.get(iri)) for iri in old.keys() | new.keys())
    return tuple(sorted((c for c in found if c is not None), key=order))


def order(choice: ChoiceChange | Staying | ChoiceAnswer) -> tuple[object, ...]:
    """Return a key that sorts choices by number as people count, then by IRI."""
    return (in_order(choice.notation or local_name(choice.iri)), choice.iri)


def change(before: ChoiceAnswer | None, after: ChoiceAnswer | None) -> ChoiceChange | None:
    """Return what happens to one choice between two answers; None when nothing does."""
    known = after or before
    found = effects(before, after)
    if known is None or not found:
        return None
    return ChoiceChange(
        known.iri,
        known.label,
        known.notation,
        standing(before) if before else None,
        standing(after) if after else None,
        found,
    )


def effects(before: ChoiceAnswer | None, after: ChoiceAnswer | None) -> tuple[Effect, ...]:
    """Return everything that happens to one choice, in the order of `EFFECTS`."""
    if before is None or after is None:
        if after is not None:
            return (Effect("came", (), (after.verdict, after.ministerial)),)
        return () if before is None else (Effect("went", (before.verdict, before.ministerial), ()),)
    old, new = standing(before), standing(after)
    pairs = (
        ("verdict", (old.verdict, old.ministerial), (new.verdict, new.ministerial)),
        ("powers", tuple(map(str, old.grade)), tuple(map(str, new.grade))),
        ("deciders", old.deciders, new.deciders),
        ("offices", old.offices, new.offices),
    )
    return (
        *(Effect(what, a, b) for what, a, b in pairs if a != b),
        *(Effect("gap-closed", (g.code,), (), g) for g in _only_in(before.gaps, new.gaps)),
        *(Effect("gap-opened", (), (g.code,), g) for g in _only_in(after.gaps, old.gaps)),
    )


def _only_in(gaps: Iterable[Gap], others: Sequence[GapKey]) -> list[Gap]:
    left = [g for g in gaps if gap_key(g) not in others]
    return sorted(left, key=lambda g: (GAP_CODES.index(g.code), g.at, g.about or "", g.missing))


def shows(effect: Effect, choice: ChoiceAnswer | None) -> bool:
    """Tell whether a choice stands, in this respect, as it stands after the effect."""
    if effect.what in ("came", "went"):
        return (choice is not None) == (effect.what == "came")
    if choice is None:
        return False
    now = standing(choice)
    if effect.gap is not None:
        return (gap_key(effect.gap) in now.gaps) == (effect.what == "gap-opened")
    stands = {
        "verdict": (now.verdict, now.ministerial),
        "powers": tuple(map(str, now.grade)),
        "deciders": now.deciders,
        "offices": now.offices,
    }
    return stands[effect.what] == effect.after
