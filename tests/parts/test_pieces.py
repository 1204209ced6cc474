"""A house too large for records is told in sentences all the same, with the bytes of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.state_house import state_house
from graph.engines.choosing import PART_BY_PART
from ontology.gate.gate import MAX_BYTES
from ontology.reading import cache
from tests.conftest import Shell
from tests.parts.test_parts import PREFIXES
from thorbecke import pieces, tabling


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "state.trig"
    place.write_text(state_house(300, 30), encoding="utf-8")
    monkeypatch.setenv(cache.VARIABLE, "off")  # the answers are kept
    assert tabling.RECORD_BYTES == MAX_BYTES
    monkeypatch.setattr(tabling, "RECORD_BYTES", 1000)
    monkeypatch.setattr(tabling, "LARGE_BYTES", 1000)
    monkeypatch.setattr(pieces, "SIZE", 7)
    monkeypatch.setattr(pieces, "TURN", 5)
    monkeypatch.setattr(pieces, "FEW", 1)
    return place


@pytest.mark.parametrize("form", [["--format", "json"], [], ["--format", "csv", "--ministerial", "none"]])
def test_the_same_in_every_format(shell: Shell, house: Path, form: list[str]) -> None:
    asked = ("gaps", house, "--on", "2025-10-15", "--scenario", "anchored", "--evidence", "inferred", *form)
    whole = shell(*asked, "--engine", "networkx")
    told = shell(*asked, "--verbose")
    assert (pieces.IN_COLUMNS if "json" in form else PART_BY_PART) in told.stderr
    assert (told.returncode, told.stdout) == (whole.returncode, whole.stdout)
    assert whole.stdout


def test_json_is_written_to_a_file(shell: Shell, house: Path, tmp_path: Path) -> None:
    whole = shell("gaps", house, "--format", "json", "--engine", "networkx")
    shell("gaps", house, "--engine", "arrays", "-o", tmp_path / "told.json")
    assert (tmp_path / "told.json").read_text(encoding="utf-8") == whole.stdout


def test_a_house_without_a_choice(shell: Shell, tmp_path: Path) -> None:
    place = tmp_path / "empty.trig"
    place.write_text(PREFIXES, encoding="utf-8")
    whole, told = (shell("gaps", place, "--format", "json", "--engine", engine) for engine in ("networkx", "arrays"))
    assert (told.returncode, told.stdout) == (whole.returncode, whole.stdout)
    assert '"choices": []' in whole.stdout


def test_a_name_that_is_not_there_is_one_sentence(shell: Shell, house: Path) -> None:
    ran = shell("gaps", house, "--scenario", "nothing", "--format", "json")
    assert ran.returncode == 2 and ran.stderr.count("\n") == 1 and "'nothing'" in ran.stderr
