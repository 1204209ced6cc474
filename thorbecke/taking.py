"""What others have, made a house: which reader reads it, and what holds where nothing else is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thorbecke.questions import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ontology.intake.taking import Intake

__all__ = ["READERS", "taken"]

#: what `thorbecke import` makes a house of, beside registers
READERS = ("popolo", "organogram", "org", "raci")


def taken(
    name: str,
    files: Sequence[Path],
    lang: str,
    *,
    base: str | None = None,
    law: str | None = None,
    rules: Path | None = None,
    names: str | None = None,
    title: str | None = None,
    on: date | None = None,
) -> Intake:
    """Return the house that is made of files of this format, with what was read, mapped and left out, and why.

    `names`: the language of the names in the files; None is `lang`, of an organogram English.

    Raises UnknownNameError for a format, a state or a language that is not there; InputError for a file that cannot be
    read.
    """
    from ontology.errors import UnknownNameError
    from ontology.intake.rules import known_law, read_rules
    from ontology.intake.taking import Given, read_files
    from ontology.names import closest

    if name not in READERS:
        raise UnknownNameError(f"{name!r} is no format{closest(name, READERS)}; use one of {', '.join(READERS)}")
    if names not in (None, "nl", "en"):
        raise UnknownNameError(f"--names {names}: use nl or en")
    known, british = read_rules(rules), name == "organogram"
    whose = known_law(law) if law else known.organogram_law if british else None
    start = base or f"https://example.org/{re.sub(r'[^A-Za-z0-9]+', '-', files[0].stem).strip('-').lower() or 'house'}/"
    taker: Any = resolve(f"ontology.intake.{name}:{name}")
    given = Given(known, start, names or ("en" if british else lang), whose, title or "", on)
    found: Intake = taker(read_files(files), given)
    return found
