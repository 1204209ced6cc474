"""A name as it stands in a sentence: its words, its article and its number, in Dutch and in English.

A name knows whether it is one or several, so that a verb can agree with it: "het college legt", "de colleges leggen".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ontology.text import Text

__all__ = ["NO_ARTICLE", "ONE", "Noun", "Several", "listed", "noun"]

#: The article of a name that bears none.
NO_ARTICLE = Text("", "")


class Several(NamedTuple):
    """Whether a name is a plural, by language: "gedeputeerde staten" are several, a "provincial executive" is one."""

    nl: bool
    en: bool

    def say(self, lang: str) -> bool:
        """Return whether the name is a plural in `lang`."""
        return self.nl if lang == "nl" else self.en


#: One, in both languages.
ONE = Several(nl=False, en=False)


@dataclass(frozen=True, slots=True)
class Noun:
    """Words with the article that goes before them, and whether they are a plural."""

    bare: Text
    article: Text = NO_ARTICLE
    several: Several = ONE

    def say(self, lang: str) -> str:
        """Return the words with their article.

        >>> Noun(Text("college", "executive"), Text("het", "the")).say("nl")
        'het college'
        """
        return f"{self.article.say(lang)} {self.bare.say(lang)}".strip()


def noun(words: Text, *, several: bool = False) -> Noun:
    """Return words that bear no article."""
    return Noun(words, NO_ARTICLE, Several(several, several))


def listed(nouns: Sequence[Noun]) -> Noun:
    """Return names as one name: a list is a plural when it has more than one, else it is what it holds.

    >>> listed([noun(Text("A", "A")), noun(Text("B", "B"))]).say("nl")
    'A en B'
    """
    if len(nouns) == 1:
        return nouns[0]

    def one(lang: str, last: str) -> str:
        said = [n.say(lang) for n in nouns]
        return last.join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)

    return noun(Text(one("nl", " en "), one("en", " and ")), several=len(nouns) > 1)
