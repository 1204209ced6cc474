"""`thorbecke import` of what others have: a house in a file or a folder, and what became of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

import thorbecke
from ontology.intake.rules import read_rules
from tests.conftest import ROOT, Shell

EXAMPLES = ROOT / "docs" / "examples" / "exchange"
RULES = ROOT / "ontology" / "intake" / "rules.yaml"


@pytest.mark.parametrize("target", ["house", "house/", "house.ttl"])
def test_a_house_is_written_in_a_folder_or_a_file(target: str, tmp_path: Path, shell: Shell) -> None:
    run = shell("import", "raci", EXAMPLES / "raci.csv", "-o", f"{tmp_path}/{target}", "--title", "Harbour")
    assert (run.returncode, run.stdout) == (0, "")
    house = thorbecke.load(tmp_path / target)
    assert house.check().sound and house.facts.house.title.en == "Harbour"
    assert run.stderr.splitlines()[1:] == [
        "thorbecke: raci.csv: read: 2 rows",
        "  mapped: 3 actors, 2 choices, 6 roles",
        "  left aside:",
        "    I: 1×, is informed; that is no role in a house; first in raci.csv:3 (Run a night ferry)",
        "  taken, but note:",
        "    hvt:Actor: 3×, no rule says what kind of actor this is; written as hvt:Actor and no more; first in "
        "raci.csv:2 (Minister of Transport)",
        "    2 × A: 1×, not exactly one accountable; written as it stands; first in raci.csv:3 (Run a night ferry)",
    ]


def test_it_is_printed_where_no_place_is_given_under_the_law_of_the_file(shell: Shell) -> None:
    run = shell("import", "organogram", EXAMPLES / "senior.csv", "--lang", "nl")
    house = thorbecke.loads(run.stdout, name="house.ttl")
    assert {relation.kind for relation in house.facts.relations.values()} == {
        "https://w3id.org/huis-van-thorbecke/kind/uk-department-hierarchy"
    }
    assert '"Director of Berths"@en' in run.stdout and "<https://example.org/senior/post/2>" in run.stdout
    assert "    reports to senior post 9: 1×, verwijst naar wat er niet is; eerst in senior.csv:5 (4)" in run.stderr


def test_base_names_day_and_rules_are_those_that_are_given(tmp_path: Path, shell: Shell) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(RULES.read_text(encoding="utf-8").replace("C: Advises", "C: Prepares"), encoding="utf-8")
    given = ("--rules", own, "--base", "https://ports.example/", "--names", "nl", "--on", "1-2-2026")
    run = shell("import", "raci", EXAMPLES / "raci.csv", *given)
    assert run.returncode == 0, run.stderr
    assert "hvt:role hvt:Prepares" in run.stdout and "hvt:Advises" not in run.stdout
    assert "<https://ports.example/actor/union>" in run.stdout and '"Union"@nl' in run.stdout
    assert 'hvt:referenceDate "2026-02-01"^^xsd:date' in run.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("raci", "FILE", "--jurisdiction", "uq"), "'uq' is no state whose law is known; use one of nl, uk"),
        (("raci", "FILE", "--base", "nowhere"), "--base nowhere: not the start of an IRI"),
        (("raci", "FILE", "--names", "fr"), "--names fr: use nl or en"),
        (("raci", "nothing.csv"), "nothing.csv: there is no such file"),
        (("popolo", "FILE"), "raci.csv:1:1: not legal JSON"),
        (("raci", "FILE", "-o", "FILE"), "cannot be made"),
        (("raci", "FILE", "--rules", "FILE"), "raci.csv:"),
    ],
)
def test_a_mistake_is_one_sentence(arguments: tuple[str, ...], told: str, shell: Shell) -> None:
    file = EXAMPLES / "raci.csv"
    before = file.read_bytes()
    run = shell("import", *(one.replace("FILE", str(file)) for one in arguments))
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr and run.stderr.count("\n") == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "{uk: uk-department-hierarchy}",
            "{uk: uk-departmnt-hierarchy}",
            "is no kind of relation; did you mean uk-dep",
        ),
        ("{uk: uk-department-hierarchy}", "{nl: uk-department-hierarchy}", "is a kind of the law of uk, not of nl"),
        ("{uk: uk-department-hierarchy}", "{xx: uk-department-hierarchy}", "'xx' is no state whose law is known"),
        ("ministerie: Ministry", "ministerie: Minstry", "'Minstry' is no class; did you mean Ministry"),
        ("R: Executes", "R: Exexutes", "'Exexutes' is no role; did you mean Executes"),
    ],
)
def test_rules_that_are_wrong_say_where(old: str, new: str, told: str, tmp_path: Path, shell: Shell) -> None:
    own = tmp_path / "own.yaml"
    text = RULES.read_text(encoding="utf-8")
    assert old in text
    own.write_text(text.replace(old, new, 1), encoding="utf-8")
    run = shell("import", "raci", EXAMPLES / "raci.csv", "--rules", own)
    assert run.returncode == 2 and told in run.stderr and run.stderr.startswith("thorbecke: own.yaml:")


def test_the_rules_that_ship_are_read() -> None:
    rules = read_rules()
    assert rules.organogram_law == "uk" and len(rules.org_relations) == 2


@pytest.mark.process
def test_foreign_bytes_are_read_by_the_limited_child(process: Shell, tmp_path: Path) -> None:
    """The child opens no file once its limits stand, whatever a file is encoded in."""
    file = tmp_path / "senior.csv"
    file.write_bytes((EXAMPLES / "senior.csv").read_text(encoding="utf-8").replace("Buoys", "Büoys").encode("cp1252"))
    run = process("import", "organogram", file)
    assert run.returncode == 0 and "Head of Büoys" in run.stdout, run.stderr
