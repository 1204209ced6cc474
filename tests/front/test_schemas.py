"""The schemas of the answers in JSON: written from the shapes, and true of what every command prints."""

from __future__ import annotations

import importlib
import json
import pkgutil
import typing
from pathlib import Path

import jsonschema
import pytest
import typer
from typer.core import TyperGroup

import exports.data
from exports.data.shapes import GapJson, TextJson
from exports.schemas import generate
from tests.conftest import ROOT, Shell
from tests.support.printing import schema
from thorbecke.cli import app

E10 = ROOT / "tests" / "scenarios" / "e10-obdo-open-standards" / "facts.ttl"
EXAMPLES = ROOT / "docs" / "examples"
CASES = f"house: {E10}\ncases:\n  - choice: open-standards-list\n    expect: LIMITED\n"

#: schema -> what is asked of the shipped house, and of the house of a scenario
SHIPPED: dict[str, tuple[str | Path, ...]] = {
    "gaps": ("gaps", "--accepted", EXAMPLES / "accepted.yaml"),
    "explain": ("explain", "bio2"),
    "explain-actor": ("explain", "gemeente Utrecht"),
    "who": ("who", "bio2"),
    "matrix": ("matrix",),
    "funding": ("funding",),
    "risks": ("risks",),
    "questions": ("questions",),
    "whatif": ("whatif", "bod-anchored", "bod-ministerial"),
    "diff": ("diff", "--from", "2025-06-10", "--to", "2026-03-01"),
    "repair": ("repair",),
    "check": ("check",),
    "check-audit": ("check", "--audit"),
    "test": ("test", EXAMPLES / "cases.yaml"),
    "query": ("query", "SELECT ?choice ?name { ?choice a hvt:Choice ; skos:prefLabel ?name }"),
    "query-list": ("query", "--list"),
    "houses": ("houses",),
    "verify": ("verify", "SHEET"),
    "import-compare": (
        "import",
        "roo",
        EXAMPLES / "registers" / "export.xml",
        "--compare",
        EXAMPLES / "registers" / "house.ttl",
    ),
}
SCENARIO: dict[str, tuple[str | Path, ...]] = {
    "gaps": ("gaps", E10),
    "explain": ("explain", "open-standards-list", E10),
    "explain-actor": ("explain", "staatssecretaris-bzk", E10),
    "who": ("who", "open-standards-list", E10),
    "matrix": ("matrix", E10),
    "funding": ("funding", E10),
    "risks": ("risks", E10),
    "questions": ("questions", E10),
    "whatif": ("whatif", "--withdraw", "rel-obdo--staatssecretaris-bzk", "--house", E10),
    "diff": ("diff", E10, "--from", "2025-06-10", "--to", "2026-03-01"),
    "repair": ("repair", E10),
    "check": ("check", E10),
    "check-audit": ("check", E10, "--audit"),
    "query": ("query", "ASK { ?choice a hvt:Choice }", E10),
}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cases") / "cases.yaml"
    path.write_text(CASES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def sheet(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that can be verified."""
    path = tmp_path_factory.mktemp("sheet") / "sheet.md"
    assert shell("report", "--choice", "K35", "-o", path).returncode == 0
    return path


def follows(name: str, shell: Shell, *asked: str | Path) -> None:
    done = shell(*asked, "--format", "json")
    assert done.stdout and done.returncode in (0, 1), done.stderr
    jsonschema.validate(json.loads(done.stdout), schema(name), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", SHIPPED)
def test_an_answer_on_the_shipped_house_follows_its_schema(name: str, shell: Shell, sheet: Path) -> None:
    follows(name, shell, *(sheet if word == "SHEET" else word for word in SHIPPED[name]))


@pytest.mark.parametrize("name", SCENARIO)
def test_an_answer_on_the_house_of_a_scenario_follows_its_schema(name: str, shell: Shell) -> None:
    follows(name, shell, *SCENARIO[name])


def test_cases_on_the_house_of_a_scenario_follow_their_schema(cases: Path, shell: Shell) -> None:
    follows("test", shell, "test", cases, "--allow-outside")


def test_every_schema_and_every_command_with_json_is_asked() -> None:
    assert SHIPPED.keys() == generate.SCHEMAS.keys()
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    asked = {str(arguments[0]) for arguments in SHIPPED.values()}
    forms = {name for name, command in group.commands.items() if any(p.name == "format" for p in command.params)}
    # a report is no json: it is put together of answers that are
    assert forms | {"import"} == asked | {"report"}


def test_the_files_are_what_the_shapes_say() -> None:
    there = {path: path.read_text(encoding="utf-8") for path in generate.FOLDER.glob("*.json")}
    assert there == generate.files()
    assert generate.main(["--check"]) == 0


def test_every_answer_has_a_schema_of_the_shape_that_its_function_returns() -> None:
    modules = [importlib.import_module(f"exports.data.{m.name}") for m in pkgutil.iter_modules(exports.data.__path__)]
    writers = [f for m in modules for name, f in vars(m).items() if name.endswith("_to_json")]
    assert len(writers) > 14
    returned = [typing.get_type_hints(f, include_extras=True)["return"] for f in writers]
    shapes = [s.shape for s in generate.SCHEMAS.values()]
    assert all(shape in returned for shape in shapes)
    assert all(shape in shapes for shape in returned)


def test_a_changed_shape_makes_every_file_that_has_it_stale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(GapJson.__annotations__, "seriousness", int)
    assert generate.main(["--check"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and told.endswith(": out of date, run python -m exports.schemas.generate\n")
    stale = told.partition(":")[0].split(", ")
    assert stale == [f"{name}.schema.json" for name in ("diff", "explain", "gaps", "questions", "whatif")]


def test_a_file_without_a_shape_is_stale_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    assert generate.main() == 0 and generate.main(["--check"]) == 0
    assert {p.name for p in tmp_path.iterdir()} == {f"{name}.schema.json" for name in generate.SCHEMAS}
    (tmp_path / "old.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "gaps.schema.json").unlink()
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err.startswith("gaps.schema.json, old.schema.json: out of date")
    assert generate.main() == 0 and generate.main(["--check"]) == 0


def test_what_has_no_form_in_json_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TextJson.__annotations__, "nl", set[str])
    with pytest.raises(TypeError, match="has no form in a schema"):
        generate.files()
