"""Canonical N-Quads, byte by byte: where the terms of each line are, and a number for each name.

Compiled by numba (`pip install 'huis-van-thorbecke[arrays]'`). A line is read here in one form only: terms with one
space between them, ` .` and a line end. Whatever is otherwise, or might not be legal, is left to a parser: `lines`
tells on which line it stopped. A name is the same as another when its bytes are: a hash only says where to look.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BLANK",
    "COLUMNS",
    "COMPILED",
    "GRAPH",
    "IRI",
    "LONG",
    "LONGEST",
    "PREDICATE",
    "SHORT",
    "SHORTEST",
    "SORT",
    "SUBJECT",
    "VALUE",
    "column",
    "copied",
    "doubtful",
    "filled",
    "in_rings",
    "lines",
    "number",
    "quoted",
    "squared",
]

#: numba is there, so that these functions run as machine code
COMPILED = find_spec("numba") is not None

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
Marks = NDArray[np.uint64]
Table = NDArray[np.int32]

#: what a value is: a resource with a name or without one, a literal that gets a number, one that does not
IRI, BLANK, SHORT, LONG = 0, 1, 2, 3
#: what is told of each line: where it starts and ends, where each term starts and ends, what its value is, and where
#: what stands behind the text of a literal starts
COLUMNS = 13
_START, _END, _S, _S_END, _P, _P_END, _O, _O_END, _G, _G_END, _KIND, _SORT, _SORT_END = range(COLUMNS)
#: the columns where those terms start
SUBJECT, PREDICATE, VALUE, GRAPH, SORT = _S, _P, _O, _G, _SORT
#: how long what has a number may be, and any other text: what is longer is looked at by a parser
_NAME, SHORTEST, _TEXT = 10_000, 64, 1_000_000
#: so many bytes one line may have
LONGEST = 2_000_000

_F = TypeVar("_F", bound=Callable[..., object])

if TYPE_CHECKING or not COMPILED:

    def _compiled(function: _F) -> _F:
        return function
else:
    from numba import njit

    _compiled = njit(cache=True, nogil=True)


def _kinds_of_bytes() -> Bytes:
    """Return what each byte may stand in: 1 in an IRI, 2 in an IRI of the plainest sort, 4 in a label, 8 in a text."""
    kinds = np.zeros(256, np.uint8)
    kinds[0x21:] |= 1
    kinds[[ord(sign) for sign in '<>"{}|^`\\']] &= 254
    letters = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    kinds[[*letters, *b"-._~!$&'()*+,;=:@/"]] |= 2
    kinds[[*letters]] |= 4
    kinds[0x20:] |= 8
    kinds[9] |= 8
    kinds[[ord('"'), ord("\\")]] &= 255 - 8
    kinds[0x7F] &= 255 - 11
    return kinds


_OF = _kinds_of_bytes()


@_compiled
def _iri(text: Bytes, at: int) -> int:
    """Return where an IRI ends that starts here, behind its bracket; -1 where there is none."""
    if text[at] != 60:
        return -1
    end = at + 1
    while _OF[text[end]] & 1:
        end += 1
    return end + 1 if text[end] == 62 and 1 < end - at <= _NAME else -1


@_compiled
def _label(text: Bytes, at: int, trusted: bool) -> int:
    """Return where the label of a node without a name ends that starts here; -1 where there is none."""
    if trusted and text[at] == 95:
        end = at
        while text[end] > 32:
            end += 1
        return end
    if text[at] != 95 or text[at + 1] != 58 or not _OF[text[at + 2]] & 4:
        return -1
    end = at + 3
    while _OF[text[end]] & 4 or text[end] == 45 or text[end] == 95:
        end += 1
    return end if end - at <= _NAME else -1


@_compiled
def _is_hex(byte: int) -> bool:
    return 48 <= byte <= 57 or 65 <= byte <= 70 or 97 <= byte <= 102


@_compiled
def _quoted(text: Bytes, at: int) -> int:
    """Return where a text ends that starts here, behind its quote; -1 where that is not plain."""
    end = at + 1
    while True:
        while _OF[text[end]] & 8:
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


@_compiled
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


@_compiled
def lines(text: Bytes, size: int, graphs: bool, trusted: bool, told: Places) -> tuple[int, int, bool]:
    """Tell where the terms of each line are, a row of `told` a line; return how many, where it stopped, and whether
    there is a node without a name among them.

    It stopped at the end (`size`) or at the start of a line that is not read here. Behind the end `text` has more
    bytes that are zero, so that no look ahead leaves it.
    """
    at = 0
    row = 0
    nameless = False
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
        told[row, _START] = at
        told[row, _S] = at
        end = _iri(text, at) if text[at] == 60 else _label(text, at, trusted)
        if end < 0 or text[end] != 32:
            return row, at, nameless
        told[row, _S_END] = end
        told[row, _P] = end + 1
        end = _iri(text, end + 1)
        if end < 0 or text[end] != 32:
            return row, at, nameless
        told[row, _P_END] = end
        value = end + 1
        told[row, _O] = value
        told[row, _SORT] = 0
        told[row, _SORT_END] = 0
        if text[value] == 60:
            end = _iri(text, value)
            told[row, _KIND] = 0
        elif text[value] == 95:
            end = _label(text, value, trusted)
            told[row, _KIND] = 1
        elif text[value] == 34:
            end = _quoted(text, value)
            told[row, _KIND] = 2
            if end >= 0 and text[end] == 64:
                told[row, _KIND] = 3
                end = _language(text, end, trusted)
            elif end >= 0 and text[end] == 94:
                if text[end + 1] != 94:
                    return row, at, nameless
                told[row, _SORT] = end + 2
                end = _iri(text, end + 2)
                told[row, _SORT_END] = end
            if end - value > SHORTEST:
                told[row, _KIND] = 3
        else:
            return row, at, nameless
        if end < 0 or text[end] != 32:
            return row, at, nameless
        told[row, _O_END] = end
        end += 1
        told[row, _G] = end
        told[row, _G_END] = end
        if text[end] != 46:
            if not graphs:
                return row, at, nameless
            end = _iri(text, end) if text[end] == 60 else _label(text, end, trusted)
            if end < 0 or text[end] != 32 or text[end + 1] != 46:
                return row, at, nameless
            told[row, _G_END] = end
            end += 1
        if text[end + 1] != 10:
            return row, at, nameless
        told[row, _END] = end + 2
        nameless |= text[at] == 95 or text[value] == 95 or text[told[row, _G]] == 95
        at = end + 2
        row += 1
    return row, at, nameless


@_compiled
def _word(text: Bytes, at: int) -> np.uint64:
    """Return eight bytes as a number: one load, once it is compiled."""
    place = np.uint64(at)
    return (
        np.uint64(text[place])
        | np.uint64(text[place + np.uint64(1)]) << np.uint64(8)
        | np.uint64(text[place + np.uint64(2)]) << np.uint64(16)
        | np.uint64(text[place + np.uint64(3)]) << np.uint64(24)
        | np.uint64(text[place + np.uint64(4)]) << np.uint64(32)
        | np.uint64(text[place + np.uint64(5)]) << np.uint64(40)
        | np.uint64(text[place + np.uint64(6)]) << np.uint64(48)
        | np.uint64(text[place + np.uint64(7)]) << np.uint64(56)
    )


@_compiled
def _last_word(text: Bytes, at: int, end: int) -> np.uint64:
    """Return the bytes that are left before an end, fewer than eight of them."""
    return _word(text, at) & ((np.uint64(1) << np.uint64(8 * (end - at))) - np.uint64(1))


@_compiled
def _hash(text: Bytes, start: int, end: int) -> np.uint64:
    found = np.uint64(14695981039346656037) ^ np.uint64(end - start)
    at = start
    while at + 8 <= end:
        found = (found ^ _word(text, at)) * np.uint64(0x9E3779B97F4A7C15)
        found ^= found >> np.uint64(32)
        at += 8
    found = (found ^ _last_word(text, at, end)) * np.uint64(0x9E3779B97F4A7C15)
    return found ^ (found >> np.uint64(29))


@_compiled
def _is_same(one: Bytes, at: int, other: Bytes, start: int, end: int) -> bool:
    """Tell whether the bytes of one text from `at` on are those of the other from `start` to `end`."""
    while start + 8 <= end:
        if _word(one, at) != _word(other, start):
            return False
        at += 8
        start += 8
    return bool(_last_word(one, at, at + end - start) == _last_word(other, start, end))


@_compiled
def number(
    text: Bytes, start: int, end: int, slots: Table, hashes: Marks, names: Bytes, ends: Places, count: int
) -> int:
    """Return the number of a name among `count` that are known; `count` for one that is new, and is known from now on.

    Name `n` is `names[ends[n]:ends[n + 1]]`. `slots` is a power of two long and never more than half full.
    """
    mark = _hash(text, start, end)
    last = np.uint64(slots.size - 1)
    slot = mark & last
    while True:
        known = slots[slot]
        if known < 0:
            break
        alike = hashes[known] == mark and ends[known + 1] - ends[known] == end - start
        if alike and _is_same(names, ends[known], text, start, end):
            return int(known)
        slot = (slot + np.uint64(1)) & last
    slots[slot] = count
    hashes[count] = mark
    first = ends[count]
    for place in range(end - start):
        names[first + place] = text[start + place]
    ends[count + 1] = first + end - start
    return count


@_compiled
def column(
    text: Bytes,
    told: Places,
    rows: int,
    first: int,
    kind: int,
    beside: Table,
    recent: Table,
    slots: Table,
    hashes: Marks,
    names: Bytes,
    ends: Places,
    count: int,
    numbers: Table,
) -> int:
    """Number the terms that start at column `first` of each row, into `numbers`; return how many names are known then.

    With a `kind` only where the value is of that kind. What is not there is left as it is. An IRI is known by what
    stands between its brackets, anything else as it is written. Most are what was met last `beside` the same thing (a
    status is mostly the same one): `recent` keeps which that was, and no hash is asked for.
    """
    for row in range(rows):
        start, end = told[row, first], told[row, first + 1]
        if start == end or (kind >= 0 and told[row, _KIND] != kind):
            continue
        if text[start] == 60:
            start += 1
            end -= 1
        near = beside[row]
        known = recent[near]
        alike = known >= 0 and ends[known + 1] - ends[known] == end - start
        if alike and _is_same(names, ends[known], text, start, end):
            numbers[row] = known
            continue
        found = number(text, start, end, slots, hashes, names, ends, count)
        if found == count:
            count += 1
        numbers[row] = found
        recent[near] = found
    return count


@_compiled
def filled(slots: Table, hashes: Marks, count: int) -> None:
    """Put `count` names that have hashes into slots that are empty."""
    last = np.uint64(slots.size - 1)
    for known in range(count):
        slot = hashes[known] & last
        while slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & last
        slots[slot] = known


@_compiled
def doubtful(names: Bytes, ends: Places, first: int, count: int, found: Places) -> int:
    """Tell which names from `first` on are not plainly legal IRIs, or nodes without a name; return how many."""
    many = 0
    for known in range(first, count):
        start, end = ends[known], ends[known + 1]
        if not (names[start] == 95 and names[start + 1] == 58) and not _plain(names, start, end):
            found[many] = known
            many += 1
    return many


@_compiled
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
    while at < end and (_OF[text[at]] & 4 or text[at] == 45 or text[at] == 46):
        at += 1
    if at < end and text[at] != 47 and text[at] != 35:
        return False
    fragments = 0
    while at < end:
        if text[at] == 35:
            fragments += 1
        elif not _OF[text[at]] & 2:
            return False
        at += 1
    return fragments <= 1


@_compiled
def squared(text: Bytes, first: Places, last: Places, words: Marks) -> None:
    """Write each name as a row of words that are in the order of its bytes, with zeros behind it."""
    for row in range(first.size):
        at = first[row]
        for place in range(words.shape[1]):
            word = np.uint64(0)
            for _ in range(8):
                word <<= np.uint64(8)
                if at < last[row]:
                    word |= np.uint64(text[at])
                at += 1
            words[row, place] = word


@_compiled
def copied(text: Bytes, first: Places, last: Places, into: Bytes) -> None:
    """Write names one behind the other."""
    at = 0
    for row in range(first.size):
        for place in range(first[row], last[row]):
            into[at] = text[place]
            at += 1


@_compiled
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


def in_rings(low: Table, high: Table, size: int) -> NDArray[np.bool_]:
    """Tell which of so many nodes stand in a circle of steps from `low` to `high`, or between two circles."""
    found = np.ones(size, np.bool_)
    for start, end in ((low, high), (high, low)):
        order = np.argsort(end, kind="stable")
        first = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(end, minlength=size))))
        _peel(start[order], first, np.bincount(start, minlength=size), found)
    return found


@_compiled
def _peel(start: Table, first: Places, left: Places, found: NDArray[np.bool_]) -> None:
    """Take away whatever leads to nothing that is left: `start` are those that lead to each, from `first` on."""
    waiting = np.flatnonzero(left == 0)
    open_ = np.empty(left.size, np.int64)
    count = waiting.size
    open_[:count] = waiting
    while count:
        count -= 1
        node = open_[count]
        found[node] = False
        for place in range(first[node], first[node + 1]):
            before = start[place]
            left[before] -= 1
            if left[before] == 0:
                open_[count] = before
                count += 1
