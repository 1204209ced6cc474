"""No question recurs over data or walks every way: a chain of any length answers, and so does what doubles its ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.growth import ASKED, SHAPES, SQUARE, house, main
from graph.answers.answering import answer
from graph.answers.explaining import explain
from graph.house.setting import setting
from graph.questions.risks import risks
from graph.repair.repairing import repair
from ontology.reading.loading import loads
from tests.conftest import Shell

ID = "https://example.org/x/"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_a_sound_house(shape: str) -> None:
    told = answer(setting(loads(house(shape, 12))))
    assert told.choices


def test_a_chain_longer_than_the_stack_answers() -> None:
    size = 3_000
    asked = setting(loads(house("chain", size), validate=False))
    [choice] = answer(asked).choices
    [decider] = choice.deciders
    assert choice.verdict == "FULL"
    assert decider.chain is not None
    assert len(decider.chain.relations) == size + 1
    [chain] = explain(asked, ID + "c0").chains
    assert [step.account_giver for step in chain.steps] == [*(f"{ID}u{n}" for n in range(size)), ID + "min"]
    told = risks(asked)
    assert [len(chain.relations) for chain in told.chains] == [size + 1]
    assert len([thread for thread in told.threads if thread.falls]) == size


@pytest.mark.parametrize(("shape", "verdict"), [("layers", "FULL"), ("rounds", "FULL"), ("seats", "FULL")])
def test_ways_that_double_with_every_layer_are_not_walked_one_by_one(shape: str, verdict: str) -> None:
    asked = setting(loads(house(shape, 240), validate=False))
    [choice] = answer(asked).choices
    assert choice.verdict == verdict
    assert risks(asked).chains


def test_a_repair_asks_of_so_many_ways_and_no_more() -> None:
    """Sixty layers of seats that lead to somebody who answers to nobody: more ways than there are seconds."""
    seats = house("rounds", 240).replace("hvt:participant x:min", "hvt:participant x:unit")
    text = seats + 'x:unit a hvt:MinistryUnit ; skos:prefLabel "unit"@en ; hvt:researchedOn "2025-01-01"^^xsd:date .\n'
    found = repair(loads(text, validate=False))
    [change] = found.changes
    assert found.proof.proven
    assert change.account_giver in (ID + "unit", ID + "b0a")


def test_adopters_reach_every_part_by_one_walk() -> None:
    told = answer(setting(loads(house("parts", 300), validate=False)))
    assert {(c.verdict, c.aim.ministerial if c.aim else None) for c in told.choices} == {("AIM_ONLY", "full")}


def test_growth_is_measured_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shape", "chain", "--command", "gaps", "--size", "20"]) == 0
    *_, row = capsys.readouterr().out.splitlines()
    assert row.startswith("| chain   | gaps ")
    assert row.endswith("|     - |")


def test_what_grows_with_the_square_is_told_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shape", "parts", "--command", "query", "--size", "20"]) == 0
    *_, row = capsys.readouterr().out.splitlines()
    assert row.endswith("| N = 20: each of N choices is asked apart, with the up to N that it is a part of")
    assert all(shape in SHAPES and command in ASKED for shape, command in SQUARE)


def test_every_command_that_takes_a_house_alone_is_asked(shell: Shell) -> None:
    listed = shell("--help").stdout
    assert all(f" {name} " in listed for name in ASKED)
