"""A large house in sentences goes by columns where that is quicker, and its answer is kept: the bytes are the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from pyoxigraph import RdfFormat, parse, serialize

from benchmarks.state_house import state_house
from graph.answers.answering import answer
from graph.answers.kept import answer_from, answer_to
from graph.engines.choosing import ALL_TOGETHER, PART_BY_PART, RELATIONS_A_CHOICE, chosen
from graph.house.setting import setting
from graph.records import Acceptance
from ontology.columns import bytewise, ready
from ontology.columns.large import LargeHouse, read_large
from ontology.reading import cache
from ontology.reading.loading import loads
from tests.conftest import ROOT, Shell
from tests.support.laws import laws
from tests.support.nds import nds
from tests.support.random_houses import Street, streets
from tests.support.trig import trig
from thorbecke import tabling, worded

#: every format, filter and option that shows an answer otherwise
WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("--lang", "nl", "--long"),
    ("--format", "json"),
    ("--format", "json", "--ministerial", "none"),
    ("--format", "csv", "--gap", "unknown"),
    ("--format", "md", "--verdict", "LIMITED"),
    ("--format", "html", "--theme", "theme-1"),
    ("--format", "csv", "--fail-on", "partial"),
)
ASKED: tuple[tuple[str, ...], ...] = (
    (),
    ("--on", "2025-10-15"),
    ("--scenario", "anchored"),
    ("--evidence", "stated"),
    ("--on", "2025-10-15", "--scenario", "anchored", "--evidence", "inferred"),
)


@pytest.fixture(scope="module")
def text() -> str:
    return state_house(600, 20)


@pytest.fixture
def house(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house that counts as large, where machine code is ready, and nothing was kept."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(tabling, "LARGE_BYTES", 1000)
    monkeypatch.setattr(ready, "is_ready", lambda *, trig: trig)
    place = tmp_path / "state.trig"
    place.write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def read_nothing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def statements(_: LargeHouse) -> None:
        raise AssertionError("read again")

    return lambda: monkeypatch.setattr(LargeHouse, "statements", property(statements))


def test_every_format_and_option_says_the_same_cold_and_kept(
    shell: Shell, house: Path, read_nothing: Callable[[], None]
) -> None:
    whole = {
        (asked, way): shell("gaps", house, *asked, *way, "--engine", "networkx")
        for number, asked in enumerate(ASKED)
        for way in (WAYS if not number else WAYS[2:3])
    }
    for asked in ASKED:
        told = shell("gaps", house, *asked, "--format", "json", "--verbose")
        assert PART_BY_PART in told.stderr and "engine: arrays; the house has" in told.stderr
        assert told.stdout == whole[asked, WAYS[2]].stdout
    read_nothing()
    for (asked, way), once in whole.items():
        again = shell("gaps", house, *asked, *way, "--verbose")
        assert worded.KEPT in again.stderr
        assert (again.returncode, again.stdout) == (once.returncode, once.stdout)
        assert again.stderr.count("failed on") == once.stderr.count("failed on")
    assert {once.returncode for once in whole.values()} == {0, 1}


def test_nothing_is_read_ahead_of_what_is_kept(shell: Shell, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "is_quick", lambda _: False)
    shell("gaps", house)
    read: list[object] = []
    monkeypatch.setattr(LargeHouse, "_all", lambda *given: read.append(given))
    assert worded.KEPT in shell("gaps", house, "--verbose").stderr
    assert read == []


def test_other_bytes_are_another_question(shell: Shell, house: Path) -> None:
    shell("gaps", house)
    house.write_text(house.read_text(encoding="utf-8").replace("Choice 7", "Choice seven"), encoding="utf-8")
    again = shell("gaps", house, "--verbose", "--format", "csv")
    assert worded.KEPT not in again.stderr and "Choice seven" in again.stdout


def test_each_engine_keeps_its_own_and_the_reference_none(shell: Shell, house: Path) -> None:
    for engine in ("auto", "arrays", "networkx", "networkx"):
        assert worded.KEPT not in shell("gaps", house, "--verbose", "--engine", engine).stderr
    for engine in ("auto", "arrays"):
        assert worded.KEPT in shell("gaps", house, "--verbose", "--engine", engine).stderr


def test_what_was_kept_and_is_not_an_answer_is_answered_anew(shell: Shell, house: Path) -> None:
    once = shell("gaps", house)
    key = worded.Question(read_large(house, validate=False), "auto", None, (), "unverified", False)._key(None)
    assert cache.read(key)
    for content in (b"", b"{}", b"[1]"):
        cache.write(key, content)
        again = shell("gaps", house, "--verbose")
        assert worded.KEPT not in again.stderr and again.stdout == once.stdout
        assert worded.KEPT in shell("gaps", house, "--verbose").stderr


def test_an_answer_on_too_many_choices_is_not_kept(shell: Shell, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worded, "MOST_CHOICES", 5)
    first = shell("gaps", house)
    again = shell("gaps", house, "--verbose")
    assert worded.KEPT not in again.stderr and again.stdout == first.stdout


def test_a_house_with_many_choices_goes_record_by_record_and_is_kept_too(
    shell: Shell, house: Path, read_nothing: Callable[[], None]
) -> None:
    house.write_text(state_house(300, 60), encoding="utf-8")
    first = shell("gaps", house, "--verbose")
    assert "engine: networkx" in first.stderr and ALL_TOGETHER in first.stderr
    assert first.stdout == shell("gaps", house, "--engine", "networkx").stdout
    read_nothing()
    again = shell("gaps", house, "--verbose")
    assert worded.KEPT in again.stderr and again.stdout == first.stdout


def test_where_machine_code_would_be_made_first_the_first_answer_does_not_wait_for_it(
    shell: Shell, house: Path, monkeypatch: pytest.MonkeyPatch, read_nothing: Callable[[], None]
) -> None:
    monkeypatch.setattr(ready, "is_ready", lambda *, trig: not trig)
    read_nothing()
    first = shell("gaps", house, "--verbose")
    assert worded.NOT_READY in first.stderr
    assert first.stdout == shell("gaps", house, "--engine", "networkx").stdout
    assert worded.KEPT in shell("gaps", house, "--verbose").stderr


def test_machine_code_is_ready_when_it_was_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Made:
        def __init__(self, name: str) -> None:
            self.__name__ = name
            self.stats = self
            self.cache_path = str(tmp_path)

    names = (("scanning", "lines"), ("numbering", "numbered"), ("texts", "quoted"), ("plain_kernels", "written"))
    for module, name in names:
        monkeypatch.setattr(f"ontology.columns.{module}.{name}", Made(name))
    for module, name in names:
        assert not ready.is_ready(trig=True)
        assert ready.is_ready(trig=False) == (name == "written")
        (tmp_path / f"{module}.{name}-1.py311.nbi").write_bytes(b"")
    assert ready.is_ready(trig=True)
    monkeypatch.setattr("ontology.columns.bytewise.COMPILED", False)
    assert not ready.is_ready(trig=False)


ONCE_MADE = """
import sys
from ontology.columns import bytewise, numbering, plain_kernels, ready, rings, scanning, texts
from ontology.columns import large

