"""What a report is put together from: the answers to all questions, and how it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exports.page import Figure
from graph.change.records import Difference, WhatIf
from graph.questions.auditing import Audit
from graph.questions.debate import Debate
from graph.questions.funding import FundingAnswer
from graph.questions.risks import Risks
from graph.questions.roles import Matrix
from graph.records import Answer, Explanation, HouseInfo, Reference
from graph.repair.records import Repair

__all__ = ["Asked", "Report", "Sheet"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What makes a report again: which house on which day under what, which version of it, and by which command."""

    house: HouseInfo
    #: of the house; None where it does not say
    edition: str | None
    #: of this program
    program: str
    #: the words after `thorbecke report` that write it again
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The answers to every question that a report tells of."""

    asked: Asked
    answer: Answer
    explanations: Mapping[str, Explanation]
    money: FundingAnswer
    debate: Debate
    #: None where the house has no proposal, or all of them are assumed already
    proposals: WhatIf | None
    repair: Repair
    risks: Risks
    matrix: Matrix
    audit: Audit
    #: what changed since a day; None where that was not asked
    since: Difference | None
    #: the sources that the answers rest on, best grade first, then by title
    sources: tuple[Reference, ...]
    #: the house as a picture; None where it cannot be drawn
    picture: Figure | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answer on one choice, for one sheet of paper."""

    asked: Asked
    explanation: Explanation
    #: the chain as a picture; None where no chain is on record
    picture: Figure | None
