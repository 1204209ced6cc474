"""Is a large house sound: one of all that no shape can tell apart is looked at, with what it points at.

What `ontology.checking.alike` does with the nodes of a small house is done here on arrays, before any node is an
object: subjects of which the same is said (by predicate, and by what the shapes and the rules beside them can tell of a
value) are one sort, and of each sort the first goes before `ontology.checking.validation` as it is. Whatever a rule
looks at in more than one step goes there whole: the house itself, scenarios and what they add, tours, classes, circles
of parts. Sorts are told apart by two sums of 64 bits that are salted anew in every run.
"""

from __future__ import annotations

import os
import string
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import RdfFormat, parse

from ontology.checking.findings import Finding
from ontology.checking.lookalikes import looks_like_ours
from ontology.checking.sight import sight
from ontology.checking.validation import validate
from ontology.columns.house import Flags, Numbers
from ontology.columns.rings import in_rings
from ontology.columns.shown import Shown, once
from ontology.columns.statements import Statements
from ontology.columns.texts import quoted
from ontology.gate.gate import MAX_BYTES, checked_text, read_bytes
from ontology.namespaces import HVT
from ontology.reading import dataset as small
from ontology.reading import values
from ontology.reading.dataset import Dataset, SourceFile
from ontology.reading.jurisdictions import vocabulary_says
from ontology.standards import DCTERMS, FOAF, RDF, RDFS, SKOS

__all__ = ["errors_in"]

_Rows = NDArray[np.int64]
_Codes = NDArray[np.int64]

#: of these all that is said is looked at, of every one
_WHOLE: Final = (HVT.House, HVT.Scenario, HVT.Tour, HVT.TourStep)
#: whoever says one of these is looked at
_WHOLE_BY: Final = (
    HVT.steps,
    HVT.underScenario,
    HVT.onDate,
    HVT.adds,
    HVT.withdraws,
    RDF.first,
    RDF.rest,
    RDFS.subClassOf,
)
#: names, of which one may not be empty
_NAMES: Final = (SKOS.prefLabel, DCTERMS.title, FOAF.name)
#: what a code is of: a node by name, by its classes, a literal by what it says, by its sort
_NAMED, _SORT, _SAID, _SPOKEN = (number << 40 for number in range(4))
_LETTERS: Final = np.frombuffer((string.ascii_letters + string.digits).encode("ascii"), np.uint8)
#: so many texts are looked at in one go
_AT_A_TIME: Final = 500_000
_HVT: Final = HVT.Actor.removesuffix("Actor")


def errors_in(statements: Statements, files: Sequence[tuple[str, Path]], ends: Sequence[int]) -> tuple[Finding, ...]:
    """Return what is wrong in a house, of many that are alike in it that of the first.

    `ends` are the numbers of rows read when each file was at its end. Where all files are as small as a small house may
    be, each finding has its line.
    """
    chosen, beside, rows = _Alike(statements).chosen()
    statements.forget()
    quads = tuple(parse(statements.lines(rows), format=RdfFormat.N_QUADS))
    within = tuple(int(end) for end in np.searchsorted(rows, ends))
    read = small.Statements(quads, within)

    def found(texts: Iterable[str]) -> tuple[Finding, ...]:
        named = tuple(SourceFile(name, text) for (name, _), text in zip(files, texts, strict=True))
        report = validate(Dataset(read, named), warnings=False, among=chosen, beside=beside)
        return tuple(finding for finding in report if finding.severity == "error")

    errors = found("" for _ in files)
    if errors and sum(path.stat().st_size for _, path in files) <= MAX_BYTES:
        return found(checked_text(read_bytes(path), name) for name, path in files)
    return errors


