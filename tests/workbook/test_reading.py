"""A workbook as people in the Netherlands fill it in; and one that is not what it seems."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from ontology.columns.large import read_large
from ontology.errors import InputError, UnsoundHouseError
from ontology.gate import child
from ontology.gate.workbook_file import MOST
from ontology.namespaces import HVT
from ontology.reading import loading
from ontology.reading.dataset import Dataset, Value, name_of
from ontology.reading.loading import load
from ontology.standards import DCTERMS, SKOS
from ontology.workbook import mistakes as mistaken
from ontology.workbook import reading
from tests.conftest import Shell
from thorbecke import progress, tabling

Cells = Sequence[Sequence[object]]
BASE = "https://example.org/house/"
ROLES = ["keuze", "rol", "actor", "status", "bron"]
CHOICES = ["id", "naam (nl)", "vanaf"]


def role(choice: str, role: str, actor: str, status: str = "vastgesteld") -> Cells:
    return [ROLES, [choice, role, actor, status, "Havenwet"]]


BOOK: dict[str, Cells] = {
    "Huis": [["titel (nl)", "peildatum"], ["Havens", "29-9-2025"]],
    "Bronnen": [["titel", "bewijsgraad", "volledig gelezen"], ["Havenwet", "A", "ja"]],
    "Actoren": [
        ["soort actor", "naam (nl)"],
        ["parlement", "De Kamer"],
        ["minister", "Minister van Havens"],
    ],
    "Soorten relatie": [
        ["naam (nl)", "informatie (0-3)", "debat (0-3)", "gevolgen (0-3)", "reikwijdte", "status"],
        ["minister aan kamer", 3, 3, 3, "besluit", "vastgesteld"],
    ],
    "Relaties": [
        ["wie legt verantwoording af", "aan wie", "soort relatie", "status", "bron"],
        ["minister van havens", " De Kamer ", "minister aan kamer", "vastgesteld", "Havenwet"],
    ],
    "Keuzes": [["code", "naam (nl)", "vanaf"], ["H1", "Nieuwe kranen", "1-3-2025"]],
    "Rollen": role("Nieuwe kranen", "beslist", "Minister van Havens"),
}


def workbook(sheets: Mapping[str, Cells]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    return book


def saved(folder: Path, sheets: Mapping[str, Cells]) -> Path:
    file = folder / "house.xlsx"
    workbook(sheets).save(file)
    return file


def told(dataset: Dataset, node: str, predicate: str) -> list[Value]:
    return list(dataset.says()[node].get(predicate, ()))


def mistakes(dataset: Dataset) -> list[tuple[str, str, str | None]]:
    book = dataset.files[0].book
    assert book is not None
    return [(found.spot.cell, found.rule, found.nearest) for found in book.mistakes]


def test_names_in_one_language_make_a_house(tmp_path: Path, shell: Shell) -> None:
    run = shell("gaps", saved(tmp_path, BOOK), "--lang", "nl", "--format", "csv")
    assert run.returncode == 0, run.stderr
    (row,) = [line for line in run.stdout.splitlines() if "Nieuwe kranen" in line]
    assert "FULL" in row
    assert "Minister van Havens" in row


def test_ids_are_made_of_names_and_of_what_a_row_ties_together(tmp_path: Path) -> None:
    said = load(saved(tmp_path, BOOK)).says()
    assert {BASE + "h1", BASE + "roles-nieuwe-kranen-beslist-minister-van-havens"} <= set(said)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("29-9-2025", "2025-09-29"),
        ("29 september 2025", "2025-09-29"),
        (date(2025, 9, 29), "2025-09-29"),
        (datetime(2025, 9, 29), "2025-09-29"),
        ("2025-09", "2025-09"),
        (2025, "2025"),
        (" 2025-09-29 ", "2025-09-29"),
    ],
)
def test_a_day_as_people_write_it(tmp_path: Path, written: object, meant: str) -> None:
    sheets: dict[str, Cells] = {**BOOK, "Keuzes": [CHOICES, ["kranen", "Nieuwe kranen", written]]}
    dataset = load(saved(tmp_path, sheets), validate=False)
    assert [name_of(value) for value in told(dataset, BASE + "kranen", HVT.validFrom)] == [meant]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1.500.000,50", "1500000.50"), ("2,5", "2.5"), (1500000, "1500000"), ("1.500.000", "1500000")],
)
def test_an_amount_as_people_write_it(tmp_path: Path, written: object, meant: str) -> None:
    sheets: dict[str, Cells] = {**BOOK, "Geld": [["id", "keuze", "bedrag"], ["geld", "Nieuwe kranen", written]]}
    dataset = load(saved(tmp_path, sheets), validate=False)
    assert [name_of(value) for value in told(dataset, BASE + "geld", HVT.amount)] == [meant]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("31-2-2025", "2025-02-28"),
        ("2025/09/29", "2025-09-29"),
        (45929, "2025-09-29"),
        ("13-25-2025", "2025-12-13"),
        ("soon", ""),
    ],
)
def test_what_is_no_day_is_told_with_the_nearest(tmp_path: Path, written: object, nearest: str) -> None:
    sheets: dict[str, Cells] = {**BOOK, "Keuzes": [CHOICES, ["kranen", "Nieuwe kranen", written]]}
    (found,) = mistakes(load(saved(tmp_path, sheets), validate=False))
    assert found == ("Keuzes!C2", "CellSaysWhatItsColumnHolds", nearest)


def test_thousands_or_a_fraction_is_asked(tmp_path: Path) -> None:
    sheets: dict[str, Cells] = {**BOOK, "Geld": [["keuze", "bedrag"], ["Nieuwe kranen", "1.500"]]}
    assert mistakes(load(saved(tmp_path, sheets), validate=False)) == [
        ("Geld!B2", "CellSaysWhatItsColumnHolds", "1500")
    ]


def test_a_merged_cell_says_the_same_in_each_of_its_rows(tmp_path: Path) -> None:
    book = workbook(BOOK)
    page = book["Rollen"]
    page.append([None, "bereidt voor", "De Kamer", "vastgesteld", "Havenwet"])
    page.merge_cells("A2:A3")
    page.append([])
    page.append(["H1", "adviseert", "De Kamer", "vastgesteld", "Havenwet"])
    book.save(tmp_path / "house.xlsx")
    dataset = load(tmp_path / "house.xlsx")
    assert [name_of(value) for _, value in dataset.values(HVT.choice)] == [BASE + "h1"] * 3


def test_a_heading_over_columns_is_no_row_and_is_told(tmp_path: Path) -> None:
    book = workbook({**BOOK, "Keuzes": [["id", "naam (nl)"], ["Havens in het noorden"], ["kranen", "Nieuwe kranen"]]})
    book["Keuzes"].merge_cells("A2:B2")
    book.save(tmp_path / "house.xlsx")
    dataset = load(tmp_path / "house.xlsx", validate=False)
    assert dataset.instances(HVT.Choice) == {BASE + "kranen"}
    assert [(cell, rule) for cell, rule, _ in mistakes(dataset)] == [("Keuzes!A2", "MergedCellIsARow")]


def test_several_values_in_a_cell(tmp_path: Path) -> None:
    sheets: dict[str, Cells] = {
        **BOOK,
        "Keuzes": [["id", "naam (nl)", "toelichting (nl)"], ["kranen", "Nieuwe kranen", r"een | twee\|drie"]],
    }
    dataset = load(saved(tmp_path, sheets))
    assert [name_of(value) for value in told(dataset, BASE + "kranen", SKOS.note)] == ["een", "twee|drie"]


def test_a_formula_counts_by_its_value_and_one_without_is_told(tmp_path: Path) -> None:
    book = workbook(BOOK)
    book["Keuzes"]["D1"], book["Keuzes"]["D2"] = "toelichting (nl)", '="a"&"b"'
    book["Bronnen"]["D1"], book["Bronnen"]["D2"] = "uitgever", "#N/A"
    book.save(tmp_path / "house.xlsx")
    found = mistakes(load(tmp_path / "house.xlsx", validate=False))
    assert {(cell, rule) for cell, rule, _ in found} == {
        ("Keuzes!D2", "FormulaHasAValue"),
        ("Bronnen!D2", "FormulaHasAValue"),
    }


def test_every_mistake_is_told_at_once_and_no_house_is_made(tmp_path: Path, shell: Shell) -> None:
    sheets: dict[str, Cells] = {
        **BOOK,
        "Rollen": role("H2", "besliszt", "Minister van Haven", "zeker"),
        "Keuzen": BOOK["Keuzes"],
    }
    del sheets["Keuzes"]
    file = saved(tmp_path, sheets)
    assert {rule for _, rule, _ in mistakes(load(file, validate=False))} == {"SheetIsKnown", "NameIsOfAThing"}
    run = shell("check", file, "--lang", "nl")
    assert run.returncode == 1
    assert "Rollen!B2" in run.stdout
    assert "dichtstbijzijnd: beslist" in run.stdout
    assert "dichtstbijzijnd: Keuzes" in run.stdout
    with pytest.raises(UnsoundHouseError, match=r"house\.xlsx:Keuzen!A1"):
        load(file)
    assert shell("gaps", file).returncode == 2


def test_where_nothing_could_be_read_only_why_is_told(tmp_path: Path, shell: Shell) -> None:
    file = saved(tmp_path, {"Keuzen": BOOK["Keuzes"]})
    done = shell("gaps", file)
    assert done.returncode == 2
    assert "house.xlsx:Keuzen!A1" in done.stderr
    assert "more" not in done.stderr


def test_what_is_missing_because_a_cell_is_wrong_is_told_once(tmp_path: Path, shell: Shell) -> None:
    sheets: dict[str, Cells] = {**BOOK, "Rollen": role("H1", "besliszt", "De Kamer")}
    run = shell("check", saved(tmp_path, sheets), "--format", "json")
    assert run.stdout.count('"severity": "error"') == 1


def test_two_of_one_name_are_asked_about(tmp_path: Path) -> None:
    rows = [["a", "minister", "Minister"], ["b", "minister", "Minister"], ["c", "parlement", "De Kamer"]]
    actors = [["id", "soort actor", "naam (nl)"], *rows]
    roles = role("Nieuwe kranen", "beslist", "Minister")
    sheets: dict[str, Cells] = {**BOOK, "Actoren": actors, "Relaties": BOOK["Relaties"][:1], "Rollen": roles}
    assert mistakes(load(saved(tmp_path, sheets), validate=False)) == [("Rollen!C2", "NameIsOfOneThing", "a")]


def test_sheets_and_columns_of_ones_own_are_left_alone(tmp_path: Path) -> None:
    sheets: dict[str, Cells] = {
        **BOOK,
        "#kladblok": [["x"], ["y"]],
        "Keuzes": [["naam (nl)", "# mijn idee"], ["Nieuwe kranen", "later"]],
    }
    sheets["Rollen"] = BOOK["Rollen"][:1]
    assert mistakes(load(saved(tmp_path, sheets), validate=False)) == []


# ---------------------------------------------------------------- csv


def as_csv(folder: Path, encoding: str, separator: str = ";") -> Path:
    for title, rows in BOOK.items():
        lines = [separator.join(map(str, row)) for row in rows]
        (folder / f"{title}.csv").write_bytes("\r\n".join([*lines, separator * 2, ""]).encode(encoding))
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_folder_of_csv_is_a_house(tmp_path: Path, encoding: str, separator: str) -> None:
    folder = as_csv(tmp_path, encoding, separator)
    rows = f"code{separator}naam (nl)\r\nH1{separator}Financiën\r\nH2{separator}Nieuwe kranen\r\n"
    (folder / "Keuzes.csv").write_bytes(rows.encode(encoding))
    dataset = load(folder)
    assert [name_of(value) for value in told(dataset, BASE + "h1", SKOS.prefLabel)] == ["Financiën"]
    warned = [rule for _, rule, _ in mistakes(dataset)]
    assert warned == (["TextIsUtf8"] if encoding == "cp1252" else [])


def test_a_quote_that_is_never_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = as_csv(tmp_path, "utf-8")
    (folder / "Keuzes.csv").write_text('code;naam (nl)\nH1;"Nieuwe\nkranen\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"Keuzes.csv:2: .*close the quote"):
        load(folder)


def test_a_cell_of_csv_loses_one_quote_mark_where_ours_stood(tmp_path: Path) -> None:
    folder = as_csv(tmp_path, "utf-8")
    (folder / "Keuzes.csv").write_text("id;code;naam (nl);toelichting (nl)\na;H1;'=1;'t Zand\n", encoding="utf-8")
    dataset = load(folder, validate=False)
    assert [name_of(value) for value in told(dataset, BASE + "a", SKOS.prefLabel)] == ["=1"]
    assert [name_of(value) for value in told(dataset, BASE + "a", SKOS.note)] == ["'t Zand"]


def test_a_finding_in_csv_names_file_and_cell(tmp_path: Path, shell: Shell) -> None:
    folder = as_csv(tmp_path, "utf-8")
    (folder / "Rollen.csv").write_text(
        "keuze;rol;actor;status;bron\nH1;beslist;De Kamer;zeker;Havenwet\n", encoding="utf-8"
    )
    assert "error: Rollen.csv:D2: " in shell("check", folder).stdout


def test_a_sheet_of_csv_is_read_in_the_child_within_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "subprocess", subprocess)
    monkeypatch.setattr(csv, "reader", lambda *_, **__: pytest.fail("read in this process"))
    folder = as_csv(tmp_path, "utf-8")
    assert len(load(folder).instances(HVT.Choice)) == 1
    (folder / "Keuzes.csv").write_text("code;naam (nl)\nH1;" + "x" * 120_000_000, encoding="utf-8")
    monkeypatch.setattr(child.Limits, "of", lambda size: child.Limits(20, 40, 100_000_000))
    with pytest.raises(InputError, match=r"^Keuzes\.csv:2: a row from here is too large"):
        load(folder)


def test_where_there_is_no_room_for_the_rows_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "subprocess", subprocess)
    file = tmp_path / "Keuzes.csv"
    file.write_text("code\nH1\n", encoding="utf-8")
    with (
        file.open("rb") as source,
        Path("/dev/full").open("wb") as full,
        pytest.raises(InputError, match=r"^Keuzes\.csv: there is no room"),
    ):
        child.through_child(source, full, "sheet", file.name)


def test_a_mistake_in_a_large_folder_names_file_and_cell(tmp_path: Path) -> None:
    folder = as_csv(tmp_path, "utf-8")
    (folder / "Rollen.csv").write_text(
        "keuze;rol;actor;status;bron\nH1;beslist;Kamer;vastgesteld;Havenwet\n", encoding="utf-8"
    )
    with pytest.raises(UnsoundHouseError) as small:
        load(folder)
    with pytest.raises(UnsoundHouseError) as large:
        _ = read_large(folder, validate=False).statements
    assert str(large.value).startswith("Rollen.csv:C2: ")
    assert str(large.value) == str(small.value)


def test_a_sheet_that_is_changed_while_it_is_read_is_told(tmp_path: Path) -> None:
    folder = as_csv(tmp_path, "utf-8")
    large = read_large(folder, validate=False)
    with (folder / "Rollen.csv").open("a", encoding="utf-8") as file:
        file.write("H1;adviseert;De Kamer;vastgesteld;Havenwet\n")
    with pytest.raises(InputError, match=r"^Rollen\.csv: was changed while the house was read"):
        _ = large.statements


def test_what_is_too_large_for_records_says_what_to_ask_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MAX_BYTES", 1_000)
    folder = as_csv(tmp_path, "utf-8")
    with pytest.raises(InputError, match=r"every statement is a record; ask for a table"):
        load(folder)
    assert read_large(folder).columns().choices.start.size == 1


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mistaken, "_MOST", 3)
    folder = as_csv(tmp_path, "utf-8")
    rows = "".join(f"H1;beslist;nobody {number};vastgesteld\n" for number in range(8))
    (folder / "Rollen.csv").write_text(f"keuze;rol;actor;status\n{rows}", encoding="utf-8")
    book = load(folder, validate=False).files[0].book
    assert book is not None
    assert [found.spot.cell for found in book.mistakes] == ["C2", "C3", "C4", "C5"]
    assert book.mistakes[-1].message.en.startswith("from here on 5 more cells are wrong")


def test_rows_without_an_id_that_tie_the_same_together_are_as_many_things(tmp_path: Path) -> None:
    rows = [["Nieuwe kranen", "adviseert", "De Kamer", where] for where in ("", "", "plan", "plan")]
    sheets: dict[str, Cells] = {
        **BOOK,
        "Voorstellen": [["id", "naam (nl)", "voegt toe"], ["plan", "Plan", "https://example.org/plan"]],
        "Rollen": [["keuze", "rol", "actor", "in voorstel"], *rows],
    }
    made = BASE + "roles-nieuwe-kranen-adviseert-de-kamer"
    every = {node for node, _ in load(saved(tmp_path, sheets), validate=False).values(HVT.choice)}
    assert every == {made, *(f"{made}-{number}" for number in (2, 3, 4))}


def test_while_a_workbook_is_read_it_is_told_how_many_rows_there_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell
) -> None:
    told: list[str] = []
    counted = progress.counted

    def heard(rows: int, every: int) -> None:
        counted(rows, every)
        told.append(progress._now._step)

    monkeypatch.setattr(reading, "_PIECE", 4)
    monkeypatch.setattr(progress, "counted", heard)
    folder = as_csv(tmp_path, "utf-8")
    assert shell("gaps", folder).returncode == 0
    assert told == [f"reading {folder}: 4 of 8 rows", f"reading {folder}: 8 of 8 rows"]
    large: list[tuple[int, int]] = []
    _ = read_large(folder, lambda read, every: large.append((read, every)), validate=False).statements
    size = sum(file.stat().st_size for file in folder.iterdir())
    assert large == [(size // 2, size), (size, size)]


@pytest.mark.parametrize(("most", "engine"), [(20_000_000, "networkx"), (4_000, "arrays")])
def test_a_folder_of_csv_is_read_as_columns_by_what_its_statements_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell, most: int, engine: str
) -> None:
    (tmp_path / "house").mkdir()
    folder, to = as_csv(tmp_path / "house", "utf-8"), tmp_path / "answer.parquet"
    assert 500 < sum(file.stat().st_size for file in folder.iterdir()) < 4_000
    monkeypatch.setattr(tabling, "LARGE_BYTES", most)
    done = shell("gaps", folder, "-o", to, "--verbose")
    assert done.returncode == 0 and f"engine: {engine}; the house " in done.stderr
    assert [row["verdict"] for row in pq.read_table(to).to_pylist()] == ["FULL"]


HELD = """
import os, pathlib, signal, sys
from ontology.workbook.given import given
folder = pathlib.Path(sys.argv[1])
book = given([(path.name, path) for path in sorted(folder.glob("*.csv"))]).book()
held = [fd for fd in pathlib.Path("/proc/self/fd").iterdir() if fd.is_symlink() and "(deleted)" in os.readlink(fd)]
modes = [oct(os.fstat(int(fd.name)).st_mode & 0o777) for fd in held]
print(book.count, len(modes), set(modes), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.process
def test_what_is_put_on_the_disk_is_the_users_own_and_gone_when_the_process_is_killed(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    folder, kept = as_csv(tmp_path / "house", "utf-8"), tmp_path / "cache"
    done = subprocess.run(
        [sys.executable, "-c", HELD, str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "THORBECKE_CACHE": str(kept)},
        check=False,
    )
    statements, files, modes = done.stdout.split(maxsplit=2)
    assert done.returncode == -signal.SIGKILL
    assert int(statements) > 20
    assert int(files) > len(BOOK)
    assert modes.strip() == "{'0o600'}"
    assert list(kept.iterdir()) == []


# ---------------------------------------------------------------- what is not what it seems


def test_a_workbook_is_read_in_the_child_within_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "subprocess", subprocess)
    book = workbook(BOOK)
    book["Keuzes"]["C2"] = date(2025, 3, 1)
    book.save(tmp_path / "house.xlsx")
    assert len(load(tmp_path / "house.xlsx").instances(HVT.Choice)) == 1
    for number in range(3_000):
        book["Bronnen"].append([f"bron {number} {'x' * 2_000}", "A", "ja"])
    book.save(tmp_path / "house.xlsx")
    monkeypatch.setattr(child.Limits, "of", lambda size: child.Limits(20, 40, 60_000_000))
    with pytest.raises(InputError, match="the parser stopped"):
        load(tmp_path / "house.xlsx")


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 and no more"])
def test_what_is_no_workbook_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "house.xlsx").write_bytes(content)
    with pytest.raises(InputError, match=r"house.xlsx: no workbook that can be read"):
        load(tmp_path / "house.xlsx")


