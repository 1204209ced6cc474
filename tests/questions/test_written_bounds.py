"""A bound that is a month or a year is shown as it is written, in every answer that shows it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from graph.words.grammar import day_in_words
from ontology.text import Text
from tests.answers.test_gaps import HEAD, MINISTER, decides
from tests.conftest import Shell
from tests.support.printing import schema

MONTH = '; hvt:validUntil "2025-08"^^xsd:gYearMonth ; dcterms:source'
MONEY = (
    "ex:money a hvt:FundingStatement ; hvt:choice ex:choice ; hvt:fundingKind hvt:IncidentalFunding ; "
    'hvt:validFrom "2024"^^xsd:gYear ; hvt:status hvt:stated ; dcterms:source ex:source .\n'
)
SEEN = 'ex:choice hvt:firstSeen "2023"^^xsd:gYear .\n'


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.ttl"
    ended = decides("minister").replace("; dcterms:source", MONTH)
    assert ended != decides("minister")
    path.write_text(HEAD % "" + MINISTER + ended + MONEY + SEEN, encoding="utf-8")
    return path


def test_in_words() -> None:
    assert day_in_words("2025-08") == Text("augustus 2025", "August 2025")
    assert day_in_words("2025") == Text("2025", "2025")


def test_who_decided_until_a_month(house: Path, shell: Shell) -> None:
    told = json.loads(shell("who", "choice", house, "--format", "json").stdout)
    jsonschema.validate(told, schema("who"))
    (held,) = told["elsewhen"]
    assert (held["valid_from"], held["valid_until"], held["counts"]) == (None, "2025-08", False)
    assert "until August 2025" in shell("who", "choice", house, "--format", "md").stdout


def test_money_from_a_year(house: Path, shell: Shell) -> None:
    told = json.loads(shell("funding", house, "--format", "json").stdout)
    jsonschema.validate(told, schema("funding"))
    (money,) = [statement for choice in told["choices"] for statement in choice["statements"]]
    assert (money["valid_from"], money["valid_until"]) == ("2024", None)


def test_what_lapsed_in_a_month_says_the_month(house: Path, shell: Shell) -> None:
    told = json.loads(shell("gaps", house, "--format", "json").stdout)
    lapsed = [gap for choice in told["choices"] for gap in choice["gaps"] if gap["code"] == "lapsed"]
    assert len(lapsed) == 1
    assert "augustus 2025" in lapsed[0]["message"]["nl"] and "1 augustus" not in lapsed[0]["message"]["nl"]


def test_a_choice_is_on_the_agenda_from_the_year_of_its_first_trace(house: Path, shell: Shell) -> None:
    refused = shell("explain", "choice", house, "--on", "2022-12-31")
    assert refused.returncode == 2 and "on the agenda from 2023, not on 2022-12-31" in refused.stderr
    assert shell("explain", "choice", house, "--on", "2023-01-01").returncode == 0
