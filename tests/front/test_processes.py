"""What only a start shows: a process of its own prints what the tests see in theirs, whatever it is started with."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Shell

pytestmark = pytest.mark.process


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("gaps", "--lang", "nl"), 0), (("gaps", "--format", "json", "--fail-on", "aim"), 1), (("gapz",), 2)],
)
def test_a_process_prints_what_the_shell_of_the_tests_prints(
    shell: Shell, process: Shell, arguments: tuple[str, ...], status: int
) -> None:
    here, there = shell(*arguments), process(*arguments)
    assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
    assert there.returncode == status and there.stdout + there.stderr


def test_it_writes_utf_8_whatever_the_locale_and_no_colour_where_nobody_looks(shell: Shell, process: Shell) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("funding", "--lang", "nl", NO_COLOR="", TERM="xterm-256color", **plain)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout == shell("funding", "--lang", "nl").stdout
    assert not done.stdout.isascii() and "\x1b" not in done.stdout


def test_who_stops_listening_ends_it_in_silence() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "thorbecke", "gaps", "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stderr
    assert running.stdout.read(1) == b"{"
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(timeout=300) == 0


def test_a_fault_of_ours_ends_a_process_with_status_three_and_one_line() -> None:
    code = (
        "import sys\nfrom ontology.reading import loading\nfrom thorbecke.cli import main\n"
        "def broken(*_, **__): raise RuntimeError('a wire came loose')\n"
        "loading.load = broken\nsys.argv = ['thorbecke', 'gaps']\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1 and "RuntimeError: a wire came loose" in done.stderr


@pytest.mark.process
@pytest.mark.parametrize(
    ("line", "status", "words"), [("version", 0, "huis-van-thorbecke"), ("gaps nowhere.ttl", 2, "")]
)
def test_a_process_ends_with_its_answer(line: str, status: int, words: str) -> None:
    """All is printed, the status stands, and nothing is taken apart after that."""
    code = (
        "import atexit, sys\natexit.register(print, 'taken apart')\nfrom thorbecke.cli import run\n"
        f"sys.argv = ['thorbecke', *{line.split()!r}]\nrun()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == status and words in done.stdout and "taken apart" not in done.stdout
    assert ("there is no such file" in done.stderr) is (status == 2)
