"""Whatever is done to an export, it is read or refused in one sentence, and what comes out is legal.

A file of somebody else's can be cut off, doubled, mixed up or meant to harm. Nothing but InputError (status 2 in the
shell) may come out of reading it; what is read makes Turtle that parses, a summary and a comparison.
"""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from exports.data.comparison import comparison_to_json
from exports.views.register import register_summary
from ontology.errors import InputError
from ontology.gate.gate import checked_text
from ontology.reading.dataset import Dataset
from ontology.reading.loading import load
from ontology.registers.additions import additions
from ontology.registers.comparing import compare
from ontology.registers.register import Register
from ontology.registers.roo import parse_roo
from ontology.registers.tooi import parse_tooi
from tests.conftest import ROOT
from thorbecke.questions import write

HERE = Path(__file__).parents[1] / "registers"
ROO, TOOI = ((HERE / name).read_bytes() for name in ("roo-traps.xml", "tooi-traps.json"))
ONT = b"https://identifier.overheid.nl/tooi/def/ont/"
ID = b"https://identifier.overheid.nl/tooi/id/"

#: what a mutation puts in: parts of both syntaxes, values that are nearly right, letters that steer
FRAGMENTS = st.sampled_from(
    [
        *(
            b"",
            b"<",
            b">",
            b"&",
            b"&amp;",
            b"&x;",
            b"]]>",
            b"<![CDATA[",
            b"-->",
            b"<!-- ",
            b'"',
            b"'",
            b"=",
            b"{",
            b"}",
        ),
        *(
            b"[",
            b"]",
            b",",
            b":",
            b"null",
            b"true",
            b"1e400",
            b"-0",
            b"{}",
            b"[]",
            b'{"@id": 3}',
            b'"@type"',
            b'"@value"',
        ),
        *(
            b"</organisatie>",
            b"<organisatie>",
            b"<organisaties>",
            b"</organisaties>",
            b"<naam>",
            b"</naam>",
            b"<type/>",
        ),
        *(b"<types/>", b"<organisatie p:systeemId='1'><naam>A</naam></organisatie>", b"p:systeemId", b"x:y", b"2.9"),
        *(b"2026-02-23", b"2026-02-30", b"9999-12-31", b"0001-01-01T00:00:00+14:00", b"2026-13-01T25:00:00Z", b"T"),
        *(ID + b"zbo/zb990001", ID + b"gemeente/hv_1", ID + b"ministerie/mnre1034", ID + b"gemeente/gm9901", ID),
        *(ONT + b"Gemeente", ONT + b"einddatum", ONT + b"begindatum", ONT + b"HistorischeVersie", ONT + b"Opheffing"),
        *(b"http://a:b c", b"http://[", b"https://example.org/%zz", b"\\u0000", b"\\ud83d\\ude00", b"\\udc00", b"\\"),
        *("ë‮\u2028\x85".encode(), b"\x00", b"\x1b[31m", b"\xff", b"\xef\xbb\xbf", "﻿".encode("utf-16")),
    ]
)
#: (where, how much goes, what comes)
EDITS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 60), FRAGMENTS), min_size=1, max_size=6)


