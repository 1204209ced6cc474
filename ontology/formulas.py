"""What a spreadsheet takes for a formula: told alike wherever csv is written or read."""

from __future__ import annotations

import re

__all__ = ["is_formula"]

#: what does not show before a sign: white space, controls, and what Unicode has to be ignored
_UNSEEN = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
#: = + - @, full width and small ones too (OWASP ASVS 5.0, 1.2.10)
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
_FORMULA = re.compile(rf"\t|[{_UNSEEN}]*[{_SIGNS}]")


def is_formula(cell: str) -> bool:
    """Tell whether a spreadsheet may run a cell, whatever does not show before what it runs.

    >>> [is_formula(cell) for cell in ("=1", "  +1", "a=1", "")]
    [True, True, False, False]
    """
    return _FORMULA.match(cell) is not None
