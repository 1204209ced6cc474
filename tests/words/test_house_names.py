"""The names of the shipped house: a short one for every choice, an article for whoever a sentence can name."""

from __future__ import annotations

import re

from ontology.namespaces import HVT
from ontology.reading.extracting import read_facts
from ontology.reading.loading import loads
from ontology.shipped import vocabulary_files
from ontology.text import LANGUAGES
from tests.conftest import ROOT
from tests.support.nds import nds

ID = "https://w3id.org/huis-van-thorbecke/id/"
#: names that bear no article in Dutch: "Logius legt verantwoording af", "alle overheidsorganisaties leggen ... af"
BARE = {
    *("cip", "duo-ict", "justis", "logius", "ssc-ict", "vng-realisatie", "ministers-per-ministerie", "rws"),
    *("overheidsorganisaties", "gedeputeerde-staten", "provinciale-staten"),
}
FILE = ROOT / "ontology" / "houses" / "nds" / "articles.ttl"


def test_every_choice_has_a_short_name_of_at_most_forty_characters_of_its_own() -> None:
    choices = read_facts(nds()).choices
    assert len(choices) >= 44
    for lang in LANGUAGES:
        short = [c.short.say(lang) for c in choices.values() if c.short]
        assert len(short) == len(set(short)) == len(choices)
        assert max(map(len, short)) <= 40


def test_whoever_has_a_role_or_stands_in_a_relation_by_hand_has_an_article_or_bears_none() -> None:
    facts = read_facts(nds())
    named = {r.actor for r in facts.roles.values() if r.actor} | {p.body for p in facts.participations.values()}
    named |= {a for a in facts.actors if HVT.MinisterialOffice in facts.actors[a].classes}
    assert len(named) > 50
    without = {iri.removeprefix(ID) for iri in named if not (facts.actors[iri].article or ("", ""))[0]}
    assert without <= BARE


def test_an_article_is_given_to_actors_of_the_house_only() -> None:
    facts = read_facts(nds())
    given = {str(quad.subject).strip("<>") for quad in loads(FILE.read_text(encoding="utf-8"), validate=False).quads}
    assert len(given) > 300
    assert given <= set(facts.actors)


def test_an_article_is_one_of_its_language() -> None:
    articles = {a.article for a in read_facts(nds()).actors.values() if a.article}
    assert {article.nl for article in articles} == {"de", "het", ""}
    assert {article.en for article in articles} == {"the", ""}


def test_the_vocabulary_speaks_of_nobody_as_he_or_she() -> None:
    gendered = re.compile(r"\b(hij|hem|diens|he|him|his|she|her|hers)\b", re.I)
    files = vocabulary_files()
    assert len(files) > 10
    lines = [(f.name, line.strip()) for f in files for line in f.read_text(encoding="utf-8").splitlines()]
    assert not [found for found in lines if gendered.search(found[1])]
