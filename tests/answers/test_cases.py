"""`thorbecke test`: what a house must answer, what it must not, and a miss that says expected and got."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.views.cases import miss
from graph.answers.accepting import read_accepted
from graph.answers.answering import answer
from graph.answers.case_files import read_cases
from graph.answers.cases import Case, CaseResult, CasesReport, Check, Outcome, run
from graph.house.setting import setting
from graph.records import MINISTERIAL, Answer, Grade, HouseInfo
from graph.words.gap_names import GAP_NAMES, is_called
from ontology.codelists.ranks import VERDICTS
from ontology.errors import HouseError
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load, loads
from ontology.text import Text
from tests.conftest import ROOT, Shell
from tests.support.nds import nds
from tests.support.printing import schema
from thorbecke import questions

EXAMPLE = ROOT / "docs" / "examples" / "cases.yaml"
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, small_house: str) -> Write:
    """Write a file of cases beside the small house."""
    (tmp_path / "harbour.ttl").write_text(small_house, encoding="utf-8")

    def written(text: str) -> Path:
        path = tmp_path / "cases.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


HELD = """\
house: harbour.ttl
cases:
  - choice: New cranes
    on: 2026-05-01
    expect: {verdict: LIMITED, ministerial: partial, grade: [3, 1, 2]}
    not: [FULL, NONE_FOUND]
    because: [limited-powers, "unknown:funding"]
    absent: [no-chain, "unknown:chain"]
    decider: port
    office: minister
  - choice: Baggeren
    on: 2026-05-01
    because: informal-decider
    decider: [port, table]
  - choice: buoys
    on: 2026-05-01
    expect: NOT_RECORDED
    not: {grade: [3, 3, 3], ministerial: full}
