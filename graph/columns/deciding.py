"""The verdict on one decider, and on those who decide together, asked of columns (model-2.md 3).

Whoever decides on many choices of a group is judged once, and so are those who always decide together.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph.columns.counting import Counting
from graph.columns.ladder import ALL, LOCAL, MINISTERIAL, SOME_POWER, ColumnLadder, Way, decoded
from graph.records import CLASSES
from ontology.codelists.ranks import STRENGTH
from ontology.columns.house import Flags
from ontology.steps import come_to

__all__ = ["Deciders", "Judgement", "Ruling", "better"]


class Judgement(NamedTuple):
    """The verdict on one decider: with the chain it names, and the oversight beside it."""

    verdict: str
    way: Way | None = None
    oversight: Way | None = None

    @property
    def grade(self) -> tuple[int, int, int]:
        """The grade of its chain; (3, 3, 3) for a forum itself."""
        if self.verdict == "FORUM_ITSELF":
            return decoded(ALL)
        return decoded(self.way.grade) if self.way else decoded(0)


class Ruling(NamedTuple):
    """What the rules give for those who decide on a choice, or adopted it."""

    verdict: str
    ministerial: str
    grade: tuple[int, int, int]
    #: after piercing -> the verdict on each
    deciders: dict[int, Judgement]
    #: before piercing
    bodies: tuple[int, ...]
    informal: tuple[int, ...]

    @property
    def judged(self) -> dict[int, Judgement]:
        """The deciders that are no forum themselves."""
        return {one: said for one, said in self.deciders.items() if said.verdict != "FORUM_ITSELF"}


def better(verdict: str) -> frozenset[str]:
    """Return the verdicts on a decider that are stronger than this one; who is unknown has found nothing yet."""
    return frozenset(STRENGTH[: -1 if verdict == "UNKNOWN" else STRENGTH.index(verdict)])


class Deciders:
    """Who decides on the choices that these scopes cover, and the verdict on each."""

    def __init__(self, counting: Counting, scopes: frozenset[int]) -> None:
        self.counting = counting
        self.scopes = scopes
        self.ladder = ColumnLadder(counting, scopes)
        self._known: dict[int, Judgement] = {}
        self._ruled: dict[tuple[tuple[int, ...], int], Ruling] = {}
        self._pierced: dict[int, bool] = {}

    # -- one decider

    def judgement(self, actor: int) -> Judgement:
        """Return the verdict on one actor as decider, alone."""
        known = self._known.get(actor)
        if known is None:
            known = self.said_of(self.ladder, actor)
            if known.verdict == "NONE_FOUND" and self._is_open(actor):
                known = known._replace(verdict="UNKNOWN")
            self._known[actor] = known
        return known

    def said_of(self, ladder: ColumnLadder, actor: int) -> Judgement:
        """Return the first line of the table that applies on a ladder, before anybody asked for open ends."""
        if self.counting.is_sink[actor]:
            return Judgement("FORUM_ITSELF")
        if ladder.word(actor, MINISTERIAL, 0) >> ALL & 1:
            return Judgement("FULL", ladder.way(actor, MINISTERIAL, ALL, 0))
        if self.counting.columns.actors.independent[actor]:
            return Judgement("INDEPENDENT_BY_LAW", ladder.best_way(actor, MINISTERIAL, 1))
        if ladder.word(actor, LOCAL, 1) & SOME_POWER:
            return Judgement("LOCAL", ladder.best_way(actor, LOCAL, 1), ladder.best_way(actor, MINISTERIAL, 2))
        if ladder.word(actor, MINISTERIAL, 1) & SOME_POWER:
            return Judgement("LIMITED", ladder.best_way(actor, MINISTERIAL, 1))
        system = ladder.system_way(actor)
        return Judgement("SYSTEM_ONLY", system) if system else Judgement("NONE_FOUND")

    # -- open ends (model-2.md rule 7)

    def _is_open(self, actor: int) -> bool:
        if not self._may_be_open[actor]:
            return False
        waiting, stands, closed = self._waiting, self._standing, self._closed
        return any(
            waiting[member, int(own)] or not (stands[member, int(own)] or closed[member])
            for member, own in self.ladder.cone(actor).items()
        )

    @cached_property
    def _waiting(self) -> Flags:
        """Of whom, as any or as the one who decides, a relation would count but for its status."""
        r = self.counting.columns.relations
        return self._by_place(np.flatnonzero(self.counting.waiting & self.counting.within(self.scopes)), r.own_conduct)

    @cached_property
    def _standing(self) -> Flags:
        """Who, as any or as the one who decides, has a relation that counts."""
        return self._by_place(self.ladder.relation, self.counting.columns.relations.own_conduct)

    def _by_place(
        self, relations: np.ndarray[tuple[int], np.dtype[np.int64]] | np.ndarray, own_conduct: Flags
    ) -> Flags:
        found = np.zeros((self.ladder.size, 2), np.bool_)
        giver = self.counting.columns.relations.giver
        found[giver[relations], 1] = True
        found[giver[relations[~own_conduct[relations]]], 0] = True
        return found

    @cached_property
    def _closed(self) -> Flags:
        """Of whom the record is done: a source says there is nobody above, or it was looked for."""
        counting, said = self.counting, self.counting.columns.absences
        closed = np.zeros(self.ladder.size, np.bool_)
        told = counting.counts(said) & (said.status == 0) & (said.actor >= 0)
        closed[said.actor[told]] = True
        nobody_known = np.zeros(self.ladder.size, np.bool_)
        for body in np.flatnonzero(counting.is_body).tolist():
            nobody_known[body] = not self.is_pierced(body)
        return closed | (counting.columns.actors.researched & ~nobody_known)

    @cached_property
    def _may_be_open(self) -> Flags:
        return self.ladder.meets(self._waiting | ~(self._standing | self._closed[:, None]))

    # -- those who sit in bodies (model-2.md rule 6)

    @cached_property
    def _seated(self) -> dict[int, list[int]]:
        """Bare body -> who sits in it, itself apart."""
        seats, counting = self.counting.columns.seats, self.counting
        bare = counting.is_body & (np.diff(self.ladder.first) == 0)
        sits = counting.counts(seats) & bare[seats.body] & (seats.body != seats.participant)
        found: dict[int, list[int]] = {}
        for body, one in zip(seats.body[sits].tolist(), seats.participant[sits].tolist(), strict=True):
            found.setdefault(body, []).append(one)
        return found

    def is_pierced(self, actor: int) -> bool:
        """Tell whether a body is replaced by those who sit in it."""
        if actor not in self._seated:
            return False
        if actor not in self._pierced:
            self._pierced.update(dict.fromkeys(self._seated, False))
            below: dict[int, list[int]] = {}
            for body, members in self._seated.items():
                for one in members:
                    below.setdefault(one, []).append(body)
            outside = [one for one in below if one not in self._seated]
            for one in outside:
                for body in come_to(one, lambda inner: below.get(inner, [])):
                    self._pierced[body] = body in self._seated
        return self._pierced[actor]

    def standing_for(self, actor: int) -> list[int]:
        """Return those who stand for an actor as deciders: itself, or who is reached from it through pierced bodies."""
        reached = come_to(actor, lambda one: self._seated[one] if self.is_pierced(one) else [])
        return sorted(one for one in reached if not self.is_pierced(one))

    # -- those who decide together

    def ruled(self, bodies: tuple[int, ...], lead: int) -> Ruling:
        """Return the verdict for those who decide together, one at least; `lead` is -1 where nobody leads."""
        known = self._ruled.get((bodies, lead))
        if known is None:
            known = self._ruled[bodies, lead] = self._ruling(bodies, lead)
        return known

    def _ruling(self, bodies: tuple[int, ...], lead: int) -> Ruling:
        deciders = {one: self.judgement(one) for body in bodies for one in self.standing_for(body)}
        judged = {one: said for one, said in deciders.items() if said.verdict != "FORUM_ITSELF"}
        grades = [said.grade for said in (judged or deciders).values()]
        offices = [self.offices(one) for one in judged]
        verdict = self._joint(judged, offices, lead)
        if verdict == "SHARED":
            seen = any(self.counting.is_office[office] for some in offices for office in some)
            ministerial = "partial" if seen else "elsewhere"
        else:
            ministerial = CLASSES[verdict]
        informal = tuple(body for body in bodies if self.is_pierced(body))
        information, discussion, consequences = (min(powers) for powers in zip(*grades, strict=True))
        return Ruling(verdict, ministerial, (information, discussion, consequences), deciders, bodies, informal)

    def offices(self, decider: int) -> frozenset[int]:
        """Return who answers for a decider: none at reach system."""
        said = self.judgement(decider)
        if said.way is None or said.verdict == "SYSTEM_ONLY":
            return frozenset()
        return self.ladder.equal_offices(decider, said.way)

    def _joint(self, judged: dict[int, Judgement], offices: list[frozenset[int]], lead: int) -> str:
        if not judged:
            return "FORUM_ITSELF"
        verdicts = [said.verdict for said in judged.values()]
        if "UNKNOWN" in verdicts:
            return "UNKNOWN"
        if not self.ladder.one_office(offices):
            return "SHARED" if lead < 0 else self.judgement(lead).verdict
        return max(verdicts, key=STRENGTH.index)
