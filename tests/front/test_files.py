"""Files and streams that are not what one hoped: no input is lost, nothing outside is read, a full disk is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Shell

FULL = Path("/dev/full")


@pytest.fixture
def house(tmp_path: Path, small_house: str) -> Path:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "a.ttl").write_text(small_house, encoding="utf-8")
    return folder


@pytest.mark.parametrize("given", ["a.ttl", "."])
def test_a_map_does_not_take_the_place_of_the_house(shell: Shell, house: Path, given: str, small_house: str) -> None:
    (house / "twin.html").hardlink_to(house / "a.ttl")
    for output in ("a.ttl", "../house/a.ttl") if given == "." else ("a.ttl", "twin.html"):
        run = shell("map", given, "-o", output, cwd=house)
        assert run.returncode == 2
        assert run.stderr.endswith(
            f"{output}: is a file that was read, and an output does not take its place; give another file with -o\n"
        )
        assert (house / "a.ttl").read_text(encoding="utf-8") == small_house
    assert shell("map", given, "-o", "map.html", cwd=house).returncode == 0


def test_an_import_does_not_take_the_place_of_its_register(shell: Shell, tmp_path: Path) -> None:
    export = tmp_path / "roo.xml"
    export.write_bytes((ROOT / "tests" / "registers" / "roo-traps.xml").read_bytes())
    before = export.read_bytes()
    run = shell("import", "roo", export, "-o", export)
    assert (run.returncode, export.read_bytes()) == (2, before)
    assert "is a file that was read" in run.stderr


def test_a_link_that_leaves_the_folder_is_not_followed(shell: Shell, house: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.ttl").write_text("<urn:a> <urn:b> 'secret' .", encoding="utf-8")
    link = house / "b.ttl"
    link.symlink_to(tmp_path / "secret.ttl")
    run = shell("gaps", house)
    assert (run.returncode, run.stdout) == (2, "")
    assert f"{link}: a link to a file outside the folder of the house, which is not followed" in run.stderr
    link.unlink()
    link.symlink_to(house / "a.ttl")
    assert shell("gaps", house).returncode == 0
    link.unlink()
    (tmp_path / "other").mkdir()
    (house / "more").symlink_to(tmp_path / "other")
    run = shell("gaps", house)
    assert run.returncode == 2
    assert "a link to a folder, which is not followed" in run.stderr


def test_a_link_that_leads_round_to_itself_is_not_there(shell: Shell, small_house: str, tmp_path: Path) -> None:
    (tmp_path / "house.ttl").write_text(small_house, encoding="utf-8")
    loop = tmp_path / "loop.ttl"
    loop.symlink_to(loop)
    for place in (loop, tmp_path):
        run = shell("check", place)
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr == f"thorbecke: {loop}: there is no such file; check the spelling of the path\n"


def test_a_sheet_is_not_read_through_a_link_that_leaves_the_folder(shell: Shell, tmp_path: Path) -> None:
    secret, sheet = tmp_path / "secret.csv", tmp_path / "house" / "choices.csv"
    secret.write_text("id,label\nsecret,secret\n", encoding="utf-8")
    sheet.parent.mkdir()
    sheet.symlink_to(secret)
    run = shell("check", sheet.parent)
    assert run.returncode == 2 and "secret" not in run.stdout
    assert f"{sheet}: a link to a file outside the folder of the house, which is not followed" in run.stderr


@pytest.mark.parametrize("command", ["check NAME", "gaps HOUSE --accepted NAME", "test NAME", "import roo NAME"])
def test_a_name_that_no_file_can_have_is_one_sentence(
    shell: Shell, small_house: str, tmp_path: Path, command: str
) -> None:
    (tmp_path / "house.ttl").write_text(small_house, encoding="utf-8")
    words = {"NAME": "a" * 300 + ".ttl", "HOUSE": str(tmp_path / "house.ttl")}
    run = shell(*(words.get(word, word) for word in command.split()))
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("thorbecke: aaa") and "a name that is too long for a file" in run.stderr


def test_cases_name_no_house_outside_their_folder_unless_allowed(shell: Shell, house: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    cases = folder / "cases.yaml"
    cases.write_text("house: ../house\ncases:\n  - choice: buoys\n    not: FULL\n", encoding="utf-8")
    run = shell("test", cases)
    assert (run.returncode, run.stdout) == (2, "")
    assert "cases.yaml:1: ../house is outside the folder of this file; give the house in the shell" in run.stderr
    assert shell("test", cases, "--allow-outside").returncode == 0
    assert shell("test", cases, house).returncode == 0
    cases.write_text(f"house: {house}\ncases:\n  - choice: buoys\n    not: FULL\n", encoding="utf-8")
    assert shell("test", cases).returncode == 2
    (folder / "link").symlink_to(house)
    cases.write_text("house: link\ncases:\n  - choice: buoys\n    not: FULL\n", encoding="utf-8")
    assert shell("test", cases).returncode == 2


@pytest.mark.process
@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full is of Linux")
@pytest.mark.parametrize("arguments", [("version",), ("gaps", "--help"), ("query", "--list", "--format", "json")])
def test_a_full_disk_is_one_sentence(arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "thorbecke", *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    said = b"thorbecke: the answer cannot be printed (No space left on device); send it somewhere else\n"
    assert done.stderr == said


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="pipes of the shell of POSIX")
@pytest.mark.parametrize("arguments", ["version", "gaps --help", "query --list"])
def test_a_closed_output_is_one_sentence_and_one_that_is_read_no_further_is_none(arguments: str) -> None:
    command = f"{sys.executable} -m thorbecke {arguments}"
    closed = subprocess.run(["/bin/sh", "-c", f"{command} >&-"], cwd=ROOT, stderr=subprocess.PIPE, check=False)
    assert closed.returncode == 2
    assert (
        closed.stderr
        == b"thorbecke: the answer cannot be printed (standard output is closed); send it somewhere else\n"
    )
    script = f"({command}; echo $? >&2) | true"
    ended = subprocess.run(["/bin/sh", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert (ended.stdout, ended.stderr) == (b"", b"0\n")
