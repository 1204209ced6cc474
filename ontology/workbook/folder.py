"""A folder of sheets as csv, of any size: what is read of a file is what it said when its digest was taken.

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
from ontology.gate.gate import digest_of_digests
from ontology.reading.cache import scratch
from ontology.workbook.book import Book
from ontology.workbook.grids import grid_of_csv
from ontology.workbook.reading import read_book

__all__ = ["MOST", "Folder", "copied"]

#: What the sheets of a house may hold together, in bytes.
MOST = 10_000_000_000
_PIECE = 1_000_000


@dataclass(frozen=True)
class Folder:
    """The sheets of a folder: the name of each, its sha256, and a copy."""

    sheets: tuple[tuple[str, str, BinaryIO], ...]

    @property
    def digest(self) -> str:
        """One sha256 over all, whatever their names and order."""
        return digest_of_digests([bytes.fromhex(digest) for _, digest, _ in self.sheets])

    def book(self, tell: Callable[[int], None] = lambda _rows: None) -> Book:
        """Return what they say; `tell` hears how many rows were gone through.

        Raises InputError for a file that is no csv.
        """
        return read_book([grid_of_csv(file, name, Path(name).stem) for name, _, file in self.sheets], tell)


def copied(named: Sequence[tuple[str, Path]]) -> Folder:
    """Return the sheets of a folder as they are now.

    Raises InputError for a file that cannot be read, and when there is more than a house has a use for.
    """
    left = MOST
    found = []
    for name, path in named:
        digest, copy = hashlib.sha256(), scratch()
        try:
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        most = f"{MOST // 1_000_000_000} GB"
                        raise InputError(f"{name}: with this the sheets are over {most}; split the house in several")
                    digest.update(piece)
                    copy.write(piece)
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
        copy.seek(0)
        found.append((name, digest.hexdigest(), copy))
    return Folder(tuple(found))
