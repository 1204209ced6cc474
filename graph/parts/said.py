"""What is said of the choices of a part, and what is counted of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from graph.parts.answering import Asked, Part, answers
from graph.records import ChoiceAnswer

__all__ = ["Counts", "Said", "Tell", "said_of"]

#: what a choice is told by: bytes of one choice, whatever the others are
Tell = Callable[[ChoiceAnswer], bytes]


@dataclass(frozen=True, slots=True)
class Said:
    """One choice as it is told, and what is counted of it."""

    iri: str
    verdict: str
    ministerial: str
    ministerial_stated: str
    pending: bool
    text: bytes


def said_of(part: Part, asked: Asked, tell: Tell) -> list[Said]:
    """Return the choices of a part that are on the agenda, as they are told."""
    return [
        Said(c.iri, c.verdict, c.ministerial, c.ministerial_stated, c.pending, tell(c)) for c in answers(part, asked)
    ]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many choices have which verdict and class, and how many that a minister answers for are not yet taken."""

    verdicts: Counter[str]
    ministerial: Counter[str]
    stated: Counter[str]
    pending: int
