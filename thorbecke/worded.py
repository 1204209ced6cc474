"""The main question in sentences, asked of a large house: part by part, or not at all where that is quicker.

The answer is kept: asked again it is not worked out, and of the files only the digest is taken. What is printed of an
answer, by whatever option, is made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.engines.choosing import AUTO, PART_BY_PART, Chosen, chosen
from ontology.errors import InputError, UnsoundHouseError
from ontology.reading import cache
from thorbecke.tabling import is_large

if TYPE_CHECKING:
    from graph.records import Answer
    from ontology.columns.large import LargeHouse
    from thorbecke.pieces import InParts, Told

__all__ = ["KEPT", "Question", "Worded", "is_for_columns"]

#: An answer on more choices is not kept: it would be as large as the house.
MOST_CHOICES = 20_000
KEPT = "the same files were asked this before, and the answer was kept"
NOT_READY = "the machine code that reads a large house is not made yet; python -m ontology.columns.ready makes it, once"
#: each place where it is wrong, and what may be meant, is told of all there is
REFUSED = "as it was read something in the house is not right"


def is_for_columns(house: Path | None, engine: str) -> bool:
    """Tell whether a house is read as columns for an answer in sentences: no store, which is read all at once."""
    from ontology.remote.address import Address

    return engine == "arrays" or (is_large(house, engine) and not isinstance(house, Address))


class Worded(NamedTuple):
    """By which engine a house is answered, and the answer; or its pieces, where that is told piece by piece.

    Neither where the house is to be read record by record.
    """

    chosen: Chosen
    answer: Answer | None = None
    pieces: Told | None = None


@dataclass(frozen=True)
class Question:
    """The main question as it is asked of a house of which it is not yet known whether it is sound."""

    house: LargeHouse
    #: which engine was asked for
    engine: str
    on: date | None
    scenarios: Sequence[str]
    evidence: str
    #: the house has a file that is too large for records
    too_large: bool

    def worded(self, *, piece_by_piece: bool) -> Worded:
        """Return the answer; `piece_by_piece`: in pieces where there are many choices, and it was not kept.

        Raises UnsoundHouseError and InputError where records would not do either, and as `graph.house.setting.setting`.
        """
        known = self._kept()
        if known is not None:
            return Worded(Chosen("none", KEPT), known)
        from ontology.columns.ready import is_ready
        from thorbecke.pieces import IN_COLUMNS, in_parts, told_in_pieces

        if self.engine == AUTO and not self.too_large and not is_ready(trig=self._has_trig()):
            return Worded(Chosen("networkx", NOT_READY))
        try:
            self.house.refuse_unsound()
        except (InputError, UnsoundHouseError):
            if self.engine != AUTO or self.too_large:
                raise
            return Worded(Chosen("networkx", REFUSED))
        asked = (self.house, self.on, self.scenarios, self.evidence)
        surely = self.engine != AUTO or self.too_large
        if piece_by_piece and surely and (told := told_in_pieces(*asked)).are_many:
            return Worded(Chosen("arrays", IN_COLUMNS), None, told)
        parts = in_parts(*asked)
        by = self._chosen(parts)
        if by.engine == "networkx":
            return Worded(by)
        if piece_by_piece and not surely and (told := told_in_pieces(*asked)).are_many:
            return Worded(Chosen("arrays", IN_COLUMNS), None, told)
        answer = parts.answer()
        self.keep(answer, self.house.house.reference_date)
        return Worded(by, answer)

    def _chosen(self, parts: InParts) -> Chosen:
        if self.engine != AUTO:
            return Chosen(self.engine, PART_BY_PART)
        if self.too_large:
            return Chosen("networkx, part by part", PART_BY_PART)
        return chosen(self.engine, parts.relations, in_words=True, choices=len(parts))

    def _has_trig(self) -> bool:
        return any(path.suffix.lower() in (".ttl", ".trig") for _, path in self.house.files)

    def _kept(self) -> Answer | None:
        from graph.answers.kept import answer_from

        for day in (self.on,) if self.on else (None, date.today()):
            known = cache.read(self._key(day))
            if known is not None:
                with suppress(ValueError):
                    return answer_from(known)
        return None

    def keep(self, answer: Answer, reference: date | None) -> None:
        """Keep the answer, where it is not too large; `reference` is the day that the house itself names."""
        from graph.answers.kept import answer_to

        if len(answer.choices) <= MOST_CHOICES:
            day = self.on or (None if reference else date.today())
            cache.write(self._key(day), answer_to(answer))

    def _key(self, day: date | None) -> str | None:
        """Return what an answer is known by: the files, all that was asked, and the program that answers.

        Without a day it is that of the house itself.
        """
        asked = (self.engine, str(day), self.evidence, *self.scenarios)
        return self.house.key and cache.key_of(self.house.key, "answer", _program(), *asked)


def _program() -> str:
    """Return one digest of all that decides what is answered (`cache.key_of` knows the ground)."""
    return cache.program_of(Path(__file__).parents[1], ("graph/**/*.py", "thorbecke/pieces.py"))
