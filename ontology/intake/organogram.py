"""Organograms of the United Kingdom (data.gov.uk, csv): senior posts one a row, junior posts by the group.

Files of both kinds may be read together. A post is known by its reference, which is of one file's department only; a
post with the same reference and the same work is a job share, another one is told. A group of junior posts is an actor
that answers to the senior post its row names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ontology.errors import InputError
from ontology.gate.child import in_child
from ontology.intake.reasons import Why
from ontology.intake.rules import kind_for
from ontology.intake.taking import File, Given, Intake, Taking, said

__all__ = ["organogram"]

_REFERENCE, _ABOVE, _GROUP = "post unique reference", "reports to senior post", "reporting senior post"
_TITLE, _FUNCTION, _GENERIC = "job title", "job/team function", "generic job title"
_SENIOR = frozenset({_REFERENCE, _TITLE, _ABOVE})
_JUNIOR = frozenset({_GROUP, _GENERIC})
_WITHIN = ("parent department", "organisation", "unit")
_GRADES = ("grade (or equivalent)", "grade")
_USED = frozenset({_REFERENCE, _ABOVE, _GROUP, _TITLE, _FUNCTION, _GENERIC, *_WITHIN, *_GRADES, "name", "uri", ""})
#: known, and nothing in a house can hold it
_ASIDE = frozenset(
    ["contact phone", "contact e-mail", "salary cost of reports", "fte", "actual pay floor",
     "actual pay ceiling", "payscale minimum", "payscale maximum", "number of posts in fte",
     "professional/occupational group", "notes", "valid?", "source_file", "source_line"]
)  # fmt: skip
_HIDDEN = frozenset({"n/d", "n/a", "n.d.", "not disclosed"})
_TOP = "xx"
#: the sign of a currency behind a heading, however it was encoded
_MONEY = re.compile(r" \(\W{1,2}\)$")


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    cells: Mapping[str, str]

    def get(self, *columns: str) -> str:
        """Return the first of these cells that holds something; what is not disclosed is nothing."""
        return next((self.cells[c] for c in columns if self.cells.get(c) and not self.hides(c)), "")

    def hides(self, column: str) -> bool:
        return self.cells.get(column, "").casefold() in _HIDDEN


def organogram(files: Sequence[File], given: Given) -> Intake:
    """Return what organograms hold. Raises InputError (file, line, what to do) for a file that is none."""
    return _Reader(Taking("organogram", files, given)).intake()


class _Reader:
    def __init__(self, taking: Taking) -> None:
        self._to = taking
        self._kind = kind_for(taking.given.rules.reports_to, taking.given.law)
        #: reference -> the posts that bear it
        self._posts: dict[str, list[tuple[str, _Row]]] = {}
        self._within: set[str] = set()

    def intake(self) -> Intake:
        rows = [row for file in self._to.files for row in self._rows(file)]
        senior = [row for row in rows if _REFERENCE in row.cells]
        for row in senior:
            self._post(row)
        for name, row in [post for posts in self._posts.values() for post in posts]:
            self._reports(name, row, _ABOVE)
        groups: set[str] = set()
        for row in rows:
            if _REFERENCE not in row.cells:
                self._group(row, groups)
        return self._to.intake()

    def _rows(self, file: File) -> Iterator[_Row]:
        found = json.loads(in_child(file.content, "csv", file.name))
        head = [_MONEY.sub("", " ".join(cell.split()).casefold()) for cell in found[0][1]] if found else []
        if not (_SENIOR.issubset(head) or _JUNIOR.issubset(head)):
            raise InputError(
                f"{file.name}: no organogram (its first row names no {_REFERENCE!r} with {_ABOVE!r}, and no "
                f"{_GROUP!r}); give the senior or junior csv of a department from data.gov.uk"
            )
        for column in head:
            if column not in _USED:
                kind, why = ("left-aside", Why.NO_PLACE) if column in _ASIDE else ("unknown", Why.COLUMN)
                self._to.remark(kind, column, why, "", file.name, found[0][0])
        for line, cells in found[1:]:
            for beyond in cells[len(head) :]:
                if beyond:
                    self._to.remark("unusable", beyond, Why.OVERRUN, "", file.name, line)
            self._to.read["row"] += 1
            plain = map(said, cells)
            yield _Row(file.name, line, dict(zip(head, plain, strict=False)))

    def _post(self, row: _Row) -> None:
        reference, name = row.get(_REFERENCE), row.get("name")
        if not reference:
            self._to.remark("unusable", _REFERENCE, Why.NO_ID, row.get(_TITLE), row.file, row.line)
            return
        if name.casefold() == "eliminated":
            self._to.remark("left-aside", "Eliminated", Why.ENDED, reference, row.file, row.line)
            return
        if name and name.casefold() != "vacant":
            self._to.remark("left-aside", "name", Why.NAME_WITHOUT_TERM, reference, row.file, row.line)
        if row.hides("name"):
            self._to.remark("left-aside", "name", Why.UNDISCLOSED, reference, row.file, row.line)
        before = self._posts.setdefault(reference, [])
        if any(_same(row, other) for _, other in before):
            self._to.remark("noticed", reference, Why.TWICE, row.get(_TITLE), row.file, row.line)
            return
        if before:
            self._to.remark("unusable", reference, Why.TWO_OF_ONE, row.get(_TITLE), row.file, row.line)
        own = self._to.named("post", reference, *([str(len(before) + 1)] if before else []))
        title, grade = row.get(_TITLE), row.get(*_GRADES)
        if not title:
            self._to.remark("noticed", _TITLE, Why.NO_NAME, reference, row.file, row.line)
        before.append((own, row))
        function = row.get(_FUNCTION)
        self._to.actor(
            own,
            [self._to.words(title or reference)],
            post=True,
            post_in=self._whole(row),
            also=[self._to.words(f"{reference} ({grade})" if grade else reference)],
            notes=[self._to.words(function)] if function else [],
            same_as=[row.get("uri")] if re.match(r"https?://\S+$", row.get("uri")) else [],
        )

    def _group(self, row: _Row, groups: set[str]) -> None:
        title, grade, above = row.get(_GENERIC), row.get(*_GRADES), row.get(_GROUP)
        unit = row.get(*reversed(_WITHIN))
        own = self._to.named("group", above, unit, grade, title)
        if own in groups:
            self._to.remark("noticed", _GENERIC, Why.TWICE, title, row.file, row.line)
            return
        groups.add(own)
        if not title:
            self._to.remark("noticed", _GENERIC, Why.NO_NAME, unit, row.file, row.line)
        label = ", ".join(part for part in (title or grade or above, unit) if part)
        also = [self._to.words(f"{label} ({grade})")] if grade and title else []
        self._to.actor(own, [self._to.words(label)], part_of=self._whole(row), also=also)
        self._reports(own, row, _GROUP)

    def _reports(self, name: str, row: _Row, column: str) -> None:
        above = row.get(column)
        where = row.get(_REFERENCE, _TITLE, _GENERIC)
        if row.hides(column) or not above:
            self._to.remark("left-aside", column, Why.UNDISCLOSED, where, row.file, row.line)
        elif above.casefold() != _TOP:
            posts = self._posts.get(above, [])
            if len(posts) == 1:
                self._to.relation(name, posts[0][0], self._kind, column, where, row.file, row.line)
            else:
                why = Why.AMBIGUOUS if posts else Why.NOWHERE
                self._to.remark("unusable", f"{column} {above}", why, where, row.file, row.line)

    def _whole(self, row: _Row) -> list[str]:
        """Return the smallest body that a row names, with those it lies in written down once."""
        path: list[str] = []
        whole = ""
        for column in _WITHIN:
            words = row.get(column)
            if words and words not in path[-1:]:
                path.append(words)
                own = self._to.named("body", *path)
                if own not in self._within:
                    self._within.add(own)
                    self._to.actor(own, [self._to.words(words)], part_of=[whole] if whole else [])
                whole = own
        return [whole] if whole else []


def _same(row: _Row, other: _Row) -> bool:
    """Tell whether two rows are of one post: the same work in the same place, under the same post."""
    return all(row.get(column) == other.get(column) for column in (_TITLE, _ABOVE, *_WITHIN))
