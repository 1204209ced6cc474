"""The map on paper: A4, either way up, read back from the PDF that the browser writes."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfReader

import thorbecke
from tests.support.map_browser import NARROW, WIDE, Open, Opened
from tests.support.map_states import states_of
from tests.support.nds import nds_map

#: the heads of the table, in the order of its columns
HEADS = {
    "nl": ("Keuze", "Oordeel", "Beslisser", "Wat er nog openstaat"),
    "en": ("Choice", "Verdict", "Decider", "What is still open"),
}
TABLE = {"nl": "Alle keuzes", "en": "All choices"}


def printed(it: Opened, *, landscape: bool) -> list[str]:
    """Return the text of every page, white space as single spaces."""
    pdf = PdfReader(io.BytesIO(it.page.pdf(format="A4", landscape=landscape, prefer_css_page_size=True)))
    for page in pdf.pages:
        wide, high = page.mediabox.width, page.mediabox.height
        assert (wide > high) is landscape and abs(min(wide, high) - 595) < 2
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def is_whole(pages: Sequence[str], lang: str, drawn: str) -> None:
    """Headline and picture first; every choice in the table, whose heads stand on each of its pages."""
    answer = thorbecke.load(lang=lang).gaps().answer
    numbers = [str(choice.notation) for choice in answer.choices]
    assert {"nl": "Van de 31 keuzes", "en": "Of the 31 choices"}[lang] in pages[0]
    assert drawn in pages[0]
    assert all(number in pages[0] for number in numbers)
    assert {"nl": "Minister antwoordt volledig: 10", "en": "Minister fully answers: 10"}[lang] in pages[0]
    start = next(at for at, page in enumerate(pages) if TABLE[lang] in page)
    rows = " ".join(pages[start:])
    assert all(number in rows for number in numbers)
    under = [page for page in pages[start:] if sum(f" {number} " in page for number in numbers) > 1]
    assert under and all(head in page for page in under for head in HEADS[lang])
    assert "sha256:" in rows


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_house_is_three_sheets_and_six_with_what_is_chosen(open_map: Open, lang: str) -> None:
    it = open_map(written=nds_map(), lang=lang)
    roof, other = {"nl": ("Parlement", "on this record"), "en": ("Parliament", "in dit dossier")}[lang]
    for landscape in (False, True):
        pages = printed(it, landscape=landscape)
        assert len(pages) == 3 and TABLE[lang] in pages[1]
        is_whole(pages, lang, roof)
    it.page.evaluate("location.hash = 'K35'")  # of all choices the one that takes most words to explain
    it.page.wait_for_selector("#chosen")
    sentence = it.page.locator("#detail .sentence").first.text_content() or ""
    for landscape in (False, True):
        pages = printed(it, landscape=landscape)
        assert 4 <= len(pages) <= 6 and TABLE[lang] not in pages[1]
        is_whole(pages, lang, roof)
        assert pages[1].startswith(f"2 / {len(pages)} K35 · ")
        assert len(sentence) > 100 and sentence[:100] in pages[1]
        told = " ".join(pages)
        assert other not in told and {"nl": "Betwist dit", "en": "Dispute this"}[lang] not in told
    assert it.page.locator("#print").inner_text() == "" and it.complaints == []


def test_a_phone_prints_the_same_and_a_tour_its_step(open_map: Open) -> None:
    it = open_map(written=nds_map(), size=NARROW, color_scheme="dark", fragment="#tour=tour-letter.4")
    pages = printed(it, landscape=False)
    assert len(pages) <= 6
    is_whole(pages, "nl", "Bestuurlijk Overleg")
    assert "De brief in zes stappen · stap 4 van 6. Het tweede verzoek." in pages[1]


def test_a_group_of_hundreds_fits_too(open_map: Open) -> None:
    it = open_map(written=nds_map(), size=WIDE)
    groups = it.page.evaluate("[...window.huis.rooms.groups.values()].map((it) => [it.members.length, it.id])")
    many, largest = max(groups)
    assert many > 300
    it.page.evaluate("(id) => { location.hash = id; }", largest)
    it.page.wait_for_selector("#chosen")
    assert len(printed(it, landscape=False)) <= 6


def test_without_a_script_the_table_of_the_page_is_printed(open_map: Open) -> None:
    it = open_map(view=states_of(), script=False)
    told = " ".join(printed(it, landscape=True))
    assert "Boeien" in told and "Beslisser" in told
