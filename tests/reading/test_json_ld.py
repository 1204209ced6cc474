"""JSON-LD without loss: it is read however it is written, and what would be lost is refused with line and key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pyoxigraph
import pytest

from ontology.errors import InputError
from ontology.gate.json_ld import compare, written_in
from ontology.gate.json_text import MAX_DEPTH, line_of
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads

E = {"e": "http://e/"}


def read(document: Any, indent: int | None = None) -> Dataset:
    text = document if isinstance(document, str) else json.dumps(document, indent=indent)
    return loads(text, name="a.jsonld", validate=False)


def canonical(quads: Any) -> pyoxigraph.Dataset:
    found = pyoxigraph.Dataset(quads)
    found.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return found


WRITTEN = {
    "a language map": (
        {"@context": {**E, "p": {"@id": "e:p", "@container": "@language"}}, "@id": "e:a",
         "p": {"nl": ["een", "twee"], "en": "one", "@none": "1", "fr": None}},
        'e:a e:p "een"@nl, "twee"@nl, "one"@en, "1" .',
    ),
    "an index map": (
        {"@context": {**E, "p": {"@id": "e:p", "@container": "@index"}}, "@id": "e:a", "p": {"x": "1", "y": ["2"]}},
        'e:a e:p "1", "2" .',
    ),
    "an index map whose keys are said of the nodes": (
        {"@context": {**E, "p": {"@id": "e:p", "@container": "@index", "@index": "e:i"}}, "@id": "e:a",
         "p": {"x": {"@id": "e:b"}, "@none": {"@id": "e:c"}}},
        'e:a e:p e:b, e:c . e:b e:i "x" .',
    ),
    "a map by the names of nodes": (
        {"@context": {**E, "p": {"@id": "e:p", "@container": "@id"}}, "@id": "e:a", "p": {"e:x": {"e:q": True}}},
        "e:a e:p e:x . e:x e:q true .",
    ),
    "JSON as it is": (
        {"@context": {**E, "j": {"@id": "e:j", "@type": "@json"}}, "@id": "e:a", "j": {"b": [1, None], "a": "x"}},
        r'e:a e:j "{\"a\":\"x\",\"b\":[1,null]}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .',
    ),
    "properties that nest": (
        {"@context": {**E, "n": "@nest", "p": {"@id": "e:p", "@nest": "n"}}, "@id": "e:a",
         "n": [{"p": "x"}, {"e:q": "y", "@nest": {"e:r": "z"}}]},
        'e:a e:p "x" ; e:q "y" ; e:r "z" .',
    ),
    "properties the other way round": (
        {"@context": {**E, "r": {"@reverse": "e:p", "@type": "@id"}}, "@id": "e:a", "r": ["e:b"],
         "@reverse": {"e:q": [{"@id": "e:c", "e:s": "x"}, {"@id": "e:d"}]}},
        'e:b e:p e:a . e:c e:q e:a ; e:s "x" . e:d e:q e:a .',
    ),
    "graphs": (
        {"@context": E, "@id": "e:g", "e:p": "of the graph", "@graph": [{"@id": "e:a", "e:p": {"@id": "e:b"}}]},
        'e:g e:p "of the graph" . e:g { e:a e:p e:b . }',
    ),
    "a value that is a graph": (
        {"@context": {**E, "g": {"@id": "e:says", "@container": ["@graph", "@id"]}}, "@id": "e:a",
         "g": {"e:g": {"@id": "e:b", "e:p": "x"}}},
        'e:a e:says e:g . e:g { e:b e:p "x" . }',
    ),
    "local contexts": (
        {"@context": {**E, "p": {"@id": "e:p", "@context": {"q": "e:q"}},
                      "T": {"@id": "e:T", "@context": {"s": "e:s"}}},
         "@id": "e:a", "@type": "T", "s": "by type", "p": {"@id": "e:b", "q": "by property"},
         "e:r": {"@context": {"f": "http://f/"}, "@id": "f:x", "f:y": "its own"}},
        'e:a a e:T ; e:s "by type" ; e:p e:b ; e:r <http://f/x> . e:b e:q "by property" . '
        '<http://f/x> <http://f/y> "its own" .',
    ),
    "other words for keywords": (
        {"@context": {**E, "id": "@id", "type": "@type", "value": "@value", "lang": "@language", "all": "@graph"},
         "all": [{"id": "e:a", "type": "e:T", "e:p": {"value": "x", "lang": "nl"}}]},
        'e:a a e:T ; e:p "x"@nl .',
    ),
    "a vocabulary, a base, a language": (
        {"@context": {"@vocab": "http://e/", "@base": "http://e/x/y", "@language": "nl",
                      "v": {"@type": "@vocab"}, "i": {"@type": "@id"}, "n": {"@language": None}},
         "@id": "../a", "@type": "T", "p": "hallo", "v": "b", "i": "/c", "n": "zonder"},
        'e:a a e:T ; e:p "hallo"@nl ; e:v e:b ; e:i e:c ; e:n "zonder" .',
    ),
    "lists and sets": (
        {"@context": {**E, "l": {"@id": "e:l", "@container": "@list"}}, "@id": "e:a", "l": ["x", {"@id": "e:b"}],
         "e:s": {"@set": ["y", None]}, "e:n": {"@list": []}},
        'e:a e:l ( "x" e:b ) ; e:s "y" ; e:n () .',
    ),
    "what is included": (
        {"@context": E, "@id": "e:a", "e:p": "x", "@included": [{"@id": "e:b", "e:p": "y"}]},
        'e:a e:p "x" . e:b e:p "y" .',
    ),
    "numbers": (
        {"@context": E, "@id": "e:a", "e:p": [1, 1.0, -2, True]},
        "e:a e:p 1, 1, -2, true .",
    ),
    "a node of which elsewhere something is said": (
        {"@context": E, "@graph": [{"@id": "e:a"}, {"@id": "e:b", "e:p": {"@id": "e:a"}}]},
        "e:b e:p e:a .",
    ),
    "keys in any order": (
        '{"e:p": {"e:q": "x", "@id": "e:b"}, "@type": "e:T", "@id": "e:a", "@context": {"e": "http://e/"}}',
        'e:a a e:T ; e:p e:b . e:b e:q "x" .',
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", sorted(WRITTEN))
def test_it_is_read_however_it_is_written(way: str) -> None:
    document, trig = WRITTEN[way]
    wanted = pyoxigraph.parse(f"@prefix e: <http://e/> . {trig}", format=pyoxigraph.RdfFormat.TRIG)
    assert canonical(read(document).quads) == canonical(set(wanted))


#: one document with every way to write something
RICH: dict[str, Any] = {
    "@context": {
        **E,
        "lm": {"@id": "e:lm", "@container": "@language"},
        "im": {"@id": "e:im", "@container": "@index"},
        "idm": {"@id": "e:idm", "@container": "@id"},
        "l": {"@id": "e:l", "@container": "@list"},
        "r": {"@reverse": "e:r"},
        "i": {"@id": "e:i", "@type": "@id"},
        "d": {"@id": "e:d", "@type": "e:date"},
        "n": "@nest",
        "s": {"@id": "e:s", "@context": {"z": "e:z"}},
    },
    "@graph": [
        {
            "@id": "e:a",
            "@type": ["e:T", "e:U"],
            "e:p": "text",
            "http://e/full": [{"@value": "x", "@language": "nl"}, {"@value": "y", "@type": "e:D"}],
            "lm": {"nl": "een", "en": ["one"]},
            "im": {"k1": {"@id": "e:b"}},
            "idm": {"e:c": {"e:q": "of c"}},
            "l": ["in a list", {"@id": "e:f"}],
            "r": [{"@id": "e:g", "e:p": "back"}],
            "i": ["e:h"],
            "d": "2025-01-01",
            "n": {"e:q": "nested"},
            "s": {"@id": "e:j", "z": "scoped"},
            "@reverse": {"e:rr": [{"@id": "e:k"}]},
            "@included": [{"@id": "e:m", "e:p": "included"}],
        },
        {"@id": "e:graph", "@graph": [{"@id": "e:n", "e:p": "in a graph"}]},
    ],
}
SPOILS = ("MARK", "MARK x", "http://e/MARK x", "http://e/<MARK>", "@MARK", "_:MARK", "MARK_MARK", "")


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], bool]]:
    """Yield the way to every key (True) and every text (False)."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), True
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*path, number))
    else:
        yield path, False


