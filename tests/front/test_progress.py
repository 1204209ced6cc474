"""Who waits on a terminal is told what for; who does not look at one is told nothing."""

from __future__ import annotations

import io

import pytest

from tests.conftest import Shell
from thorbecke import progress
from thorbecke.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_done_is_told_and_gone_when_it_is_done() -> None:
    line = Terminal()
    told = Progress(line, after=0)
    told.doing("reading the house")
    assert told.told.wait(60)
    told.done()
    assert line.getvalue() == "\r\x1b[Kthorbecke: reading the house ...\r\x1b[K"
    told.done()
    assert line.getvalue().count("\x1b") == 2


def test_what_takes_no_time_is_not_told() -> None:
    line = Terminal()
    told = Progress(line, after=3600)
    told.doing("reading the house")
    told.doing("answering")
    told.done()
    assert line.getvalue() == ""


def test_only_a_terminal_is_told() -> None:
    told = Progress(io.StringIO(), after=0)
    told.doing("reading the house")
    assert not told.told.is_set() and told.stream is not None
    told.done()
    assert isinstance(told.stream, io.StringIO) and told.stream.getvalue() == ""


@pytest.mark.parametrize(
    ("command", "steps"),
    [
        (["gaps"], ["reading the house", "answering"]),
        (["repair", "nds"], ["reading nds", "looking for the smallest repair"]),
        (["whatif", "bod-anchored"], ["reading the house", "asking again under the proposals"]),
    ],
)
def test_a_command_says_what_it_is_doing(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: list[str], steps: list[str]
) -> None:
    told: list[str] = []
    monkeypatch.setattr(progress._now, "doing", told.append)
    assert shell(*command).returncode == 0
    assert told == steps


def test_who_reads_a_large_house_is_told_how_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    clock = iter([10.0, 12.0])
    monkeypatch.setattr(progress, "doing", said.append)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    progress.reading("house.nq")(500_000_000, 2_000_000_000)
    assert said == ["reading house.nq", "reading house.nq: 25%, 250 MB/s, 6 s left"]
