"""The question to ask is that of the gravest gap in who answers, money after that; and who holds the office."""

from __future__ import annotations

from datetime import date

import pytest

from exports.page import Heading
from exports.views.explain import page, standing
from graph.answers.answering import answer
from graph.answers.explaining import explain_all
from graph.house.setting import setting
from graph.records import Explanation
from ontology.reading.dataset import Dataset
from tests.conftest import Shell


def told(shipped: Dataset, on: date | None = None) -> dict[str, Explanation]:
    asked = setting(shipped, on)
    every = explain_all(asked, answer(asked).choices)
    return {it.choice.notation or it.choice.iri: it for it in every.values()}


@pytest.mark.parametrize("on", [None, date(2026, 3, 1)])
def test_money_is_never_asked_after_while_it_is_open_who_answers(shipped: Dataset, on: date | None) -> None:
    after_money, others = 0, 0
    for it in told(shipped, on).values():
        money = {g.question for g in it.choice.gaps if g.about == "funding" or "fund" in g.code}
        if it.question in money:
            after_money += 1
            assert all(g.question in money for g in it.choice.gaps) and not it.choice.pending
            assert all(d.assignment_status == "stated" for d in it.choice.deciders)
        elif money:
            others += 1
    assert after_money and others


def test_where_the_chain_is_unknown_that_is_asked(shipped: Dataset) -> None:
    programme = told(shipped)["K35"]
    assert programme.choice.verdict == "UNKNOWN" and programme.choice.gaps[0].code == "limited-powers"
    assert programme.question is not None and programme.question.en.startswith("To whom does the Administrative")


def test_the_verdict_line_says_what_is_not_taken_and_who_is_not_sure(shipped: Dataset) -> None:
    every = told(shipped)
    assert list(standing(every["K03"].choice, "nl"))[1:] == ["nog niet genomen", "beslisser afgeleid"]
    assert list(standing(every["K19"].choice, "en"))[1:] == ["decider inferred"]
    assert list(standing(every["K01"].choice, "en"))[1:] == []
    assert every["K03"].question is not None and "en door wie?" in every["K03"].question.nl
    assert every["K19"].question is not None and every["K19"].question.en.startswith("What shows that the State Secr")


def test_who_holds_the_office_on_the_day_is_named_with_term_and_source(shipped: Dataset, shell: Shell) -> None:
    held = told(shipped)["K19"].in_office
    assert [(one.name, one.start, one.end) for one in held] == [
        ("Eddie van Marum", "2025-07-04", "2026-02-23"),
        ("Frank Rijkaart", "2025-09-05", "2026-02-23"),
    ]
    assert all(one.sources for one in held)
    earlier = told(shipped, date(2024, 12, 1))
    assert {one.name for it in earlier.values() for one in it.in_office} & {"Zsolt Szabó"}
    shown = shell("explain", "K19", "--lang", "nl").stdout
    assert "staatssecretaris BZK: Eddie van Marum, vanaf 4 juli 2025 tot 23 februari 2026; " in shown
    narrow = shell("explain", "K08", "--lang", "nl", COLUMNS="80").stdout
    assert "minister BZK: Frank Rijkaart, vanaf 5 september 2025 tot 23 februari 2026;" in narrow


def test_a_choice_without_an_office_names_nobody(shipped: Dataset) -> None:
    asked = setting(shipped)
    silent = told(shipped)["K33"]
    assert silent.in_office == () and not silent.choice.deciders
    headings = [part.words for part in page(silent, "en", asked.house) if isinstance(part, Heading)]
    assert "In office on this day" not in headings and "Question to ask" in headings


def test_of_an_office_who_holds_it_on_the_day_stands_apart(shell: Shell) -> None:
    said = shell("explain", "staatssecretaris-bzk", "--lang", "nl").stdout
    here, _, others = said.partition("\nIn het ambt op deze dag\n")[2].partition("\nBekleed door, eerder en later\n")
    assert here.strip() == "Eddie van Marum, vanaf 4 juli 2025 tot 23 februari 2026"
    before_or_after = [line.strip() for line in others.partition("\n\n")[0].splitlines()]
    assert before_or_after == [
        "Zsolt Szabó, vanaf 2 juli 2024 tot 3 juni 2025",
        "Eddie van Marum, vanaf 19 juni 2025 tot 4 juli 2025",
        "Eric van der Burg, vanaf 23 februari 2026",
    ]
    later = shell("explain", "staatssecretaris-bzk", "--on", "2026-03-01", "--lang", "en").stdout
    assert "In office on this day\n  Eric van der Burg, from 23 February 2026\n" in later