class _Alike:
    """The subjects of a house by what can be told of them."""

    def __init__(self, statements: Statements) -> None:
        self.said = statements
        self.shown = Shown(statements)
        self.number = {name: number for number, name in enumerate(statements.predicates)}
        size = len(statements.nodes)
        #: sort of a literal -> its number
        self._languages: dict[object, int] = {}
        self.record = self.shown.visible(np.arange(statements.subject.size))
        #: of which something is said, in the record
        self.there = np.zeros(size, np.bool_)
        self.there[statements.subject[self.record]] = True

    def rows(self, *predicates: str) -> _Rows:
        found = [self.shown.rows(predicate) for predicate in predicates if predicate in self.number]
        return np.concatenate([np.empty(0, np.int64), *found])

    def chosen(self) -> tuple[frozenset[str], frozenset[str], _Rows]:
        """Return who is looked at, who points at them, and the rows that this takes, in file order."""
        said = self.said
        led = self._led_to()
        looked_at = self._firsts(led) | self._whole()
        named = np.flatnonzero(looked_at)
        taken = looked_at[said.subject]
        pointing = self._pointing(looked_at)
        taken[pointing] = True
        proposed = ~self._is_record()
        taken |= proposed
        shown_there = said.value[proposed]
        touched = np.zeros(looked_at.size, np.bool_)
        touched[shown_there[shown_there >= 0]] = True
        taken |= touched[said.subject]
        near = np.zeros(looked_at.size, np.bool_)
        targets = said.value[taken]
        near[targets[targets >= 0]] = True
        near[said.subject[taken]] = True
        seen = self.rows(RDF.type, *sight().second)
        taken[seen[near[said.subject[seen]]]] = True
        first = np.unique(said.subject[self.record], return_index=True)
        there = self.record[first[1][near[first[0]]]]
        taken[there] = True
        names = said.nodes.at(named)
        return (
            frozenset(names),
            frozenset(said.nodes.at(once(said.subject[pointing]))),
            np.flatnonzero(taken),
        )

    def _is_record(self) -> Flags:
        found = np.zeros(self.said.subject.size, np.bool_)
        found[self.record] = True
        return found

    def _led_to(self) -> NDArray[np.int64]:
        """Return of each node, as bits, which predicates lead to it that make something of it."""
        found = np.zeros(len(self.said.nodes), np.int64)
        for bit, predicate in enumerate(sorted(sight().incoming)):
            nodes = self.said.value[self.rows(predicate)]
            found[nodes[nodes >= 0]] |= 1 << bit
        return found

    def _pointing(self, looked_at: Flags) -> _Rows:
        """Return the first row by which each of these predicates leads to each that is looked at."""
        found = [np.empty(0, np.int64)]
        for predicate in sorted(sight().incoming):
            rows = self.rows(predicate)
            nodes = self.said.value[rows]
            rows = rows[(nodes >= 0) & looked_at[nodes]]
            found.append(rows[np.unique(self.said.value[rows], return_index=True)[1]])
        return np.concatenate(found)

    def _whole(self) -> Flags:
        """Return what is looked at whatever is like it."""
        said = self.said
        found = np.zeros(len(said.nodes), np.bool_)
        for cls in _WHOLE:
            found[self.shown.of_class(cls)] = True
        found[said.subject[self.rows(*_WHOLE_BY)]] = True
        found[said.subject[~self._is_record()]] = True
        found[self._to_themselves()] = True
        parts = self.shown.everywhere(DCTERMS.isPartOf)
        parts = parts[said.value[parts] >= 0]
        found |= in_rings(said.subject[parts], said.value[parts], found.size)
        return found & self.there

    def _to_themselves(self) -> Numbers:
        """Return who may be said to give account to itself."""
        said = self.said
        pairs = []
        for predicate in (HVT.accountGiver, HVT.forum):
            rows = self.rows(predicate)
            pairs.append(said.subject[rows].astype(np.int64) << 32 | said.value[rows].astype(np.int64) & 0xFFFFFFFF)
        return (np.intersect1d(pairs[0], pairs[1]) >> 32).astype(np.int32)

    # -- what can be told of a subject

    def _firsts(self, led: NDArray[np.int64]) -> Flags:
        """Return the first subject of every sort."""
        said, rows = self.said, self.record
        codes = self._codes()
        order = np.argsort(said.subject[rows], kind="stable")
        subjects = said.subject[rows][order]
        firsts = np.flatnonzero(np.diff(subjects, prepend=-1))
        found = np.zeros(len(said.nodes), np.bool_)
        if not firsts.size:
            return found
        codes = codes[order]
        salt = np.frombuffer(os.urandom(16), np.uint64) | np.uint64(1)
        known = np.zeros(len(said.nodes), np.int64)
        both = [number for name, number in self.shown.in_vocabulary.items() if name in vocabulary_says()]
        known[both] = np.asarray(both) + 1
        here = subjects[firsts]
        beside = led[here] * len(said.nodes) + known[here]
        sums = []
        for one in salt:
            sums.append(
                np.add.reduceat(_mixed(codes.view(np.uint64) ^ one), firsts) + _mixed(beside.astype(np.uint64) ^ ~one)
            )
        alike = np.lexsort((rows[order[firsts]], *sums))
        one, other = (column[alike] for column in sums)
        new = np.ones(alike.size, np.bool_)
        new[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
        found[here[alike[new]]] = True
        return found

    def _codes(self) -> _Codes:
        """Return what can be told of the value of each row of the record, with its predicate."""
        said = self.said
        found = np.zeros(said.subject.size, np.int64)
        sorts = self._sorts()
        nodes = np.flatnonzero(said.value >= 0)
        found[nodes] = sorts[said.value[nodes]]
        types = self.rows(RDF.type)
        types = types[said.value[types] >= 0]
        found[types] = _NAMED + said.value[types]
        texts = np.flatnonzero(said.value < 0)
        for start in range(0, texts.size, _AT_A_TIME):  # the text is looked at piece by piece, as it may be in a file
            piece = texts[start : start + _AT_A_TIME]
            found[piece] = self._spoken(piece)
            said.forget()
        for predicate in sight().within & self.number.keys():
            rows = self.rows(predicate)
            rows = rows[said.value[rows] < 0]
            numbers = said.literal[rows].astype(np.int64)
            found[rows] = _SAID + np.where(numbers >= 0, numbers, len(said.literals) + rows)
        found *= len(said.predicates)
        found += said.predicate
        return found if self.record.size == found.size else found[self.record]

    def _sorts(self) -> _Codes:
        """Return of each node what a shape can tell of it from outside, or a rule."""
        said = self.said
        rows = self.rows(RDF.type)
        rows = rows[said.value[rows] >= 0]
        found = np.where(self.there, 1, 0).astype(np.int64)
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
        found = _SORT + found * 2 + self._nameless()
        strange = np.flatnonzero(~self.there)
        ours = [node for node, name in zip(strange.tolist(), said.nodes.at(strange), strict=True) if _is_near(name)]
        named = [*said.nodes.numbers(sight().named).values(), *self.shown.in_vocabulary.values(), *ours]
        found[named] = _NAMED + np.asarray(named, np.int64)
        return found

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
        of_literal: dict[int, int] = {}
        for number in once(literals[literals >= 0]).tolist():
            sort = said.literals[number].rpartition('"')[2]
            of_literal[number] = numbers.setdefault(sort, len(numbers))
        for place, number in zip(unclear.tolist(), literals.tolist(), strict=True):
            if number < 0:
                (value,) = self.shown.values(rows[place : place + 1])
                sort = (value.language, value.datatype.value) if not isinstance(value, str) else None
                languages[place] = (1 << 20) + numbers.setdefault(sort, len(numbers))
        if of_literal:
            meaning = np.zeros(max(of_literal) + 1, np.int64)
            meaning[list(of_literal)] = list(of_literal.values())
            plain = unclear[literals >= 0]
            languages[plain] = (1 << 20) + meaning[literals[literals >= 0]]
        found = _SPOKEN + languages
        named = np.isin(said.predicate[rows], [self.number[name] for name in _NAMES if name in self.number])
        start = said.square()[spans[named, 0]] if named.any() else np.empty(0, np.uint8)
        letters = np.isin(start, _LETTERS)
        for place in np.flatnonzero(named)[~letters].tolist():
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


def _is_near(name: str) -> bool:
    """Tell whether a name that is not there may be meant as one of ours."""
    return name.startswith(_HVT) or bool(looks_like_ours(name))
