"""The ordered lists of the vocabulary, as tuples of codes.

Generated from the Turtle files in `vocabulary/` by `python -m ontology.codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GAP_CODES", "REACHES", "SEVERITY", "STATUSES", "STRENGTH", "VERDICTS"]

#: How sure a statement is, from strong to weak; `unknown` is a search that found nothing.
STATUSES: Final = ("stated", "inferred", "arguable", "unverified", "unknown")

#: What a forum can hold an actor to account for, from far to near nothing.
REACHES: Final = ("decision", "powers", "system", "audit", "none")

#: Verdicts, in the order in which a summary lists them.
VERDICTS: Final = (
    "FULL",
    "LIMITED",
    "SHARED",
    "AIM_ONLY",
    "LOCAL",
    "INDEPENDENT_BY_LAW",
    "SYSTEM_ONLY",
    "FORUM_ITSELF",
    "NONE_FOUND",
    "NO_DECIDER",
    "UNKNOWN",
    "NOT_RECORDED",
)

#: Verdicts from most to least severe: the order of an answer.
SEVERITY: Final = (
    "NO_DECIDER",
    "NONE_FOUND",
    "SYSTEM_ONLY",
    "AIM_ONLY",
    "UNKNOWN",
    "NOT_RECORDED",
    "SHARED",
    "LIMITED",
    "LOCAL",
    "INDEPENDENT_BY_LAW",
    "FORUM_ITSELF",
    "FULL",
)

#: Verdicts on one decider among several, from strong to weak.
STRENGTH: Final = ("FULL", "LIMITED", "INDEPENDENT_BY_LAW", "LOCAL", "SYSTEM_ONLY", "NONE_FOUND")

#: Codes of gaps, from most to least severe.
GAP_CODES: Final = (
    "no-decider",
    "execution-undecided",
    "not-recorded",
    "no-chain",
    "no-legal-basis",
    "informal-decider",
    "lapsed",
    "circular",
    "many-hands",
    "outside-portfolio",
    "limited-powers",
    "system-only",
    "power-without-sight",
    "sight-without-power",
    "overload",
    "unfunded",
    "incidental-funding",
    "local-only",
    "independent-by-law",
    "unknown",
)
