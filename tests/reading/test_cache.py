"""What was read once is not read again, and says the same; what cannot be trusted is as good as nothing."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given

from graph.house.assuming import ASSUMED, assume, assumption
from ontology.checking import validation
from ontology.errors import UnsoundHouseError
from ontology.reading import cache, extracting, facts_json
from ontology.reading.beside import changes, with_changes
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts, scenario_notations
from ontology.reading.facts import Facts
from ontology.reading.facts_json import changes_from, changes_to, facts_from, facts_to, notations_from, notations_to
from ontology.reading.loading import load, loads
from ontology.reading.places import places
from tests.conftest import ROOT, Shell
from tests.support.laws import laws
from tests.support.random_houses import Asked, asked_houses
from tests.support.trig import trig

SCENARIO = "https://w3id.org/huis-van-thorbecke/id/bod-anchored"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of its own."""
    monkeypatch.setenv("THORBECKE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def house(tmp_path: Path, small_house: str) -> Path:
    """A folder with a sound house in two files."""
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "a.ttl").write_text(small_house, encoding="utf-8")
    (folder / "b.ttl").write_text(
        "@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/harbour/crew> a hvt:Agency ; skos:prefLabel "Bemanning"@nl , "Crew"@en .\n',
        encoding="utf-8",
    )
    return folder


def entries(place: Path) -> list[Path]:
    return sorted(place.iterdir()) if place.is_dir() else []


def never(*_: object, **__: object) -> Any:
    raise AssertionError("this was known already")


# ---------------------------------------------------------------- a hit says what a miss says


def test_facts_and_their_order_are_those_of_a_first_reading(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load()
    told = [read_facts(first), read_facts(first, [SCENARIO]), scenario_notations(first)]
    assert len(entries(place)) == 3
    monkeypatch.setattr(extracting, "Gathering", never)
    monkeypatch.setattr(Dataset, "quads", property(never))
    again = load()
    kept = [read_facts(again), read_facts(again, [SCENARIO]), scenario_notations(again)]
    assert kept == told
    for one, other in zip(told[:2], kept[:2], strict=True):
        for field in fields(Facts)[1:]:
            assert list(getattr(one, field.name)) == list(getattr(other, field.name))


@pytest.mark.process
@pytest.mark.parametrize("arguments", [("--lang", "nl"), ("--format", "json", "--scenario", "bod-anchored")])
def test_the_shell_prints_the_same_bytes_cold_warm_and_without(
    process: Shell, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    place = tmp_path / "cache"
    cold, warm = (process("gaps", *arguments, THORBECKE_CACHE=str(place)) for _ in range(2))
    assert entries(place)
    off = process("gaps", *arguments, THORBECKE_CACHE="off")
    assert cold.returncode == warm.returncode == off.returncode == 0
    assert cold.stdout == warm.stdout == off.stdout != ""
    assert cold.stderr == warm.stderr == off.stderr == ""


def test_a_house_of_a_user_is_parsed_and_held_against_the_shapes_once(
    place: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(house)
    told = read_facts(first)
    monkeypatch.setattr(validation, "validate", never)
    monkeypatch.setattr(extracting, "Gathering", never)
    again = load(house)
    assert (read_facts(again), again.digest) == (told, first.digest)
    assert again.quads == first.quads


def test_a_statement_of_a_known_house_is_parsed_when_somebody_asks(place: Path, house: Path) -> None:
    first = load(house)
    again = load(house)
    crew = ("https://example.org/harbour/crew", None)
    assert again == first and places(again, [crew]) == {crew: ("b.ttl", 3)}


@laws(40)
@given(asked_houses())
def test_facts_survive_as_plain_data(case: Asked) -> None:
    facts = read_facts(loads(trig(case.house, named_graph=case.named_graph), validate=False))
    assert facts_from(facts_to(facts)) == facts


def test_facts_under_a_scenario_share_with_the_record_what_it_leaves(place: Path) -> None:
    """Read anew or as it was kept: the same facts, and what the scenario says nothing of is the same object."""
    for _ in ("read", "kept"):
        house = load()
        record, facts = read_facts(house), read_facts(house, [SCENARIO])
        assert facts.roles is record.roles and facts.tenures is record.tenures
        added = facts.relations.keys() - record.relations.keys()
        assert added and [*facts.relations] == sorted(facts.relations)
        assert all(facts.relations[iri] is record.relations[iri] for iri in record.relations if iri in facts.relations)
        apart = replace(house, key=None)
        assert facts == read_facts(apart, [SCENARIO]) and record == read_facts(apart)


def test_what_a_scenario_withdraws_is_gone_from_what_is_kept() -> None:
    record = read_facts(load())
    left = dict(record.relations)
    (gone, _), *_ = left.items()
    del left[gone]
    facts = replace(record, relations=left)
    kept = changes_from(changes_to(changes(record, facts)))
    assert kept.gone["relations"] == (gone,) and not kept.facts.relations
    assert with_changes(record, kept) == facts


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"[[],[]]", b'[["relations"],[[1]]]\n'])
def test_changes_that_are_not_what_we_write_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"not what was written|a value that is none|Expecting"):
        changes_from(content)


