"""The worked examples as cases: what is asked of which house, and what must be said, in the words of `expected.yaml`.

Names in `expected.yaml` are local to the house; a chain is read from below by relation kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.columns.telling import ToldChoice, ToldDecider
from graph.records import POWERS, Chain, Grade
from ontology.codelists.ranks import GAP_CODES
from ontology.reading.dataset import Dataset, key
from ontology.reading.loading import load

__all__ = ["BESIDE", "FOLDERS", "PLACED", "Case", "cases", "expected_of", "house", "kinds", "said"]

SCENARIOS = Path(__file__).parents[1] / "scenarios"
FOLDERS = sorted(place.parent for place in SCENARIOS.glob("*/expected.yaml"))
KIND = "https://w3id.org/huis-van-thorbecke/def#relationKind"
#: gaps that say where: the key in `expected.yaml` -> the code
PLACED = {
    "limited_powers": "limited-powers",
    "outside_portfolio": "outside-portfolio",
    "lapsed": "lapsed",
    "informal_decider": "informal-decider",
    "unknown": "unknown",
}
#: what may be said of an answer beside its verdict
BESIDE = {"aim", "caveats", "requested_by", "pending"}


@dataclass(frozen=True)
class Case:
    """One expected answer of one example."""

    folder: Path
    house: str
    expected: dict[str, Any]

    def name(self) -> str:
        asked = [str(self.expected[k]) for k in ("date", "evidence", "scenarios") if k in self.expected]
        return "-".join([self.folder.name.partition("-")[0], self.expected["choice"], *asked])

    @property
    def on(self) -> date | None:
        """The day that is asked about; None for that of the house."""
        day: date | None = self.expected.get("date")
        return day

    @property
    def scenarios(self) -> tuple[str, ...]:
        return tuple(self.house + name for name in self.expected.get("scenarios", ()))

    @property
    def evidence(self) -> str:
        return str(self.expected.get("evidence", "unverified"))

    def iri(self, local: str | None) -> str | None:
        return None if local is None else self.house + local


def cases() -> list[Case]:
    found = []
    for folder in FOLDERS:
        document = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
        found += [Case(folder, document["house"], expected) for expected in document["answers"]]
    return found


@cache
def house(folder: Path) -> Dataset:
    return load(folder)


@cache
def kinds(folder: Path) -> dict[str, str]:
    """Relation IRI -> the id of its kind."""
    quads = house(folder).quads
    return {key(q.subject): key(q.object).rsplit("/", 1)[1] for q in quads if q.predicate.value == KIND}


def letters(grade: Grade) -> str:
    """The powers of a grade as the literature writes them: {I,d,C}; a capital is 2 or more, a small letter 1."""
    said = [letter.lower() if power == 1 else letter for letter, power in zip("IDC", grade, strict=True) if power]
    return "{" + ",".join(said) + "}"


def by_kind(case: Case, chain: Chain | None) -> list[str]:
    return [kinds(case.folder)[relation] for relation in chain.relations] if chain else []


def said(case: Case, found: ToldChoice) -> dict[str, object]:
    """What an engine says of a choice, as far as something of it is expected."""
    told = {
        "expect": found.verdict,
        "ministerial": found.ministerial,
        "grade": list(found.grade),
        "letters": letters(found.grade),
        "lead": found.lead,
        "gaps": sorted(name for name in found.gaps if name in GAP_CODES),
        "aim": aim_of(case, found),
        "caveats": list(found.caveats),
        "requested_by": [iri.removeprefix(case.house) for iri in found.requested_by],
        "pending": found.pending,
    }
    wanted = {case.house + one["actor"]: one for one in case.expected["deciders"]}
    deciders = {
        one.iri: {name: value for name, value in said_of(case, one).items() if name in wanted.get(one.iri, {})}
        for one in found.deciders
    }
    asked = {*BESIDE & set(case.expected), *told.keys() - BESIDE}
    return {name: told[name] for name in asked} | {"deciders": deciders}


def expected_of(case: Case) -> dict[str, object]:
    """What must be said, likewise."""
    expected = case.expected
    plain = {name: expected[name] for name in ("expect", "ministerial", "grade", "letters", "gaps")}
    beside = {name: expected[name] for name in BESIDE & set(expected)}
    deciders = {case.house + one["actor"]: meant(case, one) for one in expected["deciders"]}
    return plain | beside | {"lead": case.iri(expected.get("lead")), "deciders": deciders}


def aim_of(case: Case, found: ToldChoice) -> dict[str, object] | None:
    """What the answer says of the aim, in the words of `expected.yaml`."""
    aim = found.aim
    if aim is None:
        return None
    return {
        "verdict": aim.verdict,
        "ministerial": aim.ministerial,
        "grade": list(aim.grade),
        "adopters": [iri.removeprefix(case.house) for iri in aim.adopters],
        "part_of": [iri.removeprefix(case.house) for iri in aim.part_of],
        "status": aim.status,
    }


def said_of(case: Case, decider: ToldDecider) -> dict[str, object]:
    """What the answer says of one decider, in the words of `expected.yaml`."""
    chain, oversight = decider.chain, decider.oversight
    broken = chain.bottlenecks if chain else {}
    return {
        "pierced_from": list(decider.pierced_from),
        "verdict": decider.verdict,
        "chain": by_kind(case, chain),
        "office": chain.office if chain else None,
        "terminal": chain.terminal if chain else None,
        "reach": chain.reach if chain else None,
        "status": chain.status if chain else None,
        "grade": list(decider.grade),
        "pareto": sorted(list(grade) for grade in decider.pareto),
        "bottlenecks": {power: [kinds(case.folder)[r] for r in broken.get(power, ())] for power in POWERS},
        "beside": list(decider.beside),
        "oversight": {
            "chain": by_kind(case, oversight),
            "grade": list(oversight.grade),
            "office": oversight.office,
            "reach": oversight.reach,
        }
        if oversight
        else None,
    }


def meant(case: Case, decider: dict[str, Any]) -> dict[str, object]:
    """What `expected.yaml` says of one decider, with whole IRIs."""
    whole: dict[str, object] = {name: value for name, value in decider.items() if name != "actor"}
    for name in {"office", "terminal"} & whole.keys():
        whole[name] = case.iri(decider[name])
    for name in {"pierced_from", "beside"} & whole.keys():
        whole[name] = [case.iri(one) for one in decider[name]]
    if decider.get("oversight"):
        whole["oversight"] = decider["oversight"] | {"office": case.iri(decider["oversight"]["office"])}
    return whole
