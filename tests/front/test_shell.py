"""The shell as a user runs it: answers, formats, exit codes, mistakes; the same bytes on every run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.main import get_command

from ontology.codelists.ranks import SEVERITY
from ontology.shipped import DEFAULT
from tests.conftest import Shell
from tests.support.printing import schema
from thorbecke.cli import app


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, small_house: str) -> Path:
    path = tmp_path_factory.mktemp("house") / "harbour.ttl"
    path.write_text(small_house, encoding="utf-8")
    return path


def test_gaps_json_follows_its_schema_and_the_contract(shell: Shell) -> None:
    told = json.loads(shell("gaps", "--format", "json").stdout)
    jsonschema.validate(told, schema("gaps"), format_checker=jsonschema.FormatChecker())
    assert sum(told["summary"].values()) == sum(told["classes"].values()) == len(told["choices"]) > 25
    assert told["schema_version"] == "2"
    assert told["house"]["reference_date"] == "2025-09-29"
    for choice in told["choices"]:
        order = [(SEVERITY.index(d["verdict"]), d["iri"]) for d in choice["deciders"]]
        assert order == sorted(order)


def test_a_house_nobody_here_wrote(shell: Shell, house: Path) -> None:
    told = json.loads(shell("gaps", house, "--on", "2026-05-01", "--format", "json").stdout)
    jsonschema.validate(told, schema("gaps"))
    found = {c["label"]["en"]: c for c in told["choices"]}
    assert found["New cranes"]["verdict"] == "LIMITED"
    assert found["New cranes"]["deciders"][0]["grade"] == [3, 1, 2]
    assert found["Dredging"]["deciders"][0]["pierced_from"] == ["https://example.org/harbour/table"]
    assert "informal-decider" in {g["code"] for g in found["Dredging"]["gaps"]}
    assert (found["Buoys"]["verdict"], found["Buoys"]["ministerial"]) == ("NOT_RECORDED", "unknown")


@pytest.mark.parametrize("name", ["K35", "nds-uitvoeringsprogramma", "NDS-uitvoeringsprogramma"])
def test_explain_finds_a_choice_by_id_number_and_label(shell: Shell, name: str) -> None:
    done = shell("explain", name, "--format", "json")
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema("explain"))
    assert told["choice"]["iri"].endswith("/nds-uitvoeringsprogramma")


def test_explain_an_actor(shell: Shell) -> None:
    told = json.loads(shell("explain", "OBDO", "--format", "json").stdout)
    jsonschema.validate(told, schema("explain-actor"))
    assert told["actor"]["iri"].endswith("/obdo")
    assert {d["verdict"] for d in told["decides"]} <= {"LIMITED", "UNKNOWN"}


def test_explain_says_the_same_sentence_in_table_and_json(shell: Shell) -> None:
    told = json.loads(shell("explain", "K30", "--format", "json").stdout)
    shown = " ".join(shell("explain", "K30", "--lang", "en").stdout.split())
    assert told["sentence"]["en"] in shown


def test_explain_an_ambiguous_and_an_unknown_name(shell: Shell) -> None:
    ambiguous = shell("explain", "sovereign")
    assert ambiguous.returncode == 2 and "can mean" in ambiguous.stderr
    assert "soevereine-overheidscloud" in ambiguous.stderr
    unknown = shell("explain", "nds-uitvoeringsprogrma")
    assert unknown.returncode == 2 and "did you mean nds-uitvoeringsprogramma" in unknown.stderr


def test_explain_a_choice_that_is_not_on_the_agenda_that_day(shell: Shell) -> None:
    done = shell("explain", "K06")
    assert done.returncode == 2 and "2026-07-03" in done.stderr


def test_filters_limit_the_rows_and_not_the_summary(shell: Shell) -> None:
    told = json.loads(shell("gaps", "--format", "json", "--theme", "cloud", "--ministerial", "aim").stdout)
    assert told["choices"] and all(c["ministerial"] == "aim" for c in told["choices"])
    assert sum(told["summary"].values()) > len(told["choices"])


@pytest.mark.parametrize("ministerial", ["none", "aim", "partial", "elsewhere", "unknown", "full"])
def test_every_class_can_be_asked_for(shell: Shell, ministerial: str) -> None:
    every = json.loads(shell("gaps", "--format", "json").stdout)
    told = json.loads(shell("gaps", "--format", "json", "--ministerial", ministerial).stdout)
    assert len(told["choices"]) == every["classes"][ministerial]
    failing = shell("gaps", "--fail-on", ministerial)
    assert failing.returncode == (1 if every["classes"][ministerial] else 0)


def test_long_and_full_tell_what_the_short_forms_leave_out(shell: Shell) -> None:
    short, long = shell("gaps").stdout, shell("gaps", "--long").stdout
    assert "(execution-undecided):" in long and "(execution-undecided):" not in short and "--long" in short
    assert shell("gaps", "--long", "--format", "csv").stdout == shell("gaps", "--format", "csv").stdout
    assert shell("gaps", "--long", "--format", "md").stdout != shell("gaps", "--format", "md").stdout
    brief, full = shell("explain", "K24").stdout, shell("explain", "K24", "--full").stdout
    assert "\nRoles\n" in full and "\nRoles\n" not in brief and "source: --full" in brief
    assert (
        shell("explain", "K24", "--full", "--format", "json").stdout
        == shell("explain", "K24", "--format", "json").stdout
    )


def test_csv_is_a_row_per_choice_and_md_a_table(shell: Shell) -> None:
    told = json.loads(shell("gaps", "--format", "json").stdout)
    choices, classes = len(told["choices"]), sum(count > 0 for count in told["classes"].values())
    rows = list(csv.reader(io.StringIO(shell("gaps", "--format", "csv").stdout)))
    assert len(rows) == choices + 1 and len({len(r) for r in rows}) == 1
    assert shell("gaps", "--format", "md").stdout.count("\n| ") == choices + 2 * classes
    assert shell("gaps", "--long", "--format", "md").stdout.count("\n| ") == choices + 2


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["gaps", "--fail-on", "aim"], 1, "failed on: aim"),
        (["gaps", "--fail-on", "execution-undecided,NOT_RECORDED"], 1, "failed on: execution-undecided, NOT_RECORDED"),
        (["gaps", "--ministerial", "elswhere"], 2, "did you mean elsewhere"),
        (["gaps", "--fail-on", "overload"], 0, ""),
        (["gaps", "--fail-on", "nothing"], 2, "is no value"),
        (["gaps", "--on", "29/09/2025"], 2, "yyyy-mm-dd"),
        (["gaps", "--theme", "clouds"], 2, "did you mean cloud"),
        (["gaps", "--scenario", "bod-anchorde"], 2, "did you mean bod-anchored"),
        (["gaps", "--evidence", "stat"], 2, "use one of stated"),
        (["gaps", "--lang", "de"], 2, "use nl or en"),
        (["gaps", "--format", "xml"], 2, "use one of table"),
        (["gaps", "--verdict", "FULLL"], 2, "did you mean FULL"),
        (["gaps", "nowhere.ttl"], 2, "no such file"),
        (["gapz"], 2, "No such command"),
        (["gaps", "--nonsense"], 2, "No such option"),
        (["map", "-o", "no/such/folder/map.html"], 2, "make it first"),
    ],
)
def test_exit_codes_and_one_clear_sentence(shell: Shell, arguments: list[str], status: int, words: str) -> None:
    done = shell(*arguments)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_a_day_without_choices_is_no_clean_bill(shell: Shell, house: Path, tmp_path: Path) -> None:
    later = house.read_text(encoding="utf-8").replace(
        "a hvt:Choice ;", 'a hvt:Choice ; hvt:validFrom "2030-01-01"^^xsd:date ;'
    )
    path = tmp_path / "later.ttl"
    path.write_text(later, encoding="utf-8")
    done = shell("gaps", path, "--on", "2026-01-01")
    assert done.returncode == 1
    assert "not the same as everything being accounted for" in " ".join(done.stdout.split())


def test_check_lists_every_mistake_and_exits_with_one(shell: Shell, house: Path, tmp_path: Path) -> None:
    assert shell("check", house).returncode == 0
    wrong = house.read_text(encoding="utf-8").replace("hvt:forum ex:minister", "hvt:forum ex:ministre")
    path = tmp_path / "wrong.ttl"
    path.write_text(wrong, encoding="utf-8")
    done = shell("check", path, "--format", "json")
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema("check"))
    assert done.returncode == 1 and told["sound"] is False
    error = next(f for f in told["findings"] if f["severity"] == "error")
    line = wrong.splitlines().index(next(x for x in wrong.splitlines() if "ex:ministre" in x)) + 1
    assert (error["file"], error["line"]) == ("wrong.ttl", line)


def test_words_from_data_cannot_steer_a_terminal_or_a_spreadsheet(shell: Shell, house: Path, tmp_path: Path) -> None:
    hostile = house.read_text(encoding="utf-8").replace(
        '"New cranes"@en', '"=HYPERLINK(1)\\u001b[31m [/red] \\u202Etxt"@en'
    )
    path = tmp_path / "hostile.ttl"
    path.write_text(hostile, encoding="utf-8")
    shown = shell("gaps", path, "--on", "2026-05-01").stdout
    assert "\x1b" not in shown and "\u202e" not in shown and "[/red]" in shown
    cells = [c for row in csv.reader(io.StringIO(shell("gaps", path, "--format", "csv").stdout)) for c in row]
    assert any(c.startswith("'=HYPERLINK") for c in cells) and not any(c.startswith("=") for c in cells)


def test_a_fault_of_ours_is_one_line_and_status_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from thorbecke import cli
    from thorbecke.commands import gaps

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a wire came loose")

    monkeypatch.setattr(gaps, "load", broken)
    monkeypatch.setattr("sys.argv", ["thorbecke", "gaps"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_map_writes_one_file_and_says_so(shell: Shell, tmp_path: Path) -> None:
    done = shell("map", "-o", tmp_path / "map.html")
    assert done.returncode == 0 and done.stdout == "" and "wrote" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["map.html"]


def test_version_names_program_and_house(shell: Shell) -> None:
    shown = shell("version").stdout
    assert shown.startswith("huis-van-thorbecke ") and "sha256:" in shown


def commands_of(command: Any, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command of the shell, those of a group too."""
    under = getattr(command, "commands", {})
    if not under:
        yield before
    for name, it in under.items():
        yield from commands_of(it, *before, name)


