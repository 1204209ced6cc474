"""Read a house: a file, a folder of files, a store on the network, or the one that ships with the package."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import InputError, UnsoundHouseError
from ontology.gate.gate import FORMATS, MAX_BYTES, digest_of, digest_of_digests, read_bytes
from ontology.names import is_within
from ontology.reading import cache
from ontology.reading.assembling import assemble
from ontology.reading.dataset import Dataset, SourceFile
from ontology.remote.address import Address, is_address, place_of
from ontology.shipped import DEFAULT, houses, is_house

if TYPE_CHECKING:
    from ontology.checking.findings import Finding
    from ontology.workbook.given import Folder, Workbook

__all__ = ["SHIPPED_HOUSE", "house_files", "load", "loads", "place_of_house", "refuse_unsound"]

#: What a workbook is, or a folder of its sheets; the others are saved as one of these.
_WORKBOOK, _SHEET, _OTHER_WORKBOOKS = ".xlsx", ".csv", frozenset({".xls", ".xlsb", ".ods"})
#: The house that answers when no other is given.
SHIPPED_HOUSE = houses()[DEFAULT]


def load(
    path: Path | str | None = None,
    *,
    validate: bool = True,
    tell: Callable[[int, int], None] = lambda _rows, _all: None,
) -> Dataset:
    """Return the house in `path`: a file, a folder read as one house, or the short name of one that ships.

    None is the one that answers by default. What stands at `path` goes before the house that ships under that name. A
    text that is an address (http, https) is that of a SPARQL endpoint, and is asked for all it holds.

    Nothing else is fetched, nothing outside `path` is read but what `ontology.reading.cache` kept of these very files.
    With `validate` the house is held against the shapes and its references are followed, once for the same files; the
    houses that ship were checked when they were made. `tell` hears how many rows of how many a
    workbook has were gone through.

    Raises InputError for a file that cannot be read or is not legal in its syntax, UnsoundHouseError
    for a house that says something a house cannot say; nothing is kept then.
    """
    place = place_of_house(path)
    if isinstance(place, Address):
        return _stored(place, validate)
    trusted = is_house(place)
    paths = house_files(place)
    if paths[0] == place:
        named = [(place.name, place)]
    else:
        named = [(p.relative_to(place).as_posix(), p) for p in paths]
    sheets = _sheets(named)
    if sheets:
        digests, contents = sheets.digests, []
    else:
        contents = [(name, read_bytes(p)) for name, p in named]
        digests = {name: hashlib.sha256(content).digest() for name, content in contents}
    key = cache.key_of(*(f"{digest.hex()} {name}" for name, digest in digests.items()))
    if trusted:
        return assemble(contents, trusted=True, key=key)
    source = None
    if sheets:
        read = sheets.book(tell)
        if read.size > MAX_BYTES:
            raise InputError(
                f"{place.name}: over {MAX_BYTES // 1_000_000} MB when every statement is a record; ask for a table "
                "instead (gaps --format parquet), or split the house in several"
            )
        source = SourceFile(place.name, read.text, read, digest_of_digests([*digests.values()]))
    return _once(contents, source, key, validate)


def _stored(address: Address, validate: bool) -> Dataset:
    from ontology.remote.reading import read_into  # most houses are files

    with tempfile.TemporaryFile() as file:
        digest = read_into(file, address, most=MAX_BYTES)
        content = file.read()
    name = address.called
    key = cache.key_of(f"{digest.hex()} of a store")
    source = SourceFile(name, content.decode("utf-8"), digest=digest_of([content]), remote=True)
    return _once([], source, key, validate)


def _once(contents: list[tuple[str, bytes]], source: SourceFile | None, key: str | None, validate: bool) -> Dataset:
    """Return what is not ours, as it was read; held against the shapes where the cache does not know it as sound."""
    if not validate:
        return assemble(contents, trusted=False, source=source)
    from ontology.checking.engines import engine_name

    sound = key and cache.key_of(key, "sound", engine_name())
    if cache.read(sound) is not None:
        return assemble(contents, trusted=False, key=key, source=source)
    dataset = _sound(assemble(contents, trusted=False, source=source))
    cache.write(sound, b"")
    return dataset.known_as(key)


def loads(text: str, *, name: str = "house.trig", validate: bool = True) -> Dataset:
    """Return the house written in `text`; the ending of `name` says in which syntax (default TriG)."""
    dataset = assemble([(name, text.encode("utf-8"))], trusted=False)
    return _sound(dataset) if validate else dataset


def place_of_house(path: Path | str | None) -> Path:
    """Return where a house is that is named so: a path, an address, or where the house is that ships.

    Raises InputError for what a house does not come from.
    """
    return SHIPPED_HOUSE if path is None else _place(place_of(path))


def _place(path: Path) -> Path:
    _supported(path)
    if isinstance(path, Address):
        return path.checked()
    if path.exists() or path.name != str(path) or path.suffix.lower() in (*FORMATS, _WORKBOOK):
        return path
    known = houses()
    if str(path) not in known:
        listed = ", ".join(known)
        raise InputError(f"{path}: no such file or folder, and no house that ships; these ship: {listed}")
    return known[str(path)]


def _supported(path: Path) -> None:
    """Raise InputError for what a house does not come from: an address in a file, or a workbook of another kind."""
    if isinstance(path, Address):
        return
    if is_address(str(path)):
        raise InputError(f"{path}: an address is only asked where you give it yourself: in the shell, or as a text")
    if path.suffix.lower() in _OTHER_WORKBOOKS:
        raise InputError(f"{path}: a workbook of this kind is not read; save it as {_WORKBOOK}")
    if path.suffix.lower() == _SHEET and not path.is_dir():
        raise InputError(f"{path}: one sheet is no house; give the folder that holds all of them, or {_WORKBOOK}")


def _sheets(named: list[tuple[str, Path]]) -> Workbook | Folder | None:
    """Return the workbook that these files are, or the sheets of one."""
    if named[0][1].suffix.lower() not in (_WORKBOOK, _SHEET):
        return None
    from ontology.workbook.given import given  # a house in RDF waits for no workbook

    return given(named)


def house_files(place: Path) -> list[Path]:
    """Return the files of a house in a file or a folder, in their order."""
    if not place.is_dir():
        return [place]
    within = [p for p in place.rglob("*") if not any(part.startswith(".") for part in p.relative_to(place).parts)]
    for link in sorted(p for p in within if p.is_symlink() and (p.suffix.lower() in (*FORMATS, _SHEET) or p.is_dir())):
        if link.is_dir() or not is_within(link, place):
            what = "a folder" if link.is_dir() else "a file outside the folder of the house"
            raise InputError(
                f"{link}: a link to {what}, which is not followed; put in its place what it points to, or take it away"
            )
    found = sorted(p for p in within if p.suffix.lower() in FORMATS)
    sheets = [p for p in within if p.suffix.lower() == _SHEET]
    if not found and not sheets:
        books = [p for p in within if p.suffix.lower() == _WORKBOOK]
        if books:
            raise InputError(f"{place}: a folder with a workbook is no house; give the workbook itself: {min(books)}")
        known = ", ".join(sorted([*FORMATS, _SHEET]))
        raise InputError(f"{place}: the folder holds no house; put files of one of these kinds in it: {known}")
    return found or sorted(sheets)


def _sound(dataset: Dataset) -> Dataset:
    from ontology.checking.validation import validate  # what is known to be sound waits for no shapes

    refuse_unsound(validate(dataset, warnings=False).findings)
    return dataset


def refuse_unsound(findings: Iterable[Finding], most: int | None = None) -> None:
    """Raise UnsoundHouseError where there is an error among what was found; there may be others beside the `most`."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        many = f"at least {most - 1}" if most and len(errors) >= most else f"{len(errors) - 1}"
        more = f" (and {many} more; `thorbecke check` lists them)" if len(errors) > 1 else ""
        raise UnsoundHouseError(errors[0].sentence("en") + more, findings=tuple(errors))
