"""A file says of which house it is, on which day, under what and what evidence; csv on every row, in last columns."""

from __future__ import annotations

import csv
import io

import pytest

from exports.words import ABOUT
from ontology.reading.dataset import Dataset
from tests.conftest import Shell

COMMANDS = (
    ["gaps"],
    ["gaps", "--ministerial", "unknown"],
    ["explain", "K24"],
    ["explain", "K33"],
    ["explain", "OBDO"],
    ["explain", "BOD"],
    ["who", "K35"],
    ["matrix"],
    ["funding"],
    ["risks"],
    ["questions"],
    ["repair"],
    ["check", "--audit"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_csv_says_so_on_every_row_and_markdown_in_full(shell: Shell, shipped: Dataset, command: list[str]) -> None:
    scenario = [] if command[0] == "check" else ["--scenario", "bod-anchored"]
    day = ["--on", "2025-10-01", *scenario, "--lang", "nl"]
    head, *rows = csv.reader(io.StringIO(shell(*command, *day, "--format", "csv").stdout))
    under = "https://w3id.org/huis-van-thorbecke/id/bod-anchored" if scenario else ""
    title, digest = "Huis van Thorbecke: de Nederlandse Digitaliseringsstrategie", shipped.digest
    assert tuple(head[-5:]) == ABOUT and len(set(head)) == len(head) and rows
    assert {tuple(row[-5:]) for row in rows} == {(title, "2025-10-01", under, "unverified", digest)}
    assert {len(row) for row in rows} == {len(head)}
    told = shell(*command, *day, "--format", "md").stdout
    assert told.count(digest) == 1 and title in told and "peildatum 1 oktober 2025" in told


@pytest.mark.parametrize(
    "command", [["diff", "--from", "2025-06-10", "--to", "2025-10-01"], ["whatif", "bod-anchored"]]
)
def test_a_comparison_says_so_of_both_sides(shell: Shell, command: list[str]) -> None:
    head, *rows = csv.reader(io.StringIO(shell(*command, "--format", "csv").stdout))
    assert tuple(head[-10:]) == (*(f"before_{name}" for name in ABOUT), *ABOUT) and rows
    (both,) = {tuple(row[-10:]) for row in rows}
    assert both[:5] != both[5:] and both[0] == both[5] and both[4] == both[9]


def test_powers_are_a_number_and_a_word(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell("gaps", "--format", "csv").stdout)))
    told = {row["no."]: (row["information"], row["information_grade"]) for row in rows}
    assert told["K45"] == ("◑ bounded", "2") and told["K24"] == ("? unknown", "")
    assert "| information 2 (bounded), discussion 2 (bounded)" in shell("gaps", "--format", "md").stdout
    steps = list(csv.DictReader(io.StringIO(shell("explain", "K24", "--format", "csv").stdout)))
    assert {(step["way"], step["information_grade"], step["information"]) for step in steps} >= {
        ("chain", "2", "◑ bounded"),
        ("aim chain", "2", "◑ bounded"),
    }


def test_a_choice_without_a_step_and_an_actor_without_a_relation_have_one_row(shell: Shell) -> None:
    for name in ("K33", "BOD"):
        rows = list(csv.DictReader(io.StringIO(shell("explain", name, "--format", "csv").stdout)))
        assert len(rows) == 1 and rows[0]["sentence"] and rows[0]["relation"] == ""