def spoilt(path: tuple[str | int, ...], is_key: bool, word: str) -> Any:
    document = deepcopy(RICH)
    around: Any = document
    for step in path[:-1]:
        around = around[step]
    if is_key:
        told = list(around.items())
        around.clear()
        around.update((word if key == path[-1] else key, value) for key, value in told)
    else:
        around[path[-1]] = word
    return document


@pytest.mark.parametrize("word", SPOILS)
def test_whatever_is_written_is_in_the_graph_or_is_refused_on_its_line(word: str) -> None:
    """Every key and every text of the document is replaced in turn."""
    all_there = len(read(RICH).quads)
    wrong, asked = [], 0
    for path, is_key in places(RICH["@graph"], ("@graph",)):
        if path[-2:] == ("im", "k1"):  # for whoever reads the JSON: no statement is made of it
            continue
        text = json.dumps(spoilt(path, is_key, word), indent=1)
        asked += 1
        try:
            said = [str(quad).lower() for quad in read(text).quads]
        except InputError as error:
            way: Any = None
            for step in (*path[:-1], word) if is_key else path:
                way = (way, step)
            if not str(error).startswith(f"a.jsonld:{line_of(text, way)}: ") or "\n" in str(error):
                wrong.append((path, is_key, str(error)))
            continue
        is_there = word.startswith("_:") or any(word.lower() in one for one in said)
        if len(said) < all_there or not is_there:
            wrong.append((path, is_key, "lost"))
    assert asked > 60 and wrong == []


