"""How a verdict looks: one shape and one colour for each of five answers to "does a minister answer?"."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ACTOR", "ANSWERING", "GRAVEST", "GROUP", "LOOKS", "Look", "look"]


class Look(NamedTuple):
    """A shape that vis-network knows, and the colours of its face, its edge and the lines that belong to it."""

    shape: str
    face: str
    edge: str


#: The ways a choice can look, by light; in the dark the page has colours of its own under the same names.
LOOKS = {
    "full": Look("dot", "#e6eff9", "#1d5a9e"),
    "partial": Look("square", "#fdf1d8", "#8a5300"),
    "elsewhere": Look("triangle", "#fffaf8", "#a4103a"),
    "none": Look("diamond", "#fbe8ec", "#a4103a"),
    "unknown": Look("dot", "#f0f1f3", "#55616f"),
}
ACTOR, GROUP = Look("box", "#ffffff", "#a3adb8"), Look("box", "#f1ece1", "#a3adb8")
#: The same, the gravest first.
GRAVEST = ("none", "unknown", "elsewhere", "partial", "full")
#: The looks of a choice for which a minister answers.
ANSWERING = ("full", "partial")

_LOOK_OF_VERDICT = {
    "FULL": "full",
    "LIMITED": "partial",
    "SHARED": "partial",
    "LOCAL": "elsewhere",
    "INDEPENDENT_BY_LAW": "elsewhere",
    "FORUM_ITSELF": "elsewhere",
    "UNKNOWN": "unknown",
}


def look(verdict: str, ministerial: str | None = None) -> str:
    """Return how a verdict looks. A choice has `ministerial` too, and that decides.

    >>> look("LIMITED"), look("NO_DECIDER", "none"), look("LOCAL", "none"), look("SHARED", "none")
    ('partial', 'none', 'elsewhere', 'elsewhere')
    """
    other = _LOOK_OF_VERDICT.get(verdict, "none")
    if ministerial is None or ministerial not in LOOKS:
        return other
    if ministerial == "none" and (other == "elsewhere" or verdict == "SHARED"):
        return "elsewhere"
    return ministerial
