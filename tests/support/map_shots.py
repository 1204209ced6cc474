"""The screenshots in docs/map: the shipped house in its main states, made again by `make screenshots`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.map_browser import ARGUMENTS, MIDDLE, NARROW, WIDE, browser_path
from tests.support.small_png import small_png

#: file, what it shows, size, light or dark, language, address
SHOTS = (
    ("house", "the first view", WIDE, "light", "nl", ""),
    ("house-dark", "the first view in the dark, in English", WIDE, "dark", "en", ""),
    ("choice", "a choice with its chains and where one stops", WIDE, "light", "nl", "#K35"),
    ("proposal", "the same choice under a proposal", WIDE, "light", "en", "#K35&if=bod-anchored"),
    ("day", "another day", WIDE, "light", "nl", "#&on=2026-09-01"),
    ("actor", "a municipality and whom it answers to", WIDE, "light", "nl", "#gm0344"),
    ("question", "a ready-made question", WIDE, "light", "nl", "#&ask=minister"),
    ("tablet", "the house on a tablet", MIDDLE, "light", "nl", ""),
    ("phone", "the house on a phone", NARROW, "light", "nl", ""),
    ("phone-choice", "a choice on a phone", NARROW, "dark", "en", "#K24"),
)


def main(folder: Path) -> None:
    """Write every screenshot into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        file = Path(work) / "map.html"
        subprocess.run([sys.executable, "-m", "thorbecke", "map", "-o", str(file), "--lang", "nl"], check=True)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        for name, _, (width, height), scheme, lang, address in SHOTS:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
                reduced_motion="reduce",
                locale={"nl": "nl-NL", "en": "en-GB"}[lang],
                offline=True,
            )
            page = context.new_page()
            page.goto(file.as_uri() + address)
            page.wait_for_selector("html[data-ready]")
            if width < 1000:
                page.locator(".picture").scroll_into_view_if_needed()
                page.evaluate("document.querySelector('.picture').scrollIntoView()")
            page.evaluate("document.activeElement.blur()")
            page.wait_for_timeout(150)
            (folder / f"{name}.png").write_bytes(small_png(page.screenshot()))
            context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/map"))
