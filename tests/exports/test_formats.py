"""One page in every format: what it says, what is nested in what, and that no words from data can steer a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exports.formats import csv, html, markdown, terminal
from exports.formats.terminal import STYLES
from exports.page import (
    Cell,
    Cited,
    Column,
    Heading,
    Item,
    Note,
    Page,
    Part,
    Room,
    Sentence,
    Table,
    alike,
    blocks,
    plain,
)
from graph.records import MINISTERIAL
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
        "    choice     money\n"
        "────────────────────\n"
        "K1  cranes +1      5\n"
        "K2  two           10\n"
        "    lines\n"
        "  and 1 more\n"
        "\n"
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
    assert html.text(iter(later), "en") == '<div lang="en"><ol start="3"><li>g</li><li>h</li></ol></div>'


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
        assert "\x1b" not in told and "\u202e" not in told and ("[/red]" in told or "\\[/red\\]" in told)
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
    assert used <= set(STYLES) and {"strong", "about", "aside"} <= used and set(MINISTERIAL) <= set(STYLES)


def test_an_address_with_brackets_stays_one_link() -> None:
    told = markdown.text(iter([Item((Cited("Awb", "", "https://example.org/a_(law)"),))]))
    assert told == "[Awb](https://example.org/a_%28law%29)\n"


def test_an_item_alone_is_no_list() -> None:
    (only,) = blocks(iter([Item("alone")]))
    assert only == Item("alone")


def test_a_screen_is_filled_and_says_where_the_rest_is() -> None:
    items = [it for n in range(30) for it in (Heading(f"H{n}"), Item(f"step {n}", number=1), Item("article", 2))]
    told: list[Part] = [Sentence("The answer.", "strong"), Room(tuple(items), "more: --full", "not all fits: --full")]
    shown = terminal.text(iter(told), width=100).splitlines()
    assert len(shown) <= terminal.SCREEN
    assert shown[-1] == "not all fits: --full" and shown[0] == "The answer."
    # four lines a block, two for the end, one for the answer; no heading and no step without what stands under it
    assert (
        sum(line == "     article" for line in shown) == (terminal.SCREEN - 1 - 2) // 4 == sum("H" in x for x in shown)
    )
    for whole in (markdown.text(iter(told)), html.text(iter(told), "en")):
        assert "step 29" in whole and "--full" not in whole


def test_what_fits_is_told_whole() -> None:
    told: list[Part] = [Sentence("The answer.", "strong"), Room((Heading("H"), Item("a step")), "more: --full", "cut")]
    assert terminal.text(iter(told)).splitlines() == ["The answer.", "", "H", "  a step", "", "more: --full"]


def test_an_answer_longer_than_a_screen_is_told_whole() -> None:
    told: list[Part] = [
        *(Sentence(f"line {n}") for n in range(50)),
        Room((Item("a step"),), "rest: --full", "cut: --full"),
    ]
    shown = terminal.text(iter(told)).splitlines()
    assert "line 49" in shown and "a step" not in "".join(shown) and shown[-1] == "cut: --full"


def test_tables_that_belong_together_are_as_wide_and_name_their_columns_once() -> None:
    columns = (Column("no.", "key"), Column("choice"), Column("money", "number"))
    first, second = alike(
        [Table.of(columns, [("K1", "cranes", "5")]), Table.of(columns, [("K2", "a longer name", "10")])]
    )
    shown = terminal.text(iter([Heading("A"), first, Heading("B"), second])).splitlines()
    assert shown == [
        "A",
        "    choice         money",
        "────────────────────────",
        "K1  cranes             5",
        "",
        "B",
        "K2  a longer name     10",
    ]
    assert markdown.text(iter([first, second])).count("| no. | choice | money |") == 2
