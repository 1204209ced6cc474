"""`thorbecke export` and `House.export`: each format by one command, whole or not at all, never over what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

import thorbecke
from exports.exchange.formats import FORMATS, made
from ontology.errors import InputError, UnknownNameError
from tests.conftest import ROOT, Shell
from tests.exchange.houses import ODD, ON, asked, written

PAGE = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    file = tmp_path / "house.trig"
    file.write_text(ODD, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_by_the_command_as_by_its_writer(name: str, house: Path, shell: Shell) -> None:
    given = ("--on", ON) if FORMATS[name].answers else ()
    target = house.with_name("out" if FORMATS[name].is_folder else f"out{FORMATS[name].ending}")
    run = shell("export", name, house, "-o", target, "--lang", "nl", *given)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    files = target.iterdir() if target.is_dir() else [target]
    assert {"" if file == target else file.name: file.read_bytes() for file in files} == written(name).files
    told = run.stderr.splitlines()
    assert f"thorbecke: {name}: {written(name).written.nl}" in told
    assert [line.removeprefix("  er niet in: ") for line in told if line.startswith("  er niet in: ")] == [
        one.nl for one in written(name).left
    ]


def test_the_ending_of_a_file_tells_the_format(tmp_path: Path, shell: Shell) -> None:
    run = shell("export", f"{tmp_path}/house.mmd", "docs/examples/own-state", cwd=ROOT)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "house.mmd").read_text(encoding="utf-8").startswith("---\ntitle: 'House of the Island'\n")


def test_without_a_format_all_are_listed_with_what_each_loses(shell: Shell) -> None:
    run = shell("export")
    assert run.returncode == 0
    plain = " ".join(run.stdout.split())
    for name, it in FORMATS.items():
        assert f"{name} {it.about.en} loses: {it.loses.en}" in plain
        assert f"`{name}`" in PAGE and it.loses.en in PAGE, name
    dutch = " ".join(shell("export", "--lang", "nl").stdout.split())
    assert all(f"verliest: {it.loses.nl}" in dutch for it in FORMATS.values())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("grafml",), "'grafml' is no format to export to; did you mean graphml?"),
        (("qqq",), "'qqq' is no format to export to; use one of turtle, trig, "),
        (("parquet",), "-o is missing: say where the parquet goes, for example -o house/"),
        (("trig", "HOUSE", "--on", "2026-01-01", "-o", "x"), "a day, scenarios and evidence change nothing in trig"),
        (("csl", "HOUSE", "--scenario", "anchored", "-o", "x"), "a day, scenarios and evidence change nothing in csl"),
        (
            ("gexf", "HOUSE", "--scenario", "anchord", "-o", "x"),
            "is not a scenario of this house; did you mean anchored?",
        ),
        (("gexf", "HOUSE", "--evidence", "sure", "-o", "x"), "'sure' is no status"),
        (("gexf", "HOUSE", "--mapping", "HOUSE", "-o", "x"), "a mapping is for archimate; leave it out"),
        (("trig", "HOUSE", "-o", "HOUSE"), "is a file that was read, and an output does not take its place"),
        (("trig", "HOUSE", "-o", "HOUSE/x"), "cannot be written"),
        (("graph-csv", "HOUSE", "-o", "HOUSE"), "is a file that was read"),
        (("graph-csv", "HOUSE", "-o", "docs"), "docs: is there already and holds something"),
        (("archimate", "HOUSE", "--mapping", "nothing.yaml", "-o", "x"), "nothing.yaml: there is no such file"),
    ],
)
def test_a_mistake_is_one_sentence(arguments: tuple[str, ...], told: str, house: Path, shell: Shell) -> None:
    before = house.read_bytes()
    run = shell("export", *(one.replace("HOUSE", str(house)) for one in arguments))
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr and run.stderr.count("\n") == 1
    assert house.read_bytes() == before


def test_a_day_a_proposal_and_evidence_are_answered_for(house: Path, shell: Shell) -> None:
    target = house.with_name("out.json")

    def told(*options: str) -> str:
        run = shell("export", "graph-json", house, "-o", target, "--on", ON, *options)
        assert run.returncode == 0, run.stderr
        return target.read_text(encoding="utf-8")

    plain = made("graph-json", asked(lang="en")).files[""].decode()
    under = made("graph-json", asked(lang="en", scenarios=("anchored",))).files[""].decode()
    assert told() == plain != under == told("--scenario", "anchored")
    assert '"status": "arguable"' in plain and '"status": "arguable"' not in told("--evidence", "stated")


def test_the_same_in_python(house: Path, tmp_path: Path) -> None:
    read = thorbecke.load(house, lang="nl")
    told = read.export("graphml", tmp_path / "out.graphml", on=ON, scenarios="anchored")
    assert (tmp_path / "out.graphml").read_bytes() == told.files[""]
    assert told == made("graphml", asked(scenarios=("anchored",)))
    assert told.written.en.startswith("9 nodes and ") and len(told.left) == 1
    read.export("graph-csv", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["edges.csv", "nodes.csv"]
    with pytest.raises(UnknownNameError, match="did you mean mermaid"):
        read.export("mermade", tmp_path / "x")
    with pytest.raises(InputError, match="is a file that was read"):
        read.export("trig", house)
    assert house.read_text(encoding="utf-8") == ODD