def repacked(file: Path, part: str, change: bytes, into: bytes) -> None:
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert change in parts[part]
    parts[part] = parts[part].replace(change, into)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    file.write_bytes(out.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(tmp_path, BOOK)
    monkeypatch.setitem(MOST, "bytes", 10_000_000)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/image1.png", b"\0" * 11_000_000)
    assert file.stat().st_size < 100_000
    with pytest.raises(InputError, match="unpacks to more than 10 MB"):
        load(file)


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    choices = [["id", "naam (nl)"], *([f"k{n}", f"Keuze {n}"] for n in range(30))]
    file = saved(tmp_path, {**BOOK, "Keuzes": choices, "Rollen": BOOK["Rollen"][:1]})
    repacked(file, "xl/worksheets/sheet6.xml", b'<dimension ref="A1:B31"', b'<dimension ref="A1:A2"')
    assert len(load(file, validate=False).instances(HVT.Choice)) == 30


def test_a_cell_at_the_end_of_the_world_is_refused(tmp_path: Path) -> None:
    book = workbook(BOOK)
    book["Keuzes"]["XFD1048576"] = "x"
    book.save(tmp_path / "house.xlsx")
    with pytest.raises(InputError, match=r"sheet Keuzes, cell XFD1048576: a sheet has at most"):
        load(tmp_path / "house.xlsx")


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    file = saved(tmp_path, BOOK)
    doctype = b'<!DOCTYPE x [<!ENTITY a "b">]><workbook'
    repacked(file, "xl/workbook.xml", b"<workbook", doctype)
    with pytest.raises(InputError, match="holds a document type"):
        load(file)


def test_other_kinds_of_workbook_and_lone_sheets_say_what_to_do(tmp_path: Path) -> None:
    for name, sentence in (("house.ods", "save it as .xlsx"), ("Keuzes.csv", "give the folder")):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(InputError, match=sentence):
            load(tmp_path / name)


def test_a_house_of_the_title_says_so_in_dutch_and_english(tmp_path: Path) -> None:
    dataset = load(saved(tmp_path, BOOK))
    assert [name_of(value) for _, value in dataset.values(DCTERMS.title)] == ["Havens", "Havenwet"]
