"""Random houses for the laws: small, crooked, and full of the cases a real record holds.

Hypothesis draws a number, the number grows into a house: so the odds of every oddity are set here, one
by one, and a failing number comes back as the smallest house that still fails (`tests.support.smallest`).
`tests.support.trig.trig` writes a house down for the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from tests.support.plain_house import (
    ALWAYS,
    Absence,
    Actor,
    Caretaker,
    Choice,
    Grade,
    House,
    Kind,
    Participation,
    Relation,
    Role,
    Span,
    Tenure,
)

__all__ = ["KINDS", "TIE", "TODAY", "Asked", "Street", "asked_houses", "asking", "drawn", "drawn_in", "iri", "streets"]

T = TypeVar("T")

TODAY = date(2025, 9, 29)
DAYS = (date(2024, 6, 1), date(2025, 9, 28), TODAY, date(2025, 9, 30), date(2026, 6, 1))
#: from the roof down; accountability mostly climbs one floor
FLOORS = (
    ("Parliament", "Assembly"),
    ("Minister", "StateSecretary", "Cabinet", "Executive"),
    ("Ministry", "IndependentAuthority", "Agency", "Supervisor"),
    ("ConsultativeBody", "ProgrammeBody"),
)
FLOOR = {leaf: number for number, leaves in enumerate(FLOORS) for leaf in leaves}

TIE = "state-secretary-under-minister"
#: some kinds with their grades and reach, as the vocabulary has them, and what they do in a chain (model-2.md 1)
KINDS: dict[str, Kind] = {
    "parliament-minister": Kind((3, 3, 3), "decision"),
    TIE: Kind((3, 3, 3), "decision", nests=True),
    "ministry-hierarchy": Kind((3, 3, 3), "decision", acts_as_forum=True),
    "mandate": Kind((3, 3, 3), "decision", acts_as_forum=True),
    "agency-commissioner": Kind((2, 2, 2), "decision", own_conduct=True),
    "zbo-kaderwet-public": Kind((3, 1, 2), "powers"),
    "instituted-body": Kind((2, 2, 2), "powers"),
    "ibt-annulment-crown": Kind((2, 1, 2), "powers", own_conduct=True),
    "high-council": Kind((1, 1, 0), "powers"),
    "system-responsibility": Kind((1, 2, 1), "system"),
    "audit-state": Kind((3, 2, 1), "audit"),
    "overleg-participation": Kind((0, 0, 0), "none"),
}
GRADED = ("agency-commissioner", "zbo-kaderwet-public", "instituted-body", "ibt-annulment-crown")
STATUSES = ("stated", "inferred", "arguable", "unverified", "unknown")
REACHES = ("decision", "powers", "system", "audit", "none")
CHOICE_KINDS = ("Order", "Plan", "JointUndertaking")


def iri(name: str) -> str:
    return f"https://example.org/{name}"


THEMES = tuple(iri(f"theme-{letter}") for letter in "abcd")
#: d under b under a; c stands alone
BROADER = {
    THEMES[1]: frozenset({THEMES[0]}),
    THEMES[2]: frozenset[str](),
    THEMES[3]: frozenset({THEMES[1]}),
}


@dataclass(frozen=True)
class Asked:
    """A house, the day asked about (None: its own reference date) and the weakest status accepted."""

    house: House
    on: date | None
    evidence: str
    #: the graph that the relations stand in; None is the default graph
    named_graph: str | None


@dataclass(frozen=True)
class Street:
    """Houses that share no name, asked the same: one file holds them all, read in one go."""

    houses: tuple[House, ...]
    on: date | None
    evidence: str
    named_graph: str | None

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        """Short: a law that fails on a street reports the smallest house of it."""
        printer.text(f"a street of {len(self.houses)} houses on {self.on} by {self.evidence}")

    def together(self) -> House:
        """Return all of them as one house."""
        return replace(
            self.houses[0],
            actors=tuple(thing for house in self.houses for thing in house.actors),
            relations=tuple(thing for house in self.houses for thing in house.relations),
            choices=tuple(thing for house in self.houses for thing in house.choices),
            roles=tuple(thing for house in self.houses for thing in house.roles),
            participations=tuple(thing for house in self.houses for thing in house.participations),
            absences=tuple(thing for house in self.houses for thing in house.absences),
            caretakers=tuple(thing for house in self.houses for thing in house.caretakers),
            tenures=tuple(thing for house in self.houses for thing in house.tenures),
        )


SEEDS = st.integers(0, 2**64 - 1)


def asked_houses() -> st.SearchStrategy[Asked]:
    """A random house with a random day, floor of evidence and layout of the file."""
    return SEEDS.map(lambda seed: _asked(Random(seed)))


def streets(length: int) -> st.SearchStrategy[Street]:
    """That many random houses, with one day, floor of evidence and layout."""
    return SEEDS.map(lambda seed: _street(Random(seed), length))


def _asked(random: Random) -> Asked:
    return Asked(_Draw(random).house(), *asking(random))


def _street(random: Random, length: int) -> Street:
    houses = tuple(_Draw(random, f"{number}/").house() for number in range(length))
    return Street(houses, *asking(random))


def asking(random: Random) -> tuple[date | None, str, str | None]:
    """A day (None: that of the house), a floor of evidence, and the graph that relations stand in."""
    on = random.choice([None, None, None, None, TODAY, *DAYS])
    evidence = random.choice(["unverified"] * 4 + ["arguable", "inferred", "stated"])
    return on, evidence, random.choice([None, None, iri("graph")])


def drawn(random: Random) -> House:
    """One random house."""
    return _Draw(random).house()


def drawn_in(random: Random, place: str) -> House:
    """One random house, of which every name has this before it."""
    return _Draw(random, place).house()


class _Draw:
    """One house, drawn piece by piece."""

    def __init__(self, random: Random, place: str = "") -> None:
        self.random = random
        self.place = place
        self.people = [self.actor(number) for number in range(random.randint(3, 9))]
        self.names = [actor.iri for actor in self.people]
        self.bodies = [actor.iri for actor in self.people if FLOOR[actor.leaf] == 3]
        #: those lower down decide more often
        self.deciders = [a.iri for a in self.people for _ in range((1, 3, 6, 6)[FLOOR[a.leaf]])]
        self.choices = [self.choice(number) for number in range(random.randint(1, 3))]
        self.choices = [self.as_part(choice) for choice in self.choices]

    def odds(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def one(self, values: Sequence[T]) -> T:
        return values[self.random.randrange(len(values))]

    def some(self, values: Sequence[T]) -> frozenset[T]:
        return frozenset(self.one(values) for _ in range(self.random.randint(1, 2)))

    def iri(self, name: str) -> str:
        return iri(self.place + name)

    def house(self) -> House:
        """Return a house of 3-9 actors, 0-14 relations and 1-3 choices."""
        links = [link for actor in self.people for link in self.spine(actor)]
        more = max(self.random.randint(0, 14 - len(links)) for _ in range(2))
        links += [self.relation(number) for number in range(more)]
        if links and self.odds(15):
            links.append(self.twin(self.one(links)))
        return House(
            reference_date=TODAY,
            actors=tuple(self.people_with_guests()),
            relations=tuple(links),
            choices=tuple(self.choices),
            roles=tuple(self.role(n, c) for c in self.choices for n in range(self.one((0, 1, 1, 1, 2, 2, 3)))),
            participations=tuple(self.seat(n) for n in range(self.random.randint(0, 4)) if self.bodies),
            absences=tuple(self.absence(n) for n in range(self.random.randint(0, 3))),
            caretakers=tuple(self.caretaker(n) for n in range(self.one((0, 0, 1)))),
            tenures=tuple(self.tenure(n) for n in range(self.random.randint(0, 3))),
            broader=BROADER,
            kinds=KINDS,
        )

    def span(self) -> Span:
        """Mostly open; else with bounds before, on or after the day, sometimes the same day twice."""
        if self.odds(85):
            return ALWAYS
        start, end = self.one((None, *DAYS)), self.one((None, *DAYS))
        if start and end and end < start:
            return Span(end, start)
        return Span(start, end)

    def status(self) -> str:
        return "stated" if self.odds(65) else self.one(STATUSES)

    def actor(self, number: int) -> Actor:
        """Return one actor; the first two are mostly the parliament and a minister."""
        leaf = self.one(FLOORS[self.one((0, 1, 1, 1, 2, 2, 2, 3))])
        if number < 2 and self.odds(90):
            leaf = ("Parliament", "Minister")[number]
        return Actor(self.iri(f"actor-{number}"), leaf, researched=self.odds(65), independent=self.odds(8))

    def people_with_guests(self) -> list[Actor]:
        """Give the bodies their plain participants."""
        if self.odds(40):
            return self.people
        return [
            replace(a, participants=tuple(sorted(self.some(self.deciders))))
            if a.iri in self.bodies and self.odds(70)
            else a
            for a in self.people
        ]

    def choice(self, number: int) -> Choice:
        theme = self.one((None, *THEMES))
        kind = self.one((None, *CHOICE_KINDS))
        lead = self.one(self.names) if self.odds(20) else None
        return Choice(self.iri(f"choice-{number}"), theme, kind, lead, self.span() if self.odds(30) else ALWAYS)

    def as_part(self, choice: Choice) -> Choice:
        """Mostly on its own; else a part of a choice before it, so that there is no circle."""
        before = [other.iri for other in self.choices if other.iri < choice.iri]
        parts = tuple(sorted(self.some(before))) if before and self.odds(50) else ()
        return replace(choice, part_of=parts, pending=self.odds(15))

    def spine(self, actor: Actor) -> list[Relation]:
        """Most offices stand before their forum: a parliament, or for an executive an assembly."""
        wanted = "Assembly" if actor.leaf == "Executive" else "Parliament"
        forums = [other.iri for other in self.people if other.leaf == wanted]
        if FLOOR[actor.leaf] != 1 or not forums or self.odds(15):
            return []
        name = self.iri(f"relation-{self.random.randrange(10)}-{actor.iri[-1]}")
        status = self.one(("stated", "stated", "stated", "arguable"))
        return [Relation(name, actor.iri, self.one(forums), "parliament-minister", status=status)]

    def relation(self, number: int) -> Relation:
        giver, forum = self.ends()
        kind: str | None = self.one((*KINDS, *GRADED))
        fits = (giver.leaf, forum.leaf) == ("StateSecretary", "Minister")
        if fits and self.odds(70):
            kind = TIE
        elif kind == TIE and not fits and self.odds(70):
            kind = "ministry-hierarchy"
        status = self.status()
        grades: tuple[int | None, int | None, int | None] = (None, None, None)
        reach: str | None = None
        if self.odds(20):
            grades, reach, kind = self.grades(), self.one(REACHES), None
        elif self.odds(30):
            first, second, third = (g if self.odds(50) else None for g in self.grades())
            grades = (first, second, third)
            reach = self.one(REACHES) if self.odds(30) else None
        without_forum = status == "unknown" and self.odds(50)
        if without_forum and self.odds(50):
            grades, reach, kind = (None, None, None), None, None
        scoped = self.odds(20)
        return Relation(
            self.iri(f"relation-{self.random.randrange(10)}{number}"),
            giver.iri,
            None if without_forum else forum.iri,
            kind,
            grades,
            reach,
            status,
            self.span(),
            themes=self.some(THEMES) if scoped and self.odds(50) else frozenset(),
            choice_kinds=self.some(CHOICE_KINDS) if scoped and self.odds(50) else frozenset(),
            choices=self.some([c.iri for c in self.choices]) if scoped and self.odds(25) else frozenset(),
        )

    def grades(self) -> Grade:
        return self.random.randrange(4), self.random.randrange(4), self.random.randrange(4)

    def twin(self, relation: Relation) -> Relation:
        """Return a parallel relation that differs in name and status only."""
        name = self.iri(f"relation-{self.random.randrange(10)}-twin")
        return replace(relation, iri=name, status=self.status() if relation.forum else "unknown")

    def ends(self) -> tuple[Actor, Actor]:
        """Account-giver and forum: mostly one floor up, else anything, the giver itself included."""
        giver = self.one(self.people)
        above = [actor for actor in self.people if FLOOR[actor.leaf] == max(1, FLOOR[giver.leaf] - 1)]
        return giver, self.one(above) if above and self.odds(75) else self.one(self.people)

    def seat(self, number: int) -> Participation:
        role = self.one(("Chair", "Member", "Member", "Member", "AgendaMember", "Secretariat"))
        body, guest = self.one(self.bodies), self.one(self.deciders)
        return Participation(self.iri(f"seat-{number}"), body, guest, role, self.status(), self.span())

    def role(self, number: int, choice: Choice) -> Role:
        name = self.iri(f"role-{number}-{choice.iri[-1]}")
        role = "Decides" if self.odds(70) else self.one(("Adopts", "Adopts", "Adopts", "Requests", "Advises"))
        if self.odds(4):
            return Role(name, choice.iri, None, role, "unknown", self.span())
        status = self.status() if self.odds(20) else "stated"
        span = self.span() if self.odds(40) else ALWAYS
        return Role(name, choice.iri, self.one(self.deciders), role, status, span)

    def absence(self, number: int) -> Absence:
        name, status, span = self.iri(f"absence-{number}"), self.status(), self.span()
        if self.odds(25):
            return Absence(name, self.one(self.choices).iri, "Decider", status, span)
        absent = "AccountabilityUpward" if self.odds(70) else "InstitutingAct"
        unresearched = [a.iri for a in self.people if not a.researched] or self.names
        return Absence(
            name, self.one(self.bodies or unresearched if self.odds(40) else unresearched), absent, status, span
        )

    def caretaker(self, number: int) -> Caretaker:
        cabinets = [a.iri for a in self.people if a.leaf == "Cabinet"] or self.bodies or self.names
        return Caretaker(self.iri(f"caretaker-{number}"), self.one(cabinets), self.status(), self.span())

    def tenure(self, number: int) -> Tenure:
        offices = [a.iri for a in self.people if FLOOR[a.leaf] == 1] or self.names
        return Tenure(self.iri(f"tenure-{number}"), self.one(offices), self.status(), self.span())
