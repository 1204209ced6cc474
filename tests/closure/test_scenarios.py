"""The worked examples: a story, its facts, and what the record must and must not say about them.

One folder per example: `README.md` tells the story with the law, `facts.ttl` is the house, `expected.yaml`
the answers. Names in `expected.yaml` are local to the house; a chain is read from below by relation kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.answers.answering import answer
from graph.house.setting import setting
from graph.records import POWERS, Chain, ChoiceAnswer, Decider, Grade
from ontology.codelists.ranks import GAP_CODES, VERDICTS
from ontology.reading.dataset import Dataset, key
from ontology.reading.loading import load
from tests.support.by_columns import held_together

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
DECIDER_KEYS = {
    "actor",
    "pierced_from",
    "verdict",
    "chain",
    "office",
    "terminal",
    "reach",
    "status",
    "grade",
    "pareto",
    "bottlenecks",
    "oversight",
    "beside",
}
#: what may be said of an answer beside its verdict
BESIDE = {"aim", "caveats", "requested_by", "pending"}
ANSWER_KEYS = {
    *("choice", "date", "evidence", "scenarios"),
    *("expect", "ministerial", "grade", "letters", "lead", "gaps", "absent", "deciders"),
    *PLACED,
    *BESIDE,
}


@dataclass(frozen=True)
class Case:
    """One expected answer of one example."""

    folder: Path
    house: str
    expected: dict[str, Any]

    def name(self) -> str:
        asked = [str(self.expected[k]) for k in ("date", "evidence", "scenarios") if k in self.expected]
        return "-".join([self.folder.name.partition("-")[0], self.expected["choice"], *asked])

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


def answered(case: Case) -> ChoiceAnswer:
    """Return the answer of the reference engine, which is that of columns."""
    asked = case.expected
    here = setting(
        house(case.folder),
        on=asked.get("date"),
        scenarios=tuple(case.house + name for name in asked.get("scenarios", ())),
        evidence=asked.get("evidence", "unverified"),
    )
    told = answer(here)
    held_together(here, told)
    return told.choice(case.house + asked["choice"])


def letters(grade: Grade) -> str:
    """The powers of a grade as the literature writes them: {I,d,C}; a capital is 2 or more, a small letter 1."""
    said = [letter.lower() if power == 1 else letter for letter, power in zip("IDC", grade, strict=True) if power]
    return "{" + ",".join(said) + "}"


def by_kind(case: Case, chain: Chain | None) -> list[str]:
    return [kinds(case.folder)[relation] for relation in chain.relations] if chain else []


def test_there_are_scenarios() -> None:
    numbers = [folder.name.partition("-")[0] for folder in FOLDERS]
    assert [f"e{number:02}" for number in range(1, 27)] == numbers
    assert len(cases()) >= len(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_scenario_is_whole(folder: Path) -> None:
    """A story, a sound house, at least one answer, and no misspelt expectation: that would pass unseen."""
    story = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    assert story[0].startswith("# E") and len(story) >= 7
    assert house(folder).quads
    mine = [case.expected for case in cases() if case.folder == folder]
    assert mine
    for expected in mine:
        assert set(expected) <= ANSWER_KEYS
        assert {"expect", "ministerial", "grade", "letters", "gaps", "absent", "deciders"} <= set(expected)
        assert expected["expect"] in VERDICTS
        assert {*expected["gaps"], *expected["absent"]} <= set(GAP_CODES)
        assert isinstance(expected.get("date", date.min), date)
        for decider in expected["deciders"]:
            assert set(decider) <= DECIDER_KEYS


@pytest.mark.parametrize("case", cases(), ids=Case.name)
def test_the_answer_is_the_expected_one(case: Case) -> None:
    found, expected = answered(case), case.expected
    assert found.verdict == expected["expect"]
    assert found.ministerial == expected["ministerial"]
    assert list(found.grade) == expected["grade"]
    assert letters(found.grade) == expected["letters"]
    assert found.lead == case.iri(expected.get("lead"))
    assert sorted({gap.code for gap in found.gaps}) == expected["gaps"]
    assert not {gap.code for gap in found.gaps} & set(expected["absent"])


@pytest.mark.parametrize("case", cases(), ids=Case.name)
def test_what_is_beside_the_verdict_is_the_expected(case: Case) -> None:
    found, expected = answered(case), case.expected
    said = {
        "aim": aim_of(case, found),
        "caveats": list(found.caveats),
        "requested_by": [iri.removeprefix(case.house) for iri in found.requested_by],
        "pending": found.pending,
    }
    assert {name: said[name] for name in BESIDE & set(expected)} == {
        name: expected[name] for name in BESIDE & set(expected)
    }


def aim_of(case: Case, found: ChoiceAnswer) -> dict[str, object] | None:
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


def test_everything_beside_a_verdict_is_expected_somewhere() -> None:
    for name in BESIDE:
        assert any(case.expected.get(name) for case in cases()), name


def test_every_place_of_a_gap_is_expected_somewhere() -> None:
    said = [case.expected.get(name, {}) for case in cases() for name in PLACED]
    assert {name for name in PLACED if any(case.expected.get(name) for case in cases())} == PLACED.keys()
    assert all(any(key in wanted for wanted in said) for key in ("missing", "about", "at"))


@pytest.mark.parametrize("case", cases(), ids=Case.name)
def test_every_gap_stands_where_it_is_expected(case: Case) -> None:
    found = answered(case)
    for name, code in PLACED.items():
        gaps = [gap for gap in found.gaps if gap.code == code]
        wanted = case.expected.get(name, {})
        if "missing" in wanted:
            assert [list(gap.missing) for gap in gaps] == [wanted["missing"]]
        if "about" in wanted:
            assert [gap.about for gap in gaps] == wanted["about"]
        if "at" in wanted:
            places = [kinds(case.folder).get(gap.at, gap.at.removeprefix(case.house)) for gap in gaps]
            assert places == [wanted["at"]]


@pytest.mark.parametrize("case", cases(), ids=Case.name)
def test_the_deciders_are_the_expected_ones(case: Case) -> None:
    found = {decider.iri: decider for decider in answered(case).deciders}
    wanted = {case.house + decider["actor"]: decider for decider in case.expected["deciders"]}
    assert found.keys() == wanted.keys()
    for iri, decider in found.items():
        said = said_of(case, decider)
        asked = wanted[iri]
        assert {name: said[name] for name in asked if name != "actor"} == meant(case, asked)


def said_of(case: Case, decider: Decider) -> dict[str, object]:
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
