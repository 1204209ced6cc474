"""What is typed is understood as people mean it: parts of names, days as written; what is not supported is said."""

from __future__ import annotations

import re

import pytest

from graph.house.finding import search
from ontology.names import local_name
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from tests.conftest import Shell
from thorbecke import load


def test_a_name_that_means_several_things_is_a_list_with_ids(shell: Shell) -> None:
    done = shell("explain", "cloud")
    first, *lines = done.stderr.splitlines()
    assert done.returncode == 2 and done.stdout == ""
    assert first.endswith("can mean 11 things; give more of the name, or an id:")
    assert len(lines) == 11 and all(re.match(r"  [a-z0-9-]+ +\S", line) for line in lines)
    for line in lines[:2]:
        assert shell("explain", line.split()[0], "--on", "2026-10-01").returncode == 0, line


@pytest.mark.parametrize(
    "words", ["soevereine cloud", "cloud soevereine", "sovereign CLOUD", "Cloud sovereign government"]
)
def test_words_in_any_order_in_either_language_find_what_the_map_finds(shipped: Dataset, words: str) -> None:
    found = [local_name(iri) for iri in search(read_facts(shipped), words)]
    assert "soevereine-overheidscloud" in found and "verkenning-soevereine-overheidscloud" in found and len(found) == 2


def test_the_list_has_the_names_in_the_language_asked_for(shell: Shell) -> None:
    for command in ("explain", "who"):
        told = shell(command, "soevereine cloud", "--lang", "nl").stderr
        assert "K02 Verkenning van een soevereine overheidscloud" in told


def test_an_abbreviation_comes_first(shipped: Dataset) -> None:
    facts = read_facts(shipped)
    assert local_name(search(facts, "bod")[0]) == "bod" and len(search(facts, "bod")) > 1
    assert search(facts, "") == search(facts, "zzz") == []


@pytest.mark.parametrize(
    "day", ["2025-09-29", "29-09-2025", "29 september 2025", "29 September 2025", "29  SEPTEMBER 2025"]
)
def test_a_day_is_read_as_people_write_it(shell: Shell, day: str) -> None:
    assert shell("gaps", "--on", day).stdout == shell("gaps", "--on", "2025-09-29").stdout


def test_a_day_is_read_in_python_and_in_diff_alike(shell: Shell) -> None:
    assert load().gaps(on="29 september 2025").answer == load().gaps(on="2025-09-29").answer
    told = shell("diff", "--from", "29-09-2025", "--to", "1 maart 2026").stdout
    assert told == shell("diff", "--from", "2025-09-29", "--to", "2026-03-01").stdout


@pytest.mark.parametrize(
    "day", ["31-02-2025", "29/09/2025", "09-2025", "29 sept 2025", "2025-9-29", "20250929", "morgen"]
)
def test_what_is_no_day_says_how_one_is_written(shell: Shell, day: str) -> None:
    done = shell("gaps", "--on", day)
    assert done.returncode == 2 and "29-09-2025" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("house", "words"),
    [
        (
            "https://example.org/house.ttl",
            "https://example.org/house.ttl: a file at an address is not fetched; save it",
        ),
        ("my.ods", "a workbook of this kind is not read; save it as .xlsx"),
    ],
)
def test_what_is_not_supported_says_what_is(shell: Shell, house: str, words: str) -> None:
    done = shell("gaps", house)
    assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1


def test_the_narrow_names_of_a_gap_are_asked_for(shell: Shell) -> None:
    failed = shell("gaps", "--fail-on", "unknown:funding")
    assert failed.returncode == 1 and "failed on: unknown:funding" in failed.stderr
    assert shell("gaps", "--fail-on", "unknown:decider").returncode == 0
    assert "K35" in shell("gaps", "--gap", "unknown:chain").stdout
    assert shell("gaps", "--fail-on", "unknown:money").returncode == 2


def test_the_version_is_an_option_too(shell: Shell) -> None:
    assert shell("--version").stdout == shell("version").stdout != ""
