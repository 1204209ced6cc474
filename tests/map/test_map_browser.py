"""The map in a real browser: it opens from a file, asks nothing of the network, and does what a reader asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from graph.records import (
    Reference,
)
from ontology.text import Text
from tests.support.map_browser import MIDDLE, NARROW, WIDE, Open
from tests.support.map_house import CHOICES, ID, map_house

LONG = "lang" * 2500
#: each of them alone, as a file, is in tests/map/test_map.py
HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<a href='javascript:window.hacked = 1'>href</a>",
    '" onmouseover="window.hacked = 1',
    "' onfocus='window.hacked = 1",
    "{{7*7}} ${7*7}",
    "admin\u202egnp.exe",
]


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_opens_from_a_file_without_a_word_of_complaint(open_map: Open, size: tuple[int, int], lang: str) -> None:
    it = open_map(size=size, lang=lang)
    assert it.page.title() == {"nl": "Huis van de Haven", "en": "House of the Harbour"}[lang]
    assert it.page.locator("#canvas canvas").is_visible()
    assert it.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert it.requests == [it.page.url]
    assert it.complaints == []


def test_a_row_of_the_table_shows_the_sentence_and_what_it_rests_on(open_map: Open) -> None:
    it = open_map()
    it.page.get_by_role("row").get_by_role("button", name="Boeien").click()
    assert "Zo staat het met Boeien." in it.detail
    assert "beperkte verantwoording" in it.detail
    assert "1 van 3, zwak" in it.detail
    assert "zwakste schakel voor gevolgen" in it.detail
    assert it.page.get_by_role("row", name="H2 Boeien").get_attribute("class") == "chosen"
    assert it.hash == "#buoys"
    assert it.page.evaluate("document.activeElement.id") == "chosen"
    link = it.page.get_by_role("link", name="Havenwet, artikel 3").first
    assert link.get_attribute("href") == "https://example.org/law?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"
    it.page.get_by_role("button", name="Sluiten").click()
    assert it.hash == ""
    assert it.complaints == []


def test_what_is_not_there_is_said_in_words_of_the_record(open_map: Open) -> None:
    it = open_map(fragment="#H10")
    assert "In dit dossier staat geen beslisser." in it.detail
    assert "Wie besluit hierover?" in it.detail
    assert "het dossier zwijgt" in it.detail
    it.page.evaluate("location.hash = '#lights'")
    expect(it.page.locator("#detail")).to_contain_text("Lichten")
    assert "Van de kring is geen relatie omhoog vastgelegd." in it.detail
    assert "? onbekend" in it.detail
    assert "0 van 3" not in it.detail


def test_an_aim_is_shown_beside_the_decision_and_never_as_one(open_map: Open) -> None:
    """Who adopted the beacons answers for the aim; who decides on them is not on record, which is no lack."""
    it = open_map(fragment="#H12")
    assert "alleen voor het doel" in it.detail and "Volgens dit dossier is niemand aangewezen" not in it.detail
    aim = it.page.locator("#detail section", has_text="Het doel, en wie daarvoor antwoordt")
    assert "Minister van Havens" in aim.inner_text() and "Nieuwe kranen" in aim.inner_text()
    assert "beslist daarmee niet over de uitvoering" in aim.inner_text()
    assert "Wie beslist, is in dit dossier niet vastgelegd." in it.detail
    assert "? onbekend" in it.detail and "0 van 3" not in it.detail
    aim.locator("summary", has_text="Hoe voor het doel wordt geantwoord").click()
    assert "Als vaststeller: afgeleid" in aim.inner_text()
    assert it.page.evaluate(
        "window.huis.house.answer(window.huis.house.find('beacons')).lit.stops.map((it) => it[1])"
    ) == [True]
    assert it.complaints == []


def test_the_counts_of_the_first_page_add_up(open_map: Open) -> None:
    it = open_map(lang="en")
    groups = it.page.locator("#groups details")
    words = [words.strip() for words in groups.locator("summary > span:not(.mark)").all_inner_texts()]
    assert words == [
        "Lacks accountability",
        "Minister, for the aim only",
        "Unknown",
        "Minister answers in part",
        "No minister, but someone else",
        "Minister fully answers",
    ]
    assert sum(map(int, groups.locator(".count").all_inner_texts())) == 6
    it.page.locator("[data-preset=execution]").click()
    assert "Minister of Harbours" in it.detail and "Beacons" in it.detail
    assert it.complaints == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_click_in_the_house_chooses_what_is_drawn_there(open_map: Open, size: tuple[int, int]) -> None:
    it = open_map(size=size)
    it.click_in_the_house("cranes")
    it.page.wait_for_selector("#detail:not([hidden])")
    assert "Zo staat het met Nieuwe kranen." in it.detail
    it.page.locator("#whole" if size == NARROW else "#zoom-all").click()
    it.click_in_the_house("agency")
    expect(it.page.locator("#detail")).to_contain_text("Havendienst")
    assert "Legt verantwoording af aan" in it.detail
    assert "Minister van Havens" in it.detail
    assert "Besluit over" in it.detail and "Nieuwe kranen" in it.detail
    assert it.complaints == []


def test_an_actor_without_a_line_up_is_not_called_unaccountable(open_map: Open) -> None:
    it = open_map(fragment="#team")
    assert "Op deze datum en met dit bewijs loopt in dit dossier geen lijn omhoog van deze actor." in it.detail
    it = open_map(fragment="#parliament")
    assert "Hier eindigen de ketens" in it.detail


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("buoy", "H2Boeien"),
        ("boei", "H2Boeien"),
        ("h2", "H2Boeien"),
        ("havendienst", "Havendienst"),
        ("GEMEENTEN", "Gemeenten"),
    ],
)
def test_search_finds_numbers_and_both_languages_by_keyboard_alone(open_map: Open, wanted: str, found: str) -> None:
    it = open_map()
    it.page.keyboard.press("/")
    it.page.keyboard.type(wanted)
    options = it.page.get_by_role("option")
    assert found in options.first.inner_text().replace("\n", "")
    it.page.keyboard.press("ArrowDown")
    assert it.page.locator("#find").get_attribute("aria-activedescendant") == "option-0"
    it.page.keyboard.press("Enter")
    assert it.page.locator("#chosen").is_visible()
    it.page.keyboard.press("Escape")
    assert not it.page.locator("#detail").is_visible()
    assert it.complaints == []


def test_search_that_finds_nothing_says_so(open_map: Open) -> None:
    it = open_map()
    it.page.locator("#find").fill("zzz")
    assert it.page.locator("#found").inner_text() == "Niets gevonden"
    assert it.page.locator("#live").inner_text() == "Niets gevonden"


def test_the_language_switch_changes_everything_that_is_said(open_map: Open) -> None:
    it = open_map(fragment="#buoys")
    it.page.get_by_role("button", name="English").click()
    assert it.page.evaluate("document.documentElement.lang") == "en"
    assert it.page.title() == "House of the Harbour"
    assert "This is how Buoys stands." in it.detail
    said = it.page.locator("body").inner_text()
    assert not [words for words in ("Boeien", "Peildatum", "Alle keuzes", "Oordeel", "Zoek") if words in said]
    assert it.page.locator("#find").get_attribute("placeholder") == "Find a choice or an actor"
    assert it.page.get_by_role("img", name="Drawing of the house").is_visible()
    assert it.complaints == []


@pytest.mark.parametrize("fragment", ["#buoys", "#H2", "#h2"])
def test_an_address_with_a_choice_opens_it(open_map: Open, fragment: str) -> None:
    assert "Zo staat het met Boeien." in open_map(fragment=fragment).detail


@pytest.mark.parametrize("fragment", ["#nothing", "#%E0%A4%A", "#<img src=x onerror=alert(1)>"])
def test_an_address_that_names_nothing_opens_the_whole_house(open_map: Open, fragment: str) -> None:
    it = open_map(fragment=fragment)
    assert it.page.locator("#start").is_visible()
    assert it.complaints == []


def test_back_goes_back_to_the_choice_before(open_map: Open) -> None:
    it = open_map(fragment="#buoys")
    it.page.locator("#table [data-go]").first.click()
    assert "Nieuwe kranen" in it.detail
    it.page.go_back()
    expect(it.page.locator("#detail")).to_contain_text("Boeien")


def test_the_table_sorts_and_says_how(open_map: Open) -> None:
    it = open_map()
    numbers = it.page.locator("#table tbody .no")
    assert numbers.all_inner_texts() == ["H1", "H2", "H3", "H10", "H11", "H12"]
    head = it.page.get_by_role("columnheader", name="Oordeel")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert numbers.all_inner_texts() == ["H10", "H12", "H11", "H2", "H3", "H1"], "in the order of severity"
    it.page.get_by_role("columnheader", name="Keuze").get_by_role("button").click()
    assert numbers.all_inner_texts() == ["H1", "H2", "H3", "H10", "H11", "H12"]


def test_every_line_of_the_drawing_is_in_a_table_too(open_map: Open) -> None:
    it = open_map()
    it.page.get_by_text("Alle lijnen van de tekening").click()
    rows = it.page.locator("#ways tbody tr")
    expect(rows).to_have_count(it.page.evaluate("window.huis.house.lines.low.length"))
    assert "onderzoek, telt niet als keten" in it.page.locator("#ways").inner_text()


def test_without_script_the_table_is_still_complete(open_map: Open) -> None:
    it = open_map(script=False)
    assert it.page.get_by_role("row").count() == 1 + len(CHOICES) == 7
    assert "Nieuwe kranen" in it.page.locator("#table").inner_text()


def test_hostile_names_show_as_text_and_run_nothing(open_map: Open) -> None:
    for words in (" ".join(HOSTILE), " ".join(reversed(HOSTILE)), LONG):
        house = map_house(lambda name, words=words: f"{name} {words}")  # type: ignore[misc]
        for size in (WIDE, NARROW):
            it = open_map(house, size=size, fragment="#buoys")
            shown = words.replace("\u202e", "⟨U+202E⟩")
            assert f"Boeien {shown}" in it.detail
            assert shown in it.page.locator("#table").inner_text()
            if size == NARROW:
                it.page.locator("#whole").click()
            it.click_in_the_house("cranes")
            it.page.locator("#find").fill("kranen")
            it.page.get_by_text("Alle lijnen van de tekening").click()
            it.page.get_by_role("button", name="English").click()
            assert it.page.evaluate("window.hacked") is None
            assert it.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), words[:40]
            assert it.complaints == []
            it.page.context.close()


def test_a_link_of_another_kind_is_text(open_map: Open) -> None:
    law = Reference(f"{ID}law", Text("Wet", "Act"), "javascript:window.hacked = 1")
    it = open_map(map_house(law=law), fragment="#buoys")
    assert "Wet" in it.detail
    assert it.page.locator("#detail a").count() == 0


def test_a_script_put_into_the_page_does_not_run(open_map: Open) -> None:
    it = open_map(after=lambda html: html.replace(b"<main>", b"<script>window.hacked = 1</script><main>"))
    assert it.page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in it.complaints)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_what_one_presses_is_large_enough(open_map: Open, size: tuple[int, int]) -> None:
    it = open_map(size=size, fragment="#buoys")
    it.page.locator("#filters summary").click()
    it.page.locator("#share summary").click()
    small = it.page.evaluate(
        """[...document.querySelectorAll("button, summary, label, select, input[type=search], input[type=range]")]
            .filter((e) => e.offsetParent && !e.classList.contains("aside"))
            .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 23.5 || box.width < 23.5).map(([html]) => html)"""
    )
    assert small == []