def changed(content: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, much, new in edits:
        at = int(where * len(content))
        content = content[:at] + new + content[at + much :]
    return content


@cache
def harbours() -> Dataset:
    return load(ROOT / "docs" / "examples" / "registers" / "house.ttl")


def hold(register: Register) -> None:
    codes = [it.code for it in register.organisations]
    assert len(codes) == len(set(codes))
    assert all(it.name and it.sorts for it in register.organisations)
    assert all(not (it.begun and it.ended and it.begun >= it.ended) for it in register.organisations)
    added = additions(register, harbours())
    assert list(parse(added.turtle.encode("utf-8"), format=RdfFormat.TURTLE))
    assert register_summary(register, "nl", added.remarks).encode("utf-8")
    told = compare(register, harbours())
    assert comparison_to_json(told) and write("compare", "csv", told, "nl") and write("compare", "md", told, "en")


def refused(error: InputError) -> bool:
    return "\n" not in str(error) and bool(str(error))


RUN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RUN
@given(EDITS)
@example([(0.5, 0, b"\x00")])
@example([(0.999, 60, b"")])
def test_a_changed_roo_export_is_read_or_refused(edits: list[tuple[float, int, bytes]]) -> None:
    try:
        hold(parse_roo(checked_text(changed(ROO, edits), "a.xml"), "a.xml"))
    except InputError as error:
        assert refused(error)


@RUN
@given(EDITS)
@example([(0.5, 0, b"1" * 5000)])
def test_a_changed_tooi_register_is_read_or_refused(edits: list[tuple[float, int, bytes]]) -> None:
    try:
        hold(parse_tooi([("a.json", checked_text(changed(TOOI, edits), "a.json"))]))
    except InputError as error:
        assert refused(error)


#: text between tags and values between quotes: the syntax stays, only what is said changes
SAID = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.text(max_size=40)), min_size=1, max_size=8)


@RUN
@given(SAID)
@example([(0.0, "2026-02-30"), (0.5, "\x01")])
def test_other_words_in_a_roo_export_are_read_or_refused(said: list[tuple[float, str]]) -> None:
    parts = ROO.decode("utf-8").split(">")
    places = [n for n, part in enumerate(parts) if part.partition("<")[0].strip()]
    for where, words in said:
        at = places[int(where * len(places))]
        parts[at] = escape(words) + "<" + parts[at].partition("<")[2]
    text = ">".join(parts).encode("utf-8", "surrogatepass")
    try:
        hold(parse_roo(checked_text(text, "a.xml"), "a.xml"))
    except InputError as error:
        assert refused(error)


@RUN
@given(SAID)
@example([(0.0, "2026-02-30"), (0.5, "\ud800")])
def test_other_words_in_a_tooi_register_are_read_or_refused(said: list[tuple[float, str]]) -> None:
    nodes = json.loads(TOOI)
    values = [v for node in nodes if isinstance(node, dict) for k, held in node.items() if k != "@type" for v in held]
    places = [value for value in values if isinstance(value, dict)]
    for where, words in said:
        place = places[int(where * len(places))]
        place["@id" if "@id" in place else "@value"] = words
    try:
        hold(parse_tooi([("a.json", json.dumps(nodes))]))
    except InputError as error:
        assert refused(error)


#: (where, where else, what happens there)
MOVES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True), st.sampled_from(["drop", "copy", "name"])
    ),
    min_size=1,
    max_size=8,
)


@RUN
@given(MOVES)
def test_elements_lost_doubled_and_renamed_are_read(moves: list[tuple[float, float, str]]) -> None:
    """The root stays; any other element can go, come again elsewhere, or bear another's name."""
    root = ElementTree.fromstring(ROO)
    for where, elsewhere, what in moves:
        pairs = [(parent, child) for parent in root.iter() for child in parent]
        if not pairs:
            break
        (parent, one), (_, other) = (pairs[int(at * len(pairs))] for at in (where, elsewhere))
        if what == "drop":
            parent.remove(one)
        elif what == "copy":
            other.append(copy.deepcopy(one))
        else:
            one.tag = other.tag
    hold(parse_roo(ElementTree.tostring(root, encoding="unicode"), "a.xml"))


@RUN
@given(MOVES)
def test_properties_lost_doubled_and_renamed_are_read(moves: list[tuple[float, float, str]]) -> None:
    """The first node, the head, stays; any property of another can go, come again elsewhere, or bear another's name."""
    nodes = json.loads(TOOI)
    for where, elsewhere, what in moves:
        pairs = [(node, key) for node in nodes[1:] if isinstance(node, dict) for key in node]
        (node, key), (other, name) = (pairs[int(at * len(pairs))] for at in (where, elsewhere))
        if what == "drop":
            del node[key]
        elif what == "copy":
            other[key] = copy.deepcopy(node[key])
        else:
            node[name] = node.pop(key)
    hold(parse_tooi([("a.json", json.dumps(nodes))]))
