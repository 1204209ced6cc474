"""A file is written whole or not at all; what steers instead of shows is made visible."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exports.writing import atomic_write, printable
from tests.conftest import ROOT


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    atomic_write(target, b"one")
    atomic_write(target, b"two")
    assert target.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, step, full)
        with pytest.raises(OSError, match="No space"):
            atomic_write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_killed_while_writing_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"o" * 1000)
    code = (
        "import sys\nfrom exports.writing import atomic_write\n"
        "n = 0\nwhile True:\n    n += 1\n    atomic_write(sys.argv[1], bytes([65 + n % 26]) * 2_000_000)\n"
    )
    for pause in (0.25, 0.3, 0.37):
        writer = subprocess.Popen([sys.executable, "-c", code, str(target)], cwd=ROOT)
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        content = target.read_bytes()
        assert len(set(content)) == 1 and len(content) in (1000, 2_000_000)
    atomic_write(target, b"last")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"], "what a killed writer left is swept"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        atomic_write(tmp_path, b"x")


def test_printable_shows_what_steers() -> None:
    assert printable("a\x00b\x1b[0m\u202ec") == "a␀b␛[0m⟨U+202E⟩c"
    assert printable("één\tkeuze\n") == "één\tkeuze\n"
