"""Who decides on each choice, and who laid down what it is for, as rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.columns.counting import Counting
from graph.columns.ragged import Places, distinct, firsts, gathered, starts
from ontology.codelists.ranks import STATUSES
from ontology.columns.house import ADOPTS, Flags, Numbers

__all__ = ["Assigned", "adopters", "assigned"]

_INFERRED = STATUSES.index("inferred")


class Assigned(NamedTuple):
    """Who has a role on each choice, each once: those of choice `n` are at `first[n]:first[n + 1]`, by number."""

    first: Places
    actor: Numbers
    #: the surest of the assignments
    status: NDArray[np.int8]

    @property
    def choice(self) -> Places:
        """Of each row the choice."""
        return np.repeat(np.arange(self.first.size - 1), np.diff(self.first))

    @property
    def some(self) -> Flags:
        """Which choices somebody has the role on."""
        found: Flags = np.diff(self.first) > 0
        return found


def assigned(counting: Counting, role: int) -> Assigned:
    """Return who has a role, on accepted evidence and on the day."""
    roles = counting.columns.roles
    counts = counting.counts(roles) & (roles.role == role) & (roles.actor >= 0) & (roles.choice >= 0)
    return _each_once(counting, roles.choice[counts], roles.actor[counts], roles.status[counts])


def _each_once(counting: Counting, choice: Numbers | Places, actor: Numbers, status: NDArray[np.int8]) -> Assigned:
    order = np.lexsort((status, actor, choice))
    choice, actor, status = choice[order], actor[order], status[order]
    new = np.ones(choice.size, np.bool_)
    new[1:] = (np.diff(choice) != 0) | (np.diff(actor) != 0)
    return Assigned(starts(choice[new], len(counting.columns.choices.names)), actor[new], status[new])


def adopters(counting: Counting, deciding: Assigned) -> Assigned:
    """Return who laid down what a choice is for; of another choice inferred at best (model-2.md 3, "the aim").

    What is found of a whole is kept for every other part of it.
    """
    own = assigned(counting, ADOPTS)
    part_of = counting.columns.choices.part_of
    asked = np.flatnonzero(counting.open & ~own.some)
    first, at = gathered(part_of.first, asked)
    is_open = counting.open[part_of.members[at]]
    part = np.repeat(np.arange(asked.size), np.diff(first))[is_open]
    wholes = distinct(starts(part, asked.size), part_of.members[at][is_open])
    if counting.weakest < _INFERRED or not wholes.members.size:
        return own
    speaking = _Speaking(counting, own, deciding)
    told = [speaking.for_parts_of(one.tolist()) for one in np.split(wholes.members, wholes.first[1:-1])]
    actors = np.array([actor for said in told for actor in said], np.int32)
    statuses = np.array([status for said in told for status in said.values()], np.int8)
    having = np.flatnonzero(wholes.of >= 0)
    begins, taken = gathered(firsts(np.array([len(said) for said in told])), wholes.of[having])
    return _each_once(
        counting,
        np.concatenate([own.choice, np.repeat(asked[having], np.diff(begins))]),
        np.concatenate([own.actor, actors[taken]]),
        np.concatenate([own.status, statuses[taken]]),
    )


class _Speaking:
    """Who adopts or decides on the choices that one is a part of, through those that nobody adopted."""

    def __init__(self, counting: Counting, own: Assigned, deciding: Assigned) -> None:
        self._part_of = counting.columns.choices.part_of
        self._open = counting.open
        self._own, self._deciding = own, deciding
        self._adopted = own.some
        self._known: dict[int, dict[int, int]] = {}

    def for_parts_of(self, wholes: list[int]) -> dict[int, int]:
        """Return actor -> how sure that is, for whoever speaks for what is a part of these."""
        waiting = [whole for whole in wholes if whole not in self._known]
        while waiting:
            part = waiting[-1]
            above = self._wholes(part)
            unknown = [whole for whole in above if whole not in self._known]
            if unknown and part not in self._known:
                self._known[part] = {}  # in a circle of parts, which `check` refuses, nobody is waited for twice
                waiting.extend(unknown)
            else:
                waiting.pop()
                self._known[part] = self._joined(above)
        return self._joined(wholes)

    def _wholes(self, part: int) -> list[int]:
        if self._adopted[part]:
            return []
        return [whole for whole in self._part_of.of(part).tolist() if self._open[whole]]

    def _joined(self, wholes: list[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for whole in wholes:
            said = [*self._rows(self._own, whole), *self._rows(self._deciding, whole), *self._known[whole].items()]
            for actor, status in said:
                sure = max(status, _INFERRED)
                found[actor] = min(sure, found.get(actor, sure))
        return found

    @staticmethod
    def _rows(rows: Assigned, choice: int) -> list[tuple[int, int]]:
        at = slice(int(rows.first[choice]), int(rows.first[choice + 1]))
        return list(zip(rows.actor[at].tolist(), rows.status[at].tolist(), strict=True))