def test_help_says_which_house_answers_where_none_is_named_and_names_no_type_of_python(shell: Shell) -> None:
    named = 0
    every = list(commands_of(get_command(app)))
    assert ("import", "roo") in every and len(every) > 15
    for command in every:
        told = shell(*command, "--help", COLUMNS="200").stdout
        assert not re.search(r"<\w+(\[\w+\])?>|\[\[", told), command
        asked = re.search(r"^ +(?:--house )?HOUSE +(.*(?:\n {8,}.*)*)", told, re.M)
        if asked:
            words = " ".join(asked[1].split())
            assert "left out" in words, command
            named += f"left out: {DEFAULT}, which ships" in words
    assert named > 10


def test_a_language_may_stand_before_the_command_and_the_one_after_it_goes_before(shell: Shell) -> None:
    for command in (["houses"], ["matrix"], ["import", "roo", "docs/examples/registers/export.xml", "--compare"]):
        assert (
            shell("--lang", "nl", *command).stdout == shell(*command, "--lang", "nl").stdout != shell(*command).stdout
        )
    assert shell("--lang", "nl", "houses", "--lang", "en").stdout == shell("houses", "--lang", "en").stdout
    wrong = shell("--lang", "fr", "houses")
    assert (wrong.returncode, wrong.stderr) == (2, "thorbecke: --lang fr: use nl or en\n")
