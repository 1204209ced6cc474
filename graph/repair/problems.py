"""What a repair is made of: candidates, the ways to repair a choice, and when a choice counts as repaired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.answers.judging import ChoiceVerdict
from graph.records import ChoiceAnswer
from graph.repair.pointers import Pointed
from ontology.codelists.repairs import Bar, Rule
from ontology.reading.facts import Choice

__all__ = ["BASE", "SHORT", "TARGETS", "Candidate", "Mode", "Problem", "falls_short", "is_repaired"]

#: What proposed statements are called.
BASE = "https://w3id.org/huis-van-thorbecke/repair/"

#: target -> values of `ministerial` that reach it
TARGETS = {"partial": ("partial", "full"), "full": ("full",)}
#: target -> values of `ministerial` that fall short of it. What is unknown, or answered for elsewhere, is no lack.
SHORT = {"partial": ("none", "aim"), "full": ("none", "aim", "partial")}
#: target -> verdicts a decider may keep when the choice counts as repaired
_FINE = {
    "partial": frozenset({"FULL", "LIMITED", "LOCAL", "FORUM_ITSELF"}),
    "full": frozenset({"FULL", "LIMITED", "FORUM_ITSELF"}),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One change that may be proposed. `subject` gets it: an actor for a relation, else a choice."""

    iri: str
    rule: Rule
    subject: str
    office: str

    @property
    def order(self) -> tuple[str, str, str]:
        """The IRIs by which equals are put in order."""
        return (self.subject, self.office, self.rule.proposes)


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to repair a choice: every need is met by any one of its candidates (IRIs)."""

    needs: tuple[frozenset[str], ...]

    @property
    def candidates(self) -> frozenset[str]:
        return frozenset[str]().union(*self.needs)


@dataclass(frozen=True, slots=True)
class Problem:
    """A choice that falls short of the target: the ways to repair it, or the bar that keeps it as it is and where."""

    choice: Choice
    before: ChoiceVerdict
    modes: tuple[Mode, ...] = ()
    bar: Bar | None = None
    at: tuple[str, ...] = ()
    #: candidate -> why its office is proposed for this choice
    pointed: Mapping[str, Pointed] | None = None
    #: candidates that settle something unknown: find out, or lay down
    find_out: frozenset[str] = frozenset()
    #: deciders who answer already, if only in part, and actors about whom something is unknown
    fine: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


def falls_short(ministerial: str, target: str) -> bool:
    """Tell whether a choice is one to repair: nobody answers, or for the aim only, or not as far as the target asks."""
    return ministerial in SHORT[target]


def is_repaired(problem: Problem, after: ChoiceVerdict | ChoiceAnswer, target: str) -> bool:
    """Tell whether a choice counts as repaired by what is answered after the changes.

    It reaches the target, no decider is left without a chain, and a decider about whom something is
    unknown answers in full: that holds whatever the truth turns out to be.
    """
    if after.ministerial not in TARGETS[target]:
        return False
    for decider in after.deciders:
        if decider.verdict not in _FINE[target]:
            return False
        new = decider.iri not in problem.fine
        if new and decider.iri in problem.unknown and decider.verdict != "FULL":
            return False
    return True
