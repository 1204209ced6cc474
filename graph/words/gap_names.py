"""What a gap is called in a file: its code; `unknown` with what is unknown, as `unknown:funding`."""

from __future__ import annotations

from graph.records import Gap
from ontology.codelists.ranks import GAP_CODES

__all__ = ["GAP_NAMES", "UNKNOWNS", "gap_name", "is_called"]

#: `unknown` is three things, and one of them never stands for another.
UNKNOWNS = ("unknown:decider", "unknown:chain", "unknown:funding")

#: Every name a gap may have in a file.
GAP_NAMES = (*GAP_CODES, *UNKNOWNS)


def gap_name(gap: Gap) -> str:
    """Return the narrowest name of a gap."""
    return f"{gap.code}:{gap.about}" if gap.about else gap.code


def is_called(gap: Gap, name: str) -> bool:
    """Tell whether `name` names this gap: `unknown` every unknown, `unknown:funding` only that one."""
    return name in (gap.code, gap_name(gap))
