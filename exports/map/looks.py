"""How a verdict looks: one shape and one colour for each of six answers to "does a minister answer?"."""

from __future__ import annotations

from typing import NamedTuple

from graph.records import CLASSES

__all__ = ["ACTOR", "ANSWERING", "GROUP", "LINES", "LOOKS", "Look", "line_look", "look"]


class Look(NamedTuple):
    """A shape that vis-network knows, and the colours of its face, its edge and the lines that belong to it."""

    shape: str
    face: str
    edge: str


#: The ways a choice can look, by light; in the dark the page has colours of its own under the same names.
LOOKS = {
    "full": Look("dot", "#e6eff9", "#1d5a9e"),
    "partial": Look("square", "#fdf1d8", "#8a5300"),
    "aim": Look("hexagon", "#efeafa", "#5a3796"),
    "elsewhere": Look("triangle", "#e4f3f1", "#0a5f58"),
    "none": Look("diamond", "#fbe8ec", "#a4103a"),
    "unknown": Look("dot", "#f0f1f3", "#55616f"),
}
#: The ways a line can look: as the verdict it carries does; one that arrives though the verdict is that nobody answers
#: (its reach is too small) is of no verdict's colour.
LINES = {**LOOKS, "short": Look("dot", "#ffffff", "#6b6257")}
ACTOR, GROUP = Look("box", "#ffffff", "#a3adb8"), Look("box", "#f1ece1", "#a3adb8")
#: The looks of a choice for which a minister answers.
ANSWERING = ("full", "partial")


def line_look(verdict: str, ministerial: str | None = None) -> str:
    """Return how the lines of a verdict look: a line that arrives is never the colour of failure.

    >>> line_look("SYSTEM_ONLY"), line_look("FULL")
    ('short', 'full')
    """
    seen = look(verdict, ministerial)
    return "short" if seen == "none" else seen


def look(verdict: str, ministerial: str | None = None) -> str:
    """Return how a verdict looks: of a choice as its class is, of one decider by the verdict on it.

    >>> look("AIM_ONLY", "aim"), look("SHARED", "elsewhere"), look("LOCAL"), look("NONE_FOUND")
    ('aim', 'elsewhere', 'elsewhere', 'none')
    """
    return ministerial or CLASSES[verdict]
