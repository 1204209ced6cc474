"""A large house: files of any size, read as columns in bounded memory.

No statement of it is an object. Its columns are asked for under scenarios, its statements only by whoever needs them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import IO, TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse, serialize

from ontology.columns import bytewise
from ontology.columns.beside import Beside
from ontology.columns.gathered import columns_of_shown
from ontology.columns.hashed import Hashed, hashed
from ontology.columns.house import Columns
from ontology.columns.kept import about_kept, about_told, columns_kept, columns_told
from ontology.columns.nquads import Reader, Stopped
from ontology.columns.plain import NotPlainError, Plain
from ontology.columns.shown import Shown
from ontology.columns.statements import Statements
from ontology.errors import InputError
from ontology.gate.gate import checked_text, read_bytes, syntax_of, written
from ontology.gate.streaming import as_nquads
from ontology.namespaces import HVT
from ontology.reading import cache
from ontology.reading.facts import House
from ontology.reading.gathering import Gathering
from ontology.reading.indexing import Index
from ontology.reading.jurisdictions import vocabulary_in
from ontology.reading.loading import house_files, place_of_house, refuse_unsound
from ontology.remote.address import Address
from ontology.shipped import is_house
from ontology.workbook.given import Folder, Workbook, given

if TYPE_CHECKING:
    from ontology.checking.findings import Finding

__all__ = ["MOST_BYTES", "LargeHouse", "read_large"]

#: So much may all files of a house be together; a small house is read whole, and may be less (`ontology.gate.gate`).
MOST_BYTES: Final = 100_000_000_000
#: A smaller file of Turtle or TriG is read by the parser, which is as quick.
PLAIN_BYTES: Final = 1_000_000


_Read = tuple[Statements, list[int]]
_About = tuple[House, Mapping[str, str | None]]


@dataclass(frozen=True, eq=False)
class LargeHouse:
    """A house in files, of which what is asked for is read, or was kept of the very same files."""

    #: a short name, never a path, and where it is
    files: tuple[tuple[str, Path], ...]
    #: the digest of each
    hashed: Hashed = field(repr=False)
    #: the workbook that it is, or the sheets of one
    sheets: Workbook | Folder | None = field(default=None, repr=False)
    #: what a store on the network holds, as N-Quads
    stored: IO[bytes] | None = field(default=None, repr=False)
    #: it ships, and was checked when it was made
    trusted: bool = False
    #: is told, while files are read, how many bytes of how many were
    tell: Callable[[int, int], None] | None = field(default=None, repr=False)
    _columns: dict[tuple[str, ...], Columns] = field(default_factory=dict, init=False, repr=False)
    _abouts: list[_About] = field(default_factory=list, init=False, repr=False)
    _ahead: list[Beside[_Read]] = field(default_factory=list, init=False, repr=False)
    _stop: Event = field(default_factory=Event, init=False, repr=False)

    @cached_property
    def digest(self) -> str:
        """As a small house has it: sha256 over the files, whatever their names or order."""
        return self.hashed.whole()

    @cached_property
    def key(self) -> str | None:
        """What `ontology.reading.cache` knows the files by; None when it is off."""
        if cache.folder() is None:
            return None
        if self.stored:
            return cache.key_of("large", *(f"{digest.hex()} of a store" for digest in self.hashed.each()))
        named = zip(self.hashed.each(), self.files, strict=True)
        return cache.key_of("large", *(f"{digest.hex()} {name}" for digest, (name, _) in named))

    def read_ahead(self) -> None:
        """Read it now, in a thread of its own, while its digest is worked out: mostly nothing of it was kept then."""
        self._ahead.append(Beside(lambda: self._all(self._stop)))

    @property
    def statements(self) -> Statements:
        """Every statement; InputError for a file that is not legal, or when they say nothing."""
        return self._read[0]

    @cached_property
    def _read(self) -> _Read:
        """The statements, and how many of them each file ends behind."""
        for ahead in self._ahead:
            with suppress(Stopped):
                return ahead.result()
        return self._all()

    def _all(self, stop: Event | None = None) -> _Read:
        reader = Reader(stop=stop)
        ends = []
        if self.stored:
            self.stored.seek(0)
            reader.read_written(self.stored, self.files[0][0])
        elif self.sheets:
            size = sum(path.stat().st_size for _, path in self.files)
            _read_sheets(
                reader, self.sheets, self.files[0][0], lambda row, rows: self._tell(0, size, size * row // rows)
            )
        else:
            try:
                ends = list(self._read_files(reader, plain=True))
            except NotPlainError:
                reader = Reader(stop=stop)
                ends = list(self._read_files(reader, plain=False))
        found = reader.statements()
        if not found.subject.size:
            names = ", ".join(name for name, _ in self.files)
            raise InputError(f"{names}: holds no statements; a house has at least one choice")
        return found, ends

    def _read_files(self, reader: Reader, *, plain: bool) -> Iterator[int]:
        total = sum(path.stat().st_size for _, path in self.files)
        before = 0
        for name, path in self.files:
            tell = partial(self._tell, before, total)
            _read(reader, path, name, tell, alone=len(self.files) == 1, plain=plain)
            before += path.stat().st_size
            yield reader.count

    def refuse_unsound(self) -> None:
        """Raise UnsoundHouseError where the shapes or the rules beside them find an error; once for the same files."""
        if self.trusted:
            return
        from ontology.checking.engines import engine_name
        from ontology.checking.large import TOLD, errors_in  # what is known to be sound waits for no shapes

        sound = self.key and cache.key_of(self.key, "sound", engine_name())
        if cache.read(sound) is None:
            lined = () if self.sheets or self.stored else self.files
            errors = errors_in(self.statements, lined, self._read[1])
            refuse_unsound(_in_cells(self.sheets, errors) if self.sheets and errors else errors, TOLD)
            cache.write(sound, b"")

    def _tell(self, before: int, total: int, done: int) -> None:
        if self.tell:
            self.tell(before + done, total)

    def columns(self, scenarios: Sequence[str] = ()) -> Columns:
        """Return its columns, with the statements of `scenarios` (IRIs) added and withdrawn.

        Raises UnknownNameError for a scenario the house does not have.
        """
        asked = tuple(scenarios)
        if asked not in self._columns:
            self._columns[asked] = self._kept_or_made(asked)
        return self._columns[asked]

    def _kept_or_made(self, scenarios: tuple[str, ...]) -> Columns:
        key = self.key and cache.key_of(self.key, "columns", *scenarios)
        kept = cache.read_arrays(key)
        if kept is not None:
            with suppress(ValueError):
                told = columns_told(kept)
                self._stop.set()  # whoever reads ahead
                return told
        shown = Shown(self.statements, scenarios)
        made = columns_of_shown(shown)
        cache.write_arrays(key, columns_kept(made))
        if not scenarios:
            self._abouts.append(self._about_of(shown))  # while all that takes is there
        return made

    @cached_property
    def house(self) -> House:
        """What it says of itself: title, reference date, whose law holds."""
        return self._about[0]

    @property
    def scenarios(self) -> Mapping[str, str | None]:
        """Scenario (IRI) -> its notation, sorted."""
        return self._about[1]

    @cached_property
    def _about(self) -> _About:
        key = self.key and cache.key_of(self.key, "about")
        kept = cache.read(key)
        if kept is not None:
            with suppress(ValueError):
                return about_told(kept)
        return self._abouts[0] if self._abouts else self._about_of(Shown(self.statements))

    def _about_of(self, shown: Shown) -> _About:
        said = shown.said(shown.of_class(HVT.House))
        house = Gathering(Index(said, vocabulary_in(shown.law)), shown.law).house()
        found = house, shown.scenarios()
        cache.write(self.key and cache.key_of(self.key, "about"), about_kept(*found))
        return found


def read_large(
    place: Path | str | None = None,
    tell: Callable[[int, int], None] | None = None,
    *,
    validate: bool = True,
    ahead: bool = True,
) -> LargeHouse:
    """Return the house in a file or a folder, in a store, or of those that ship, of any size.

    `tell` is told how far reading is. With `validate` the house is held against the shapes, once for the same files.
    `ahead`: it may be read while its digest is worked out, whether what it says is asked for or not.

    Raises InputError for what is not there or too large, for a store that does not answer, and for what is not legal
    when it is read; UnsoundHouseError for what a house cannot say.
    """
    whole = place_of_house(place)
    house = _in_store(whole, tell) if isinstance(whole, Address) else _in_files(whole, tell, ahead=ahead)
    if validate:
        house.refuse_unsound()
    return house


def _in_files(whole: Path, tell: Callable[[int, int], None] | None, *, ahead: bool) -> LargeHouse:
    files = tuple(
        (path.name if path == whole else path.relative_to(whole).as_posix(), path) for path in house_files(whole)
    )
    sheets = given(files)
    if not sheets:
        _refuse_unfit(whole, files)
    digests = [*sheets.digests.values()] if sheets else []
    found = Hashed(lambda: digests) if sheets else hashed([path for _, path in files])
    house = LargeHouse(files, found, sheets, None, is_house(whole), tell)
    if ahead and not found.known:
        house.read_ahead()
    return house


def _in_store(address: Address, tell: Callable[[int, int], None] | None) -> LargeHouse:
    from ontology.remote.reading import read_into  # most houses are files

    stored = cache.scratch()
    digest = read_into(stored, address, most=MOST_BYTES)
    return LargeHouse(((address.called, address),), Hashed(lambda: [digest]), None, stored, False, tell)


def _refuse_unfit(whole: Path, files: Sequence[tuple[str, Path]]) -> None:
    """Raise InputError for a file of another kind, one that is missing, or too much."""
    size = 0
    for name, path in files:
        syntax_of(name)
        if not path.is_file():
            raise InputError(f"{path}: there is no such file; check the spelling of the path")
        size += path.stat().st_size
        if size > MOST_BYTES:
            raise InputError(f"{whole}: larger than {MOST_BYTES // 10**9} GB; give a part of the house")


def _read_sheets(reader: Reader, sheets: Workbook | Folder, name: str, tell: Callable[[int, int], None]) -> None:
    from ontology.checking.in_cells import mistakes

    book = sheets.book(tell)
    refuse_unsound(mistakes(book))
    reader.read_written(book.rewound(), name)


def _in_cells(sheets: Workbook | Folder, errors: Sequence[Finding]) -> Sequence[Finding]:
    """Return errors with the cells that they are in, for which the sheets are read once more."""
    from ontology.checking.in_cells import in_cells

    return tuple(in_cells(sheets.book(), errors))


def _read(reader: Reader, path: Path, name: str, tell: Callable[[int], None], *, alone: bool, plain: bool) -> None:
    syntax = syntax_of(name)
    is_trig = syntax in ("ttl", "trig")
    if syntax in ("nt", "nq"):
        reader.read_file(path, name, syntax, alone=alone, tell=tell)
    elif is_trig and plain and bytewise.COMPILED and path.stat().st_size >= PLAIN_BYTES:
        with path.open("rb") as file:
            lines = Plain(file, syntax)
            reader.read_written(lines, name, lambda _: tell(lines.done))
    elif is_trig:
        with as_nquads(path, name, syntax) as nquads:
            reader.read_written(nquads, name, lambda _: tell(nquads.done))
    else:  # what may not be lost of these is known when all of it was read
        told = parse(written(checked_text(read_bytes(path), name), name), format=RdfFormat.TRIG)
        reader.read_written(io.BytesIO(serialize(told, format=RdfFormat.N_QUADS) or b""), name)
