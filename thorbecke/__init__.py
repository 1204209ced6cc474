"""The front door: `thorbecke gaps` in a shell, `import thorbecke` in Python.

>>> import thorbecke
>>> house = thorbecke.load()
>>> house.gaps()["K03"].verdict
'FULL'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    import rdflib

    from exports.verification import Verification
    from graph.questions.houses import ShippedHouse
    from ontology.intake.taking import Intake
    from ontology.registers.register import Register
    from thorbecke.house import House
    from thorbecke.views import ActorView, ExplanationView, GapsView, RecordView

__all__ = ["House", "explain", "gaps", "houses", "import_", "load", "loads", "read_roo", "read_tooi", "verify"]


def load(path: str | PathLike[str] | rdflib.Graph | None = None, *, lang: str = "en", validate: bool = True) -> House:
    """Return the house in `path`: a file, a folder, the name of one that ships, or an rdflib Dataset.

    See `thorbecke.house.load`.
    """
    from thorbecke.house import load as read

    return read(path, lang=lang, validate=validate)


def loads(text: str, *, name: str = "house.trig", lang: str = "en", validate: bool = True) -> House:
    """Return the house written in `text`. See `thorbecke.house.loads`."""
    from thorbecke.house import loads as read

    return read(text, name=name, lang=lang, validate=validate)


def gaps(
    house: str | PathLike[str] | None = None,
    on: date | str | None = None,
    scenarios: str | Sequence[str] = (),
    evidence: str = "unverified",
    *,
    lang: str = "en",
) -> GapsView:
    """Return which choices of a house lack ministerial accountability, and why. See `House.gaps`."""
    return load(house, lang=lang).gaps(on, scenarios, evidence)


def explain(
    name: str,
    house: str | PathLike[str] | None = None,
    on: date | str | None = None,
    scenarios: str | Sequence[str] = (),
    evidence: str = "unverified",
    *,
    lang: str = "en",
) -> ExplanationView | ActorView:
    """Return who answers for one choice, or to whom one actor answers. See `House.explain`."""
    return load(house, lang=lang).explain(name, on, scenarios, evidence)


def houses() -> tuple[ShippedHouse, ...]:
    """Return the houses that ship, each with the short name that `load` takes. See `thorbecke houses`."""
    from graph.questions.houses import shipped_houses

    return shipped_houses()


def import_(
    format: str,
    *paths: str | PathLike[str],
    lang: str = "en",
    base: str | None = None,
    jurisdiction: str | None = None,
    rules: str | PathLike[str] | None = None,
    names: str | None = None,
    title: str | None = None,
    on: date | str | None = None,
) -> Intake:
    """Return the house that is made of files of others ("popolo", "organogram", "org", "raci"): see `thorbecke import`.

    Its `turtle` is what `loads` takes; `read`, `mapped` and `remarks` say what was read, made of it, and left out.

    Raises UnknownNameError for a format or a state that is not there, InputError for a file that cannot be read.
    """
    from pathlib import Path

    from thorbecke.house import as_day
    from thorbecke.taking import taken

    own, files = None if rules is None else Path(rules), [Path(path) for path in paths]
    return taken(format, files, lang, base=base, law=jurisdiction, rules=own, names=names, title=title, on=as_day(on))


def read_roo(path: str | PathLike[str]) -> Register:
    """Return what an export of the register of government organisations holds. See `ontology.registers.roo`."""
    from pathlib import Path

    from ontology.registers.roo import read_roo as read

    return read(Path(path))


def read_tooi(*paths: str | PathLike[str]) -> Register:
    """Return what several TOOI registers hold, read as one. See `ontology.registers.tooi`."""
    from pathlib import Path

    from ontology.registers.tooi import read_tooi as read

    return read([Path(path) for path in paths])


def verify(file: str | PathLike[str], house: str | PathLike[str] | None = None) -> RecordView[Verification]:
    """Return whether a report says what its house says (`.record.same`), and where not. See `thorbecke verify`.

    `house` left out is the one that ships under the name in the report; no path in a report is opened.
    """
    from pathlib import Path

    from ontology.remote.address import place_of
    from thorbecke.verifying import verify as held
    from thorbecke.views import RecordView

    return RecordView(held(Path(file), None if house is None else place_of(house)), "en", "verify")


def __getattr__(name: str) -> Any:
    if name == "House":
        from thorbecke.house import House

        return House
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
