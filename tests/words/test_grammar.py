"""A sentence agrees with its names: article, number, in full at first and short after, in Dutch and in English."""

from __future__ import annotations

import pytest

from graph.words.grammar import counted, remarked
from graph.words.mentions import Mentions, in_full, in_short
from graph.words.nouns import Noun, Several, listed, noun
from graph.words.telling import filled, told
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from ontology.text import Text, both

EX = "https://example.org/"
FACTS = read_facts(
    loads(
        """
@prefix hvt: <https://w3id.org/huis-van-thorbecke/def#> .
@prefix ex: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:college a hvt:Executive ; skos:prefLabel "College van Zee"@nl, "executive of Zee"@en ;
    hvt:article "het"@nl, "the"@en .
ex:gs a hvt:Executive ; skos:prefLabel "Gedeputeerde Staten van Land"@nl, "provincial executive of Land"@en ;
    hvt:article "the"@en ; hvt:plural true .
ex:boards a hvt:Assembly ; skos:prefLabel "Algemene besturen"@nl, "General boards"@en ;
    hvt:article "de"@nl, "the"@en ; hvt:plural true .
ex:council a hvt:ConsultativeBody ; skos:prefLabel "Groot Overleg"@nl, "Grand Council"@en ; skos:altLabel "GO" ;
    hvt:article "het"@nl, "the"@en .
ex:ministry a hvt:Ministry ; skos:prefLabel "Ministerie van Zee"@nl, "Ministry of the Sea"@en ; skos:altLabel "MZ"@nl ;
    hvt:article "het"@nl, "the"@en .
ex:minister a hvt:Minister ; skos:prefLabel "Minister van Zee en Land"@nl, "Minister of Sea and Land"@en ;
    skos:altLabel "minister ZL"@nl ; hvt:article "de"@nl, "the"@en .
ex:chamber a hvt:Parliament ; skos:prefLabel "Tweede Kamer der Staten-Generaal"@nl, "House of Lords"@en ;
    skos:altLabel "Tweede Kamer"@nl ; hvt:article "de"@nl, "the"@en .
ex:states a hvt:Parliament ; skos:prefLabel "Staten-Generaal"@nl, "States General"@en ; hvt:article "de"@nl, "the"@en ;
    hvt:plural true .
ex:logius a hvt:Agency ; skos:prefLabel "Logius"@nl, "Logius"@en .
ex:joined a hvt:Actor ; skos:prefLabel "Alle diensten (elk voor zich)"@nl, "All services (each for itself)"@en ;
    hvt:plural true .
""",
        validate=False,
    )
)
ANSWERS = ("{Who} {legt|leggen:who} verantwoording af.", "{Who} {answers|answer:who}.")


@pytest.mark.parametrize(
    ("actor", "nl", "en"),
    [
        ("college", "Het college van Zee legt verantwoording af.", "The executive of Zee answers."),
        ("gs", "Gedeputeerde Staten van Land leggen verantwoording af.", "The provincial executive of Land answers."),
        ("boards", "De algemene besturen leggen verantwoording af.", "The general boards answer."),
        ("council", "Het Groot Overleg (GO) legt verantwoording af.", "The Grand Council (GO) answers."),
        ("states", "De Staten-Generaal leggen verantwoording af.", "The States General answers."),
        ("logius", "Logius legt verantwoording af.", "Logius answers."),
        ("joined", "Alle diensten (elk voor zich) leggen verantwoording af.", "All services (each for itself) answer."),
    ],
)
def test_a_sentence_agrees_with_the_name_in_it(actor: str, nl: str, en: str) -> None:
    assert told(*ANSWERS, who=in_full(FACTS, EX + actor)) == Text(nl, en)


@pytest.mark.parametrize(
    ("actor", "nl", "en"),
    [
        ("council", "het GO", "the GO"),
        ("minister", "de minister van ZL", "the Minister of Sea and Land"),
        ("chamber", "de Tweede Kamer", "the House of Lords"),
        ("ministry", "MZ", "MZ"),
        ("joined", "alle diensten", "all services"),
        ("college", "het college van Zee", "the executive of Zee"),
        ("stranger", "stranger", "stranger"),
    ],
)
def test_a_name_is_short_where_it_was_named_before(actor: str, nl: str, en: str) -> None:
    names = Mentions(FACTS)
    first, second = names.one(EX + actor), names.one(EX + actor)
    assert first == in_full(FACTS, EX + actor)
    assert (second.say("nl"), second.say("en")) == (nl, en)
    assert second == in_short(FACTS, EX + actor)


def test_a_list_is_several_and_a_list_of_one_is_what_it_holds() -> None:
    college, boards = in_full(FACTS, f"{EX}college"), in_full(FACTS, f"{EX}boards")
    assert told(*ANSWERS, who=listed([college, boards])).nl == (
        "Het college van Zee en de algemene besturen leggen verantwoording af."
    )
    assert listed([college]) == college
    assert listed([]).say("en") == ""


def test_a_verb_agrees_with_a_number_and_with_what_is_counted() -> None:
    template = ("{n} {blijft|blijven:n} over", "{n} {stays|stay:n}")
    assert [told(*template, n=n).en for n in (0, 1, 2)] == ["0 stay", "1 stays", "2 stay"]
    assert (
        told("{what} {is|zijn:what} er", "{what} {is|are:what} there", what=counted(1, "choice")).nl == "1 keuze is er"
    )
    assert (
        told("{what} {is|zijn:what} er", "{what} {is|are:what} there", what=counted(3, "choice")).nl
        == "3 keuzes zijn er"
    )


def test_a_name_can_be_several_in_one_language_only() -> None:
    mixed = Noun(Text("staten", "council"), Text("", "the"), Several(nl=True, en=False))
    assert told(*ANSWERS, who=mixed) == Text("Staten leggen verantwoording af.", "The council answers.")


def test_a_word_that_nobody_gave_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        filled(Text("{wie} beslist", "{who} decides"), {"who": noun(both("X"))})


def test_a_remark_goes_into_the_brackets_that_are_there() -> None:
    assert remarked(both("GO (x)"), both("y")).nl == "GO (x; y)"
    assert remarked(both("GO"), both("x"), both("y")).nl == "GO (x; y)"
    assert remarked(both("GO")) == both("GO")
