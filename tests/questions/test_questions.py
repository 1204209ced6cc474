"""The debate questions: the record's answer with status and sources, and what the proposals would change."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from exports.data.questions import debate_to_json
from exports.words import about
from graph.answers.answering import answer
from graph.house.setting import setting
from graph.questions.debate import Concern, Debate, Under, debate
from ontology.reading.loading import loads
from tests.conftest import Shell
from tests.support.dossier import governance_rows
from tests.support.nds import nds
from tests.support.printing import as_promised, schema
from thorbecke.questions import write

ID = "https://w3id.org/huis-van-thorbecke/id/"


@cache
def shipped(on: date | None = None, evidence: str = "unverified", scenarios: tuple[str, ...] = ()) -> Debate:
    return debate(nds(), on, scenarios, evidence)


def concern(told: Debate, question: str, number: str) -> Concern:
    asked = next(q for q in told.questions if q.notation == question)
    return next(c for c in asked.choices if c.notation == number)


def under(told: Concern, scenario: str) -> Under:
    return next(u for u in told.under if u.scenario == ID + scenario)


def closed(told: Under) -> set[str]:
    return {moved.gap.code for moved in told.closed}


def opened(told: Under) -> set[str]:
    return {moved.gap.code for moved in told.opened}


# ---------------------------------------------------------------- the shipped house


def test_the_four_questions_of_the_letter() -> None:
    """nds-governance section 5: what was said in the debate was not read, so each answer is unknown."""
    told = shipped()
    assert [q.notation for q in told.questions] == ["D1", "D2", "D3", "D4"]
    assert {q.status for q in told.questions} == {"unknown"}
    assert all(q.answer.nl and q.answer.en and q.answer.nl != q.answer.en for q in told.questions)
    concerned = {q.notation: [c.notation for c in q.choices] for q in told.questions}
    assert concerned == {"D1": ["K35", "K37"], "D2": ["K35", "K36"], "D3": ["K38"], "D4": ["K39"]}


def test_every_source_of_the_dossier_is_shown() -> None:
    rows = {r.name: r.cells[-1] for r in governance_rows() if r.section.startswith("5.")}
    assert set(rows) == {"D1", "D2", "D3", "D4"}
    for question in shipped().questions:
        cited = {s.iri.rsplit("/", 1)[1] for s in question.sources}
        wanted = {f"source-nds-{code.strip().lower()}" for code in rows[question.notation or ""].split(",")}
        assert wanted <= cited, question.notation
        assert "source-letter" in cited


def test_what_the_graph_says_on_the_day() -> None:
    told = shipped()
    programme = concern(told, "D1", "K35").now
    assert programme is not None and programme.verdict == "UNKNOWN"
    # who sits in the BOD and whom it answers to is not on record, nor is money; the OBDO is bounded
    assert [(g.code, g.about) for g in programme.gaps if g.code == "unknown"] == [
        ("unknown", "chain"),
        ("unknown", "funding"),
    ]
    assert {g.code for g in programme.gaps} == {"limited-powers", "unknown"}
    now = {c.notation: c.now and c.now.verdict for q in told.questions for c in q.choices}
    assert now == {
        "K35": "UNKNOWN",  # members and relations of the BOD are unknown (model-2.md rule 7 iii)
        "K37": "FULL",  # cabinet and budget legislature; what money there is, is a gap, not a verdict
        "K36": None,  # first seen on 17 November 2025
        "K38": "FULL",  # the state secretary may change the decree (art. 18)
        "K39": "SHARED",  # minister of BZK, prime minister or royal decree (corrections B)
    }
    later = concern(shipped(date(2026, 3, 1)), "D2", "K36").now
    assert later is not None and later.verdict == "FULL"  # left to the next cabinet, which is there since 23 February


def test_what_the_requests_would_change() -> None:
    told = shipped()
    assert [p.iri for p in told.proposals] == [
        ID + n for n in ("bod-anchored", "bod-ministerial", "structural-funding")
    ]
    assert all(p.proposed_in[0].iri == ID + "source-letter" for p in told.proposals)
    programme = concern(told, "D1", "K35")
    for scenario in ("bod-anchored", "bod-ministerial"):
        anchored = under(programme, scenario)
        assert anchored.changed and anchored.choice is not None and anchored.choice.verdict == "LIMITED"
        assert anchored.choice.grade == (2, 2, 2)  # the OBDO decides too, and it is an instituted body
        assert [(m.gap.code, m.gap.about, m.place and m.place.nl) for m in anchored.closed] == [
            ("unknown", "chain", "BOD")
        ]
    # an instituted body is bounded (arguable), a mandate is not: only the first opens a gap of its own, at the BOD
    assert opened(under(programme, "bod-anchored")) == {"limited-powers"}
    assert {m.place.nl for m in under(programme, "bod-anchored").opened if m.place} == {"BOD"}
    assert opened(under(programme, "bod-ministerial")) == set()
    money = under(programme, "structural-funding")
    assert money.choice is not None and money.choice.verdict == "UNKNOWN"
    for funded in (money, under(concern(told, "D1", "K37"), "structural-funding")):
        assert funded.changed and not funded.opened
        assert [(m.gap.code, m.gap.about) for m in funded.closed] == [("unknown", "funding")]
    # the decision itself, and steering by a minister, are no other under any of them
    for question, number in (("D3", "K38"), ("D4", "K39"), ("D2", "K36")):
        assert not any(u.changed for u in concern(told, question, number).under)


def test_a_proposal_that_is_assumed_is_no_proposal_any_more() -> None:
    told = shipped(None, "unverified", ("bod-anchored",))
    assert [p.iri for p in told.proposals] == [ID + "bod-ministerial", ID + "structural-funding"]
    now = concern(told, "D1", "K35").now
    assert now is not None and now.verdict == "LIMITED"
    both = under(concern(told, "D1", "K35"), "structural-funding").choice
    assert both is not None and both.verdict == "LIMITED"
    assert "unknown" in {g.code for g in now.gaps} and "unknown" not in {g.code for g in both.gaps}


def test_the_graph_is_asked_and_nothing_else() -> None:
    """Now and then are the answers that `gaps` gives, whole, on another day and on stated facts alone."""
    for on, evidence in ((None, "unverified"), (date(2026, 3, 1), "stated")):
        told = shipped(on, evidence)
        today = {c.iri: c for c in answer(setting(nds(), on, (), evidence)).choices}
        then = {c.iri: c for c in answer(setting(nds(), on, ("bod-anchored",), evidence)).choices}
        concerned = [c for q in told.questions for c in q.choices]
        assert len(concerned) == 6
        for c in concerned:
            assert c.now == today.get(c.iri)
            assert under(c, "bod-anchored").choice == then.get(c.iri)
        assert [c.notation for c in concerned if c.now is None] == (["K36"] if on is None else [])


def test_a_choice_that_is_not_on_the_agenda_is_not_judged() -> None:
    told = shipped(date(2025, 7, 1))  # before the strategy, its programme is no choice yet; nor is the rest
    programme = concern(told, "D1", "K35")
    assert programme.now is None and not any(u.changed or u.choice for u in programme.under)
    assert "5 choices (5 not on the agenda)" in told.sentence.en
    assert "5 choices (1 not on the agenda)" in shipped().sentence.en  # K36, first seen on 17 November 2025


def test_on_stated_facts_alone_a_proposal_does_not_count() -> None:
    """A proposal is inferred or arguable by nature: on stated facts alone it changes no verdict."""
    told = shipped(None, "stated")
    pairs = [(c.now, u.choice) for q in told.questions for c in q.choices for u in c.under if c.notation != "K36"]
    assert len(pairs) == 5 * 3
    assert all(a is not None and b is not None and a.verdict == b.verdict for a, b in pairs)


# ---------------------------------------------------------------- other houses

QUESTION = """
ex:q2 a hvt:DebateQuestion ; skos:prefLabel "Wie baggert?"@nl , "Who dredges?"@en ; skos:notation "2" ;
    hvt:concernsChoice ex:dredging , ex:cranes ; hvt:status hvt:stated ; dcterms:source ex:statute ;
    hvt:answerOnRecord "De haventafel."@nl , "The harbour table."@en .
