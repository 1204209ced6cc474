"""Bytes, as machine code where there is any (`ontology.columns.compiling`): words, hashes, copies."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ontology.columns.compiling import COMPILED, compiler

__all__ = [
    "COMPILED",
    "KINDS",
    "Bytes",
    "Marks",
    "Places",
    "Table",
    "compiled",
    "copied",
    "is_same",
    "last_word",
    "mark_of",
    "shared",
    "squared",
    "word",
]

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
Marks = NDArray[np.uint64]
Table = NDArray[np.int32]

#: the files of which machine code is made
_MADE: Final = ("bytewise", "grouping", "numbering", "plain_kernels", "rings", "scanning", "texts")

compiled = compiler(Path(__file__).parent, _MADE)


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


#: what each byte may stand in, as bits: 1 an IRI, 2 an IRI of the plainest sort, 4 a label, 8 a text
KINDS = _kinds_of_bytes()


@compiled
def word(text: Bytes, at: int) -> np.uint64:
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


@compiled
def last_word(text: Bytes, at: int, end: int) -> np.uint64:
    """Return the bytes that are left before an end, fewer than eight of them."""
    return word(text, at) & ((np.uint64(1) << np.uint64(8 * (end - at))) - np.uint64(1))


@compiled
def mark_of(text: Bytes, start: int, end: int) -> np.uint64:
    """Return a number that is mostly another for other bytes."""
    found = np.uint64(14695981039346656037) ^ np.uint64(end - start)
    at = start
    while at + 8 <= end:
        found = (found ^ word(text, at)) * np.uint64(0x9E3779B97F4A7C15)
        found ^= found >> np.uint64(32)
        at += 8
    found = (found ^ last_word(text, at, end)) * np.uint64(0x9E3779B97F4A7C15)
    return found ^ (found >> np.uint64(29))


@compiled
def is_same(one: Bytes, at: int, other: Bytes, start: int, end: int) -> bool:
    """Tell whether the bytes of one text from `at` on are those of the other from `start` to `end`."""
    while start + 8 <= end:
        if word(one, at) != word(other, start):
            return False
        at += 8
        start += 8
    return bool(last_word(one, at, at + end - start) == last_word(other, start, end))


@compiled
def shared(text: Bytes, one: int, other: int, size: int) -> int:
    """Return how many bytes two places of a text have in common, in steps of eight; `size` where it is that many."""
    done = 0
    while done + 8 <= size:
        if word(text, one + done) != word(text, other + done):
            return done
        done += 8
    if last_word(text, one + done, one + size) != last_word(text, other + done, other + size):
        return done
    return size


@compiled
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


@compiled
def copied(text: Bytes, first: Places, last: Places, into: Bytes) -> None:
    """Write names one behind the other."""
    at = 0
    for row in range(first.size):
        for place in range(first[row], last[row]):
            into[at] = text[place]
            at += 1