def test_statements_added_in_passing_are_read_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is assumed of a large house is kept as what it changes; another assumption is another entry."""

    def assumed(kind: str) -> Facts:
        house = load()
        text = f"BOD -> staatssecretaris-bzk : {kind}"
        return read_facts(assume(house, [assumption(read_facts(house), text)]), [ASSUMED])

    first, other = assumed("instituted-body"), assumed("ministry-hierarchy")
    assert first.relations != other.relations
    monkeypatch.setattr(extracting, "Gathering", never)
    assert assumed("instituted-body") == first and assumed("ministry-hierarchy") == other


@pytest.mark.parametrize("different", [1, 2, 256, 257, 65_536, 65_537])
@pytest.mark.parametrize("machine", ["little", "big"])
def test_places_are_packed_in_as_few_bytes_as_will_do(
    different: int, machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = [f"urn:x:{number}" for number in range(different)] * 2
    monkeypatch.setattr(sys, "byteorder", machine)
    column = facts_json._column(values)
    assert list(facts_json._field(column, str)) == values
    size = 1 if different <= 256 else 2 if different <= 65_536 else 4
    assert len(b64decode(column["of"])) == size * len(values)


def test_a_machine_of_the_other_make_writes_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as one machine can show it: what is turned around is turned around in writing and in reading."""
    values = [f"urn:x:{number % 300}" for number in range(600)]
    places = b64decode(facts_json._column(values)["of"])
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    turned = b64decode(facts_json._column(values)["of"])
    assert turned[::2] == places[1::2] and turned[1::2] == places[::2]


def test_every_field_of_a_fact_can_be_plain_data() -> None:
    """A field of a new type fails here, and not in the house of a user."""
    kinds = get_type_hints(Facts).values()
    assert len(kinds) > 10
    for kind in kinds:
        record = get_args(kind)[1] if get_origin(kind) is not None else kind
        hints = get_type_hints(record).values() if hasattr(record, "__dataclass_fields__") else [record]
        for hint in hints:
            assert list(facts_json._reader(hint)([])) == []


# ---------------------------------------------------------------- what cannot be trusted


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "a byte is another": flipped,
    "cut off": lambda content: content[:-100],
    "longer": lambda content: content + b" ",
    "empty": lambda _: b"",
    "no line end": lambda content: content.replace(b"\n", b""),
    "of another program": lambda _: b"SQLite format 3\x00",
    "not text": lambda _: bytes(range(256)) * 20,
    "another head": lambda content: b"huis-van-thorbecke 00 00\n" + content.split(b"\n", 1)[1],
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_entry_is_read_anew_and_replaced(place: Path, house: Path, spoil: Callable[[bytes], bytes]) -> None:
    told = read_facts(load(house))
    whole = {path: path.read_bytes() for path in entries(place)}
    for path, content in whole.items():
        path.write_bytes(spoil(content))
    assert read_facts(load(house)) == told
    assert {path: path.read_bytes() for path in entries(place)} == whole


def an_int_for_a_label(content: bytes) -> bytes:
    return labels_with(content, lambda column: column["values"].__setitem__(0, 7))


def labels_at(places: Callable[[int], object]) -> Callable[[bytes], bytes]:
    """Return what has the labels of so many actors stand elsewhere."""

    def spoil(column: dict[str, Any]) -> None:
        assert column["of"] == ""
        column["of"] = places(len(column["values"]))

    return lambda content: labels_with(content, spoil)


def packed(*places: int) -> str:
    return b64encode(bytes(places)).decode("ascii")


def labels_with(content: bytes, spoil: Callable[[dict[str, Any]], None]) -> bytes:
    """Return the content with the labels of the actors spoilt, or the places they stand at."""
    lines = content.split(b"\n")
    told = json.loads(lines[1])
    spoil(told[1][1])
    return b"\n".join([lines[0], json.dumps(told).encode(), *lines[2:]])