ex:q10 a hvt:DebateQuestion ; skos:prefLabel "En dan?"@nl , "And then?"@en ; skos:notation "10" .
"""


def test_a_house_of_ones_own_without_scenarios(small_house: str) -> None:
    told = debate(loads(small_house + QUESTION, validate=False), date(2026, 5, 1))
    assert [q.notation for q in told.questions] == ["2", "10"]
    first, second = told.questions
    assert (first.status, first.answer.en, [c.label.en for c in first.choices]) == (
        "stated",
        "The harbour table.",
        ["New cranes", "Dredging"],
    )
    assert (second.status, second.choices, told.proposals) == ("unknown", (), ())
    assert "change" not in told.sentence.en


def test_a_house_without_questions_says_so(shell: Shell, small_house: str, tmp_path: Path) -> None:
    path = tmp_path / "harbour.ttl"
    path.write_text(small_house, encoding="utf-8")
    done = shell("questions", path, "--on", "2026-05-01", "--lang", "nl")
    assert done.returncode == 0 and done.stderr == ""
    assert "geen debatvragen vastgelegd" in done.stdout
    told = debate(loads(small_house, validate=False), date(2026, 5, 1))
    asked = about(told.house, "en").full
    assert write("questions", "md", told, "en") == f"This house records no debate questions.\n\n{asked}\n"
    assert write("questions", "csv", told, "en").count("\r\n") == 1


# ---------------------------------------------------------------- outputs


def test_two_runs_give_the_same_bytes_and_json_follows_its_schema(shell: Shell) -> None:
    assert as_promised(shell, "questions")["questions"]


def test_json_of_other_days_follows_the_schema(small_house: str) -> None:
    bare = debate(loads(small_house + QUESTION, validate=False), date(2026, 5, 1))
    for told in (shipped(date(2025, 1, 1)), shipped(None, "stated"), bare):
        jsonschema.validate(debate_to_json(told), schema("questions"), format_checker=jsonschema.FormatChecker())


def test_a_row_per_question_choice_and_scenario() -> None:
    told = shipped()
    lines = list(csv.DictReader(io.StringIO(write("questions", "csv", told, "en"))))
    assert len(lines) == 6 * (1 + 3)
    assert {line["scenario"] for line in lines} == {"", "bod-anchored", "bod-ministerial", "structural-funding"}
    # powers as number and word; what is unknown is no 0
    state = {line["scenario"]: line for line in lines if line["choice"].startswith("K35")}
    now, then = state[""], state["bod-anchored"]
    assert (now["grade"], now["consequences_grade"], now["consequences"]) == ("? ? ?", "", "? unknown")
    assert (then["grade"], then["consequences_grade"], then["consequences"]) == ("2 2 2", "2", "◑ bounded")
    moved = [(line["choice"][:3], line["scenario"]) for line in lines if line["changed"] == "true"]
    assert sorted(set(moved)) == [
        ("K35", "bod-anchored"),
        ("K35", "bod-ministerial"),
        ("K35", "structural-funding"),
        ("K37", "structural-funding"),
    ]
    assert re.findall(r"\n## (D\d) ", write("questions", "md", told, "nl")) == ["D1", "D2", "D3", "D4"]
    assert write("questions", "md", told, "nl") == write("questions", "md", debate(nds()), "nl")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--scenario", "bod-anchorde"), "did you mean bod-anchored"), (("--on", "soon"), "yyyy-mm-dd")],
)
def test_a_mistake_is_one_sentence_and_status_two(shell: Shell, arguments: tuple[str, ...], words: str) -> None:
    done = shell("questions", *arguments)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr
