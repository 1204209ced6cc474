"""What comes first is the answer: equal rows are one group, and `--long` or `--all` has the rest."""

from __future__ import annotations

import re

import pytest

from exports.formats import terminal
from exports.views import check, check_all
from ontology.checking.findings import Finding, Report
from ontology.text import Text
from tests.conftest import Shell

CITE, NAME = Text("haal aan", "cite this source"), Text("noem", "name the provision")


def finding(severity: str, rule: str, message: Text, line: int) -> Finding:
    return Finding(severity, rule, message, f"https://example.org/n{line}", None, "a.ttl", line)


REPORT = Report(
    (
        finding("error", "hvt:A", Text("fout", "mend this"), 1),
        *(finding("warning", "hvt:B", NAME, line) for line in (2, 3)),
        *(finding("warning", "hvt:C", CITE, line) for line in (4, 5, 6, 7, 8)),
    )
)


def test_a_check_starts_with_its_verdict_then_errors_then_kinds_of_warnings() -> None:
    shown = terminal.text(check.page(REPORT, "en")).splitlines()
    assert shown[:2] == ["This house is not sound. 1 error and 7 warnings.", "error: a.ttl:1: n1: mend this"]
    kinds = [line for line in shown if " warnings: " in line]
    assert kinds == ["5 warnings: cite this source", "2 warnings: name the provision"]
    assert [line for line in shown if line.startswith("  a.ttl")] == [f"  a.ttl:{n}: n{n}" for n in (4, 5, 6, 2, 3)]
    assert "  and 2 more" in shown and shown[-1] == "Every warning: --all"


def test_all_warnings_are_told_when_asked_for() -> None:
    every = terminal.text(check_all.page(REPORT, "en"))
    assert re.findall(r"a\.ttl:(\d)", every) == list("14567823") and "--all" not in every and "more" not in every
    assert list(check_all.rows(REPORT, "en")) == list(check.rows(REPORT, "en"))


@pytest.mark.parametrize(
    ("command", "only_long", "most"),
    [
        ("repair", "waarom dit ambt:", 50),
        ("questions", "bron:", 62),
        ("gaps", "(execution-undecided)", 60),
        ("matrix", "│ P staatssecretaris BZK", 45),
        ("check --audit", "waarvan niets volledig gelezen", 45),
        ("diff --from 2024-10-01 --to 2025-10-01", "komt op de agenda", 45),
        ("whatif bod-anchored bod-ministerial", "is onze aanname", 45),
    ],
)
def test_what_comes_first_is_short_and_says_where_the_rest_is(
    shell: Shell, command: str, only_long: str, most: int
) -> None:
    words = (*command.split(), "--lang", "nl")
    brief = shell(*words, COLUMNS="100").stdout
    long = shell(*words, "--long", COLUMNS="100").stdout
    assert only_long in long and only_long not in brief and ("--long" in brief or "--all" in brief)
    assert len(brief.splitlines()) <= most < len(long.splitlines())


def test_a_file_gets_the_whole(shell: Shell) -> None:
    told = shell("repair", "--format", "md").stdout
    assert "why this office:" in told and "likewise for" not in told


def test_every_change_of_a_repair_is_named_in_a_group(shell: Shell) -> None:
    brief = shell("repair").stdout
    _, _, changes = brief.partition("sha256:")
    changes, _, _ = changes.partition("\nNot counted")
    assert re.findall(r"^  (\d+) × ", changes, re.M) == ["4", "7"]
    named = re.findall(r"\bK\d\d\b", changes)
    assert len(named) == len(set(named)) == 15


@pytest.mark.parametrize("command", ["matrix", "diff --from 2024-10-01 --to 2025-10-01", "whatif bod-anchored"])
def test_no_choice_is_left_out_of_what_comes_first(shell: Shell, command: str) -> None:
    """A group names all that is in it: what changed, what is flagged, what stays."""
    told = shell(*command.split(), "--format", "json").stdout
    numbers = set(re.findall(r'"notation": ?"(K\d\d)"', told))
    assert len(numbers) > 25
    assert set(re.findall(r"\bK\d\d\b", shell(*command.split()).stdout)) == numbers


def test_what_moves_alike_is_told_once(shell: Shell) -> None:
    shown = shell("whatif", "bod-anchored", "bod-ministerial", "--lang", "en").stdout
    assert shown.index("Which verdict changes (1)") < shown.index("The proposals: no facts")
    assert shown.count("powers: information, discussion and consequences ? unknown → ◑ bounded") == 1
    assert "alone: changes the same" in shown and "alone: the same verdict; but then too: K35" in shown


def test_money_that_was_looked_for_is_no_question_mark(shell: Shell) -> None:
    shown = " ".join(shell("whatif", "structural-funding", "--lang", "nl").stdout.split())
    assert "weggenomen: geld (gezocht en niet gevonden): K35" in shown and "geld (?)" not in shown
