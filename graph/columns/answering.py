"""The verdict on every choice of a house, and which gaps it has, from columns: the main question at any size.

It says what `graph.answers.answering.answer` says, without a sentence, and without a record for what nobody asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph.columns.counting import Counting
from graph.columns.deciding import Deciders, Ruling
from graph.records import CLASSES
from ontology.codelists.ranks import STATUSES
from ontology.columns.house import ADOPTS, DECIDES, Columns, Flags, Numbers, holds
from ontology.steps import come_to

__all__ = ["ColumnAim", "ColumnAnswer", "ColumnHouse"]

_NOBODY = (0, 0, 0)


class ColumnAim(NamedTuple):
    """Who laid down what a choice is for, and who answers for that."""

    ruling: Ruling
    #: the weakest of the statuses of those who adopted it
    status: int


class ColumnAnswer(NamedTuple):
    """The verdict on one choice; `ruling` is None where nobody is on record as deciding."""

    choice: int
    verdict: str
    ministerial: str
    grade: tuple[int, int, int]
    ruling: Ruling | None
    aim: ColumnAim | None


class ColumnHouse:
    """A house as columns, on one day, on this evidence."""

    def __init__(self, columns: Columns, day: date, evidence: str = "unverified") -> None:
        self.columns = columns
        self.counting = Counting(columns, day, evidence)
        self._groups: dict[frozenset[int], Deciders] = {}

    def answers(self) -> Iterator[ColumnAnswer]:
        """Yield the verdict on every choice that is on the agenda on the day, by name."""
        return map(self.answer, self.counting.group_of)

    def deciders(self, choice: int) -> Deciders:
        """Return those who decide on the group of a choice."""
        scopes = self.counting.group_of[choice]
        if scopes not in self._groups:
            self._groups[scopes] = Deciders(self.counting, scopes)
        return self._groups[scopes]

    def answer(self, choice: int) -> ColumnAnswer:
        """Return the verdict on a choice that is on the agenda."""
        group = self.deciders(choice)
        aim = self._aim(group, choice)
        bodies = self._deciding.get(choice)
        if bodies:
            told = group.ruled(tuple(sorted(bodies)), int(self.columns.choices.lead[choice]))
            return ColumnAnswer(choice, told.verdict, told.ministerial, told.grade, told, aim)
        verdict = self._undecided(choice, aim)
        return ColumnAnswer(choice, verdict, CLASSES[verdict], _NOBODY, None, aim)

    def _undecided(self, choice: int, aim: ColumnAim | None) -> str:
        if self._said_to_have_no_decider[choice]:
            return "NO_DECIDER"
        if aim is not None and aim.ruling.ministerial in ("full", "partial"):
            return "AIM_ONLY"
        return "UNKNOWN" if self.decided_on_record[choice] else "NOT_RECORDED"

    # -- who has which role

    def _named(self, role: int) -> dict[int, dict[int, int]]:
        """Choice -> who has a role on it, on accepted evidence -> the surest status of that."""
        roles = self.columns.roles
        counts = self.counting.counts(roles) & (roles.role == role) & (roles.actor >= 0) & (roles.choice >= 0)
        found: dict[int, dict[int, int]] = {}
        rows = (roles.choice[counts].tolist(), roles.actor[counts].tolist(), roles.status[counts].tolist())
        for choice, actor, status in zip(*rows, strict=True):
            of_choice = found.setdefault(choice, {})
            of_choice[actor] = min(status, of_choice.get(actor, status))
        return found

    @cached_property
    def _deciding(self) -> dict[int, dict[int, int]]:
        return self._named(DECIDES)

    @cached_property
    def _adopting(self) -> dict[int, dict[int, int]]:
        return self._named(ADOPTS)

    @cached_property
    def decided_on_record(self) -> Flags:
        """On which choices somebody decides whose assignment is not accepted, or who is not known."""
        roles = self.columns.roles
        said = holds(roles, self.counting.day) & (roles.role == DECIDES) & (roles.choice >= 0)
        return self.of_choices(roles.choice[said])

    @cached_property
    def _said_to_have_no_decider(self) -> Flags:
        said = self.columns.absences
        return self.of_choices(said.choice[self.counting.counts(said) & (said.choice >= 0)])

    def of_choices(self, choices: Numbers) -> Flags:
        """Return which choices are among these."""
        found = np.zeros(len(self.columns.choices.names), np.bool_)
        found[choices] = True
        return found

    # -- the aim

    def _aim(self, group: Deciders, choice: int) -> ColumnAim | None:
        adopters = self._adopters(choice)
        if not adopters:
            return None
        return ColumnAim(group.ruled(tuple(sorted(adopters)), -1), max(adopters.values()))

    def _adopters(self, choice: int) -> dict[int, int]:
        """Return who laid down what a choice is for -> how sure that is; of another choice inferred at best."""
        own = self._adopting.get(choice)
        if own:
            return own
        inferred = STATUSES.index("inferred")
        found: dict[int, int] = {}
        if inferred <= self.counting.weakest:
            for whole in self._speaking_for(choice):
                for named in (self._adopting.get(whole, {}), self._deciding.get(whole, {})):
                    for actor, status in named.items():
                        sure = max(status, inferred)
                        found[actor] = min(sure, found.get(actor, sure))
        return found

    def _speaking_for(self, choice: int) -> list[int]:
        """Return the choices this one is a part of, through those that nobody adopted."""
        part_of, is_open = self.columns.choices.part_of, self.counting.open

        def wholes(part: int) -> list[int]:
            if part in self._adopting:
                return []
            return [whole for whole in part_of.of(part).tolist() if is_open[whole]]

        return come_to(choice, wholes)[1:]
