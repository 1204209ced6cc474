"""docs/workbook.md, done to the letter: from `init` to an answer of one's own."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import ROOT, Shell

PAGE = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
#: a block of commands with what they say, or a table to fill in with what is said before it
_STEP = re.compile(r"```console\n(?P<console>.*?)```|(?P<before>[^`|]*)\n\n(?P<table>(?:\|[^\n]*\n){3,})", re.S)


def told(text: str) -> str:
    return " ".join(text.split())


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    for part in block.split("$ ")[1:]:
        command, *lines = part.splitlines()
        yield command, lines


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def fill(file: Path, before: str, table: str) -> None:
    """Add a row to a sheet, or change the last one, as the words before the table say."""
    book = openpyxl.load_workbook(file)
    page = book[re.findall(r"\*\*(.*?)\*\*", before)[-1]]
    assert isinstance(page, Worksheet)
    header, _, row = table.splitlines()
    columns = {str(cell.value): cell.column for cell in page[1] if cell.column is not None}
    last = max(cell.row or 1 for line in page.iter_rows() for cell in line if cell.value is not None)
    number = last + 1 if "add a row" in before else last
    for name, value in zip(cells(header), cells(row), strict=True):
        page.cell(number, columns[name]).value = value
    book.save(file)


def test_the_tutorial_is_done_to_the_letter(tmp_path: Path, shell: Shell) -> None:
    done = {"commands": 0, "tables": 0}
    for step in _STEP.finditer(PAGE):
        if step["table"]:
            fill(tmp_path / "my-house" / "house.xlsx", told(step["before"]), step["table"])
            done["tables"] += 1
            continue
        for command, lines in commands(step["console"]):
            words = shlex.split(command)
            assert words[0] == "thorbecke"
            run = shell(*words[1:], cwd=tmp_path)
            for line in lines:
                assert told(line) in told(run.stdout + run.stderr), command
            done["commands"] += 1
    assert done == {"commands": 7, "tables": 3}


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    run = shell("init", tmp_path)
    assert run.returncode == 2
    assert "give a folder that is new or empty" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_both_files_of_the_starter_answer_the_same(tmp_path: Path, shell: Shell) -> None:
    shell("init", tmp_path / "huis", "--lang", "nl")
    answers = {}
    for name in ("house.xlsx", "house.trig"):
        run = shell("gaps", tmp_path / "huis" / name, "--format", "md", "--lang", "nl")
        answers[name] = re.sub(r"sha256:\w+", "", run.stdout)
    assert answers["house.xlsx"] == answers["house.trig"]
    assert "verzonnen" in answers["house.xlsx"]
