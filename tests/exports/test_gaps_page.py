"""The table of `gaps`: what lacks first, group by group, one line a choice, and a legend of what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from exports.formats import markdown, terminal
from exports.page import Heading, Note, Part, Sentence, Table
from exports.views import gaps, gaps_long
from exports.words import GRADE_WORDS
from graph.answers.answering import answer
from graph.answers.choosing import choose
from graph.house.setting import setting
from graph.records import MINISTERIAL, Answer
from ontology.codelists.words import verdict_words
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load
from tests.conftest import SMALL_HOUSE

#: a house with a choice of every class
EVERY_CLASS = (
    SMALL_HOUSE
    + """
ex:nobody a hvt:AbsenceStatement ; hvt:about ex:buoys ; hvt:absent hvt:Decider ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
ex:plan a hvt:Choice ; skos:prefLabel "Havenplan"@nl , "Harbour plan"@en ; dcterms:source ex:statute .
ex:plan-adopted a hvt:RoleAssignment ; hvt:choice ex:plan ; hvt:actor ex:minister ; hvt:role hvt:Adopts ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
ex:quay a hvt:Choice ; skos:prefLabel "Nieuwe kade"@nl , "New quay"@en ; hvt:pending true ;
    skos:altLabel "Kade"@nl , "Quay"@en ; dcterms:source ex:statute .
ex:quay-decided a hvt:RoleAssignment ; hvt:choice ex:quay ; hvt:actor ex:minister ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
ex:act a hvt:Choice ; skos:prefLabel "Havenwet"@nl , "Harbour Act"@en ; dcterms:source ex:statute .
ex:act-decided a hvt:RoleAssignment ; hvt:choice ex:act ; hvt:actor ex:chamber ; hvt:role hvt:Decides ;
    hvt:status hvt:stated ; dcterms:source ex:statute .
