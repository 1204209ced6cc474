"""What is said of those who decide beside their verdict, of all at once: whose seat they hold, where a chain breaks.

`graph.columns.answering` judges whoever decides together once for all choices; here those are told choice by choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph.columns.answering import Codes, ColumnHouse
from graph.columns.grades import GRADES
from graph.columns.ragged import Places, firsts, gathered, starts
from graph.columns.rungs import PRESENT, Rows
from graph.records import POWERS
from ontology.codelists.ranks import SEVERITY, STATUSES, VERDICTS
from ontology.columns.house import DECIDES

__all__ = ["Deciders", "Origins"]

_RANK = np.array([SEVERITY.index(verdict) for verdict in VERDICTS])
_POWERS_OF = np.array(GRADES, np.int8)


class Origins(NamedTuple):
    """Of each row by what it decides."""

    #: the bodies it stands for; none where it decides itself
    bodies: Rows
    #: its assignments, or those of the bodies
    assignments: Rows
    #: the surest of these
    status: Codes


@dataclass(frozen=True)
class Deciders:
    """Whoever decides on these choices, a row each: choice by choice, most severe first, then by IRI."""

    house: ColumnHouse
    #: numbers of choices; those of the first have their rows first
    choice: Places

    @cached_property
    def _rows(self) -> tuple[Places, Places]:
        house = self.house
        case = house.cases.case_of[self.choice]
        having = np.flatnonzero(case >= 0)
        first, at = gathered(house.members.first, case[having])
        pair = house.members.pair[at]
        row = np.repeat(having, np.diff(first))
        order = np.lexsort((house.pairs.actor[pair], _RANK[house.judged["verdict"][pair]], row))
        return row, pair[order]

    @property
    def first(self) -> Places:
        """Where the rows of each choice begin."""
        return starts(self._rows[0], self.choice.size)

    @property
    def pair(self) -> Places:
        """Of each row which pair it is: who is judged, in which group."""
        return self._rows[1]

    @cached_property
    def origins(self) -> Origins:
        """By what each of them decides: an assignment of its own, or a seat in a body that has one."""
        house, size = self.house, len(self.house.columns.actors.names)
        on = self.choice[self._rows[0]]
        mine = on * size + house.pairs.actor[self.pair]
        stands, body = self._standing()
        order = np.lexsort((body, stands))
        stands, body = stands[order], body[order]
        low, high = np.searchsorted(stands, mine), np.searchsorted(stands, mine, side="right")
        first = firsts(high - low)
        at = np.repeat(low - first[:-1], high - low) + np.arange(first[-1])
        of = np.repeat(np.arange(mine.size), high - low)
        itself = np.zeros(mine.size, np.bool_)
        itself[of[body[at] == stands[at] % size]] = True
        seated = ~itself[of]
        roles, (by_role, keys) = house.columns.roles, self._assignments
        asked = on[of] * size + body[at]
        begins, ends = np.searchsorted(keys, asked), np.searchsorted(keys, asked, side="right")
        where = firsts(ends - begins)
        role = by_role[np.repeat(begins - where[:-1], ends - begins) + np.arange(where[-1])]
        of_role = np.repeat(of, ends - begins)
        order = np.lexsort((role, of_role))
        role, of_role = role[order], of_role[order]
        status = np.full(mine.size, len(STATUSES) - 1, np.int8)
        np.minimum.at(status, of_role, roles.status[role])
        return Origins(
            Rows(starts(of[seated], mine.size), body[at][seated]), Rows(starts(of_role, mine.size), role), status
        )

    def _standing(self) -> tuple[Places, Places]:
        """Return who stands for whom on these choices: choice * actors + who decides then, and who was named."""
        house, size = self.house, len(self.house.columns.actors.names)
        choice = np.unique(self.choice)
        first, at = gathered(house.deciding.first, choice)
        named = house.deciding.actor[at].astype(np.int64)
        on = np.repeat(choice, np.diff(first))
        bodies = np.flatnonzero(house.counting.is_body[named])
        keys, back = np.unique(
            house.counting.group_of[on[bodies]].astype(np.int64) * size + named[bodies], return_inverse=True
        )
        told = [house.pierced[key // size].standing_for(key % size) for key in keys.tolist()]
        members = np.array([member for one in told for member in one], np.int64)
        begins, taken = gathered(firsts(np.array([len(one) for one in told], np.int64)), back)
        source = np.repeat(bodies, np.diff(begins))
        alone = np.ones(named.size, np.bool_)
        alone[bodies] = False
        stands = np.concatenate([on[alone] * size + named[alone], on[source] * size + members[taken]])
        return stands, np.concatenate([named[alone], named[source]])

    @property
    def _assignments(self) -> tuple[Places, Places]:
        """The accepted assignments to decide, and choice * actors + actor of each, in that order."""
        roles = self.house.columns.roles
        asked = self.house.counting.counts(roles) & (roles.role == DECIDES) & (roles.choice >= 0) & (roles.actor >= 0)
        at = np.flatnonzero(asked)
        keys = roles.choice[at].astype(np.int64) * len(self.house.columns.actors.names) + roles.actor[at]
        order = np.argsort(keys, kind="stable")
        return at[order], keys[order]

    @cached_property
    def beside(self) -> Rows:
        """Whoever the office of each is nested under."""
        house, size = self.house, len(self.house.columns.actors.names)
        office = house.judged["office"][self.pair].astype(np.int64)
        rungs = house.standing.rungs
        nesting = np.flatnonzero(rungs["nests"] & (rungs["standing"] == PRESENT))
        under = np.zeros(size + 1, np.bool_)
        under[rungs["giver"][nesting]] = True
        asked = np.flatnonzero(under[office])
        group = np.searchsorted(house.pairs.first, self.pair[asked], side="right") - 1
        keys, back = np.unique(group * size + office[asked], return_inverse=True)
        found = _nested(house, nesting, keys)
        first = starts(found[0], keys.size)
        begins, at = gathered(first, back)
        many = np.zeros(office.size, np.int64)
        many[asked] = np.diff(begins)
        return Rows(firsts(many), found[1][at])

    def breaks(self) -> dict[str, Rows]:
        """Return of each power the relations of the chain where it is least, as they stand among the rungs."""
        house = self.house
        first, steps = gathered(house.chains.first, self.pair)
        at = house.chains.at[steps]
        of = np.repeat(np.arange(self.pair.size), np.diff(first))
        along = _POWERS_OF[house.standing.rungs["grade"][at]]
        least = np.full((self.pair.size, len(POWERS)), 3, np.int8)
        np.minimum.at(least, of, along)
        told = (along == least[of]) & (least[of] < 3)
        return {power: Rows(starts(of[told[:, n]], self.pair.size), at[told[:, n]]) for n, power in enumerate(POWERS)}


def _nested(house: ColumnHouse, nesting: Places, keys: Places) -> tuple[Places, Places]:
    """Return under whom offices are nested, each by group * actors + office: which of `keys` it is, and who."""
    size = len(house.columns.actors.names)
    rungs, covered = house.standing.rungs, _covered(house)
    nesting = nesting[np.argsort(rungs["giver"][nesting], kind="stable")]
    first = starts(rungs["giver"][nesting], size)
    number = np.arange(keys.size)
    known = number * size + keys % size
    waiting = known
    while waiting.size:
        of = waiting // size
        begins, at = gathered(first, waiting % size)
        of, row = np.repeat(of, np.diff(begins)), nesting[at]
        scope = rungs["scope"][row]
        stands = (scope < 0) | np.isin(keys[of] // size * len(house.columns.scopes) + scope, covered)
        waiting = np.setdiff1d(of[stands] * size + rungs["upper"][row[stands]], known)
        known = np.union1d(known, waiting)
    known = np.setdiff1d(known, number * size + keys % size)
    return known // size, known % size


def _covered(house: ColumnHouse) -> Places:
    """Return which scopes cover the choices of which group, as group * scopes + scope."""
    groups = house.counting.groups
    group = np.repeat(np.arange(len(groups)), [len(scopes) for scopes in groups])
    scope = np.array([scope for scopes in groups for scope in scopes], np.int64)
    return group * len(house.columns.scopes) + scope
