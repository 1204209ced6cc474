"""Two answers side by side: what happens to each choice, and nothing about why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.change.records import ChoiceChange, Effect, GapKey, Standing
from graph.records import UNGRADED, Answer, ChoiceAnswer, Gap
from graph.words.names import by_number
from ontology.codelists.ranks import GAP_CODES

__all__ = ["change", "compare", "effects", "shows", "standing"]


def standing(choice: ChoiceAnswer) -> Standing:
    """Return how a choice stands in an answer."""
    return Standing(
        verdict=choice.verdict,
        ministerial=choice.ministerial,
        grade=choice.grade,
        deciders=tuple(sorted(d.iri for d in choice.deciders)),
        offices=tuple(sorted({d.chain.office for d in choice.deciders if d.chain})),
        gaps=tuple(GapKey.of(g) for g in choice.gaps),
    )


def compare(before: Answer, after: Answer) -> tuple[ChoiceChange, ...]:
    """Return every choice that stands otherwise in `after` than in `before`, in order of its number.

    The two answers may be on different days, scenarios or houses; equal answers give nothing, and the
    two in the other order give the same with opened and closed exchanged.
    """
    old = {c.iri: c for c in before.choices}
    new = {c.iri: c for c in after.choices}
    found = (change(old.get(iri), new.get(iri)) for iri in old.keys() | new.keys())
    return tuple(sorted((c for c in found if c is not None), key=by_number))


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
        ("powers", _powers(old), _powers(new)),
        ("deciders", old.deciders, new.deciders),
        ("offices", old.offices, new.offices),
    )
    return (
        *(Effect(what, a, b) for what, a, b in pairs if a != b),
        *(Effect("gap-closed", (g.code,), (), g) for g in _only_in(before.gaps, new.gaps)),
        *(Effect("gap-opened", (), (g.code,), g) for g in _only_in(after.gaps, old.gaps)),
    )


def _powers(stands: Standing) -> tuple[str, ...]:
    """Return a grade as digits; what is not on record is "?", which is not none."""
    return tuple("?" if stands.verdict in UNGRADED else str(grade) for grade in stands.grade)


def _only_in(gaps: Iterable[Gap], others: Sequence[GapKey]) -> list[Gap]:
    left = [g for g in gaps if GapKey.of(g) not in others]
    return sorted(left, key=lambda g: (GAP_CODES.index(g.code), g.at, g.about or "", g.missing))


def shows(effect: Effect, choice: ChoiceAnswer | None) -> bool:
    """Tell whether a choice stands, in this respect, as it stands after the effect."""
    if effect.what in ("came", "went"):
        return (choice is not None) == (effect.what == "came")
    if choice is None:
        return False
    now = standing(choice)
    if effect.gap is not None:
        return (GapKey.of(effect.gap) in now.gaps) == (effect.what == "gap-opened")
    stands = {
        "verdict": (now.verdict, now.ministerial),
        "powers": _powers(now),
        "deciders": now.deciders,
        "offices": now.offices,
    }
    return stands[effect.what] == effect.after
