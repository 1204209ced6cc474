"""Every house that ships answers every command by its short name, and says nothing of another state.

The houses are those found in `ontology/houses`: one more there is asked here too, without a line of code.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import thorbecke
from graph.answers.answering import answer
from graph.house.setting import setting
from ontology.checking.validation import validate
from ontology.names import local_name
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts, holds_on
from ontology.reading.loading import load
from ontology.shipped import DEFAULT, houses
from tests.conftest import ROOT, Shell
from tests.houses.test_no_state_in_code import BRITISH_NAMES, DUTCH_NAMES, searched
from thorbecke.cli import app

NAMES = sorted(houses())
#: the code of a jurisdiction -> what is of that state only
OF_STATE = {"nl": searched(DUTCH_NAMES), "uk": searched(BRITISH_NAMES)}
#: command -> how it is asked of HOUSE; CHOICE, ACTOR, KIND, FORUM and FACT are found in the house
ASKED = {
    "gaps": ("gaps HOUSE", "gaps HOUSE --long"),
    "explain": ("explain CHOICE HOUSE", "explain CHOICE HOUSE --full", "explain ACTOR HOUSE"),
    "who": ("who CHOICE HOUSE",),
    "matrix": ("matrix HOUSE",),
    "funding": ("funding HOUSE",),
    "whatif": ("whatif --withdraw FACT --house HOUSE",),
    "repair": ("repair HOUSE", "repair HOUSE --target full"),
    "diff": ("diff HOUSE --from 2025-06-01 --to 2025-07-10", "diff HOUSE HOUSE"),
    "risks": ("risks HOUSE",),
    "questions": ("questions HOUSE",),
    "query": ("query who-decides HOUSE", "query verdicts HOUSE"),
    "import": (f"import roo {ROOT}/docs/examples/registers/export.xml --compare HOUSE",),
    "check": ("check HOUSE", "check HOUSE --audit"),
    "test": ("test CASES HOUSE",),
    "map": ("map HOUSE -o MAP",),
    "report": ("report HOUSE -o REPORT", "report HOUSE -o REPORT --since 2025-06-01"),
    "verify": ("verify WRITTEN HOUSE",),
    "export": ("export mermaid HOUSE -o EXPORT", "export csl HOUSE -o EXPORT"),
    "init": ("init STARTER",),
    "houses": ("houses",),
    "version": ("version",),
}
#: an answer about a register, about all houses, or about this program
NOT_OF_ONE_HOUSE = ("import", "init", "houses", "version")
#: formats of most commands; what has others says so
FORMATS = ("table", "json", "csv", "md")
OTHER_FORMATS = {
    "explain": ("table", "json"),
    "test": ("table", "json", "junit"),
    "map": (),
    "export": (),
    "init": (),
    "version": (),
    "report": ("html", "md"),
}


def facts_of(name: str) -> Facts:
    return read_facts(load(name))


def filled(line: str, name: str, place: Path) -> list[str]:
    """Return the arguments of a line, asked of this house."""
    facts = facts_of(name)
    day = facts.house.reference_date
    assert day is not None
    choice = answer(setting(load(name))).choices[0]
    relation = next(r for r in facts.relations.values() if r.forum and holds_on(r, day) and r.status != "unknown")
    cases = place / "cases.yaml"
    cases.write_text(f"cases:\n  - choice: {choice.iri}\n    expect: {choice.verdict}\n", encoding="utf-8")
    written = place / "written.md"
    if "WRITTEN" in line:
        thorbecke.load(name).report().save(written)
    words = {
        "HOUSE": name,
        "WRITTEN": str(written),
        "CHOICE": local_name(choice.iri),
        "ACTOR": local_name(relation.account_giver),
        "FACT": local_name(relation.iri),
        "CASES": str(cases),
        "MAP": str(place / "map.html"),
        "REPORT": str(place / "report.html"),
        "EXPORT": str(place / "export.html"),
        "STARTER": str(place / "starter"),
    }
    return [words.get(word, word) for word in line.split()]


def test_every_command_is_asked() -> None:
    assert set(get_command(app).commands) == set(ASKED)  # type: ignore[attr-defined]
    assert NAMES and DEFAULT in NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", sorted(ASKED))
def test_a_shipped_house_answers_by_its_short_name(command: str, name: str, shell: Shell, tmp_path: Path) -> None:
    facts = facts_of(name)
    law = facts.house.jurisdiction
    assert law is not None, "a house that ships names its jurisdiction"
    foreign = [words for code, words in OF_STATE.items() if code != local_name(law)]
    forms, lines = OTHER_FORMATS.get(command, FORMATS), ASKED[command]
    if name == DEFAULT:  # asked in every way elsewhere
        forms, lines = (("json",) if "json" in forms else forms[:1]), lines[:1]
    for number, line in enumerate(lines):
        arguments = filled(line, name, tmp_path)
        for options in options_of(command, forms if number == 0 else forms[1:2]):
            run = shell(*arguments, *options)
            asked = " ".join([*arguments, *options])
            # a register of one state has nothing in common with a house of another: that is said, with status 1
            known = (0, 1) if command == "import" else (0,)
            assert run.returncode in known and run.stdout + run.stderr, f"{asked}: {run.stderr}"
            assert "internal error" not in run.stderr, asked
            if "json" in options:
                told_of(command, json.loads(run.stdout), load(name).digest)
            if command not in NOT_OF_ONE_HOUSE and facts.house.languages == ("en",):
                file = tmp_path / f"{command}.html"
                told = _read(file) if file.exists() else run.stdout
                assert not [hit for words in foreign for hit in words.findall(told)], asked


def told_of(command: str, said: dict[str, Any], digest: str) -> None:
    """Hold an answer to be of the house that was asked, and not empty."""
    if command == "query":
        assert said["results"]["bindings"]
    elif command == "check" and "sound" in said:
        assert said["sound"] is True
    elif command != "import":
        assert digest in json.dumps(said), command


def _read(page: Path) -> str:
    """Return what a page says, without its scripts: the names in there are short, and nobody's."""
    return re.sub(r"<script.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.S)


def options_of(command: str, forms: tuple[str, ...]) -> list[list[str]]:
    """Return the options to ask a command with: in English, in each of these formats."""
    if command == "version":
        return [[]]
    return [["--lang", "en", "--format", form] for form in forms] or [["--lang", "en"]]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_house_is_sound(name: str) -> None:
    report = validate(load(houses()[name], validate=False), warnings=False)
    assert report.sound, [finding.sentence("en") for finding in report.findings]


@pytest.mark.parametrize("name", NAMES)
def test_the_map_offers_the_languages_of_the_house(name: str, shell: Shell, tmp_path: Path) -> None:
    spoken = facts_of(name).house.languages
    page = tmp_path / "map.html"
    assert shell("map", name, "-o", page, "--lang", "nl").returncode == 0
    text = page.read_text(encoding="utf-8")
    assert tuple(sorted(re.findall(r'<button type="button" data-lang="(\w+)"', text))) == spoken
    assert f'<html lang="{"nl" if "nl" in spoken else spoken[0]}">' in text


def test_a_folder_of_that_name_goes_before_and_is_said(shell: Shell, small_house: str, tmp_path: Path) -> None:
    folder = tmp_path / DEFAULT
    folder.mkdir()
    (folder / "house.ttl").write_text(small_house, encoding="utf-8")
    here, there = shell("gaps", DEFAULT, "--format", "json", cwd=tmp_path), shell("gaps", DEFAULT, "--format", "json")
    assert here.returncode == there.returncode == 0
    assert f"{DEFAULT}: read what stands here under this name" in here.stderr and there.stderr == ""
    assert json.loads(here.stdout)["house"]["digest"] != json.loads(there.stdout)["house"]["digest"]
    assert json.loads(there.stdout) == json.loads(shell("gaps", "--format", "json").stdout)


def test_a_name_that_nothing_has_is_one_sentence(shell: Shell, tmp_path: Path) -> None:
    run = shell("gaps", "atlantis", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"thorbecke: atlantis: no such file or folder, and no house that ships; these ship: {', '.join(houses())}\n"
    )


def test_what_ships_is_listed_with_the_default_first(shell: Shell) -> None:
    told = json.loads(shell("houses", "--format", "json").stdout)["houses"]
    assert sorted(house["name"] for house in told) == NAMES
    assert [house["name"] for house in told if house["default"]] == [DEFAULT] == [told[0]["name"]]
    for house in told:
        facts = facts_of(house["name"])
        assert facts.house.reference_date is not None
        assert house["reference_date"] == facts.house.reference_date.isoformat()
        assert house["jurisdiction"]["iri"] == facts.house.jurisdiction
        assert 0 < house["choices"] <= house["all_choices"] == len(facts.choices)
