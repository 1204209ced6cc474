"""The tutorial runs and shows what it shows; `python -m tests.front.test_tutorial --write` renews its output.

The notebook is its own source: edit its cells in Jupyter or by hand, then renew.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.ipynb"
#: What stands in the file for output that is a page of its own.
LEFT_OUT = "<p><em>The page is not kept in this file: run the cell to see it.</em></p>"


def executed() -> Any:
    """Return the tutorial with the output of a run in a kernel of its own, away from the reader's settings."""
    book = _read()
    with tempfile.TemporaryDirectory() as scratch:
        away = dict.fromkeys(("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"), scratch)
        kept = {name: os.environ.get(name) for name in away}
        os.environ.update(away)
        config = Config()
        if os.name == "posix":  # no port on the network
            config.KernelManager.transport, config.KernelManager.ip = "ipc", str(Path(scratch, "kernel"))
        place = {"metadata": {"path": str(TUTORIAL.parent)}}
        try:
            NotebookClient(
                book, config=config, timeout=120, record_timing=False, coalesce_streams=True, resources=place
            ).execute()
        finally:
            for name, value in kept.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})
    for output in (output for cell in book.cells for output in cell.get("outputs", [])):
        if "<iframe" in output.get("data", {}).get("text/html", ""):
            output.data["text/html"] = LEFT_OUT
    book.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return book


def _read() -> Any:
    return nbformat.read(TUTORIAL, as_version=4)  # type: ignore[no-untyped-call]


def words(book: Any) -> list[tuple[str, list[str]]]:
    """Return per code cell what a reader sees: printed lines, text and our own HTML (that of pandas is its own)."""
    shown = []
    for cell in book.cells:
        if cell.cell_type == "code":
            outputs: list[str] = []
            for output in cell.outputs:
                data = output.get("data", {})
                html = data.get("text/html", "")
                ours = "<div lang=" in html or html == LEFT_OUT
                outputs += [output.get("text", ""), data.get("text/plain", ""), html if ours else ""]
            shown.append((cell.source, [text for text in outputs if text]))
    return shown


def test_the_tutorial_shows_what_it_shows() -> None:
    kept = _read()
    nbformat.validate(kept)
    assert len(words(kept)) > 10
    for (source, before), (_, now) in zip(words(kept), words(executed()), strict=True):
        assert now == before, f"the tutorial is stale (python -m tests.front.test_tutorial --write): {source}"


def test_the_tutorial_is_whole_and_names_no_machine() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    book = json.loads(text)
    assert all(cell["source"] for cell in book["cells"])
    assert all(cell["outputs"] for cell in book["cells"] if cell["cell_type"] == "code")
    assert not any(output["output_type"] == "error" for cell in book["cells"] for output in cell.get("outputs", []))
    assert len(text) < 200_000
    assert not re.search(r"0x[0-9a-f]{6,}|file:/|/tmp|iopub|\d{4}-\d\d-\d\dT", text)


def test_links_of_the_tutorial_lead_somewhere() -> None:
    texts = [cell.source for cell in _read().cells if cell.cell_type == "markdown"]
    links = [link for text in texts for link in re.findall(r"\]\((?!http)([^)#]+)\)", text)]
    assert links
    for link in links:
        assert (TUTORIAL.parent / link).exists(), link


def write() -> None:
    nbformat.write(executed(), TUTORIAL)  # type: ignore[no-untyped-call]


if __name__ == "__main__" and "--write" in sys.argv:
    write()
