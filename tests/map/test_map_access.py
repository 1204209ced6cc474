"""The map for whoever sees, hears or moves otherwise: by keyboard along accountability, in words, at any size."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.map_browser import MIDDLE, NARROW, WIDE, Open
from tests.support.map_states import states_of


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_keyboard_walks_up_the_chain_and_back(open_map: Open, lang: str) -> None:
    it = open_map(lang=lang, fragment="#buoys")
    it.page.evaluate("document.querySelector(`#keys [data-item='${window.huis.house.find('buoys')}']`).focus()")
    way = []
    for _ in range(3):
        it.page.keyboard.press("ArrowUp")
        way.append(it.page.evaluate("document.activeElement.getAttribute('aria-label')").split(",")[0])
    nl = ["Haventafel", "Staatssecretaris van Havens", "Volksvertegenwoordiging"]
    assert way == {"nl": nl, "en": ["Harbour table", "State secretary of Harbours", "Parliament"]}[lang]
    it.page.keyboard.press("ArrowUp")
    end = {"nl": "Hier eindigt de keten", "en": "The chain ends here"}[lang]
    expect(it.page.locator("#live")).to_contain_text(end)
    it.page.keyboard.press("ArrowDown")
    assert it.page.evaluate("document.activeElement.dataset.item") != ""
    it.page.keyboard.press("Enter")
    assert it.page.locator("#chosen").is_visible()
    focused = it.page.evaluate("document.activeElement.closest('#keys') !== null")
    assert focused, "who walks through the house stays in it"
    it.page.keyboard.press("Escape")
    assert not it.page.locator("#detail").is_visible()
    assert it.complaints == []


def test_one_box_of_the_house_is_in_the_tab_order(open_map: Open) -> None:
    it = open_map()
    assert it.page.locator("#keys button").count() == it.page.evaluate("window.huis.picture.plan().places.size")
    assert it.page.locator("#keys [tabindex='0']").count() == 1


def test_the_first_tab_leads_to_the_table(open_map: Open) -> None:
    it = open_map()
    it.page.keyboard.press("Tab")
    assert it.page.evaluate("document.activeElement.className") == "skip"
    it.page.keyboard.press("Enter")
    assert it.page.evaluate("document.activeElement.id") == "table"


def test_focus_shows_over_the_box(open_map: Open) -> None:
    it = open_map()
    it.page.evaluate("document.querySelector(`#keys [data-item='${window.huis.house.find('agency')}']`).focus()")
    there = it.page.evaluate(
        """() => {
            const box = document.activeElement.getBoundingClientRect();
            const canvas = document.querySelector("#canvas canvas").getBoundingClientRect();
            const { network, picture, house } = window.huis;
            const at = network.canvasToDOM(picture.plan().places.get(house.find("agency")));
            const dx = box.left + box.width / 2 - canvas.left - at.x, dy = box.top + box.height / 2 - canvas.top - at.y;
            return [Math.abs(dx), Math.abs(dy), Number(getComputedStyle(document.activeElement).opacity)];
        }"""
    )
    assert there[0] < 2 and there[1] < 2 and there[2] == 1


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_on_a_narrow_screen_or_at_twice_the_size(open_map: Open, width: int) -> None:
    for fragment in ("", "#buoys", "#&ask=gaps"):
        it = open_map(view=states_of(), size=(width, 512), fragment=fragment)
        assert it.page.evaluate("document.documentElement.scrollWidth") <= width
        assert it.complaints == []


@pytest.mark.parametrize("width", [1100, 1280])
def test_every_column_of_the_table_has_room_for_its_words(open_map: Open, width: int) -> None:
    it = open_map(size=(width, 600), lang="en")
    wide = it.page.eval_on_selector_all("#table thead th", "all => all.map((it) => it.getBoundingClientRect().width)")
    assert len(wide) == 8 and min(wide) > 75 and wide[-1] > 120
    assert it.page.evaluate("document.documentElement.scrollWidth") <= width
    assert it.complaints == []


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
def test_boxes_do_not_overlap_and_their_words_can_be_read(open_map: Open, size: tuple[int, int]) -> None:
    it = open_map(size=size)
    boxes = it.page.evaluate("[...window.huis.picture.plan().places.values()]")
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = abs(one["x"] - other["x"]) >= (one["width"] + other["width"]) / 2
            assert apart or abs(one["y"] - other["y"]) >= (one["height"] + other["height"]) / 2
    assert it.page.evaluate("window.huis.network.getScale()") * 11.5 >= 11


def test_still_for_whoever_wants_no_motion_and_step_by_step_for_others(open_map: Open) -> None:
    it = open_map(reduced_motion="reduce", fragment="#buoys")
    assert it.page.evaluate("getComputedStyle(document.querySelector('.hint')).transitionDuration") == "0s"
    it = open_map(reduced_motion="no-preference", fragment="#buoys")
    it.page.wait_for_timeout(1500)
    assert it.complaints == []


def test_forced_colours_draw_with_the_colours_of_the_system(open_map: Open) -> None:
    it = open_map(forced_colors="active", fragment="#buoys")
    assert (
        it.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "CanvasText"
    )
    assert violations(it.page) == []
    assert it.complaints == []


def test_light_and_dark_can_be_chosen(open_map: Open) -> None:
    it = open_map(color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = it.page.evaluate(paper)
    it.page.get_by_role("button", name="Licht of donker").click()
    assert it.page.evaluate(paper) == light
    it.page.get_by_role("button", name="Licht of donker").click()
    assert it.page.evaluate(paper) != light
    assert it.complaints == []
