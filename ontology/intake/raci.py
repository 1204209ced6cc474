"""A RACI sheet: activities as choices, and who is responsible, accountable, consulted or informed as their roles.

Nobody laid down what such a sheet looks like. Read are a matrix with the parties as columns and letters in its cells, a
column for each letter with parties in its cells (several in one, too), and a row for each activity, letter and party;
each with rows that head a section, and with an activity that stands once for the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ontology.errors import InputError
from ontology.intake.grid import Row, grids_of
from ontology.intake.reasons import Why
from ontology.intake.taking import File, Given, Intake, Taking, said
from ontology.text import Text

__all__ = ["raci"]

_LETTERS = re.compile(r"[A-Za-z](?:\s*[/,;|+&\s]\s*[A-Za-z]){0,5}\*?")
_APART = re.compile(r"\s*[,;|\n]\s*")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "n.v.t.", "nvt", "none", "geen"})
#: so far down the heading of a table may stand
_DEEPEST = 40
_ACCOUNTABLE, _INFORMED = "A", "I"


def raci(files: Sequence[File], given: Given) -> Intake:
    """Return what RACI sheets hold. Raises InputError for a file in which none of these tables stands."""
    taking = Taking("raci", files, given)
    for file in files:
        read = [name for name, rows in grids_of(file).items() if _Sheet(taking, file, name, rows).read()]
        if not read:
            raise InputError(
                f"{file.name}: no RACI table found; its first row names the parties, with letters R, A, C and I "
                "below them, or the columns Activity, Responsible, Accountable, Consulted and Informed"
            )
    return taking.intake()


class _Sheet:
    def __init__(self, taking: Taking, file: File, name: str, rows: Sequence[Row]) -> None:
        self._to = taking
        self._file = file
        self._name = name
        self._rows = rows
        self._rules = taking.given.rules
        self._section = ""
        #: activity -> how many are accountable for it, and where it stands
        self._accountable: dict[str, set[str]] = {}
        self._places: dict[str, tuple[str, int]] = {}
        self._actors: set[str] = set()
        self._themes: set[str] = set()

    def read(self) -> bool:
        """Find the table and read it; False, with a remark, where there is none."""
        for number, row in enumerate(self._rows[:_DEEPEST]):
            heads = [self._rules.raci_headings.get(_plain(cell), "") for cell in row.cells]
            above, below = self._rows[:number], self._rows[number + 1 :]
            if {"R", "A"} <= {*heads}:
                self._above(above)
                self._by_letter(heads, row, below)
                return True
            if {"role", "who"} <= {*heads}:
                self._above(above)
                self._long(heads, row, below)
                return True
            if len(row.filled) > 1 and (columns := _lettered(row, below)):
                self._above(above)
                self._matrix(heads, row, columns, below)
                return True
        if self._rows:
            self._remark("left-aside", self._name or self._file.name, Why.NO_TABLE, "", self._rows[0].line)
        return False

    def _above(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._remark("left-aside", row.cell(row.filled[0]), Why.OVER_THE_TABLE, "", row.line)

    # -- three tables

    def _matrix(self, heads: Sequence[str], head: Row, columns: Sequence[int], rows: Sequence[Row]) -> None:
        """Read parties as columns, letters as cells."""
        at = (
            heads.index("activity") if "activity" in heads else min(set(range(len(head.cells))) - {*columns}, default=0)
        )
        self._beside(head, {at, *columns})
        for row, activity in self._activities(rows, at, columns):
            for column in columns:
                cell = row.cell(column)
                if _plain(cell) in _NOTHING:
                    continue
                if not _lettering(cell):
                    self._remark("unknown", cell, Why.LETTER, row.cell(at), row.line)
                    continue
                for letter in re.findall("[A-Za-z]", cell):
                    self._role(activity, letter.upper(), head.cell(column), row.line)
        self._counted()

    def _by_letter(self, heads: Sequence[str], head: Row, rows: Sequence[Row]) -> None:
        """Read letters as columns, parties as cells."""
        columns = {c: heads[c] for c in range(len(heads)) if len(heads[c]) == 1}
        at = heads.index("activity") if "activity" in heads else min(set(range(len(heads))) - {*columns}, default=0)
        self._beside(head, {at, *columns})
        for row, activity in self._activities(rows, at, list(columns)):
            for column, letter in columns.items():
                for who in _APART.split(row.cell(column)):
                    if _plain(who) not in _NOTHING:
                        self._role(activity, letter, who, row.line)
        self._counted()

    def _long(self, heads: Sequence[str], head: Row, rows: Sequence[Row]) -> None:
        """Read a row for each activity, letter and party."""
        role, who = heads.index("role"), heads.index("who")
        at = heads.index("activity") if "activity" in heads else min({*range(len(heads))} - {role, who}, default=0)
        self._beside(head, {at, role, who})
        for row, activity in self._activities(rows, at, [role, who]):
            words = _plain(row.cell(role))
            letter = self._rules.raci_headings.get(words, words.upper())
            for one in re.findall("[A-Z]", letter) if _lettering(letter) else [letter]:
                for party in _APART.split(row.cell(who)):
                    if _plain(party) not in _NOTHING:
                        self._role(activity, one, party, row.line)
        self._counted()

    # -- what they share

    def _activities(self, rows: Sequence[Row], at: int, columns: Sequence[int]) -> Iterator[tuple[Row, str]]:
        """Yield each row with the IRI of its activity: its own, or the one above it where the cell is empty."""
        activity = ""
        for number, row in enumerate(rows):
            self._to.read["row"] += 1
            words = " ".join(row.cell(at).split())
            told = any(_plain(row.cell(column)) not in {"", "-", "–", "—"} for column in columns)
            if not told and len(row.filled) == 1:
                following = rows[number + 1] if number + 1 < len(rows) else None
                if following is not None and any(following.cell(column) for column in columns):
                    self._section = " ".join(row.cell(row.filled[0]).split())
                    continue
            if words:
                activity = self._activity(words, row.line)
            if not activity:
                self._remark("unusable", "activity", Why.NO_NAME, "", row.line)
                continue
            if not told:
                self._remark("noticed", words, Why.NO_ROLES, "", row.line)
                continue
            yield row, activity

    def _activity(self, words: str, line: int) -> str:
        own = self._to.named("choice", *([self._section] if self._section else []), words)
        if own not in self._places:
            theme = ""
            if self._section:
                theme = self._to.named("theme", self._section)
                if theme not in self._themes:
                    self._themes.add(theme)
                    self._to.theme(theme, self._section)
            self._places[own] = words, line
            self._accountable[own] = set()
            self._to.choice(own, words, theme)
        return own

    def _role(self, activity: str, letter: str, party: str, line: int) -> None:
        words, _ = self._places[activity]
        party = said(party)
        if not party:
            return
        role = self._rules.raci_roles.get(letter)
        if letter == _INFORMED and role is None:
            self._remark("left-aside", letter, Why.INFORMED, words, line)
            return
        if role is None:
            self._remark("unknown", letter, Why.LETTER, words, line)
            return
        actor = self._to.named("actor", party.casefold())
        if actor not in self._actors:
            self._actors.add(actor)
            self._to.actor(actor, [self._to.words(party)])
            self._remark("noticed", "hvt:Actor", Why.CLASS, party, line)
        self._to.role(activity, actor, role)
        if letter == _ACCOUNTABLE:
            self._accountable[activity].add(actor)

    def _counted(self) -> None:
        for activity, found in self._accountable.items():
            if len(found) != 1:
                words, line = self._places[activity]
                self._remark("noticed", f"{len(found)} × A", Why.NOT_ONE, words, line)

    def _beside(self, head: Row, used: set[int]) -> None:
        for column in head.filled:
            if column not in used:
                self._remark("unknown", head.cell(column), Why.COLUMN, "", head.line)

    def _remark(self, kind: str, name: str, why: Text, where: str, line: int) -> None:
        file = f"{self._file.name}, {self._name}" if self._name else self._file.name
        self._to.remark(kind, " ".join(name.split()), why, where, file, line)


def _plain(cell: str) -> str:
    return " ".join(cell.split()).casefold().rstrip(":*").strip()


def _lettering(cell: str) -> bool:
    """Tell whether a cell holds letters and no words: `A`, `R/A`, `R, C`, `RA`."""
    return bool(_LETTERS.fullmatch(cell) or re.fullmatch("[RACIS]{2,4}", cell))


def _lettered(head: Row, rows: Sequence[Row]) -> list[int]:
    """Return the columns that have a heading and, below it, letters and nothing else."""
    found = []
    for column in head.filled:
        cells = [cell for row in rows if _plain(cell := row.cell(column)) not in _NOTHING]
        fitting = sum(_lettering(cell) for cell in cells)
        if cells and fitting > len(cells) * 0.6 and not _lettering(head.cell(column)):
            found.append(column)
    return found
