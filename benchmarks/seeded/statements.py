"""The statements of a batch of blocks: nodes of a kind together, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.seeded.drawing import (
    CHOICE_KINDS,
    DECIDED,
    GROUP_AT,
    KIND_NAMES,
    PAST,
    STATUSES,
    Batch,
    Flags,
    Numbers,
)
from benchmarks.seeded.plan import BROADER, CHOICES, GROUPS, KINDS, RELATIONS, THEMES, numbers_of
from benchmarks.seeded.text import REFERENCE, Literal, Name, Nodes, day, numbers, numbers_where, words

__all__ = ["Written", "head"]

_MONEY = ("StructuralFunding", "IncidentalFunding")
#: sources and laws of a block
_SOURCES = 4


def _actor(numbers_: pa.Array) -> Name:
    return Name("ex", ("actor-", numbers_))


def _hvt(term: Any) -> Name:
    return Name("hvt", (term,))


def _two(nl: Sequence[Any], en: Sequence[Any]) -> tuple[tuple[str, Literal], tuple[str, Literal]]:
    return ("skos:prefLabel", Literal(tuple(nl), "nl")), ("skos:prefLabel", Literal(tuple(en), "en"))


def head() -> Iterator[Nodes]:
    """Yield what is there once: the house, its parliament, the themes, and what the kinds of its relations grant."""
    reference = Literal((REFERENCE.isoformat(),), datatype="date")
    titles = (
        ("dcterms:title", Literal(("Een groot huis",), "nl")),
        ("dcterms:title", Literal(("A large house",), "en")),
    )
    yield Nodes(Name("ex", ("house",)), (("a", _hvt("House")), *titles, ("hvt:referenceDate", reference)))
    yield Nodes(Name("ex", ("actor-0",)), (("a", _hvt("Parliament")), *_two(["Kamer"], ["Parliament"])))
    for number in range(BROADER):
        labels = _two([f"Gebied {number}"], [f"Field {number}"])
        yield Nodes(Name("ex", (f"field-{number}",)), (("a", Name("skos", ("Concept",))), *labels))
    for number in range(THEMES):
        labels = _two([f"Thema {number}"], [f"Theme {number}"])
        above = ("skos:broader", Name("ex", (f"field-{number % BROADER}",)))
        yield Nodes(Name("ex", (f"theme-{number}",)), (("a", Name("skos", ("Concept",))), *labels, above))
    for name, kind in KINDS().items():
        grades = zip(("information", "discussion", "consequences"), kind.grade, strict=True)
        told: list[tuple[str, Name | Literal]] = [
            (f"hvt:{power}Grade", Literal((str(grade),), datatype="integer")) for power, grade in grades
        ]
        own = ("hvt:ownConductOnly", Literal((str(kind.own_conduct).lower(),), datatype="boolean"))
        yield Nodes(Name("kind", (name,)), (("a", _hvt("RelationKind")), *told, ("hvt:reach", _hvt(kind.reach)), own))


class Written(Batch):
    """Blocks that can be written; `statements` counts what was."""

    statements = 0

    def write(self, files: Mapping[str, BinaryIO]) -> None:
        """Write all statements of these blocks."""
        for nodes, count in self._nodes():
            if count:
                self.statements += statements_in(nodes, count)
                for syntax, file in files.items():
                    file.write(nodes.text(syntax, count))

    def _nodes(self) -> Iterator[tuple[Nodes, int]]:
        yield from self._sources()
        yield from self._actors()
        yield self._relation_nodes(), self.relations.giver.size
        yield self._choice_nodes(), self.choices.theme.size
        yield from self._role_nodes()

    def _sources(self) -> Iterator[tuple[Nodes, int]]:
        count = self.count * _SOURCES
        own = numbers(self.first * _SOURCES + np.arange(count))
        law = Literal(("Wet ", own, " (verzonnen)"), "nl"), Literal(("Act ", own, " (invented)"), "en")
        titles = tuple(("dcterms:title", title) for title in law)
        grade = ("hvt:evidenceGrade", Literal(("A",)))
        read = ("hvt:readInFull", Literal(("true",), datatype="boolean"))
        yield Nodes(Name("ex", ("source-", own)), (("a", _hvt("Source")), *titles, grade, read)), count
        yield Nodes(Name("ex", ("law-", own)), (("a", _hvt("LegalProvision")), *titles)), count

    def _actors(self) -> Iterator[tuple[Nodes, int]]:
        blocks = np.repeat(self.block, 1)
        for number, group in enumerate(GROUPS):
            places = np.flatnonzero(number == GROUP_AT)
            actors = self.at(places).ravel()
            which = numbers(np.tile(np.arange(group.size) + 1, self.count))
            home = numbers(np.repeat(blocks, group.size))
            nl, en = group.label
            told: list[tuple[str, Name | Literal]] = [("a", _hvt(group.leaf))]
            told += _two([nl, " ", which, " van ministerie ", home], [en, " ", which, " of ministry ", home])
            if group.researched:
                told.append(("hvt:researchedOn", day("2025")))
            if group.independent:
                told.append(
                    ("hvt:independentByLaw", Name("ex", ("law-", numbers(np.repeat(blocks, group.size) * _SOURCES))))
                )
            for turn, seat in enumerate(group.seated):
                above = numbers_of(seat)
                seated = self.at(above[0] + self.draw(len(above), (self.count, group.size)))
                if seat == group.name:
                    seated = self.at(np.array([above[(place + 1 + turn) % len(above)] for place in range(group.size)]))
                told.append(("hvt:participant", _actor(numbers(seated.ravel()))))
            yield Nodes(_actor(numbers(actors)), tuple(told)), actors.size

    def _sourced(self, status: Numbers, per_block: int) -> tuple[tuple[str, Name], tuple[str, Name]]:
        count = status.size
        home = np.repeat(self.block[:, 0], per_block) * _SOURCES
        source = numbers(home + np.arange(count) % _SOURCES)
        return ("hvt:status", _hvt(words(STATUSES, status))), ("dcterms:source", Name("ex", ("source-", source)))

    def _relation_nodes(self) -> Nodes:
        r = self.relations
        own = numbers(self.first * RELATIONS + np.arange(r.giver.size))
        law = np.repeat(self.block[:, 0], RELATIONS) * _SOURCES + np.arange(r.giver.size) % _SOURCES
        choice_kinds = words(CHOICE_KINDS, r.choice_kind, r.choice_kind >= 0)
        return Nodes(
            Name("ex", ("relation-", own)),
            (
                ("a", _hvt("AccountabilityRelation")),
                ("hvt:accountGiver", _actor(numbers(r.giver))),
                ("hvt:forum", _actor(numbers(r.forum))),
                ("hvt:relationKind", Name("kind", (words(KIND_NAMES, r.kind),))),
                ("hvt:scopeTheme", Name("ex", ("theme-", numbers_where(r.theme, r.theme >= 0)))),
                ("hvt:scopeChoiceKind", _hvt(choice_kinds)),
                ("hvt:scopeChoice", Name("ex", ("choice-", numbers_where(r.choice, r.choice >= 0)))),
                ("hvt:legalBasis", Name("ex", ("law-", numbers(law)))),
                ("hvt:validFrom", day(numbers(r.start))),
                ("hvt:validUntil", day(numbers_where(r.until, r.until >= 0))),
                *self._sourced(r.status, RELATIONS),
            ),
        )

    def _choice_nodes(self) -> Nodes:
        c, count = self.choices, self.choices.theme.size
        own = numbers(self.choice_numbers)
        leads = np.tile(np.array([decision.told == "lead" for decision in DECIDED]), self.count)
        return Nodes(
            Name("ex", ("choice-", own)),
            (
                ("a", _hvt("Choice")),
                *_two(["Keuze ", own], ["Choice ", own]),
                ("hvt:theme", Name("ex", ("theme-", numbers(c.theme)))),
                ("hvt:choiceKind", _hvt(words(CHOICE_KINDS, c.kind))),
                ("hvt:lead", _actor(numbers_where(c.first, leads))),
                ("hvt:validFrom", day(numbers(2000 + self.draw(25, (count,))))),
                self._sourced(np.zeros(count, np.int32), CHOICES)[1],
            ),
        )

    def _role_nodes(self) -> Iterator[tuple[Nodes, int]]:
        c = self.choices
        told = np.tile(np.array([decision.told for decision in DECIDED]), self.count)
        adopters = self.at(np.array([numbers_of("minister")[0]])).ravel().repeat(CHOICES)
        executing = self.at(numbers_of("department")[0] + self.draw(9, (self.count, CHOICES))).ravel()
        ended = np.where(self.chance(0.04, c.first.shape), PAST, -1)
        sure = np.where(self.chance(0.15, c.first.shape), 1, 0)
        yield self._roles("decides", "Decides", c.first, c.first >= 0, sure)
        yield self._roles("shares", "Decides", c.second, c.second >= 0, sure)
        yield self._roles("decided", "Decides", executing, ended > 0, sure, until=PAST)
        yield self._roles("executes", "Executes", executing, self.chance(0.3, c.first.shape), sure)
        yield self._roles("adopts", "Adopts", adopters, told == "adopted", np.zeros(told.size, np.int32))
        unknown = np.full(c.first.shape, STATUSES.index("unknown"))
        yield self._roles("undecided", "Decides", np.full(c.first.shape, -1), told == "unknown actor", unknown)
        yield self._absences(told == "absent")
        yield self._funding(self.chance(0.2, c.first.shape))

    def _roles(
        self, name: str, role: str, actor: NDArray[Any], there: Flags, status: NDArray[Any], until: int = 0
    ) -> tuple[Nodes, int]:
        at = np.flatnonzero(there)
        own = numbers(self.choice_numbers[at])
        given = [("hvt:actor", _actor(numbers(actor[at])))] if (actor[at] >= 0).all() else []
        ending = [("hvt:validUntil", day(str(until)))] if until else []
        return (
            Nodes(
                Name("ex", (f"{name}-", own)),
                (
                    ("a", _hvt("RoleAssignment")),
                    ("hvt:choice", Name("ex", ("choice-", own))),
                    *given,
                    ("hvt:role", _hvt(role)),
                    *ending,
                    *self._sourced_at(at, status),
                ),
            ),
            at.size,
        )

    def _sourced_at(self, at: NDArray[np.int64], status: NDArray[Any]) -> tuple[tuple[str, Name], tuple[str, Name]]:
        source = numbers((self.first + at // CHOICES) * _SOURCES + at % _SOURCES)
        return ("hvt:status", _hvt(words(STATUSES, status[at]))), ("dcterms:source", Name("ex", ("source-", source)))

    def _absences(self, there: Flags) -> tuple[Nodes, int]:
        at = np.flatnonzero(there)
        own = numbers(self.choice_numbers[at])
        about = ("hvt:about", Name("ex", ("choice-", own)))
        sourced = self._sourced_at(at, np.zeros(there.size, np.int32))
        said = (("a", _hvt("AbsenceStatement")), about, ("hvt:absent", _hvt("Decider")), *sourced)
        return Nodes(Name("ex", ("absence-", own)), said), at.size

    def _funding(self, there: Flags) -> tuple[Nodes, int]:
        at = np.flatnonzero(there)
        own = numbers(self.choice_numbers[at])
        kind = ("hvt:fundingKind", _hvt(words(_MONEY, at % 2)))
        about = ("hvt:choice", Name("ex", ("choice-", own)))
        sourced = self._sourced_at(at, np.zeros(there.size, np.int32))
        return Nodes(Name("ex", ("money-", own)), (("a", _hvt("FundingStatement")), about, kind, *sourced)), at.size


def statements_in(nodes: Nodes, count: int) -> int:
    pieces = ((value.local if isinstance(value, Name) else value.text) for _, value in nodes.statements)
    missing = (max((piece.null_count for piece in some if not isinstance(piece, str)), default=0) for some in pieces)
    return sum(count - gone for gone in missing)
