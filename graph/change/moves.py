"""What happens to one choice between two states of a record, with the statements that make it happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.change.records import ChoiceChange, Statement
from graph.change.whatif import difference
from graph.house.setting import Setting
from ontology.text import Text

__all__ = ["Move", "move"]


@dataclass(frozen=True, slots=True)
class Move:
    """A choice that stands otherwise in one state than in another: before, after, every effect and its cause."""

    change: ChoiceChange
    #: the statements that the causes name, in order of their names
    statements: tuple[Statement, ...]
    #: what the actors are called whom the two standings name
    names: Mapping[str, Text]


def move(before: Setting, after: Setting, origin: Mapping[str, tuple[str, ...]] | None = None) -> Move | None:
    """Return what happens to the one choice that two settings are about; None when nothing does.

    `origin` tells from which scenarios a statement comes.
    """
    found = difference(before, after, origin=origin)
    if not found.changes:
        return None
    (change,) = found.changes
    causes = [effect.cause for effect in change.effects if effect.cause]
    named = {name for cause in causes for ids in (*cause.sets, cause.needed) for name in ids}
    return Move(change, tuple(s for s in found.statements if s.id in named), found.names)
