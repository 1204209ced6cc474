"""What a house must answer, as its keepers wrote it down, beside what it does answer.

A case names a choice and what is expected of it, on a day, under scenarios, on evidence. Every expectation
is one check with what was expected and what was got; nothing here judges, everything comes from
`graph.answers.answering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from graph.answers.answering import answer_choice
from graph.closure.admissibility import Ladders
from graph.house.finding import find
from graph.house.setting import setting
from graph.records import ChoiceAnswer, Grade, HouseInfo
from graph.words.gap_names import gap_name, is_called
from ontology.errors import UnknownNameError
from ontology.names import at, local_name
from ontology.reading.dataset import Dataset
from ontology.reading.facts import bounds_of, holds_on
from ontology.text import Text

__all__ = ["ABOUT", "Case", "CaseResult", "CasesReport", "Check", "Outcome", "run"]

#: What an expectation can be about.
ABOUT = ("verdict", "ministerial", "grade", "gap", "decider", "office", "agenda")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer on a choice may be: any of some verdicts, a `ministerial` value, a grade."""

    verdicts: tuple[str, ...] = ()
    ministerial: str | None = None
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is expected of one choice; names are as the file has them."""

    choice: str
    file: str
    line: int
    expect: Outcome = Outcome()
    #: what the answer must not be
    unwanted: Outcome = Outcome()
    #: gaps that must be among those found, and gaps that must not
    because: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    #: actors that must be among the deciders (or the bodies they sit in)
    deciders: tuple[str, ...] = ()
    #: offices that must answer, for those deciders where they are named
    offices: tuple[str, ...] = ()
    on: date | None = None
    scenarios: tuple[str, ...] = ()
    evidence: str = "unverified"

    @property
    def place(self) -> str:
        return at(self.file, self.line)


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation beside the answer; `about` is one of ABOUT."""

    about: str
    #: False for what must not be
    wanted: bool
    expected: str
    got: str
    passed: bool


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case with its checks, and the house as it was asked."""

    case: Case
    house: HouseInfo
    iri: str
    label: Text
    notation: str | None
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)


@dataclass(frozen=True, slots=True)
class CasesReport:
    """Every case of a file, in its order."""

    file: str
    results: tuple[CaseResult, ...]

    @property
    def missed(self) -> int:
        """How many cases have a check that does not hold."""
        return sum(not result.passed for result in self.results)


def run(dataset: Dataset, cases: Sequence[Case], file: str) -> CasesReport:
    """Return every case of a file with what was expected and what the house answers.

    A choice that is not on the agenda on the day is a miss. Raises UnknownNameError, with the line, for a
    choice, actor or scenario that the house does not have: such a case asks nothing.
    """
    asked: dict[tuple[date | None, tuple[str, ...], str], Ladders] = {}

    def result(case: Case) -> CaseResult:
        key = (case.on, case.scenarios, case.evidence)
        with _placed(case):
            if key not in asked:
                asked[key] = Ladders(setting(dataset, *key))
            return _result(case, asked[key])

    return CasesReport(file, tuple(map(result, cases)))


def _result(case: Case, ladders: Ladders) -> CaseResult:
    facts, house = ladders.facts, ladders.setting.house
    choice = facts.choices[find(facts, case.choice, among=facts.choices)]
    deciders, offices = (
        [find(facts, name, among=facts.actors) for name in names] for names in (case.deciders, case.offices)
    )
    if holds_on(choice, ladders.day):
        told = answer_choice(ladders, choice)
        checks = (*_outcomes(case, told), *_gaps(case, told), *_actors(told, deciders, offices))
    else:
        held = " – ".join(bound or "..." for bound in bounds_of(facts, choice))
        checks = (Check("agenda", True, str(ladders.day), held, False),)
    return CaseResult(case, house, choice.iri, choice.label, choice.notation, checks)


def _outcomes(case: Case, told: ChoiceAnswer) -> Iterator[Check]:
    for outcome, wanted in ((case.expect, True), (case.unwanted, False)):
        if outcome.verdicts:
            among = told.verdict in outcome.verdicts
            yield Check("verdict", wanted, " / ".join(outcome.verdicts), told.verdict, among is wanted)
        if outcome.ministerial is not None:
            same = told.ministerial == outcome.ministerial
            yield Check("ministerial", wanted, outcome.ministerial, told.ministerial, same is wanted)
        if outcome.grade is not None:
            same = told.grade == outcome.grade
            yield Check("grade", wanted, _grade(outcome.grade), _grade(told.grade), same is wanted)


def _gaps(case: Case, told: ChoiceAnswer) -> Iterator[Check]:
    got = _listed(gap_name(gap) for gap in told.gaps)
    for names, wanted in ((case.because, True), (case.absent, False)):
        for name in names:
            found = any(is_called(gap, name) for gap in told.gaps)
            yield Check("gap", wanted, name, got, found is wanted)


def _actors(told: ChoiceAnswer, deciders: Iterable[str], offices: Iterable[str]) -> Iterator[Check]:
    deciding = {iri for d in told.deciders for iri in (d.iri, *d.pierced_from)}
    for iri in deciders:
        yield Check("decider", True, local_name(iri), _listed(map(local_name, sorted(deciding))), iri in deciding)
    named = frozenset(deciders)
    asked = [d for d in told.deciders if not named or not named.isdisjoint((d.iri, *d.pierced_from))]
    answering = {d.chain.office for d in asked if d.chain}
    for iri in offices:
        yield Check("office", True, local_name(iri), _listed(map(local_name, sorted(answering))), iri in answering)


@contextmanager
def _placed(case: Case) -> Iterator[None]:
    try:
        yield
    except UnknownNameError as error:
        raise UnknownNameError(f"{case.place}: {error}") from error


def _grade(grade: Grade) -> str:
    return " ".join(map(str, grade))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or "–"
