"""What the documents show is what the program prints; `python -m tests.front.test_docs --write` renews it."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.shell import BARE, run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
PAGES = [*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
_SHOWN = re.compile(
    r"<!-- output: (?P<command>.*?)(?: \| first (?P<first>\d+) lines)? -->\n```text\n(?P<text>.*?)```", re.S
)
_PYTHON = re.compile(r"```python\n(?P<block>.*?)```(?:\n\n```text\n(?P<text>.*?)```)?", re.S)


def printed(command: str, first: str | None) -> str:
    """Run a documented command and return what a reader sees, both streams, ends of lines trimmed."""
    words = shlex.split(command)
    assert words[0] == "thorbecke"
    narrow = {**BARE, "COLUMNS": "100", "TERM": "dumb"}
    status, out, _ = run(words[1:], cwd=ROOT, environment=narrow, together=True)
    shown_all = out.decode()
    assert status in (0, 1, 2), shown_all
    lines = [line.rstrip() for line in shown_all.splitlines()]
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
    names = list(get_command(app).commands)  # type: ignore[attr-defined]
    assert len(names) > 10
    for name in names:
        page = ROOT / "docs" / "commands" / f"{name}.md"
        assert f"(commands/{name}.md)" in index, name
        assert page.read_text(encoding="utf-8").startswith(f"# thorbecke {name}\n"), name
        assert f"<!-- output: thorbecke {name} --help -->" in page.read_text(encoding="utf-8"), name


def test_every_command_leads_with_two_examples() -> None:
    from typer.main import get_command

    from thorbecke.cli import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) > 10
    for name, command in commands.items():
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
    assert sum(bool(found["text"]) for found in _PYTHON.finditer(text)) == 4


@pytest.mark.parametrize("document", PAGES, ids=lambda d: d.name)
def test_links_and_named_tests_lead_somewhere(document: Path) -> None:
    links, names = links_and_tests(document)
    for link in links:
        assert (document.parent / link).exists(), link
    for name in names:
        assert (ROOT / name).exists(), name


def test_there_are_links_and_named_tests() -> None:
    links, names = zip(*map(links_and_tests, PAGES), strict=True)
    assert sum(map(len, links)) > 40 and sum(map(len, names)) > 5


def links_and_tests(document: Path) -> tuple[list[str], list[str]]:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!http)([^)#]+)(?:#[^)]*)?\)", text)
    return links, re.findall(r"`(tests/[\w/]+\.py)`", text)


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
