"""What the documents show is what the program prints; `python -m tests.front.test_docs --write` renews it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_SHOWN = re.compile(
    r"<!-- output: (?P<command>.*?)(?: \| first (?P<first>\d+) lines)? -->\n```text\n(?P<text>.*?)```", re.S
)
_PYTHON = re.compile(r"```python\n(?P<block>.*?)```(?:\n\n```text\n(?P<text>.*?)```)?", re.S)


def printed(command: str, first: str | None) -> str:
    """Run a documented command and return what a reader sees, both streams, ends of lines trimmed."""
    words = shlex.split(command)
    assert words[0] == "thorbecke"
    done = subprocess.run(
        [sys.executable, "-m", "thorbecke", *words[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"},
    )
    assert done.returncode in (0, 1, 2), done.stdout
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    shown = lines[: int(first)] + (["..."] if first and len(lines) > int(first) else []) if first else lines
    return "\n".join(shown).strip("\n") + "\n"


def examples() -> list[tuple[str, str, str | None, str]]:
    return [
        (document.name, found["command"], found["first"], found["text"])
        for document in DOCUMENTS
        for found in _SHOWN.finditer(document.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(
    ("document", "command", "first", "text"), examples(), ids=[f"{d}: {c}" for d, c, *_ in examples()]
)
def test_documents_show_what_is_printed(document: str, command: str, first: str | None, text: str) -> None:
    assert printed(command, first) == text, f"{document} is stale: make generate"


def test_there_are_examples() -> None:
    assert len(examples()) >= 10


def test_every_command_is_documented() -> None:
    from typer.main import get_command

    from thorbecke.cli import app

    index = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        page = ROOT / "docs" / "commands" / f"{name}.md"
        assert f"(commands/{name}.md)" in index, name
        assert page.read_text(encoding="utf-8").startswith(f"# thorbecke {name}\n"), name
        assert f"<!-- output: thorbecke {name} --help -->" in page.read_text(encoding="utf-8"), name


def test_every_command_leads_with_two_examples() -> None:
    from typer.main import get_command

    from thorbecke.cli import app

    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        assert (command.help or "").split("\n\n")[0].count(f"$ thorbecke {name}") == 2, name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_python_in_documents_runs(document: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A block that is followed by a text prints that text."""
    monkeypatch.chdir(tmp_path)
    for found in _PYTHON.finditer(document.read_text(encoding="utf-8")):
        told = ran(found["block"], document.name)
        assert found["text"] in (None, told), f"{document.name} is stale: make generate"


def ran(block: str, name: str) -> str:
    """Run a block and return what it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block, name, "exec"), {})
    return out.getvalue()


def test_the_graph_and_the_statements_are_shown_with_what_they_print() -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    assert sum(bool(found["text"]) for found in _PYTHON.finditer(text)) == 3


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"], ids=lambda d: d.name)
def test_links_and_named_tests_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!http)([^)#]+)(?:#[^)]*)?\)", text):
        assert (document.parent / link).exists(), link
    for name in re.findall(r"`(tests/[\w/]+\.py)`", text):
        assert (ROOT / name).exists(), name


def test_the_page_of_the_vocabulary_is_current() -> None:
    from exports.formats.documents import vocabulary_page

    assert (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8") == vocabulary_page(), "make generate"


def test_the_page_of_the_evidence_is_current() -> None:
    from exports.formats.documents import evidence_page

    assert (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8") == evidence_page(), "make generate"


def write() -> None:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")

        def renewed(found: re.Match[str]) -> str:
            return found[0][: found.start("text") - found.start()] + printed(found["command"], found["first"]) + "```"

        def printing(found: re.Match[str], name: str = document.name) -> str:
            if found["text"] is None:
                return found[0]
            return f"```python\n{found['block']}```\n\n```text\n{ran(found['block'], name)}```"

        document.write_text(_PYTHON.sub(printing, _SHOWN.sub(renewed, text)), encoding="utf-8")


if __name__ == "__main__" and "--write" in sys.argv:
    write()
