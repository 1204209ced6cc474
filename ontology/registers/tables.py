"""The register tables that ship with the package, row by row as organisations."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ontology.registers.organisation import Organisation, Statute

__all__ = ["organisations", "provider_ids"]

_TABLES = Path(__file__).parent / "tables"

#: what the table of other organisations calls them -> our sort
_OTHERS = {"agentschap": "agency", "inspectie": "inspectorate"}
#: the class column of the table of service providers -> our sort, where the register tables do not say
_PROVIDERS = {
    "zbo": "zbo",
    "agentschap": "agency",
    "ministerieonderdeel": "unit",
    "inspectie": "inspectorate",
    "adviescollege": "advisory-body",
    "stichting": "foundation",
    "rwt": "foundation",
    "koepel medeoverheden": "association",
    "overig publiekrechtelijk": "police",
}


def organisations() -> list[Organisation]:
    """Return every row of the tables, in their order; what the table of service providers adds is in the rows.

    A service provider that stands in no other table comes last.
    """
    provided = {it.code: it for it in map(_provider, _rows("dienstverleners"))}
    rows = [*_municipalities(), *_provinces(), *_water_authorities(), *_caribbean(), *_zbos(), *_others()]
    listed = {row.code for row in rows}
    return [
        *(_with_statutes(row, provided[row.code]) if row.code in provided else row for row in rows),
        *(it for it in provided.values() if it.code not in listed),
    ]


def provider_ids() -> dict[str, str]:
    """Return register code -> the id that the table of service providers gives it."""
    return {_provider(row).code: row["id"] for row in _rows("dienstverleners")}


def _with_statutes(row: Organisation, provided: Organisation) -> Organisation:
    """The statute with its BWB id comes instead of the words of the register, unless it is general knowledge."""
    certain = provided.statutes and all(s.status != "unverified" for s in provided.statutes)
    return replace(
        row,
        statutes=provided.statutes,
        basis=() if certain else row.basis,
        abbreviation=row.abbreviation or provided.abbreviation,
        legal_form=row.legal_form or provided.legal_form,
    )


def _provider(row: Mapping[str, str]) -> Organisation:
    unverified = row["zekerheid"] == "C" or "algemene kennis" in row["opmerking"]
    statute = Statute(row["wet"], row["artikel"], row["bwb_id"], "unverified" if unverified else "stated")
    return Organisation(
        code=row["tooi_code"] or (f"roo{row['roo_systeem_id']}" if row["roo_systeem_id"] else row["id"]),
        sorts=(_PROVIDERS[row["klasse"]],),
        name=row["naam"],
        abbreviation=row["afkorting"],
        ministry=_ministry_codes().get(row["ministerie_2025"]),
        legal_form=row["rechtsvorm"],
        statutes=(statute,) if statute.bwb else (),
        tooi=row["tooi_uri"] or None,
        oin=row["oin"] or None,
        roo=row["roo_systeem_id"] or None,
    )


@cache
def _ministry_codes() -> dict[str, str]:
    return {row["afkorting"]: row["tooi_code"] for row in _rows("ministeries_2025")}


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    with (_TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _after(text: str) -> date | None:
    """TOOI gives the last day; ours is the first on which it is no longer there."""
    day = _day(text)
    return day + timedelta(days=1) if day else None


def _municipalities() -> Iterator[Organisation]:
    for row in _rows("gemeenten_2025"):
        yield Organisation(
            code=f"gm{row['gemeentecode']}",
            sorts=("municipality",),
            name=row["naam"],
            official_name=row["officiele_naam"],
            province=row["provincie_code"].lower(),
            tooi=row["tooi_uri"],
            begun=_day(row["begindatum"]),
        )


def _provinces() -> Iterator[Organisation]:
    for row in _rows("provincies"):
        yield Organisation(
            code=row["cbs_code"].lower(), sorts=("province",), name=row["naam"], tooi=row["tooi_uri"]
        )  # fmt: skip


def _water_authorities() -> Iterator[Organisation]:
    for row in _rows("waterschappen"):
        yield Organisation(
            code=row["code"].lower(),
            sorts=("water-authority",),
            name=row["naam"],
            tooi=row["tooi_uri"],
            begun=_day(row["begindatum"]),
        )


def _caribbean() -> Iterator[Organisation]:
    for row in _rows("caribische_openbare_lichamen"):
        yield Organisation(
            code=f"col{row['code']}",
            sorts=("caribbean-body",),
            name=row["naam"],
            tooi=row["tooi_uri"],
            begun=_day(row["begindatum"]),
        )


def _zbos() -> Iterator[Organisation]:
    applies = {"ja": True, "nee": False}
    for row in _rows("zbo_register"):
        titles = [" ".join(t.split()) for t in row["wettelijke_grondslag"].split(" | ") if t.strip()]
        pages = [p.strip() for p in row["grondslag_url"].split(" | ")]
        # a title without an address of its own keeps none: pairs are made only where both lists are as long
        paired = pages if len(pages) == len(titles) else [""] * len(titles)
        yield Organisation(
            code=row["tooi_code"],
            sorts=("zbo-cluster" if row["soort"] == "cluster" else "zbo",),
            name=row["naam"].strip(),
            abbreviation=row["afkorting"],
            ministry=row["ministerie_code"] or None,
            cluster=row["cluster_code"] or None,
            legal_form=row["rechtsvorm"],
            kaderwet=applies.get(row["kaderwet_zbo"]),
            basis=tuple(zip(titles, paired, strict=True)),
            tooi=row["tooi_uri"],
            begun=_day(row["begindatum"]),
            ended=_after(row["einddatum"]),
        )


def _others() -> Iterator[Organisation]:
    for row in _rows("overige_overheidsorganisaties"):
        if row["soort_afgeleid"] in _OTHERS:
            yield Organisation(
                code=row["tooi_code"],
                sorts=(_OTHERS[row["soort_afgeleid"]],),
                name=re.sub(r"^agentschap ", "", row["naam"]),
                official_name=row["naam"],
                abbreviation=row["afkorting"],
                ministry=row["ministerie_code"] or None,
                tooi=row["tooi_uri"],
                begun=_day(row["begindatum"]),
                ended=_after(row["einddatum"]),
            )
