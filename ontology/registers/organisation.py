"""One organisation as a register lists it, whatever the register: what every reader here returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["SORTS", "Organisation", "Participant", "Statute"]

#: What a register calls a body, in one list for all registers.
SORTS = (
    "municipality",
    "province",
    "water-authority",
    "caribbean-body",
    "ministry",
    "agency",
    "inspectorate",
    "unit",
    "zbo",
    "zbo-cluster",
    "advisory-body",
    "high-council",
    "joint-arrangement",
    "association",
    "foundation",
    "police",
    "other",
)


@dataclass(frozen=True, slots=True)
class Statute:
    """The article that institutes an organisation, and whether somebody read that it does."""

    title: str
    article: str
    bwb: str
    status: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One of those that take part in an arrangement, by its code, and since when where the register says so."""

    code: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of a register, in the words of the register; what it does not say is None or empty.

    `code` is the TOOI code (`gm0344`, `zb000117`), else `roo` and the number of the register of government
    organisations. `ministry`, `province`, `cluster` and `part_of` are such codes too. `sorts` are members of
    `SORTS`, the main one first: registers list some bodies as more than one.
    """

    code: str
    sorts: tuple[str, ...]
    name: str
    official_name: str = ""
    abbreviation: str = ""
    ministry: str | None = None
    province: str | None = None
    part_of: str | None = None
    cluster: str | None = None
    #: as the register words it: "Publiekrechtelijk - Eigen rechtspersoonlijkheid"
    legal_form: str = ""
    #: does the Kaderwet zbo apply; None where the register does not say
    kaderwet: bool | None = None
    #: titles and addresses of what the register gives as legal basis
    basis: tuple[tuple[str, str], ...] = ()
    statutes: tuple[Statute, ...] = ()
    tooi: str | None = None
    oin: str | None = None
    roo: str | None = None
    begun: date | None = None
    #: the first day on which it is no longer there (half-open)
    ended: date | None = None
    #: who takes part in it, where it is an arrangement of several
    participants: tuple[Participant, ...] = ()
