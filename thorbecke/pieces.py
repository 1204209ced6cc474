"""A large house in sentences: answered part by part, each a small house of its own, with the bytes of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.parts.answering import Asked, Part, answers, part_setting, parts_of
from graph.parts.links import Links

if TYPE_CHECKING:
    from graph.parts.pool import Counts
    from graph.records import Answer, HouseInfo
    from ontology.columns.large import LargeHouse

__all__ = ["REASON", "InParts", "in_parts"]

#: choices to a part
SIZE = 128
#: so many parts are answered before others have started
FEW = 8
REASON = "the house is large and the answer has sentences: each choice is asked of what its answer depends on"


@dataclass(frozen=True)
class InParts:
    """A large house as it is asked."""

    links: Links
    asked: Asked
    house: HouseInfo

    def _parts(self) -> Iterator[Part]:
        choices = self.links.choices
        return parts_of(self.links, [choices[at : at + SIZE] for at in range(0, choices.size, SIZE)])

    def answer(self) -> Answer:
        """Return the answer, all of it in memory: what `graph.answers.answering.answer` returns."""
        from graph.answers.answering import assembled

        return assembled(self.house, (choice for part in self._parts() for choice in answers(part, self.asked)))

    @contextmanager
    def told(self) -> Iterator[tuple[Counts, Iterator[bytes]]]:
        """Give what is counted and the JSON, piece by piece: no more is in memory than a part for each processor."""
        from exports.data.gaps_streamed import choice_text, streamed
        from graph.parts.pool import Told, answered, cores

        workers = cores() if self.links.choices.size > FEW * SIZE else 1
        with Told() as told:
            told.add(answered(self._parts(), self.asked, choice_text, workers))
            yield told.counts, streamed(self.house, told.counts, told.in_order())


def in_parts(large: LargeHouse, on: date | None, scenarios: Sequence[str], evidence: str) -> InParts:
    """Return a large house on a day, under scenarios, on evidence; raises as `graph.house.setting.setting`."""
    from graph.house.setting import scenarios_named

    links = Links(large.statements)
    asked = Asked(on, scenarios_named(large.scenarios, scenarios), evidence, large.digest)
    (house_only,) = parts_of(links, [links.choices[:0]])
    return InParts(links, asked, part_setting(house_only, asked).house)
