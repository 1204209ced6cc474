"""What a person reads of an answer, before it has a form: sentences, headings, items, notes and tables.

A view (`exports.views`) makes a page once, in one language; a format (`exports.formats`) renders it. Parts say
what they are, never how they look: a style is the name of a meaning, and each format has its own way with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import Literal, TypeAlias

__all__ = [
    "Bar",
    "Cell",
    "Cited",
    "Column",
    "Contents",
    "Figure",
    "Heading",
    "Item",
    "Note",
    "Page",
    "Part",
    "Room",
    "Sentence",
    "Style",
    "Table",
    "Told",
    "Words",
    "alike",
    "blocks",
    "counts",
    "plain",
]

#: What words are: the answer in one sentence (strong), which house was asked (about), a remark (aside), or how far
#: a minister answers for what they tell (a class of `graph.records.MINISTERIAL`); empty: no more than words.
Style: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Cited:
    """A source: its title, what is known of it, and an address that a format may make a link of."""

    title: str
    about: str
    url: str | None
    #: the address is for a format that has links; plain text does not spell it out
    linked: bool = False

    @property
    def known(self) -> str:
        """What is known of it, in brackets behind the title."""
        return f" ({self.about})" if self.about else ""

    def __str__(self) -> str:
        address = f" <{self.url}>" if self.url and self.url != self.title and not self.linked else ""
        return self.title + self.known + address


#: Words in which a source may be cited.
Words: TypeAlias = str | tuple[str | Cited, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of its own."""

    words: str
    style: Style = ""
    #: the same in a file
    whole: str = ""

    @property
    def full(self) -> str:
        """All of it."""
        return self.whole or self.words


