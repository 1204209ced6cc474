"""What a reader makes of a register: its organisations, and everything in it that became no part of one.

Nothing is dropped in silence. What the reader does not know (`unknown`), what it knows but cannot use
(`unusable`: a date that does not exist, a reference to nothing) and what it knows and a house has no place
for (`left-aside`: addresses, office-holders) is counted, with the place where it stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ontology.names import at
from ontology.registers.organisation import Organisation
from ontology.text import Text

__all__ = [
    "KINDS",
    "Change",
    "EarlierName",
    "Register",
    "Remark",
    "Remarks",
    "code_of",
    "day_of",
    "joined",
]

KINDS = ("unknown", "unusable", "left-aside")

_TITLES = {
    "roo": Text("Register van Overheidsorganisaties (ROO)", "Register of government organisations (ROO)"),
    "tooi": Text("TOOI-registers van overheidsorganisaties", "TOOI registers of government bodies"),
}
_TOOI = re.compile(r"https?://identifier\.overheid\.nl/tooi/id/[a-z]+/([a-z]+[0-9]+)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing in a register that became no part of an organisation: what, why, how often, where first."""

    kind: str
    #: the name the register gives it
    name: str
    why: Text
    count: int
    file: str
    #: None where the syntax has no lines to speak of
    line: int | None
    #: the organisation in which it stands first; empty outside any
    organisation: str

    @property
    def place(self) -> str:
        """`file:line (organisation)`, as far as they are known."""
        return at(self.file, self.line) + (f" ({self.organisation})" if self.organisation else "")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to organisations on a day, in the word of the register: Samenvoeging, Opheffing, ..."""

    sort: str
    #: the first day on which it holds; None where the register does not say
    on: date | None
    #: codes of those that ended, those that began, and those that were there before and after
    ended: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    #: addresses of its legal basis
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierName:
    """What an organisation was called before: the same organisation, an earlier version in the register."""

    code: str
    name: str
    #: the first day on which it was called so; None where the register does not say
    since: date | None
    #: the first day on which it was no longer called so
    until: date | None


@dataclass(frozen=True, slots=True)
class Register:
    """One export as it was read: `kind` is roo or tooi, `name` the files, `digest` the sha256 over them.

    `on` is the day the export speaks of; None where it does not say.
    """

    kind: str
    name: str
    digest: str
    on: date | None
    organisations: tuple[Organisation, ...]
    remarks: tuple[Remark, ...]
    changes: tuple[Change, ...] = ()
    earlier_names: tuple[EarlierName, ...] = ()

    @property
    def title(self) -> Text:
        """What the register is called, with its day."""
        nl, en = _TITLES[self.kind]
        return Text(f"{nl}, stand van {self.on}", f"{en}, as of {self.on}") if self.on else Text(nl, en)

    def remarked(self, kind: str) -> tuple[Remark, ...]:
        """Return the remarks of one of `KINDS`, in the order of the register."""
        return tuple(remark for remark in self.remarks if remark.kind == kind)


@dataclass(slots=True)
class Remarks:
    """Collects remarks of one file while it is read; the same thing twice is one remark that counts two."""

    file: str
    _found: dict[tuple[str, str, Text], Remark] = field(default_factory=dict)

    def add(self, kind: str, name: str, why: Text, organisation: str = "", line: int | None = None) -> None:
        """Note one occurrence."""
        key = (kind, name, why)
        first = self._found.get(key)
        if first is None:
            self._found[key] = Remark(kind, name, why, 1, self.file, line, organisation)
        else:
            self._found[key] = replace(first, count=first.count + 1)

    def __iter__(self) -> Iterator[Remark]:
        return iter(self._found.values())


def joined(several: Iterable[Iterable[Remark]]) -> tuple[Remark, ...]:
    """Return the remarks on several files, the same thing counted over all of them, in the order of `KINDS`."""
    found: dict[tuple[str, str, Text], Remark] = {}
    for remarks in several:
        for remark in remarks:
            key = (remark.kind, remark.name, remark.why)
            first = found.get(key)
            found[key] = replace(first, count=first.count + remark.count) if first else remark
    return tuple(sorted(found.values(), key=lambda r: KINDS.index(r.kind)))


def code_of(iri: str) -> str | None:
    """Return the code in the IRI of a TOOI organisation; None when it is not one.

    >>> code_of("https://identifier.overheid.nl/tooi/id/gemeente/gm0344")
    'gm0344'
    >>> code_of("https://identifier.overheid.nl/tooi/id/waterschap/hv_04193490") is None
    True
    """
    found = _TOOI.fullmatch(iri.strip())
    return found[1] if found else None


def day_of(text: str) -> date | None:
    """Return a date written as yyyy-mm-dd; None when it is not one or does not exist.

    >>> day_of("2026-02-23"), day_of("2026-02-30")
    (datetime.date(2026, 2, 23), None)
    """
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