ex:silence a hvt:Choice ; skos:prefLabel "Bakens"@nl , "Beacons"@en ; dcterms:source ex:statute .
"""
)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    path = tmp_path_factory.mktemp("harbour") / "harbour.ttl"
    path.write_text(EVERY_CLASS, encoding="utf-8")
    return answer(setting(load(path)))


@pytest.fixture(scope="module")
def shipped_answer(shipped: Dataset) -> Answer:
    return answer(setting(shipped))


def headings(page: Iterator[Part]) -> list[str]:
    return [part.words for part in page if isinstance(part, Heading)]


def tables(page: Iterator[Part]) -> list[Table]:
    return [part for part in page if isinstance(part, Table)]


def test_every_class_has_its_group_and_what_lacks_leads(harbour: Answer) -> None:
    assert {choice.ministerial for choice in harbour.choices} == set(MINISTERIAL) == set(gaps.GROUPS)
    assert headings(gaps.page(harbour, "en")) == [
        "No ministerial accountability on this record (1)",
        "For the aim only; who decides on the execution is not on record (1)",
        "A minister answers in part (2)",
        "Unknown (1; on 1 the record is silent)",
        "Answered for elsewhere, not through a minister (1)",
        "A minister answers in full (1)",
    ]
    (lacking,) = tables(gaps.page(harbour, "en"))[0].rows
    assert [cell.words for cell in lacking] == ["buoys", "Buoys", "∅", "○○○", "–", "no decider designated +1"]


def test_an_aim_is_no_decision_and_what_is_not_on_record_has_no_grade(harbour: Answer) -> None:
    shown = {table.rows[0][1].words: table.rows[0] for table in tables(gaps.page(harbour, "en"))}
    plan, silence = shown["Harbour plan"], shown["Beacons"]
    assert plan[4].words == "aim: Minister of Harbours" and plan[3].words == silence[3].words == "–"
    rows = {row[2]: row for row in gaps.rows(harbour, "en")}
    assert rows["Harbour plan"][4:8] == ("? unknown",) * 3 + ("",)
    assert (rows["choice"][9], rows["Harbour plan"][9]) == ("ministerial", "aim")
    assert (rows["choice"][14], rows["Harbour plan"][14], rows["Buoys"][14]) == ("aim", "full", "")
    assert rows["Buoys"][4] == "○ none" and rows["New quay"][4] == "● full"
    frames = {record["id"]: record for record in gaps.records(harbour, "en")}
    assert frames["plan"]["information"] is frames["silence"]["information"] is None
    assert frames["plan"]["adopters"] == ("minister",) and frames["quay"]["pending"] is True


def test_a_choice_not_yet_taken_is_marked_and_the_mark_is_told(harbour: Answer) -> None:
    shown = terminal.text(gaps.page(harbour, "nl"), width=100)
    assert "Kade*" in shown and "* nog niet genomen" in shown
    assert "Nieuwe kade (nog niet genomen)" in markdown.text(gaps.page(harbour, "nl"))
    without = choose(harbour, verdicts=["NO_DECIDER"])
    assert "* nog niet genomen" not in terminal.text(gaps.page(harbour, "nl", without))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_where_nothing_lacks_a_sentence_says_so_and_undecided_execution_leads(
    shipped_answer: Answer, harbour: Answer, lang: str
) -> None:
    assert shipped_answer.classes["none"] == 0 < shipped_answer.classes["aim"]
    told = list(gaps.page(shipped_answer, lang))
    said = [part.words for part in told if isinstance(part, Sentence)]
    words = {"nl": "Van geen keuze is in dit dossier vastgesteld", "en": "Of no choice does this record show"}
    assert sum(sentence.startswith(words[lang]) for sentence in said) == 1
    assert headings(iter(told))[0].startswith(gaps.GROUPS["aim"].say(lang))
    assert words[lang] not in terminal.text(gaps.page(harbour, lang))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_choice_is_told_once_and_equal_ones_in_one_line(shipped_answer: Answer, lang: str) -> None:
    told = tables(gaps.page(shipped_answer, lang))
    rows = [row[0].words for table in told for row in table.scarce]
    folded = [re.findall(r"\bK\d\d\b", fold) for table in told for fold in table.folds]
    numbers = sorted(c.notation or "" for c in shipped_answer.choices)
    assert sorted([*rows, *(number for fold in folded for number in fold)]) == numbers
    assert sorted(row[0].words for table in told for row in table.rows) == numbers
    assert folded and all(len(fold) >= 3 for fold in folded)
    for table in told:
        assert len(table.folds) == len({row[2:] for row in table.rows if row not in table.scarce})
        for fold in table.folds:
            (count,) = re.findall(r"^\d+", fold)
            assert int(count) == len(re.findall(r"\bK\d\d\b", fold))
    # the page of 100 columns has the house once and the columns once
    shown = terminal.text(gaps.page(shipped_answer, lang), width=100).splitlines()
    assert sum(line.startswith("───") for line in shown) == 1 and len(shown) <= 60


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("verdicts", [(), ("FULL",), ("AIM_ONLY",), ("LIMITED", "NO_DECIDER")], ids=str)
def test_the_legend_tells_the_symbols_that_are_shown_and_no_others(
    harbour: Answer, verdicts: tuple[str, ...], lang: str
) -> None:
    shown = choose(harbour, verdicts=verdicts)
    assert shown.choices
    told = list(gaps.page(harbour, lang, shown))
    cells = "".join(cell.words for table in tables(iter(told)) for row in table.rows for cell in row[2:4])
    legend = " ".join(part.words for part in told if isinstance(part, Note))
    explained = {
        words.symbol for words in verdict_words().values() if f"{words.symbol} {words.label.say(lang)}" in legend
    }
    explained |= {symbol for symbol, word in GRADE_WORDS if f"{symbol} {word.say(lang)}" in legend}
    assert explained == set(cells) - {"–"}


def test_the_long_form_tells_every_gap_and_what_it_means(harbour: Answer) -> None:
    long = terminal.text(gaps_long.page(harbour, "en"))
    assert "(no-decider):" in long and "(execution-undecided):" in long
    assert "(no-decider):" not in terminal.text(gaps.page(harbour, "en"))
    assert list(gaps_long.rows(harbour, "en")) == list(gaps.rows(harbour, "en"))


@pytest.mark.parametrize("form", [terminal, markdown])
def test_counts_of_the_groups_are_those_of_the_answer(shipped_answer: Answer, form: object) -> None:
    shown = headings(gaps.page(shipped_answer, "en"))
    counts = [int(re.findall(r"\((\d+)", words)[-1]) for words in shown]
    assert counts == [shipped_answer.classes[name] for name in gaps.GROUPS if shipped_answer.classes[name]]
    assert sum(counts) == len(shipped_answer.choices)
