"""Who is asked, and in which group: those who decide together are a case, and one of them in a group a pair.

However many choices the same actors decide on in a group, they are one case; whoever is in several is judged once.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph.columns.asking import Pairs
from graph.columns.assigned import Assigned
from graph.columns.counting import Counting
from graph.columns.piercing import Pierced
from graph.columns.ragged import Distinct, Places, distinct, gathered, starts
from ontology.columns.house import Flags, Numbers

__all__ = ["Asked", "Members"]


class Members(NamedTuple):
    """Who decides in each case, after piercing: those of case `n` are at `first[n]:first[n + 1]`."""

    first: Places
    #: position among the pairs
    pair: Places


class Asked:
    """Who is asked for the verdicts on a house, bodies pierced."""

    def __init__(self, counting: Counting, pierced: list[Pierced], deciding: Assigned, adopting: Assigned) -> None:
        self._counting, self._columns = counting, counting.columns
        self._pierced, self._deciding, self._adopting = pierced, deciding, adopting

    @cached_property
    def _panels(self) -> Distinct:
        """Who decide together, then who adopt together, choice by choice."""
        rows = (self._deciding, self._adopting)
        first = np.concatenate([rows[0].first, rows[1].first[1:] + rows[0].first[-1]])
        return distinct(first, np.concatenate([row.actor for row in rows]))

    @cached_property
    def keys(self) -> tuple[Places, Places]:
        """The distinct (group, panel, lead); and of each choice, as decided and then as an aim, which of them it is."""
        size = len(self._columns.choices.names)
        group = np.tile(self._counting.group_of.astype(np.int64), 2)
        panel = self._panels.of
        lead = np.concatenate([self._columns.choices.lead, np.full(size, -1)]).astype(np.int64) + 1
        asked = (group >= 0) & (panel >= 0)
        many_panels, many_leads = self._panels.first.size, len(self._columns.actors.names) + 1
        keys = (group * many_panels + panel) * many_leads + lead
        distinct_keys, back = np.unique(keys[asked], return_inverse=True)
        of = np.full(2 * size, -1, np.int64)
        of[asked] = back
        group, panel_lead = np.divmod(distinct_keys, many_panels * many_leads)
        return np.stack([group, panel_lead // many_leads, panel_lead % many_leads - 1]), of

    @property
    def case_of(self) -> Places:
        """Of each choice who decides on it, as a case; -1 where nobody does."""
        return self.keys[1][: len(self._columns.choices.names)]

    @property
    def aim_of(self) -> Places:
        """Of each choice who adopted it, as a case; -1 where nobody did."""
        return self.keys[1][len(self._columns.choices.names) :]

    @cached_property
    def _members(self) -> tuple[Places, Numbers, Flags]:
        """Of each case who decides after piercing, as rows of actors; and whether some body was pierced."""
        group, panel, _ = self.keys[0]
        first, at = gathered(self._panels.first, panel)
        actor = self._panels.members[at]
        case = np.repeat(np.arange(panel.size), np.diff(first))
        is_pierced = np.zeros(actor.size, np.bool_)
        body = np.flatnonzero(self._counting.is_body[actor])
        is_pierced[body] = [
            one in self._pierced[of].bodies
            for of, one in zip(group[case[body]].tolist(), actor[body].tolist(), strict=True)
        ]
        informal = np.zeros(panel.size + 1, np.bool_)  # one more for choices that have no case
        informal[case[is_pierced]] = True
        told = [
            (of, member)
            for of, one in zip(case[is_pierced].tolist(), actor[is_pierced].tolist(), strict=True)
            for member in self._pierced[int(group[of])].standing_for(one)
        ]
        extra = np.array(told, np.int64).reshape(-1, 2)
        size = np.int64(len(self._columns.actors.names))
        keys = np.unique(
            np.concatenate([case[~is_pierced] * size + actor[~is_pierced], extra[:, 0] * size + extra[:, 1]])
        )
        return starts(keys // size, panel.size), (keys % size).astype(np.int32), informal

    @property
    def informal(self) -> Flags:
        """In which cases some body was pierced; one more for choices that have no case."""
        return self._members[2]

    @cached_property
    def pair_keys(self) -> Places:
        """Whoever is judged in a group, as group * actors + actor."""
        group, panel, lead = self.keys[0]
        size = np.int64(len(self._columns.actors.names))
        first, actor, _ = self._members
        bodies, at = gathered(self._panels.first, panel)
        led = lead >= 0
        return np.unique(
            np.concatenate(
                [
                    np.repeat(group, np.diff(first)) * size + actor,
                    np.repeat(group, np.diff(bodies)) * size + self._panels.members[at],
                    group[led] * size + lead[led],
                ]
            )
        )

    @cached_property
    def pairs(self) -> Pairs:
        """Whoever is judged, group by group."""
        group, actor = np.divmod(self.pair_keys, max(1, len(self._columns.actors.names)))
        return Pairs(starts(group, len(self._counting.groups)), actor.astype(np.int32))

    @cached_property
    def members(self) -> Members:
        """Who decides in each case, after piercing."""
        group = self.keys[0][0]
        first, actor, _ = self._members
        keys = np.repeat(group, np.diff(first)) * np.int64(len(self._columns.actors.names)) + actor
        return Members(first, np.searchsorted(self.pair_keys, keys))
