"""What `graph.repair.repairing` answers: frozen records, the only thing an output ever reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from graph.records import (
    HouseInfo,
)
from ontology.codelists.repairs import Bar, Ground, Rule
from ontology.names import local_name
from ontology.text import Text

__all__ = ["CHANGES", "Change", "NotRepaired", "Office", "Open", "Proof", "Repair", "Repaired"]

#: What a change lays down: a relation, one of a stronger kind, a decider or a lead.
CHANGES = ("relation", "stronger", "decider", "lead")


@dataclass(frozen=True, slots=True)
class Office:
    """A ministerial office by IRI and name."""

    iri: str
    label: Text


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what is laid down, by which instrument, why towards this office, and what it repairs."""

    #: what the proposed statement is called in the scenario; of a lead, what the change is called
    iri: str
    #: one of CHANGES
    change: str
    rule: Rule
    text: Text
    #: the actor that gets a relation; None for a decider or a lead
    account_giver: str | None
    #: the office that becomes forum, decider or lead
    office: Office
    #: the kind of relation; None for a decider or a lead
    kind: str | None
    #: status of the proposed statement: how surely the kind is graded
    status: str
    #: what is not known should first be found out; laid down, the change holds whatever the truth
    find_out: bool
    #: relations between the two that are there already
    existing: tuple[str, ...]
    ground: Ground
    #: why this office, in words
    because: Text
    evidence: tuple[str, ...]
    #: offices that are as good by the same ground; where it is a political choice, every possible one
    others: tuple[Office, ...]
    #: the choices it repairs, alone or with other changes
    closes: tuple[str, ...]

    @property
    def assumption(self) -> str | None:
        """The relation as `thorbecke whatif --assume` reads it; None for a decider or a lead."""
        if self.account_giver is None or self.kind is None:
            return None
        ends = f"{self.account_giver} -> {self.office.iri} : {local_name(self.kind)}"
        return f"{ends} choice={','.join(self.closes)}"


@dataclass(frozen=True, slots=True)
class Repaired:
    """A choice before and after, as `graph.answers.answering` has it, and the changes that make the difference."""

    iri: str
    label: Text
    notation: str | None
    before: str
    ministerial_before: str
    after: str
    ministerial_after: str
    changes: tuple[str, ...]
    find_out: bool


@dataclass(frozen=True, slots=True)
class NotRepaired:
    """A choice that stays as it is, why, and which actors stand in the way."""

    iri: str
    label: Text
    notation: str | None
    verdict: str
    ministerial: str
    bar: Bar
    at: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A choice that could be repaired, but not within the number of changes asked for."""

    iri: str
    label: Text
    notation: str | None
    verdict: str
    ministerial: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What the solver proved: `bound` is what no set of candidates can beat.

    Without a limit the bound is on the number of changes, from below; with one, on the number of choices
    repaired, from above.
    """

    proven: bool
    bound: int


@dataclass(frozen=True, slots=True)
class Repair:
    """The smallest repair of a house for a target, applied and asked again."""

    house: HouseInfo
    target: str
    theme: str | None
    limit: int | None
    proof: Proof
    changes: tuple[Change, ...]
    repaired: tuple[Repaired, ...]
    not_repaired: tuple[NotRepaired, ...]
    #: what is no lack and so not asked to be repaired: answered for elsewhere, or unknown
    apart: tuple[NotRepaired, ...]
    open: tuple[Open, ...]
    #: `ministerial` -> number of choices of the whole house, before and after
    before: Mapping[str, int]
    after: Mapping[str, int]
    #: the changes as statements of a scenario, as they were asked again
    scenario: tuple[Quad, ...]
