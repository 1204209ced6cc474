"""Reports made once: of the shipped house in Dutch, of a sketch of another state in English, in every format."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Shell

Made = Callable[[str, str, str], Path]
Printed = Callable[[Path], Path]


@pytest.fixture(scope="session")
def made(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the report of a house in a language and a format, written by the command once."""
    folder, known = tmp_path_factory.mktemp("reports"), dict[Path, Path]()

    def report(house: str, lang: str, form: str) -> Path:
        file = folder / f"{house}-{lang}.{form}"
        if file not in known:
            which = [] if house == "nds" else [house]
            run = shell("report", *which, "-o", file, "--lang", lang)
            assert run.returncode == 0, run.stderr
            known[file] = file
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
