"""A large house in sentences: answered part by part, each a small house of its own, with the bytes of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.parts.answering import Asked, Part, answers, part_setting, parts_of
from graph.parts.links import Links
from ontology.namespaces import HVT

if TYPE_CHECKING:
    from graph.parts.pool import Counts
    from graph.records import Answer, HouseInfo
    from ontology.columns.large import LargeHouse
    from ontology.reading.dataset import Dataset

__all__ = ["InParts", "in_parts", "records_in_parts"]

#: choices to a part
SIZE = 128
#: so many parts are answered before others have started
FEW = 8


@dataclass(frozen=True)
class InParts:
    """A large house as it is asked."""

    links: Links
    asked: Asked
    house: HouseInfo

    def __len__(self) -> int:
        """Return how many choices there are."""
        return self.links.choices.size

    @property
    def relations(self) -> int:
        """How many relations there are."""
        return int(self.links.of_class(HVT.AccountabilityRelation).sum())

    @property
    def are_many(self) -> bool:
        """Whether they are worth answering side by side."""
        return len(self) > FEW * SIZE

    def _parts(self) -> Iterator[Part]:
        choices = self.links.choices
        return parts_of(self.links, [choices[at : at + SIZE] for at in range(0, choices.size, SIZE)])

    def answer(self) -> Answer:
        """Return the answer, all of it in memory: what `graph.answers.answering.answer` returns."""
        from graph.answers.answering import assembled

        return assembled(self.house, (choice for part in self._parts() for choice in answers(part, self.asked)))

    @contextmanager
    def told(self) -> Iterator[tuple[Counts, Iterator[bytes]]]:
        """Give what is counted and the JSON, piece by piece, as parts are answered."""
        from exports.data.gaps_streamed import choice_text, streamed
        from graph.parts.pool import Told, answered, cores

        workers = cores() if self.are_many else 1
        with Told() as told:
            told.add(answered(self._parts(), self.asked, choice_text, workers))
            yield told.counts, streamed(self.house, told.counts, told.in_order())


def in_parts(large: LargeHouse, on: date | None, scenarios: Sequence[str], evidence: str) -> InParts:
    """Return a large house on a day, under scenarios, on evidence; raises as `graph.house.setting.setting`."""
    return _in_parts(Links(large.statements), large.scenarios, large.digest, on, scenarios, evidence)


def records_in_parts(dataset: Dataset, on: date | None, scenarios: Sequence[str], evidence: str) -> InParts:
    """Return likewise a house that was read record by record."""
    from pyoxigraph import RdfFormat, serialize

    from ontology.columns.statements import statements_of
    from ontology.reading.extracting import scenario_notations

    links = Links(statements_of(serialize(dataset.quads, format=RdfFormat.N_QUADS) or b""))
    return _in_parts(links, scenario_notations(dataset), dataset.digest, on, scenarios, evidence)


def _in_parts(
    links: Links,
    known: Mapping[str, str | None],
    digest: str,
    on: date | None,
    scenarios: Sequence[str],
    evidence: str,
) -> InParts:
    from graph.house.setting import scenarios_named

    asked = Asked(on, scenarios_named(known, scenarios), evidence, digest)
    (house_only,) = parts_of(links, [links.choices[:0]])
    return InParts(links, asked, part_setting(house_only, asked).house)
