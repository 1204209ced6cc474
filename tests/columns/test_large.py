"""A large house is read as a small one is: the same statements, the same refusals, whatever the block it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from ontology.columns import bytewise, scanning
from ontology.columns.large import read_large
from ontology.columns.nquads import Reader
from ontology.columns.statements import Statements, statements_of
from ontology.errors import InputError
from ontology.reading.loading import load
from tests.support.laws import laws
from tests.support.nds import nds

#: legal, and none of it as a serializer would write it
ODD = """\
# a comment

<x:a> <x:p> <x:b> .
<x:a>\t<x:p>  "two spaces"@nl  .
<x:\\u00e9> <x:p> "\\u00e9\\U0001F600 \\t\\"" <x:g> . # behind it
_:one <x:p> _:two.three .
_:two.three <x:p> "2025-09-29"^^<http://www.w3.org/2001/XMLSchema#date> _:graph .
<http://example.org/caf\u00e9> <x:p> "caf\u00e9 \\\\ \\n"@zh-Hant-TW .
_:one <x:q> "1"^^<x:sort> .
<urn:isbn:1> <http://[::1]:80/a?b#c> "x"@en-GB-oed .
"""


@pytest.fixture(params=[True, False], ids=["compiled", "parsed"])
def compiled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(bytewise, "COMPILED", request.param)
    yield


def rows_of(told: Statements) -> list[tuple[object, ...]]:
    """Every row, with names for numbers, and what its text says."""
    rows = np.arange(told.subject.size)
    assert told.lines(rows[:5]) == b"".join(map(told.line, range(rows[:5].size)))
    texts = list(parse(told.lines(rows), format=RdfFormat.N_QUADS))
    nodes, literals = [*told.nodes, None], [*told.literals, None]
    graphs = [*told.graphs, None]
    numbers = zip(told.subject, told.predicate, told.value, told.graph, told.literal, texts, strict=True)
    return [
        (nodes[subject], told.predicates[predicate], nodes[value], graphs[graph], literals[literal], str(text))
        for subject, predicate, value, graph, literal, text in numbers
    ]


def read(path: Path, block: int = 32_000_000, threads: int | None = None) -> Statements:
    reader = Reader(block, threads)
    reader.read_file(path, path.name, path.suffix.removeprefix("."), alone=True)
    return reader.statements()


def in_file(folder: Path, text: str | bytes, name: str = "house.nq") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("block", [80, 300, 32_000_000])
@pytest.mark.usefixtures("compiled")
def test_what_is_legal_is_read_however_it_is_written(tmp_path: Path, block: int) -> None:
    path = in_file(tmp_path, ODD)
    (reference,) = [statements_of(serialize(load(path, validate=False).quads, format=RdfFormat.N_QUADS) or b"")]
    found = rows_of(read(path, block))
    assert len(found) == 8
    assert found == rows_of(reference)


def test_the_shipped_house(tmp_path: Path) -> None:
    reference = sorted(map(repr, rows_of(statements_of(serialize(nds().quads, format=RdfFormat.N_QUADS) or b""))))
    text = serialize(nds().quads, format=RdfFormat.TRIG)
    assert text
    assert (
        sorted(map(repr, rows_of(read_large(in_file(tmp_path, text, "house.trig"), validate=False).statements)))
        == reference
    )


def test_a_canonical_file_is_the_text_itself_and_no_other_is(tmp_path: Path) -> None:
    line = "<x:a> <x:p> <x:b> .\n"
    for text, same in ((line * 3, True), ("\ufeff" + line * 2, True), (f"{line}_:b1 <x:p> _:b2 .\n", True),
                       (f"{line}_:two <x:p> <x:b> .\n", False), (f"{line}<x:a>  <x:p> <x:b> .\n", False)):  # fmt: skip
        path = in_file(tmp_path, text)
        told = read(path)
        assert (bytes(told.text) == path.read_bytes()) == same
        assert told.lines(np.array([0])) == line.encode()


def test_files_are_one_house_and_their_nodes_without_a_name_are_others(tmp_path: Path) -> None:
    in_file(tmp_path, "_:x <x:p> <x:b> .\n", "one.nq")
    in_file(tmp_path, "@prefix x: <x:> . x:a x:p [ x:q 'in one' ] .", "three.ttl")
    in_file(tmp_path, "_:x <x:p> <x:c> .\n_:y <x:p> _:x .\n", "two.nt")
    house, small = read_large(tmp_path, validate=False), load(tmp_path, validate=False)
    assert rows_of(house.statements) == rows_of(statements_of(serialize(small.quads, format=RdfFormat.N_QUADS) or b""))
    assert [house.statements.nodes[one] for one in house.statements.subject] == [
        "_:b1", "x:a", "_:b2", "_:b3", "_:b4",
    ]  # fmt: skip
    assert house.digest == small.digest
    assert [name for name, _ in house.files] == ["one.nq", "three.ttl", "two.nt"]


@pytest.mark.parametrize(
    "line",
    [
        "<x:a> <x:p> <x:b>",
        "<x:a> <x:p> .",
        "<x:a> <x:p> <x:b> <x:g> <x:h> .",
        "<a> <x:p> <x:b> .",
        "<http://exa mple/> <x:p> <x:b> .",
        "<http://example.org/%zz> <x:p> <x:b> .",
        "<http://example.org/a[b> <x:p> <x:b> .",
        '<x:a> <x:p> "open .',
        '<x:a> <x:p> "\\q" .',
        '<x:a> <x:p> "\\ud800" .',
        '<x:a> <x:p> "a"@toolonglanguage .',
        '<x:a> <x:p> "a"@ .',
        '<x:a> <x:p> "a"^^<sort> .',
        '<x:a> "p" <x:b> .',
        '"a" <x:p> <x:b> .',
        "<x:a> _:p <x:b> .",
        "<x:a> <x:p> <<( <x:a> <x:p> <x:b> )>> .",
        '<x:a> <x:p> "a"@ar--rtl .',
        f"<x:{'a' * 10_001}> <x:p> <x:b> .",
        f'<x:a> <x:p> "{"a" * 1_000_001}" .',
        b"<x:a> <x:p> \"\xff\" .",
        "@prefix x: <x:> .",
    ],
)  # fmt: skip
def test_what_is_not_legal_is_refused_in_the_same_words_on_its_line(tmp_path: Path, line: str | bytes) -> None:
    written = line if isinstance(line, bytes) else line.encode()
    before = b"# above\n" + b"<x:a> <x:p> <x:b> .\n" * 40
    path = in_file(tmp_path, before + written + b"\n" + b"<x:a> <x:p> <x:b> .\n" * 3)
    with pytest.raises(InputError) as small:
        load(path, validate=False)
    with pytest.raises(InputError) as large:
        read(path, 200)
    assert str(large.value) == str(small.value)


def test_a_graph_is_no_part_of_n_triples(tmp_path: Path) -> None:
    path = in_file(tmp_path, "<x:a> <x:p> <x:b> .\n<x:a> <x:p> <x:b> <x:g> .\n", "house.nt")
    with pytest.raises(InputError, match=r"^house\.nt:2:"):
        read(path)


def test_a_line_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = in_file(tmp_path, "<x:a> <x:p> <x:b> .\n<x:a> <x:p> " + " " * 5_000_000)
    with pytest.raises(InputError, match=r"^house\.nq:2: a line of more than 2,000,000 bytes"):
        read(path, 1000)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<x:a> <x:p> <x:b> .\n<x:a> <x:p> .", r"^house\.ttl:2:\d+: not legal in this syntax .*: <x:a> <x:p> \.$"),
        ("<x:a> <x:p> <<( <x:a> <x:p> <x:b> )>> .", "RDF-star"),
        ("<x:a> <x:p> 'a'@ar--rtl .", "the direction of a text"),
        (f"<x:{'a' * 10_001}> <x:p> <x:b> .", "a name .* of more than 10,000 bytes"),
        (f"<x:a> <x:p> '{'a' * 1_000_001}' .", "a text of more than 1,000,000 bytes"),
        ("", "holds no statements"),
    ],
)
def test_what_no_house_holds_is_refused_in_turtle_too(tmp_path: Path, text: str, sentence: str) -> None:
    house = read_large(in_file(tmp_path, text, "house.ttl"), validate=False)
    with pytest.raises(InputError, match=sentence):
        _ = house.statements


def test_what_is_no_house_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown kind of file"):
        read_large(in_file(tmp_path, "", "house.txt"), validate=False)
    with pytest.raises(InputError, match="there is no such file"):
        read_large(tmp_path / "no.nq", validate=False)


_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
_iris = st.one_of(st.sampled_from(["http://e.org/a", "https://e.org/a#b", "x:a"]), _names.map("http://e.org/{}".format))


@st.composite
def _quads(draw: st.DrawFn) -> Quad:
    def iri() -> NamedNode:
        try:
            return NamedNode(draw(_iris))
        except ValueError:
            return NamedNode("x:none")

    words = draw(_names)
    values: list[NamedNode | BlankNode | Literal]
    values = [iri(), BlankNode("b1"), Literal(words), Literal(words, language="nl"), Literal(words, datatype=iri())]
    subject: NamedNode | BlankNode = BlankNode("b1") if draw(st.booleans()) else iri()
    return Quad(subject, iri(), draw(st.sampled_from(values)))


@laws(60)
@given(quads=st.lists(_quads(), min_size=1, max_size=20))
def test_whatever_the_serializer_writes_is_read_byte_by_byte(quads: list[Quad]) -> None:
    text = serialize(quads, format=RdfFormat.N_QUADS)
    assert text
    told = np.empty((len(quads) + 1, scanning.COLUMNS), np.int32)
    square = np.frombuffer(text + bytes(64), np.uint8)
    rows, end, _ = scanning.lines(square, len(text), True, True, told)
    assert (rows, end) == (len(quads), len(text))


def test_names_that_are_alike_have_numbers_of_their_own(tmp_path: Path) -> None:
    """More names than the first tables hold, in blocks, so that they grow."""
    names = [f"https://example.org/{'a' * (n % 17)}{n}" for n in range(6000)]
    text = "".join(f"<{name}> <x:p> <{names[n // 2]}> .\n" for n, name in enumerate(names))
    told = read(in_file(tmp_path, text), 10_000)
    assert sorted(told.nodes) == sorted(names)
    assert [told.nodes[one] for one in told.subject] == names
    assert [told.nodes[one] for one in told.value] == [names[n // 2] for n in range(6000)]
    assert told.nodes.numbers(["https://example.org/aaa3", "x:none"]) == {names[3]: 3}


#: one line each: canonical or not, with a node without a name, an escape, letters beyond ASCII, a graph, nothing at all
_LINES = [
    "<http://e.org/a> <http://e.org/p> <http://e.org/b> .",
    "<http://e.org/a> <http://e.org/p> <http://e.org/c> .",
    "<http://e.org/c> <http://e.org/q> \"2025-09-29\"^^<http://www.w3.org/2001/XMLSchema#date> .",
    "<http://e.org/c> <http://e.org/q> \"2025-09-30\"^^<http://www.w3.org/2001/XMLSchema#date> .",
    "<http://e.org/c> <http://e.org/q> \"een\" .",
    "<http://e.org/c> <http://e.org/q> \"een\"@nl .",
    "<http://e.org/cc> <http://e.org/q> \"caf\u00e9\"@nl <http://e.org/g> .",
    "<http://e.org/cc> <http://e.org/q> \"caf\\u00e9\"@nl <http://e.org/gg> .",
    "<http://e.org/c>  <http://e.org/q> <x:b> .",
    "_:b1 <http://e.org/p> _:b1x .",
    "_:b1x <http://e.org/p> _:b1 <http://e.org/g> .",
    "<urn:isbn:1> <http://e.org/p> <x:b> .",
    "# between",
    "",
]  # fmt: skip
_BROKEN = ["<x:a> <x:p> .", "<a> <x:p> <x:b> .", "<http://e.org/%zz> <x:p> <x:b> .", b'<x:a> <x:p> "\xff" .']


def told_by(path: Path, block: int, threads: int) -> tuple[object, ...]:
    """All that is told of a file, or the sentence that it is refused with."""
    try:
        told = read(path, block, threads)
    except InputError as error:
        return (str(error),)
    columns = (told.subject, told.predicate, told.value, told.graph, told.literal, told.start, told.end)
    names = (list(told.nodes), told.predicates, told.graphs, list(told.literals))
    return bytes(told.text), *names, *(column.tobytes() for column in columns)


@laws(40)
@given(
    lines=st.lists(st.sampled_from([*_LINES[:8], *_LINES]), min_size=1, max_size=40),
    broken=st.lists(st.tuples(st.integers(0, 40), st.sampled_from(_BROKEN)), max_size=2),
    ending=st.sampled_from(["\n", "\n", "\r\n"]),
    closed=st.booleans(),
    block=st.integers(120, 2_000),
)
def test_however_many_threads_read_a_file_it_says_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    broken: list[tuple[int, str | bytes]],
    ending: str,
    closed: bool,
    block: int,
) -> None:
    """Cut anywhere: what is read, every number, and which line is named as the first that is not legal."""
    found: list[str | bytes] = [*lines]
    for place, line in broken:
        found.insert(place, line)
    text = ending.encode().join(line if isinstance(line, bytes) else line.encode() for line in found)
    path = in_file(tmp_path_factory.mktemp("house"), text + (ending.encode() if closed else b""))
    alone = told_by(path, block, 1)
    for threads in (2, 3, 7):
        assert told_by(path, block, threads) == alone
    if not broken and b" ." in text:
        reference = statements_of(serialize(load(path, validate=False).quads, format=RdfFormat.N_QUADS) or b"")
        assert rows_of(read(path, block, 2)) == rows_of(reference)


@pytest.mark.parametrize("first", [0, 39, 40, 79])
def test_the_first_line_that_is_not_legal_is_named_whichever_stretch_it_is_in(tmp_path: Path, first: int) -> None:
    lines = ["<x:a> <x:p> <x:b> ."] * 80
    lines[first] = lines[79] = "<x:a> <x:p> <b> ."
    path = in_file(tmp_path, "\n".join(lines))
    for threads in (1, 2, 3):
        with pytest.raises(InputError, match=rf"^house\.nq:{first + 1}:"):
            read(path, 300, threads)


def test_names_have_numbers_in_the_order_in_which_they_are_met(tmp_path: Path) -> None:
    lines = [f"<x:{n % 7}> <x:p{n % 3}> <x:{n * n % 11}> ." for n in range(60)]
    path = in_file(tmp_path, "".join(f"{line}\n" for line in lines))
    met = list(dict.fromkeys(name for n in range(60) for name in (f"x:{n % 7}", f"x:{n * n % 11}")))
    for block, threads in ((100, 1), (100, 4), (10_000, 1)):
        told = read(path, block, threads)
        assert (list(told.nodes), told.predicates) == (met, ("x:p0", "x:p1", "x:p2"))


def test_what_is_passed_over_is_no_part_of_a_line_in_whichever_stretch_it_is(tmp_path: Path) -> None:
    lines = [f"<x:{n}> <x:p> <x:b> ." for n in range(60)]
    path = in_file(tmp_path, "".join(f"{line}\n# between\n\n" for line in lines))
    for threads in (1, 2, 5):
        told = read(path, 200, threads)
        assert [told.line(row).decode() for row in range(60)] == [f"{line}\n" for line in lines]
