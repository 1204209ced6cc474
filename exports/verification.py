"""What comes of holding a report against its house: where the two say something else."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import HouseInfo

__all__ = ["Mismatch", "Verification"]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A place where a report does not say what the house says; None on the side that says nothing there."""

    #: the headings above it, and what stands first in its row
    where: str
    said: str | None
    expected: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """A report, the house it was held against, and every difference between the two."""

    file: str
    #: html, md or docx
    form: str
    #: as the report was made again
    house: HouseInfo
    #: by which command, as the report says
    command: str
    #: made again it is the same to the byte
    bytes_same: bool
    #: what a template of somebody else put around the text was not compared
    around: bool
    mismatches: tuple[Mismatch, ...]

    @property
    def same(self) -> bool:
        """The report says what the house says."""
        return not self.mismatches
