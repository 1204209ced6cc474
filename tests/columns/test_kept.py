"""What was read of a large house is kept: the same arrays again, or read anew; a run that is killed leaves no harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from benchmarks.state_house import state_house
from ontology.columns import large
from ontology.columns.kept import columns_kept, columns_told
from ontology.columns.large import LargeHouse, read_large
from ontology.columns.nquads import Reader
from ontology.columns.of_facts import columns_of
from ontology.columns.statements import Statements
from ontology.errors import InputError
from ontology.reading import cache
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.loading import loads
from tests.columns.test_gathered import differences
from tests.support.nds import nds


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture(scope="module")
def text() -> str:
    return state_house(300, 40)


def house(folder: Path, text: str) -> Path:
    path = folder.parent / "house.nq"
    quads = parse(text, format=RdfFormat.TRIG)
    path.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    return path


def read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def statements(_: LargeHouse) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(large.LargeHouse, "statements", property(statements))


def test_columns_are_the_same_again() -> None:
    columns = columns_of(read_facts(nds()))
    content = b"".join(columns_kept(columns))
    assert differences(columns_told(memoryview(bytearray(content))), columns) == []
    for broken in (content[: len(content) // 2], b"", b"7\n{}", content.replace(b'"<i4"', b'"|O8"', 1)):
        with pytest.raises(ValueError):
            columns_told(memoryview(broken))


def test_a_second_read_reads_no_statement(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path, small = house(folder, text), loads(text, validate=False)
    first = read_large(path, validate=False)
    proposals = list(scenario_notations(small))
    told = [first.columns(), first.columns(proposals)]
    assert (first.house, first.scenarios) == (read_facts(small).house, scenario_notations(small))
    read_nothing(monkeypatch)
    again = read_large(path, validate=False)
    assert differences(again.columns(), told[0]) == [] == differences(again.columns(proposals), told[1])
    assert (again.house, again.scenarios) == (first.house, first.scenarios)
    kept = [entry for entry in folder.iterdir() if entry.suffix == ".arrays"]
    assert len(kept) == 2
    if hasattr(os, "geteuid"):
        assert {entry.stat().st_mode & 0o777 for entry in folder.iterdir()} == {0o600}
        assert folder.stat().st_mode & 0o777 == 0o700


def test_other_bytes_are_another_house(folder: Path, text: str) -> None:
    path = house(folder, text)
    before = read_large(path, validate=False).columns()
    path.write_bytes(path.read_bytes().replace(b"minister-1>", b"minister-x>"))
    assert differences(read_large(path, validate=False).columns(), before) != []


@pytest.mark.parametrize("spoil", ["cut", "changed", "open", "linked"])
def test_what_is_not_whole_or_not_ours_is_read_anew(folder: Path, text: str, spoil: str) -> None:
    path = house(folder, text)
    told = read_large(path, validate=False).columns()
    (entry,) = (one for one in folder.iterdir() if one.suffix == ".arrays")
    content = entry.read_bytes()
    if spoil == "cut":
        entry.write_bytes(content[:-100])
    elif spoil == "changed":
        entry.write_bytes(content[:-200] + bytes([content[-200] ^ 1]) + content[-199:])
    elif spoil == "open":
        entry.chmod(0o666)
    else:
        entry.rename(folder.parent / "elsewhere")
        entry.symlink_to(folder.parent / "elsewhere")
    key = entry.stem
    assert cache.read_arrays(key) is None
    assert differences(read_large(path, validate=False).columns(), told) == []
    if spoil != "open":
        assert cache.read_arrays(key) is not None


def test_off_is_off(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = house(folder, text)
    monkeypatch.setenv(cache.VARIABLE, "off")
    assert read_large(path, validate=False).columns().relations.start.size > 100
    assert not folder.exists()


def test_the_newest_stay_and_no_more_than_there_is_room_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT_LARGE", 2)
    keys = [cache.key_of("test", str(number)) for number in range(4)]
    for number, key in enumerate(keys):
        cache.write_arrays(key, [b"%d" % number])
        os.utime(folder / f"{key}.arrays", ns=(number * 10**9, number * 10**9))
    assert [bytes(kept) for key in keys if (kept := cache.read_arrays(key))] == [b"2", b"3"]
    monkeypatch.setattr(cache, "KEPT_LARGE_BYTES", 10)
    cache.write_arrays(keys[0], [b"large"] * 3)
    assert cache.read_arrays(keys[0]) is None
    assert not [entry for entry in folder.iterdir() if entry.suffix == ".tmp"]


def test_the_digest_of_a_large_file_is_kept_while_nothing_touches_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LARGE_FILE", 3)
    path = folder.parent / "large"
    path.write_bytes(b"one and")
    monkeypatch.setattr(cache, "_JUST_NOW", 10**18)
    first = cache.digest_of_file(path)
    assert not folder.exists()  # it was touched just now
    monkeypatch.setattr(cache, "_JUST_NOW", -(10**18))
    assert cache.digest_of_file(path) == first
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr("hashlib.file_digest", None)
    assert cache.digest_of_file(path) == first
    monkeypatch.undo()
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    path.write_bytes(b"another")
    assert cache.digest_of_file(path) != first


def test_a_large_file_is_read_while_its_digest_is_worked_out(
    folder: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = house(folder, text)
    whole = read_large(path, validate=False)
    monkeypatch.setattr(cache, "LARGE_FILE", 3)
    was_read = Event()
    digest_of_file, statements = cache.digest_of_file, Reader.statements

    def digest(path: Path) -> bytes:
        assert was_read.wait(60)
        return digest_of_file(path)

    def told(reader: Reader) -> Statements:
        found = statements(reader)
        was_read.set()
        return found

    monkeypatch.setattr(cache, "digest_of_file", digest)
    monkeypatch.setattr(Reader, "statements", told)
    again = read_large(path, validate=False)
    assert differences(again.columns(), whole.columns()) == []
    assert (again.digest, again.key) == (whole.digest, whole.key)


def test_what_was_kept_is_not_waited_for_by_reading_it(
    folder: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its digest is not known, its columns are: reading stops, and begins anew where somebody asks for more."""
    path = house(folder, text)
    whole = read_large(path, validate=False)
    columns = whole.columns()
    monkeypatch.setattr(cache, "LARGE_FILE", 3)
    begun, stopped = Event(), Event()
    read_file = Reader.read_file

    def waiting(reader: Reader, *words: Any, **more: Any) -> None:
        if not begun.is_set():
            begun.set()
            assert reader._stop.wait(60)
            stopped.set()
        read_file(reader, *words, **more)

    monkeypatch.setattr(Reader, "read_file", waiting)
    again = read_large(path, validate=False)
    assert begun.wait(60)
    assert differences(again.columns(), columns) == []
    assert stopped.wait(60)
    assert bytes(again.statements.text) == bytes(whole.statements.text)


