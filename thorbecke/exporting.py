"""What a house can be written as for others, by name: who writes it, how the file ends, and what is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import UnknownNameError
from ontology.names import closest
from thorbecke.questions import resolve

if TYPE_CHECKING:
    from ontology.reading.dataset import Dataset

__all__ = ["EXPORTS", "Export", "exported", "format_of"]


@dataclass(frozen=True, slots=True)
class Export:
    """One format."""

    #: `module:function` of a dataset and a language: the bytes of a file, or of several by their names
    write: str
    #: how a file of it ends; empty for one that is a folder
    ending: str
    #: what it is, and what is lost
    about: str


EXPORTS: Mapping[str, Export] = {
    "xlsx": Export(
        "ontology.workbook.sheets_xlsx:xlsx_bytes",
        ".xlsx",
        "a workbook, a sheet per kind of thing; nothing is lost, and a HOUSE may be one",
    ),
    "csv": Export(
        "ontology.workbook.sheets_csv:csv_files",
        "",
        "a folder with the same sheets as csv; nothing is lost, and a HOUSE may be one",
    ),
}


def format_of(asked: str, output: Path | None) -> tuple[str, Path | None]:
    """Return the format and the file that are meant: `asked` names a format, or is the file itself.

    Raises UnknownNameError for a format that there is not, with the nearest that there is.
    """
    if asked in EXPORTS:
        return asked, output
    path = Path(asked)
    found = [name for name, export in EXPORTS.items() if export.ending and export.ending == path.suffix.lower()]
    if found and output is None:
        return found[0], path
    listed = ", ".join(EXPORTS)
    raise UnknownNameError(f"{asked}: no format to export{closest(asked, EXPORTS)}; use one of {listed}")


def exported(name: str, dataset: Dataset, lang: str) -> bytes | dict[str, bytes]:
    """Return a house in a format: one file, or several by their names."""
    made: bytes | dict[str, bytes] = resolve(EXPORTS[name].write)(dataset, lang)
    return made
