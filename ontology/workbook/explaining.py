"""What the sheet of explanation says: how a workbook is filled in, and what every sheet and column is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology.codelists.concepts import Concept
from ontology.reading.jurisdictions import vocabulary_says
from ontology.text import Text
from ontology.workbook.layout import Column, layout
from ontology.workbook.writing import Filled

__all__ = ["column_rows", "how_to_write", "introduction", "meaning"]

_INTRODUCTION = (
    Text(
        "Een rij is één ding, een kolom wat ervan gezegd wordt. Laat de eerste rij van elk blad staan zoals zij is.",
        "A row is one thing, a column what is said of it. Leave the first row of every sheet as it is.",
    ),
    Text(
        "Waar een ander ding genoemd wordt, mag zijn id staan of zijn naam. "
        "Een rij zonder id krijgt er een van haar naam.",
        "Where another thing is named, its id may stand, or its name. A row without an id gets one from its name.",
    ),
    Text(
        "Meer waarden in één cel: zet er | tussen. Een | in een tekst zelf schrijft u als \\|.",
        "Several values in one cell: put | between them. A | within a text is written \\|.",
    ),
    Text(
        "Een datum is een dag (29-9-2025 of 2025-09-29), een maand (2025-09) of een jaar (2025).",
        "A date is a day (29-9-2025 or 2025-09-29), a month (2025-09) or a year (2025).",
    ),
    Text(
        "Elke relatie, rol, deelname, ambtsperiode en elk geldfeit heeft een status en een bron. Wat is uitgezocht en "
        "niet gevonden, krijgt de status ‘onbekend’. Wat niemand heeft uitgezocht, blijft weg: zwijgen is geen nee.",
        "Every relation, role, seat, tenure and funding fact has a status and a source. What was looked for and not "
        "found gets the status ‘unknown’. What nobody looked for is left out: a silence is no no.",
    ),
    Text(
        "Eigen bladen en kolommen mogen: begin hun naam met #, dan worden zij niet gelezen.",
        "Sheets and columns of your own are welcome: begin their name with #, and they are not read.",
    ),
    Text(
        "Controleren: thorbecke check huis.xlsx. De fouten staan daarna in huis.checked.xlsx, elk bij haar cel.",
        "To check: thorbecke check house.xlsx. The errors then stand in house.checked.xlsx, each at its cell.",
    ),
)
_HOW = {
    "text": Text(
        "tekst; per taal een kolom, één taal is genoeg", "text; a column per language, one language is enough"
    ),
    "string": Text("tekst", "text"),
    "iri": Text("adres: https://…", "address: https://…"),
    "name": Text("id of naam", "id or name"),
    "type": Text("kies uit de lijst", "choose from the list"),
    "also": Text("klasse", "class"),
    "list": Text("ids in hun volgorde, met | ertussen", "ids in their order, with | between them"),
    "date": Text("datum", "date"),
    "boolean": Text("ja of nee", "yes or no"),
    "integer": Text("heel getal", "whole number"),
    "decimal": Text("getal, zonder munt", "number, without currency"),
    "id": Text("korte naam zonder spaties; mag leeg", "short name without spaces; may be empty"),
    "graph": Text("id of naam van een voorstel; leeg: het is zo", "id or name of a proposal; empty: it is so"),
}
_MEANINGS = {
    "id": Text("Hoe de rij heet, voor andere rijen.", "What the row is called, for other rows."),
    "also": Text("Verdere klassen van het ding.", "Further classes of the thing."),
    "graph": Text("De rij geldt alleen als dit voorstel er komt.", "The row holds only if this proposal is adopted."),
}


def introduction(lang: str) -> list[str]:
    """Return how a workbook is filled in, a sentence or two a line."""
    return [words.say(lang) for words in _INTRODUCTION]


def meaning(column: Column, lang: str) -> str:
    """Return what a column says, as the vocabulary defines its property; empty where it says nothing."""
    if column.kind in _MEANINGS:
        return _MEANINGS[column.kind].say(lang)
    said = vocabulary_says().get(column.property)
    return Concept(column.property, said).definition.say(lang) if said else ""


def how_to_write(column: Column, lang: str) -> str:
    """Return how a cell of a column is filled in."""
    return _HOW[column.kind].say(lang)


def column_rows(sheets: Sequence[Filled], lang: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield sheet, column, what it says and how it is written, for every column; the sheet itself goes first."""
    by_key = {sheet.key: sheet for sheet in layout().sheets}
    for filled in sheets:
        if filled.key in by_key:
            cls = by_key[filled.key].cls
            said = vocabulary_says().get(cls)
            about = Concept(cls, said).definition.say(lang) if said else ""
            yield filled.title, "", about, ""
            for name, column in zip(filled.header, filled.columns, strict=True):
                yield filled.title, name, meaning(column, lang), how_to_write(column, lang)
