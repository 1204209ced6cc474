"""What the table says of one choice, by name: every field of the answer but its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from graph.closure.words import maximal
from graph.columns.answering import ColumnHouse
from graph.columns.grades import decoded
from graph.columns.ragged import Places, starts
from graph.columns.rungs import PRESENT, WAITING, Rows
from graph.records import CAVEATS, MINISTERIAL, POWERS, Chain, Grade, OpenEnd
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import REACHES, SEVERITY, STATUSES, VERDICTS
from ontology.columns.house import DECIDES
from ontology.steps import come_to

__all__ = ["Telling", "ToldAim", "ToldChoice", "ToldDecider"]


class ByNumber(Protocol):
    """Names by number."""

    def __getitem__(self, number: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class ToldDecider:
    """One who decides, as `graph.records.Decider` has it."""

    iri: str
    pierced_from: tuple[str, ...]
    verdict: str
    grade: Grade
    chain: Chain | None
    pareto: tuple[Grade, ...]
    oversight: Chain | None
    assignments: tuple[str, ...]
    assignment_status: str
    open_ends: tuple[OpenEnd, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldAim:
    """Who laid down what a choice is for, as `graph.records.Aim` has it."""

    verdict: str
    ministerial: str
    grade: Grade
    adopters: tuple[str, ...]
    part_of: tuple[str, ...]
    status: str
    #: who adopted it, bodies pierced -> the chain of each
    chains: dict[str, Chain | None]


@dataclass(frozen=True, slots=True)
class ToldChoice:
    """The answer on a choice, as `graph.records.ChoiceAnswer` has it."""

    iri: str
    pending: bool
    verdict: str
    ministerial: str
    ministerial_stated: str
    grade: Grade
    aim: ToldAim | None
    requested_by: tuple[str, ...]
    lead: str | None
    caveats: tuple[str, ...]
    deciders: tuple[ToldDecider, ...]
    #: names of its gaps (`graph.words.gap_names`), the general one of an unknown too
    gaps: tuple[str, ...]


class Telling:
    """The answers of a house, choice by choice."""

    def __init__(self, house: ColumnHouse, actors: ByNumber | None = None, relations: ByNumber | None = None) -> None:
        """Take a house; and its names of actors and relations, where somebody remembers those that are told."""
        self.house = house
        self._actors: ByNumber = actors or house.columns.actors.names
        self._relations: ByNumber = relations or house.columns.relations.names

    def choices(self) -> tuple[ToldChoice, ...]:
        """Return what is said of every choice, in the order of the table."""
        return tuple(map(self.choice, range(self.house.table.choice.size)))

    def choice(self, row: int) -> ToldChoice:
        """Return what the table says in a row."""
        house, table, choices = self.house, self.house.table, self.house.columns.choices
        number = int(table.choice[row])
        lead = int(choices.lead[number])
        return ToldChoice(
            iri=choices.names[number],
            pending=bool(choices.pending[number]),
            verdict=VERDICTS[table.verdict[row]],
            ministerial=MINISTERIAL[table.ministerial[row]],
            ministerial_stated=MINISTERIAL[house.ministerial_stated[row]],
            grade=decoded(int(table.grade[row])),
            aim=self._aim(row),
            requested_by=self._named(house.requesting.actor[_slice(house.requesting.first, number)]),
            lead=None if lead < 0 else self._actors[lead],
            caveats=_flagged(CAVEATS, int(table.caveats[row])),
            deciders=self._deciders(row),
            gaps=_flagged(GAP_NAMES, int(table.gaps[row])),
        )

    def _named(self, actors: np.ndarray) -> tuple[str, ...]:
        return tuple(self._actors[one] for one in actors.tolist())

    def _aim(self, row: int) -> ToldAim | None:
        house, table = self.house, self.house.table
        number, case = int(table.choice[row]), int(table.aim[row])
        if case < 0:
            return None
        pairs = house.members.pair[_slice(house.members.first, case)].tolist()
        choices = house.columns.choices
        return ToldAim(
            verdict=VERDICTS[house.ruled["verdict"][case]],
            ministerial=MINISTERIAL[house.ruled["ministerial"][case]],
            grade=decoded(int(house.ruled["grade"][case])),
            adopters=self._named(house.adopting.actor[_slice(house.adopting.first, number)]),
            part_of=tuple(choices.names[whole] for whole in choices.part_of.of(number).tolist()),
            status=STATUSES[table.aim_status[row]],
            chains={self._actors[house.pairs.actor[pair]]: self.chain(house.chains, pair) for pair in pairs},
        )

    # -- deciders

    def _deciders(self, row: int) -> tuple[ToldDecider, ...]:
        house = self.house
        number, case = int(house.table.choice[row]), int(house.table.case[row])
        if case < 0:
            return ()
        pierced = house.pierced[house.counting.group_of[number]]
        origin: dict[int, list[int]] = {}
        for body in house.deciding.actor[_slice(house.deciding.first, number)].tolist():
            for actor in pierced.standing_for(body):
                origin.setdefault(actor, []).append(body)
        pairs = house.members.pair[_slice(house.members.first, case)].tolist()
        told = [self._decider(number, pair, origin[int(house.pairs.actor[pair])]) for pair in pairs]
        return tuple(sorted(told, key=lambda one: (SEVERITY.index(one.verdict), one.iri)))

    def _decider(self, choice: int, pair: int, came_from: list[int]) -> ToldDecider:
        house, judged = self.house, self.house.judged
        actor = int(house.pairs.actor[pair])
        verdict = VERDICTS[judged["verdict"][pair]]
        chain = self.chain(house.chains, pair)
        roles, at = house.columns.roles, self._assignments(choice, came_from)
        office = int(judged["office"][pair])
        covered = self._covered(pair)
        return ToldDecider(
            iri=self._actors[actor],
            pierced_from=() if actor in came_from else self._named(np.array(came_from)),
            verdict=verdict,
            grade=decoded(int(judged["grade"][pair])),
            chain=chain,
            pareto=maximal(int(judged["powers"][pair])),
            oversight=self.chain(house.oversight, pair),
            assignments=tuple(roles.names[one] for one in at),
            assignment_status=STATUSES[min((int(roles.status[one]) for one in at), default=0)],
            open_ends=self._open_ends(pair, actor, covered) if verdict == "UNKNOWN" else (),
            beside=self._named(np.array(sorted({*self._serves_as(office, covered)} - {office}))) if chain else (),
        )

    def _assignments(self, choice: int, bodies: list[int]) -> list[int]:
        """Return the assignments by which these decide on a choice."""
        roles, (by_choice, first) = self.house.columns.roles, self._roles
        mine = by_choice[_slice(first, choice)].tolist()
        return sorted(role for role in mine if int(roles.actor[role]) in bodies)

    @cached_property
    def _roles(self) -> tuple[Places, Places]:
        """The accepted assignments to decide, choice by choice."""
        roles = self.house.columns.roles
        asked = self.house.counting.counts(roles) & (roles.role == DECIDES) & (roles.choice >= 0)
        at = np.flatnonzero(asked)
        at = at[np.argsort(roles.choice[at], kind="stable")]
        return at, starts(roles.choice[at], len(self.house.columns.choices.names))

    # -- chains

    def chain(self, ways: Rows, pair: int) -> Chain | None:
        """Return the chain of a pair; None where it has none."""
        rungs = self.house.standing.rungs
        rows = ways.at[_slice(ways.first, pair)]
        if not rows.size:
            return None
        grades = [decoded(int(code)) for code in rungs["grade"][rows]]
        grade = Grade(*(min(powers) for powers in zip(*grades, strict=True)))
        names = [self._relations[one] for one in rungs["relation"][rows].tolist()]
        return Chain(
            relations=tuple(names),
            grade=grade,
            reach=REACHES[rungs["level"][rows].max()],
            status=STATUSES[rungs["status"][rows].max()],
            terminal=self._actors[rungs["upper"][rows[-1]]],
            office=self._actors[rungs["giver"][rows[-1]]],
            bottlenecks={
                power: tuple(name for name, one in zip(names, grades, strict=True) if one[n] == grade[n])
                if grade[n] < 3
                else ()
                for n, power in enumerate(POWERS)
            },
        )

    # -- what is looked up when it is shown

    def _covered(self, pair: int) -> set[int]:
        house = self.house
        group = int(np.searchsorted(house.pairs.first, pair, side="right")) - 1
        return {-1, *house.counting.groups[group]}

    def _rows(self, actor: int, covered: set[int], *, own: bool = True) -> list[int]:
        """Return the relations upward of an actor that may be asked for in a group."""
        rungs = self.house.standing.rungs
        rows = range(*self.house.standing.first[actor : actor + 2].tolist())
        return [row for row in rows if int(rungs["scope"][row]) in covered and (own or not rungs["own_conduct"][row])]

    def _serves_as(self, office: int, covered: set[int]) -> list[int]:
        rungs = self.house.standing.rungs

        def under(one: int) -> list[int]:
            rows = self._rows(one, covered)
            return [
                int(rungs["upper"][row]) for row in rows if rungs["standing"][row] == PRESENT and rungs["nests"][row]
            ]

        return come_to(office, under)

    def _open_ends(self, pair: int, decider: int, covered: set[int]) -> tuple[OpenEnd, ...]:
        """Return where the record stops in the cone of a decider (`graph.answers.verdicts.open_ends`)."""
        house, rungs, counting = self.house, self.house.standing.rungs, self.house.counting
        group = int(np.searchsorted(house.pairs.first, pair, side="right")) - 1
        pierced = house.pierced[group].bodies

        def steps(place: tuple[int, bool]) -> list[tuple[int, bool]]:
            rows = self._rows(place[0], covered, own=place[1])
            standing = [row for row in rows if rungs["standing"][row] == PRESENT]
            return [
                (int(rungs["upper"][row]), place[1] and bool(rungs["acts_as_forum"][row]))
                for row in standing
                if not counting.is_sink[rungs["upper"][row]]
            ]

        places = frozenset(come_to((decider, True), steps))
        ends: list[OpenEnd] = []
        for actor in sorted({member for member, _ in places}):
            rows = self._rows(actor, covered, own=(actor, True) in places)
            waiting = [row for row in rows if rungs["standing"][row] == WAITING]
            ends.extend(
                OpenEnd(self._actors[actor], self._relations[rungs["relation"][row]], STATUSES[rungs["status"][row]])
                for row in waiting
            )
            nobody_known = counting.is_body[actor] and actor not in pierced
            closed = house.closed[actor] or (house.columns.actors.researched[actor] and not nobody_known)
            if not waiting and not closed and not any(rungs["standing"][row] == PRESENT for row in rows):
                ends.append(OpenEnd(self._actors[actor], None, None))
        return tuple(ends)


def _slice(first: Places, number: int) -> slice:
    return slice(int(first[number]), int(first[number + 1]))


def _flagged(names: tuple[str, ...], bits: int) -> tuple[str, ...]:
    return tuple(name for number, name in enumerate(names) if bits >> number & 1)
