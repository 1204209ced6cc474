"""Where everything stands: the floors of the house, filled with rooms, on a few sheets of different width.

The page takes the sheet that suits its window and scales it; it places nothing itself. A sheet holds every choice of
every day and every proposal, so that a box stays where it is whatever else is switched. What is opened (a group) or
looked at apart (the surroundings of one actor) stands in a `Grid`: in order, left to right, in so many columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from math import ceil
from typing import NamedTuple

from exports.map.crossings import Pull, untangle
from exports.map.plan import Room, order
from ontology.text import Text

__all__ = ["MAIN", "SHEETS", "Band", "Grid", "Place", "Sheet", "empty_sheets", "focus", "lay_out"]

#: The sheets, by width and by how much higher a box is than it need be, from the narrowest to the widest.
SHEETS = (
    *((320, 8), (390, 8), (520, 8), (660, 8), (768, 8), (896, 8), (1060, 8)),
    *((1160, 0), (1260, 0), (1320, 16), (1360, 2), (1440, 2)),
)
#: The sheet of a window of 1440 by 900: the one the order in the rooms is found on.
MAIN = 10

#: From here on a sheet has the names of its floors beside it, and rooms side by side.
WIDE, ROOMY = 860, 560
GUTTER, EAVES, TITLE, PAD, BUS, INSIDE = 130, 22, 17, 9, 16, 9
#: The least width of a box and of a brick with the space around it, and the most of each.
LEAST, BRICK, MOST, MOST_BRICK = 116, 124, 164, 230
#: A name of a room longer than this stands on two lines over one column of bricks.
LONG = 15
CHOICES = "choices"


class Place(NamedTuple):
    """The middle and the size of a box."""

    x: float
    y: float
    width: float
    height: float

    def rounded(self) -> Place:
        return Place(*(int(it + 0.5) for it in self))


class Band(NamedTuple):
    """A floor, from its ceiling down."""

    name: str
    top: float
    bottom: float


class Title(NamedTuple):
    """The name of a room: the place of the room in the plan, where it is written, and on how many lines."""

    room: int
    x: float
    y: float
    width: float
    lines: int


class Grid(NamedTuple):
    """How boxes stand that no sheet has a place for: in rows of so many, each row so high; bricks have their own."""

    left: float
    width: float
    columns: int
    bricks: int
    row: float
    brick_row: float
    most: float
    most_brick: float
    #: how far the first floor is below the top, and the first row below the ceiling of its floor
    top: float
    head: float
    title: float
    foot: float
    bus: float
    pad: float
    eaves: float
    #: how high a gable is over one, two and more boxes side by side; over more than these the roof has a flat ridge
    gables: tuple[float, ...]


@dataclass
class Sheet:
    """The house at one width: the places of all its boxes by name, and what is drawn around them."""

    width: float
    left: float
    right: float
    gutter: float
    grid: Grid
    places: dict[str, Place] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    #: between rooms: where, from where, to where
    walls: list[tuple[float, float, float]] = field(default_factory=list)
    roofs: list[list[tuple[float, float]]] = field(default_factory=list)
    #: where the local wing begins
    split: float | None = None

    @property
    def wide(self) -> bool:
        return self.gutter > 0

    @property
    def roomy(self) -> bool:
        return self.width >= ROOMY

    @property
    def height(self) -> float:
        return self.bands[-1].bottom + 16 if self.bands else 0

    def below(self) -> float:
        """Return where the first row of the next floor stands."""
        return self.bands[-1].bottom + self.grid.head


class _Full(NamedTuple):
    """A room with somebody in it: its place in the plan, and who is in it."""

    at: int
    room: Room
    items: tuple[str, ...]


def lay_out(
    rooms: Sequence[Room], names: Sequence[Text], pulls: Sequence[Pull]
) -> tuple[tuple[Room, ...], tuple[Sheet, ...]]:
    """Return the rooms with their members in the order that crosses least, and the sheets.

    `names` are the names of the rooms, `pulls` the lines of the drawing. Choices keep the order they have.
    """
    main = _sheet(rooms, names, *SHEETS[MAIN])
    spots = {
        str(at): (room.members, [main.places[member][:2] for member in room.members])
        for at, room in enumerate(rooms)
        if room.members
    }
    order = untangle(spots, pulls, still=[str(at) for at, room in enumerate(rooms) if room.band == CHOICES])
    ordered = tuple(replace(room, members=order.get(str(at), ())) for at, room in enumerate(rooms))
    return ordered, tuple(_sheet(ordered, names, *size) for size in SHEETS)


def empty_sheets() -> tuple[Sheet, ...]:
    """Return the sheets of a house too large to be shown whole: their grids."""
    return tuple(_empty(*size) for size in SHEETS)


def focus(rooms: Sequence[Room], shown: Iterable[str], sheet: Sheet) -> dict[str, Place]:
    """Return where some stand by themselves: floor under floor in the grid of a sheet, as the page does it."""
    grid, wanted, y = sheet.grid, set(shown), sheet.grid.top
    places: dict[str, Place] = {}
    for floor in order():
        inside = [[one for one in room.everybody if one in wanted] for room in rooms if room.band == floor]
        items = [one for some in inside for one in some]
        if not items:
            continue
        if floor == order()[0] and len(items) <= len(grid.gables):
            y += grid.gables[len(items) - 1]
            for at, item in enumerate(items):
                x = (sheet.left + sheet.right) / 2 + (at - (len(items) - 1) / 2) * (grid.most + 9)
                places[item] = Place(x, y - 9 - (grid.row - 8) / 2, grid.most, grid.row - 8)
            continue
        brick = floor == CHOICES
        columns = min(len(items), grid.bricks if brick else grid.columns)
        title = grid.title if sum(map(bool, inside)) > 1 else 0
        row, most = (grid.brick_row, grid.most_brick) if brick else (grid.row, grid.most)
        y += (grid.pad if floor == order()[0] else grid.head) + (grid.bus if brick else 0)
        for at, item in enumerate(items):
            x = grid.left + (at % columns + 0.5) * grid.width / columns
            middle = y + (at // columns) * (row + title) + title + row / 2
            places[item] = Place(x, middle, min(grid.width / columns - 9, most), row - (7 if brick else 8))
        y += ceil(len(items) / columns) * (row + title) + grid.foot
    return places


def _sheet(rooms: Sequence[Room], names: Sequence[Text], width: int, grow: int) -> Sheet:
    """Return the house at one width, every floor under the one above it."""
    sheet = _empty(width, grow)
    full = [_Full(at, room, room.items) for at, room in enumerate(rooms) if room.items]
    of = {floor: [it for it in full if it.room.band == floor] for floor in order()}
    tall = sheet.roomy and any(max(map(len, (names[it.at].nl, names[it.at].en))) > LONG for it in of[CHOICES])
    hall = [it for it in of["roof"] if not it.room.local]
    councils = [it for it in of["roof"] if it.room.local]
    cabinet = [it for it in of["cabinet"] if not it.room.local]
    local = [it for it in of["cabinet"] if it.room.local]
    if not sheet.wide and not hall:
        hall, councils = councils, []
    columns, inner = sheet.grid.columns, sheet.grid.width
    most = max((len(it.items) for it in (*councils, *local)), default=0)
    wing = min(max(2, min(most, 3)), max(2, columns // 3)) if sheet.wide and most else 0
    split = sheet.right - wing * inner / columns if wing else sheet.right
    _roofs(sheet, hall, councils, split if wing else None)
    top, left = sheet.below(), sheet.grid.left
    if wing:
        sheet.split = split
        low = _fill_floor(sheet, cabinet, top, (left, split - left), columns - wing, tall) if cabinet else top
        side = _fill_floor(sheet, local, top, (split, sheet.right - split - 4), wing, tall) if local else top
        _close(sheet, "cabinet", max(low, side) if cabinet or local else None)
    else:
        some = [*cabinet, *local] if sheet.wide else [*cabinet, *councils, *local]
        _close(sheet, "cabinet", _fill_floor(sheet, some, top, (left, inner), columns, tall) if some else None)
    for floor in order()[2:]:
        if of[floor]:
            brick = floor == CHOICES
            cells = sheet.grid.bricks if brick else columns
            top = sheet.below() + (BUS if brick else 0)
            _close(sheet, floor, _fill_floor(sheet, of[floor], top, (left, inner), cells, tall))
    return sheet


def _empty(width: int, grow: int) -> Sheet:
    wide, eaves = width >= WIDE, EAVES if width >= WIDE else 6
    gutter = GUTTER if wide else 0
    left, right = gutter + eaves, width - eaves
    inner = right - left - INSIDE - 4
    columns = max(1 if inner < 230 else 2, int(inner // (LEAST if wide else 112)))
    bricks = max(2, int(inner // BRICK)) if width >= ROOMY else columns
    head = PAD if wide else TITLE + PAD
    base = right - left + 2 * EAVES
    gables = [max(78, base * 0.085, 49 / (1 - n * (MOST + 9) / base)) for n in range(1, 1 + int(base * 0.62 / MOST))]
    grid = Grid(
        left + INSIDE, inner, columns, bricks, 41 + round(grow / 3), 60 + grow, MOST, MOST_BRICK,
        14 if wide else 30, head, TITLE, PAD - 4, BUS, PAD, EAVES if wide else 2,
        tuple(round(high) for high in gables if wide and high < 130),
    )  # fmt: skip
    return Sheet(width, left, right, gutter, grid)


def _close(sheet: Sheet, floor: str, low: float | None) -> None:
    """End a floor under its lowest row, if it has any."""
    if low is not None:
        sheet.bands.append(Band(floor, sheet.bands[-1].bottom, low + sheet.grid.foot))


def _fill_floor(
    sheet: Sheet, some: Sequence[_Full], y: float, across: tuple[float, float], cells: int, tall: bool
) -> float:
    """Place the rooms of a floor side by side, or stacked where it is narrow; return how low they come."""
    (x, span), titled, low = across, len(some) > 1, y
    if not sheet.roomy:
        for it in some:
            low = _fill(sheet, it, (x, span), low, cells, titled, tall) + 2
        return low
    bins = _pack(some, cells)
    unit, at, between = span / sum(wide for wide, _ in bins), x, []
    for wide, stacked in bins:
        top = y
        for it in stacked:
            top = _fill(sheet, it, (at, wide * unit), top, wide, titled, tall)
        between.append(at)
        low, at = max(low, top), at + wide * unit
    sheet.walls += [(at, y + 2, low) for at in between[1:]]
    return low


def _fill(
    sheet: Sheet, it: _Full, across: tuple[float, float], y: float, cells: int, titled: bool, tall: bool
) -> float:
    """Place those in one room under its name, down and then right, bricks row by row; return how low they come."""
    (x, span), grid, brick = across, sheet.grid, it.room.band == CHOICES
    row, most, off = (grid.brick_row, MOST_BRICK, 7) if brick else (grid.row, MOST, 8)
    rows, cell = ceil(len(it.items) / cells), span / cells
    if titled:
        tall = tall and brick
        y += TITLE + 13 * tall
        sheet.titles.append(Title(it.at, x + 5, y - 5, span - 10, 2 if tall and cells < 2 else 1))
    for at, item in enumerate(it.items):
        column, line = (at % cells, at // cells) if brick else (at // rows, at % rows)
        middle = x + (column + 0.5) * cell, y + (line + 0.5) * row
        sheet.places[item] = Place(*middle, min(cell - 9, most), row - off)
    return y + rows * row


def _pack(full: Sequence[_Full], columns: int) -> list[tuple[int, list[_Full]]]:
    """Return rooms side by side in as few rows as fit, with the columns of each; small rooms share a column."""
    sizes = [len(it.items) for it in full]
    for rows in range(max(1, ceil(sum(sizes) / columns)), max(sizes)):
        bins: list[tuple[int, list[_Full]]] = []
        left: list[int] = []
        for it, size in zip(full, sizes, strict=True):
            wide = ceil(size / rows)
            free = [at for at, (columns_, _) in enumerate(bins) if columns_ == 1 and left[at] >= size]
            if wide == 1 and free:
                at = max(free, key=left.__getitem__)
                bins[at][1].append(it)
                left[at] -= size
            else:
                bins.append((wide, [it]))
                left.append(rows - size)
        if sum(wide for wide, _ in bins) <= columns:
            return bins
    return [(1, [it]) for it in full] if len(full) <= columns else [(columns, list(full))]


def _roofs(sheet: Sheet, hall: Sequence[_Full], councils: Sequence[_Full], split: float | None) -> None:
    """Raise the roof of the parliament, and a lower one over the local wing; both rest on the same eaves."""
    over = sheet.grid.eaves
    cell = sheet.grid.width / sheet.grid.columns
    wings = [(hall, sheet.left - over, sheet.right + over if split is None else split - 6, not sheet.wide, 0)]
    if split is not None:
        wings.append((councils, split - 4, sheet.right + EAVES, True, 14))
    attics = [
        (
            _attic([item for it in some for item in it.items], start, end, cell, sheet.grid.row, flat),
            start,
            end,
            flat,
            lift,
        )
        for some, start, end, flat, lift in wings
    ]
    eaves = sheet.grid.top + max(attic[0] + lift for attic, *_, lift in attics)
    for (height, spots), start, end, flat, _ in attics:
        peak = eaves - height
        ridge = [(start + 22, peak), (end - 22, peak)] if flat else [((start + end) / 2, peak)]
        sheet.roofs.append([(start, eaves), *ridge, (end, eaves)])
        for item, (x, up, width) in spots.items():
            sheet.places[item] = Place(x, eaves - up, width, sheet.grid.row - 8)
    sheet.bands.append(Band("roof", sheet.grid.top, eaves))


def _attic(
    items: Sequence[str], start: float, end: float, cell: float, row: float, flat: bool
) -> tuple[float, Mapping[str, tuple[float, float, float]]]:
    """Return how high a roof is that shelters so many, and where each stands in it, from the eaves up.

    A gable for the parliament; over the wing, which is narrow, a roof with a flat ridge.
    """
    base = end - start
    unit = min(cell, max(96, base / 3))
    if flat:
        room = max(1, int((base - 44) // min(unit, 100)))
        height = max(1, ceil(len(items) / room)) * row + 16
        rows, unit = [room] * ceil(len(items) / room), (base - 44) / room
    else:
        for height in count(max(78, base * 0.085), 6):
            rows = _gable(len(items), base / unit, height, row)
            if sum(rows) >= len(items) or height > 4000:
                break
    spots, left = {}, iter(items)
    for up, many in enumerate(rows):
        some = list(islice(left, many))
        for at, item in enumerate(some):
            x = (start + end) / 2 + (at - (len(some) - 1) / 2) * unit
            spots[item] = (x, 9 + (row - 8) / 2 + up * row, min(unit - 9, MOST))
    return height, spots


def _gable(many: int, cells: float, height: float, row: float) -> list[int]:
    """Return how many stand in each row under a gable of so many cells wide and so high."""
    rows: list[int] = []
    while sum(rows) < many:
        room = int(cells * (1 - (12 + len(rows) * row + row - 4) / height) // 1)
        if room < 1:
            break
        rows.append(room)
    return rows
