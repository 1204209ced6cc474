"""Canonical N-Quads, byte by byte: where the terms of each line are.

A line is read here in one form only: terms with one space between them, ` .` and a line end. Whatever is otherwise, or
might not be legal, is left to a parser: `lines` tells on which line it stopped. Most terms stood in a line above (the
subject in the last one, the predicate where it followed the one before it too, the value beside the same predicate):
what has the bytes of a term that was read is that term, and is not looked at sign by sign.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ontology.columns.bytewise import KINDS, Bytes, Table, compiled, shared, word

__all__ = [
    "AGAIN",
    "BLANK",
    "COLUMNS",
    "END",
    "GRAPH",
    "IRI",
    "KIND",
    "LONG",
    "LONGEST",
    "PREDICATE",
    "SAME_GRAPH",
    "SAME_PREDICATE",
    "SAME_SORT",
    "SAME_SUBJECT",
    "SAME_VALUE",
    "SHORT",
    "SHORTEST",
    "SORT",
    "SUBJECT",
    "VALUE",
    "Told",
    "lines",
    "told_of",
]

#: what a value is: a resource with a name or without one, a literal that gets a number, one that does not
IRI, BLANK, SHORT, LONG = 0, 1, 2, 3
#: what is told of each line: where each term starts and ends (of a literal its sort too, 0 where it has none), where
#: the line ends, what its value is; in which row above the same predicate and value stood (-1: none), and as bits
#: which other terms are those of the row above, or of the row of that predicate
COLUMNS = 15
_S, _S_END, _P, _P_END, _O, _O_END, _G, _G_END, _SORT, _SORT_END, END, KIND, SAME_PREDICATE, SAME_VALUE, AGAIN = range(
    COLUMNS
)
#: the columns where those terms start
SUBJECT, PREDICATE, VALUE, GRAPH, SORT = _S, _P, _O, _G, _SORT
SAME_SUBJECT, SAME_GRAPH, SAME_SORT = 1, 2, 4
#: how long what has a number may be, and any other text: what is longer is looked at by a parser
_NAME, SHORTEST, _TEXT = 10_000, 64, 1_000_000
#: so many bytes one line may have
LONGEST = 2_000_000
#: predicates that are remembered in a block, by a mark of their end
_REMEMBERED = 256
#: no line is shorter than the one, most are longer than the other
_SHORTEST_LINE = len("<a:> <a:> <a:> .\n")
_USUAL_LINE = 60


class Told(NamedTuple):
    """A block with more bytes behind it, its size, where the terms of its lines are, and whether it has a node without
    a name.
    """

    text: Bytes
    size: int
    rows: Table
    nameless: bool


def told_of(text: Bytes, size: int, *, graphs: bool = True, trusted: bool = False) -> Told | None:
    """Return what `lines` tells of a block; None where it cannot read all of it."""
    told = np.empty((size // _USUAL_LINE + 1, COLUMNS), np.int32)
    rows, end, nameless = lines(text, size, graphs, trusted, told)
    if rows == told.shape[0]:
        told = np.empty((size // _SHORTEST_LINE + 1, COLUMNS), np.int32)
        rows, end, nameless = lines(text, size, graphs, trusted, told)
    return Told(text, size, told[:rows], nameless) if end == size else None


@compiled
def _iri(text: Bytes, at: int, known: int) -> int:
    """Return where an IRI ends that starts here, behind its bracket; -1 where there is none.

    So many bytes of it are `known`: another IRI starts with them.
    """
    if text[at] != 60:
        return -1
    end = at + max(1, known)
    while KINDS[text[end]] & 1:
        end += 1
    return end + 1 if text[end] == 62 and 1 < end - at <= _NAME else -1


@compiled
def _label(text: Bytes, at: int, trusted: bool) -> int:
    """Return where the label of a node without a name ends that starts here; -1 where there is none."""
    if trusted and text[at] == 95:
        end = at
        while text[end] > 32:
            end += 1
        return end
    if text[at] != 95 or text[at + 1] != 58 or not KINDS[text[at + 2]] & 4:
        return -1
    end = at + 3
    while KINDS[text[end]] & 4 or text[end] == 45 or text[end] == 95:
        end += 1
    return end if end - at <= _NAME else -1


@compiled
def _is_hex(byte: int) -> bool:
    return 48 <= byte <= 57 or 65 <= byte <= 70 or 97 <= byte <= 102


@compiled
def _quoted(text: Bytes, at: int) -> int:
    """Return where a text ends that starts here, behind its quote; -1 where that is not plain."""
    end = at + 1
    while True:
        while KINDS[text[end]] & 8:
            end += 1
        if text[end] == 34:
            return end + 1 if end - at <= _TEXT else -1
        if text[end] != 92:
            return -1
        sign = text[end + 1]
        if sign == 117:  # \u, but of no half of a pair
            for place in range(end + 2, end + 6):
                if not _is_hex(text[place]):
                    return -1
            half = text[end + 2] | 32
            if half == 100 and text[end + 3] >= 56:
                return -1
            end += 6
        elif sign in (116, 98, 110, 114, 102, 34, 39, 92):
            end += 2
        else:
            return -1


@compiled
def _language(text: Bytes, at: int, trusted: bool) -> int:
    """Return where a language ends that starts here: two or three letters, and a region or a script."""
    end = at + 1
    while 65 <= text[end] <= 90 or 97 <= text[end] <= 122:
        end += 1
    if trusted:
        while (48 <= text[end] <= 57) or (65 <= text[end] | 32 <= 122 and text[end] >= 65) or text[end] == 45:
            if text[end] == 45 and text[end + 1] == 45:
                return -1
            end += 1
        return end
    if not 2 <= end - at - 1 <= 3:
        return -1
    if text[end] == 45:
        start = end + 1
        end = start
        while 65 <= text[end] <= 90 or 97 <= text[end] <= 122:
            end += 1
        if end - start != 2 and end - start != 4:
            return -1
    return end


@compiled
def lines(text: Bytes, size: int, graphs: bool, trusted: bool, told: Table) -> tuple[int, int, bool]:
    """Tell where the terms of each line are, a row of `told` a line; return how many, where it stopped, and whether
    there is a node without a name among them.

    It stopped at the end (`size`) or at the start of a line that is not read here. Behind the end `text` has more
    bytes, of zero where the last line has no end, so that no look ahead leaves it.
    """
    at = 0
    row = 0
    nameless = False
    #: of a predicate the last row with it, and what followed it
    last_with = np.full(_REMEMBERED, -1, np.int32)
    follows = np.zeros(_REMEMBERED, np.int32)
    slot = 0
    while at < size and row < told.shape[0]:
        if text[at] == 10:
            at += 1
            continue
        if text[at] == 35:
            end = at
            while text[end] >= 32 or text[end] == 9:
                end += 1
            if text[end] != 10:
                return row, at, nameless
            at = end + 1
            continue
        again = 0
        # the subject
        told[row, _S] = at
        known, length = 0, -1
        if row > 0:
            length = told[row - 1, _S_END] - told[row - 1, _S]
            known = shared(text, at, told[row - 1, _S], length)
        if known == length and text[at + length] == 32:
            end = at + length
            again |= SAME_SUBJECT
        elif text[at] == 60:
            end = _iri(text, at, known if known < length else 0)
        else:
            end = _label(text, at, trusted)
        if end < 0 or text[end] != 32:
            return row, at, nameless
        told[row, _S_END] = end
        # the predicate
        start = end + 1
        told[row, _P] = start
        known, length = 0, -1
        near = follows[slot]
        above = last_with[near]
        if above >= 0:
            length = told[above, _P_END] - told[above, _P]
            known = shared(text, start, told[above, _P], length)
        if known == length and text[start + length] == 32:
            end = start + length
            told[row, SAME_PREDICATE] = above
        else:
            end = _iri(text, start, known if known < length else 0)
            if end < 0 or text[end] != 32:
                return row, at, nameless
            near = np.int32((word(text, max(end - 8, 0)) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(56))
            above = last_with[near]
            told[row, SAME_PREDICATE] = -1
            if above >= 0:
                length = told[above, _P_END] - told[above, _P]
                if length == end - start and shared(text, start, told[above, _P], length) == length:
                    told[row, SAME_PREDICATE] = above
        told[row, _P_END] = end
        follows[slot] = near
        slot = near
        # the value
        start = end + 1
        told[row, _O] = start
        told[row, SAME_VALUE] = -1
        told[row, _SORT] = 0
        told[row, _SORT_END] = 0
        known, length = 0, -1
        if above >= 0:
            length = told[above, _O_END] - told[above, _O]
            known = shared(text, start, told[above, _O], length)
        if known == length and text[start + length] == 32:
            end = start + length
            told[row, SAME_VALUE] = above
            told[row, KIND] = told[above, KIND]
            if told[above, _SORT] > 0:
                told[row, _SORT] = start + told[above, _SORT] - told[above, _O]
                told[row, _SORT_END] = start + told[above, _SORT_END] - told[above, _O]
                again |= SAME_SORT
        elif text[start] == 60:
            end = _iri(text, start, known if known < length else 0)
            told[row, KIND] = IRI
        elif text[start] == 95:
            end = _label(text, start, trusted)
            told[row, KIND] = BLANK
        elif text[start] == 34:
            end = _quoted(text, start)
            told[row, KIND] = SHORT
            if end >= 0 and text[end] == 64:
                told[row, KIND] = LONG
                end = _language(text, end, trusted)
            elif end >= 0 and text[end] == 94:
                if text[end + 1] != 94:
                    return row, at, nameless
                sort = end + 2
                length = told[above, _SORT_END] - told[above, _SORT] if above >= 0 else 0
                if length > 0 and shared(text, sort, told[above, _SORT], length) == length:
                    end = sort + length
                    again |= SAME_SORT
                else:
                    end = _iri(text, sort, 0)
                told[row, _SORT] = sort
                told[row, _SORT_END] = end
            if end - start > SHORTEST:
                told[row, KIND] = LONG
        else:
            return row, at, nameless
        if end < 0 or text[end] != 32:
            return row, at, nameless
        told[row, _O_END] = end
        last_with[near] = row
        # the graph
        end += 1
        told[row, _G] = end
        told[row, _G_END] = end
        if text[end] != 46:
            if not graphs:
                return row, at, nameless
            start = end
            length = told[row - 1, _G_END] - told[row - 1, _G] if row > 0 else 0
            if length > 0 and shared(text, start, told[row - 1, _G], length) == length and text[start + length] == 32:
                end = start + length
                again |= SAME_GRAPH
            elif text[start] == 60:
                end = _iri(text, start, 0)
            else:
                end = _label(text, start, trusted)
            if end < 0 or text[end] != 32 or text[end + 1] != 46:
                return row, at, nameless
            told[row, _G_END] = end
            end += 1
        if text[end + 1] != 10:
            return row, at, nameless
        told[row, END] = end + 2
        told[row, AGAIN] = again
        nameless |= text[at] == 95 or text[told[row, _O]] == 95 or text[told[row, _G]] == 95
        at = end + 2
        row += 1
    return row, at, nameless
