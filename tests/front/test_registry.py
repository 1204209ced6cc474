"""The registry: every name in it leads somewhere, and shell and Python ask by it."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import thorbecke
from exports.page import Sentence
from tests.conftest import ROOT
from thorbecke.house import House
from thorbecke.questions import DOCUMENTS, QUESTIONS, asked, page, resolve, write

#: asked under another name, or in two ways by one command
ELSEWHERE = {"actor": "explain", "audit": "check", "queries": "query", "compare": "import"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_reference_of_a_question_resolves(name: str) -> None:
    question = QUESTIONS[name]
    takes = inspect.signature(resolve(question.ask)).parameters
    assert set(question.options) <= set(takes)
    if question.of == "dataset":
        assert {"on", "scenarios", "evidence"} <= set(takes)
    if question.of == "setting":
        assert next(iter(takes)) == "setting"
    shows = [resolve(f"{question.view}:page")]
    if "csv" in question.formats:
        shows.append(resolve(f"{question.view}:rows"))
    for function in shows:
        assert list(inspect.signature(function).parameters)[1] == "lang"
    assert name == "report" or callable(resolve(question.data)), "a report is put together of answers that have data"
    assert all(callable(resolve(writer)) for writer in question.writers.values())
    own = set(question.formats) - set(DOCUMENTS)
    assert set(question.writers) - {"csv"} == own, "csv is that of all tables, or one to the letter of a standard"


def test_the_shell_and_python_know_every_question() -> None:
    from typer.main import get_command

    from thorbecke.cli import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    for name in QUESTIONS:
        assert ELSEWHERE.get(name, name) in commands
        assert hasattr(House, name) or name in ("actor", "queries") or hasattr(thorbecke, name)


def test_what_is_asked_by_name_is_what_the_method_gives(small_house: str) -> None:
    import thorbecke

    house = thorbecke.loads(small_house, lang="nl", validate=False)
    for name in ("matrix", "funding", "risks", "questions"):
        told = asked(name, house.dataset, None, (), "stated")
        view = getattr(house, name)(evidence="stated")
        assert view.record == told and view.question == name
        assert view.to_json() == write(name, "json", told, "nl")
        assert str(view) == write(name, "table", told, "nl")
        first = next(page(name, told, "nl"))
        assert isinstance(first, Sentence) and first.words in write(name, "md", told, "nl")


def test_asking_for_help_reads_no_answer() -> None:
    """The registry holds names: nothing that answers, writes or reads is imported to list what can be asked."""
    code = (
        "import sys\nfrom typer.main import get_command\nfrom thorbecke.cli import app\n"
        "try: get_command(app).main(['--help'], prog_name='thorbecke')\nexcept SystemExit: pass\n"
        "sys.exit(any(m.split('.')[0] in ('graph', 'exports', 'ontology') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0
