"""What of a house counts on a day and on some evidence, and which relations count for which choices (model-2.md 3.1).

Choices that the same scopes cover are one group: what counts for them is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import numpy as np

from graph.closure.portfolios import REACHES
from ontology.codelists.ranks import STATUSES
from ontology.columns.house import (
    ASSEMBLY,
    BODY,
    MINISTERIAL_OFFICE,
    PARLIAMENT,
    Columns,
    Dated,
    Flags,
    Numbers,
    Profile,
    Scope,
    holds,
)
from ontology.steps import come_to

__all__ = ["Counting"]


class Counting:
    """A house on one day, on this evidence."""

    def __init__(self, columns: Columns, day: date, evidence: str) -> None:
        self.columns = columns
        self.day = day
        self.weakest = STATUSES.index(evidence)
        is_a = columns.actors.is_a
        self.is_parliament = (is_a & PARLIAMENT) > 0
        self.is_assembly = (is_a & ASSEMBLY) > 0
        self.is_office = (is_a & MINISTERIAL_OFFICE) > 0
        self.is_body = (is_a & BODY) > 0
        self.is_sink = self.is_parliament | self.is_assembly

    def accepted(self, dated: Dated) -> Flags:
        """Return which are accepted as evidence, whatever their dates."""
        found: Flags = dated.status <= self.weakest
        return found

    def counts(self, dated: Dated) -> Flags:
        """Return which are valid on the day and accepted."""
        return holds(dated, self.day) & self.accepted(dated)

    @cached_property
    def open(self) -> Flags:
        """Which choices are on the agenda on the day."""
        return holds(self.columns.choices, self.day)

    @cached_property
    def carrying(self) -> Flags:
        """Which relations can stand in a chain, whatever their dates, scope and status."""
        r = self.columns.relations
        found: Flags = (r.forum >= 0) & (r.grade >= 0) & (r.reach >= 0) & (r.reach < len(REACHES))
        return found

    @cached_property
    def admissible(self) -> Flags:
        """Which relations are admissible in their scope."""
        return self.carrying & self.counts(self.columns.relations)

    @cached_property
    def ended(self) -> Flags:
        """Which would be if they had not ended by the day."""
        r = self.columns.relations
        return self.carrying & self.accepted(r) & (r.end <= self.day.toordinal())

    @cached_property
    def waiting(self) -> Flags:
        """Which would be admissible in their scope but for their status."""
        r = self.columns.relations
        carries = (r.reach < 0) | (r.reach < len(REACHES))
        return carries & holds(r, self.day) & ~self.accepted(r)

    @cached_property
    def group_of(self) -> dict[int, frozenset[int]]:
        """Choice on the agenda -> the limited scopes that cover it."""
        scopes, choices = self.columns.scopes, self.columns.choices
        by_profile = [frozenset(self._covering(profile)) for profile in self.columns.profiles]
        of_all = frozenset(number for number, scope in enumerate(scopes) if not scope.choices)
        of_one: dict[str, list[int]] = {}
        for number, scope in enumerate(scopes):
            for name in scope.choices:
                of_one.setdefault(name, []).append(number)
        generally = [covering & of_all for covering in by_profile]
        return {
            int(choice): generally[profile].union(by_profile[profile].intersection(mine))
            if mine
            else generally[profile]
            for choice in np.flatnonzero(self.open)
            for profile in (choices.profile[choice],)
            for mine in (of_one.get(choices.names[choice], ()),)
        }

    def _covering(self, profile: Profile) -> Iterator[int]:
        """Yield the scopes whose themes and kinds cover such a choice."""
        broader = self.columns.broader
        themes = {
            above for theme in profile.themes for above in come_to(theme, lambda one: broader.get(one, frozenset()))
        }
        for number, scope in enumerate(self.columns.scopes):
            if self._fits(scope, themes, profile.kinds):
                yield number

    @staticmethod
    def _fits(scope: Scope, themes: set[str], kinds: tuple[str, ...]) -> bool:
        in_theme = not scope.themes or not scope.themes.isdisjoint(themes)
        return in_theme and (not scope.kinds or not scope.kinds.isdisjoint(kinds))

    def within(self, scopes: frozenset[int] | None) -> Flags:
        """Return which relations have one of these scopes, or none; all of them for None."""
        r = self.columns.relations
        if scopes is None:
            return np.ones(r.scope.size, np.bool_)
        covered = np.zeros(len(self.columns.scopes) + 1, np.bool_)
        covered[[*scopes, -1]] = True
        found: Flags = covered[r.scope]
        return found

    @cached_property
    def upward(self) -> Numbers:
        """Every relation that can stand in a chain, by who gives account, then by name."""
        r = self.columns.relations
        able = np.flatnonzero(self.admissible | self.ended)
        order: Numbers = able[np.argsort(r.giver[able], kind="stable")].astype(np.int32)
        return order
