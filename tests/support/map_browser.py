"""A map in a real browser: opened from a file, without a network; nothing may go wrong and nothing may be asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import axe
from tests.support.map_house import MapHouse, map_house
from tests.support.map_states import HouseStates, written_page

__all__ = [
    "ARGUMENTS",
    "MIDDLE",
    "NARROW",
    "WIDE",
    "Open",
    "Opened",
    "browser_path",
    "chromium",
    "open_map",
    "violations",
]

WIDE, MIDDLE, NARROW = (1440, 900), (768, 1024), (390, 844)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@dataclass
class Opened:
    """A page with all that went wrong on it, and all it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def click_in_the_house(self, slug: str) -> None:
        """Click on the canvas where a box is drawn; of who is folded away, on its group."""
        spot = self.page.evaluate(
            """(slug) => {
                const { house, rooms, picture, network } = window.huis;
                const place = picture.plan().places.get(rooms.anchor(picture.plan(), house.find(slug)));
                const canvas = document.querySelector("#canvas canvas");
                canvas.scrollIntoView({ block: "nearest" });
                const at = network.canvasToDOM(place);
                const box = canvas.getBoundingClientRect();
                const off = Math.max(0, box.top + at.y + 60 - innerHeight);
                scrollBy(0, off || Math.min(0, box.top + at.y - 60));
                const now = canvas.getBoundingClientRect();
                return [now.left + at.x, now.top + at.y];
            }""",
            slug,
        )
        self.page.mouse.click(*spot)

    @property
    def detail(self) -> str:
        return self.page.locator("#detail").inner_text()

    @property
    def hash(self) -> str:
        return str(self.page.evaluate("location.hash"))

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-ready]")


Open = Callable[..., Opened]


def browser_path() -> str:
    """Return where the machine's Chromium is; without one no test of the map can pass."""
    known = ("chromium-headless-shell", "chromium", "chromium-browser")  # the first draws no window that nobody sees
    path = next(filter(None, map(shutil.which, known)), None)
    if path is None:
        pytest.fail("no Chromium found: run `make tools` (chromium-headless-shell), then the tests again")
    return path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_map(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a house, or a page already written, as its map."""
    opened: list[Opened] = []

    def open_(
        house: MapHouse | None = None,
        size: tuple[int, int] = WIDE,
        fragment: str = "",
        lang: str = "nl",
        script: bool = True,
        after: Callable[[bytes], bytes] = bytes,
        view: HouseStates | None = None,
        written: bytes | None = None,
        **context: Any,
    ) -> Opened:
        house = house or map_house()
        file = tmp_path / f"map-{len(opened)}.html"
        html = written or written_page(house, lang, view)
        file.write_bytes(after(html))
        locale = {"nl": "nl-NL", "en": "en-GB"}[lang]
        options = {"reduced_motion": "reduce", "has_touch": size == NARROW, "locale": locale, **context}
        page = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, offline=True, **options
        ).new_page()
        it = Opened(page)
        opened.append(it)
        page.on("console", lambda message: it.complaints.append(message.text))
        page.on("pageerror", lambda error: it.complaints.append(str(error)))
        page.on("dialog", lambda dialog: it.complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: it.requests.append(request.url))
        page.goto(file.as_uri() + fragment)
        if script:
            it.ready()
        return it

    yield open_
    for it in opened:
        outside = [url for url in it.requests if not url.startswith(("data:", "blob:", "file:///"))]
        it.page.context.close()
        assert not outside, f"the map asked for {outside}"


def violations(it: Opened, *rules: str) -> list[str]:
    """Return what axe-core finds wrong on a page as it stands: WCAG 2.2 A and AA and best practice, or some rules."""
    return axe.violations(it.page, *rules)
