"""What of a house counts on a day and on some evidence, and which relations count for which choices (model-2.md 3.1).

Choices that the same scopes cover are one group: what counts for them is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

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
from ontology.columns.names import Names
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
        self._over: dict[tuple[str, ...], frozenset[str]] = {}

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
    def _open_choices(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.open)

    @cached_property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The scopes that cover the choices of each group; those that begin alike stand beside each other."""
        return self._grouped[0]

    @cached_property
    def group_of(self) -> Numbers:
        """Of each choice the group it is in; -1 where it is not on the agenda."""
        return self._grouped[1]

    @cached_property
    def _grouped(self) -> tuple[tuple[tuple[int, ...], ...], Numbers]:
        choices, profiles = self.columns.choices, self.columns.profiles
        in_general, for_some = self._covering
        known: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
        of_profile = np.array([known.setdefault((in_general(p), ()), len(known)) for p in profiles], np.int32)
        found = np.full(len(choices.names), -1, np.int32)
        found[self._open_choices] = of_profile[choices.profile[self._open_choices]]
        for choice, scopes in for_some.items():
            profile = profiles[choices.profile[choice]]
            mine = tuple(number for number in scopes if self._fits(self.columns.scopes[number], profile))
            if mine and self.open[choice]:
                found[choice] = known.setdefault((in_general(profile), mine), len(known))
        order = sorted(known)
        renumbered = np.zeros(len(order) + 1, np.int32)
        renumbered[[known[key] for key in order]] = np.arange(len(order), dtype=np.int32)
        renumbered[-1] = -1
        return tuple(general + mine for general, mine in order), renumbered[found]

    @cached_property
    def _covering(self) -> tuple[Callable[[Profile], tuple[int, ...]], dict[int, list[int]]]:
        """What covers a profile, of the scopes that name no choice; and choice -> the scopes that name it."""
        anywhere: list[int] = []
        in_theme: dict[str, list[int]] = {}
        naming: dict[str, list[int]] = {}
        for number, scope in enumerate(self.columns.scopes):
            if scope.choices:
                for name in scope.choices:
                    naming.setdefault(name, []).append(number)
            elif scope.themes:
                for theme in scope.themes:
                    in_theme.setdefault(theme, []).append(number)
            else:
                anywhere.append(number)

        @cache
        def in_general(profile: Profile) -> tuple[int, ...]:
            mine = (number for theme in self._themes_over(profile.themes) for number in in_theme.get(theme, ()))
            asked = {*anywhere, *mine}
            return tuple(sorted(number for number in asked if self._fits(self.columns.scopes[number], profile)))

        names = self.columns.choices.names
        if isinstance(names, Names):
            named = names.numbers(naming)
        else:
            named = {name: number for number, name in enumerate(names) if name in naming} if naming else {}
        return in_general, {named[name]: scopes for name, scopes in naming.items() if name in named}

    def _themes_over(self, themes: tuple[str, ...]) -> frozenset[str]:
        known = self._over.get(themes)
        if known is None:
            broader = self.columns.broader
            over = (come_to(theme, lambda one: broader.get(one, frozenset())) for theme in themes)
            known = self._over[themes] = frozenset(above for found in over for above in found)
        return known

    def _fits(self, scope: Scope, profile: Profile) -> bool:
        """Tell whether the themes and kinds of a scope cover such a choice."""
        in_theme = not scope.themes or not scope.themes.isdisjoint(self._themes_over(profile.themes))
        return in_theme and (not scope.kinds or not scope.kinds.isdisjoint(profile.kinds))
