"""One choice on one sheet of A4, whatever the choice, printed by a browser and by LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from exports.formats import web
from exports.report import document
from exports.report.chain import shown
from graph.answers.answering import answer
from graph.answers.explaining import explain_all
from graph.house.setting import setting
from graph.records import Explanation
from ontology.reading.loading import load
from tests.conftest import Shell
from tests.report.conftest import Printed
from tests.report.test_report import five_choices, flowing, text_of
from tests.support.axe import violations
from thorbecke.reporting import sheet


def size_of(told: Explanation) -> int:
    """How much a sheet has to say, in letters."""
    steps = {step.relation for chain, _ in shown(told) for step in chain.steps}
    every = [told.sentence, *told.caveats, told.choice.label, *([told.question] if told.question else [])]
    return sum(len(words.nl) for words in every) + 200 * (len(steps) + len(shown(told)) + len(told.in_office))


#: so many of the longest sheets of a house are printed
LONGEST = 5


@pytest.mark.parametrize(("house", "lang"), [("nds", "nl"), ("uk", "en")])
def test_the_longest_sheets_of_a_house_are_one_page(house: str, lang: str, tmp_path: Path, chromium: Browser) -> None:
    dataset = load(house)
    asked = setting(dataset)
    told = explain_all(asked, answer(asked).choices)
    assert len(told) > 20
    sizes = {it.choice.notation or "": size_of(it) for it in told.values()}
    longest = sorted(sizes, key=lambda number: -sizes[number])[:LONGEST]
    page, pages = chromium.new_page(), {}
    for number in longest:
        file = tmp_path / f"{number}.html"
        told_of = sheet(dataset, number, name=house, lang=lang)
        file.write_text(web.text(document.page(told_of, lang), lang), encoding="utf-8")
        page.goto(file.as_uri())
        page.pdf(path=str(tmp_path / "sheet.pdf"), prefer_css_page_size=True)
        pages[number] = len(PdfReader(tmp_path / "sheet.pdf").pages)
    page.close()
    assert pages == dict.fromkeys(longest, 1)


def test_a_sheet_says_verdict_aim_decision_chain_articles_question_and_sources(
    shell: Shell, tmp_path: Path, chromium: Browser, office: Printed
) -> None:
    for form in ("html", "md", "docx"):
        run = shell("report", "--choice", "K35", "-o", tmp_path / f"k35.{form}", "--lang", "nl")
        assert run.returncode == 0, run.stderr
    told = (tmp_path / "k35.md").read_text(encoding="utf-8")
    assert told.startswith("# K35 NDS-uitvoeringsprogramma\n")
    for words in (
        "? onbekend",
        "Aan wie legt het Bestuurlijk Overleg Digitalisering (BOD) verantwoording af",
        "Als doel is het vastgesteld door de ministerraad",
        "Besluit Sturing Digitale Overheid 2022, art. ",
        "Bestuurlijk Overleg Digitalisering → niet vastgelegd",
        "--choice K35",
    ):
        assert words in told
    pdf = office(tmp_path / "k35.docx")
    assert len(PdfReader(pdf).pages) == 1 and "Te stellen vraag" in flowing(text_of(pdf))
    page = chromium.new_page()
    page.goto((tmp_path / "k35.html").as_uri())
    assert violations(page) == []
    assert "Digitalisering" in (page.get_attribute("img", "alt") or "")
    page.close()


def test_a_choice_of_which_nothing_is_recorded_has_a_sheet_without_a_picture(shell: Shell, tmp_path: Path) -> None:
    house = tmp_path / "five.ttl"
    house.write_text(five_choices(), encoding="utf-8")
    for form in ("html", "docx"):
        run = shell("report", house, "--choice", "C3", "-o", tmp_path / f"c3.{form}", "--lang", "en")
        assert run.returncode == 0, run.stderr
    told = (tmp_path / "c3.html").read_text(encoding="utf-8")
    assert "<h1" in told and "Choice 3" in told and "<img" not in told
    assert "no chain from this choice" in told


@pytest.mark.parametrize(
    ("choice", "said"),
    [("K99", "K99"), ("OBDO", "is an actor, and a sheet is of a choice"), ("K35 --since 2025-01-01", "--since is for")],
)
def test_what_is_no_choice_is_one_sentence(choice: str, said: str, shell: Shell, tmp_path: Path) -> None:
    run = shell("report", "--choice", *choice.split(), "-o", tmp_path / "a.html", "--lang", "nl")
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr
    assert not (tmp_path / "a.html").exists()
