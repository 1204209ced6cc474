"""Who advises on a choice and who executes it, in two states of a record: no verdict hangs on it, a reader asks it.

Such a change is caused by the role statements alone that begin, end, come, go or change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from graph.change.causes import cause_of
from graph.change.comparing import standing
from graph.change.edits import Edit
from graph.change.records import EFFECTS, ChoiceChange, Effect
from graph.house.setting import Setting
from graph.records import Answer, ChoiceAnswer
from graph.words.names import by_number
from ontology.namespaces import HVT

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


def _by_choice(setting: Setting) -> dict[tuple[str, str], dict[str, str]]:
    """Return who holds a role by which statement, of the roles that count, by choice and role."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for role in setting.facts.roles.values():
        if role.actor and setting.counts(role):
            found.setdefault((role.choice, role.role), {})[role.iri] = role.actor
    return found


def _effects(
    choice: str, held: Sequence[dict[tuple[str, str], dict[str, str]]], edited: frozenset[str]
) -> Iterator[Effect]:
    for what, role in _ROLES.items():
        before, after = (side.get((choice, role), {}) for side in held)
        was, now = set(before.values()), set(after.values())
        if was != now:
            ids = tuple(sorted((before.keys() | after.keys()) & edited))
            cause = cause_of(ids, partial(_brings, before, after))
            yield Effect(what, tuple(sorted(was)), tuple(sorted(now)), cause=cause)


def _brings(before: Mapping[str, str], after: Mapping[str, str], chosen: frozenset[str]) -> bool:
    """Tell whether the same hold the role as after, with only the chosen statements as they are then."""
    moved = {iri: actor for iri, actor in before.items() if iri not in chosen}
    moved |= {iri: actor for iri, actor in after.items() if iri in chosen}
    return set(moved.values()) == set(after.values())
