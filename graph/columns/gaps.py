"""Which gaps a choice has, from columns (model-2.md 4): the codes that `graph.answers.gaps.find_gaps` finds.

What hangs on the decider alone is found once for all choices of a group.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import networkx as nx
import numpy as np

from graph.columns.answering import ColumnAnswer, ColumnHouse
from graph.columns.deciding import Deciders, Judgement, better
from graph.columns.ladder import MINISTERIAL, ColumnLadder, decoded
from ontology.codelists.ranks import GAP_CODES
from ontology.codelists.words import uses_public_power, words_of_gap
from ontology.columns.house import DECIDES, INCIDENTAL, NONE, STRUCTURAL, Flags
from ontology.namespaces import HVT

__all__ = ["ColumnGaps"]

#: verdicts of a choice on which nobody decides, as far as the record goes
_UNDECIDED = frozenset({"NO_DECIDER", "AIM_ONLY", "NOT_RECORDED"})
#: verdict on a decider for whom nobody answers, and what would be a gain
_AT_A_LOSS = frozenset({"NONE_FOUND", "UNKNOWN", "SYSTEM_ONLY"})
_AT_LAST = frozenset({"FULL", "LIMITED", "LOCAL"})
#: kinds of choices of which nobody asks what they cost
_WITHOUT_MONEY = frozenset({HVT.Advice, HVT.Regulation})


class ColumnGaps:
    """The gaps of the choices of a house."""

    def __init__(self, house: ColumnHouse) -> None:
        self.house = house
        self.columns = house.columns
        self.counting = house.counting
        self._groups: dict[frozenset[int], _GroupGaps] = {}
        self._profiles = [
            (
                uses_public_power(profile.kinds, binds=False),
                uses_public_power(profile.kinds, binds=True),
                _WITHOUT_MONEY.isdisjoint(profile.kinds),
            )
            for profile in self.columns.profiles
        ]
        #: more forums than so many are more than anybody can serve
        self.overload = words_of_gap("overload").threshold or 4

    def codes(self, answer: ColumnAnswer) -> tuple[str, ...]:
        """Return the codes of the gaps of a choice, most severe first, each once."""
        found = {*self._of_choice(answer), *self._of_money(answer.choice)}
        ruling = answer.ruling
        if ruling:
            group = self._group(answer.choice)
            for decider, said in ruling.judged.items():
                found.update(group.codes(decider, said))
            led = self.columns.choices.lead[answer.choice] >= 0
            if not led and (answer.verdict == "SHARED" or any(map(group.has_many_hands, ruling.judged))):
                found.add("many-hands")
        return tuple(sorted(found, key=GAP_CODES.index))

    def _group(self, choice: int) -> _GroupGaps:
        scopes = self.counting.group_of[choice]
        if scopes not in self._groups:
            self._groups[scopes] = _GroupGaps(self, self.house.deciders(choice), scopes)
        return self._groups[scopes]

    def _of_choice(self, answer: ColumnAnswer) -> Iterator[str]:
        choice, verdict, ruling = answer.choice, answer.verdict, answer.ruling
        if verdict == "NO_DECIDER":
            yield "no-decider"
        if verdict == "AIM_ONLY":
            yield "execution-undecided"
        if verdict == "NOT_RECORDED":
            yield "not-recorded"
        if verdict == "UNKNOWN" and not (ruling and ruling.deciders):
            yield "unknown"
        if verdict in _UNDECIDED and self._once_decided[choice]:
            yield "lapsed"
        if ruling and ruling.informal:
            yield "informal-decider"
        if ruling and self._without_basis(choice, ruling.bodies):
            yield "no-legal-basis"

    def _without_basis(self, choice: int, bodies: tuple[int, ...]) -> bool:
        choices = self.columns.choices
        uses_power = self._profiles[choices.profile[choice]][int(choices.binds[choice])]
        if choices.has_legal_basis[choice] or not uses_power:
            return False
        granted = self._group(choice).granted
        asked = (body for body in bodies if not self.counting.is_sink[body])
        return any(not granted[body] and (choice, body) not in self._based for body in asked)

    @cached_property
    def _based(self) -> set[tuple[int, int]]:
        """Choices with a decider whose assignment names a legal basis."""
        roles = self.columns.roles
        told = self.counting.counts(roles) & (roles.role == DECIDES) & roles.has_legal_basis
        return set(zip(roles.choice[told].tolist(), roles.actor[told].tolist(), strict=True))

    @cached_property
    def _once_decided(self) -> Flags:
        """On which choices somebody decided whose assignment has ended by the day."""
        roles = self.columns.roles
        over = self.counting.accepted(roles) & (roles.end <= self.counting.day.toordinal()) & (roles.choice >= 0)
        return self.house.of_choices(roles.choice[over & (roles.role == DECIDES)])

    # -- money

    def _of_money(self, choice: int) -> Iterator[str]:
        if not self._profiles[self.columns.choices.profile[choice]][2]:
            return
        if not self.house.decided_on_record[choice] and self._is_whole[choice]:
            return
        none, for_a_while, lasting, anything = (money[choice] for money in self._money)
        if none:
            yield "unfunded"
        if for_a_while and not lasting:
            yield "incidental-funding"
        if not anything:
            yield "unknown"

    @cached_property
    def _money(self) -> tuple[Flags, Flags, Flags, Flags]:
        said = self.columns.funding
        counts = self.counting.counts(said) & (said.kind >= 0) & (said.choice >= 0)
        none, for_a_while, lasting = (
            self.house.of_choices(said.choice[counts & (said.kind == kind)]) for kind in (NONE, INCIDENTAL, STRUCTURAL)
        )
        return none, for_a_while, lasting, self.house.of_choices(said.choice[counts])

    @cached_property
    def _is_whole(self) -> Flags:
        return self.house.of_choices(self.columns.choices.part_of.members)

    # -- what holds for every group

    @cached_property
    def unlimited(self) -> ColumnLadder:
        """What would count if no relation were limited to a portfolio."""
        return ColumnLadder(self.counting, None)

    @cached_property
    def same_holder(self) -> Flags:
        """Of which relations one person holds both ends on the day."""
        tenures, relations = self.columns.tenures, self.columns.relations
        told = self.counting.counts(tenures)
        held: dict[int, set[int]] = {}
        for office, holder in zip(tenures.office[told].tolist(), tenures.holder[told].tolist(), strict=True):
            held.setdefault(office, set()).add(holder)
        having = np.zeros(len(self.columns.actors.names) + 1, np.bool_)
        having[list(held)] = True
        found = np.zeros(relations.giver.size, np.bool_)
        for one in np.flatnonzero(having[relations.giver] & having[relations.forum]).tolist():
            found[one] = not held[int(relations.giver[one])].isdisjoint(held[int(relations.forum[one])])
        return found


class _GroupGaps:
    """The gaps of the deciders on a group of choices."""

    def __init__(self, gaps: ColumnGaps, group: Deciders, scopes: frozenset[int]) -> None:
        self.gaps = gaps
        self.group = group
        self.scopes = scopes
        self._codes: dict[int, frozenset[str]] = {}
        self._many_hands: dict[int, bool] = {}

    def codes(self, decider: int, said: Judgement) -> frozenset[str]:
        """Return the codes that hang on a decider alone."""
        known = self._codes.get(decider)
        if known is None:
            known = self._codes[decider] = frozenset(self._found(decider, said))
        return known

    def has_many_hands(self, decider: int) -> bool:
        """Tell whether a decider has office-holders above it that do not serve as one."""
        known = self._many_hands.get(decider)
        if known is None:
            ladder = self.group.ladder
            known = not ladder.one_office([frozenset({one}) for one in ladder.reachable_offices(decider)])
            self._many_hands[decider] = known
        return known

    def _found(self, decider: int, said: Judgement) -> Iterator[str]:
        for verdict, code in _BY_VERDICT.items():
            if said.verdict == verdict:
                yield code
        if said.verdict == "LOCAL" and not self.group.ladder.word(decider, MINISTERIAL, 0):
            yield "local-only"
        if said.way and said.verdict != "INDEPENDENT_BY_LAW":
            yield from self._lopsided(said.way.relations)
        one_person = said.way and self.gaps.same_holder[list(said.way.relations)].any()
        if one_person or (self._may_turn[decider] and self._turns(decider)):
            yield "circular"
        if self._is_overloaded(decider):
            yield "overload"
        if self._gains(self._ended, decider, better(said.verdict)):
            yield "lapsed"
        if said.verdict in _AT_A_LOSS and self._gains(self.gaps.unlimited, decider, _AT_LAST):
            yield "outside-portfolio"

    def _lopsided(self, relations: tuple[int, ...]) -> Iterator[str]:
        for relation in relations:
            information, _, consequences = decoded(int(self.gaps.columns.relations.grade[relation]))
            if consequences >= 2 and information <= 1:
                yield "power-without-sight"
            if information >= 2 and consequences <= 1:
                yield "sight-without-power"

    def _is_overloaded(self, decider: int) -> bool:
        ladder = self.group.ladder
        at = ladder.rungs(decider)
        debating = ladder.grade[at] // 4 % 4 >= 2
        return np.unique(ladder.upper[at][debating]).size > self.gaps.overload

    def _gains(self, ladder: ColumnLadder, decider: int, gain: frozenset[str]) -> bool:
        if np.array_equal(ladder.stands, self.group.ladder.stands):
            return False
        then = self.group.said_of(ladder, decider)
        return then.verdict in gain and then.way is not None

    @cached_property
    def _ended(self) -> ColumnLadder:
        return ColumnLadder(self.gaps.counting, self.scopes, ended=True)

    @cached_property
    def granted(self) -> Flags:
        """Who has a relation that grants the power to decide on these choices."""
        counting = self.gaps.counting
        r = counting.columns.relations
        found = np.zeros(len(counting.columns.actors.names), np.bool_)
        found[r.giver[counting.counts(r) & r.grants_power & counting.within(self.scopes)]] = True
        return found

    # -- actors that answer to each other and to nobody else

    @cached_property
    def _may_turn(self) -> Flags:
        """Whose cone has somebody in a circle that nothing gets out of; of some of them `_turns` says no."""
        ladder = self.group.ladder
        stuck: Flags = np.logical_not(ladder.words[:, 0].any(axis=1))
        inner = stuck[ladder.giver] & stuck[ladder.upper]
        turning: nx.DiGraph[int] = nx.DiGraph(
            zip(ladder.giver[inner].tolist(), ladder.upper[inner].tolist(), strict=True)
        )
        places = np.zeros((ladder.size, 2), np.bool_)
        for part in _circles(turning):
            places[list(part)] = True
        return ladder.meets(places)

    def _turns(self, decider: int) -> bool:
        ladder = self.group.ladder
        words = ladder.words
        cone = ladder.cone(decider)
        stuck = {member: own for member, own in cone.items() if not words[member, int(own)].any()}
        group: nx.DiGraph[int] = nx.DiGraph()
        for member, own in stuck.items():
            at = ladder.rungs(member)
            standing = ladder.upper[at][own | ~ladder.own_conduct[at]]
            group.add_edges_from((member, forum) for forum in standing.tolist() if forum in stuck)
        return any(True for _ in _circles(group))


def _circles(graph: nx.DiGraph[int]) -> Iterator[set[int]]:
    """Yield the groups that one gets round in."""
    parts: Iterator[set[int]] = nx.strongly_connected_components(graph)
    return (part for part in parts if len(part) > 1 or any(graph.has_edge(one, one) for one in part))


#: verdict on a decider -> the gap that it is
_BY_VERDICT = {
    "NONE_FOUND": "no-chain",
    "LIMITED": "limited-powers",
    "SYSTEM_ONLY": "system-only",
    "INDEPENDENT_BY_LAW": "independent-by-law",
    "UNKNOWN": "unknown",
}
