"""How a verdict looks: one shape and one colour for each of five answers to "does a minister answer?"."""

from __future__ import annotations

__all__ = ["LOOKS", "look"]

#: The ways a choice can look: one shape and one colour each.
LOOKS = ("full", "partial", "elsewhere", "none", "unknown")

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