@dataclass(frozen=True, slots=True)
class Heading:
    """Words above what follows; level 2 is under the last of level 1; level 0 is what a whole document is called."""

    words: str
    level: int = 1
    style: Style = ""
    #: it begins a page, in a format that has pages
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list. An item of a higher level belongs to the one before it of a lower; 0 stands at the margin."""

    words: Words
    level: int = 1
    number: int | None = None
    #: the same where there is room
    whole: Words = ""

    @property
    def full(self) -> Words:
        """All of it."""
        return self.whole or self.words


@dataclass(frozen=True, slots=True)
class Note:
    """What helps to read the rest: a legend, a reservation."""

    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name; `role` says what it holds, `least` and `most` how wide it is where width is scarce."""

    name: str
    #: number: figures; name: never broken; key: a name, of which the column need not say what it is where room is
    #: scarce
    role: Literal["", "number", "name", "key"] = ""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a table; where there is room they are told in `whole`."""

    words: str
    style: Style = ""
    whole: str = ""
    #: where more of it is to be read, for a format that has links
    url: str | None = None

    @property
    def full(self) -> str:
        """All of it."""
        return self.whole or self.words


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. Where room is scarce, `most` rows are shown and `more` tells of the rest."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    most: int | None = None
    more: str = ""
    #: one of several with the same columns: which one, from 1; 0 where it stands alone. Where room is scarce, only
    #: the first names the columns
    turn: int = 0
    #: the rows of all of these, by which the columns are as wide in each
    beside: tuple[tuple[Cell, ...], ...] = ()
    #: where room is scarce: rows that say the same are told in one line each, and `left` are the other rows
    folds: tuple[str, ...] = ()
    left: tuple[tuple[Cell, ...], ...] | None = None
    #: what it is a table of, in a format that says so above it
    caption: str = ""

    @property
    def scarce(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are shown as rows where room is scarce."""
        return self.rows if self.left is None else self.left

    @classmethod
    def of(
        cls,
        columns: Iterable[Column | str],
        rows: Iterable[Iterable[Cell | str]],
        most: int | None = None,
        more: str = "",
    ) -> Table:
        """Return a table of columns and cells that may be given as mere words."""
        return cls(
            tuple(Column(column) if isinstance(column, str) else column for column in columns),
            tuple(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows),
            most,
            more,
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """How a whole is made up: of each part how many, its sign and words (a cell) with its style."""

    #: what the whole is
    words: str
    parts: tuple[tuple[int, Cell], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: what it is called, what it shows in words for who does not see it, and how it is drawn."""

    words: str
    alt: str
    svg: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the headings of the document are, in a format in which one can go there."""

    words: str


@dataclass(frozen=True, slots=True)
class Room:
    """What follows on an answer: where room is scarce, as much as a screen still holds; `more` says where the rest is.

    A heading stays with what it stands above. Where there is room everything is told, and `more` is not needed.
    """

    parts: tuple[Sentence | Heading | Item | Note, ...]
    more: str
    #: `more` where something had to be left out: `{left}` is what stands above that
    cut: str

    def cut_after(self, told: int) -> str:
        """Return what to say where only so many blocks were told: the headings over the others, each once."""
        above, left = "", dict[str, None]()
        for turn, block in enumerate(self.blocks):
            above = next((part.words for part in block if isinstance(part, Heading)), above)
            if turn >= told and above:
                left[above] = None
        return self.cut.replace("{left}", ", ".join(left))

    @property
    def blocks(self) -> Iterator[tuple[Sentence | Heading | Item | Note, ...]]:
        """What stays together: a part, with the headings above it and the items of a higher level under it."""
        block: list[Sentence | Heading | Item | Note] = []
        for part in self.parts:
            under = isinstance(part, Item) and part.level > 1
            if block and not under and not all(isinstance(it, Heading) for it in block):
                yield tuple(block)
                block = []
            block.append(part)
        if block:
            yield tuple(block)


def counts(bar: Bar) -> list[str]:
    """Return the parts of a bar in words, each with how many.

    >>> counts(Bar("three", ((2, Cell("● full")), (1, Cell("? unknown")))))
    ['2 × ● full', '1 × ? unknown']
    """
    return [f"{number} × {cell.full}" for number, cell in bar.parts]


def alike(tables: Sequence[Table]) -> list[Table]:
    """Return tables with the same columns as wide in the one as in the other; the first with rows names them.

    >>> [table.turn for table in alike([Table.of(["a"], [["b"]]), Table.of(["a"], [["c"]])])]
    [1, 2]
    """
    every = tuple(row for table in tables for row in table.scarce)
    turns = accumulate(int(bool(table.scarce)) for table in tables)
    return [replace(table, beside=every, turn=turn) for turn, table in zip(turns, tables, strict=True)]


#: What is told as it is.
Told: TypeAlias = Sentence | Heading | Item | Note | Table | Bar | Figure | Contents
Part: TypeAlias = Told | Room
#: The parts in the order in which they are read.
Page: TypeAlias = Iterator[Part]


def plain(words: Words) -> str:
    """Return words with every source as plain text.

    >>> plain(("source: ", Cited("Awb", "A", "https://wetten.overheid.nl/BWBR0005537")))
    'source: Awb (A) <https://wetten.overheid.nl/BWBR0005537>'
    """
    return words if isinstance(words, str) else "".join(map(str, words))


def blocks(page: Page) -> Iterator[Told | list[tuple[int, Item]]]:
    """Yield all parts of a page, and items that stand together as one list, each with how deep it stands, from 0.

    An item that stands alone is no list. A level that is skipped leaves no gap.

    >>> list(blocks(iter([Item("a", 2), Item("b", 3), Note("c"), Item("d")])))[0]
    [(0, Item(words='a', level=2, number=None, whole='')), (1, Item(words='b', level=3, number=None, whole=''))]
    """
    for listed, run in groupby(_all(page), key=lambda part: isinstance(part, Item)):
        parts = list(run)
        items = [part for part in parts if isinstance(part, Item)]
        if listed and (len(items) > 1 or items[0].number is not None):
            yield _nested(items)
        else:
            yield from parts


def _all(page: Page) -> Iterator[Told]:
    for part in page:
        yield from part.parts if isinstance(part, Room) else (part,)


def _nested(items: Iterable[Item]) -> list[tuple[int, Item]]:
    levels: list[int] = []
    found = []
    for item in items:
        while levels and levels[-1] >= item.level:
            levels.pop()
        found.append((len(levels), item))
        levels.append(item.level)
    return found
