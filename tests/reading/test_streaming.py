"""A file of Turtle or TriG says the same however it is cut into pieces, and is refused in the same words."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from ontology.columns.nquads import Reader
from ontology.errors import InputError
from ontology.gate import streaming
from ontology.gate.child import Limits
from ontology.gate.cutting import Cut
from ontology.gate.streaming import Nquads, as_nquads

HEAD = "# a house\n@prefix : <http://e.org/> .\nPREFIX x: <x:>\n\n"
#: each is legal by itself, behind that head
LEGAL = (
    ":a :p :b .",
    ":a :p :b ;\n    :q 'een'@nl , 1 .",
    ':café :p """one\n:no :statement .\n:b :p :c .\n""" .',
    "_:one :p _:two .",
    "_:two :p [ :q _:one ] .",
    ":g { :a :p :b .\n:c :p :d .\n}",
    "GRAPH :g {\n    :a :p _:two .\n}",
    ":a :p ( 1 2 ) . # behind it",
    "# <between",
    "",
)
DECLARED = ("@prefix : <http://other.org/> .", "BASE <http://base.org/>", "@prefix y: <y:> .\ny:a y:b y:c .")
BROKEN = (":a :p .", ":a :p 'open .", "none:a :p :b .", ":g { :a :p :b .", "}", ":a :p <relative> .", "<x:%zz> :p :b .")


def in_file(folder: Path, text: str) -> Path:
    path = folder / "house.trig"
    path.write_bytes(text.encode())
    return path


def told(path: Path, piece: int, children: int) -> tuple[int, bytes]:
    """How many pieces were read as such, and the text that they come to, its nodes without a name numbered."""
    reader = Reader()
    with as_nquads(path, path.name, "trig", piece, children) as nquads:
        reader.read_written(nquads, path.name)
    return nquads.pieces, bytes(reader.statements().text)


def test_a_file_says_the_same_however_it_is_cut(tmp_path: Path) -> None:
    random, pieces = Random(1848), []
    for declared in ((), (), DECLARED[:1], DECLARED[1:2], DECLARED[2:]):
        lines = [*random.choices(LEGAL, k=14), *declared, *random.choices(LEGAL, k=5)]
        path = in_file(tmp_path, HEAD + "\n".join(lines) + random.choice(("", "\n")))
        _, whole = told(path, 10_000, 1)
        assert whole.count(b"\n") == sum(1 for _ in parse(path=path))
        for piece in (40, 150):
            found, text = told(path, piece, 3)
            assert text == whole
            pieces.append(found)
    assert max(pieces) > 2 and min(pieces) == 0


def test_what_stands_at_the_margin_of_a_text_or_a_graph_is_no_place_to_cut(tmp_path: Path) -> None:
    for line in (LEGAL[2], LEGAL[5]):
        path = in_file(tmp_path, HEAD + ":a :p :b .\n" * 20 + line + "\n" + ":c :p :d .\n" * 20)
        _, whole = told(path, 10_000, 1)
        for piece in (150, 190, 230):
            assert told(path, piece, 2)[1] == whole


@pytest.mark.parametrize("line", BROKEN)
@pytest.mark.parametrize("place", [0, 30])
def test_what_is_not_legal_is_refused_in_the_same_words_wherever_it_is_cut(
    tmp_path: Path, line: str, place: int
) -> None:
    lines = [":a :p :b ."] * 40
    path = in_file(tmp_path, HEAD + "\n".join([*lines[:place], line, *lines[place:]]))
    with pytest.raises(InputError) as whole:
        told(path, 10_000, 1)
    with pytest.raises(InputError) as cut:
        told(path, 60, 3)
    assert str(cut.value) == str(whole.value)
    assert str(whole.value).startswith("house.trig:")


def test_a_declaration_that_says_more_is_said_once(tmp_path: Path) -> None:
    path = in_file(tmp_path, "PREFIX : <http://e.org/> :a :p :b .\n" + ":c :p :d .\n" * 20)
    assert told(path, 40, 2) == (0, told(path, 10_000, 1)[1])


def test_what_says_too_much_is_read_by_one_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long prefix is written out each time: no more of a piece than its limit is ever in memory."""
    path = in_file(tmp_path, f"@prefix : <http://e.org/{'a' * 9_000}> .\n" + ":a :b :c .\n" * 400)
    _, whole = told(path, 100_000, 1)
    assert told(path, 1_000, 2) == (5, whole)
    monkeypatch.setattr(streaming, "_MOST", 100_000)
    assert told(path, 1_000, 2) == (0, whole)


def test_a_child_that_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = in_file(tmp_path, HEAD + ":a :p :b .\n" * 40)
    monkeypatch.setattr(Limits, "of", classmethod(lambda cls, _: cls(20, 0, 1_000_000_000)))
    for children in (1, 2):
        with pytest.raises(InputError, match=r"reading took too long .*; split the house over several files"):
            told(path, 60, children)


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux tells what limits another process has")
def test_every_child_has_its_limits(tmp_path: Path) -> None:
    path = in_file(tmp_path, HEAD + ":a :p :b .\n" * 200_000)
    size = path.stat().st_size
    with path.open("rb") as source:
        nquads = Nquads(path, path.name, "trig", Cut(source, size), 1)
        with nquads._child(source, 0, size, Limits.of(size), subprocess.DEVNULL) as child:
            assert child.stdout is not None
            child.stdout.read(1)  # by now they stand
            held = {
                which: resource.prlimit(child.pid, getattr(resource, f"RLIMIT_{which}")) for which in ("AS", "NOFILE")
            }
            busy = resource.prlimit(child.pid, resource.RLIMIT_CPU)[0]
    assert held == {"AS": (1_500_000_000,) * 2, "NOFILE": (3, 3)}
    assert busy == 22
    assert child.returncode is not None


def test_nothing_runs_on_when_nobody_reads(tmp_path: Path) -> None:
    path = in_file(tmp_path, HEAD + ":a :p :b .\n" * 20_000)
    for piece in (20_000, 10_000_000):
        with as_nquads(path, path.name, "trig", piece, 3) as nquads:
            assert nquads.read()
        assert nquads.read() == b""


def test_turtle_of_a_serializer_is_cut(tmp_path: Path) -> None:
    quads = [
        quad
        for n in range(300)
        for quad in parse(f"<x:{n}> <x:p> <x:{n + 1}>, 'een\\ntwee' .", format=RdfFormat.TURTLE)
    ]
    path = tmp_path / "house.trig"
    path.write_bytes(serialize(quads, format=RdfFormat.TRIG, prefixes={"x": "x:"}) or b"")
    pieces, text = told(path, 1_000, 2)
    assert pieces > 4 and text == serialize(quads, format=RdfFormat.N_QUADS)
