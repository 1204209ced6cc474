"""Where everything stands: the floors of the house, filled with rooms, on a few sheets of different width.

The page takes the sheet that suits its window and scales it; it places nothing itself. A sheet holds every choice of
every day and every proposal, so that a box stays where it is whatever else is switched. What is opened (a group) or
looked at apart (the surroundings of one actor) stands in a `Grid`: in order, left to right, in so many columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import NamedTuple

from exports.map.crossings import Pull, untangle
from exports.map.plan import Room, order
from ontology.text import Text

__all__ = ["MAIN", "SHEETS", "Band", "Grid", "Place", "Sheet", "empty_sheets", "focus", "lay_out"]

#: The sheets, by width, by how much higher a box is than it need be, and by whether only those who decide or lie on a
#: chain stand alone on it, as in a low window; from the narrowest to the widest.
SHEETS = (
    *((320, 8, False), (390, 8, False), (520, 8, False), (660, 8, False), (768, 8, False), (864, 0, False)),
    *((960, 10, True), (960, 0, False), (1060, 10, True), (1060, 0, False), (1060, 10, False), (1160, 10, True)),
    *((1160, 0, False), (1160, 12, False), (1260, 10, True), (1260, 0, False), (1260, 14, False), (1380, 0, False)),
)
#: The sheet of a window of 1440 by 900: the one the order in the rooms is found on.
MAIN = 12

#: From here on a sheet has the names of its floors beside it, and rooms side by side.
WIDE, ROOMY = 860, 560
GUTTER, EAVES, TITLE, PAD, BUS, INSIDE = 112, 16, 16, 7, 14, 7
#: Room for the name of a room over what stands by itself: over one box it needs more lines than one.
NAMED = 30
#: The least width of a box and of a brick with the space around it, and the most of each.
LEAST, BRICK, MOST, MOST_BRICK = 104, 104, 164, 230
#: How high a box, a brick and a gable are at least, with the space around a box.
ROW, BRICK_ROW, GABLE, STEEP = 34, 59, 58, 0.06
#: The space around a box in its row.
OFF = 5
#: How far the ridge of the roof is above what stands in it.
RIDGE = 24
#: A name of a room longer than this stands on two lines over one column of bricks.
LONG = 15
#: About how wide a letter of such a name is, where it has little room.
LETTER = 6.4
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
    off: float
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
    #: only who decides or lies on a chain stands alone
    few: bool = False

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
    #: how many letters its name has
    long: int


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
                places[item] = Place(x, y - 9 - (grid.row - OFF) / 2, grid.most, grid.row - OFF)
            continue
        brick = floor == CHOICES
        columns = min(len(items), grid.bricks if brick else grid.columns)
        title = grid.title if sum(map(bool, inside)) > 1 else 0
        row, most = (grid.brick_row, grid.most_brick) if brick else (grid.row, grid.most)
        y += (grid.pad if floor == order()[0] else grid.head) + (grid.bus if brick else 0)
        for at, item in enumerate(items):
            x = grid.left + (at % columns + 0.5) * grid.width / columns
            middle = y + (at // columns) * (row + title) + title + row / 2
            places[item] = Place(x, middle, min(grid.width / columns - 9, most), row - OFF)
        y += ceil(len(items) / columns) * (row + title) + grid.foot
    return places


def _sheet(rooms: Sequence[Room], names: Sequence[Text], width: int, grow: int, few: bool) -> Sheet:
    """Return the house at one width, every floor under the one above it."""
    sheet = _empty(width, grow, few)
    full = [
        _Full(at, room, room.few if few else room.items, max(len(names[at].nl), len(names[at].en)))
        for at, room in enumerate(rooms)
        if room.items
    ]
    of = {floor: [it for it in full if it.room.band == floor] for floor in order()}
    tall = sheet.roomy and any(it.long > LONG for it in of[CHOICES])
    hall = [it for it in of["roof"] if not it.room.local]
    councils = [it for it in of["roof"] if it.room.local]
    cabinet = [it for it in of["cabinet"] if not it.room.local]
    local = [it for it in of["cabinet"] if it.room.local]
    if not sheet.wide and not hall:
        hall, councils = councils, []
    columns, inner = sheet.grid.columns, sheet.grid.width
    most = max((len(it.items) for it in (*councils, *local)), default=0)
    wing = min(max(2, min(most + 1, 4)), max(2, columns * 4 // 9)) if sheet.wide and most else 0
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


def _empty(width: int, grow: int, few: bool) -> Sheet:
    wide, eaves = width >= WIDE, EAVES if width >= WIDE else 6
    gutter = GUTTER if wide else 0
    left, right = gutter + eaves, width - eaves
    inner = right - left - INSIDE - 4
    columns = max(1 if inner < 230 else 2, int(inner // (LEAST if wide else 112)))
    bricks = max(2, int(inner // BRICK)) if width >= ROOMY else columns
    head = PAD if wide else TITLE + PAD + 3
    base = right - left + 2 * EAVES
    gables = [
        max(GABLE, base * STEEP, (ROW + 8) / (1 - n * (MOST + 9) / base)) for n in range(1, 1 + int(base * 0.62 / MOST))
    ]
    grid = Grid(
        left + INSIDE, inner, columns, bricks, ROW + round(grow / 3), BRICK_ROW + grow, OFF, MOST, MOST_BRICK,
        14 if wide else 30, head, NAMED, PAD - 4, BUS, PAD, EAVES if wide else 2,
        tuple(round(high) for high in gables if wide and high < 130),
    )  # fmt: skip
    return Sheet(width, left, right, gutter, grid, few=few)


def _close(sheet: Sheet, floor: str, low: float | None) -> None:
    """End a floor under its lowest row, if it has any."""
    if low is not None:
        sheet.bands.append(Band(floor, sheet.bands[-1].bottom, low + sheet.grid.foot))


def _fill_floor(
    sheet: Sheet, some: Sequence[_Full], y: float, across: tuple[float, float], cells: int, tall: bool
) -> float:
    """Place the rooms of a floor side by side, or stacked where it is narrow; return how low they come.

    Where a name needs two lines, all on the floor have the height for it; `tall`: that of a choice does.
    """
    (x, span), titled, low = across, len(some) > 1, y
    if not sheet.roomy:
        for it in some:
            low = _fill(sheet, it, (x, span), low, cells, titled, tall and it.room.band == CHOICES) + 2
        return low
    bins = _pack(some, cells)
    unit, at, between = span / sum(wide for wide, _ in bins), x, []
    if some[0].room.band != CHOICES:
        tall = any(it.long * LETTER > wide * unit - 10 for wide, its in bins if wide < 2 for it in its)
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
    row, most, off = (grid.brick_row, MOST_BRICK, OFF) if brick else (grid.row, MOST, OFF)
    rows, cell = ceil(len(it.items) / cells), span / cells
    if titled:
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
    wings = [(hall, sheet.left - over, sheet.right + over if split is None else split - 6, RIDGE if sheet.wide else 0)]
    if split is not None:
        wings.append((councils, split - 4, sheet.right + EAVES, 0))
    attics = [
        (
            _attic([item for it in some for item in it.items], start, end, cell, sheet.grid.row, 110 if ridge else 36),
            start,
            end,
            ridge,
        )
        for some, start, end, ridge in wings
    ]
    eaves = sheet.grid.top + max(attic[0] + ridge for attic, *_, ridge in attics)
    for (height, spots), start, end, ridge in attics:
        low, slope = eaves - height, min(height * (0.8 if ridge else 0.4), (end - start) / 8)
        top = [((start + end) / 2, low - ridge)] if ridge else []
        sheet.roofs.append([(start, eaves), (start + slope, low), *top, (end - slope, low), (end, eaves)])
        for item, (x, up, width) in spots.items():
            sheet.places[item] = Place(x, eaves - up, width, sheet.grid.row - OFF)
    sheet.bands.append(Band("roof", sheet.grid.top, eaves))


def _attic(
    items: Sequence[str], start: float, end: float, cell: float, row: float, inset: float
) -> tuple[float, Mapping[str, tuple[float, float, float]]]:
    """Return how high the lower part of a roof is that shelters so many, and where each stands, from the eaves up.

    Its sides are steep, so that a row of boxes fits under it; over the parliament a ridge comes on top.
    """
    base = end - start - inset
    unit = min(cell, max(96.0, base / 3))
    room = max(1, int(base // (min(unit, 100) if end - start > 420 else 125)))
    rows = max(1, ceil(len(items) / room))
    unit = min(MOST + 9, base / min(room, max(1, len(items))))
    spots = {}
    for at, item in enumerate(items):
        up, some = at // room, items[at // room * room : (at // room + 1) * room]
        x = (start + end) / 2 + (at % room - (len(some) - 1) / 2) * unit
        spots[item] = (x, 7 + (row - OFF) / 2 + up * row, min(unit - 9, MOST))
    return rows * row + 14, spots
