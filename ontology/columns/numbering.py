"""A number for each name, in the order in which names are met: subject, predicate, value and graph of line after line.

A name is the same as another when its bytes are: a hash only says where to look.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ontology.columns.bytewise import KINDS, Bytes, Marks, Places, Table, compiled, is_same, mark_of
from ontology.columns.scanning import (
    AGAIN,
    GRAPH,
    KIND,
    LONG,
    PREDICATE,
    SAME_GRAPH,
    SAME_PREDICATE,
    SAME_SORT,
    SAME_SUBJECT,
    SAME_VALUE,
    SHORT,
    SORT,
    SUBJECT,
    VALUE,
)

__all__ = ["Book", "doubtful", "filled", "merged", "numbered", "renumbered"]


class Book(NamedTuple):
    """Names that are known: name `n` is `names[ends[n]:ends[n + 1]]`, and its hash `hashes[n]`.

    `slots` is a power of two long and never more than half full. Behind the names there is room.
    """

    slots: Table
    hashes: Marks
    names: Bytes
    ends: Places


@compiled
def _number(book: Book, text: Bytes, start: int, end: int, mark: np.uint64, count: int) -> int:
    """Return the number of a name among `count` that are known; `count` of one that is new, and is known then."""
    slots, hashes, names, ends = book
    last = np.uint64(slots.size - 1)
    slot = mark & last
    while True:
        known = slots[slot]
        if known < 0:
            break
        alike = hashes[known] == mark and ends[known + 1] - ends[known] == end - start
        if alike and is_same(names, ends[known], text, start, end):
            return int(known)
        slot = (slot + np.uint64(1)) & last
    slots[slot] = count
    hashes[count] = mark
    first = ends[count]
    for place in range(end - start):
        names[first + place] = text[start + place]
    ends[count + 1] = first + end - start
    return count


@compiled
def _term(book: Book, text: Bytes, start: int, end: int, counts: Places, which: int) -> int:
    """Return the number of a term: an IRI is known by what stands between its brackets, all else as it is written."""
    if text[start] == 60:
        start += 1
        end -= 1
    found = _number(book, text, start, end, mark_of(text, start, end), counts[which])
    if found == counts[which]:
        counts[which] += 1
    return found


@compiled
def numbered(
    text: Bytes,
    told: Table,
    nodes: Book,
    predicates: Book,
    graphs: Book,
    literals: Book,
    sorts: Book,
    counts: Places,
    subject: Table,
    predicate: Table,
    value: Table,
    graph: Table,
    literal: Table,
) -> None:
    """Number the terms of lines, a row each; -1 for what is not there.

    `counts` are how many names each book has, before and after.
    """
    for row in range(told.shape[0]):
        again = told[row, AGAIN]
        same = told[row, SAME_VALUE]
        value[row] = -1
        graph[row] = -1
        literal[row] = -1
        if again & SAME_SUBJECT:
            subject[row] = subject[row - 1]
        else:
            subject[row] = _term(nodes, text, told[row, SUBJECT], told[row, SUBJECT + 1], counts, 0)
        if told[row, SAME_PREDICATE] >= 0:
            predicate[row] = predicate[told[row, SAME_PREDICATE]]
        else:
            predicate[row] = _term(predicates, text, told[row, PREDICATE], told[row, PREDICATE + 1], counts, 1)
        if same >= 0:
            value[row] = value[same]
            literal[row] = literal[same]
        elif told[row, KIND] < SHORT:
            value[row] = _term(nodes, text, told[row, VALUE], told[row, VALUE + 1], counts, 0)
        elif told[row, KIND] < LONG:
            literal[row] = _term(literals, text, told[row, VALUE], told[row, VALUE + 1], counts, 3)
        if told[row, GRAPH] < told[row, GRAPH + 1]:
            if again & SAME_GRAPH:
                graph[row] = graph[row - 1]
            else:
                graph[row] = _term(graphs, text, told[row, GRAPH], told[row, GRAPH + 1], counts, 2)
        if told[row, SORT] > 0 and not again & SAME_SORT:
            _term(sorts, text, told[row, SORT], told[row, SORT + 1], counts, 4)


@compiled
def renumbered(rows: Table, numbers: Table) -> None:
    """Put other numbers in the place of those that are there; -1 stays."""
    for row in range(rows.size):
        if rows[row] >= 0:
            rows[row] = numbers[rows[row]]


@compiled
def merged(book: Book, other: Book, size: int, count: int, numbers: Table) -> int:
    """Enter the first `size` names of another book, and tell which number each has; return how many are known then."""
    for name in range(size):
        found = _number(book, other.names, other.ends[name], other.ends[name + 1], other.hashes[name], count)
        if found == count:
            count += 1
        numbers[name] = found
    return count


@compiled
def filled(slots: Table, hashes: Marks, count: int) -> None:
    """Put `count` names that have hashes into slots that are empty."""
    last = np.uint64(slots.size - 1)
    for known in range(count):
        slot = hashes[known] & last
        while slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & last
        slots[slot] = known


@compiled
def doubtful(names: Bytes, ends: Places, first: int, count: int, found: Places) -> int:
    """Tell which names from `first` on are not plainly legal IRIs, or nodes without a name; return how many."""
    many = 0
    for known in range(first, count):
        start, end = ends[known], ends[known + 1]
        if not (names[start] == 95 and names[start + 1] == 58) and not _plain(names, start, end):
            found[many] = known
            many += 1
    return many


@compiled
def _plain(text: Bytes, start: int, end: int) -> bool:
    """Tell whether an IRI is of the plainest sort, legal at sight: http(s), a host of letters, no escape."""
    if end - start < 9 or text[start] != 104 or text[start + 1] != 116 or text[start + 2] != 116:
        return False
    at = start + 4
    if text[start + 3] != 112:
        return False
    if text[at] == 115:
        at += 1
    if text[at] != 58 or text[at + 1] != 47 or text[at + 2] != 47:
        return False
    at += 3
    while at < end and (KINDS[text[at]] & 4 or text[at] == 45 or text[at] == 46):
        at += 1
    if at < end and text[at] != 47 and text[at] != 35:
        return False
    fragments = 0
    while at < end:
        if text[at] == 35:
            fragments += 1
        elif not KINDS[text[at]] & 2:
            return False
        at += 1
    return fragments <= 1