"""


def test_a_house_that_answers_as_expected(shell: Shell, write: Write) -> None:
    """The house is found beside the file; a body stands for those who sit in it (Harbour Table, Port Authority)."""
    done = shell("test", write(HELD))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "3 of 3 cases hold."
    assert "✗" not in done.stdout


MISSED = [
    ("expect: FULL", "verdict: expected FULL; got LIMITED"),
    ("expect: {ministerial: none}", "ministerial: expected none; got partial"),
    ("expect: {grade: [3, 3, 3]}", "grade: expected 3 3 3; got 3 1 2"),
    ("not: LIMITED", "verdict: expected not LIMITED; got LIMITED"),
    ("not: [FULL, LIMITED]", "verdict: expected not FULL / LIMITED; got LIMITED"),
    ("not: {grade: [3, 1, 2]}", "grade: expected not 3 1 2; got 3 1 2"),
    ("not: {ministerial: partial}", "ministerial: expected not partial; got partial"),
    ("because: no-chain", "gap: expected no-chain; got limited-powers, unknown:funding"),
    ("absent: limited-powers", "gap: expected not limited-powers; got limited-powers, unknown:funding"),
    ("absent: unknown", "gap: expected not unknown; got limited-powers, unknown:funding"),
    ("because: ['unknown:chain']", "gap: expected unknown:chain; got limited-powers, unknown:funding"),
    ("decider: minister", "decider: expected minister; got port"),
    ("office: chamber", "office: expected chamber; got minister"),
]


@pytest.mark.parametrize(("asked", "told"), MISSED)
def test_every_kind_of_miss_says_expected_and_got(write: Write, asked: str, told: str) -> None:
    path = write(f"house: harbour.ttl\ncases:\n  - choice: cranes\n    on: 2026-05-01\n    {asked}\n")
    house, cases = read_cases(path)
    (result,) = run(load(house), cases, path.name).results
    assert [miss(check, "en") for check in result.checks if not check.passed] == [told]


def test_a_miss_in_the_shell_is_status_one_and_tells_the_line(shell: Shell, write: Write) -> None:
    done = shell("test", write(HELD + "  - {choice: cranes, on: 2026-05-01, expect: FULL}\n"), "--lang", "nl")
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line][-3:] == [
        "✗ Nieuwe kranen [1 mei 2026] (cases.yaml:19)",
        "     oordeel: verwacht FULL; gekregen LIMITED",
        "3 van de 4 gevallen kloppen, 1 niet.",
    ]


def test_a_choice_that_is_not_on_the_agenda_is_a_miss(shell: Shell, write: Write, small_house: str) -> None:
    path = write("house: harbour.ttl\ncases: [{choice: cranes, on: 2026-05-01, absent: no-decider}]\n")
    later = small_house.replace(
        "ex:cranes a hvt:Choice ;", 'ex:cranes a hvt:Choice ; hvt:validFrom "2027-01-01"^^xsd:date ;'
    )
    (path.parent / "harbour.ttl").write_text(later, encoding="utf-8")
    done = shell("test", path)
    assert done.returncode == 1
    assert "on the agenda on: expected 2026-05-01; got 2027-01-01 – ..." in done.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "cases.yaml: holds nothing"),
        ("cases: []\n", "cases.yaml:1: there is no case here, and no case is no proof"),
        ("cases:\n", "cases.yaml:1: cases is a list"),
        ("house: harbour.ttl\n", "cases.yaml:1: a file of cases has no cases"),
        ("case:\n- choice: buoys\n", "cases.yaml:1: a file of cases has no key 'case'; did you mean cases?"),
        ("cases:\n- choice: buoys\n", "cases.yaml:2: this case expects nothing"),
        ("cases:\n- expect: FULL\n", "cases.yaml:2: a case has no choice"),
        ("cases:\n- choice: buoys\n  expct: FULL\n", "cases.yaml:3: a case has no key 'expct'; did you mean expect?"),
        ("cases:\n- choice: buoys\n  expect: FULLL\n", "cases.yaml:3: 'FULLL' is no verdict; did you mean FULL?"),
        ("cases:\n- choice: buoys\n  expect: [FULL]\n", "cases.yaml:3: verdict is a single text"),
        ("cases:\n- choice: buoys\n  expect: {}\n", "cases.yaml:3: expect is empty"),
        ("cases:\n- choice: buoys\n  expect:\n", "cases.yaml:3: verdict is empty"),
        ("cases:\n- choice: buoys\n  not: []\n", "cases.yaml:3: not is an empty list"),
        ("cases:\n- choice: buoys\n  because: []\n", "cases.yaml:3: because is an empty list"),
        ("cases:\n- choice: buoys\n  because: no-chian\n", "cases.yaml:3: 'no-chian' is no gap; did you mean"),
        ("cases:\n- choice: buoys\n  expect: {grade: [1, 2]}\n", "cases.yaml:3: a grade is three numbers"),
        ("cases:\n- choice: buoys\n  expect: {grade: [1, 2, 4]}\n", "cases.yaml:3: a grade is three numbers"),
        ("cases:\n- choice: buoys\n  expect: {ministerial: no}\n", "cases.yaml:3: 'no' is no ministerial value"),
        ("cases:\n- choice: buoys\n  expect: FULL\n  on: 1/5/2026\n", "cases.yaml:4: on '1/5/2026' is not a date"),
        ("cases:\n- choice: buoys\n  expect: FULL\n  on: 2026-02-30\n", "cases.yaml:4: on '2026-02-30' is not a date"),
        ("cases:\n- choice: buoys\n  expect: FULL\n  evidence: state\n", "cases.yaml:4: 'state' is no status; did you"),
        ("cases:\n- choice: buoys\n  expect: FULL\n  evidence: unknown\n", "cases.yaml:4: 'unknown' is no status"),
        ("house: harbour.ttl\ncases:\n- choice: bouys\n  expect: FULL\n", "cases.yaml:3: no choice or actor"),
        ("house: harbour.ttl\ncases:\n- choice: port\n  expect: FULL\n", "cases.yaml:3: no choice or actor"),
        ("house: harbour.ttl\ncases:\n- choice: buoys\n  decider: cranes\n", "cases.yaml:3: no choice or actor"),
        ("house: harbour.ttl\ncases:\n- choice: buoys\n  not: FULL\n  scenario: s\n", "cases.yaml:3: 's' is not a"),
        ("house: nowhere.ttl\ncases:\n- choice: buoys\n  not: FULL\n", "nowhere.ttl: there is no such file"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_line_and_never_a_pass(write: Write, text: str, told: str) -> None:
    path = write(text)
    with pytest.raises(HouseError) as raised:
        house, cases = read_cases(path)
        run(load(house), cases, path.name)
    assert told in str(raised.value)


def test_a_mistake_in_the_shell_is_status_two(shell: Shell, write: Write) -> None:
    done = shell("test", write("cases: []\n"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert shell("test", write(HELD), "--format", "xml").returncode == 2
    assert shell("test", "nowhere.yaml").returncode == 2
    assert shell("test").returncode == 2


def test_a_house_given_in_the_shell_goes_before_the_one_in_the_file(shell: Shell, write: Write) -> None:
    path = write("house: nowhere.ttl\ncases: [{choice: buoys, expect: NOT_RECORDED}]\n")
    assert shell("test", path, path.parent / "harbour.ttl").returncode == 0
    assert shell("test", path).returncode == 2


def test_the_shipped_house_answers_the_example_of_the_documents(shell: Shell) -> None:
    """K03 stands in a cabinet decision and is unfunded; K35 lies with a body nobody answers for; K39 is unknown."""
    done = shell("test", EXAMPLE)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "5 of 5 cases hold." in done.stdout


def test_json_follows_its_schema(shell: Shell, write: Write) -> None:
    path = write(HELD + "  - choice: buoys\n    expect: FULL\n    evidence: stated\n")
    done = shell("test", path, "--format", "json")
    told = json.loads(done.stdout)
    jsonschema.validate(told, schema("test"), format_checker=jsonschema.FormatChecker())
    assert (done.returncode, told["passed"], told["missed"]) == (1, 3, 1)
    assert [c["passed"] for c in told["cases"]] == [True, True, True, False]
    assert told["cases"][0]["house"]["reference_date"] == "2026-05-01"
    assert told["cases"][3]["house"]["evidence"] == "stated"
    assert told["cases"][3]["checks"] == [
        {"about": "verdict", "wanted": True, "expected": "FULL", "got": "NOT_RECORDED", "passed": False}
    ]


def test_junit_counts_and_escapes(shell: Shell, write: Write, small_house: str) -> None:
    path = write(
        "house: harbour.ttl\ncases:\n- {choice: cranes, not: LIMITED}\n- {choice: buoys, expect: NOT_RECORDED}\n"
    )
    hostile = small_house.replace('"New cranes"@en', r'"<a> & \"b\" ]]> \u0007\u202E\nline"@en')
    (path.parent / "harbour.ttl").write_text(hostile, encoding="utf-8")
    done = shell("test", path, "--format", "junit")
    assert done.returncode == 1
    suite = ET.fromstring(done.stdout).find("testsuite")
    assert suite is not None
    assert {k: suite.get(k) for k in ("name", "tests", "failures", "errors", "skipped")} == {
        "name": "cases.yaml",
        "tests": "2",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
    }
    first, second = suite.findall("testcase")
    assert first.get("name") == '<a> & "b" ]]> ␇⟨U+202E⟩ line'
    failure = first.find("failure")
    assert failure is not None and failure.text is not None
    assert failure.get("message") == "verdict: expected not LIMITED; got LIMITED"
    assert failure.text.splitlines() == ["cases.yaml:3", "verdict: expected not LIMITED; got LIMITED"]
    assert second.find("failure") is None
    assert not re.search(r"timestamp|hostname|time=", done.stdout)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_junit_is_xml_whatever_the_names(file: str, name: str, got: str) -> None:
    house = HouseInfo(None, Text(name, name), "2026-05-01", (), "stated", "sha256:0")
    missed = CaseResult(Case("x", file, 1), house, "x", Text(name, name), None, (Check("gap", True, "a", got, False),))
    held = replace(missed, checks=())
    (suite,) = ET.fromstring(questions.write("test", "junit", CasesReport(file, (missed, held)), "nl"))
    assert [len(case) for case in suite] == [1, 0]


@cache
def shipped() -> Dataset:
    return nds()


@cache
def told() -> Answer:
    return answer(setting(shipped()))


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_case_holds_exactly_when_the_answer_says_so(data: st.DataObject) -> None:
    """For every choice: `expect` and `not` are each other's opposite, and so are `because` and `absent`."""
    choice = data.draw(st.sampled_from(told().choices))
    verdict = data.draw(st.sampled_from(VERDICTS))
    ministerial = data.draw(st.sampled_from(MINISTERIAL))
    grade = Grade(*data.draw(st.one_of(st.just(choice.grade), st.tuples(*[st.integers(0, 3)] * 3))))
    gap = data.draw(st.sampled_from(GAP_NAMES))
    found = any(is_called(g, gap) for g in choice.gaps)
    asked = [
        (Case(choice.iri, "f", 1, expect=Outcome((verdict,))), choice.verdict == verdict),
        (Case(choice.iri, "f", 2, unwanted=Outcome((verdict,))), choice.verdict != verdict),
        (Case(choice.iri, "f", 3, expect=Outcome(ministerial=ministerial)), choice.ministerial == ministerial),
        (Case(choice.iri, "f", 4, unwanted=Outcome(ministerial=ministerial)), choice.ministerial != ministerial),
        (Case(choice.iri, "f", 5, expect=Outcome(grade=grade)), choice.grade == grade),
        (Case(choice.iri, "f", 6, unwanted=Outcome(grade=grade)), choice.grade != grade),
        (Case(choice.iri, "f", 7, because=(gap,)), found),
        (Case(choice.iri, "f", 8, absent=(gap,)), not found),
    ]
    report = run(shipped(), [case for case, _ in asked], "f")
    assert [r.passed for r in report.results] == [holds for _, holds in asked]
    assert report.missed == sum(not holds for _, holds in asked)


