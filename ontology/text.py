"""The same words in Dutch and in English."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LANGUAGES", "Text", "both"]

LANGUAGES = ("nl", "en")


class Text(NamedTuple):
    """The same words in Dutch and in English; where the record has one language, both hold it."""

    nl: str
    en: str

    def say(self, lang: str) -> str:
        """Return the words in `lang` ('nl' or 'en')."""
        return self.nl if lang == "nl" else self.en


def both(words: str) -> Text:
    """Return `words` as the text of both languages.

    >>> both("BOD").say("nl")
    'BOD'
    """
    return Text(words, words)
