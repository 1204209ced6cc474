"""The houses that ship: short name, title, whose law, day, and how much each holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Column, Note, Page, Table
from graph.questions.houses import ShippedHouse
from graph.words.grammar import day_in_words
from ontology.text import Text

__all__ = ["page", "rows"]

_HEAD = (
    Text("naam", "name"),
    Text("titel", "title"),
    Text("rechtsstelsel", "jurisdiction"),
    Text("peildatum", "reference date"),
    Text("keuzes", "choices"),
    Text("actoren", "actors"),
    Text("talen", "languages"),
)
_HOW = Text(
    "Elk commando neemt een huis bij zijn naam: `thorbecke gaps NAAM`; zonder naam antwoordt {name}. Keuzes: op de "
    "agenda op de peildatum, en op welke dag ook.",
    "Every command takes a house by its name: `thorbecke gaps NAME`; without a name {name} answers. Choices: on the "
    "agenda on the reference date, and on any day.",
)


def page(told: Sequence[ShippedHouse], lang: str) -> Page:
    """Yield a row per house, and how to ask it."""
    names = [words.say(lang) for words in _HEAD]
    yield Table.of((Column(names[0], "key"), *map(Column, names[1:])), (_cells(house, lang) for house in told))
    yield Note(_HOW.say(lang).format(name=next(house.name for house in told if house.default)))


def _cells(house: ShippedHouse, lang: str) -> Iterator[str]:
    yield house.name
    yield house.title.say(lang)
    yield house.jurisdiction[1].say(lang) if house.jurisdiction else "–"
    yield day_in_words(house.reference_date.isoformat()).say(lang)
    yield f"{house.choices} / {house.all_choices}"
    yield str(house.actors)
    yield ", ".join(house.languages) or "–"


def rows(told: Sequence[ShippedHouse], lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per house."""
    yield (
        *("name", "default", "title", "jurisdiction", "languages", "reference_date", "version"),
        *("choices", "all_choices", "actors", "digest"),
    )
    for house in told:
        yield (
            house.name,
            "true" if house.default else "false",
            house.title.say(lang),
            house.jurisdiction[0] if house.jurisdiction else "",
            " ".join(house.languages),
            house.reference_date.isoformat(),
            house.version or "",
            str(house.choices),
            str(house.all_choices),
            str(house.actors),
            house.digest,
        )
