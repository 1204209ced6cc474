"""How a sentence is made: a template in each language, filled with words that the verbs of the template agree with.

Every sentence of this house goes through `told`, or through a template of the vocabulary and `filled`; no other module
puts pieces of language together.

In a template `{who}` is a word with its article, `{Who}` the same at the start of a sentence, and `{legt|leggen:who}`
the form that agrees with it: the first for one, the second for several. A number agrees as it counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from graph.words.nouns import Noun
from ontology.text import LANGUAGES, Text

__all__ = ["Word", "asked", "capital", "filled", "told"]

#: What may stand in a template: a name, words in two languages, words that both languages write alike, a number.
Word = Noun | Text | str | int

_PLACE = re.compile(r"\{(?:(?P<one>[^{}|:]*)\|(?P<many>[^{}|:]*):)?(?P<word>\w+)\}")


def told(nl: str, en: str, /, **words: Word) -> Text:
    """Return a sentence, or a part of one, in both languages.

    >>> told("{Who} {legt|leggen:who} verantwoording af.", "{Who} {answers|answer:who}.", who=2).nl
    '2 leggen verantwoording af.'
    """
    return filled(Text(nl, en), words)


def filled(template: Text, words: Mapping[str, Word]) -> Text:
    """Return a template with its words in it; KeyError for a word that it asks for and nobody gave."""
    return Text(*(_in(lang, template.say(lang), words) for lang in LANGUAGES))


@lru_cache(maxsize=4096)
def asked(template: Text) -> frozenset[str]:
    """Return the words that a template asks for in either language.

    >>> sorted(asked(Text("{Wie} {beslist|beslissen:wie}", "{who} decides")))
    ['who', 'wie']
    """
    names = {part.word for lang in LANGUAGES for part in _parts(template.say(lang))[0]}
    return frozenset(name[:1].lower() + name[1:] for name in names)


def capital(words: str) -> str:
    """Return words as they start a sentence.

    >>> capital("het college")
    'Het college'
    """
    return words[:1].upper() + words[1:]


class _Part(NamedTuple):
    """A place in a template, with the text before it: a word, or the form that agrees with a word."""

    before: str
    word: str
    #: the form for one and for several; None where the word itself stands there
    forms: tuple[str, str] | None


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[_Part, ...], str]:
    """Return the places of a template, and the text after the last of them; a template is read once."""
    parts, at = [], 0
    for found in _PLACE.finditer(template):
        forms = (found["one"], found["many"]) if found["one"] is not None else None
        parts.append(_Part(template[at : found.start()], found["word"], forms))
        at = found.end()
    return tuple(parts), template[at:]


def _in(lang: str, template: str, words: Mapping[str, Word]) -> str:
    parts, rest = _parts(template)
    said: list[str] = []
    for before, name, forms in parts:
        start = name not in words
        word = words[name[:1].lower() + name[1:] if start else name]
        if forms is not None:
            one = forms[_several(word, lang)]
        else:
            one = word.say(lang) if isinstance(word, (Noun, Text)) else str(word)
        said += (before, capital(one) if start and forms is None else one)
    return "".join([*said, rest])


def _several(word: Word, lang: str) -> bool:
    if isinstance(word, Noun):
        return word.several.say(lang)
    return isinstance(word, int) and word != 1
