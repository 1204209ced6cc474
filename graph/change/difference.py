"""What changed between two states of a record, each change with the statements behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.answers.answering import answer, assembled
from graph.change.causes import with_causes
from graph.change.comparing import compare
from graph.change.holders import with_holders
from graph.change.limits import limit
from graph.change.nearby import Sides
from graph.change.records import ChoiceChange, Difference, Move
from graph.change.renamed import renamed
from graph.change.statements import statements
from graph.house.setting import Setting
from graph.records import Answer, ChoiceAnswer
from graph.words.names import short_name
from ontology.text import Text

__all__ = ["difference", "differing", "move"]


def difference(
    before: Setting,
    after: Setting,
    *,
    origin: Mapping[str, tuple[str, ...]] | None = None,
) -> Difference:
    """Return what changed between two settings (two days, two houses), with the statement behind each change.

    Besides what weighs on a verdict: who advises, who executes, and what actors are called. `origin` tells from which
    scenarios a statement comes.
    """
    settings, answers, sides = (before, after), (answer(before), answer(after)), Sides(before, after)
    found = differing(settings, answers, sides, origin or {})
    changes = with_holders(settings, answers, sides.edits, found.changes)
    return replace(
        found,
        changes=changes,
        unchanged=_unchanged(answers, changes),
        names=_names(settings, changes),
        renamed=renamed(before, after),
    )


def differing(
    settings: tuple[Setting, Setting],
    answers: tuple[Answer, Answer],
    sides: Sides,
    origin: Mapping[str, tuple[str, ...]],
) -> Difference:
    """Return what `difference` returns, where the answers and the edits between the settings are known already."""
    before = {c.iri: c for c in answers[0].choices}
    after = {c.iri: c for c in answers[1].choices}
    facts = settings[1].facts
    changes = tuple(
        replace(c, limit=limit(after[c.iri], facts, before.get(c.iri)) if c.iri in after else None)
        for c in with_causes(sides, compare(*answers))
    )
    return Difference(
        before=answers[0].house,
        after=answers[1].house,
        statements=statements(*settings, sides.edits, origin),
        changes=changes,
        unchanged=_unchanged(answers, changes),
        names=_names(settings, changes),
    )


def _unchanged(answers: tuple[Answer, Answer], changes: Sequence[ChoiceChange]) -> int:
    before, after = ({choice.iri for choice in told.choices} for told in answers)
    return len(before & after) - sum(c.before is not None and c.after is not None for c in changes)


def _names(settings: tuple[Setting, Setting], changes: Sequence[ChoiceChange]) -> dict[str, Text]:
    named = {iri for c in changes for s in (c.before, c.after) if s is not None for iri in (*s.deciders, *s.offices)}
    held = (e for c in changes for e in c.effects if e.what in ("advisers", "executors"))
    named |= {iri for effect in held for iri in (*effect.before, *effect.after)}
    old, new = (side.facts for side in settings)
    return {iri: short_name(new if iri in new.actors else old, iri) for iri in sorted(named)}


def move(
    settings: tuple[Setting, Setting],
    answers: tuple[ChoiceAnswer | None, ChoiceAnswer | None],
    origin: Mapping[str, tuple[str, ...]] | None = None,
) -> Move | None:
    """Return what happens to a choice between two settings, as it is answered there; None when nothing does.

    The settings hold what can reach the choice, so the choices it is a part of too: these are not asked. No answer:
    the choice is not on the agenda there. `origin` tells from which scenarios a statement comes.
    """
    before, after = settings
    old, new = (assembled(s.house, [told] if told else []) for s, told in zip(settings, answers, strict=True))
    found = differing(settings, (old, new), Sides(before, after), origin or {})
    if not found.changes:
        return None
    (change,) = found.changes
    causes = [effect.cause for effect in change.effects if effect.cause]
    named = {name for cause in causes for ids in (*cause.sets, cause.needed) for name in ids}
    return Move(change, tuple(s for s in found.statements if s.id in named), found.names)
