"""A house in the formats of others: what is asked of a writer, and its files, each written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from exports.exchange.made import Made
    from ontology.reading.dataset import Dataset

__all__ = ["exported", "is_of", "save"]


def exported(
    name: str,
    dataset: Dataset,
    lang: str,
    on: date | None = None,
    scenarios: Sequence[str] = (),
    evidence: str = "unverified",
    mapping: Path | None = None,
) -> Made:
    """Return what the writer of a format makes of a house on a day, under these scenarios, on this evidence.

    Raises UnknownNameError for a format, scenario or status that is not there; InputError for what the format has no
    use for.
    """
    from exports.exchange.formats import FORMATS, format_of, made
    from exports.exchange.made import Asked
    from graph.house.setting import setting

    told = format_of(name)
    if not told.answers and (on or scenarios or evidence != "unverified"):
        raise InputError(f"a day, scenarios and evidence change nothing in {name}: it holds the house; leave them out")
    if mapping is not None and not told.mapped:
        raise InputError(f"a mapping is for {', '.join(key for key, it in FORMATS.items() if it.mapped)}; leave it out")
    return made(name, Asked(dataset, setting(dataset, on, scenarios, evidence), lang, mapping))


def save(files: Mapping[str, bytes], path: Path, *inputs: Path | None) -> None:
    """Write the files of an export: one under its path, several in a folder that is made or is empty.

    Raises InputError when a file that was read would be overwritten, or nothing can be written there.
    """
    from exports.writing import atomic_write

    if any(place is not None and is_of(path, place) for place in inputs):
        raise InputError(f"{path}: is a file that was read, and an output does not take its place; give another file")
    if "" not in files and path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(f"{path}: is there already and holds something; give a folder that is new or empty")
    try:
        if "" not in files:
            path.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            atomic_write(path / name if name else path, content)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); give another place") from error


def is_of(path: Path, place: Path) -> bool:
    """Tell whether a path is a file that is given, or a file of the house in a folder that is."""
    from ontology.gate.gate import FORMATS
    from ontology.names import is_within

    if not path.exists() or not place.exists():
        return False
    if place.is_dir():
        return path.suffix.lower() in (*FORMATS, ".csv") and is_within(path, place)
    return path.samefile(place)
