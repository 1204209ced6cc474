"""Words from data do nothing in any output: every text of a house is hostile, and every answer is in every form."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from exports.formats import csv as rows_as_csv
from exports.writing import escaped, printable
from graph.house.setting import setting
from ontology.checking.validation import validate
from ontology.namespaces import HVT
from ontology.querying.sparql import Table, Term
from ontology.reading.dataset import Dataset
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from ontology.standards import DCTERMS, RDF, XSD
from tests.support.nds import nds
from tests.support.on_a_terminal import typed
from thorbecke.asking import explain
from thorbecke.options import out
from thorbecke.questions import FORMATS, asked, write

#: what steers a terminal, a reader or a page, and what a spreadsheet runs; MARK tells that it was written at all
ATTACKS = (
    "\x1b[31m\x9b2J\u202eMARK\u2066\u200b\U000e0041",
    "=1+1 MARK",
    "\u3000\ufeff\uff1d1+1 MARK",
    " \t@SUM(1) MARK",
    "# MARK",
    "1. MARK",
    "- [ ] MARK > ---",
    "<img src=x onerror=alert(1)> MARK </script><!--",
    "![MARK](https://evil.example/i.png) [a](https://evil.example)",
    "https://evil.example/MARK www.evil.example a@evil.example <https://evil.example>",
    "`MARK` *MARK* __MARK__ ~~MARK~~ $MARK$ &lt;b&gt; a\\",
    "| MARK | b |\n|---|---|\n| [x]: https://evil.example",
    "\x9d8;;http://evil.example\x9cMARK\x1b]0;x\x07\r\x08",
    "~~~html MARK\n<details>x</details>\n~~~\n===",
    "**[MARK](data:text/html,x)** ![x][y] <MARK@evil.example> mailto:a@evil.example",
    "\u00ad\u2060\ufe66MARK \ufe63 1",
)
STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
ALIVE = {"image", "html_inline", "html_block", "code_inline", "fence", "code_block", "em_open", "strong_open", "s_open"}
AUTOLINK = re.compile(r"(?:https?|ftp|mailto):|www\.|\w@\w", re.IGNORECASE)
#: what is a code, not words
CODES = {HVT.evidenceGrade, HVT.currency, HVT.identifier, DCTERMS.identifier, DCTERMS.issued}
NAMED = {
    "explain": "https://w3id.org/huis-van-thorbecke/id/bio2",
    "actor": "https://w3id.org/huis-van-thorbecke/id/bod",
}
QUESTIONS = ("gaps", "matrix", "funding", "risks", "questions", "repair", "who", "explain", "actor", "whatif", "check")
WANTS: dict[str, dict[str, Any]] = {
    "repair": {"target": "partial", "limit": 3, "theme": None},
    "who": {"choice": "https://w3id.org/huis-van-thorbecke/id/bio2"},
    "whatif": {"assumptions": (), "withdrawals": ()},
}


@cache
def hostile() -> Dataset:
    """The shipped house as to what it says of choices and bodies, each text in it an attack."""
    quads = []
    for number, quad in enumerate(nds().quads):
        value = quad.object
        words = isinstance(value, Literal) and value.datatype.value in (XSD.string, f"{RDF.type[:-4]}langString")
        if words and quad.predicate.value not in CODES:
            attack = ATTACKS[number % len(ATTACKS)]
            language = value.language if isinstance(value, Literal) else None
            value = Literal(attack, language=language) if language else Literal(attack)
        quads.append(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    kept = _small(quads)
    return loads((serialize(kept, format=RdfFormat.TRIG) or b"").decode("utf-8"), validate=False)


def _small(quads: list[Quad]) -> list[Quad]:
    """Leave out the local authorities, of which there are many and which say nothing that others do not."""
    local = (HVT.CoGovernment, HVT.Executive, HVT.Assembly, HVT.IndependentAuthority, HVT.Agency)
    kinds = {NamedNode(name) for name in local}
    gone = {quad.subject for quad in quads if quad.object in kinds and quad.predicate == NamedNode(RDF.type)}
    gone |= {quad.subject for quad in quads if quad.object in gone}
    return [quad for quad in quads if quad.subject not in gone and quad.object not in gone]


@cache
def told(question: str) -> Any:
    if question == "check":
        return validate(hostile())
    if question in NAMED:
        return explain(setting(hostile()), NAMED[question])
    scenarios = list(_scenarios()) if question == "whatif" else []
    return asked(question, hostile(), None, scenarios, "unverified", **WANTS.get(question, {}))


def _scenarios() -> Iterator[str]:
    yield from sorted(read_facts(hostile()).scenarios)[:1]


def written(question: str, form: str, lang: str) -> str:
    answer = told(question)
    beside = (setting(hostile()).house,) if question in NAMED else ()
    return write(question, form, answer, lang, *beside)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("question", "form"),
    [
        (name, form)
        for name in QUESTIONS
        for form in (*FORMATS, "html")
        if name not in NAMED or form not in ("csv", "md")
    ],
)
def test_no_words_of_a_house_come_alive(question: str, form: str, lang: str) -> None:
    text = written(question, form, lang)
    assert question == "check" or "MARK" in text
    if form == "json":
        assert json.loads(escaped(text)) == json.loads(text)
        assert not STEERS.search(re.sub("[\U000e0000-\U000e007f]", "", escaped(text)))
        return
    assert not STEERS.search(text.replace("\r\n", "\n"))
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert cells
        assert not [cell for cell in cells if re.match(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell)]
    if form == "html":
        made = _Made()
        made.feed(text)
        assert made.tags <= TAGS
        assert made.attributes <= ATTRIBUTES
        assert not [link for link in made.links if not re.match(r"https?://|#\w", link)]
    if form == "md":
        assert_inert(text)


#: what a page is made of: nothing that runs, fetches or sends
TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "article",
        "section",
        "h1",
        "h2",
        "h3",
        "div",
        "p",
        "strong",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "br",
        "span",
        "dl",
        "dt",
        "dd",
    ]
)
ATTRIBUTES = frozenset(
    [
        "class",
        "scope",
        "start",
        "id",
        "href",
        "rel",
        "content",
        "lang",
        "charset",
        "http-equiv",
        "name",
        "tabindex",
        "role",
        "aria-label",
    ]
)


class _Made(HTMLParser):
    """The elements of a page, their attributes and where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags, self.attributes, self.links = set[str](), set[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]


