"""A workbook, or a folder of its sheets as csv of any size: what is read is what it said when its digest was taken.

Of a folder no more is in memory than a piece of a sheet, the id of every row, and what the rows are called where a cell
names one by another name than its id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ontology.errors import InputError
from ontology.gate.gate import read_bytes
from ontology.reading.cache import digest_of_file, scratch
from ontology.workbook.book import Book
from ontology.workbook.grids import grid_of_csv, grids_of_xlsx
from ontology.workbook.reading import read_book

__all__ = ["MOST", "SHEET", "WORKBOOK", "Folder", "Workbook", "given"]

#: How the name of a workbook ends, and that of a sheet of a folder.
WORKBOOK, SHEET = ".xlsx", ".csv"

#: What the sheets of a house may hold together, in bytes.
MOST = 10_000_000_000
_PIECE = 1_000_000


@dataclass(frozen=True)
class Workbook:
    """A workbook: its name and its bytes."""

    name: str
    content: bytes

    @property
    def digests(self) -> dict[str, bytes]:
        """Name of a file -> its sha256."""
        return {self.name: hashlib.sha256(self.content).digest()}

    def book(self, tell: Callable[[int, int], None] = lambda _rows, _all: None) -> Book:
        """Return what it says; `tell` hears how many rows of how many were gone through.

        Raises InputError for what is no workbook.
        """
        return read_book(grids_of_xlsx(self.content, self.name), tell)


@dataclass(frozen=True)
class Folder:
    """The sheets of a folder: where each is by its name, and its sha256."""

    paths: dict[str, Path]
    digests: dict[str, bytes]

    def book(self, tell: Callable[[int, int], None] = lambda _rows, _all: None) -> Book:
        """Return what they say; `tell` hears how many rows of how many were gone through.

        Raises InputError for a file that is no csv, or is another by now.
        """
        return read_book([grid_of_csv(self._copied(name), name, Path(name).stem) for name in self.paths], tell)

    def _copied(self, name: str) -> BinaryIO:
        """Return a copy of a sheet, which nobody can change while it is read."""
        copy, digest = scratch(), hashlib.sha256()
        with self.paths[name].open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
        if digest.digest() != self.digests[name]:
            raise InputError(f"{name}: was changed while the house was read; ask again when that is done")
        copy.seek(0)
        return copy


def given(named: Sequence[tuple[str, Path]]) -> Workbook | Folder | None:
    """Return the workbook in these files as it is now; None where they are none.

    Raises InputError for a file that cannot be read, and when there is more than a house has a use for.
    """
    name, path = named[0]
    if path.suffix.lower() == WORKBOOK:
        return Workbook(name, read_bytes(path))
    return _folder(dict(named)) if path.suffix.lower() == SHEET else None


def _folder(paths: dict[str, Path]) -> Folder:
    left, digests = MOST, {}
    for name, path in paths.items():
        try:
            left -= path.stat().st_size
            if left < 0:
                most = f"{MOST // 1_000_000_000} GB"
                raise InputError(f"{name}: with this the sheets are over {most}; split the house in several")
            digests[name] = digest_of_file(path)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    return Folder(paths, digests)
