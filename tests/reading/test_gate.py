"""The gate: what is legal comes in whole, what is not is refused in one sentence with the place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph
import pytest

from ontology.errors import InputError, UnsoundHouseError
from ontology.gate import child
from ontology.gate.child import Limits
from ontology.gate.gate import FORMATS, written
from ontology.gate.xml_file import parse_xml, read_xml
from ontology.gate.yaml_file import read_yaml
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load, loads
from ontology.registers.roo import read_roo
from ontology.registers.tooi import read_tooi


@pytest.fixture(autouse=True)
def in_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the parser runs where it can be lost."""
    monkeypatch.setattr(child, "subprocess", subprocess)


def as_file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def triples(dataset: Dataset) -> set[str]:
    return {str(quad.triple) for quad in dataset.quads}


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_syntax_reads_the_same(small_house: str, tmp_path: Path, ending: str) -> None:
    parsed = list(pyoxigraph.parse(small_house.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    wanted = pyoxigraph.RdfFormat.from_extension(FORMATS[ending])
    assert wanted is not None
    written = pyoxigraph.serialize([q.triple for q in parsed], format=wanted)
    assert written is not None
    assert triples(load(as_file(tmp_path, "house" + ending, written))) == triples(loads(small_house))


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_ends_change_nothing(
    small_house: str, tmp_path: Path, bom: bytes, line_end: str
) -> None:
    path = as_file(tmp_path, "house.ttl", bom + small_house.replace("\n", line_end).encode())
    assert triples(load(path)) == triples(loads(small_house))


def test_a_folder_is_one_house_and_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    as_file(tmp_path, "a.nt", '_:b0 <http://e/p> "a" .\n')
    as_file(tmp_path / "deep", "b.nt", '_:b0 <http://e/p> "b" .\n')
    as_file(tmp_path, "notes.txt", "not a house")
    dataset = load(tmp_path, validate=False)
    assert len({str(q.subject) for q in dataset.quads}) == 2
    assert [f.name for f in dataset.files] == ["a.nt", "deep/b.nt"]


def test_reading_twice_gives_equal_datasets(tmp_path: Path) -> None:
    path = as_file(tmp_path, "a.ttl", "[] <http://e/p> [ <http://e/q> 1 ], ( 1 2 ) .")
    assert load(path, validate=False).quads == load(path, validate=False).quads


@pytest.mark.parametrize(
    ("name", "content", "place", "words"),
    [
        ("a.ttl", b"<http://e/a> <http://e/b>\n  <http://e/c> ;;;\n <<", "a.ttl:3", "not legal"),
        ("a.ttl", b'"literal" <http://e/p> 1 .', "a.ttl:1", "not legal"),
        ("a.ttl", b"<http://e/a b> <http://e/p> 1 .", "a.ttl:1", "not legal"),
        ("a.ttl", b"<a> <http://e/p> 1 .", "a.ttl:1", "not legal"),
        ("a.ttl", b"<http://e/a> <http://e/p> 'caf\xe9' .", "a.ttl:1", "UTF-8"),
        ("a.ttl", "﻿<http://e/a> 1 .".encode("utf-16"), "a.ttl", "UTF-16"),
        ("a.ttl", b"", "a.ttl", "holds no statements"),
        ("a.xlsm", b"x", "a.xlsm", "unknown kind of file"),
        ("a.jsonld", b'{"@id": "http://e/a", "name": "x"}', "a.jsonld", "'name'"),
        ("a.jsonld", b'{"@context": "http://e/context", "@id": "http://e/a"}', "a.jsonld", "never fetched"),
        ("a.jsonld", b'{"@id": "http://e/a b", "http://e/p": 1}', "a.jsonld", "would be lost"),
        ("a.jsonld", b'{"@id": "http://e/a",\n "@id": "http://e/b"}', "a.jsonld", "stands twice"),
        ("a.jsonld", b'{"@id": "http://e/a",\n oops}', "a.jsonld:2", "not legal JSON"),
        (
            "a.jsonld",
            b'{"http://e/p": "[",\n"http://e/q":' + b"[" * 300 + b"]" * 300 + b"}",
            "a.jsonld:2: ",
            "nested more than",
        ),
        ("a.rdf", b"<e:a xmlns:e='http://e/'>\n<e:b></e:a>", "a.rdf:2", "not well-formed"),
        (
            "a.rdf",
            b'<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "a.rdf:2",
            "external entity",
        ),
        ("a.rdf", b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a/>', "a.rdf:1", "entities"),
    ],
)
def test_what_is_not_legal_is_one_sentence_with_its_place(
    tmp_path: Path, name: str, content: bytes, place: str, words: str
) -> None:
    with pytest.raises(InputError) as told:
        load(as_file(tmp_path, name, content))
    sentence = str(told.value)
    assert place in sentence and words in sentence and "\n" not in sentence


PREFIX = "@prefix e: <http://e/> .\n"
REASONS = {
    "a prefix nobody declared": (
        "a.ttl", PREFIX + "e:a e:p 1 .\ne:a skos:prefLabel 'x' .",
        "a.ttl:3:5: not legal in this syntax (The prefix skos: has not been declared); "
        "correct this line: e:a skos:prefLabel 'x' .",
    ),
    "a curly quote": ("a.ttl", PREFIX + "e:a e:p “x” .", "a.ttl:2:9: not legal in this syntax ('“' is not allowed at"),
    "no dot": ("a.ttl", PREFIX + "e:a e:p 1\ne:b e:p 2 .", "a.ttl:3:1: not legal in this syntax (A dot is expected at"),
    "no end": ("a.ttl", PREFIX + 'e:a e:p "x', "a.ttl:2:9: not legal in this syntax (Unexpected end of file)"),
    "a language that is none": ("a.ttl", PREFIX + "e:a e:p 'x'@n-verylongword .", "a.ttl:2:"),
    "a text for a node": ("a.trig", "<http://e/g> { <http://e/a> 'x' 1 . }", "a.trig:1:29: not legal in this syntax ("),
    "not N-Triples": ("a.nt", "<http://e/a> <http://e/p> 1 .", "a.nt:1:27: not legal in this syntax (The object of a"),
    "not N-Quads": ("a.nq", "\n<http://e/a> <http://e/p> 'x' .", "a.nq:2:"),
    "a relative IRI": (
        "a.ttl", "<a> <http://e/p> 1 .",
        "a.ttl:1:1: not legal in this syntax (a relative IRI, and the file declares no base; write it in full, or "
        "declare the base (@base, xml:base)); correct this line: <a> <http://e/p> 1 .",
    ),
    "a page": ("a.ttl", "<!DOCTYPE html>\n<html></html>", "a.ttl:1:1: not legal in this syntax ("),
    "a long line": ("a.ttl", PREFIX + "e:a e:p " + "'x', " * 99 + "f:y, 'z' .", "'x', 'x', f:y, 'z' ."),
}  # fmt: skip


@pytest.mark.parametrize("mistake", sorted(REASONS))
def test_the_reason_of_the_parser_is_told_with_the_text_of_the_line(tmp_path: Path, mistake: str) -> None:
    name, content, sentence = REASONS[mistake]
    with pytest.raises(InputError) as told:
        load(as_file(tmp_path, name, content))
    assert sentence in str(told.value) and "\n" not in str(told.value) and "Parser error" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.ttl", PREFIX + "e:a e:p '<<' ; e:q <http://e/~> . # <<\n\n<< e:a e:p 1 >> e:q 2 .", 4),
        ("a.ttl", PREFIX + 'e:a e:p """\n<<\n""" ; e:q 1 {| e:r 2 |} .', 4),
        ("a.ttl", PREFIX + "e:a e:p 1 ~ e:r .", 2),
        ("a.ttl", PREFIX + "e:a e:p <<( e:a e:p 1 )>> .", 2),
        ("a.ttl", PREFIX + "\ne:a e:p 'links'@nl--ltr .", 3),
        ("a.trig", PREFIX + "e:g { << e:a e:p 1 >> e:q 2 . }", 2),
        ("a.nt", "<http://e/a> <http://e/p> <<( <http://e/a> <http://e/p> <http://e/b> )>> .", 1),
        ("a.nq", '\n<http://e/a> <http://e/p> "x"@ar--rtl <http://e/g> .', 2),
    ],
)
def test_what_rdf_12_adds_is_no_part_of_a_house_and_is_named_with_its_line(
    tmp_path: Path, name: str, content: str, line: int
) -> None:
    with pytest.raises(InputError, match=rf"^{name}:{line}: .* is no part of a house; "):
        load(as_file(tmp_path, name, content))


def test_a_text_that_looks_like_rdf_12_is_a_text(tmp_path: Path) -> None:
    content = PREFIX + "e:a e:p '<<( e:a e:p 1 )>>' , 'x@nl--ltr' ."
    assert len(load(as_file(tmp_path, "a.ttl", content), validate=False).quads) == 2


def test_a_namespace_entity_in_rdf_xml_is_legal(tmp_path: Path) -> None:
    xml = (
        '<!DOCTYPE r [<!ENTITY e "http://e/">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
        '<rdf:Description rdf:about="&e;a"><e:p>1</e:p></rdf:Description></rdf:RDF>'
    )
    assert len(load(as_file(tmp_path, "a.rdf", xml), validate=False).quads) == 1


def test_a_file_that_kills_the_parser_is_refused_and_the_shell_lives(tmp_path: Path) -> None:
    deep = "<http://e/a> <http://e/p> " + "<<( <http://e/a> <http://e/p> " * 100_000
    with pytest.raises(InputError):
        load(as_file(tmp_path, "a.ttl", deep))


def test_what_the_child_is_given_grows_with_the_file_and_the_error_says_how_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = Limits.of(1_000_000), Limits.of(100_000_000)
    assert small.busy < large.busy and small.wait < large.wait and small.memory < large.memory
    path = as_file(tmp_path, "a.nt", "".join(f'<http://e/{n}> <http://e/p> "{"x" * 550_000}" .\n' for n in "ab"))
    assert len(load(path, validate=False).quads) == 2
    monkeypatch.setattr(Limits, "of", classmethod(lambda cls, size: cls(20, 40, 1_000_000)))
    with pytest.raises(InputError, match=r"^a\.nt: the parser stopped; .*a file of 1\.1 MB is given 20 seconds of "):
        load(path)
    monkeypatch.setattr(Limits, "of", classmethod(lambda cls, size: cls(20, 0, 1_000_000_000)))
    with pytest.raises(InputError, match=r"took too long .*1\.1 MB .* 0 seconds in all and 1\.0 GB of memory"):
        load(path)


#: a form -> a file of it, and who reads it
FORMS: dict[str, tuple[str, str, Callable[[Path], object]]] = {
    "elements": (
        "a.xml",
        '<overheidsorganisaties xmlns="https://e/oo/export/2.6" timestamp="2026-01-01"><organisaties>'
        '<organisatie systeemId="1"><naam>A</naam></organisatie></organisaties></overheidsorganisaties>',
        read_roo,
    ),
    "json": (
        "a.json",
        '[{"@id": "https://identifier.overheid.nl/tooi/id/gemeente/gm0001", '
        '"@type": ["https://identifier.overheid.nl/tooi/def/ont/Gemeente"]}]',
        lambda path: read_tooi([path]),
    ),
    "yaml": ("a.yaml", "a: [1, {b: ü}]", read_yaml),
}


@pytest.mark.parametrize("form", FORMS)
def test_whatever_is_not_ours_is_read_by_the_child_with_its_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    name, content, read = FORMS[form]
    path = as_file(tmp_path, name, content)
    assert read(path)
    forms = list[str]()

    def lost(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        forms.append(command[5])
        return subprocess.CompletedProcess(command, -9, b"")

    monkeypatch.setattr(child, "subprocess", SimpleNamespace(run=lost, TimeoutExpired=subprocess.TimeoutExpired))
    with pytest.raises(InputError, match=rf"^{name}: the parser stopped; .* is given 20 seconds of processor time"):
        read(path)
    assert forms == [form]


def test_the_elements_of_an_xml_file_come_from_the_child_as_they_were_read() -> None:
    text = "<a x='1' xmlns:e='http://e/'>\n t <b><c/> é </b><e:b e:y='&lt;'>\n</e:b><d><z>left</z></d></a>"
    assert read_xml(text, "a.xml", ["d"]) == parse_xml(text, "a.xml", ["d"])
    with pytest.raises(InputError, match=r"^a\.xml:2: not well-formed XML"):
        read_xml("<a>\n</b>", "a.xml")


def test_a_child_takes_no_more_than_it_was_given_itself() -> None:
    """Under `ulimit` a limit of ours may be higher than the one that holds: that one stays, and nothing fails."""
    code = (
        "import resource as r; from ontology.gate.limits import limit;"
        "r.setrlimit(r.RLIMIT_CPU, (7, 7)); limit(60, 10**9, 1);"
        "print(*r.getrlimit(r.RLIMIT_CPU), *r.getrlimit(r.RLIMIT_AS), *r.getrlimit(r.RLIMIT_NOFILE))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["7", "7", str(10**9), str(10**9), "3", "3"]


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.ttl", "@prefix p: <http://e/{}/> .\np:a p:b " + ", ".join(["p:c"] * 2000) + " .", "a.ttl: "),
        (
            "a.jsonld",
            '{{"@context": {{"p": "http://e/{}/"}},\n"@id": "p:a", "p:b": ['
            + ",".join(['{{"@id": "p:c"}}'] * 2000) + "]}}",
            "a.jsonld:1: ",
        ),
        ("a.jsonld", '{{"@context": {{"@vocab": "http://e/{}/"}},\n"@id": "http://e/a", "b": 1}}', "a.jsonld:1: "),
        ("a.jsonld", '{{"@context": {{"@base": "http://e/{}/"}},\n"@id": "a", "http://e/b": 1}}', "a.jsonld:1: "),
        (
            "a.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="http://e/{}/">\n<r:Description '
            'r:about="http://e/a">' + "<p:b>1</p:b>" * 2000 + "</r:Description></r:RDF>",
            "a.rdf:2: ",
        ),
    ],
)  # fmt: skip
def test_a_large_prefix_is_refused_before_it_is_written_out(
    monkeypatch: pytest.MonkeyPatch, name: str, content: str, place: str
) -> None:
    """Written out it would be a hundred megabytes, and more than that in the child: 150 MB is all it gets here."""
    monkeypatch.setattr(Limits, "of", classmethod(lambda cls, size: cls(20, 40, 150_000_000)))
    with pytest.raises(InputError, match=re.escape(place) + r"(?:\S+: )?a name \(IRI\) of more than 10,000 bytes"):
        written(content.format("x" * 50_000), name)


def test_a_missing_file_a_folder_without_house_and_a_pipe(tmp_path: Path) -> None:
    import os

    as_file(tmp_path.parent, "beside.ttl", "<http://e/a> <http://e/p> 1 .")
    os.mkfifo(tmp_path / "pipe.ttl")
    for path, words in [
        (tmp_path / "beside.ttl", "no such file"),
        (tmp_path / "pipe.ttl", "not a regular file"),
    ]:
        with pytest.raises(InputError, match=words):
            load(path)
    (tmp_path / "pipe.ttl").unlink()
    with pytest.raises(InputError, match="holds no house"):
        load(tmp_path)


def test_nothing_is_fetched_and_relative_names_are_refused(tmp_path: Path) -> None:
    document = {"@context": {"@import": "other.jsonld"}, "@id": "http://e/a"}
    with pytest.raises(InputError, match="never fetched"):
        load(as_file(tmp_path, "a.jsonld", json.dumps(document)))


BROKEN = {
    "an unknown kind": ("kind:zbo-kaderwet-public", "kind:zbo-kaderwet-publik", "zbo-kaderwet-public"),
    "a dangling forum": ("hvt:forum ex:minister", "hvt:forum ex:ministre", "minister"),
    "a misspelt property": ("hvt:accountGiver ex:port", "hvt:accountGivr ex:port", "accountGiver"),
    "a class nobody knows": ("a hvt:IndependentAuthority", "a hvt:IndependentAuthorty", "IndependentAuthority"),
    "a date that is no date": ("hvt:legalBasis \"Harbour Act 3\"", 'hvt:validFrom "2025-13-45"^^xsd:date', "date"),
    "an interval that ends before it starts": (
        'hvt:legalBasis "Harbour Act 3"',
        'hvt:validFrom "2025-02-01"^^xsd:date ; hvt:validUntil "2025-01-01"^^xsd:date',
        "validUntil",
    ),
    "a relation without kind": ("hvt:relationKind kind:zbo-kaderwet-public ;", "", "kind"),
    "two forums": ("hvt:forum ex:minister", "hvt:forum ex:minister , ex:chamber", "forum"),
    "a grade out of range": ("hvt:legalBasis \"Harbour Act 3\"", "hvt:informationGrade 4", "3"),
    "no status": ("hvt:legalBasis \"Harbour Act 3\" ; hvt:status hvt:stated", 'hvt:legalBasis "x"', "status"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", sorted(BROKEN))
def test_each_mistake_is_one_sentence_with_file_and_line(small_house: str, tmp_path: Path, mistake: str) -> None:
    right, wrong, words = BROKEN[mistake]
    assert small_house.count(right) >= 1
    path = as_file(tmp_path, "house.ttl", small_house.replace(right, wrong, 1))
    with pytest.raises(UnsoundHouseError) as told:
        load(path)
    sentence = str(told.value)
    assert sentence.startswith("house.ttl:") and sentence.split(":")[1].isdigit(), sentence
    assert words in sentence and "\n" not in sentence


def test_a_sound_house_has_no_error(small_house: str) -> None:
    assert loads(small_house).quads


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<http://e/a> <http://e/p> "{}" .', "a text of more than 1,000,000 bytes; keep it in a document"),
        ('<http://e/a> <http://e/p> "b"@en , "{}"@nl .', "a text of more than 1,000,000 bytes"),
        (
            "@prefix p: <http://e/{}/> . p:a p:b p:c .",
            "a name (IRI) of more than 10,000 bytes; shorten it, or the prefix",
        ),
    ],
)
def test_one_text_and_one_name_have_a_size(text: str, words: str) -> None:
    with pytest.raises(InputError, match=re.escape(f"large.ttl: {words}")):
        written(text.format("x" * 1_000_001), "large.ttl")
    assert b"x" * 9_000 in written(text.format("x" * 9_000), "large.ttl")
