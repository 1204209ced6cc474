"""Who advises on a choice and who executes it, in two states of a record: no verdict hangs on it, a reader asks it.

Such a change has one cause: the role statements that begin, end, come, go or change. All of them are named together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.change.comparing import standing
from graph.change.edits import Edit
from graph.change.records import EFFECTS, Cause, ChoiceChange, Effect
from graph.house.setting import Setting
from graph.records import Answer, ChoiceAnswer
from graph.words.names import by_number
from ontology.namespaces import HVT
from ontology.reading.facts import Role

__all__ = ["with_holders"]

#: effect -> the role that is asked for
_ROLES = {"advisers": HVT.Advises, "executors": HVT.Executes}


def with_holders(
    settings: tuple[Setting, Setting],
    answers: tuple[Answer, Answer],
    edits: Iterable[Edit],
    changes: Sequence[ChoiceChange],
) -> tuple[ChoiceChange, ...]:
    """Return the changes with who else advises or executes, of every choice that is in both answers; by number."""
    old, new = ({choice.iri: choice for choice in told.choices} for told in answers)
    edited = frozenset(edit.iri for edit in edits if edit.collection == "roles")
    held = tuple(_by_choice(setting) for setting in settings)
    known = {change.iri: change for change in changes}
    for iri in sorted(old.keys() & new.keys()):
        found = tuple(_effects(iri, held, edited))
        if found:
            change = known.get(iri) or _unmoved(old[iri], new[iri])
            told = sorted((*change.effects, *found), key=lambda effect: EFFECTS.index(effect.what))
            known[iri] = replace(change, effects=tuple(told))
    return tuple(sorted(known.values(), key=by_number))


def _unmoved(before: ChoiceAnswer, after: ChoiceAnswer) -> ChoiceChange:
    return ChoiceChange(after.iri, after.label, after.notation, standing(before), standing(after), ())


def _by_choice(setting: Setting) -> dict[tuple[str, str], list[Role]]:
    """Return the roles that count, by choice and role."""
    found: dict[tuple[str, str], list[Role]] = {}
    for role in setting.facts.roles.values():
        if role.actor and setting.counts(role):
            found.setdefault((role.choice, role.role), []).append(role)
    return found


def _effects(
    choice: str, held: Sequence[dict[tuple[str, str], list[Role]]], edited: frozenset[str]
) -> Iterator[Effect]:
    for what, role in _ROLES.items():
        before, after = (side.get((choice, role), []) for side in held)
        was, now = ({one.actor for one in side if one.actor} for side in (before, after))
        if was != now:
            moved = sorted({one.iri for one in (*before, *after) if one.actor in was ^ now and one.iri in edited})
            cause = Cause((tuple(moved),), tuple(moved), smallest=True) if moved else None
            yield Effect(what, tuple(sorted(was)), tuple(sorted(now)), cause=cause)
