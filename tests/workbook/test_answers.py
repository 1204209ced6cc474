"""An answer as a workbook: read back by openpyxl and by LibreOffice."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import ROOT, Shell

E10 = ROOT / "tests" / "scenarios" / "e10-obdo-open-standards"
DIFF = ("diff", E10, "--from", "2025-06-10", "--to", "2026-03-01")
ASKED: dict[str, tuple[str | Path, ...]] = {
    "gaps": ("gaps", E10),
    "matrix": ("matrix", E10),
    "diff": DIFF,
    "questions": ("questions", E10),
}


def sheet(file: Path, title: str) -> Worksheet:
    found = openpyxl.load_workbook(file)[title]
    assert isinstance(found, Worksheet)
    return found


@pytest.mark.parametrize("name", ASKED)
def test_the_rows_are_those_of_csv_and_colours_follow_them(name: str, tmp_path: Path, shell: Shell) -> None:
    file = tmp_path / "answer.xlsx"
    run = shell(*ASKED[name], "-o", file, "--lang", "en")
    assert run.returncode in (0, 1), run.stderr
    rows = sheet(file, "Rows")
    told = [["" if cell.value is None else str(cell.value) for cell in row] for row in rows.iter_rows()]
    wanted = list(csv.reader(io.StringIO(shell(*ASKED[name], "--format", "csv", "--lang", "en").stdout)))
    assert [row[: len(wanted[0])] for row in told] == wanted
    assert rows.freeze_panes == "D2"
    if name in ("gaps", "matrix", "diff"):
        assert len(rows.conditional_formatting) > 0
    again = tmp_path / "again.xlsx"
    shell(*ASKED[name], "-o", again, "--lang", "en")
    assert again.read_bytes() == file.read_bytes()


def test_the_answer_and_its_explanation_are_in_the_language_asked(tmp_path: Path, shell: Shell) -> None:
    for lang, titles in (("nl", ["Antwoord", "Rijen", "Uitleg"]), ("en", ["Answer", "Rows", "Explanation"])):
        file = tmp_path / f"{lang}.xlsx"
        shell("gaps", E10, "-o", file, "--lang", lang)
        assert openpyxl.load_workbook(file).sheetnames == titles
        page = shell("gaps", E10, "--format", "md", "--lang", lang).stdout
        first = str(sheet(file, titles[0])["A1"].value)
        assert first in page.replace("**", "")
        codes = {str(row[0].value): str(row[1].value) for row in sheet(file, titles[2]).iter_rows()}
        assert "NO_DECIDER" in codes
        assert codes["stated"] == ("vastgesteld" if lang == "nl" else "stated")


def text_of(folder: Path, *files: Path) -> list[str]:
    """The text of files as LibreOffice prints them."""
    where = f"-env:UserInstallation=file://{folder / 'office'}"
    command = ["soffice", where, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    read = []
    for file in files:
        done = subprocess.run(
            ["pdftotext", "-layout", str(folder / f"{file.stem}.pdf"), "-"], capture_output=True, check=True, timeout=60
        )
        read.append(" ".join(done.stdout.decode("utf-8").split()))
    return read


def test_libreoffice_reads_an_answer_a_house_and_a_checked_house(tmp_path: Path, shell: Shell) -> None:
    shell("init", tmp_path / "huis", "--lang", "nl")
    house = tmp_path / "huis" / "house.xlsx"
    book = openpyxl.load_workbook(house)
    page = book["Rollen"]
    assert isinstance(page, Worksheet)
    page["C2"] = "besluist"
    page["J2"] = "=1+1"
    page["J2"].data_type = "s"
    wrong = tmp_path / "fout.xlsx"
    book.save(wrong)
    shell("check", wrong, "--lang", "nl")
    answer = tmp_path / "antwoord.xlsx"
    shell("gaps", house, "-o", answer, "--lang", "nl")
    checked = tmp_path / "fout.checked.xlsx"
    about, found, told = text_of(tmp_path, house, checked, answer)
    assert "Een rij is één ding, een kolom wat ervan gezegd wordt." in about
    assert "Nieuwe zuivering bij de Oosterplas" in about
    assert "Wat er gevonden is" in found
    assert "besluist" in found
    assert "=1+1" in found, "text that begins with = is no formula"
    assert "Geen ministeriële verantwoording in dit dossier (1)" in told
