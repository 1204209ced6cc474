"""What many nodes are called, as names in the text itself: a million labels are no million objects.

What is plain (a text in Dutch and one in English, a notation without escapes) is found as a place in the text; whatever
is otherwise is read as in a small house.
"""

from __future__ import annotations

import numpy as np

from ontology.columns import bytewise
from ontology.columns.bytewise import Bytes, Places, compiled
from ontology.columns.house import Numbers
from ontology.columns.names import Names, patched
from ontology.columns.shown import Members
from ontology.names import local_name
from ontology.reading import values
from ontology.standards import DCTERMS, FOAF, RDFS, SKOS
from ontology.text import Text

__all__ = ["labels_of", "quoted", "strings_of"]

#: what calls a thing something, in the order in which they count
_LABELS = (SKOS.prefLabel, DCTERMS.title, FOAF.name, RDFS.label)
_DUTCH, _ENGLISH = (int.from_bytes(language, "big") for language in (b"nl", b"en"))


def labels_of(of: Members) -> tuple[Names, Names]:
    """Return what each is called in Dutch and in English, as an index of a small house has it."""
    at, rows = of.rows(SKOS.prefLabel)
    said = of.statements
    languages = np.zeros(rows.size, np.int64)
    spans = np.zeros((rows.size, 3), np.int64)
    texts = said.value[rows] < 0
    if bytewise.COMPILED and texts.all() and rows.size:
        quoted(said.square(), said.start[rows], said.end[rows], spans)
        languages = np.where(spans[:, 1] > spans[:, 0], spans[:, 2], 0)
    dutch, english = at[languages == _DUTCH], at[languages == _ENGLISH]
    plain = np.bincount(at, minlength=len(of)) == 2
    for one in (dutch, english):
        plain &= np.bincount(one, minlength=len(of)) == 1
    told = [of.texts(predicate, values.text, ~plain) for predicate in _LABELS]
    others: dict[int, Text] = {}
    for place in np.flatnonzero(~plain).tolist():
        label = next(filter(None, (by_place.get(place) for by_place in told)), None)
        others[place] = label or Text(*[local_name(of.names[place])] * 2)
    nl, en = (
        _at(said.square(), one[plain[one]], spans[languages == language][plain[one]], len(of))
        for one, language in ((dutch, _DUTCH), (english, _ENGLISH))
    )
    said.forget()
    return (
        patched(nl, {place: label.nl for place, label in others.items()}),
        patched(en, {place: label.en for place, label in others.items()}),
    )


def strings_of(of: Members, predicate: str) -> Names:
    """Return what each says by a predicate, as one text; an empty one where it says nothing."""
    at, rows = of.rows(predicate)
    literals = of.statements.literals
    numbers = of.statements.literal[rows]
    plain = (np.bincount(at, minlength=len(of))[at] == 1) & (numbers >= 0)
    escaped = np.zeros(len(literals), np.bool_)
    escaped[np.searchsorted(literals.last, np.flatnonzero(literals.text == ord("\\")), side="right")] = True
    if plain.any():
        plain[plain] = ~escaped[numbers[plain]] & (literals.text[literals.last[numbers[plain]] - 1] == ord('"'))
    spans = np.stack((literals.first[numbers[plain]] + 1, literals.last[numbers[plain]] - 1), axis=1)
    rest = np.ones(len(of), np.bool_)
    rest[at[plain]] = False
    others = of.texts(predicate, values.string, rest)
    return patched(_at(literals.text, at[plain], spans, len(of)), {n: text or "" for n, text in others.items()})


def _at(text: Bytes, at: Numbers, spans: Places, size: int) -> Names:
    """Return as many names as there are, of which some stand in a text."""
    first, last = np.zeros((2, size), np.int64)
    first[at], last[at] = spans[:, 0], spans[:, 1]
    return Names(text, first, last).packed()


@compiled
def quoted(text: Bytes, first: Places, last: Places, told: Places) -> None:
    """Tell of some lines where the text in each starts and ends, and its language: as two letters, 0 for none, -1 for
    what is to be looked at by a parser (an escape, a sort, a longer language).
    """
    for row in range(first.size):
        start = first[row]
        while text[start] != 34:
            start += 1
        end = start + 1
        while text[end] != 34 and text[end] != 92:
            end += 1
        told[row, 0] = start + 1
        told[row, 1] = end
        told[row, 2] = -1
        if text[end] == 34 and text[end + 1] == 32:
            told[row, 2] = 0
        elif text[end] == 34 and text[end + 1] == 64 and end + 4 < last[row] and text[end + 4] == 32:
            told[row, 2] = np.int64(text[end + 2]) << 8 | np.int64(text[end + 3])
