"""What a sentence calls an actor: with article, in full where it is named first, by its short name after that.

The article and the number come from the record (hvt:article, hvt:plural); a name of which it gives none bears none.
No name has a gender: no sentence of this house needs a "his" or a "zijn" of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.words.names import full_name, short_of
from graph.words.nouns import NO_ARTICLE, Noun, Several, listed, noun
from ontology.names import local_name
from ontology.namespaces import HVT
from ontology.reading.facts import Actor, Facts
from ontology.standards import ORG
from ontology.text import Text, both

__all__ = ["Mentions", "in_full", "in_short"]

#: Classes whose names start with a common noun: "de minister van ...", "het college van ...".
_COMMON = frozenset({HVT.MinisterialOffice, HVT.Ministry, HVT.Executive, HVT.Assembly, HVT.CoGovernment, ORG.Post})
#: Classes whose abbreviations are used without an article: "BZK", "DUO", "NCSC".
_BARE = frozenset({HVT.Ministry, HVT.MinistryUnit, HVT.Agency})
#: "minister BZK", as tables have it.
_OFFICE = re.compile(r"^(minister|staatssecretaris) ([A-Z]\w*)$")
#: What an English name is the head of: "House of Representatives", "Ministries (each for itself)".
_AFTER_HEAD = re.compile(r" of | for | in | who | with | under |, | \(")
_REMARK = re.compile(r" \([^()]*\)$")


def in_full(facts: Facts, actor: str) -> Noun:
    """Return the name of an actor with its article, and with its abbreviation where it has one."""
    known = facts.actors.get(actor)
    if known is None:
        return noun(both(local_name(actor)))
    return _noun(known, full_name(facts, actor))


def in_short(facts: Facts, actor: str) -> Noun:
    """Return what people call an actor, as a sentence can: by its abbreviation, else its name without remarks."""
    known = facts.actors.get(actor)
    if known is None:
        return noun(both(local_name(actor)))
    nl, en = (_prose(known, lang) for lang in ("nl", "en"))
    words = _noun(known, Text(*(_REMARK.sub("", said) for said in (nl, en))))
    if not known.classes & _BARE or (nl, en) == tuple(known.label):
        return words
    articles = (
        word if said == label else "" for word, said, label in zip(words.article, (nl, en), known.label, strict=True)
    )
    return Noun(words.bare, Text(*articles), words.several)


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


def _prose(actor: Actor, lang: str) -> str:
    label, short = actor.label.say(lang), short_of(actor).say(lang)
    office = _OFFICE.match(short)
    if office:
        return f"{office[1]} van {office[2]}"
    if short.isupper() and short not in label:
        return short
    return short if label.startswith(f"{short} ") else label


def _noun(actor: Actor, words: Text) -> Noun:
    several = Several(actor.plural, actor.plural and _is_plural(actor.label.en))
    if actor.article is None and not actor.plural:
        return Noun(words, NO_ARTICLE, several)
    bare = Text(
        _lower(words.nl) if _is_common(actor) else words.nl,
        _lower(words.en) if actor.plural and _is_common(actor) else words.en,
    )
    return Noun(bare, actor.article or NO_ARTICLE, several)


def _is_common(actor: Actor) -> bool:
    return (actor.plural or bool(_COMMON & actor.classes)) and HVT.Parliament not in actor.classes


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
