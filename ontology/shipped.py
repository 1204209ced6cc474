"""What ships with the package, as folders: the files of the vocabulary, and the houses by their short name.

No list stands in code: a folder more in `vocabulary/` is a state more, a folder more in `houses/` a house more.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["DEFAULT", "STARTER", "VOCABULARY", "houses", "is_house", "jurisdiction_folders", "vocabulary_files"]

_HERE = Path(__file__).parent
VOCABULARY, _HOUSES = _HERE / "vocabulary", _HERE / "houses"
#: A house that is made up, to start from.
STARTER = _HERE / "workbook" / "starter.trig"
#: The house that answers when none is named.
DEFAULT = (_HOUSES / "default.txt").read_text(encoding="utf-8").strip()


def vocabulary_files(folder: Path = VOCABULARY) -> list[Path]:
    """Return the files of the vocabulary: what holds everywhere, then what holds in one state."""
    places = [folder, *jurisdiction_folders(folder)]
    return [p for place in places for p in sorted(place.glob("*.ttl"))]


def jurisdiction_folders(folder: Path = VOCABULARY) -> list[Path]:
    """Return the folders of the states; `alignments` ties the terms to those of others and is none."""
    return sorted(p for p in folder.iterdir() if p.is_dir() and p.name.isidentifier() and p.name != "alignments")


def houses() -> dict[str, Path]:
    """Return short name -> folder of every house that ships, by name."""
    return {p.name: p for p in sorted(_HOUSES.iterdir()) if p.is_dir() and any(p.glob("*.ttl"))}


def is_house(place: Path) -> bool:
    """Tell whether a place is the folder of a house that ships."""
    here = Path(os.path.realpath(place))
    return here.parent == _HOUSES.resolve() and here.name in houses()
