"""On a terminal of 60, 80, 100 and 140 columns every answer is whole: no word is cut and no column is lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from graph.house.setting import setting
from ontology.reading.loading import load
from ontology.shipped import houses
from tests.conftest import ROOT, SMALL_HOUSE, Shell

#: a house of five choices
FIVE = f"""{SMALL_HOUSE}
ex:quay a hvt:Choice ; skos:prefLabel "Nieuwe kade"@nl , "New quay"@en ; hvt:pending true ; dcterms:source ex:statute .
ex:quay-decided a hvt:RoleAssignment ; hvt:choice ex:quay ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
    hvt:status hvt:inferred ; dcterms:source ex:statute .
ex:plan a hvt:Choice ; skos:prefLabel "Havenplan"@nl , "Harbour plan"@en ; dcterms:source ex:statute .
ex:plan-adopted a hvt:RoleAssignment ; hvt:choice ex:plan ; hvt:actor ex:minister ; hvt:role hvt:Adopts ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
"""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_NO_COLOUR = {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is POSIX")


def commands(house: str) -> list[list[str]]:
    """Every command that shows a page, on a house."""
    asked = setting(load(Path(house)))
    facts = asked.facts
    choice = min(facts.choices)
    decider = next(role.actor for role in facts.roles.values() if role.actor)
    fact = min(facts.roles)
    day = asked.on
    return [
        ["gaps", house],
        ["gaps", house, "--long"],
        *([it, house] for it in ("matrix", "funding", "risks", "questions", "repair", "check")),
        *([it, house, "--long"] for it in ("questions", "repair", "matrix")),
        ["check", house, "--audit"],
        ["check", house, "--audit", "--all"],
        ["who", choice, house],
        ["explain", choice, house],
        ["explain", choice, house, "--full"],
        ["explain", decider, house],
        ["diff", house, "--from", str(day.replace(year=day.year - 1)), "--to", str(day)],
        ["diff", house, "--from", str(day.replace(year=day.year - 1)), "--to", str(day), "--long"],
        ["whatif", "--withdraw", fact, "--house", house],
        ["whatif", "--withdraw", fact, "--house", house, "--long"],
        ["query", "who-decides", house],
        ["query", "SELECT ?a ?b ?c WHERE { ?a ?b ?c } ORDER BY ?a ?b ?c LIMIT 9", house],
    ]


OWN = [
    ["houses"],
    ["query", "--list"],
    ["import", "roo", "docs/examples/registers/export.xml", "--compare", "docs/examples/registers/house.ttl"],
]


@pytest.fixture(scope="session", params=[*houses(), "five choices", "no house"])
def screens(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What every command shows on every terminal."""
    house = request.param
    if house == "five choices":
        path = tmp_path_factory.mktemp("five") / "five.ttl"
        path.write_text(FIVE, encoding="utf-8")
        house = str(path)
    lines = OWN if house == "no house" else commands(house)
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.on_a_terminal", *map(json.dumps, lines)],
        cwd=ROOT,
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    told: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(told) == len(lines) * 16
    return told


def test_every_word_and_every_column_is_there_at_every_width(screens: list[dict[str, Any]]) -> None:
    for it in screens:
        screen = _COLOUR.sub("", it["screen"])
        shown = {*screen.split(), *screen.replace(":", ": ").split()}
        about = (it["line"], it["width"], it["lang"])
        assert it["words"], about
        assert set(it["words"]) - shown <= {"–"}, about
        assert {name for name in it["names"] if name not in shown and f"{name}:" not in shown} == set(), about


def test_no_line_is_wider_than_the_terminal_but_a_word_that_is(screens: list[dict[str, Any]]) -> None:
    for it in screens:
        for line in _COLOUR.sub("", it["screen"]).splitlines():
            fits = cell_len(line) <= it["width"] or len(line.split()) == 1
            assert fits, (it["line"], it["width"], it["lang"], line)


def test_colour_is_for_who_wants_it_and_changes_no_word(screens: list[dict[str, Any]]) -> None:
    plain = {(it["line"], it["width"], it["lang"]): it["screen"] for it in screens if not it["colour"]}
    # NO_COLOR takes the colours; bold, dim and italic stay
    assert plain and {code for screen in plain.values() for code in _COLOUR.findall(screen)} <= _NO_COLOUR
    coloured = [it for it in screens if it["colour"]]
    assert len(coloured) == len(plain)
    for it in coloured:
        assert _COLOUR.sub("", it["screen"]) == _COLOUR.sub("", plain[it["line"], it["width"], it["lang"]])
    if any("gaps" in it["line"] for it in coloured):
        assert {code for it in coloured for code in _COLOUR.findall(it["screen"])} - _NO_COLOUR


def test_columns_counts_where_there_is_no_terminal(shell: Shell) -> None:
    assert max(map(len, shell("gaps", COLUMNS="60").stdout.splitlines())) <= 60
    assert 100 < max(map(len, shell("gaps", COLUMNS="").stdout.splitlines())) <= 140