LEFT = """
import sys
from ontology.columns.large import read_large
from ontology.reading import cache
cache.LARGE_FILE = 3
read_large(sys.argv[1], validate=False)
"""


@pytest.mark.process
def test_a_process_that_ends_waits_for_no_reading(folder: Path) -> None:
    """90 GB of nothing take a minute to read, and its digest takes as long."""
    path = folder.parent / "endless.nq"
    with path.open("wb") as file:
        file.truncate(90_000_000_000)
    ended = subprocess.run([sys.executable, "-c", LEFT, str(path)], capture_output=True, timeout=60, check=False)
    assert ended.returncode == 0


KILLED = """
import os, signal, sys
from ontology.columns import large
from ontology.reading import cache
kept = large.columns_kept
def half(columns):
    for number, part in enumerate(kept(columns)):
        if number == 9:
            os.kill(os.getpid(), signal.SIGKILL)
        yield part
large.columns_kept = half
large.read_large(sys.argv[1], validate=False).columns()
"""


@pytest.mark.process
def test_a_run_that_is_killed_while_it_keeps_leaves_nothing_that_is_read(folder: Path, text: str) -> None:
    path = house(folder, text)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], env={**os.environ}, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert [entry.suffix for entry in folder.iterdir()] == [".tmp"]
    told = read_large(path, validate=False).columns()
    assert differences(told, columns_of(read_facts(loads(text, validate=False)))) == []
    assert sorted(entry.suffix for entry in folder.iterdir()) == [".arrays", ".json", ".tmp"]


def test_progress_is_told_in_bytes(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "Reader", partial(Reader, 20_000))
    path = house(folder, text)
    heard: list[tuple[int, int]] = []
    read_large(path, lambda done, total: heard.append((done, total)), validate=False).columns()
    size = path.stat().st_size
    assert len(heard) > 3
    assert heard == sorted(heard) and heard[-1] == (size, size)


def test_a_house_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MOST_BYTES", 10)
    path = tmp_path / "house.nq"
    path.write_text("<x:a> <x:p> <x:b> .\n")
    with pytest.raises(InputError, match="larger than"):
        read_large(path, validate=False)
