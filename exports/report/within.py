"""A page of another question as a part of a report: its headings one level lower, without the lead of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from exports.page import Heading, Note, Page, Part, Room, Sentence, Table

__all__ = ["captioned", "within"]

_OPTION = re.compile(r"--(?:all|full|long|format)\b")


def within(page: Page, by: int = 1) -> Page:
    """Yield the parts of a page with its headings lower; which house was asked is said once, in front."""
    for part in page:
        if isinstance(part, Heading):
            yield replace(part, level=part.level + by)
        elif isinstance(part, Room):
            yield from within(iter(part.parts), by)
        elif not (isinstance(part, Sentence) and part.style == "about") and not _of_the_shell(part):
            yield part


def _of_the_shell(part: Part) -> bool:
    """Tell whether a note says by which option more is shown: paper has none."""
    return isinstance(part, Note) and _OPTION.search(part.words) is not None


def captioned(page: Page, caption: str) -> Page:
    """Yield the parts of a page; a table without a caption has that of the heading above it, else this one."""
    for part in page:
        if isinstance(part, Heading):
            caption = part.words
        yield replace(part, caption=caption) if isinstance(part, Table) and not part.caption else part
