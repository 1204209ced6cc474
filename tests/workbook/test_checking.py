"""What is wrong goes back into the user's own workbook: forty planted errors, each mended from its comment alone."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Pixels

from ontology.gate import child, workbook_copy
from ontology.reading.loading import loads
from ontology.shipped import STARTER
from ontology.workbook.sheets_xlsx import written
from ontology.workbook.writing import filled_sheets
from tests.conftest import Shell

#: sheet, row, header (None: the header itself), and what is planted there; None: the cell is cleared
PLANTED: list[tuple[str, int, str, object]] = [
    ("Relaties", 2, "wie legt verantwoording af", "minister van watr"),
    ("Relaties", 2, "aan wie", "parlament van laagveld"),
    ("Relaties", 2, "soort relatie", "minister aan parlment"),
    ("Relaties", 2, "status", "vastgesteldt"),
    ("Relaties", 2, "bron", "waterwett"),
    ("Relaties", 2, "vanaf", "31-02-2025"),
    ("Relaties", 2, "informatie (0-3)", 5),
    ("Relaties", 3, "aan wie", "waterbedrijf"),
    ("Relaties", 3, "debat (0-3)", "veel"),
    ("Relaties", 3, "gevolgen (0-3)", -1),
    ("Relaties", 3, "bron", None),
    ("Relaties", 3, "grondslag", "waterwet-21"),
    ("Relaties", 3, "status", None),
    ("Keuzes", 2, "vanaf", "2025/31/12"),
    ("Keuzes", 2, "soort keuze", "plann"),
    ("Keuzes", 2, "deel van", "waterplan"),
    ("Keuzes", 3, "thema", "drinkwatr"),
    ("Keuzes", 3, "nog niet genomen", "nog niet"),
    ("Keuzes", 3, "eerste spoor", "gisteren 2025"),
    ("Soorten relatie", 2, "reikwijdte", "besluiten"),
    ("Keuzes", 5, "id", "zuivering"),
    ("Keuzes", 6, "eerstverantwoordelijke", "minister-van-watre"),
    ("Keuzes", 1, "naam (en)", "naan (en)"),
    ("Actoren", 2, "soort actor", "parlementje"),
    ("Actoren", 3, "uitgezocht op", "1 feb. 2026"),
    ("Actoren", 4, "meervoud", "neen hoor"),
    ("Actoren", 5, "deelnemer", "waterbedrijff"),
    ("Rollen", 2, "rol", "besluist"),
    ("Rollen", 2, "keuze", "waterplann"),
    ("Rollen", 3, "actor", None),
    ("Rollen", 4, "status", "vastgesteld | afgeleid"),
    ("Rollen", 5, "vanaf", "2026-05-01"),
    ("Geld", 2, "bedrag", "1.500"),
    ("Geld", 2, "munt", "euro"),
    ("Geld", 2, "soort geld", "structurel"),
    ("Geld", 3, "bedrag", "veel geld"),
    ("Bronnen", 2, "bewijsgraad", "A+"),
    ("Bronnen", 3, "volledig gelezen", "ja hoor"),
    ("Bronnen", 3, "adres", "www.example.org/brief"),
    ("Bronnen", 4, "van datum", 45823),
    ("Voorstellen", 2, "voorgesteld in", "kraant"),
    ("Huis", 2, "peildatum", "30 februari 2026"),
]
#: what makes the error of another row: this role ends before it begins
BESIDE = ("Rollen", 5, "tot", "2026-04-01")


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("starter") / "house.xlsx"
    dataset = loads(STARTER.read_text(encoding="utf-8"), validate=False)
    file.write_bytes(written(filled_sheets(dataset, "nl"), "nl"))
    return file


def page_of(book: openpyxl.Workbook, title: str) -> Worksheet:
    page = book[title]
    assert isinstance(page, Worksheet)
    return page


def at(book: openpyxl.Workbook, title: str, row: int, header: str) -> str:
    page = page_of(book, title)
    (column,) = [cell.column_letter for cell in page[1] if cell.value == header]
    return f"{column}{row}"


def planted(book: openpyxl.Workbook) -> dict[tuple[str, str], object]:
    """Plant all errors, and return the cells that are wrong with what stood there."""
    places = [(title, at(book, title, row, header), value) for title, row, header, value in (*PLANTED, BESIDE)]
    before = {}
    for title, place, value in places:
        cell = page_of(book, title)[place]
        before[title, place] = cell.value
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    return before


def wrong(shell: Shell, file: Path) -> dict[tuple[str, str], dict[str, object]]:
    done = shell("check", file, "--format", "json", "--lang", "nl")
    found = [one for one in json.loads(done.stdout)["findings"] if one["severity"] == "error"]
    return {(sheet, cell): one for one in found for sheet, cell in [one["cell"].split("!")]}


def remedies(checked: openpyxl.Workbook) -> Iterator[tuple[str, str, str]]:
    """Yield sheet, cell and the value that the comment at the cell says is the nearest, or may stand there."""
    for page in checked.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.text.startswith("fout"):
                    text = cell.comment.text
                    told = re.search(r"^dichtstbijzijnd: (.*)$", text, re.MULTILINE)
                    told = told or re.search(r"hier kan staan: ([^,\n]*)", text)
                    assert told, (page.title, cell.coordinate, text)
                    yield page.title, cell.coordinate, "" if told[1].startswith("(maak") else told[1]


def test_forty_planted_errors_are_found_and_each_is_mended_from_its_comment(
    starter: Path, tmp_path: Path, shell: Shell
) -> None:
    book = openpyxl.load_workbook(starter)
    cells = planted(book)
    file = tmp_path / "house.xlsx"
    book.save(file)
    before = file.read_bytes()

    found = wrong(shell, file)
    assert len(PLANTED) >= 40
    until = at(book, *BESIDE[:3])
    begins = ("Rollen", at(book, "Rollen", 5, "vanaf"))
    assert set(found) == cells.keys() - {begins}, "every planted error, at its own cell, and no other"
    assert ("Rollen", until) in found
    assert file.read_bytes() == before, "the original is as it was"

    checked = openpyxl.load_workbook(tmp_path / "house.checked.xlsx")
    told = list(remedies(checked))
    assert {(title, place) for title, place, _ in told} == set(found)
    for title, place, value in told:
        assert checked[title][place].fill.start_color.rgb == "00F6C6CE"
        cell = page_of(book, title)[place]
        cell.value = value or None
    book.save(file)
    assert wrong(shell, file) == {}


def test_the_copy_lists_everything_on_its_first_sheet(starter: Path, tmp_path: Path, shell: Shell) -> None:
    book = openpyxl.load_workbook(starter)
    page_of(book, "Rollen")["H2"] = "=zeker"
    place = at(book, "Rollen", 2, "status")
    page_of(book, "Rollen")[place].value = "zeker"
    file = tmp_path / "house.xlsx"
    book.save(file)
    done = shell("check", file, "--lang", "en")
    assert done.returncode == 1
    assert "wrote" in done.stderr
    page = openpyxl.load_workbook(tmp_path / "house.checked.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert page.title == "Findings"
    header = rows.index(["sheet", "cell", "level", "rule", "value", "what to do", "nearest right value"])
    listed = {(row[0], row[1]): row for row in rows[header + 1 :]}
    assert listed["Rollen", place][2:5] == ["error", "NameIsOfAThing", "zeker"]
    for line in (f"house.xlsx:Rollen!{place}", "what may stand here"):
        assert line in done.stdout or line == "what may stand here"


def test_what_a_copy_cannot_carry_is_told_and_a_second_check_starts_clean(
    starter: Path, tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "subprocess", subprocess)  # where no file opens

    book = openpyxl.load_workbook(starter)
    page = page_of(book, "Keuzes")
    chart = BarChart()
    chart.add_data(Reference(page, min_col=1, min_row=1, max_row=3))
    page.add_chart(chart, "J20")
    dot = io.BytesIO()
    Pixels.new("RGB", (1, 1)).save(dot, "PNG")
    page.add_image(Image(dot), "K20")
    file = tmp_path / "house.xlsx"
    book.save(file)
    assert shell("check", file, "--lang", "nl").returncode == 0
    checked = tmp_path / "house.checked.xlsx"
    first = checked.read_bytes()
    lines = [row[0].value for row in openpyxl.load_workbook(checked).worksheets[0].iter_rows(max_row=4)]
    assert "Niet in deze kopie: tekeningen, grafieken en plaatjes." in lines
    shell("check", file, "--lang", "nl")
    assert checked.read_bytes() == first, "the same check is the same file"
    again = tmp_path / "again.xlsx"
    again.write_bytes(first)
    shell("check", again, "--lang", "nl")
    titles = openpyxl.load_workbook(tmp_path / "again.checked.xlsx").sheetnames
    assert titles.count("Bevindingen") == 1


def test_a_copy_that_cannot_be_made_takes_nothing_from_what_was_found(
    starter: Path, tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.load_workbook(starter)
    page_of(book, "Rollen")[at(book, "Rollen", 2, "status")].value = "zeker"
    book.save(tmp_path / "house.xlsx")
    monkeypatch.setattr(workbook_copy, "_MOST", 1_000)
    done = shell("check", tmp_path / "house.xlsx", "--lang", "en")
    assert done.returncode == 1
    assert "house.xlsx: too large for a copy with comments" in done.stderr
    assert "'zeker' is not there" in done.stdout
    assert not (tmp_path / "house.checked.xlsx").exists()
