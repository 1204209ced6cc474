"""The subjects of a large house by what can be told of them: those of which the same is said are one sort.

The same is said by predicate, and by what the shapes and the rules beside them can tell of a value. What is said of a
subject is one number for each statement, a code; a sort is known by two sums over these, of 64 bits each, that are
salted anew in every run. A statement that stands in two graphs is one.
"""

from __future__ import annotations

import os
import string
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ontology.checking.days import Days, days_in_order
from ontology.checking.lookalikes import looks_like_ours
from ontology.checking.periods import COMPARED
from ontology.checking.sight import sight
from ontology.columns.house import Flags, Numbers
from ontology.columns.shown import Shown, once
from ontology.columns.statements import Statements
from ontology.columns.texts import quoted
from ontology.namespaces import HVT
from ontology.reading import values
from ontology.reading.dataset import Value
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import DCTERMS, FOAF, RDF, SKOS

__all__ = ["Sorts"]

_Rows = NDArray[np.int64]
_Codes = NDArray[np.int64]

#: names, of which one may not be empty
_NAMES: Final = (SKOS.prefLabel, DCTERMS.title, FOAF.name)
#: what a code is of: a node by name, by its classes, a literal by what it says, by its sort, a day by its order, and
#: what was said before
_NAMED, _SORT, _SAID, _SPOKEN, _ORDERED, _REPEATED = (number << 40 for number in range(6))
_LETTERS: Final = np.frombuffer((string.ascii_letters + string.digits).encode("ascii"), np.uint8)
#: so many texts are looked at in one go
_AT_A_TIME: Final = 500_000
#: so many numbers are reckoned with in one go, which a processor has at hand
_AT_HAND: Final = 1 << 16
_HVT: Final = HVT.Actor.removesuffix("Actor")


