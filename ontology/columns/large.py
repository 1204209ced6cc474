"""A large house: files of any size, read as columns in bounded memory.

No statement of it is an object. Its columns are asked for under scenarios, its statements only by whoever needs them.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from ontology.columns.gathered import columns_from
from ontology.columns.house import Columns
from ontology.columns.nquads import Reader
from ontology.columns.shown import Shown
from ontology.columns.statements import Statements
from ontology.errors import InputError
from ontology.gate.gate import checked_text, digest_of_digests, read_bytes, syntax_of, written
from ontology.gate.streaming import as_nquads
from ontology.namespaces import HVT
from ontology.reading.facts import House
from ontology.reading.gathering import Gathering
from ontology.reading.indexing import Index
from ontology.reading.jurisdictions import vocabulary_in
from ontology.reading.loading import house_files

__all__ = ["MOST_BYTES", "LargeHouse", "read_large"]

#: So much may all files of a house be together; a small house is read whole, and may be less (`ontology.gate.gate`).
MOST_BYTES: Final = 100_000_000_000


@dataclass(frozen=True, eq=False)
class LargeHouse:
    """A house in files, of which what is asked for is read."""

    #: a short name, never a path, and where it is
    files: tuple[tuple[str, Path], ...]
    #: as a small house has it: sha256 over the files, whatever their names or order
    digest: str
    _columns: dict[tuple[str, ...], Columns] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def statements(self) -> Statements:
        """Every statement; InputError for a file that is not legal, or when they say nothing."""
        with Reader() as reader:
            for name, path in self.files:
                _read(reader, path, name, alone=len(self.files) == 1)
            found = reader.statements()
        if not found.subject.size:
            names = ", ".join(name for name, _ in self.files)
            raise InputError(f"{names}: holds no statements; a house has at least one choice")
        return found

    def columns(self, scenarios: Sequence[str] = ()) -> Columns:
        """Return its columns, with the statements of `scenarios` (IRIs) added and withdrawn."""
        asked = tuple(scenarios)
        if asked not in self._columns:
            self._columns[asked] = columns_from(self.statements, asked)
        return self._columns[asked]

    @cached_property
    def scenario_notations(self) -> dict[str, str | None]:
        """Its scenarios: IRI -> notation, sorted."""
        shown = Shown(self.statements)
        said = shown.said(shown.of_class(HVT.Scenario))
        gathering = Gathering(Index(said, vocabulary_in(shown.law)), shown.law)
        return {iri: gathering.scenario(iri).notation for iri in sorted(gathering.typed(HVT.Scenario))}

    @cached_property
    def house(self) -> House:
        """What it says of itself: title, reference date, whose law holds."""
        shown = Shown(self.statements)
        said = shown.said(shown.of_class(HVT.House))
        return Gathering(Index(said, vocabulary_in(shown.law)), shown.law).house()


def read_large(place: Path | str) -> LargeHouse:
    """Return the house in a file or a folder, of any size.

    Raises InputError for what is not there or too large; for what is not legal when it is read.
    """
    whole = Path(place)
    files = tuple(
        (path.name if path == whole else path.relative_to(whole).as_posix(), path) for path in house_files(whole)
    )
    size = 0
    digests = []
    for name, path in files:
        syntax_of(name)
        if not path.is_file():
            raise InputError(f"{path}: there is no such file; check the spelling of the path")
        size += path.stat().st_size
        if size > MOST_BYTES:
            raise InputError(f"{whole}: larger than {MOST_BYTES // 10**9} GB; give a part of the house")
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").digest())
    return LargeHouse(files, digest_of_digests(digests))


def _read(reader: Reader, path: Path, name: str, *, alone: bool) -> None:
    syntax = syntax_of(name)
    if syntax in ("nt", "nq"):
        reader.read_file(path, name, syntax, alone=alone)
    elif syntax in ("ttl", "trig"):
        with as_nquads(path, name, syntax) as stream:
            reader.read_written(stream, name)
    else:  # what may not be lost of these is known when all of it was read
        told = parse(written(checked_text(read_bytes(path), name), name), format=RdfFormat.TRIG)
        reader.read_written(io.BytesIO(serialize(told, format=RdfFormat.N_QUADS) or b""), name)
