"""Gaps somebody answers for leaving open, for a while: kept in view, no longer a reason to fail.

An acceptance changes no verdict and hides no gap. It names a choice and a code, who accepts, why, and until
when; on that day the gap is back (half-open, like every interval).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.house.finding import find
from graph.records import Acceptance, Answer, ChoiceAnswer, Gap
from graph.words.gap_names import GAP_NAMES, UNKNOWNS, is_called
from ontology.errors import InputError, UnknownNameError
from ontology.gate.yaml_file import Value, read_yaml
from ontology.names import at, local_name
from ontology.reading.facts import Facts

__all__ = ["AcceptedGap", "accept", "read_accepted"]

_KEYS = ("choice", "code", "at", "by", "why", "until")


@dataclass(frozen=True, slots=True)
class AcceptedGap:
    """One acceptance of a file, and the line it stands on."""

    choice: str
    code: str
    #: the actor or relation the gap is found at; None accepts it wherever it is found on this choice
    at: str | None
    acceptance: Acceptance
    file: str
    line: int

    def covers(self, gap: Gap) -> bool:
        """Tell whether it is this gap that is accepted, whatever the day."""
        return is_called(gap, self.code) and self.at in (None, gap.at, local_name(gap.at))

    def holds_on(self, day: date) -> bool:
        return day < date.fromisoformat(self.acceptance.until)

    @property
    def place(self) -> str:
        return at(self.file, self.line)


def read_accepted(path: Path) -> tuple[AcceptedGap, ...]:
    """Return the acceptances of a YAML file, in its order.

    Raises InputError (file, line, what to do) for a key that is missing, unknown or doubled, and for a code
    or a date that does not exist.
    """
    top = read_yaml(path).keys("a file of accepted gaps", ("accepted",), ("accepted",))
    return tuple(map(_entry, top["accepted"].many("accepted")))


def _entry(item: Value) -> AcceptedGap:
    found = item.keys("an accepted gap", _KEYS, ("choice", "code", "by", "why", "until"))
    code = found["code"].among("gap", GAP_NAMES)
    if code == "unknown":
        raise found["code"].wrong(f"'unknown' is three gaps; write one of {', '.join(UNKNOWNS)}")
    return AcceptedGap(
        choice=found["choice"].text("choice"),
        code=code,
        at=found["at"].text("at") if "at" in found else None,
        acceptance=Acceptance(
            by=found["by"].text("by"),
            why=found["why"].text("why"),
            until=found["until"].day("until").isoformat(),
        ),
        file=item.file,
        line=item.line,
    )


def accept(answer: Answer, entries: Sequence[AcceptedGap], facts: Facts) -> tuple[Answer, tuple[str, ...]]:
    """Return the answer with its accepted gaps marked, and a sentence on every entry that marks nothing.

    Only `Gap.accepted` changes. An entry that says where (`at`) goes before one that does not.
    Raises UnknownNameError, with the line, for a choice the house does not have, and InputError for a gap
    that is accepted twice.
    """
    named = [(_choice_of(entry, facts), entry) for entry in entries]
    _each_once(named)
    day = date.fromisoformat(answer.house.reference_date)
    used: set[AcceptedGap] = set()

    def marked(choice: ChoiceAnswer) -> ChoiceAnswer:
        own = sorted((e for iri, e in named if iri == choice.iri and e.holds_on(day)), key=lambda e: e.at is None)
        return replace(choice, gaps=tuple(_marked(gap, own, used) for gap in choice.gaps)) if own else choice

    choices = tuple(map(marked, answer.choices))
    unused = tuple(_remark(entry, day) for entry in entries if entry not in used)
    return replace(answer, choices=choices), unused


def _marked(gap: Gap, entries: Sequence[AcceptedGap], used: set[AcceptedGap]) -> Gap:
    covering = [entry for entry in entries if entry.covers(gap)]
    used.update(covering)
    return replace(gap, accepted=covering[0].acceptance) if covering else gap


def _choice_of(entry: AcceptedGap, facts: Facts) -> str:
    try:
        return find(facts, entry.choice, among=facts.choices)
    except UnknownNameError as error:
        raise UnknownNameError(f"{entry.place}: {error}") from error


def _each_once(named: Sequence[tuple[str, AcceptedGap]]) -> None:
    first: dict[tuple[str, str, str | None], AcceptedGap] = {}
    for iri, entry in named:
        earlier = first.setdefault((iri, entry.code, entry.at), entry)
        if earlier is not entry:
            raise InputError(
                f"{entry.place}: {entry.code} of {entry.choice} is accepted here and on line {earlier.line}; "
                "keep one of them"
            )


def _remark(entry: AcceptedGap, day: date) -> str:
    what = f"{entry.place}: {entry.code} of {entry.choice}"
    if not entry.holds_on(day):
        return f"{what} is accepted until {entry.acceptance.until}, and this answer is for {day}; renew or remove it"
    where = f" at {entry.at}" if entry.at else ""
    return f"{what} is accepted, but on {day} this house has no such gap{where}; remove it"
