"""How a sentence is made: a template in each language, filled with words that the verbs of the template agree with.

Every sentence of this house goes through `told`, or through a template of the vocabulary and `filled`; no other module
puts pieces of language together.

In a template `{who}` is a word with its article, `{Who}` the same at the start of a sentence, and `{legt|leggen:who}`
the form that agrees with it: the first for one, the second for several. A number agrees as it counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.words.nouns import Noun
from ontology.text import LANGUAGES, Text

__all__ = ["Word", "capital", "filled", "told"]

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


def capital(words: str) -> str:
    """Return words as they start a sentence.

    >>> capital("het college")
    'Het college'
    """
    return words[:1].upper() + words[1:]


def _in(lang: str, template: str, words: Mapping[str, Word]) -> str:
    def one(found: re.Match[str]) -> str:
        name = found["word"]
        start = name not in words
        word = words[name[:1].lower() + name[1:] if start else name]
        if found["one"] is not None:
            return found["many"] if _several(word, lang) else found["one"]
        said = word.say(lang) if isinstance(word, (Noun, Text)) else str(word)
        return capital(said) if start else said

    return _PLACE.sub(one, template)


def _several(word: Word, lang: str) -> bool:
    if isinstance(word, Noun):
        return word.several.say(lang)
    return isinstance(word, int) and word != 1
