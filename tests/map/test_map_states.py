"""The map under a proposal and on another day, asked, filtered and taken along; the address holds it all."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from exports.map.page import draw_map
from exports.map.words import PAGE
from ontology.text import Text
from tests.map.test_map import state
from tests.support.map_browser import NARROW, WIDE, Open
from tests.support.map_house import CHOICES, DEF, ID, VERDICT_WORDS, map_house
from tests.support.map_states import states_of


def test_a_proposal_changes_the_verdict_and_says_what_makes_the_difference(open_map: Open) -> None:
    it = open_map(view=states_of(), fragment="#lights")
    assert "niet uitgezocht" in it.detail
    it.page.locator("#scenarios label").nth(1).click()
    expect(it.page.locator("#detail .chip")).to_contain_text("beperkte verantwoording")
    assert "Anders dan waar de kaart mee opent" in it.detail
    assert "kring → staatssecretaris" in it.detail
    assert "zwakste schakel voor gevolgen" in it.detail
    assert "1 keuze staat er anders voor, 1 met een ander oordeel" in it.page.locator("#state-said").inner_text()
    assert "staat er anders voor" in it.page.get_by_role("row", name="H11").inner_text()
    assert "Wie beslist, is in dit dossier niet vastgelegd." in it.page.get_by_role("row", name="H12").inner_text()
    assert "Nog niet genomen" in it.page.get_by_role("row", name="H2 ").inner_text()
    assert "is niemand aangewezen om te beslissen" in it.page.get_by_role("row", name="H10").inner_text()
    assert it.hash == "#lights&if=proposal-anchor"
    it.page.go_back()
    expect(it.page.locator("#detail .chip")).to_contain_text("niet uitgezocht")
    assert it.complaints == []


def test_the_panel_names_the_proposal_that_repairs_and_a_press_shows_it(open_map: Open) -> None:
    it = open_map(view=states_of(), fragment="#lights")
    assert "Voorstellen die deze keuze verder helpen" in it.detail
    assert "Onder “Ankervoorstel” is er beperkte ministeriële verantwoording; in dit dossier" in it.detail
    it.page.locator("#detail [data-scenario='1']").click()
    expect(it.page.locator("#detail .chip")).to_contain_text("beperkte verantwoording")


def test_the_page_itself_judges_no_proposal(open_map: Open) -> None:
    """Under the proposal the choice has a better verdict; that it helps is said only when the data says so."""
    house = map_house()
    network = draw_map(
        house.answer, house.setting, house.explanations, "nl", VERDICT_WORDS, house.terms, view=states_of()
    )
    it = open_map(written=network.page(), fragment="#lights")
    assert "niet uitgezocht" in it.detail
    assert it.page.locator("#detail [data-scenario]").count() == 0


def test_the_day_slider_brings_choices_and_takes_them_away(open_map: Open) -> None:
    it = open_map(view=states_of())
    slider = it.page.get_by_role("slider")
    slider.focus()
    it.page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "1 februari 2026"
    names = it.page.locator("#table tbody .c-choice").all_inner_texts()
    assert any("Getijden" in name for name in names) and not any("kranen" in name for name in names)
    assert it.hash == "#&on=2026-02-01"
    drawn = it.page.evaluate("[...window.huis.picture.plan().places.keys()].map((at) => window.huis.house.slug(at))")
    assert "tides" in drawn and "cranes" not in drawn
    it.page.get_by_role("button", name="Terug naar het begin").click()
    assert it.hash == ""
    assert it.complaints == []


def test_a_choice_that_is_not_on_the_agenda_that_day_is_said_to_be_so(open_map: Open) -> None:
    it = open_map(view=states_of(), fragment="#cranes&on=2026-02-01")
    assert "Op deze dag staat deze keuze niet op de agenda." in it.detail
    assert it.complaints == []


def test_on_another_day_nothing_is_said_of_lines_that_day(open_map: Open) -> None:
    """Lines outside the chains are known for the day the map opens; another day's page says whose they are."""
    it = open_map(view=states_of(), fragment="#team&on=2026-02-01")
    assert "Lijnen buiten de ketens zijn die van 29 september 2025." in it.detail
    assert "Op de dag waarmee de kaart opent loopt in dit dossier geen lijn omhoog" in it.detail
    assert "Op deze datum" not in it.detail


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_an_address_with_everything_in_it_opens_everything(open_map: Open, size: tuple[int, int]) -> None:
    it = open_map(view=states_of(), size=size, fragment="#lights&theme=water&if=proposal-anchor&on=2026-02-01&lang=en")
    assert "limited accountability" in it.detail
    assert it.page.evaluate("document.documentElement.lang") == "en"
    assert "1 February 2026" in it.page.locator("#as-of").inner_text()
    assert it.page.locator("#filter-theme").input_value() == "water"
    assert it.complaints == []