def assert_inert(text: str) -> None:
    """No words of a page are an image, code, emphasis, a link or a heading but those it makes itself."""
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    for block in shown:
        assert block.type not in ALIVE, block.content
        for token in block.children or ():
            assert token.type not in ALIVE - {"html_inline"}, block.content
            assert token.type != "html_inline" or token.content == "<br>", block.content
            assert token.type != "link_open" or "evil" not in str(token.attrs["href"]), block.content
    bare = re.sub(r"\]\(https?://[^)]*\)", "]", text)
    assert not AUTOLINK.search(bare)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_shows_what_was_said(attack: str) -> None:
    """What is made still is shown as it was written, sign for sign."""
    from exports.formats import markdown
    from exports.page import Item, Sentence
    from exports.page import Table as Grid

    for part in (Sentence(attack), Item(attack), Grid.of(["name"], [[attack]])):
        text = markdown.text(iter([part]), "en")
        assert_inert(text)
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
        cells = [
            t for block in tokens if block.type == "inline" for t in block.children or () if block.content != "name"
        ]
        shown = "".join(" " if token.type in ("html_inline", "softbreak") else token.content for token in cells)
        assert shown.split() == printable(attack).split()


@pytest.mark.parametrize(
    "cell",
    [
        "=1",
        " =1",
        "\t=1",
        "\ufeff=1",
        "\u3000\uff1d1",
        "\uff20x",
        "\u00a0+1",
        "\n-1",
        "\ttext",
        "\u200b=1",
        "\u180e@1",
        "\u00ad=1",
        "\u2060\u2063=1",
        "\u3164+1",
        "\u2800-1",
        "\u115f=1",
        "\u034f=1",
        "\x00=1",
        "\x85=1",
        "\x0b=1",
        "\ufff9=1",
        "\u202e\u2066=1",
        "\U000e0041=1",
        "\ufe66 1",
        "\ufe621",
        "\ufe631",
        "\ufe6bx",
        "\ufe0f=1",
    ],
)
def test_a_cell_is_neutral_by_one_sign(cell: str) -> None:
    [[read]] = csv.reader(io.StringIO(rows_as_csv.text([[cell]]), newline=""))
    assert read == "'" + printable(cell)


@pytest.mark.parametrize("cell", ["", "text", "a=1", "'=1", "3", "\u2013 5"])
def test_a_cell_that_runs_nothing_stays_as_it_is(cell: str) -> None:
    [[read]] = csv.reader(io.StringIO(rows_as_csv.text([[cell]]), newline="")) if cell else [[""]]
    assert read == cell


def test_the_answer_to_a_query_is_exact() -> None:
    answer = Table(("a",), ((Term("literal", "=1\x1b\u202e"),),))
    assert write("query", "csv", answer, "en") == "a\r\n=1\x1b\u202e\r\n"


def test_data_on_a_terminal_steers_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    raw = '{"a": "x\x1b\x9b\u202e\u2028"}'
    out(raw)
    assert capsys.readouterr().out == raw
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out(raw)
    shown = capsys.readouterr().out
    assert shown == '{"a": "x\\u001B\\u009B\\u202E\\u2028"}'


#: what a terminal is told, beside words: how they look, and to empty the line
LOOK = re.compile(r"\x1b\[(?:[\d;]*m|K)")
NAME = "\x9b2J\x85\u202eMARK\u2066\u200e"
REGISTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<p:overheidsorganisaties xmlns:p="https://organisaties.overheid.nl/static/schema/oo/export/2.6.16">
  <p:organisaties><p:organisatie p:systeemId="1"><p:naam>{NAME}</p:naam><p:startDatum>{NAME}</p:startDatum>
  <p:{"MARK"}>x</p:{"MARK"}></p:organisatie></p:organisaties>
</p:overheidsorganisaties>
"""


@pytest.mark.process
@pytest.mark.parametrize(
    "more",
    [
        [],
        ["--on", "2026-01-01", "--compare", "HOUSE"],
        ["--on", "2026-01-01", "--format", "json", "--compare", "HOUSE"],
    ],
)
def test_a_register_steers_no_terminal(tmp_path: Path, small_house: str, more: list[str]) -> None:
    """On a real terminal, where Turtle, tables and messages are read by whoever asked."""
    register, house = tmp_path / "export.xml", tmp_path / "house.ttl"
    register.write_text(REGISTER, encoding="utf-8")
    house.write_text(small_house.replace("The Chamber", NAME), encoding="utf-8")
    words = [str(house) if word == "HOUSE" else word for word in more]
    status, shown = typed(sys.executable, "-m", "thorbecke", "import", "roo", str(register), *words)
    assert status in (0, 1), shown
    assert "MARK" in shown
    assert not STEERS.search(LOOK.sub("", shown).replace("\r\n", "\n").replace("\r", ""))
    assert not re.search(r"\.\.\.thorbecke:", shown), "what it is doing is gone before it tells something"
