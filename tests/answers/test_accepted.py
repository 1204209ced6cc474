"""Accepted gaps: in view with who, why and until when; no verdict changes; on their last day they are back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers.accepting import AcceptedGap, accept, read_accepted
from graph.answers.answering import answer
from graph.answers.choosing import matches
from graph.house.setting import setting
from graph.records import Acceptance, Answer
from graph.words.gap_names import gap_name
from ontology.codelists.ranks import GAP_CODES
from ontology.errors import HouseError
from ontology.names import local_name
from ontology.reading.facts import Facts
from ontology.reading.loading import loads
from tests.conftest import ROOT, SMALL_HOUSE, Shell
from tests.support.nds import nds
from tests.support.printing import schema

Write = Callable[[str], Path]
DAY = date(2026, 5, 1)


@pytest.fixture
def write(tmp_path: Path, small_house: str) -> Write:
    """Write a file of accepted gaps beside the small house."""
    (tmp_path / "harbour.ttl").write_text(small_house, encoding="utf-8")

    def written(entries: str) -> Path:
        path = tmp_path / "accepted.yaml"
        path.write_text(f"accepted:\n{entries}", encoding="utf-8")
        return path

    return written


def entry(choice: str, code: str, until: str = "2026-06-01", **more: str) -> str:
    known = {"choice": choice, "code": code, "by": "the board", "why": "settled in spring", "until": until, **more}
    return "- {" + ", ".join(f"{key}: {json.dumps(value)}" for key, value in known.items()) + "}\n"


def harbour() -> tuple[Answer, Facts]:
    asked = setting(loads(SMALL_HOUSE), on=DAY)
    return answer(asked), asked.facts


@pytest.mark.parametrize(("until", "status"), [("2026-05-01", 1), ("2026-05-02", 0)])
def test_until_is_the_day_on_which_the_gap_is_back(shell: Shell, write: Write, until: str, status: int) -> None:
    accepted = write(entry("buoys", "not-recorded", until))
    arguments = ("gaps", accepted.parent / "harbour.ttl", "--on", "2026-05-01", "--accepted", accepted)
    done = shell(*arguments, "--fail-on", "not-recorded")
    assert done.returncode == status
    assert ("accepted until 2026-05-01, and this answer is for 2026-05-01" in done.stderr) is (status == 1)
    assert ("accepted ·" in done.stdout) is (status == 0)


def test_every_form_says_who_why_and_until(shell: Shell, write: Write) -> None:
    accepted = write(entry("buoys", "not-recorded", by="=board|x", why="<b>spring</b>\u001b[31m"))
    asked = ("gaps", accepted.parent / "harbour.ttl", "--on", "2026-05-01", "--accepted", accepted)
    shown = {form: shell(*asked, "--format", form) for form in ("table", "csv", "md", "json")}
    assert {done.returncode for done in shown.values()} == {0}
    assert {done.stderr for done in shown.values()} == {""}

    table = " ".join(shown["table"].stdout.split())
    assert "accepted · buoys · decider not on record: =board|x, until 1 June 2026: <b>spring</b>␛[31m" in table

    rows = {row["no."]: row for row in csv.DictReader(io.StringIO(shown["csv"].stdout))}
    assert rows["buoys"]["gaps"] == "not-recorded; unknown"
    assert rows["buoys"]["accepted"] == "not-recorded (=board|x, 2026-06-01): <b>spring</b>␛[31m"
    assert rows["cranes"]["accepted"] == ""

    told = "accepted · buoys · decider not on record: =board|x, until 1 June 2026: &lt;b>spring&lt;/b>␛\\[31m"
    assert f"\n\n{told}\n" in shown["md"].stdout

    told = json.loads(shown["json"].stdout)
    jsonschema.validate(told, schema("gaps"), format_checker=jsonschema.FormatChecker())
    marked = {(local_name(c["iri"]), g["code"]): g.get("accepted") for c in told["choices"] for g in c["gaps"]}
    assert marked.pop(("buoys", "not-recorded")) == {
        "by": "=board|x",
        "why": "<b>spring</b>\u001b[31m",
        "until": "2026-06-01",
    }
    assert set(marked.values()) == {None}

    nl = " ".join(shell(*asked, "--lang", "nl").stdout.split())
    assert "geaccepteerd · buoys ·" in nl and "tot 1 juni 2026" in nl


def test_without_accepted_gaps_json_is_as_it_was(shell: Shell, write: Write) -> None:
    accepted = write(entry("buoys", "no-chain"))
    plain = shell("gaps", accepted.parent / "harbour.ttl", "--on", "2026-05-01", "--format", "json")
    marked = shell(
        "gaps", accepted.parent / "harbour.ttl", "--on", "2026-05-01", "--format", "json", "--accepted", accepted
    )
    assert '"accepted"' not in plain.stdout
    assert plain.stdout == marked.stdout
    assert marked.stderr == (
        "thorbecke: warning: accepted.yaml:2: no-chain of buoys is accepted, but on 2026-05-01 this house has no such "
        "gap; remove it\n"
    )


def test_values_and_verdicts_still_fail(shell: Shell, write: Write) -> None:
    """Accepting that the record is silent does not make somebody answer."""
    accepted = write(entry("buoys", "not-recorded") + entry("buoys", "unknown:funding"))
    asked = ("gaps", accepted.parent / "harbour.ttl", "--on", "2026-05-01", "--accepted", accepted, "--fail-on")
    assert shell(*asked, "not-recorded").returncode == 0
    assert shell(*asked, "NOT_RECORDED").returncode == 1
    assert shell(*asked, "unknown").returncode == 1, "the funding of the two other choices is unknown too"


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("- {choice: buoys, code: no-decider, by: b, why: w}\n", "accepted.yaml:2: an accepted gap has no until"),
        ("- {choice: buoys, code: lapsed, why: w, until: 2026-06-01}\n", "accepted.yaml:2: an accepted gap has no by"),
        (entry("buoys", "lapsed", untill="x"), "accepted.yaml:2: an accepted gap has no key 'untill'; did you"),
        (entry("buoys", "not-recorded", why=" "), "accepted.yaml:2: why is empty"),
        (entry("buoys", "no-desider"), "accepted.yaml:2: 'no-desider' is no gap; did you mean no-decider"),
        (entry("buoys", "unknown"), "accepted.yaml:2: 'unknown' is three gaps; write one of unknown:decider"),
        (entry("buoys", "not-recorded", "2026-6-1"), "accepted.yaml:2: until '2026-6-1' is not a date"),
        (entry("buoys", "not-recorded", "soon"), "accepted.yaml:2: until 'soon' is not a date"),
        (entry("bouys", "no-decider"), "accepted.yaml:2: no choice or actor of this house is called 'bouys'"),
        (entry("buoys", "lapsed") + entry("Boeien", "lapsed"), "accepted.yaml:3: lapsed of Boeien is accepted here"),
        ("  choice: buoys\n", "accepted.yaml:1: accepted is a list"),
        ("", "accepted.yaml:1: accepted is a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_line(write: Write, entries: str, told: str) -> None:
    given_, facts = harbour()
    with pytest.raises(HouseError) as raised:
        accept(given_, read_accepted(write(entries)), facts)
    assert str(raised.value).startswith(told)


def test_a_mistake_in_the_shell_is_status_two(shell: Shell, write: Write) -> None:
    done = shell("gaps", "--accepted", write("- {}\n"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert shell("gaps", "--accepted", "nowhere.yaml").returncode == 2


def test_nothing_accepted_is_a_list_without_items(write: Write) -> None:
    path = write("")
    path.write_text("accepted: []\n", encoding="utf-8")
    given_, facts = harbour()
    assert accept(given_, read_accepted(path), facts) == (given_, ())


def test_one_place_only_and_the_narrower_entry_first(write: Write) -> None:
    """`at` accepts the gap at one actor or relation; an entry without it takes what is left."""
    given_, facts = harbour()
    entries = read_accepted(
        write(
            entry("dredging", "no-legal-basis", by="wide")
            + entry("dredging", "informal-decider", at="table", by="narrow")
            + entry("dredging", "informal-decider", by="wide")
            + entry("dredging", "informal-decider", at="port", by="elsewhere")
        )
    )
    marked, remarks = accept(given_, entries, facts)
    found = {g.code: g.accepted.by for c in marked.choices for g in c.gaps if g.accepted}
    assert found == {"informal-decider": "narrow"}
    assert [r.split(":")[1] for r in remarks] == ["2", "5"]


def test_the_example_of_the_documents_matches(shell: Shell) -> None:
    """Both gaps are in the shipped house on its reference date: no warning, two marks."""
    example = ROOT / "docs" / "examples" / "accepted.yaml"
    done = shell("gaps", "--accepted", example, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count('"accepted"') == 2


@cache
def shipped() -> tuple[Answer, Facts]:
    asked = setting(nds())
    return answer(asked), asked.facts


@settings(deadline=None)
@given(st.data(), st.integers(-2, 2))
def test_only_the_mark_changes_and_only_while_it_holds(data: st.DataObject, days: int) -> None:
    told, facts = shipped()
    gaps = sorted({(c.iri, gap_name(g)) for c in told.choices for g in c.gaps})
    names = data.draw(st.sets(st.sampled_from(gaps), max_size=8))
    until = (date.fromisoformat(told.house.reference_date) + timedelta(days)).isoformat()
    entries = [
        AcceptedGap(iri, name, None, Acceptance("b", "w", until), "f", line)
        for line, (iri, name) in enumerate(sorted(names))
    ]
    marked, remarks = accept(told, entries, facts)
    unmarked = replace(
        marked,
        choices=tuple(replace(c, gaps=tuple(replace(g, accepted=None) for g in c.gaps)) for c in marked.choices),
    )
    assert unmarked == told
    found = {(c.iri, gap_name(g)) for c in marked.choices for g in c.gaps if g.accepted}
    assert found == (names if days > 0 else set())
    assert len(remarks) == (0 if days > 0 else len(names))
    for code in GAP_CODES:
        left = any(g.code == code and g.accepted is None for c in marked.choices for g in c.gaps)
        assert matches(marked, code) is (left or (code == "unknown" and matches(told, "UNKNOWN")))
