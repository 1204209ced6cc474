"""Which statements stand in which part: one bit a part in a word of 64, to the fixpoint, 64 parts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.columns import machine
from graph.parts.links import Links
from graph.parts.rules import ASKED, TOLD
from ontology.columns.house import Numbers
from ontology.namespaces import HVT
from ontology.standards import DCTERMS, RDF

__all__ = ["BITS", "select", "spread"]

#: parts that go side by side
BITS = 64
#: From so many places on machine code is worth loading.
_MANY = 4_000_000
#: statements looked at in one go
_AT_ONCE = 1 << 22

Words = NDArray[np.uint64]
Places = NDArray[np.int64]
Rows = NDArray[np.int64]


def select(links: Links, parts: Sequence[Numbers]) -> Iterator[Rows]:
    """Yield for each part, of which these are the choices, the rows that the answers on them depend on, in file order.

    Choices stand in `links.choices`. The statements of a house are gone through once for every 64 parts.
    """
    for start in range(0, len(parts), BITS):
        yield from _side_by_side(links, parts[start : start + BITS])


def _side_by_side(links: Links, parts: Sequence[Numbers]) -> Iterator[Rows]:
    statements = links.statements
    words = np.zeros((len(statements.nodes), 2), np.uint64)
    for bit, choices in enumerate(parts):
        words[choices, ASKED] |= np.uint64(1 << bit)
    beside, said = _beside(links, words)
    words[links.everywhere, TOLD] = np.uint64(2**BITS - 1)
    first, onward = links.onward
    spread(first, onward, words.reshape(-1))
    told = words[:, TOLD]
    rows, held = _held(links, told)
    withdrawn = links.rows(HVT.withdraws)
    withdrawn = withdrawn[statements.value[withdrawn] >= 0]
    of_all = links.rows_everywhere
    rows = np.concatenate((rows, said, withdrawn, of_all))
    held = np.concatenate(
        (
            held,
            beside[statements.subject[said]],
            (told | beside)[statements.value[withdrawn]],
            np.full(of_all.size, 2**BITS - 1, np.uint64),
        )
    )
    for bit in range(len(parts)):
        yield np.unique(rows[(held >> np.uint64(bit)) & np.uint64(1) != 0])


def _beside(links: Links, words: Words) -> tuple[Words, Rows]:
    """Return of the choices that are a part of one of these in which parts of the house they stand, and their rows.

    Of them it is told only that they are there: what they are, and of what they are a part.
    """
    statements = links.statements
    beside = np.zeros(len(statements.nodes), np.uint64)
    low, high = links.pairs(DCTERMS.isPartOf)
    wholes = words[high, ASKED] != 0
    np.bitwise_or.at(beside, low[wholes], words[high[wholes], ASKED])
    rows = np.concatenate((links.rows(RDF.type), links.rows(DCTERMS.isPartOf)))
    rows = rows[beside[statements.subject[rows]] != 0]
    of_class = rows[(statements.value[rows] >= 0)]
    np.bitwise_or.at(words, (statements.value[of_class], TOLD), beside[statements.subject[of_class]])
    return beside, rows


def _held(links: Links, told: Words) -> tuple[Rows, Words]:
    """Return the rows that stand in any part by their subject, and in which; what is withdrawn goes by its value."""
    statements = links.statements
    if HVT.withdraws in statements.predicates:
        withdraws = statements.predicates.index(HVT.withdraws)
    else:
        withdraws = -1
    found: list[Rows] = []
    for start in range(0, statements.subject.size, _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        stands = (told[statements.subject[here]] != 0) & (statements.predicate[here] != withdraws)
        found.append(np.flatnonzero(stands) + start)
    rows = np.concatenate(found) if found else np.zeros(0, np.int64)
    return rows, told[statements.subject[rows]]


def spread(first: NDArray[np.int64], onward: Places, words: Words) -> None:
    """Give every place the bits of whatever brings it along, until nobody gains any; `words` is changed in place.

    The places that place `n` brings along are `onward[first[n]:first[n + 1]]`. What is asked is told.
    """
    waiting = np.flatnonzero(words)
    if machine.COMPILED and words.size > _MANY:
        from graph.parts.kernels import spread_one_by_one

        spread_one_by_one(first, onward, words, waiting)
        return
    while waiting.size:
        many = first[waiting + 1] - first[waiting]
        at = np.repeat(first[waiting] - np.cumsum(many) + many, many) + np.arange(many.sum())
        asked = waiting[waiting % 2 == ASKED]
        ends = np.concatenate((onward[at], asked - ASKED))
        brought = np.concatenate((np.repeat(words[waiting], many), words[asked]))
        gains = (brought & ~words[ends]) != 0
        np.bitwise_or.at(words, ends[gains], brought[gains])
        waiting = np.unique(ends[gains])
