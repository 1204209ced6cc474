"""axe-core finds nothing on the map, in whatever state a reader brings it (WCAG 2.2 A and AA, best practice)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.map_browser import MIDDLE, NARROW, WIDE, Open
from tests.support.map_states import PROPOSAL, states_of


@dataclass(frozen=True)
class Reader:
    """Somebody at the page, who does what a state needs."""

    page: Page

    def start(self) -> None:
        """The page as it opens."""
        expect(self.page.locator("#headline")).to_be_visible()

    def choice(self) -> None:
        """A choice with a chain that falls short, from the table."""
        self.page.locator("#table [data-go]").nth(1).click()
        expect(self.page.locator("#chosen")).to_be_visible()

    def choice_nobody_decides(self) -> None:
        self.address("#H10")

    def dispute(self) -> None:
        """A choice with the correction of its first statement open."""
        self.choice()
        self.page.locator("#detail .dispute summary").first.click()

    def preset(self) -> None:
        self.page.locator("[data-preset=unknown]").click()
        expect(self.page.locator("#chosen")).to_be_visible()

    def changed(self) -> None:
        """The first page under a proposal, with what is different."""
        self.page.evaluate("(hash) => { location.hash = hash; }", f"#&if={PROPOSAL.rsplit('/', 1)[-1]}")
        expect(self.page.locator("#changes")).to_be_visible()

    def actor(self) -> None:
        self.address("#agency")

    def proposal(self) -> None:
        """A choice under a proposal that changes it."""
        self.address(f"#lights&if={PROPOSAL.rsplit('/', 1)[-1]}")

    def tours(self) -> None:
        """The list of tours, open."""
        self.page.locator("#tours summary").click()

    def tour(self) -> None:
        """The first step of a tour."""
        self.tours()
        self.page.locator("#tour-list button").click()
        expect(self.page.locator("#tour")).to_be_visible()

    def surroundings(self) -> None:
        self.address("#minister&depth=2")

    def search(self) -> None:
        """The search with its list open and an option chosen by keyboard."""
        self.page.keyboard.press("/")
        self.page.keyboard.type("harbour")
        self.page.keyboard.press("ArrowDown")
        expect(self.page.get_by_role("option").first).to_be_visible()

    def search_in_vain(self) -> None:
        self.page.locator("#find").fill("zzz")
        expect(self.page.locator("#found")).to_be_visible()

    def filters(self) -> None:
        self.page.locator("#filters summary").click()

    def sharing(self) -> None:
        self.page.locator("#share summary").click()

    def lines(self) -> None:
        """The table of all lines, open."""
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
    "dispute": Reader.dispute,
    "ready question": Reader.preset,
    "what a proposal changes": Reader.changed,
    "actor": Reader.actor,
    "proposal": Reader.proposal,
    "tours": Reader.tours,
    "tour": Reader.tour,
    "surroundings": Reader.surroundings,
    "search": Reader.search,
    "search in vain": Reader.search_in_vain,
    "filters": Reader.filters,
    "sharing": Reader.sharing,
    "lines": Reader.lines,
    "sorted": Reader.sorted_table,
    "other language": Reader.other_language,
    "print": Reader.paper,
}


#: what looks different in a narrower window, and by its colours in the dark
UNLIKE = ("start", "choice", "dispute", "what a proposal changes", "tour", "surroundings", "search", "filters", "lines")


@pytest.mark.parametrize(
    ("size", "lang", "scheme"),
    [(WIDE, "nl", "light"), (MIDDLE, "en", "light"), (NARROW, "nl", "light"), (WIDE, "en", "dark")],
)
def test_axe_finds_nothing_in_any_state(open_map: Open, size: tuple[int, int], lang: str, scheme: str) -> None:
    it = open_map(view=states_of(), size=size, lang=lang, color_scheme=scheme)
    address = it.page.url
    rules = () if scheme == "light" else ("color-contrast",)  # the dark page differs by its colours only
    found = {}
    every = (size, scheme) == (WIDE, "light")
    for name, bring in {name: STATES[name] for name in (STATES if every else UNLIKE)}.items():
        it.page.emulate_media(media="screen")
        it.page.goto("about:blank")
        it.page.goto(address)
        it.ready()
        bring(Reader(it.page))
        if wrong := violations(it.page, *rules):
            found[name] = wrong
    assert not found, "\n\n".join(f"{name}\n" + "\n".join(wrong) for name, wrong in found.items())
    assert it.complaints == []


def test_axe_finds_what_is_wrong_and_leaves_the_page_alone(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "wrong.html"
    policy = "default-src 'none'; require-trusted-types-for 'script'"
    file.write_text(
        f'<!DOCTYPE html><html lang="nl"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        "<title>t</title><main><h1>Kop</h1><img src='data:,'><a href='#a'></a><button></button></main></html>",
        encoding="utf-8",
    )
    page = chromium.new_page()
    page.goto(file.as_uri())
    told = "\n".join(violations(page))
    assert "image-alt (critical): Images must have alternative text" in told
    assert "link-name" in told and "button-name" in told and "<button></button>" in told
    assert page.evaluate("typeof window.axe") == "undefined"
    page.close()
