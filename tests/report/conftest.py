"""Reports made once: of the shipped house in Dutch, of a sketch of another state in English, in every format."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import thorbecke
from thorbecke.views import DocumentView

Made = Callable[[str, str, str], Path]
Printed = Callable[[Path], Path]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the report of a house in a language and a format; every question is asked of it once.

    The command writes the same bytes: `test_the_command_and_python_write_the_same_bytes`.
    """
    folder = tmp_path_factory.mktemp("reports")
    asked = dict[tuple[str, str], DocumentView]()

    def report(house: str, lang: str, form: str) -> Path:
        file = folder / f"{house}-{lang}.{form}"
        if (house, lang) not in asked:
            asked[house, lang] = thorbecke.load(house, lang=lang).report()
        if not file.exists():
            asked[house, lang].save(file)
        return file

    return report


@pytest.fixture(scope="session")
def printed(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return what a browser prints of an HTML file, once."""
    folder, known = tmp_path_factory.mktemp("printed"), dict[Path, Path]()

    def pdf(file: Path) -> Path:
        if file not in known:
            page = chromium.new_page()
            page.goto(file.as_uri())
            known[file] = folder / f"{file.stem}.pdf"
            page.pdf(path=str(known[file]), prefer_css_page_size=True, outline=True, tagged=True)
            page.close()
        return known[file]

    return pdf


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    """Return what LibreOffice prints of a document, once."""
    profile, folder = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("office-pdf")
    known = dict[Path, Path]()

    def pdf(file: Path) -> Path:
        if file not in known:
            told = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
            subprocess.run(
                ["soffice", f"-env:UserInstallation={profile.as_uri()}", *told], check=True, capture_output=True
            )
            known[file] = folder / f"{file.stem}.pdf"
        return known[file]

    yield pdf
