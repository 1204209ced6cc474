"""A British reader: no Dutch in English, pounds, the minister in office, and every body on its floor of the map."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from exports.map.plan import leaf_class
from ontology.codelists.floors import floors, group_labels
from ontology.codelists.repairs import instruments
from ontology.names import local_name
from ontology.reading.extracting import read_facts
from ontology.reading.facts import Facts
from ontology.reading.loading import load
from tests.conftest import Shell
from tests.houses.test_every_house import ASKED, FORMATS, NOT_OF_ONE_HOUSE, OTHER_FORMATS, filled, options_of
from tests.houses.test_no_state_in_code import DUTCH_NAMES, DUTCH_WORDS, searched

#: what else a reader in London would stumble over: Dutch offices and words in English, and what has another name there
ALSO = r"""
    [Cc]o-governments? \b[Bb]ewindspers \bministry\b \b[Mm]inistries\b [Ss]upervisors? [Cc]ouncil\ of\ [Mm]inisters
    [Ee]lected\ assembl [Aa]ldermen [Hh]igh\ [Cc]ouncil [Bb]esluit Thorbecke \bEUR\b
"""
FOREIGN = searched(DUTCH_NAMES, DUTCH_WORDS, ALSO)
#: said of the program or its terms, not of the house: paths of terms, and the name of the command
OF_THE_PROGRAM = re.compile(r"https://w3id\.org/huis-van-thorbecke/[\w/#-]*|`?thorbecke [a-z]+")
CHOICES = ("UK02", "UK05", "UK06", "UK12", "UK14", "UK25")
ACTORS = {
    "SOSSIT": "minister of the Crown",
    "MINDG": "junior minister",
    "DSIT": "ministerial department",
    "PSDSIT": "official or unit of a department",
    "BDUK": "executive agency",
    "UKRI": "non-departmental public body",
    "OFCOM": "regulator or tribunal",
    "CAG": "officer of the House of Commons",
    "SCOTMIN": "devolved government or council executive",
    "SENEDD": "devolved legislature or council",
    "ENGCOUNCIL": "local authority",
    "DCCOE": "programme or joint centre",
}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(load("uk"))


def foreign(told: str) -> list[str]:
    return FOREIGN.findall(OF_THE_PROGRAM.sub("", told))


@pytest.mark.parametrize("command", sorted(ASKED.keys() - set(NOT_OF_ONE_HOUSE)))
def test_no_command_says_anything_dutch(command: str, shell: Shell, tmp_path: Path) -> None:
    forms = OTHER_FORMATS.get(command, FORMATS)
    asked = [(line, options) for line in ASKED[command] for options in options_of(command, forms)]
    for line, options in asked:
        run = shell(*filled(line, "uk", tmp_path), *options)
        assert run.returncode == 0, run.stderr
        told = _page(tmp_path / "map.html") if command == "map" else _written(tmp_path, command) or run.stdout
        assert len(told) > 50, line
        if "json" in options:
            told = "\n".join(_english(json.loads(told)))
        assert foreign(told) == [], f"{line} {options}"


def _written(place: Path, command: str) -> str:
    """Return what a command wrote to its file, as text without the marks of HTML; empty where it wrote none."""
    file = place / f"{command}.html"
    return (
        re.sub(r"<style>.*?</style>|<[^>]*>", " ", file.read_text(encoding="utf-8"), flags=re.S)
        if file.exists()
        else ""
    )


def _page(page: Path) -> str:
    """Return what a page shows in English: its scripts have no words of the house, what is Dutch in it stays hidden."""
    shown = re.sub(r"<script.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.S)
    return re.sub(r'<(\w+) lang="nl">.*?</\1>', "", shown, flags=re.S)


def _english(told: object) -> list[str]:
    """Return all that an answer in JSON says in words but in Dutch; a code, of one word, is for programs."""
    if isinstance(told, dict):
        return [words for name, said in told.items() if name != "nl" for words in _english(said)]
    if isinstance(told, list):
        return [words for said in told for words in _english(said)]
    return [told] if isinstance(told, str) and " " in told else []


@pytest.mark.parametrize("name", [*CHOICES, *ACTORS])
def test_no_explanation_says_anything_dutch(name: str, shell: Shell) -> None:
    told = shell("explain", name, "uk", "--full", "--lang", "en").stdout
    assert "reference date 19 January 2026" in told
    assert foreign(told) == []


@pytest.mark.parametrize(("code", "kind"), ACTORS.items())
def test_an_actor_is_found_by_its_code_and_called_what_it_is_here(code: str, kind: str, shell: Shell) -> None:
    run = shell("explain", code, "uk", "--lang", "en")
    assert run.returncode == 0, run.stderr
    assert f": {kind}" in " ".join(run.stdout.split())


def test_the_minister_in_office_is_on_the_screen(shell: Shell) -> None:
    told = shell("explain", "SOSSIT", "uk", "--lang", "en").stdout
    assert re.search(r"In office on this day\n\s+Liz Kendall, from September 2025 until 21 July 2026\n", told)


def test_money_is_in_pounds_and_no_other(shell: Shell) -> None:
    for lang, amount in (("en", "£210,000,000"), ("nl", "£ 210.000.000")):
        told = shell("funding", "uk", "--lang", lang).stdout
        assert amount in told and "€" not in told and "EUR" not in told
    told = json.loads(shell("funding", "uk", "--format", "json").stdout)
    money = [(s["amount"], s["currency"]) for choice in told["choices"] for s in choice["statements"]]
    assert {currency for amount, currency in money if amount} == {"GBP"}
    assert {currency for amount, currency in money if not amount} == {None}


def test_repair_proposes_british_instruments_only(facts: Facts, shell: Shell) -> None:
    known = {said.label.en[:1].upper() + said.label.en[1:] for said in instruments(facts.law)}
    found = set()
    for options in ((), ("--target", "full")):
        told = shell("repair", "uk", "--lang", "en", "--format", "md", *options).stdout
        found |= {line[3:].split(" · ")[0] for line in told.splitlines() if line.startswith("## ") and " · " in line}
    assert found == {
        "Decision of a minister, told to Parliament",
        "Statement of the Prime Minister on the machinery of government",
    }
    assert found <= known


def test_what_is_known_by_month_is_told_by_month(shell: Shell) -> None:
    told = shell("diff", "uk", "--from", "2024-12-04", "--to", "2025-07-10", "--lang", "en", "--long").stdout
    assert "begun in March 2025: the choice" in told and "on 1 March 2025" not in told
    assert "ended in 2025: money (incidental)" in told and "on 1 January 2025" not in told


def test_every_body_stands_on_its_floor(facts: Facts) -> None:
    where = {
        name: (floor.label.en, room.label.en, room.local)
        for floor in floors(facts.law)
        for room in floor.rooms
        for name in room.classes
    }
    stands = {local_name(a.iri): where[leaf_class(tuple(sorted(a.classes)))] for a in facts.actors.values()}
    for actor, at in {
        "uk-parliament": ("Parliaments", "Parliament", False),
        "uk-house-of-lords": ("Parliaments", "Parliament", False),
        "uk-public-accounts-committee": ("Parliaments", "Parliament", False),
        "uk-scottish-parliament": ("Parliaments", "Devolved legislatures and councils", True),
        "uk-senedd": ("Parliaments", "Devolved legislatures and councils", True),
        "uk-english-councils": ("Parliaments", "Devolved legislatures and councils", True),
        "uk-secretary-of-state-sit": ("Ministers", "Ministers of the Crown", False),
        "uk-minister-digital-government": ("Ministers", "Ministers of the Crown", False),
        "uk-scottish-ministers": ("Ministers", "Devolved ministers and council executives", True),
        "uk-northern-ireland-authorities": ("Ministers", "Devolved ministers and council executives", True),
        "uk-dsit": ("Central government", "Departments", False),
        "uk-bduk": ("Central government", "Units, officials, executive agencies", False),
        "uk-ofcom": ("Central government", "Public bodies, regulators", False),
        "uk-central-local-structures": ("Boards and committees", "Joint boards", False),
        "uk-english-authorities": ("Local government", "Local authorities", False),
        "uk-shared-business-services": ("Local government", "Companies and others", False),
    }.items():
        assert stands[actor] == at, actor
    said = [
        *(words.en for words in group_labels(facts.law).values()),
        *(part for at in stands.values() for part in at[:2]),
    ]
    assert not [hit for words in said for hit in FOREIGN.findall(words)]


def test_dutch_sentences_leave_british_names_as_they_are(shell: Shell) -> None:
    for choice in CHOICES:
        told = shell("explain", choice, "uk", "--lang", "nl").stdout
        assert "volgens dit dossier" in told
        assert not re.search(r"\b(?:secretary of State|minister for the|department for|chancellor of)", told)
    short = shell("gaps", "uk", "--lang", "nl").stdout
    assert "Secretary of State (DSIT)" in short