def made():
    parts = bytewise, numbering, plain_kernels, rings, scanning, texts
    found = [(part.__name__, name, one) for part in parts for name, one in vars(part).items()]
    return {(part, name): one.signatures for part, name, one in found if hasattr(one, "signatures")}

ready.make_ready()
assert ready.is_ready(trig=True)
before = made()
large.PLAIN_BYTES = 1
for place in sys.argv[1:]:
    large.read_large(place).house
assert before["ontology.columns.plain_kernels", "written"] and made() == before, made()
"""


@pytest.mark.process
@pytest.mark.skipif(not bytewise.COMPILED, reason="without numba there is no machine code")
def test_what_is_made_beforehand_is_all_that_reading_takes(tmp_path: Path, text: str) -> None:
    (tmp_path / "state.trig").write_text(text, encoding="utf-8")
    quads = parse(text, format=RdfFormat.TRIG)
    (tmp_path / "state.nq").write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    places = [str(tmp_path / name) for name in ("state.trig", "state.nq")]
    environment = {**os.environ, cache.VARIABLE: "off"}
    subprocess.run([sys.executable, "-c", ONCE_MADE, *places], check=True, env=environment, cwd=ROOT)


def test_accepted_gaps_are_never_asked_of_columns(shell: Shell, house: Path, tmp_path: Path) -> None:
    shell("gaps", house)
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text("- {choice: C2, gap: many-hands, by: Kim, why: later, until: 2099-01-01}\n", encoding="utf-8")
    told = shell("gaps", house, "--accepted", accepted, "--verbose", "--format", "json")
    assert worded.KEPT not in told.stderr and "engine: networkx" in told.stderr


def test_an_unsound_house_is_refused_in_the_same_words_and_nothing_is_kept(shell: Shell, house: Path) -> None:
    text = house.read_text(encoding="utf-8")
    house.write_text(text.replace("hvt:forum ex:parliament", "hvt:forum ex:nobody", 1), encoding="utf-8")
    for _ in range(2):
        told, whole = shell("gaps", house), shell("gaps", house, "--engine", "networkx")
        assert (told.returncode, told.stderr) == (2, whole.stderr) == (whole.returncode, told.stderr)


def test_a_name_or_a_day_that_is_not_there_is_one_sentence(shell: Shell, house: Path) -> None:
    for wrong in (("--scenario", "nothing"), ("--evidence", "hearsay"), ("--on", "someday"), ("--theme", "nothing")):
        told, whole = shell("gaps", house, *wrong), shell("gaps", house, *wrong, "--engine", "networkx")
        assert (told.returncode, told.stderr) == (2, whole.stderr) == (whole.returncode, told.stderr)


@laws(10)
@given(streets(4))
def test_an_answer_is_the_same_again(street: Street) -> None:
    house = loads(trig(street.together(), named_graph=street.named_graph), validate=False)
    told = answer(setting(house, street.on, (), street.evidence))
    assert answer_from(answer_to(told)) == told


def test_the_answer_on_the_shipped_house_is_the_same_again_with_what_is_accepted() -> None:
    told = answer(setting(nds()))
    first = told.choices[0]
    gap = replace(first.gaps[0], accepted=Acceptance("Kim", "later", "2099-01-01"))
    told = replace(told, choices=(replace(first, gaps=(gap,)), *told.choices[1:]))
    again = answer_from(answer_to(told))
    assert again == told and list(again.summary) == list(told.summary)
    with pytest.raises(ValueError):
        answer_from(answer_to(told).replace(b'"pending":false', b'"pending":"no"', 1))


def test_the_engine_for_sentences_goes_by_how_many_relations_there_are_to_a_choice() -> None:
    few, many = (chosen("auto", 1000 * RELATIONS_A_CHOICE, in_words=True, choices=1000 + more) for more in (0, 1))
    assert (few.engine, many.engine) == ("arrays", "networkx")
    assert chosen("auto", 100_000, in_words=True).engine == "networkx"