STRANGE: dict[str, Callable[[bytes], bytes]] = {
    "no JSON": lambda _: b"pickle",
    "no lines": lambda _: b"{}",
    "a line less": lambda content: content.rsplit(b"\n", 1)[0],
    "objects for lists": lambda content: b"\n".join(b"{}" for _ in content.split(b"\n")),
    "numbers for lists": lambda content: b"\n".join(b"1" for _ in content.split(b"\n")),
    "texts for lists": lambda content: b"\n".join(b'"abc"' for _ in content.split(b"\n")),
    "too deep": lambda content: b"\n".join(b"[" * 100_000 for _ in content.split(b"\n")),
    "a number for a label": an_int_for_a_label,
    "a place too far": labels_at(lambda count: packed(*range(1, count + 1))),
    "places that are numbers": labels_at(lambda count: [*range(count)]),
    "places that are no numbers": labels_at(lambda count: "?" * count),
    "places of more than there are": labels_at(lambda count: packed(*range(count), 0)),
    "places of fewer than there are": labels_at(lambda count: packed(*range(count - 1))),
}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE.keys())
def test_an_entry_that_is_whole_but_not_what_we_write_is_read_anew(
    place: Path, house: Path, strange: Callable[[bytes], bytes]
) -> None:
    told = read_facts(load(house))
    for path in entries(place):
        content = path.read_bytes().split(b"\n", 1)[1]
        if content:
            cache.write(path.stem, strange(content))
    assert read_facts(load(house)) == told


def test_notations_that_are_not_what_we_write_are_refused() -> None:
    assert notations_from(notations_to({"urn:x:a": "a", "urn:x:b": None})) == {"urn:x:a": "a", "urn:x:b": None}
    for content in (b"", b"[]", b'[["a"],[1]]', b'[["a"],["b","c"]]', b'["a",["b"]]'):
        with pytest.raises(ValueError):
            notations_from(content)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other users out of this folder itself")
def test_what_others_can_write_is_not_read(place: Path, house: Path) -> None:
    read_facts(load(house))
    key = entries(place)[0].stem
    assert cache.read(key) is not None
    entries(place)[0].chmod(0o622)
    assert cache.read(key) is None
    entries(place)[0].chmod(0o600)
    place.chmod(0o777)
    assert cache.read(key) is None
    place.chmod(0o700)
    assert cache.read(key) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="making a link takes a privilege on Windows")
def test_a_link_is_not_followed(place: Path, house: Path, tmp_path: Path) -> None:
    read_facts(load(house))
    path = entries(place)[0]
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.read(path.stem) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_folder_and_its_files_are_the_users_own(place: Path, house: Path) -> None:
    read_facts(load(house))
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in entries(place)} == {0o600}


def test_an_unsound_house_stays_unsound(place: Path, house: Path) -> None:
    load(house)
    (house / "b.ttl").write_text(
        "<https://example.org/x> a <https://w3id.org/huis-van-thorbecke/def#RoleAssignment> .", encoding="utf-8"
    )
    for _ in range(2):
        with pytest.raises(UnsoundHouseError):
            load(house)


# ---------------------------------------------------------------- what an entry is known by


