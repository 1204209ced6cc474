"""The screenshots in docs/map and docs/houses: the houses that ship in their main states, by `make screenshots`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.map_browser import ARGUMENTS, MIDDLE, NARROW, WIDE, browser_path
from tests.support.small_png import small_png

#: a low screen, and a phone of today
LOW, PHONE = (1280, 600), (390, 844)
#: file, what it shows, size, light or dark, language, address
SHOTS = (
    ("house", "the first view", WIDE, "light", "nl", ""),
    ("house-dark", "the first view in the dark, in English", WIDE, "dark", "en", ""),
    ("choice", "a choice with its chains and where one stops", WIDE, "light", "nl", "#K35"),
    ("proposal", "the same choice under a proposal", WIDE, "light", "en", "#K35&if=bod-anchored"),
    ("day", "another day", WIDE, "light", "nl", "#&on=2026-09-01"),
    ("actor", "a municipality and whom it answers to", WIDE, "light", "nl", "#gm0344"),
    ("tour", "a step of a tour", WIDE, "light", "nl", "#tour=tour-letter.5"),
    ("question", "a ready-made question", WIDE, "light", "nl", "#&ask=minister"),
    ("tablet", "the house on a tablet", MIDDLE, "light", "nl", ""),
    ("phone", "the house on a phone", NARROW, "light", "nl", ""),
    ("phone-tour", "a step of a tour on a phone", NARROW, "light", "nl", "#tour=tour-letter.5"),
    ("phone-choice", "a choice on a phone", NARROW, "dark", "en", "#K24"),
)
SHOTS_UK = (
    ("house", "the first view", WIDE, "light", "", ""),
    ("low", "the first view on a low screen", LOW, "light", "", ""),
    ("phone", "the house on a phone", PHONE, "light", "", ""),
    ("choice", "a choice of two ministers without a lead", WIDE, "light", "", "#UK12"),
    ("day", "the day on which, according to third parties, DSIT was abolished", WIDE, "light", "", "#&on=2026-07-21"),
)
#: house, the language its map opens in, where its screenshots go
HOUSES = (("nds", "nl", "docs/map", SHOTS), ("uk", "en", "docs/houses/uk", SHOTS_UK))


def main(
    house: str, opens_in: str, folder: Path, shots: Sequence[tuple[str, str, tuple[int, int], str, str, str]]
) -> None:
    """Write every screenshot of a house into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        file = Path(work) / "map.html"
        subprocess.run(
            [sys.executable, "-m", "thorbecke", "map", house, "-o", str(file), "--lang", opens_in], check=True
        )
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        for name, _, (width, height), scheme, lang, address in shots:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
                locale={"nl": "nl-NL", "en": "en-GB"}[lang or opens_in],
                offline=True,
            )
            page = context.new_page()
            page.goto(file.as_uri() + address)
            page.wait_for_selector("html[data-ready]")
            page.evaluate("document.activeElement.blur()")
            page.wait_for_timeout(150)
            (folder / f"{name}.png").write_bytes(small_png(page.screenshot()))
            context.close()
        browser.close()


if __name__ == "__main__":
    for house, opens_in, folder, shots in HOUSES:
        main(house, opens_in, Path(folder), shots)
