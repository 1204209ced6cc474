"""axe-core finds nothing on the map, in whatever state a reader brings it (WCAG 2.2 A and AA, best practice)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from exports.map import render_map
from tests.axe import violations
from tests.map_house import VERDICT_WORDS, map_house

VIEWPORTS = {"wide": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}


@dataclass(frozen=True)
class Reader:
    """Somebody at the page, who does what a state needs."""

    page: Page

    def start(self) -> None:
        """The page as it opens."""
        expect(self.page.locator("#start")).to_be_visible()

    def choice(self) -> None:
        """A choice with a chain that falls short, from the table."""
        self.page.locator("#table [data-go]").nth(1).click()
        expect(self.page.locator("#chosen")).to_be_visible()

    def choice_nobody_decides(self) -> None:
        self.address("#H10")

    def actor(self) -> None:
        self.address("#agency")

    def search(self) -> None:
        """The search with its list open and an option chosen by keyboard."""
        self.page.keyboard.press("/")
        self.page.keyboard.type("haven")
        self.page.keyboard.press("ArrowDown")
        expect(self.page.get_by_role("option").first).to_be_visible()

    def search_in_vain(self) -> None:
        self.page.locator("#find").fill("zzz")
        expect(self.page.locator("#found")).to_be_visible()

    def lines(self) -> None:
        """Both the menu of lines and the table of lines open."""
        self.page.locator(".layers summary").click()
        self.page.locator("#ways summary").click()
        expect(self.page.locator("#ways table")).to_be_visible()

    def sorted_table(self) -> None:
        """The table by verdict; on a narrow screen its rows are cards without heads, and stay as they are."""
        head = self.page.locator("#table th[data-sort=verdict] button")
        if head.is_visible():
            head.click()

    def other_language(self) -> None:
        """A choice, and then the other language."""
        self.choice()
        self.page.locator("#languages button:not([aria-pressed=true])").first.click()

    def paper(self) -> None:
        self.page.emulate_media(media="print")

    def address(self, fragment: str) -> None:
        self.page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        expect(self.page.locator("#chosen")).to_be_visible()


#: What a state is called, and how a reader gets there: a new state of the page is one line here.
STATES: dict[str, Callable[[Reader], None]] = {
    "start": Reader.start,
    "choice": Reader.choice,
    "choice that nobody decides": Reader.choice_nobody_decides,
    "actor": Reader.actor,
    "search": Reader.search,
    "search in vain": Reader.search_in_vain,
    "lines": Reader.lines,
    "sorted": Reader.sorted_table,
    "other language": Reader.other_language,
    "print": Reader.paper,
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The map of a small house in both languages."""
    folder = tmp_path_factory.mktemp("maps")
    house = map_house()
    made = {}
    for lang in ("nl", "en"):
        made[lang] = folder / f"map-{lang}.html"
        html = render_map(house.answer, house.graph, house.explanations, lang, VERDICT_WORDS, house.terms)
        made[lang].write_bytes(html)
    return made


@pytest.fixture
def page(chromium: Browser, viewport: str) -> Iterator[Page]:
    width, height = VIEWPORTS[viewport]
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        has_touch=viewport == "phone",
        reduced_motion="reduce",
        offline=True,
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_nothing_in_any_state(page: Page, files: dict[str, Path], lang: str, viewport: str) -> None:
    found = {}
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name, bring in STATES.items():
        page.emulate_media(media="screen")
        page.goto("about:blank")
        page.goto(files[lang].as_uri())
        bring(Reader(page))
        if wrong := violations(page):
            found[name] = wrong
    assert not found, "\n\n".join(f"{name}\n" + "\n".join(wrong) for name, wrong in found.items())
    assert complaints == []


@pytest.mark.parametrize("viewport", ["wide"])
def test_axe_finds_what_is_wrong_and_leaves_the_page_alone(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "wrong.html"
    policy = "default-src 'none'; require-trusted-types-for 'script'"
    file.write_text(
        f'<!DOCTYPE html><html lang="nl"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        "<title>t</title><main><h1>Kop</h1><img src='data:,'><a href='#a'></a><button></button></main></html>",
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    told = "\n".join(violations(page))
    assert "image-alt (critical): Images must have alternative text" in told
    assert "link-name" in told and "button-name" in told and "<button></button>" in told
    assert page.evaluate("typeof window.axe") == "undefined"
