"""What a register adds to a house, as Turtle that can stand beside it.

The house keeps its words: an organisation it knows gets what it lacks, such as the day on which it ended. What
would refer to something that neither the house nor the register knows is left out, and counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import NamedNode

from ontology.namespaces import HVT
from ontology.reading.dataset import Dataset, key
from ontology.registers.organisation import Organisation
from ontology.registers.reasons import Reason
from ontology.registers.register import Register, Remark, Remarks
from ontology.registers.rules import read_rules
from ontology.registers.standing import BASE, Standing, standing_of
from ontology.registers.turtle import turtle
from ontology.registers.writing import block, day, text
from ontology.standards import PROV

__all__ = ["Additions", "additions"]


@dataclass(frozen=True, slots=True)
class Additions:
    """The Turtle, and what of the register it could not hold."""

    turtle: str
    remarks: tuple[Remark, ...]


def additions(register: Register, house: Dataset) -> Additions:
    """Return what `register` adds to `house`; the same register and house give the same text.

    The register itself is described as a source, without an evidence grade: a file does not say where it came from.
    """
    remarks = Remarks(register.name)
    standing = standing_of(house)
    placed = list(_placed(register, standing, remarks))
    source = f"import-{register.kind}-{register.on.isoformat() if register.on else register.digest[:12]}"
    named = {key(q.object).removeprefix(BASE) for q in house.quads if q.predicate.value == PROV.specializationOf}
    names = [name for it in placed for name in _dated_names(it, register, standing, named, source)]
    blocks = [turtle(placed, source, standing).rstrip("\n"), *names, _source(register, source)]
    return Additions("\n\n".join(blocks) + "\n", tuple(remarks))


def _placed(register: Register, standing: Standing, remarks: Remarks) -> Iterator[Organisation]:
    """Yield the organisations that a house can hold, without references to what is not there."""
    listed = {it.code: it for it in register.organisations}
    kept = {it.code: it for it in register.organisations if it.code in standing.ids or not _gone(it, register.on)}
    known = kept.keys() | standing.ids.keys()
    for it in register.organisations:
        if it.code not in kept:
            remarks.add("left-aside", "organisatie", Reason.GONE, it.name)
            continue
        part_of, cluster, province = (
            _there(code, known, field, it, remarks)
            for field, code in (("part_of", it.part_of), ("cluster", it.cluster), ("province", it.province))
        )
        it = replace(it, part_of=part_of, cluster=cluster, province=province)
        if it.ministry is not None and it.ministry not in read_rules().ministries:
            remarks.add("unusable", "ministry", Reason.NO_MINISTER, it.name)
            it = replace(it, ministry=None)
        if it.sorts[0] == "municipality" and it.province is None and it.code not in standing.ids:
            remarks.add("unusable", "province", Reason.NO_PROVINCE, it.name)
        if it.sorts[0] == "unit" and not _in_ministry(it, listed):
            it = replace(it, sorts=("other",))
        if it.code in standing.ids:  # the house may be silent on purpose: an abbreviation can be that of a part
            said = standing.said.get(standing.ids[it.code], frozenset())
            basis = () if HVT.institutedBy in said else it.basis
            it = replace(it, begun=None, part_of=None, abbreviation="", basis=basis)
        elif it.sorts[0] not in read_rules().sorts:
            remarks.add("left-aside", "organisatie", Reason.MERE_ACTOR, it.name)
        taking_part = tuple(p for p in it.participants if _there(p.code, known, "deelnemendeOrganisatie", it, remarks))
        yield replace(it, basis=tuple(_legal(it, remarks)), participants=taking_part)


def _there(code: str | None, known: Collection[str], field: str, it: Organisation, remarks: Remarks) -> str | None:
    if code is None or (code in known and code != it.code):
        return code
    remarks.add("unusable", field, Reason.NOT_HERE, it.name)
    return None


def _gone(it: Organisation, on: date | None) -> bool:
    return it.ended is not None and (on is None or it.ended <= on)


def _in_ministry(it: Organisation, listed: Mapping[str, Organisation]) -> bool:
    """Tell whether a unit is part of a ministry: the units of a municipality are not its concern."""
    if it.ministry is not None and it.part_of is None:
        return True
    seen = {it.code}
    while it.part_of in listed and it.part_of not in seen:
        it = listed[it.part_of or ""]
        seen.add(it.code)
    return it.sorts[0] in ("ministry", "agency", "inspectorate")


def _legal(it: Organisation, remarks: Remarks) -> Iterable[tuple[str, str]]:
    for title, page in it.basis:
        legal = page if _is_address(page) else ""
        if page and not legal:
            remarks.add("unusable", "referentie", Reason.NOT_AN_ADDRESS, it.name)
        if title or legal:
            yield title or legal, legal


def _is_address(page: str) -> bool:
    try:
        NamedNode(page)
    except ValueError:
        return False
    return page.startswith(("http://", "https://"))


def _dated_names(
    it: Organisation, register: Register, standing: Standing, named: Collection[str], source: str
) -> Iterator[str]:
    """Yield a block per name that an organisation bore before, unless the house names its periods itself."""
    node = standing.ids.get(it.code, it.code)
    begun = it.begun
    for earlier in () if node in named else [e for e in register.earlier_names if e.code == it.code and e.until]:
        begun = earlier.since or begun
        if earlier.until and earlier.name not in (it.name, it.official_name) and (not begun or begun < earlier.until):
            yield block(f"id:{node}-until-{earlier.until.isoformat()}", [
                ("a", ["hvt:DatedName"]),
                (f"<{PROV.specializationOf}>", [f"id:{node}"]),
                ("skos:prefLabel", [text(earlier.name, "nl"), text(earlier.name, "en")]),
                ("hvt:validFrom", [day(begun)] if begun else []),
                ("hvt:validUntil", [day(earlier.until)]),
                ("hvt:status", ["hvt:stated"]),
                ("dcterms:source", [f"id:source-{source}"]),
            ])  # fmt: skip
        begun = earlier.until


def _source(register: Register, name: str) -> str:
    """Return the block of the register as a source; its grade is for whoever knows where the file came from."""
    nl, en = register.title
    return block(f"id:source-{name}", [
        ("a", ["hvt:Source"]),
        ("dcterms:title", [text(nl, "nl"), text(en, "en")]),
        ("dcterms:issued", [day(register.on)] if register.on else []),
        ("dcterms:identifier", [text(f"{register.name}, sha256:{register.digest}")]),
        ("hvt:readInFull", ["true"]),
    ])  # fmt: skip
