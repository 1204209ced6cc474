"""Files are written whole or not at all; text is shown, never obeyed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from exports.writing import atomic_write, printable
from tests.conftest import ROOT


def test_a_file_is_made_and_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    atomic_write(target, b"one")
    atomic_write(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_a_folder_is_refused_with_a_name_to_use_instead(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match=r"is a folder; name a file in it, for example .*map\.html"):
        atomic_write(tmp_path, b"x")
    with pytest.raises(FileNotFoundError, match="make it first"):
        atomic_write(tmp_path / "not" / "there.html", b"x")


@pytest.mark.skipif(os.name != "posix", reason="pipes and permissions are those of POSIX")
def test_a_pipe_is_no_file_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not an ordinary file"):
        atomic_write(tmp_path / "pipe", b"x")
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("failing", ["fsync", "write", "replace"])
def test_when_a_step_fails_the_old_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    target = tmp_path / "map.html"
    atomic_write(target, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if failing == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(os, "fdopen", fail)
    with pytest.raises(OSError, match="No space left"):
        atomic_write(target, b"new")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_a_killed_writer_leaves_the_old_file_and_the_next_one_sweeps(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    atomic_write(target, b"old")
    code = (
        "import os, signal\nfrom exports import writing\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"writing.atomic_write({str(target)!r}, b'new')"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2, "the part-written file lies beside it"
    atomic_write(target, b"newer")
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_no_character_that_steers_is_left() -> None:
    everything = "".join(map(chr, [*range(0x3000), *range(0xD800, 0xE000), 0xFDD0, 0xFFFE, 0xFFFF]))
    shown = printable(everything)
    steering = [*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
    assert not set(map(chr, steering)) & set(shown)
    shown.encode("utf-8")
    assert printable("één\tregel\nen ‘nog’ één") == "één\tregel\nen ‘nog’ één"