def test_offices_are_asked_of_the_deciders_that_are_named(small_house: str) -> None:
    """Two deciders, two ministers: each answers for its own part (SHARED), not for the other's."""
    house = loads(
        small_house
        + """
ex:other a hvt:Minister ; skos:prefLabel "Other"@en ; hvt:researchedOn "2026-01-01"^^xsd:date .
ex:yard a hvt:IndependentAuthority ; skos:prefLabel "Yard"@en ; hvt:researchedOn "2026-01-01"^^xsd:date .
ex:o a hvt:AccountabilityRelation ; hvt:accountGiver ex:other ; hvt:forum ex:chamber ;
    hvt:relationKind kind:parliament-minister ; hvt:legalBasis "Constitution 42" ; hvt:status hvt:stated ;
    dcterms:source ex:statute .
ex:y a hvt:AccountabilityRelation ; hvt:accountGiver ex:yard ; hvt:forum ex:other ;
    hvt:relationKind kind:zbo-kaderwet-public ; hvt:legalBasis "Yard Act" ; hvt:status hvt:stated ;
    dcterms:source ex:statute .
ex:d a hvt:RoleAssignment ; hvt:choice ex:cranes ; hvt:actor ex:yard ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
"""
    )
    asked = [
        (Case("cranes", "f", 1, expect=Outcome(("SHARED",)), offices=("minister", "other")), True),
        (Case("cranes", "f", 2, deciders=("yard",), offices=("other",)), True),
        (Case("cranes", "f", 3, deciders=("yard",), offices=("minister",)), False),
    ]
    report = run(house, [case for case, _ in asked], "f")
    assert [r.passed for r in report.results] == [holds for _, holds in asked]


def test_yaml_in_the_documents_is_read(tmp_path: Path) -> None:
    written = [
        *(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.parent.glob("*.yaml"))),
        *(
            fence
            for page in sorted((ROOT / "docs").rglob("*.md"))
            for fence in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
        ),
    ]
    assert len(written) > 2
    for number, text in enumerate(written):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        assert read_cases(path)[1] if "cases" in yaml.safe_load(text) else read_accepted(path)
