"""A part of a house as a house of its own: small, and answered in full as any other (`graph.answers.answering`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import RdfFormat, parse

from graph.answers.answering import answer_choice
from graph.closure.admissibility import Ladders
from graph.house.setting import Setting, setting
from graph.parts.links import Links
from graph.parts.selecting import select
from graph.records import ChoiceAnswer
from ontology.columns.house import Numbers
from ontology.reading.dataset import Dataset

__all__ = ["Asked", "Part", "answers", "part_dataset", "part_setting", "parts_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """Some choices, and as N-Quads all that the answers on them depend on: what another process can be given."""

    choices: tuple[str, ...]
    text: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """On which day a house is asked (None: that of the house itself), under which scenarios, on what evidence."""

    on: date | None = None
    scenarios: tuple[str, ...] = ()
    evidence: str = "unverified"
    #: of the whole house
    digest: str = ""


def parts_of(links: Links, groups: Sequence[Numbers]) -> Iterator[Part]:
    """Yield for each group of choices the part of the house that the answers on them depend on."""
    nodes = links.statements.nodes
    for choices, rows in zip(groups, select(links, groups), strict=True):
        yield Part(tuple(nodes[number] for number in choices.tolist()), links.statements.lines(rows))


def part_dataset(part: Part, asked: Asked) -> Dataset:
    """Return what a part says."""
    return Dataset(tuple(parse(part.text, format=RdfFormat.N_QUADS)), digest=asked.digest)


def part_setting(part: Part, asked: Asked) -> Setting:
    """Return a part as what a question is asked of; of its own choices it gives the answers of the whole house."""
    return setting(part_dataset(part, asked), asked.on, asked.scenarios, asked.evidence)


def answers(part: Part, asked: Asked) -> Iterator[ChoiceAnswer]:
    """Yield the answer on each of its choices that is on the agenda, in order of IRI: that of the whole house."""
    ladders = Ladders(part_setting(part, asked))
    own = frozenset(part.choices)
    return (answer_choice(ladders, choice) for choice in ladders.on_agenda() if choice.iri in own)