def test_a_filter_leaves_in_the_light_what_it_lets_through(open_map: Open) -> None:
    it = open_map()
    it.page.locator("#filters summary").click()
    it.page.locator("#filter-look").select_option("none")
    rows = it.page.locator("#table tbody tr:visible")
    assert rows.count() == 1 and "Baggeren" in rows.first.inner_text()
    assert it.hash == "#&look=none"
    assert it.page.locator("#live").inner_text() == "1 keuzes"
    it.page.locator("#filter-clear").click()
    assert it.page.locator("#table tbody tr:visible").count() == len(CHOICES) == 6
    it.page.locator("#filter-kind").select_option(label="Agency (1)")
    assert it.page.locator("#table tbody tr:visible").count() == len(CHOICES), "a kind of actor hides no choice"
    it.page.locator("#filter-kind").select_option("")
    it.page.locator("#filter-ground").select_option("record-silent")
    assert it.page.locator("#table tbody tr:visible").count() == 1
    it.page.keyboard.press("Escape")
    assert it.complaints == []


def test_ready_made_questions_list_the_choices_they_are_about(open_map: Open) -> None:
    it = open_map()
    it.page.get_by_role("button", name="Waar ontbreekt verantwoording?").click()
    assert "Baggeren" in it.detail
    assert it.hash == "#&ask=none"
    it.page.get_by_role("button", name="Sluiten").click()
    it.page.get_by_role("button", name="Waar antwoordt de minister voor?").click()
    assert "Nieuwe kranen" in it.detail and "Boeien" in it.detail and "Baggeren" not in it.detail
    assert "Staatssecretaris van Havens" in it.detail
    it.page.go_back()
    expect(it.page.locator("#start")).to_be_visible()
    assert it.complaints == []


@pytest.mark.parametrize("fragment", ["#g0&depth=2", "#g0.7", "#g99.1"])
def test_an_address_of_a_group_that_cannot_be_opens_the_page_all_the_same(open_map: Open, fragment: str) -> None:
    it = open_map(state(300), fragment=fragment)
    assert it.page.evaluate("window.huis.rooms.groups.has('g0') && !window.huis.rooms.groups.has('g99')")
    assert it.page.evaluate("window.huis.picture.view().only") is None
    assert it.complaints == []


def test_surroundings_are_as_wide_as_the_button_says(open_map: Open) -> None:
    it = open_map(fragment="#minister")
    buttons = it.page.locator("[data-depth]")
    said = [int(text.split()[1]) for text in buttons.all_inner_texts()[:4]]
    assert said == sorted(said) and said[0] > 1
    buttons.nth(1).click()
    shown = it.page.evaluate("window.huis.picture.view().only.size")
    assert shown == said[1]
    assert it.hash == "#minister&depth=2"
    it.page.locator("#whole").click()
    assert it.page.evaluate("window.huis.picture.view().only") is None
    assert it.complaints == []


def test_a_group_opens_by_province_and_a_member_shows_its_surroundings(open_map: Open) -> None:
    house = state(300)
    executes = {"role": f"{DEF}Executes", "role_label": Text("voert uit", "executes")}
    house.graph.add_edge(
        f"{ID}dredging", f"{ID}municipalities", key=f"{ID}all", edge_kind="role", status="stated", **executes
    )
    it = open_map(house)
    it.click_in_the_house("gm00001")
    expect(it.page.locator("#detail")).to_contain_text("province a")
    assert "300 actoren" in it.detail
    it.page.locator("#detail summary").first.click()
    it.page.get_by_role("button", name="Toon alle (150)").click()
    it.page.get_by_role("button", name="Gemeente 298", exact=True).click()
    expect(it.page.locator("#chosen")).to_have_text("Gemeente 298")
    assert "Is een van" in it.detail and "Gemeenten" in it.detail
    assert "Baggeren" in it.detail, "what the whole executes, each member does for itself"
    assert "Bruggen" not in it.detail, "what the whole decides, no single member decides"
    it.page.locator("#find").fill("stad 42")
    it.page.keyboard.press("Enter")
    expect(it.page.locator("#chosen")).to_have_text("Gemeente 42")
    assert it.complaints == []


