"""The made-up state of the benchmarks is a sound house of the size asked; what is measured is shown as a table."""

from __future__ import annotations

import platform
import re
from pathlib import Path

import pytest

from benchmarks import commands
from benchmarks.commands import COMMANDS, main
from benchmarks.map_scale import table
from benchmarks.state_house import state_house
from graph.answers.answering import answer
from graph.change.states import states
from graph.house.setting import setting
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from thorbecke.cli import app


def test_a_state_is_sound_and_of_the_size_asked() -> None:
    assert state_house(600, 80) == state_house(600, 80) != state_house(600, 80, seed=2)
    house = loads(state_house(600, 80))
    facts = read_facts(house)
    assert abs(len(facts.actors) - 600) < 8
    assert len(facts.relations) > 1.5 * len(facts.actors)
    assert len(facts.choices) == 80
    told = answer(setting(house))
    assert {"FULL", "LIMITED", "LOCAL", "NOT_RECORDED"} <= {c.verdict for c in told.choices}
    view = states(house)
    assert len(view.scenarios) == 2 and len(view.dates) > 10
    assert any(view.at(1, view.opening[1]).against_record)


def test_what_was_measured_is_a_table() -> None:
    shown = table({"a house": {"actors": "7", "made, s": "0.50"}, "b": {"actors": "50,000", "made, s": "1.00"}})
    assert shown.splitlines() == [
        "|         | a house |      b |",
        "|---------|--------:|-------:|",
        "| actors  |       7 | 50,000 |",
        "| made, s |    0.50 |   1.00 |",
    ]


def test_whole_commands_are_measured_cold_and_warm(
    tmp_path: Path, small_house: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house = tmp_path / "house.ttl"
    house.write_text(small_house, encoding="utf-8")
    assert main(["--runs", "1", "--house", str(house), "--only", "gaps", "version", "matrix"]) == 0
    _, _, *rows = capsys.readouterr().out.splitlines()
    shown = [re.sub(r" \d+ \|", " 0 |", re.sub(r"\d+\.\d\d", "0.00", row)) for row in rows]
    assert [re.sub(r" +", " ", row) for row in shown] == [
        "| bare parse | 0.00 | 0 | | |",
        "| gaps | 0.00 | 0 | 0.00 | 0 |",
        "| matrix | 0.00 | 0 | 0.00 | 0 |",
    ], "version takes no house"
    assert main(["--runs", "1", "--relations", "400", "--only", "gaps"]) == 0
    assert [row.split()[1] for row in capsys.readouterr().out.splitlines()[2:]] == ["bare", "gaps"]
    with pytest.raises(SystemExit, match="no-house"):
        main(["--runs", "1", "--house", str(tmp_path / "no-house.ttl"), "--only", "gaps"])


def test_the_page_tells_of_every_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one command and a tiny state; the rest is the same with larger numbers."""
    monkeypatch.setattr(commands, "STATES", (600,))
    monkeypatch.setattr(commands, "COMMANDS", {"gaps": "gaps HOUSE"})
    written = tmp_path / "performance.md"
    assert main(["--runs", "1", "--write", str(written)]) == 0
    told = written.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", told, re.MULTILINE) == ["The shipped house", "A made-up state of 600 relations"]
    assert len(re.findall(r"^\| (?:bare parse|gaps) ", told, re.MULTILINE)) == 4
    assert platform.node() not in told or not platform.node()


def test_every_command_is_measured() -> None:
    known = {command.name for command in app.registered_commands}
    assert known <= {*COMMANDS}
