"""One page in every format: what it says, what is nested in what, and that no words from data can steer a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exports.formats import csv, html, markdown, terminal
from exports.formats.terminal import STYLES
from exports.page import Cell, Cited, Column, Heading, Item, Note, Page, Part, Sentence, Table, blocks, plain
from tests.conftest import ROOT

LAW = Cited("Harbour Act [2020]", "2020-01-01, A", "https://example.org/law_1")


def page() -> Page:
    parts: list[Part] = [
        Sentence("One choice of two.", "strong"),
        Sentence("The harbour · today", "about"),
        Table.of(
            (Column("no.", "key"), Column("choice"), Column("money", "number")),
            [
                ("K1", Cell("cranes +1", "none", "cranes, buoys"), "5"),
                ("K2", "two\nlines", "10"),
                ("K3", "a|b", "7"),
            ],
            most=2,
            more="and 1 more",
        ),
        Note("– is nothing"),
        Heading("Why"),
        Item("alone"),
        Heading("Steps", 2, "partial"),
        Item("first", number=1),
        Item(("source: ", LAW), 2),
        Item("deeper", 3),
        Item("second", number=2),
        Item("short", 2, whole="told in full"),
    ]
    return iter(parts)


def test_a_terminal_is_narrow_and_says_how_many_rows_it_left_out() -> None:
    assert terminal.text(page()) == (
        "One choice of two.\n"
        "The harbour · today\n"
        "\n"
        "\n"
        "      choice      money\n"
        " ──────────────────────\n"
        " K1   cranes +1       5\n"
        " K2   two            10\n"
        "      lines\n"
        "\n"
        "  and 1 more\n"
        "– is nothing\n"
        "\n"
        "Why\n"
        "  alone\n"
        "\n"
        "  Steps\n"
        "  1. first\n"
        "     source: Harbour Act [2020] (2020-01-01, A) <https://example.org/law_1>\n"
        "       deeper\n"
        "  2. second\n"
        "     short"
    )


def test_markdown_has_room_for_everything() -> None:
    assert markdown.text(page()) == (
        "One choice of two.\n\n"
        "The harbour · today\n\n"
        "| no. | choice | money |\n"
        "| --- | --- | --- |\n"
        "| K1 | cranes, buoys | 5 |\n"
        "| K2 | two<br>lines | 10 |\n"
        "| K3 | a\\|b | 7 |\n\n"
        "– is nothing\n\n"
        "## Why\n\n"
        "alone\n\n"
        "### Steps\n\n"
        "1. first\n"
        "    - source: [Harbour Act \\[2020\\]](https://example.org/law_1) (2020-01-01, A)\n"
        "        - deeper\n"
        "2. second\n"
        "    - told in full\n"
    )


def test_html_nests_lists_and_links_sources() -> None:
    told = html.text(page(), "nl")
    assert told.startswith('<div lang="nl"><p><strong>One choice of two.</strong></p>') and told.endswith("</div>")
    assert "two<br>lines" in told and "cranes, buoys" in told and "<p>alone</p>" in told
    assert (
        "<ol><li>first<ul><li>source: "
        '<a href="https://example.org/law_1" rel="noopener noreferrer">Harbour Act [2020]</a> (2020-01-01, A)'
        "<ul><li>deeper</li></ul></li></ul></li><li>second<ul><li>told in full</li></ul></li></ol>"
    ) in told


def test_html_starts_a_numbered_list_where_counting_starts() -> None:
    items = [Item("a"), Item("b", number=1), Item("c", number=2), Item("d"), Item("e", number=1), Item("f", 2)]
    assert html.text(iter(items), "en") == (
        '<div lang="en"><ul><li>a</li></ul><ol><li>b</li><li>c</li></ol><ul><li>d</li></ul>'
        "<ol><li>e<ul><li>f</li></ul></li></ol></div>"
    )
    later = [Item("g", number=3), Item("h", number=4)]
    assert html.text(iter(later), "en") == '<div lang="en"><ul><li>3. g</li><li>4. h</li></ul></div>'


def test_no_words_are_in_one_format_only() -> None:
    told = [terminal.text(page()), markdown.text(page()), html.text(page(), "en")]
    for word in ("One choice", "The harbour", "K1", "money", "is nothing", "alone", "Steps", "deeper", "law_1"):
        assert all(word in text for text in told), word


HOSTILE = "\x1b[31m\u202e[/red]<script>|=1+1\\"


@pytest.mark.parametrize(
    "part",
    [
        Sentence(HOSTILE),
        Note(HOSTILE),
        Heading(HOSTILE),
        Item(HOSTILE),
        Item((Cited(HOSTILE, HOSTILE, "javascript:alert(1)"),)),
        Table.of([HOSTILE], [[HOSTILE], [Cell("", whole=HOSTILE)]]),
    ],
    ids=lambda part: type(part).__name__,
)
def test_words_from_data_steer_nothing(part: Part) -> None:
    shown, note, element = (f.text(iter([part]), "en") for f in (terminal, markdown, html))
    for told in (shown, note, element):
        assert "\x1b" not in told and "\u202e" not in told and "[/red]" in told
    assert "<script>" in shown and "<script>" not in note and "<script>" not in element
    assert "](" not in note and "href" not in element


def test_a_spreadsheet_runs_nothing() -> None:
    assert csv.text([["a", "=1+1"], ["@x", "b,c"]]) == "a,'=1+1\r\n'@x,\"b,c\"\r\n"


def test_a_source_without_an_address_is_its_title() -> None:
    assert plain((Cited("Awb", "", None), "; ", Cited("https://a.nl", "A", "https://a.nl"))) == "Awb; https://a.nl (A)"


def test_every_style_a_view_uses_has_a_look() -> None:
    used = set()
    for view in sorted((Path(ROOT) / "exports" / "views").glob("*.py")):
        used |= set(re.findall(r'"(strong|about|aside|full|partial|none|unknown)"', view.read_text(encoding="utf-8")))
    assert used <= set(STYLES) and {"strong", "none", "full"} <= used


def test_an_address_with_brackets_stays_one_link() -> None:
    told = markdown.text(iter([Item((Cited("Awb", "", "https://example.org/a_(law)"),))]))
    assert told == "[Awb](https://example.org/a_%28law%29)\n"


def test_an_item_alone_is_no_list() -> None:
    (only,) = blocks(iter([Item("alone")]))
    assert only == Item("alone")
