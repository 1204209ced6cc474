"""Where a word of the drawing may be broken at the end of a line, by the patterns of pyphen, when the page is made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pyphen

from ontology.text import LANGUAGES

__all__ = ["breaks"]

#: A word of fewer letters stays whole; no fewer than these stand before and after a hyphen.
LEAST, BEFORE, AFTER = 6, 2, 3
#: The patterns of each language.
PATTERNS = {"nl": "nl_NL", "en": "en_GB"}


@cache
def _patterns(lang: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=PATTERNS[lang], left=BEFORE, right=AFTER)


def breaks(texts: Iterable[str | list[str]]) -> list[list[str]]:
    """Return, by language, the words of texts with a soft hyphen wherever they may be broken; in lower case, sorted.

    A text is one string for both languages, or one for each. What cannot be broken is left out.

    >>> [[word.replace("\u00ad", "-") for word in words] for words in breaks([["Weerbaarheid nu", "resilience now"]])]
    [['weer-baar-heid'], ['re-si-li-ence']]
    """
    words: list[set[str]] = [set() for _ in LANGUAGES]
    for text in texts:
        for at, _ in enumerate(LANGUAGES):
            said = text if isinstance(text, str) else text[at]
            words[at].update(word.lower() for word in re.findall(rf"[^\W\d_]{{{LEAST},}}", said))
    return [
        sorted(broken for word in some if "\u00ad" in (broken := _patterns(lang).inserted(word, "\u00ad")))
        for lang, some in zip(LANGUAGES, words, strict=True)
    ]
