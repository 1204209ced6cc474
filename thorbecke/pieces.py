"""A large house in sentences: answered part by part, each a small house of its own, with the bytes of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.parts.answering import Asked, Part, answers, part_setting, parts_of
from graph.parts.links import Links
from ontology.namespaces import HVT

if TYPE_CHECKING:
    from graph.records import Answer, HouseInfo
    from ontology.columns.large import LargeHouse
    from ontology.reading.dataset import Dataset

__all__ = ["IN_COLUMNS", "InParts", "Told", "in_parts", "records_in_parts", "told_in_pieces"]

#: choices to a part
SIZE = 128
#: choices that are told in one turn
TURN = 500
#: so many turns are made before another process has started
FEW = 4
IN_COLUMNS = "columns answer every choice, and each is told in full from what is said near by"


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

    def _parts(self) -> Iterator[Part]:
        choices = self.links.choices
        return parts_of(self.links, [choices[at : at + SIZE] for at in range(0, choices.size, SIZE)])

    def answer(self) -> Answer:
        """Return the answer, all of it in memory: what `graph.answers.answering.answer` returns."""
        from graph.answers.answering import assembled

        return assembled(self.house, (choice for part in self._parts() for choice in answers(part, self.asked)))


@dataclass(frozen=True)
class Told:
    """The answer on a large house in JSON, piece by piece."""

    choices: int
    pieces: Iterator[bytes]

    @property
    def are_many(self) -> bool:
        """Whether the choices are worth telling side by side."""
        return self.choices > FEW * TURN


def told_in_pieces(large: LargeHouse, on: date | None, scenarios: Sequence[str], evidence: str) -> Told:
    """Return the JSON of a large house: what is found in columns, told in full choice by choice.

    Pieces are made as they are asked for, on every processor. Raises as `graph.house.setting.setting`.
    """
    from exports.data.gaps_streamed import BETWEEN, choice_text, streamed
    from graph.columns.answering import ColumnHouse
    from graph.house.setting import check_evidence, scenarios_named
    from graph.parts.said import Counts
    from graph.parts.shown import Answers
    from graph.parts.side_by_side import in_turns
    from graph.records import HouseInfo
    from ontology.columns.shown import Shown

    check_evidence(evidence)
    asked = scenarios_named(large.scenarios, scenarios)
    about = large.house
    day = on or about.reference_date or date.today()
    house = HouseInfo(about.iri, about.title, day.isoformat(), asked, evidence, large.digest)
    columns = ColumnHouse(large.columns(asked), day, evidence)
    classes, stated = Counter(columns.classes()), Counter(columns.classes(stated=True))
    counts = Counts(Counter(columns.summary()), classes, stated, columns.pending)
    answers = Answers(columns, Shown(large.statements, asked), house)

    def tell(rows: range) -> bytes:
        return BETWEEN.join(map(choice_text, answers.of(rows)))

    size = columns.table.choice.size
    turns = [range(at, min(at + TURN, size)) for at in range(0, size, TURN)]
    if size > FEW * TURN:
        tell(range(1))  # what every turn looks things up in is made here, once for all workers
    return Told(size, streamed(house, counts, in_turns(tell, turns, None if size > FEW * TURN else 1)))


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