class Sorts:
    """The record of a house, what proposals add left out, and the sort of each subject in it."""

    def __init__(self, statements: Statements) -> None:
        self.said = statements
        self.shown = Shown(statements)
        #: predicate -> its number
        self.number = {name: number for number, name in enumerate(statements.predicates)}
        #: rows that stand in the record
        self.recorded = np.zeros(statements.subject.size, np.bool_)
        self.recorded[self.shown.visible(np.arange(statements.subject.size))] = True
        #: of each node the first row of the record that is about it; -1 where nothing is said
        self.first_row = np.full(len(statements.nodes), -1, np.int64)
        rows = np.flatnonzero(self.recorded)[::-1]
        self.first_row[statements.subject[rows]] = rows
        self.there: Flags = self.first_row >= 0
        #: rows whose value is a day that is told by its order
        self.days: list[Days] = list(days_in_order(statements, self.rows))
        #: sort of a literal -> its number
        self._languages: dict[object, int] = {}
        #: of each subject of the record its sort, from 0 on, and -1 of all else; and of each sort the first subject
        self.sort, self.firsts = self._sorted()

    def rows(self, *predicates: str) -> _Rows:
        """Return the rows of the record with these predicates."""
        found = [self.shown.rows(predicate) for predicate in predicates if predicate in self.number]
        return np.concatenate([np.empty(0, np.int64), *found])

    def _sorted(self) -> tuple[Numbers, Numbers]:
        here = np.flatnonzero(self.there).astype(np.int32)
        sort = np.full(self.there.size, -1, np.int32)
        if not here.size:
            return sort, here
        one, other = (column[here] for column in self._sums())
        order = np.argsort(one)
        new = np.diff(one[order], prepend=~one[order[:1]]) != 0
        new |= np.diff(other[order], prepend=other[order[:1]]) != 0
        sort[here[order]] = np.cumsum(new) - 1
        rows = self.first_row[here]
        firsts = np.minimum.reduceat(rows[order], np.flatnonzero(new))
        return sort, self.said.subject[firsts]

    def _sums(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Return of each node two sums over all that is said of it, and over what else can be told of it."""
        said, codes = self.said, self._codes()
        known = np.zeros(self.there.size, np.int64)
        for number in self.shown.in_vocabulary.values():
            known[number] = number + 1
        beside = (self._led_to() * known.size + known).view(np.uint64)
        salts = np.frombuffer(os.urandom(16), np.uint64) | np.uint64(1)
        one, other = (_mixed(beside ^ ~salt) for salt in salts)
        for start in range(0, codes.size, _AT_HAND):
            piece = slice(start, start + _AT_HAND)
            here = self.recorded[piece]
            subjects, told = said.subject[piece][here], codes[piece][here].view(np.uint64)
            np.add.at(one, subjects, _mixed(told ^ salts[0]))
            np.add.at(other, subjects, _mixed(told ^ salts[1]))
        return one, other

    def _led_to(self) -> _Codes:
        """Return of each node, as bits, which predicates lead to it that make something of it."""
        found = np.zeros(len(self.said.nodes), np.int64)
        for bit, predicate in enumerate(sorted(sight().incoming)):
            nodes = self.said.value[self.rows(predicate)]
            found[nodes[nodes >= 0]] |= 1 << bit
        return found

    def _codes(self) -> _Codes:
        """Return what can be told of the value of each row, with its predicate."""
        said = self.said
        found = np.take(self._of_nodes(), said.value)  # what it says of a literal is written over
        types = self.rows(RDF.type)
        types = types[said.value[types] >= 0]
        found[types] = _NAMED + said.value[types]
        texts = np.flatnonzero(said.value < 0)
        for start in range(0, texts.size, _AT_A_TIME):  # the text is looked at piece by piece, as it may be in a file
            piece = texts[start : start + _AT_A_TIME]
            found[piece] = self._spoken(piece)
            said.forget()
        for predicate in sight().within.union(*COMPARED) & self.number.keys():
            rows = self.rows(predicate)
            rows = rows[said.value[rows] < 0]
            numbers = said.literal[rows].astype(np.int64)
            found[rows] = _SAID + np.where(numbers >= 0, numbers, len(said.literals) + rows)
        for days in self.days:
            found[days.rows] = _ORDERED + days.codes
        found[self._repeated(found)] = _REPEATED
        found *= len(said.predicates)
        found += said.predicate
        return found

    def _repeated(self, codes: _Codes) -> _Rows:
        """Return the rows of which all but the graph was said before."""
        said = self.said
        last = np.zeros(len(said.nodes), np.int64)
        found = [np.empty(0, np.int64)]
        for number in range(len(said.predicates)):
            rows = np.flatnonzero(self.recorded & (said.predicate == number))
            subjects = said.subject[rows]
            last[subjects] = rows
            others = last[subjects] != rows
            if others.any():
                several = np.zeros(last.size, np.bool_)
                several[subjects[others]] = True
                found.append(self._of_one_predicate(rows[several[subjects]], codes))
        return np.concatenate(found)

    def _of_one_predicate(self, rows: _Rows, codes: _Codes) -> _Rows:
        """Return those of some rows with one predicate that say what a row before them says."""
        said = self.said
        told = np.where(said.value[rows] >= 0, said.value[rows].astype(np.int64), codes[rows])
        order = np.lexsort((rows, told, said.subject[rows]))
        again = (np.diff(told[order], prepend=-1) == 0) & (np.diff(said.subject[rows[order]], prepend=-1) == 0)
        nodes = said.value[rows[order]] >= 0
        found = [rows[order[again & nodes]]]
        texts = again & ~nodes
        texts[:-1] |= texts[1:] & ~nodes[:-1]  # and the first of those that are alike
        met: set[tuple[int, Value]] = set()
        alike = rows[order[texts]]
        for row, subject, value in zip(
            alike.tolist(), said.subject[alike].tolist(), self.shown.values(alike), strict=True
        ):
            if (subject, value) in met:
                found.append(np.array([row]))
            met.add((subject, value))
        return np.concatenate(found)

    def _of_nodes(self) -> _Codes:
        """Return of each node what a shape can tell of it from outside, or a rule."""
        said = self.said
        rows = self.rows(RDF.type)
        rows = rows[said.value[rows] >= 0]
        found = self.there.astype(np.int64)
        found[said.subject[rows]] = 2 + said.value[rows].astype(np.int64)
        several = np.bincount(said.subject[rows], minlength=found.size) > 1
        several[said.subject[self.rows(*sight().second)]] = True
        kinds: dict[object, int] = {}
        asked = self.rows(RDF.type, *sight().second)
        asked = asked[several[said.subject[asked]]]
        told: dict[int, set[tuple[int, int, bytes]]] = {}
        for row in asked.tolist():
            what = b"" if said.value[row] >= 0 else said.line(row)
            told.setdefault(int(said.subject[row]), set()).add((int(said.predicate[row]), int(said.value[row]), what))
        for node, what_of in told.items():
            found[node] = 2 + found.size + kinds.setdefault(frozenset(what_of), len(kinds))
        ours = self.shown.in_vocabulary
        for name, node in ours.items():
            found[node] = 2 + found.size + kinds.setdefault((int(found[node]), _in_vocabulary(name)), len(kinds))
        found *= 2
        found += _SORT + self._nameless()
        strange = ~self.there
        strange[[*ours.values()]] = False
        others = zip(np.flatnonzero(strange).tolist(), said.nodes.at(np.flatnonzero(strange)), strict=True)
        named = [
            *said.nodes.numbers(sight().named).values(),
            *(node for name, node in ours.items() if name.startswith(_HVT)),  # rules call these by name, and no others
            *(node for node, name in others if _is_near(name)),
        ]
        found[named] = _NAMED + np.asarray(named, np.int64)
        return found if found.size else np.zeros(1, np.int64)

    def _nameless(self) -> Flags:
        names = self.said.nodes
        if not len(names):
            return np.zeros(0, np.bool_)
        return np.asarray(names.text[names.first] == ord("_"), np.bool_)  # as no IRI starts

    def _spoken(self, rows: _Rows) -> _Codes:
        """Return of texts their language or sort; of a name that says nothing a code of its own."""
        said = self.said
        spans = np.empty((rows.size, 3), np.int64)
        if rows.size:
            quoted(said.square(), said.start[rows], said.end[rows], spans)
        languages = spans[:, 2]
        numbers = self._languages
        unclear = np.flatnonzero(languages < 0)
        literals = said.literal[rows[unclear]]
        meaning = np.zeros(literals.max(initial=0) + 1, np.int64)
        for number in once(literals[literals >= 0]).tolist():
            sort = said.literals[number].rpartition('"')[2]
            meaning[number] = numbers.setdefault(sort, len(numbers))
        for place in unclear[literals < 0].tolist():
            (value,) = self.shown.values(rows[place : place + 1])
            sort = (value.language, value.datatype.value) if not isinstance(value, str) else None
            languages[place] = (1 << 20) + numbers.setdefault(sort, len(numbers))
        plain = unclear[literals >= 0]
        languages[plain] = (1 << 20) + meaning[literals[literals >= 0]]
        found = _SPOKEN + languages
        is_name = np.zeros(len(said.predicates), np.bool_)
        is_name[[self.number[name] for name in _NAMES if name in self.number]] = True
        named = is_name[said.predicate[rows]]
        start = said.square()[spans[named, 0]] if named.any() else np.empty(0, np.uint8)
        is_letter = np.zeros(256, np.bool_)
        is_letter[_LETTERS] = True
        for place in np.flatnonzero(named)[~is_letter[start]].tolist():
            (value,) = self.shown.values(rows[place : place + 1])
            if not isinstance(value, str) and values.is_empty(value):
                found[place] += 1 << 30
        return found


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return numbers of which every bit depends on every bit (splitmix64)."""
    found = numbers + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        found ^= found >> np.uint64(shift)
        found *= np.uint64(factor)
    return found


def _in_vocabulary(name: str) -> frozenset[tuple[str, Value]]:
    """Return what a shape can tell of a value by what the vocabulary says of it."""
    told = vocabulary_says().get(name, {})
    return frozenset(
        (predicate, value) for predicate in (RDF.type, *sight().second) for value in told.get(predicate, ())
    )


def _is_near(name: str) -> bool:
    """Tell whether a name that is not there may be meant as one of ours."""
    return name.startswith(_HVT) or bool(looks_like_ours(name))
