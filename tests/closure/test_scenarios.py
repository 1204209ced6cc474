"""The worked examples: a story, its facts, and what the record must and must not say about them, by every engine.

One folder per example: `README.md` tells the story with the law, `facts.ttl` is the house, `expected.yaml`
the answers. `tests/spark` asks Spark of all of them at once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.answers.answering import answer
from graph.house.setting import setting
from ontology.codelists.ranks import GAP_CODES, VERDICTS
from tests.conftest import ROOT
from tests.support.engines import ENGINES, Told
from tests.support.scenarios import BESIDE, FOLDERS, PLACED, Case, cases, expected_of, house, kinds, said

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
WITHOUT_MACHINE_CODE = """\
from graph.columns.asking import ask
from tests.closure.test_scenarios import cases, test_the_answer_is_the_expected_one as told
assert not hasattr(ask, "py_func")
for case in cases():
    told(case, "arrays")
print(len(cases()))
"""
ANSWER_KEYS = {
    *("choice", "date", "evidence", "scenarios"),
    *("expect", "ministerial", "grade", "letters", "lead", "gaps", "absent", "deciders"),
    *PLACED,
    *BESIDE,
}


@cache
def told(engine: str, folder: Path, on: date | None, scenarios: tuple[str, ...], evidence: str) -> Told:
    return ENGINES[engine](house(folder), on, scenarios, evidence)


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
@pytest.mark.parametrize("engine", ["networkx", "arrays", "arrays by numpy"])
def test_the_answer_is_the_expected_one(case: Case, engine: str) -> None:
    found = told(engine, case.folder, case.on, case.scenarios, case.evidence).choice(
        case.house + case.expected["choice"]
    )
    assert said(case, found) == expected_of(case)
    assert not set(found.gaps) & set(case.expected["absent"])


@pytest.mark.process
def test_arrays_say_it_without_machine_code() -> None:
    """As plain Python, which they are where numba is not installed."""
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_MACHINE_CODE],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
    )
    assert (ran.stdout.split(), ran.stderr) == ([str(len(cases()))], "")


def test_everything_beside_a_verdict_is_expected_somewhere() -> None:
    for name in BESIDE:
        assert any(case.expected.get(name) for case in cases()), name


def test_every_place_of_a_gap_is_expected_somewhere() -> None:
    said = [case.expected.get(name, {}) for case in cases() for name in PLACED]
    assert {name for name in PLACED if any(case.expected.get(name) for case in cases())} == PLACED.keys()
    assert all(any(key in wanted for wanted in said) for key in ("missing", "about", "at"))


@pytest.mark.parametrize("case", cases(), ids=Case.name)
def test_every_gap_stands_where_it_is_expected(case: Case) -> None:
    """Where a gap is, only the reference tells."""
    here = setting(house(case.folder), case.on, case.scenarios, case.evidence)
    found = answer(here).choice(case.house + case.expected["choice"])
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
