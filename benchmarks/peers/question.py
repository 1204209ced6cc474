"""The question to the peers in RDF: which relations count, who decides, and the text of it in SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from benchmarks.peers.closure import SETS, Bytes, Lap, kernel
from benchmarks.seeded.text import PREFIXES, REFERENCE
from ontology.namespaces import HVT

__all__ = [
    "ACTOR",
    "COUNTED",
    "DECIDERS",
    "INSERTS",
    "KINDS",
    "LIMITS",
    "PARLIAMENT",
    "REACHED",
    "answered",
    "by_kernel",
    "carrying",
    "number",
    "strength",
]

PARLIAMENT = "https://example.org/large/actor-0"
ACTOR = "https://example.org/large/actor-"
DAY = REFERENCE.isoformat()
#: what limits a relation to some choices
LIMITS = (HVT.scopeTheme, HVT.scopeChoiceKind, HVT.scopeChoice)

_PREFIXES = f"""
PREFIX hvt: <{PREFIXES["hvt"]}>
PREFIX xsd: <{PREFIXES["xsd"]}>
"""
_HOLDS = f"""
FILTER(?status != hvt:unknown)
FILTER NOT EXISTS {{ ?node hvt:validUntil ?until . FILTER(?until <= "{DAY}"^^xsd:date) }}
"""
_COUNTS = f"""
?node hvt:accountGiver ?giver ; hvt:forum ?forum ; hvt:relationKind ?kind ; hvt:status ?status ; hvt:validFrom ?from .
FILTER(?from <= "{DAY}"^^xsd:date) {_HOLDS}
FILTER NOT EXISTS {{ ?node hvt:scopeTheme ?theme }}
FILTER NOT EXISTS {{ ?node hvt:scopeChoiceKind ?about }}
FILTER NOT EXISTS {{ ?node hvt:scopeChoice ?choice }}
"""
#: the relations that count: who gives account, the forum, the kind
COUNTED = f"{_PREFIXES} SELECT ?giver ?forum ?kind WHERE {{ {_COUNTS} }}"
#: the kinds whose relations carry powers: kind, and its three grades
KINDS = f"""{_PREFIXES} SELECT ?kind ?i ?d ?c WHERE {{
?kind hvt:reach ?reach ; hvt:ownConductOnly false ;
    hvt:informationGrade ?i ; hvt:discussionGrade ?d ; hvt:consequencesGrade ?c .
FILTER(?reach = hvt:decision || ?reach = hvt:powers)
}}"""
DECIDERS = f"""{_PREFIXES} SELECT ?choice ?actor WHERE {{
?node hvt:role hvt:Decides ; hvt:choice ?choice ; hvt:actor ?actor ; hvt:status ?status . {_HOLDS}
}}"""


def carrying(kinds: Mapping[str, int]) -> str:
    """Return the update that says of who gives account to whom, and with which powers."""
    rows = " ".join(f"(<{kind}> <urn:carries:{mask}>)" for kind, mask in sorted(kinds.items()))
    head = "INSERT { ?giver ?carries ?forum } WHERE"
    return f"{_PREFIXES} {head} {{ VALUES (?kind ?carries) {{ {rows} }} {_COUNTS} }}"


#: set of powers -> the updates that give a relation a name of that set
INSERTS = {
    powers: [
        f"INSERT {{ ?giver <urn:set:{powers}> ?forum }} WHERE {{ ?giver <urn:carries:{mask}> ?forum }}"
        for mask in SETS
        if mask & powers == powers
    ]
    for powers in SETS
}
#: set of powers -> who reaches the parliament, by a property path
REACHED = {powers: f"SELECT DISTINCT ?actor WHERE {{ ?actor <urn:set:{powers}>+ <{PARLIAMENT}> }}" for powers in SETS}


def strength(information: str, discussion: str, consequences: str) -> int:
    """Return which powers are 2 or more, as a set."""
    return sum(1 << n for n, grade in enumerate((information, discussion, consequences)) if int(grade) >= 2)


def number(iri: str) -> int:
    """Return the number at the end of a name."""
    return int(iri[iri.rindex("-") + 1 :])


def answered(folder: Path, held: Mapping[str, int], deciders: Iterable[tuple[str, str]]) -> Bytes:
    """Return the answer on each choice: what those who decide on it hold."""
    found = np.zeros(pq.read_metadata(folder / "choices.parquet").num_rows, np.uint8)
    for choice, actor in deciders:
        found[number(choice)] |= held.get(actor, 0)
    return found


def by_kernel(
    folder: Path,
    relations: Iterable[tuple[str, str, str]],
    kinds: Mapping[str, int],
    deciders: Iterable[tuple[str, str]],
    lap: Lap,
) -> Bytes:
    """Number the names, and ask our closure."""
    numbers: dict[str, int] = {PARLIAMENT: 0}
    known = numbers.setdefault
    rows = [
        (known(giver, len(numbers)), known(forum, len(numbers)), kinds[kind])
        for giver, forum, kind in relations
        if kind in kinds
    ]
    giver, forum, mask = np.array(rows, np.int32).reshape(-1, 3).T
    lap("extract")
    held = kernel(len(numbers), giver, forum, mask.astype(np.uint8), lambda _: None)
    lap("closure")
    return answered(folder, {name: int(held[place]) for name, place in numbers.items()}, deciders)