def test_other_content_another_name_or_another_program_is_another_entry(
    place: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keys() -> set[str]:
        shutil.rmtree(place, ignore_errors=True)
        read_facts(load(house))
        return {path.stem for path in entries(place)}

    seen = [keys()]
    assert keys() == seen[0]
    (house / "b.ttl").write_text((house / "b.ttl").read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    seen.append(keys())
    (house / "b.ttl").rename(house / "c.ttl")
    seen.append(keys())
    monkeypatch.setattr(cache, "_program", lambda: "a later version")
    seen.append(keys())
    assert len(set().union(*seen)) == sum(map(len, seen)), "no two have an entry in common"


@pytest.mark.process
def test_the_program_is_known_by_its_code_its_vocabulary_and_its_shapes(tmp_path: Path) -> None:
    """A copy of the package with one byte more somewhere is another program."""
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology", ignore=shutil.ignore_patterns("houses", "__pycache__"))
    code = "from ontology.reading import cache; print(cache._program())"

    def digest() -> str:
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    seen = {digest()}
    for name in (
        "reading/extracting.py",
        "reading/gathering.py",
        "reading/facts.py",
        "vocabulary/kinds.ttl",
        "vocabulary/alignments/org.ttl",
        "shapes/actor.ttl",
    ):
        path = tmp_path / "ontology" / name
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(digest())
    assert len(seen) == 7


# ---------------------------------------------------------------- where it is, and where it cannot be


def test_off_writes_nothing_and_reads_nothing(tmp_path: Path, shell: Shell, house: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = shell("gaps", house, THORBECKE_CACHE="off", HOME=str(home), XDG_CACHE_HOME=str(home / "xdg"))
    assert done.returncode == 0 and list(home.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a folder of POSIX")
def test_the_default_is_the_folder_of_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THORBECKE_CACHE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache.folder() == tmp_path / "xdg" / "huis-van-thorbecke"
    for not_absolute in ("", "here"):
        monkeypatch.setenv("XDG_CACHE_HOME", not_absolute)
        assert cache.folder() == tmp_path / ".cache" / "huis-van-thorbecke"


@pytest.mark.parametrize("broken", ["a file", "below a file"])
def test_a_folder_that_cannot_be_is_no_mistake(tmp_path: Path, shell: Shell, house: Path, broken: str) -> None:
    (tmp_path / "file").write_bytes(b"here")
    place = tmp_path / "file" if broken == "a file" else tmp_path / "file" / "cache"
    done = shell("gaps", house, "--format", "json", THORBECKE_CACHE=str(place))
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout == shell("gaps", house, "--format", "json", THORBECKE_CACHE="off").stdout
    assert (tmp_path / "file").read_bytes() == b"here"


def test_a_folder_that_cannot_be_written_is_no_mistake(
    place: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read_facts(load(house))
    shutil.rmtree(place)
    place.mkdir(mode=0o700)

    def full(*_: object, **__: object) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "_for_the_user", full)
    assert read_facts(load(house)) == told
    assert entries(place) == []


@pytest.mark.process
def test_two_processes_at_once(tmp_path: Path, house: Path) -> None:
    place = tmp_path / "cache"
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "thorbecke", "gaps", str(house), "--format", "json"],
            cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "THORBECKE_CACHE": str(place)},
        )
        for _ in range(4)
    ]  # fmt: skip
    told = {process.communicate(timeout=300)[0] for process in running}
    assert len(told) == 1 and {process.returncode for process in running} == {0}
    assert [path.suffix for path in entries(place)] == [".json", ".json"], "the facts, and that it is sound"


def test_only_the_newest_entries_stay(place: Path) -> None:
    keys = [cache.key_of(str(number)) for number in range(cache.KEPT + 3)]
    for number, key in enumerate(keys[:-1]):
        cache.write(key, b"facts")
        os.utime(place / f"{key}.json", (number, number))
    left_behind = place / f".{keys[0]}.1.tmp"
    left_behind.write_bytes(b"half")
    os.utime(left_behind, (0, 0))
    assert cache.read(keys[2]) == b"facts", "used today, so it is the newest"
    cache.write(keys[-1], b"facts")
    assert {path.stem for path in entries(place)} == {keys[2], *keys[4:]}


def test_together_they_stay_within_a_size(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT_BYTES", 2000)
    old, newer, newest, too_large = (cache.key_of(name) for name in ("old", "newer", "newest", "too large"))
    for day, key in enumerate((old, newer, newest)):
        cache.write(key, bytes(700))
        os.utime(place / f"{key}.json", (day, day))
    assert {path.stem for path in entries(place)} == {newer, newest}
    cache.write(too_large, bytes(1500))
    assert {path.stem for path in entries(place)} == {newer, newest}
    assert cache.read(newest) == bytes(700)


def test_names_of_files_cannot_be_taken_for_each_other() -> None:
    """One file with a line end in its name is not two files."""
    assert cache.key_of("00 a.ttl", "11 b.ttl") != cache.key_of("00 a.ttl\n11 b.ttl")
    assert cache.key_of("00 a.ttl", "11 b.ttl") != cache.key_of('00 a.ttl", "11 b.ttl')


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_is_not_waited_for(place: Path) -> None:
    key = cache.key_of("pipe")
    cache.write(key, b"facts")
    (place / f"{key}.json").unlink()
    os.mkfifo(place / f"{key}.json")
    assert cache.read(key) is None


def test_a_day_and_a_date_are_no_text() -> None:
    """A bound that is no date is refused: an answer hangs on it."""
    facts = read_facts(loads("@prefix : <urn:x:> . :a :b :c .", validate=False))
    assert isinstance(facts_from(facts_to(facts)), Facts)
    hint = date | None
    with pytest.raises((ValueError, TypeError)):
        list(facts_json._reader(hint)(["tomorrow"]))


def test_no_cache_keeps_nothing_this_once(
    tmp_path: Path, small_house: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "house.trig"
    path.write_text(small_house, encoding="utf-8")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    first = shell("--no-cache", "gaps", path, "--format", "csv")
    assert first.returncode == 0
    assert not (tmp_path / "kept").exists()
    assert os.environ[cache.VARIABLE] == str(tmp_path / "kept")
    assert shell("gaps", path, "--format", "csv").stdout == first.stdout
    assert (tmp_path / "kept").exists()
