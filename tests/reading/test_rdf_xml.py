"""RDF/XML without loss: each element and attribute makes its statement, or is refused with its line."""

from __future__ import annotations

import pyoxigraph
import pytest

from ontology.errors import InputError
from ontology.gate.rdf_xml import compare, elements_of
from ontology.reading.dataset import Dataset
from ontology.reading.loading import loads

HEAD = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n'
NODE = '<rdf:Description rdf:about="http://e/a">\n'


def read(body: str) -> Dataset:
    return loads(f"{HEAD}{body}\n</rdf:RDF>", name="a.rdf", validate=False)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (NODE + "<e:p>x</e:p><e:p xml:lang='nl'>y</e:p></rdf:Description>", 2),
        ('<e:T rdf:about="http://e/a" e:p="x" rdf:type="http://e/U"/>', 3),
        (NODE + '<e:p><e:T rdf:about="http://e/b"><e:q>x</e:q></e:T></e:p></rdf:Description>', 3),
        (NODE + '<e:p rdf:resource="http://e/b"/><e:p rdf:nodeID="n"/></rdf:Description>', 2),
        (NODE + '<e:p rdf:parseType="Collection"><e:T/><rdf:Description/></e:p></rdf:Description>', 6),
        (NODE + '<e:p rdf:parseType="Resource"><e:q>x</e:q></e:p></rdf:Description>', 2),
        (NODE + '<e:p rdf:parseType="Literal">a <b c="d">x</b> c</e:p></rdf:Description>', 1),
        (NODE + "<rdf:li>x</rdf:li><rdf:li>y</rdf:li><rdf:_7>z</rdf:_7></rdf:Description>", 3),
        ('<rdf:Bag rdf:about="http://e/a" xml:base="http://e/x"><e:p rdf:ID="s">x</e:p></rdf:Bag>', 6),
        (NODE + '<e:p e:q="x"/><e:p></e:p></rdf:Description>', 3),
        (NODE + "<!-- between --><e:p>x</e:p></rdf:Description>", 1),
        ('<e:T xml:base="http://e/x" rdf:about="a" e:p="x"/>', 2),
        ('<e:T rdf:about="http://e/b"/><rdf:Description rdf:about="http://e/b"/>', 1),
    ],
)
def test_as_many_statements_as_are_written(body: str, count: int) -> None:
    assert len(read(body).quads) == count


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (NODE + '<e:p rdf:parseType="literal"><b>x</b></e:p></rdf:Description>', 3, "rdf:parseType 'literal' means"),
        (NODE + '<e:p rdf:parseType="Triple"><e:T/></e:p></rdf:Description>', 3, "rdf:parseType 'Triple' means"),
        ('<rdf:Description about="http://e/a"><e:p>x</e:p></rdf:Description>', 2, "'about' is in no namespace"),
        (NODE + "<p>x</p></rdf:Description>", 3, "'p' is in no namespace"),
        (NODE + "<e:p>x</e:p>\nloose</rdf:Description>", 4, "the text 'loose' stands between elements"),
        (NODE + "<e:p>text<e:T/></e:p></rdf:Description>", 3, "one text or one node"),
        (NODE + "<e:p><e:T/><e:T/></e:p></rdf:Description>", 3, "one text or one node"),
        (NODE + '<e:p rdf:resource="http://e/b">x</e:p></rdf:Description>', 3, "the text 'x' stands between"),
        (NODE + '<e:p rdf:resource="http://e/b"><e:q/></e:p></rdf:Description>', 3, "names its value already"),
        (NODE + '<e:p rdf:resource="b"/></rdf:Description>', 3, "rdf:resource 'b' is relative"),
        ('<rdf:Description\nrdf:about="a"><e:p>x</e:p></rdf:Description>', 2, "rdf:about 'a' is relative"),
        (NODE + '<e:p rdf:resource="http://e/b" rdf:datatype="http://e/d"/></rdf:Description>', 3, "rdf:datatype"),
        (NODE + '<e:p xml:lang="nl_NL">x</e:p></rdf:Description>', 3, "xml:lang 'nl_NL' is no language"),
        (NODE + '<e:p xml:land="nl">x</e:p></rdf:Description>', 3, "xml:land says nothing"),
        (NODE + '<e:p rdf:annotation="http://e/s">x</e:p></rdf:Description>', 3, "a statement about a statement"),
        ('<rdf:Description rdf:bagID="b" rdf:about="http://e/a" e:p="x"/>', 2, "rdf:bagID"),
        ('<rdf:Description rdf:about="http://e/a"/>', 2, "nothing is said of 'http://e/a'"),
        (NODE + "<e:p>a<!-- cut -->b</e:p></rdf:Description>", 3, "a comment or CDATA section within a text"),
        (NODE + "<e:p><![CDATA[a]]>b</e:p></rdf:Description>", 3, "a comment or CDATA section within a text"),
        (NODE + '<e:p rdf:resource="http://e/a b"/></rdf:Description>', 3, "Invalid IRI code point ' '"),
        (NODE + "<f:p>x</f:p></rdf:Description>", 3, "not well-formed"),
    ],
)
def test_what_would_be_lost_is_named_with_its_line(body: str, line: int, words: str) -> None:
    with pytest.raises(InputError) as told:
        read(body)
    assert str(told.value).startswith(f"a.rdf:{line}: ") and words in str(told.value), str(told.value)
    assert "\n" not in str(told.value)


def test_what_the_parser_leaves_out_is_counted() -> None:
    text = f"{HEAD}{NODE}<e:p>x</e:p><e:q>y</e:q></rdf:Description></rdf:RDF>"
    quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.RDF_XML))
    compare(elements_of(text, "a.rdf"), quads, "a.rdf")
    with pytest.raises(InputError, match=r"a\.rdf:3: 1 statements by 'q' are written and 0 were read"):
        compare(elements_of(text, "a.rdf"), quads[:1], "a.rdf")