def test_a_house_of_more_than_a_thousand_boxes_opens_on_one_choice_and_says_so(open_map: Open) -> None:
    house = map_house()
    for at in range(1200):
        node = f"https://example.org/house/id/many{at}"
        house.graph.add_node(node, **house.graph.nodes["https://example.org/house/id/agency"])
        key = f"{node} role"
        choice = "https://example.org/house/id/dredging"
        house.graph.add_edge(choice, node, key=key, edge_kind="role", role="x#Advises", status="stated")
    it = open_map(house)
    assert "meer dan duizend" in it.page.locator("#view-said").inner_text()
    assert it.page.evaluate("window.huis.picture.plan().places.size") < 40
    it.page.locator("#find").fill("boeien")
    it.page.keyboard.press("Enter")
    assert "Zo staat het met Boeien." in it.detail
    assert it.complaints == []


def test_what_is_shown_is_taken_along_as_svg_and_png_with_what_it_is_of(open_map: Open) -> None:
    it = open_map(view=states_of(), fragment="#lights&if=proposal-anchor&lang=nl")
    it.page.locator("#share summary").click()
    with it.page.expect_download() as svg:
        it.page.locator("#save-svg").click()
    assert svg.value.suggested_filename == "huis-van-thorbecke-lights.svg"
    text = Path(svg.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<svg") and "<script" not in text and "style=" not in text
    root = ElementTree.fromstring(text)
    said = "".join(str(it.text) for it in root.iter("{http://www.w3.org/2000/svg}text")).replace(" ", "")
    state = it.page.evaluate("window.huis.house.state()")
    over = ("Huis van de Haven", "Peildatum 29 september 2025 · met proposal anchor", state["brief"][0], "H11 Lichten")
    for told in (*over, "Zo staat het met Lichten.", "Vingerafdruk van de gegevens: sha256:00ff", "Kraanteam"):
        assert told.replace(" ", "") in said, told
    assert sum(state["counts"].values()) == 6
    for look, many in state["counts"].items():
        assert (f"{PAGE[look].nl}: {many}".replace(" ", "") in said) == bool(many), look
    with it.page.expect_download() as png:
        it.page.locator("#save-png").click()
    bytes_ = Path(png.value.path()).read_bytes()
    assert bytes_[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = (int(root.get(name, "")) for name in ("width", "height"))
    assert abs(int.from_bytes(bytes_[16:20]) - 2 * wide) <= 2
    assert abs(int.from_bytes(bytes_[20:24]) - 2 * high) <= 2
    house = it.page.evaluate("window.huis.picture.plan().height")
    assert high > house + 120
    assert it.complaints == []


def test_a_caption_stays_within_its_picture(open_map: Open) -> None:
    """On a phone, with names that are long: no line of it runs off the picture."""
    house = map_house(lambda name: f"{name} {'naam' * 30} {name} {name}")
    it = open_map(house, NARROW, fragment="#buoys")
    far = it.page.evaluate(
        """() => {
            const svg = window.huis.save.captioned();
            document.body.append(svg);
            const wide = Number(svg.getAttribute("width"));
            const found = [...svg.querySelectorAll(":scope > text")].map((it) => it.getBBox());
            svg.remove();
            return [found.length, ...found.flatMap(({ x, width }) => (x < 0 || x + width > wide ? [x + width] : []))];
        }"""
    )
    assert far[0] > 15
    assert far[1:] == []


def test_hostile_names_stay_text_in_the_svg(open_map: Open) -> None:
    hostile = "</text><script>window.hacked = 1</script>"
    it = open_map(map_house(lambda name: f"{name} {hostile}"))
    svg = it.page.evaluate("new XMLSerializer().serializeToString(window.huis.save.svg())")
    assert ("<script" not in svg and "&lt;script" in svg) or "script" not in svg


def test_the_link_to_what_is_shown_is_copied_or_shown(open_map: Open) -> None:
    it = open_map(fragment="#buoys")
    it.page.locator("#share summary").click()
    it.page.locator("#save-link").click()
    expect(it.page.locator("#save-said")).not_to_be_empty()
    assert it.complaints == []
