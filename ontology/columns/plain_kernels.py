"""Turtle and TriG of the plainest sort to N-Quads, byte by byte: names with prefixes and short texts.

What is written is what the parser would have written of it. Whatever is otherwise, or might not be legal, is not plain.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from ontology.columns.bytewise import Bytes, Places, compiled
from ontology.standards import RDF

__all__ = ["FULL", "MORE", "NAME", "NOT_PLAIN", "PREFIX", "READ", "TEXT", "WRITTEN", "Prefixes", "written"]

Prefixes = tuple[Bytes, Places, Bytes, Places]

#: what `written` stopped at: the end of what there is, something that is not plain, a full table, a prefix
MORE, NOT_PLAIN, FULL, PREFIX = range(4)
#: places in what is kept from one call to the next: is a graph open, how long is what ends its lines, and where the
#: last statement ended, in what was read and in what was written
_OPEN, _GRAPH, READ, WRITTEN = range(4)
#: so long may a text and an IRI be; what is longer is looked at by the parser, which knows what is too long
TEXT, NAME = 100_000, 4_000

_TYPE: Final = np.frombuffer(f"<{RDF.type}>".encode("ascii"), np.uint8)
_SORTS: Final = np.frombuffer(b"<http://www.w3.org/2001/XMLSchema#", np.uint8)
_STRING: Final = np.frombuffer(b"string>", np.uint8)
_INTEGER: Final = np.frombuffer(b'"^^<http://www.w3.org/2001/XMLSchema#integer>', np.uint8)
_TRUE: Final = np.frombuffer(b"true", np.uint8)
_FALSE: Final = np.frombuffer(b"false", np.uint8)
_BOOLEAN: Final = np.frombuffer(b'"^^<http://www.w3.org/2001/XMLSchema#boolean>', np.uint8)
_SPACE, _LOCAL, _IRI, _END = 1, 2, 4, 8


def _kinds_of_bytes() -> Bytes:
    """Return what each byte may be: space, in a local name, in an IRI, behind a value."""
    kinds = np.zeros(256, np.uint8)
    letters = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    kinds[[*b" \t\r\n"]] |= _SPACE | _END
    kinds[[*letters, *b"_-"]] |= _LOCAL
    kinds[[*letters, *b"-._~/#"]] |= _IRI
    kinds[[*b",;.}"]] |= _END
    return kinds


_OF = _kinds_of_bytes()


@compiled
def _copied(told: Bytes, size: int, into: Bytes, at: int) -> int:
    """Write so many bytes at a place; return the place behind them."""
    for place in range(size):
        into[at + place] = told[place]
    return at + size


@compiled
def _blank(text: Bytes, at: int) -> int:
    """Return where the next word starts, behind space and remarks."""
    while True:
        while _OF[text[at]] & _SPACE:
            at += 1
        if text[at] != 35:
            return at
        while text[at] != 10 and text[at] != 13 and text[at] != 0:
            at += 1


@compiled
def _iri(
    text: Bytes,
    size: int,
    at: int,
    prefixes: Prefixes,
    into: Bytes,
    to: int,
) -> tuple[int, int]:
    """Write the IRI that starts here, in its brackets, at a place of `into`; return where both end.

    Where there is none that is plain it is told where that shows, as a negative number less one.
    """
    start = at
    if text[at] == 60:
        return _bracketed(text, at, into, to)
    while _OF[text[at]] & _LOCAL and at - start < NAME:
        at += 1
    if text[at] != 58:
        return -at - 1, to
    names, name_ends, iris, iri_ends = prefixes
    found = -1
    for name in range(name_ends.size - 1):
        first = name_ends[name]
        if name_ends[name + 1] - first != at - start:
            continue
        found = name
        for place in range(at - start):
            if names[first + place] != text[start + place]:
                found = -1
                break
        if found >= 0:
            break
    if found < 0:
        return -start - 1, to
    for place in range(iri_ends[found], iri_ends[found + 1]):
        into[to] = iris[place]
        to += 1
    at += 1
    start = at
    if text[at] == 45:  # no local name starts with it
        return -at - 1, to
    while at - start < NAME:
        if not _OF[text[at]] & _LOCAL:
            if text[at] != 46 or at == start:
                break
            if at + 1 >= size:
                return -size - 1, to
            if not _OF[text[at + 1]] & _LOCAL:
                break
        into[to] = text[at]
        to += 1
        at += 1
    if at == start or not _OF[text[at]] & _END:
        return -at - 1, to
    into[to] = 62
    return at, to + 1


@compiled
def _bracketed(text: Bytes, at: int, into: Bytes, to: int) -> tuple[int, int]:
    """Write an IRI in brackets that is legal at sight: http(s), a host of letters, no escape; as `_iri`."""
    start = at + 1
    at = start
    scheme = (104, 116, 116, 112)
    for letter in scheme:
        if text[at] != letter:
            return -at - 1, to
        at += 1
    if text[at] == 115:
        at += 1
    for letter in (58, 47, 47):
        if text[at] != letter:
            return -at - 1, to
        at += 1
    host = at
    while (_OF[text[at]] & _LOCAL and text[at] != 95) or text[at] == 46:
        at += 1
    if at == host or (text[at] != 47 and text[at] != 35 and text[at] != 62):
        return -at - 1, to
    fragments = 0
    while _OF[text[at]] & _IRI:
        fragments += text[at] == 35
        at += 1
    if text[at] != 62 or fragments > 1 or at - start > NAME:
        return -at - 1, to
    for place in range(start - 1, at + 1):
        into[to] = text[place]
        to += 1
    return at + 1, to


@compiled
def _is_word(text: Bytes, at: int, word: Bytes) -> bool:
    for place in range(word.size):
        if text[at + place] != word[place]:
            return False
    return bool(_OF[text[at + word.size]] & _END)


@compiled
def _literal(
    text: Bytes,
    size: int,
    at: int,
    prefixes: Prefixes,
    into: Bytes,
    to: int,
) -> tuple[int, int]:
    """Write the text that starts here, as `_iri`."""
    start = at
    at += 1
    while True:
        byte = text[at]
        if byte == 34:
            break
        if byte < 32 or byte == 127 or at - start > TEXT:
            return -at - 1, to
        if byte == 239 and text[at + 1] == 191 and text[at + 2] >= 190:  # of which it is not said how it is written
            return -at - 1, to
        if byte == 92:
            at += 1
            sign = text[at]
            if sign != 34 and sign != 92 and sign != 110 and sign != 114:
                return -at - 1, to
        at += 1
    at += 1
    if at - start == 2 and text[at] == 34:  # a long text
        return -at - 1, to
    for place in range(start, at):
        into[to] = text[place]
        to += 1
    if text[at] == 64:
        end = at + 1
        while 97 <= text[end] <= 122:
            end += 1
        if not 2 <= end - at - 1 <= 3:
            return -end - 1, to
        for place in range(at, end):
            into[to] = text[place]
            to += 1
        at = end
    elif text[at] == 94:
        if text[at + 1] != 94:
            return -at - 2, to
        into[to] = 94
        into[to + 1] = 94
        sort = to + 2
        end, to = _iri(text, size, at + 2, prefixes, into, sort)
        if end < 0:
            return end, to
        for place in range(_SORTS.size):  # of no other it is said here how a text of that sort is written
            if into[sort + place] != _SORTS[place]:
                return -at - 1, to
        sort += _SORTS.size
        is_string = to - sort == _STRING.size
        for place in range(_STRING.size):
            is_string = is_string and into[sort + place] == _STRING[place]
        if is_string:
            return -at - 1, to
        at = end
    return at, to


@compiled
def _value(
    text: Bytes,
    size: int,
    at: int,
    prefixes: Prefixes,
    into: Bytes,
    to: int,
) -> tuple[int, int]:
    """Write the value that starts here, as `_iri`; what ends a value stands behind it."""
    byte = text[at]
    if byte == 34:
        end, to = _literal(text, size, at, prefixes, into, to)
    elif 48 <= byte <= 57:
        end = at
        into[to] = 34
        to += 1
        while 48 <= text[end] <= 57 and end - at < NAME:
            into[to] = text[end]
            to += 1
            end += 1
        to = _copied(_INTEGER, _INTEGER.size, into, to)
        if text[end] == 46:  # which may be a decimal
            return -end - 1, to
    elif (byte == 116 and _is_word(text, at, _TRUE)) or (byte == 102 and _is_word(text, at, _FALSE)):
        word = _TRUE if byte == 116 else _FALSE
        into[to] = 34
        to = _copied(word, word.size, into, to + 1)
        to = _copied(_BOOLEAN, _BOOLEAN.size, into, to)
        end = at + word.size
    else:
        end, to = _iri(text, size, at, prefixes, into, to)
    if end >= 0 and not _OF[text[end]] & _END:
        return -end - 1, to
    return end, to


@compiled
def written(
    text: Bytes,
    size: int,
    is_last: bool,
    is_trig: bool,
    prefixes: Prefixes,
    graph: Bytes,
    state: Places,
    into: Bytes,
) -> int:
    """Write whole statements as N-Quads; return what this stopped at.

    Of the `prefixes` there are the names, one behind the other, and where each starts; likewise what each stands for,
    with the bracket that opens an IRI. `state` tells how far this came, and which graph is open. Behind `size` the text
    has more bytes that are zero.
    """
    subject = np.empty(2 * NAME + 8, np.uint8)
    predicate = np.empty(2 * NAME + 8, np.uint8)
    most = subject.size + predicate.size + graph.size + TEXT + 2 * NAME + 64
    while True:
        to = state[WRITTEN]
        at = _blank(text, state[READ])
        if at >= size:
            return NOT_PLAIN if is_last and state[_OPEN] else MORE
        if text[at] == 64:
            state[READ] = at
            return NOT_PLAIN if state[_OPEN] else PREFIX
        if text[at] == 125 or text[at] == 123:
            opens = text[at] == 123
            if not is_trig or opens == (state[_OPEN] != 0):
                return NOT_PLAIN
            state[_OPEN] = opens
            state[_GRAPH] = 0
            state[READ] = at + 1
            continue
        end, of_subject = _iri(text, size, at, prefixes, subject, 0)
        if end < 0:
            return _short(end, size, is_last)
        at = _blank(text, end)
        if text[at] == 123 and is_trig and not state[_OPEN]:
            graph[0] = 32
            state[_GRAPH] = _copied(subject, of_subject, graph, 1)
            state[_OPEN] = 1
            state[READ] = at + 1
            continue
        if at == end:
            return _short(-at - 1, size, is_last)
        while True:
            if text[at] == 97 and _OF[text[at + 1]] & _SPACE:
                of_predicate = _copied(_TYPE, _TYPE.size, predicate, 0)
                end = at + 1
            else:
                end, of_predicate = _iri(text, size, at, prefixes, predicate, 0)
                if end < 0:
                    return _short(end, size, is_last)
            at = _blank(text, end)
            if at == end:
                return _short(-at - 1, size, is_last)
            while True:
                if to + most > into.size:
                    return FULL
                to = _copied(subject, of_subject, into, to)
                into[to] = 32
                to = _copied(predicate, of_predicate, into, to + 1)
                into[to] = 32
                end, to = _value(text, size, at, prefixes, into, to + 1)
                if end < 0:
                    return _short(end, size, is_last)
                to = _copied(graph, state[_GRAPH], into, to)
                into[to] = 32
                into[to + 1] = 46
                into[to + 2] = 10
                to += 3
                at = _blank(text, end)
                if text[at] != 44:
                    break
                at = _blank(text, at + 1)
            if text[at] != 59:
                break
            at = _blank(text, at + 1)
            if text[at] == 46 or text[at] == 125:
                break
        if text[at] == 46:
            if not is_last and at + 1 >= size:
                return MORE
            if not (_OF[text[at + 1]] & _SPACE or at + 1 == size):
                return NOT_PLAIN
        elif text[at] == 125 and state[_OPEN]:
            state[_OPEN] = 0
            state[_GRAPH] = 0
        else:
            return _short(-at - 1, size, is_last)
        state[READ] = at + 1
        state[WRITTEN] = to


@compiled
def _short(end: int, size: int, is_last: bool) -> int:
    """Tell whether what is not plain may be so when there is more of it."""
    return MORE if -end - 1 >= size and not is_last else NOT_PLAIN
