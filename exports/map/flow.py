"""Text in columns: runs of words make paragraphs, paragraphs fill columns from top to bottom, or do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from exports.map.ink import Mark, Words
from exports.map.letters import width
from exports.map.picture import colour, sign

__all__ = ["Column", "Flow", "Para", "Run", "height", "set_lines"]

#: From base line to base line, and from the top of a line to its base line, in sizes.
STEP, RISE = 1.24, 0.98
#: A paragraph that goes on in another column leaves so many lines, and takes as many along.
_KEPT = 3


class Run(NamedTuple):
    """Words of one kind in a paragraph."""

    text: str
    bold: bool = False
    ink: str = "ink"
    link: str | None = None


@dataclass(frozen=True)
class Para:
    """A paragraph; its size, indents and the space before it are in sizes of the text around it."""

    runs: tuple[Run, ...]
    size: float = 1.0
    before: float = 0.0
    #: of the first line, and of those after it
    first: float = 0.0
    hang: float = 0.0
    #: the look and the symbol of a verdict that stands before it
    sign: tuple[str, str] | None = None
    #: it stands in one column with what comes after it
    keep: bool = False


class Column(NamedTuple):
    """Where text may stand, from the top left."""

    x: float
    y: float
    width: float
    height: float


class _Line(NamedTuple):
    x: float
    words: tuple[tuple[str, Run], ...]


def _pieces(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """Yield a word, or as much of it as a line holds where no line holds it whole."""
    while width(word, size, bold) > room and len(word) > 1:
        many = max(1, int(len(word) * room / width(word, size, bold)))
        while many > 1 and width(word[:many], size, bold) > room:
            many -= 1
        yield word[:many]
        word = word[many:]
    yield word


def _lines(para: Para, room: float, size: float) -> list[_Line]:
    """Return a paragraph on lines of a width: words as they are, what no line holds in pieces."""
    size *= para.size
    lines: list[_Line] = []
    words: list[tuple[str, Run]] = []
    start = used = para.first * size
    for run in para.runs:
        for word in run.text.split():
            for piece in _pieces(word, room - max(para.first, para.hang) * size, size, run.bold):
                wide, space = width(piece, size, run.bold), width(" ", size, run.bold) if words else 0.0
                if words and used + space + wide > room:
                    lines.append(_Line(start, tuple(words)))
                    words, space = [], 0.0
                    start = used = para.hang * size
                words.append((piece, run))
                used += space + wide
    return [*lines, _Line(start, tuple(words))] if words else lines


def _set(line: _Line, x: float, y: float, size: float) -> Iterator[Words]:
    """Yield the words of a line, those of one run as one text."""
    at, x = 0, x + line.x
    while at < len(line.words):
        run = line.words[at][1]
        end = next((i for i in range(at, len(line.words)) if line.words[i][1] is not run), len(line.words))
        last = end == len(line.words)
        text = " ".join(word for word, _ in line.words[at:end]) + ("" if last else " ")
        yield Words(x, y, text, size, colour(run.ink), run.bold, link=run.link)
        x += width(text, size, run.bold)
        at = end


def set_lines(para: Para, x: float, y: float, room: float, size: float) -> Iterator[Mark]:
    """Yield a paragraph from its top left corner down."""
    yield from _drawn(para, _lines(para, room, size), x, y, size, whole=True)


def _drawn(para: Para, lines: Sequence[_Line], x: float, y: float, size: float, *, whole: bool) -> Iterator[Mark]:
    """Yield lines of a paragraph; its sign stands before its first."""
    size *= para.size
    if para.sign and lines and whole:
        look, mark = para.sign
        yield from sign(look, mark, x + size * 0.62, y + size * (RISE - 0.36), size * 0.52)
    for at, line in enumerate(lines):
        yield from _set(line, x, y + size * (RISE + at * STEP), size)


def height(para: Para, room: float, size: float) -> float:
    """Return how high a paragraph is, without the space before it."""
    return len(_lines(para, room, size)) * size * para.size * STEP


class Flow:
    """Text running through columns, one after the other."""

    def __init__(self, columns: Iterable[Column], size: float) -> None:
        self._waiting = iter(columns)
        self._size = size
        self.marks: list[Mark] = []
        self.column: Column | None = None
        self.y = 0.0
        self._next()

    def _next(self) -> None:
        self.column = next(self._waiting, None)
        self.y = self.column.y if self.column else 0.0

    def put(self, paras: Sequence[Para]) -> bool:
        """Set paragraphs where the last one ended; False where they do not fit."""
        return all(self._block(block) for block in _blocks(paras))

    def _block(self, block: Sequence[Para]) -> bool:
        """Set what stands together: in this column, else in the next; a long paragraph goes on in the next."""
        while self.column is not None:
            lines = [_lines(it, self.column.width, self._size) for it in block]
            left = self.column.y + self.column.height - self.y + 0.01
            before = [it.before * self._size * bool(at or self.y > self.column.y) for at, it in enumerate(block)]
            steps = [self._size * it.size * STEP for it in block]
            high = sum(len(some) * step for some, step in zip(lines, steps, strict=True)) + sum(before)
            last = int((left - (high - len(lines[-1]) * steps[-1])) / steps[-1])
            if high > left and not (last >= _KEPT and len(lines[-1]) - last >= _KEPT):
                self._next()
                continue
            for para, some, space, step in zip(block, lines, before, steps, strict=True):
                self.y += space
                here = some[:last] if para is block[-1] and high > left else some
                self.marks.extend(_drawn(para, here, self.column.x, self.y, self._size, whole=True))
                self.y += len(here) * step
            return high <= left or self._rest(block[-1], last)
        return False

    def _rest(self, para: Para, done: int) -> bool:
        """Set what is left of a paragraph in the columns that follow."""
        words = [word for line in _lines(para, self._width(), self._size)[done:] for word in line.words]
        self._next()
        runs = tuple(run._replace(text=word) for word, run in words)
        return self._block([replace(para, runs=_joined(runs), first=para.hang, before=0.0, sign=None, keep=False)])

    def _width(self) -> float:
        return self.column.width if self.column else 0.0


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return words of which those of one kind are one run again."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=f"{found[-1].text} {run.text}")
        else:
            found.append(run)
    return tuple(found)


def _blocks(paras: Sequence[Para]) -> Iterator[list[Para]]:
    """Yield what stands together in one column."""
    block: list[Para] = []
    for para in paras:
        block.append(para)
        if not para.keep:
            yield block
            block = []
    if block:
        yield block
