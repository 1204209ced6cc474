"""`house.map()`: the page of the shell in a frame of a notebook, shut off from it, and still whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pyvis.network import Network

import thorbecke
from ontology.errors import UnknownNameError
from ontology.text import Text
from tests.conftest import SMALL_HOUSE, Shell
from thorbecke.views import MapView


@pytest.fixture(scope="module")
def harbour() -> MapView:
    return thorbecke.loads(SMALL_HOUSE, lang="nl").map("2026-02-01", height=640)


class Frames(HTMLParser):
    """The attributes of every frame, and what else there is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.frames: list[dict[str, str | None]] = []
        self.others: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.frames.append(dict(attrs))
        else:
            self.others.append(tag)


def test_it_is_what_the_shell_writes(shell: Shell, tmp_path: Path) -> None:
    house, page = tmp_path / "harbour.trig", tmp_path / "map.html"
    house.write_text(SMALL_HOUSE, encoding="utf-8")
    assert shell("map", house, "-o", page, "--on", "2026-02-01", "--lang", "nl").returncode == 0
    told = thorbecke.load(house, lang="nl").map("2026-02-01")
    assert told.page == page.read_bytes()
    assert told.html.encode() == told.page


def test_its_network_is_pyvis_and_what_is_done_to_it_is_on_the_page() -> None:
    told = thorbecke.loads(SMALL_HOUSE, lang="nl").map("2026-02-01")
    assert isinstance(told.network, Network)
    before = told.page
    assert told.page == before, "asked twice, the page is the same"
    told.network.nodes[0]["x"] += 10
    assert told.page != before


def test_it_is_saved_whole_or_not_at_all(harbour: MapView, tmp_path: Path) -> None:
    harbour.save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_bytes() == harbour.page
    with pytest.raises(IsADirectoryError):
        harbour.save(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["map.html"]


def test_the_frame_holds_the_page_and_nothing_else(harbour: MapView) -> None:
    shown = Frames(harbour._repr_html_())
    (frame,) = shown.frames
    assert shown.others == []
    assert frame["srcdoc"] == harbour.html
    allowed = set((frame["sandbox"] or "").split())
    assert {"allow-scripts", "allow-downloads"} <= allowed
    assert not allowed & {"allow-same-origin", "allow-top-navigation", "allow-forms", "allow-modals"}
    assert "height:640px" in (frame["style"] or "")
    assert frame["title"] == f"Kaart: {harbour.title.nl}"


def test_a_hostile_title_stays_a_title(harbour: MapView) -> None:
    title = Text('"><script>window.hacked = 1</script>', "' onload='window.hacked = 1")
    for lang in ("nl", "en"):
        shown = Frames(dataclasses.replace(harbour, title=title, lang=lang)._repr_html_())
        assert len(shown.frames) == 1 and shown.others == []
        assert set(shown.frames[0]) == {"srcdoc", "sandbox", "title", "lang", "style"}


def test_what_it_is_called(harbour: MapView) -> None:
    assert repr(harbour).startswith(f"<map of {harbour.title.nl}: a notebook shows it")
    with pytest.raises(UnknownNameError):
        thorbecke.loads(SMALL_HOUSE).map(scenarios="no-such-proposal")


# in a real browser


@pytest.fixture
def notebook(chromium: Browser, harbour: MapView, tmp_path: Path) -> Iterator[Page]:
    """A page that shows the frame, as a notebook does; nothing may go wrong in it and nothing may be asked."""
    file = tmp_path / "notebook.html"
    file.write_text(
        f'<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>notebook</title>{harbour._repr_html_()}',
        encoding="utf-8",
    )
    wrong: list[str] = []
    page = chromium.new_context(
        locale="nl-NL", viewport={"width": 1200, "height": 800}, accept_downloads=True
    ).new_page()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    page.frame_locator("iframe").locator("html[data-ready]").wait_for(state="attached")
    yield page
    page.context.close()
    assert [told for told in wrong if not told.startswith(("blob:", "data:"))] == []


def test_in_its_frame_one_can_choose_and_go_back(notebook: Page) -> None:
    frame, map_ = notebook.frame_locator("iframe"), notebook.frames[1]
    for number, name in ((0, "Baggeren"), (1, "Nieuwe kranen")):
        frame.locator("#table [data-go]").nth(number).click()
        assert frame.locator("#chosen").is_visible(), name
    shown = frame.locator("#detail").inner_text()
    assert map_.evaluate("location.hash").startswith("#")
    notebook.evaluate("history.back()")
    expect(frame.locator("#detail")).not_to_have_text(shown)
    expect(frame.locator("#chosen")).to_be_visible()
    frame.get_by_role("button", name="English").click()
    assert map_.evaluate("document.documentElement.lang") == "en"


def test_from_its_frame_a_picture_is_saved(notebook: Page) -> None:
    frame = notebook.frame_locator("iframe")
    for kind in ("png", "svg"):
        if not frame.locator(f"#save-{kind}").is_visible():
            frame.locator("#share summary").click()
        with notebook.expect_download() as saved:
            frame.locator(f"#save-{kind}").click()
        assert saved.value.suggested_filename.endswith(f".{kind}")
        assert Path(saved.value.path()).stat().st_size > 1000


def test_the_map_and_the_notebook_are_strangers(notebook: Page) -> None:
    reached = "(() => { try { return parent.document.title; } catch (error) { return error.name; } })()"
    assert notebook.frames[1].evaluate(reached) == "SecurityError"
    reached = "(() => { try { return document.cookie; } catch (error) { return error.name; } })()"
    assert notebook.frames[1].evaluate(reached) == "SecurityError"
    assert notebook.evaluate("document.querySelector('iframe').contentDocument") is None


def test_a_frame_that_gets_its_width_later_shows_what_was_chosen(
    chromium: Browser, harbour: MapView, tmp_path: Path
) -> None:
    harbour.save(tmp_path / "map.html")
    file = tmp_path / "slow.html"
    file.write_text(
        '<!DOCTYPE html><html lang="nl"><title>slow</title><iframe src="map.html#cranes" '
        'style="width:0;height:600px;border:0"></iframe>',
        encoding="utf-8",
    )
    wrong: list[str] = []
    page = chromium.new_context(locale="nl-NL", viewport={"width": 1200, "height": 800}).new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    page.evaluate("document.querySelector('iframe').style.width = '1000px'")
    expect(frame.locator("#detail")).to_contain_text("Nieuwe kranen")
    assert page.frames[1].evaluate("window.huis.picture.lit().chosen === window.huis.house.find('cranes')")
    page.context.close()
    assert wrong == []
