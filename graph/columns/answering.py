"""The answer on every choice of a house, from columns: the main question at any size.

It says what `graph.answers.answering.answer` says, without a sentence. Everything is an array: who decides together is
judged once for all choices of a group (`graph.columns.asking`), and what was found goes to every choice it is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.columns.asking import CLASS, Cases, Groups, Pairs, ask
from graph.columns.assigned import Assigned, adopters, assigned
from graph.columns.cases import Asked, Members
from graph.columns.counting import Counting
from graph.columns.floor import JUDGED, RULED, Floor, Records, room
from graph.columns.hands import hands_of
from graph.columns.judging import Other
from graph.columns.known import closed, known
from graph.columns.money import money_gaps
from graph.columns.piercing import Pierced, Piercing
from graph.columns.ragged import Places, firsts, starts
from graph.columns.rungs import ENDED, PRESENT, Rows, Standing
from graph.records import CAVEATS, MINISTERIAL
from graph.words.gap_names import GAP_NAMES
from ontology.codelists.ranks import SEVERITY, STATUSES, VERDICTS
from ontology.codelists.words import uses_public_power, words_of_gap
from ontology.columns.house import DECIDES, REQUESTS, Bits, Columns, Flags, Numbers, holds

__all__ = ["ColumnHouse", "Table"]

Codes = NDArray[np.int8]
_RANK = np.array([SEVERITY.index(verdict) for verdict in VERDICTS])
NO_DECIDER, AIM_ONLY, UNKNOWN, NOT_RECORDED = map(VERDICTS.index, ("NO_DECIDER", "AIM_ONLY", "UNKNOWN", "NOT_RECORDED"))
_MINISTERS = tuple(map(MINISTERIAL.index, ("full", "partial")))


@dataclass(frozen=True, slots=True)
class Table:
    """A row for every choice on the agenda, most severe first, then by IRI."""

    #: its number in `Columns.choices`
    choice: Places
    #: position in `VERDICTS`
    verdict: Codes
    #: position in `MINISTERIAL`
    ministerial: Codes
    #: the number of a grade (`graph.columns.grades`)
    grade: Codes
    #: bits of `GAP_NAMES`
    gaps: Places
    #: bits of `CAVEATS`
    caveats: Bits
    #: who decides together, as a case; -1 where nobody does
    case: Places
    #: who adopted it as an aim, as a case; -1 where nobody did
    aim: Places
    #: the weakest of the statuses of those, as a position in `STATUSES`
    aim_status: Codes


class ColumnHouse:
    """A house as columns, on one day, on this evidence."""

    def __init__(self, columns: Columns, day: date, evidence: str = "unverified") -> None:
        self.columns = columns
        self.counting = Counting(columns, day, evidence)

    # -- the answer

    @cached_property
    def table(self) -> Table:
        """The answer on every choice on the agenda."""
        choice = np.flatnonzero(self.counting.open)
        case, aim = self.cases.case_of[choice], self.cases.aim_of[choice]
        ruled = self.ruled
        decided, aimed = case >= 0, aim >= 0
        verdict = np.where(decided, ruled["verdict"][case], self._undecided(choice, aim))
        ministerial = np.where(decided, ruled["ministerial"][case], CLASS[verdict])
        told = np.where(decided, ruled["told"][case], 0) | np.where(aimed, ruled["told"][aim], 0)
        order = np.lexsort((choice, _RANK[verdict]))
        return Table(
            choice=choice[order],
            verdict=verdict[order].astype(np.int8),
            ministerial=ministerial[order].astype(np.int8),
            grade=np.where(decided, ruled["grade"][case], 0)[order].astype(np.int8),
            gaps=self._gaps(choice, verdict, case)[order],
            caveats=(told | self._told(choice))[order].astype(np.uint8),
            case=case[order],
            aim=aim[order],
            aim_status=self._aim_status[choice][order],
        )

    @cached_property
    def ministerial_stated(self) -> Codes:
        """Of each row of the table, what its class is on stated facts alone."""
        table = self.table
        if self.counting.weakest == 0 or self._is_all_stated:
            return table.ministerial
        alone = ColumnHouse(self.columns, self.counting.day, STATUSES[0]).table
        found = np.zeros(len(self.columns.choices.names), np.int8)
        found[alone.choice] = alone.ministerial
        return found[table.choice]

    @cached_property
    def _is_all_stated(self) -> bool:
        """Nothing that bears on a verdict is accepted on less than stated evidence."""
        c = self.columns
        said = (c.relations, c.roles, c.seats, c.absences)
        if (self._aim_status > 0).any():  # what is taken from a whole is inferred at best
            return False
        return not any((self.counting.counts(facts) & (facts.status > 0)).any() for facts in said)

    def summary(self) -> Mapping[str, int]:
        """Return verdict -> how many choices."""
        return _counted(VERDICTS, self.table.verdict)

    def classes(self, *, stated: bool = False) -> Mapping[str, int]:
        """Return class of `MINISTERIAL` -> how many choices; `stated`: on stated facts alone."""
        return _counted(MINISTERIAL, self.ministerial_stated if stated else self.table.ministerial)

    @property
    def pending(self) -> int:
        """How many of the choices that a minister answers for, in full or in part, are not yet taken."""
        table = self.table
        answered = np.isin(table.ministerial, _MINISTERS)
        return int((self.columns.choices.pending[table.choice] & answered).sum())

    def _undecided(self, choice: Places, aim: Places) -> Codes:
        """Return the verdicts on choices on which nobody decides."""
        answered = (aim >= 0) & np.isin(self.ruled["ministerial"][aim], _MINISTERS)
        return np.select(
            [self._said_to_have_no_decider[choice], answered, self._decided_on_record[choice]],
            [np.int8(NO_DECIDER), np.int8(AIM_ONLY), np.int8(UNKNOWN)],
            np.int8(NOT_RECORDED),
        )

    def _told(self, choice: Places) -> Places:
        """Return the caveats of choices that hang on no chain."""
        c, roles = self.columns, self.columns.roles
        part = self._among(roles.choice[roles.read_in_part]) | self._among(c.funding.choice[c.funding.read_in_part])
        part |= c.choices.read_in_part
        said = holds(roles, self.counting.day) & (roles.role == DECIDES) & (roles.actor >= 0) & (roles.status > 0)
        unsure = self._among(roles.choice[said])
        found: Places = part[choice] * (1 << CAVEATS.index("source-read-in-part"))
        found |= unsure[choice] * (1 << CAVEATS.index("decider-not-stated"))
        return found

    def _gaps(self, choice: Places, verdict: Places, case: Places) -> Places:
        found = np.where(case >= 0, self.ruled["gaps"][case], 0)
        silent = np.isin(verdict, (NO_DECIDER, AIM_ONLY, NOT_RECORDED))
        for name, holds_of in (
            ("no-decider", verdict == NO_DECIDER),
            ("execution-undecided", verdict == AIM_ONLY),
            ("not-recorded", verdict == NOT_RECORDED),
            ("lapsed", silent & self._once_decided[choice]),
            ("informal-decider", (case >= 0) & self.cases.informal[case]),
            ("no-legal-basis", self._without_basis[choice]),
        ):
            found |= holds_of * (1 << GAP_NAMES.index(name))
        unknown = (1 << GAP_NAMES.index("unknown")) | (1 << GAP_NAMES.index("unknown:decider"))
        found |= ((verdict == UNKNOWN) & (case < 0)) * unknown
        return found | money_gaps(self.counting, self._decided_on_record)[choice]

    # -- who has which role on which choice

    @cached_property
    def deciding(self) -> Assigned:
        """Who decides on each choice."""
        return assigned(self.counting, DECIDES)

    @cached_property
    def adopting(self) -> Assigned:
        """Who laid down what each choice is for."""
        return adopters(self.counting, self.deciding)

    @cached_property
    def requesting(self) -> Assigned:
        """Who asked for each choice and binds nobody."""
        return assigned(self.counting, REQUESTS)

    def _among(self, choices: Numbers) -> Flags:
        """Return which choices are among these."""
        found = np.zeros(len(self.columns.choices.names) + 1, np.bool_)
        found[choices] = True
        return found[:-1]

    @cached_property
    def _decided_on_record(self) -> Flags:
        """On which choices somebody decides whose assignment may not be accepted, or who is not known."""
        roles = self.columns.roles
        return self._among(roles.choice[holds(roles, self.counting.day) & (roles.role == DECIDES)])

    @cached_property
    def _once_decided(self) -> Flags:
        """On which choices somebody decided whose assignment has ended by the day."""
        roles = self.columns.roles
        over = self.counting.accepted(roles) & (roles.end <= self.counting.day.toordinal())
        return self._among(roles.choice[over & (roles.role == DECIDES)])

    @cached_property
    def _said_to_have_no_decider(self) -> Flags:
        said = self.columns.absences
        return self._among(said.choice[self.counting.counts(said)])

    @cached_property
    def _aim_status(self) -> Codes:
        """Of each choice the weakest status of those who adopted it."""
        rows = self.adopting
        found = np.full(len(self.columns.choices.names), -1, np.int8)
        np.maximum.at(found, rows.choice, rows.status)
        return found

    @cached_property
    def _without_basis(self) -> Flags:
        """Which choices use a public power that nobody gave to some of those who decide on them."""
        choices, roles, counting = self.columns.choices, self.columns.roles, self.counting
        power = np.array(
            [[uses_public_power(p.kinds, binds=binds) for binds in (False, True)] for p in self.columns.profiles],
            np.bool_,
        ).reshape(-1, 2)
        rows = self.deciding
        choice = rows.choice
        size = np.int64(len(self.columns.actors.names))
        told = counting.counts(roles) & (roles.role == DECIDES) & roles.has_legal_basis
        told &= (roles.choice >= 0) & (roles.actor >= 0)
        based = np.isin(choice * size + rows.actor, roles.choice[told] * size + roles.actor[told])
        asked = counting.open[choice] & ~counting.is_sink[rows.actor] & ~based
        group = counting.group_of[choice].astype(np.int64)
        pair = np.searchsorted(self.cases.pair_keys, group * size + rows.actor)
        asked[asked] = ~self.judged["granted"][pair[asked]]
        uses = power[choices.profile, choices.binds.astype(np.int64)] & ~choices.has_legal_basis
        found: Flags = self._among(choice[asked].astype(np.int32)) & uses
        return found

    # -- who is asked, and in which group

    @cached_property
    def standing(self) -> Standing:
        """The relations, laid out to be climbed."""
        return Standing.of(self.counting)

    @cached_property
    def piercing(self) -> Piercing:
        """Who sits in bodies."""
        return Piercing(self.counting, self.standing.rungs)

    @cached_property
    def pierced(self) -> list[Pierced]:
        """Of each group the bodies that are pierced."""
        return [self.piercing.of(self.piercing.raised(scopes)) for scopes in self.counting.groups]

    @cached_property
    def cases(self) -> Asked:
        """Who decides or adopts together."""
        return Asked(self.counting, self.pierced, self.deciding, self.adopting)

    @property
    def pairs(self) -> Pairs:
        """Whoever is judged, group by group."""
        return self.cases.pairs

    @property
    def members(self) -> Members:
        """Who decides in each case, after piercing."""
        return self.cases.members

    # -- what is found of them

    @property
    def judged(self) -> Records:
        """The verdict on each pair (`graph.columns.floor.JUDGED`)."""
        return self._asked[0]

    @property
    def ruled(self) -> Records:
        """The verdict on each case (`graph.columns.floor.RULED`); one more for choices that have none."""
        return self._asked[1]

    @property
    def chains(self) -> Rows:
        """Of each pair the chain that its verdict names."""
        return self._asked[2]

    @property
    def oversight(self) -> Rows:
        """Of each pair the ministerial chain beside a local verdict."""
        return self._asked[3]

    @cached_property
    def _asked(self) -> tuple[Records, Records, Rows, Rows]:
        standing, pairs, members = self.standing, self.pairs, self.members
        group, _, lead = self.cases.keys[0]
        size = np.int64(len(self.columns.actors.names))
        by_lead = np.searchsorted(self.cases.pair_keys, group * size + np.maximum(lead, 0))
        cases = Cases(
            starts(group, len(self.counting.groups)), np.where(lead >= 0, by_lead, -1), members.first, members.pair
        )
        judged, ruled = np.zeros(pairs.actor.size, JUDGED), np.zeros(group.size + 1, RULED)
        words = standing.words((standing.rungs["standing"] == PRESENT) & (standing.rungs["scope"] < 0))
        floor = Floor(
            standing.first,
            standing.rungs,
            known(self.counting, standing, self.piercing, words),
            np.zeros(max(1, len(self.columns.scopes)), np.bool_),
            words,
            room(int(size)),
        )
        chain_first, chain, beside_first, beside = ask(
            floor, standing.down, standing.scoped, self._other(floor), self._groups, pairs, cases, judged, ruled
        )
        return judged, ruled, Rows(chain_first, chain), Rows(beside_first, beside)

    def _other(self, floor: Floor) -> Other:
        """Return what actors would hold if something else counted, where no scope covers a choice."""
        standing, rungs, words = self.standing, self.standing.rungs, floor.words
        anywhere, ended = rungs["scope"] < 0, rungs["standing"] == ENDED
        return Other(
            standing.words((rungs["standing"] <= ENDED) & anywhere) if ended.any() else words[:0].copy(),
            words.copy() if anywhere.all() else standing.words(rungs["standing"] == PRESENT),
            hands_of(floor, standing.down),
            words_of_gap("overload").threshold or 4,
        )

    @cached_property
    def _groups(self) -> Groups:
        groups = self.counting.groups
        base = self.piercing.of(frozenset()).bodies
        flips = [sorted(base ^ pierced.bodies) if pierced.bodies != base else [] for pierced in self.pierced]
        return Groups(
            firsts(np.array([len(scopes) for scopes in groups], np.int64)),
            np.array([scope for scopes in groups for scope in scopes], np.int32),
            firsts(np.array([len(bodies) for bodies in flips], np.int64)),
            np.array([body for bodies in flips for body in bodies], np.int32),
        )

    @cached_property
    def closed(self) -> Flags:
        """Of which actors a stated source says that there is nobody above."""
        return closed(self.counting)


def _counted(codes: tuple[str, ...], found: Codes) -> dict[str, int]:
    return dict(zip(codes, np.bincount(found, minlength=len(codes)).tolist(), strict=True))
