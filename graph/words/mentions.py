"""What a sentence calls an actor: with article, in full where it is named first, by its short name after that.

The article and the number come from the record (hvt:article, hvt:plural); a name of which it gives none bears none.
No name has a gender: no sentence of this house needs a "his" or a "zijn" of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from graph.words.names import with_abbreviation
from graph.words.nouns import NO_ARTICLE, Noun, Several, listed, noun
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.facts import Facts
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import ORG, SKOS
from ontology.text import Text, both

__all__ = ["Mentions", "in_full", "in_short"]

#: Classes whose names start with a common noun: "de minister van ...", "het college van ...".
_COMMON = frozenset({HVT.MinisterialOffice, HVT.Ministry, HVT.Executive, HVT.Assembly, HVT.CoGovernment, ORG.Post})
#: Classes whose abbreviations are used without an article.
_BARE = frozenset({HVT.Ministry, HVT.MinistryUnit, HVT.Agency})
#: What an English name is the head of: "House of Representatives", "Ministries (each for itself)".
_AFTER_HEAD = re.compile(r" of | for | in | who | with | under |, | \(")
_REMARK = re.compile(r" \([^()]*\)$")


def in_full(facts: Facts, actor: str) -> Noun:
    """Return the name of an actor with its article, and with its abbreviation where it has one."""
    known = facts.actors.get(actor)
    if known is None:
        return noun(both(local_name(actor)))
    return _in_full(known.label, known.short, known.article, known.plural, known.classes)


def in_short(facts: Facts, actor: str) -> Noun:
    """Return what people call an actor, as a sentence can: by its abbreviation, else its name without remarks."""
    known = facts.actors.get(actor)
    if known is None:
        return noun(both(local_name(actor)))
    return _in_short(known.label, known.short, known.article, known.plural, known.classes)


class Mentions:
    """The names of one piece of text: in full at the first mention, short after it."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._said: set[str] = set()

    def one(self, actor: str) -> Noun:
        """Return the name of an actor at this place in the text."""
        again = actor in self._said
        self._said.add(actor)
        return in_short(self._facts, actor) if again else in_full(self._facts, actor)

    def all(self, actors: Iterable[str]) -> Noun:
        """Return the names of several actors as a list."""
        return listed([self.one(actor) for actor in actors])


@lru_cache(maxsize=4096)
def _in_full(label: Text, short: Text | None, article: Text | None, plural: bool, classes: frozenset[str]) -> Noun:
    return _noun(with_abbreviation(label, short), label, article, classes, plural=plural)


@lru_cache(maxsize=4096)
def _in_short(label: Text, short: Text | None, article: Text | None, plural: bool, classes: frozenset[str]) -> Noun:
    prose = Text(_prose(label.nl, (short or label).nl), _prose(label.en, (short or label).en))
    words = _noun(Text(_REMARK.sub("", prose.nl), _REMARK.sub("", prose.en)), label, article, classes, plural=plural)
    if not classes & _BARE:
        return words
    kept = (word if said == name else "" for word, said, name in zip(words.article, prose, label, strict=True))
    return Noun(words.bare, Text(*kept), words.several)


@cache
def _office() -> re.Pattern[str]:
    """An office by its class and an abbreviation, as tables have it ("minister ABC"): under any law."""
    classes = {HVT.Minister, HVT.StateSecretary}
    told = vocabulary_says()
    named = [said for iri, said in told.items() if iri in classes or not classes.isdisjoint(said.get(HVT.formOf, ()))]
    found = (literal for said in named for literal in values.literals(said.get(SKOS.prefLabel, ())))
    labels = {literal.value for literal in found if literal.language == "nl"}
    return re.compile(rf"^({'|'.join(map(re.escape, sorted(labels)))}) ([A-Z]\w*)$")


def _prose(label: str, short: str) -> str:
    office = _office().match(short)
    if office:
        return f"{office[1]} van {office[2]}"
    if short.isupper() and short not in label:
        return short
    return short if label.startswith(f"{short} ") else label


def _noun(words: Text, label: Text, article: Text | None, classes: frozenset[str], *, plural: bool) -> Noun:
    several = Several(plural, plural and _is_plural(label.en))
    if article is None and not plural:
        return Noun(words, NO_ARTICLE, several)
    common = (plural or bool(_COMMON & classes)) and HVT.Parliament not in classes
    bare = Text(
        _lower(words.nl) if common and _is_of("nl", article) else words.nl,
        _lower(words.en) if common and plural and _is_of("en", article) else words.en,
    )
    return Noun(bare, article or NO_ARTICLE, several)


def _is_of(lang: str, article: Text | None) -> bool:
    """Tell whether a name may be in a language: of an article in the other one alone, the name is in that too."""
    return article is None or bool(article.say(lang)) or not any(article)


def _lower(words: str) -> str:
    """Return a name with a small letter in front, unless it is a name of capitals or of two words that have one.

    >>> _lower("Minister van Defensie"), _lower("NDS-Raad"), _lower("Gedeputeerde Staten")
    ('minister van Defensie', 'NDS-Raad', 'Gedeputeerde Staten')
    """
    second = words.split(" ")[1:2]
    if words[1:2].isupper() or (second and second[0][:1].isupper()):
        return words
    return words[:1].lower() + words[1:]


def _is_plural(label: str) -> bool:
    """Tell whether an English name is a plural by its head.

    >>> _is_plural("Provincial councils"), _is_plural("States General"), _is_plural("House of Lords")
    (True, False, False)
    """
    head = _AFTER_HEAD.split(label, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith("ss")