@pytest.mark.parametrize(
    ("document", "line", "words"),
    [
        ('{"@id": "http://e/a",\n "naam": "x"}', 2, "no @context says what the key 'naam' means"),
        ('{"@context": {"p": null},\n "@id": "http://e/a",\n "p": "x"}', 3, "the @context leaves out the key 'p'"),
        ('{"@context": "http://e/c",\n "@id": "http://e/a"}', 1, "the @context 'http://e/c' is never fetched"),
        ('{"@id": "http://e/a",\n "http://e/p": {\n"@context": ["c.jsonld"]}}', 3, "'c.jsonld' is never fetched"),
        ('{"@context": {"T": {"@id": "http://e/T",\n "@context": "c"}},\n "@id": "http://e/a", "@type": "T"}', 2,
         "'c' is never fetched"),
        ('{"@context": {\n"@import": "c"}, "@id": "http://e/a"}', 2, "imported is never fetched"),
        ('{"@id": "http://e/a",\n"http://e/p": {"@value": "x",\n "@langauge": "nl"}}', 3, "'@langauge' "),
        ('{"@id": "http://e/a",\n"http://e/p": {"@value": "x",\n "http://e/q": "nl"}}', 3, "beside a @value"),
        ('{"@graph": [\n"x"]}', 2, "'x' stands by itself"),
        ('[{"@value": "x"}]', 1, "stands by itself"),
        ('[\n{"@id": "http://e/a"}]', 2, "nothing is said of 'http://e/a'"),
        ('{"@id": "http://e/a",\n"@type": "T"}', 2, "@type 'T' is relative"),
        ('{"@id": "http://e/a",\n"_:p": "T"}', 2, "the key '_:p' is a node without a name"),
        ('{"@context": {\n"p": "q"},\n "@id": "http://e/a", "p": "T"}', 2, "maps the key 'p' to 'q'"),
        ('{"@context": {\n"p": {"@id": "http://e/p", "@container": "@type"}}, "@id": "http://e/a", "p": {}}', 2,
         "values of 'p' by @container '@type' are not read"),
        ('{"@id": "http://e/a",\n"http://e/p": {"@value": "x", "@direction": "rtl", "@language": "nl"}}', 2,
         "the direction of a text"),
        ('{"@id": "http://e/a",\n\n"http://e/p": {"@value": "x", "@language": "nl_NL"}}', 3, "'nl_NL' is no language"),
        ('{"@id": "http://e/a",\n"http://e/p": {"@list": ["x"],\n "http://e/q": 1}}', 3, "beside @list"),
        ('{"@id": "http://e/a",\n"@reverse": {"http://e/p":\n "x"}}', 2, "a text has no properties"),
        ('{"@context": {"id": "@id"}, "@id": "http://e/a",\n "id": "http://e/b"}', 2, "a second name by 'id'"),
        ('{"@id": "http://e/a",\n"@type": "hvt:Choice"}', 2, "@type 'hvt:Choice' has a prefix that no @context here"),
        ('{"@id": "http://e/a",\n"skos:note": "x"}', 2, "the key 'skos:note' has a prefix that no @context here"),
        ('{"@context": {"@propagate": false, "org": "http://e/"}, "@id": "org:a", "org:p":\n {"org:q": 1}}', 2,
         "the key 'org:q' has a prefix that no @context here declares; declare it, or write the IRI in full"),
        ('"x"', None, "an object or a list"),
        ('{"@id": "http://e/a",\n "http://e/p": 1,\n "http://e/p": 2}', 3, "stands twice in one object (first"),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_named_with_its_line_and_what_to_do(document: str, line: int | None, words: str) -> None:
    with pytest.raises(InputError) as told:
        read(document)
    place = "a.jsonld: " if line is None else f"a.jsonld:{line}: "
    assert str(told.value).startswith(place) and words in str(told.value) and "\n" not in str(told.value)


def test_what_the_parser_reads_otherwise_than_it_is_written_is_refused() -> None:
    """Of a list in a list the parser makes one list; statements that it leaves out, adds or doubles are told."""
    with pytest.raises(InputError, match=r"a\.jsonld: 9 statements are written and 7 were read"):
        read({"@context": E, "@id": "e:a", "e:p": {"@list": [["x"], {"@list": ["y"]}]}})
    text = json.dumps({"@context": E, "@id": "e:a", "e:p": "x", "e:q": "y"}, indent=0)
    written, count = written_in(text, "a.jsonld")
    quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD))
    compare(written, count, quads, text, "a.jsonld")
    with pytest.raises(InputError, match=r"^a\.jsonld:7: .*'http://e/q' 'y' is written here and was not read"):
        compare(written, count, quads[:1], text, "a.jsonld")
    other = pyoxigraph.Quad(quads[0].subject, quads[0].predicate, pyoxigraph.Literal("z"))
    with pytest.raises(InputError, match=r"'z' was read and is not what the file says"):
        compare(written, count, [*quads, other], text, "a.jsonld")


def test_what_stands_in_a_text_is_no_depth_and_what_nests_is() -> None:
    assert read({"http://e/p": "[" * 1000}).quads
    deep: Any = "x"
    for _ in range(MAX_DEPTH - 20):
        deep = {"http://e/p": deep}
    assert len(read(deep).quads) == MAX_DEPTH - 20
    with pytest.raises(InputError, match="nested more than 200 deep"):
        read("[" * 201 + "]" * 201)
    with pytest.raises(InputError, match="not legal JSON"):
        read('{"' + '\\"' * 200_000)


def test_keys_that_are_described_one_by_another_are_followed_so_far_and_no_further() -> None:
    def described(count: int) -> dict[str, str]:
        return {**{f"t{n}": f"t{n + 1}:x" for n in range(count)}, f"t{count}": "http://e/"}

    assert len(read({"@context": described(20), "@id": "http://e/a", "t19": "x"}).quads) == 1
    with pytest.raises(InputError, match="more than 50 keys are described one by another"):
        read({"@context": described(5_000), "@id": "http://e/a", "t0": "x"})
