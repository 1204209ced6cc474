"""Plain TriG byte by byte is what the parser makes of it, or is left to the parser; nothing that refuses is taken."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from benchmarks.state_house import state_house
from ontology.columns import bytewise, large
from ontology.columns.gathered import columns_from
from ontology.columns.large import read_large
from ontology.columns.plain import NotPlainError, Plain
from ontology.errors import InputError
from ontology.gate.streaming import as_nquads
from tests.columns.test_gathered import differences

HEAD = """\
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://example.org/empty/> .
# a remark, with "quotes" and <brackets>
@prefix ex: <https://example.org/> .
"""
#: what is plain, and is taken
PLAIN = (
    "ex:a a hvt:House .",
    "ex:a a hvt:House, ex:b ; hvt:x ex:c;hvt:y :d .",
    'ex:a hvt:x "één"@nl , "one"@en ; hvt:day "2025-09-29"^^xsd:date .',
    'ex:a hvt:x "a \\"quoted\\" \\\\ word\\nand a line" ; hvt:z <https://example.org/a/b#c> ; .',
    "<http://example.org/a> hvt:x true ; hvt:y false ; hvt:z 12 , 007 .",
    "ex:g { ex:a hvt:x ex:b . ex:c a ex:d } ex:g { ex:a hvt:x ex:e . } { ex:a hvt:x ex:f }",
    "ex:a.b-c_d hvt:x ex:1.2 , ex:0 .",
    "ex:a hvt:x # why\n ex:b . # so",
    "@prefix ex: <https://example.org/other#> . ex:a hvt:x ex:b .",
    "",
)
#: what is legal or not, and is left
LEFT = (
    "ex:a hvt:x [] .",
    "ex:a hvt:x _:b .",
    "ex:a hvt:x (ex:b) .",
    'ex:a hvt:x """long""" .',
    "ex:a hvt:x 'one' .",
    'ex:a hvt:x "tab\\t" .',
    'ex:a hvt:x "\\u00e9" .',
    'ex:a hvt:x "x"@en-GB .',
    'ex:a hvt:x "x"@NL .',
    'ex:a hvt:x "x"^^xsd:string .',
    'ex:a hvt:x "x"^^ex:sort .',
    "ex:a hvt:x 1.5 .",
    "ex:a hvt:x -1 .",
    "ex:a hvt:x 1e3 .",
    "ex:a hvt:x ex: .",
    "ex:a hvt:x ex:a%20b .",
    "ex:a hvt:x ex:a\\-b .",
    "ex:a hvt:x ex:é .",
    "ex:a hvt:x no:a .",
    "ex:a hvt:x <b> .",
    "ex:a hvt:x <urn:a:b> .",
    "ex:a hvt:x <http://[::1]/> .",
    "PREFIX x: <http://x.org/> x:a x:b x:c .",
    "@base <http://x.org/> . ex:a hvt:x ex:b .",
    "@prefix x: <urn:x:> . x:a x:b x:c .",
    "@prefix x: <http://x.org/a> .",
    "ex:a hvt:x ex:b",
    "ex:a hvt:x ex:b ;; hvt:y ex:c .",
    "ex:a hvt:x .",
    "ex:a ex:b . .",
    "ex:g { ex:a hvt:x ex:b",
    "}",
    'ex:a hvt:x "open .',
    'ex:a hvt:x "a\nb" .',
    "ex:a hvt:x ex:b . ex:c",
    "ex:a hvt:x ex:b, .",
    '"x" hvt:x ex:b .',
    "GRAPH ex:g { ex:a hvt:x ex:b }",
    "ex:a hvt:x <http://a b/> .",
    "ex:g { ex:h { ex:a hvt:x ex:b } }",
    "@prefix ex:",
    'ex:a hvt:x "\ufffe" .',
    'ex:a hvt:x "\x7f" .',
    'ex:a hvt:x "\x00" .',
    "\ufeffex:a hvt:x ex:b .",
    "ex:a a\x00 ex:b .",
    "ex:a true ex:b .",
    "a a ex:b .",
    "ex:a hvt:x a .",
    "ex:a hvt:x ex:-b .",
    "ex:a hvt:x ex:b.. .",
    "ex:a<http://a.b>ex:c .",
)

pytestmark = pytest.mark.skipif(not bytewise.COMPILED, reason="without numba nothing is plain")


def told(text: bytes, syntax: str = "trig", block: int = 4_000_000) -> bytes | None:
    """Return the N-Quads of what is plain; None for what is left to the parser."""
    lines = Plain(io.BytesIO(text), syntax, block)
    pieces = []
    try:
        while piece := lines.read():
            pieces.append(piece)
    except NotPlainError:
        return None
    return b"".join(pieces)


def parsed(text: bytes, syntax: RdfFormat = RdfFormat.TRIG) -> bytes | None:
    """Return what the parser makes of it; None for what it refuses."""
    try:
        return serialize(parse(text, format=syntax), format=RdfFormat.N_QUADS) or b""
    except (SyntaxError, ValueError):
        return None


@pytest.mark.parametrize("said", PLAIN)
def test_what_is_plain_is_what_the_parser_writes_wherever_it_is_cut(said: str) -> None:
    text = (HEAD + said).encode()
    whole = parsed(text)
    assert whole is not None
    assert [told(text, block=block) for block in (*range(1, 90, 7), 4_000_000)] == [whole] * 14


@pytest.mark.parametrize("said", LEFT)
def test_whatever_is_otherwise_is_left_to_the_parser(said: str) -> None:
    for text in ((HEAD + said).encode(), (HEAD + PLAIN[0] + "\n" + said).encode()):
        assert told(text) is None is told(text, block=5)


def test_a_byte_that_is_not_utf_8_is_left_wherever_it_stands() -> None:
    for broken in (
        b"# \xff\nex:a hvt:x ex:b .",
        b"ex:a hvt:x ex:b . # \xff",
        b'ex:a hvt:x "\xc3" .',
        b'ex:a hvt:x "\xed\xa0\x80" .',
    ):
        assert told(HEAD.encode() + broken) is None


def test_a_graph_is_not_plain_in_turtle() -> None:
    for said, is_plain in ((PLAIN[1], True), (PLAIN[5], False)):
        text = (HEAD + said).encode()
        assert (told(text, "ttl") == parsed(text, RdfFormat.TURTLE)) and (told(text, "ttl") is not None) == is_plain


def test_a_statement_larger_than_a_block_and_a_text_that_is_too_long() -> None:
    many = HEAD + "ex:a hvt:x " + " , ".join(f"ex:n{number}" for number in range(2000)) + " ."
    assert told(many.encode(), block=100) == parsed(many.encode()) is not None
    for size, is_plain in ((99_000, True), (101_000, False)):
        text = f'{HEAD}ex:a hvt:x "{"x" * size}" .'.encode()
        assert (told(text, block=50_000) == parsed(text)) == is_plain


def test_more_prefixes_than_anybody_has_are_left() -> None:
    for many, is_plain in ((60, True), (61, False)):  # there are four in the head
        prefixes = "".join(f"@prefix p{number}: <http://p{number}.org/> .\n" for number in range(many))
        text = f"{HEAD}{prefixes}p1:a p59:b p0:c .".encode()
        assert (told(text) == parsed(text)) == is_plain


def mishaps(random: Random) -> Iterator[bytes]:
    """Yield documents in which something went wrong: a byte other, gone or twice, or two pieces in another order."""
    for _ in range(4000):
        text = bytearray((HEAD + "\n".join(random.sample(PLAIN, 4))).encode())
        for _ in range(random.choice((1, 1, 2, 5))):
            at = random.randrange(len(text))
            kind = random.randrange(4)
            if kind == 0:
                text[at] = random.choice(b" \t\n\r.,;{}<>\"\\#@^:_-%()[]a1eE+/'\x00\x7f\xc3\xa9")
            elif kind == 1:
                del text[at : at + random.choice((1, 1, 1, 7))]
            elif kind == 2:
                text[at:at] = text[at : at + random.choice((1, 1, 9))]
            else:
                other = random.randrange(len(text))
                text[at:at] = text[other : other + random.randrange(12)]
        yield bytes(text)


def test_what_went_wrong_is_never_taken_otherwise_than_by_the_parser() -> None:
    taken = left = 0
    for number, text in enumerate(mishaps(Random(1848))):
        found = told(text, block=(4_000_000, 37)[number % 2])
        if found is None:
            left += 1
        else:
            taken += 1
            assert found == parsed(text), text
    assert taken > 300 and left > 300


def house(place: Path, text: str) -> Path:
    place.write_text(text, encoding="utf-8")
    return place


def test_a_house_is_the_same_by_either_and_no_child_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THORBECKE_CACHE", "off")
    path = house(tmp_path / "house.trig", state_house(200, 20))
    by_parser = read_large(path, validate=False)
    columns = columns_from(by_parser.statements, ())
    monkeypatch.setattr(large, "PLAIN_BYTES", 1)
    seen: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(large, "as_nquads", None)
        plain = read_large(path, lambda done, _: seen.append(done), validate=False)
        assert bytes(plain.statements.text) == bytes(by_parser.statements.text)
    assert differences(columns_from(plain.statements, ()), columns) == []
    assert seen[-1] == path.stat().st_size


def test_a_house_of_which_the_end_is_not_plain_is_read_by_the_parser_from_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THORBECKE_CACHE", "off")
    monkeypatch.setattr(large, "PLAIN_BYTES", 1)
    folder = tmp_path / "house"
    folder.mkdir()
    house(folder / "a.trig", state_house(100, 10))
    house(folder / "b.ttl", HEAD + 'ex:a hvt:x """long""" .')
    text = bytes(read_large(folder, validate=False).statements.text)
    pieces: list[bytes] = []
    for name in ("a.trig", "b.ttl"):
        with as_nquads(folder / name, name, name.partition(".")[2]) as nquads:
            pieces += iter(nquads.read, b"")
    assert text == b"".join(pieces)
    house(folder / "b.ttl", HEAD + "ex:a hvt:x ex:b .\nex:c hvt:x .\n")
    with pytest.raises(InputError, match=r"^b\.ttl:7:12: "):
        _ = read_large(folder, validate=False).statements
