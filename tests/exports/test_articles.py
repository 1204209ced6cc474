"""Articles grouped per law: each once, in order, ranges, what was not read; what has no article is cited whole."""

from __future__ import annotations

import pytest

from exports.articles import by_law
from exports.formats import html, markdown
from exports.page import Cited, Item, plain
from graph.answers.explaining import reference
from graph.house.setting import setting
from graph.records import Reference
from ontology.reading.loading import load
from ontology.text import Text, both

DECREE = ("Besluit Sturing Digitale Overheid 2022", "Digital Government Governance Decree 2022")


def article(nl: str, en: str, law: tuple[str, str] = DECREE, status: str | None = "stated") -> Reference:
    title = Text(f"{law[0]}, {nl}", f"{law[1]}, {en}")
    return Reference(title.en, title, f"https://example.org/{en.replace(' ', '')}", status=status)


OBDO = [
    article("artikel 18", "article 18"),
    article("artikel 4, derde lid", "article 4(3)"),
    article("artikel 3", "article 3"),
    article("artikel 4, eerste lid", "article 4(1)"),
    article("artikel 5, eerste lid", "article 5(1)"),
    article("artikel 4, tweede lid", "article 4(2)"),
    article("artikel 3", "article 3"),
]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_articles_of_one_law_stand_behind_its_name_once_and_in_order(lang: str) -> None:
    law = DECREE[lang == "en"]
    assert plain(by_law(OBDO, lang)) == f"{law}, art. 3, 4(1)-(3), 5(1), 18"


def test_laws_come_in_the_order_in_which_they_come_up_and_what_has_no_article_is_whole() -> None:
    constitution = ("Grondwet", "Constitution")
    told = [
        article("artikel 46, tweede lid", "article 46(2)", constitution),
        Reference("v", Text("Vertrouwensregel (ongeschreven staatsrecht)", "Rule of confidence"), None),
        article("considerans", "recitals"),
        article("artikelen 273 tot en met 281a", "articles 273-281a", ("Gemeentewet", "Municipalities Act")),
        article("artikel 268", "article 268", ("Gemeentewet", "Municipalities Act")),
        article("artikel 68", "article 68", constitution),
    ]
    assert plain(by_law(told, "nl")) == (
        "Grondwet, art. 46(2), 68; Vertrouwensregel (ongeschreven staatsrecht); "
        "Besluit Sturing Digitale Overheid 2022, considerans; Gemeentewet, art. 268, 273-281a"
    )


def test_letters_count_up_too_and_two_are_no_range() -> None:
    told = [article("x", f"article 7({letter})") for letter in "dbc"] + [
        article("x", "article 9(1)"),
        article("x", "article 9(2)"),
        article("x", "article 10:13"),
    ]
    assert plain(by_law(told, "en")) == f"{DECREE[1]}, art. 7(b)-(d), 9(1), 9(2), 10:13"


def test_an_article_that_was_not_read_says_so_and_stays_out_of_a_range() -> None:
    told = [article("x", f"article 4({n})", status="unverified" if n == 2 else "stated") for n in (1, 2, 3, 4, 5)]
    assert plain(by_law(told, "en")) == f"{DECREE[1]}, art. 4(1), 4(2) (unverified), 4(3)-(5)"


def test_a_law_cited_as_a_whole_beside_its_articles_is_named_once() -> None:
    whole = Reference("d", Text(*DECREE), "https://example.org/decree")
    assert plain(by_law([*OBDO[:1], whole], "en")) == f"{DECREE[1]}, art. 18"


def test_a_title_that_is_no_reference_to_an_article_is_left_as_it_is() -> None:
    odd = [Reference(str(n), both(title)) for n, title in enumerate(["Wet wegvervoer, artikel 1.1 en 4.1", "Awb"])]
    assert plain(by_law(odd, "nl")) == "Wet wegvervoer, artikel 1.1 en 4.1; Awb"
    assert by_law([], "nl") == ()


def test_each_article_keeps_its_link_where_a_format_has_links() -> None:
    words = by_law(OBDO[:2], "en")
    assert [run.url for run in words if isinstance(run, Cited)] == [
        "https://example.org/article4(3)",
        "https://example.org/article18",
    ]
    assert "[18](https://example.org/article18)" in markdown.text(iter([Item(words)]))
    assert '<a href="https://example.org/article18"' in html.text(iter([Item(words)]), "en")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_basis_of_the_shipped_house_names_a_law_or_an_article_twice(lang: str) -> None:
    facts = setting(load()).facts
    bases = {relation.legal_basis for relation in facts.relations.values() if relation.legal_basis}
    assert len(bases) > 40
    for basis in sorted(bases):
        told = by_law([reference(facts, iri) for iri in basis], lang)
        heads = [part.split(", art. ")[0] for part in plain(told).split("; ") if ", art. " in part]
        assert len(heads) == len(set(heads)), plain(told)
        cited = [run.title for run in told if isinstance(run, Cited)]
        assert len(cited) <= len(basis)
