"""The ordered lists of the vocabulary, as tuples of codes.

Generated from the Turtle files in `vocabulary/` by `python -m ontology.codegen`; do not edit.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GAP_CODES", "REACHES", "SEVERITY", "STATUSES", "VERDICTS"]

#: How sure a statement is, from strong to weak; `unknown` is a search that found nothing.
STATUSES: Final = ("stated", "inferred", "arguable", "unverified", "unknown")

#: What a forum can hold an actor to account for, from far to near nothing.
REACHES: Final = ("decision", "powers", "system", "audit", "none")

#: Verdicts, in the order in which a summary lists them.
VERDICTS: Final = (
    "FULL",
    "LIMITED",
    "SHARED",
    "LOCAL",
    "INDEPENDENT_BY_LAW",
    "SYSTEM_ONLY",
    "FORUM_ITSELF",
    "NONE_FOUND",
    "NO_DECIDER",
    "UNKNOWN",
)

#: Verdicts from most to least severe: the order of an answer.
SEVERITY: Final = (
    "NO_DECIDER",
    "NONE_FOUND",
    "SYSTEM_ONLY",
    "LOCAL",
    "INDEPENDENT_BY_LAW",
    "FORUM_ITSELF",
    "UNKNOWN",
    "SHARED",
    "LIMITED",
    "FULL",
)

#: Codes of gaps, from most to least severe.
GAP_CODES: Final = (
    "no-decider",
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
