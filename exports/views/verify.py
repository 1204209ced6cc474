"""Does a report still say what its house says: the answer, and every place where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.page import Cell, Column, Note, Page, Table
from exports.verification import Verification
from exports.words import about, lead
from graph.words.telling import told
from ontology.text import Text

__all__ = ["page", "rows"]

#: so many places are shown where room is scarce
_MOST = 40
_W = {
    "where": Text("waar", "where"),
    "said": Text("in het bestand", "in the file"),
    "expected": Text("volgens het huis", "by the house"),
    "nothing": Text("(niets)", "(nothing)"),
    "top": Text("(begin)", "(top)"),
    "more": Text("en nog {n}; --format json noemt ze alle", "and {n} more; --format json names them all"),
    "around": Text(
        "Dit rapport is gemaakt met een eigen sjabloon: vergeleken is de tekst van het rapport zelf, niet wat het "
        "sjabloon eromheen zet of verbergt.",
        "This report was made with a template of somebody’s own: the text of the report itself was compared, not what "
        "the template puts around it or hides.",
    ),
}


def page(found: Verification, lang: str) -> Page:
    """Yield the answer, which house was asked, and where the two differ."""
    yield lead(_answer(found), lang)
    yield about(found.house, lang)
    if found.around:
        yield Note(_W["around"].say(lang))
    if found.mismatches:
        columns = [Column(_W[word].say(lang), most=60) for word in ("where", "said", "expected")]
        more = _W["more"].say(lang).format(n=len(found.mismatches) - _MOST)
        yield Table.of(columns, (_cells(found, at, lang) for at in range(len(found.mismatches))), _MOST, more)


def _answer(found: Verification) -> Text:
    if found.mismatches:
        return told(
            "Dit rapport zegt niet wat het huis zegt: {n} {verschil|verschillen:n}.",
            "This report does not say what the house says: {n} {difference|differences:n}.",
            n=len(found.mismatches),
        )
    if found.bytes_same:
        return Text(
            "Dit rapport zegt wat het huis zegt: opnieuw gemaakt is het tot op de byte hetzelfde.",
            "This report says what the house says: made again it is the same to the byte.",
        )
    return Text(
        "Dit rapport zegt wat het huis zegt: opnieuw gemaakt heeft het dezelfde tekst; het bestand is sindsdien anders "
        "opgeslagen.",
        "This report says what the house says: made again it has the same text; the file was saved otherwise since.",
    )


def _cells(found: Verification, at: int, lang: str) -> Iterator[Cell]:
    one, nothing = found.mismatches[at], _W["nothing"].say(lang)
    yield Cell(one.where or _W["top"].say(lang))
    yield Cell(one.said if one.said is not None else nothing)
    yield Cell(one.expected if one.expected is not None else nothing)


def rows(found: Verification, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per place where the two differ."""
    yield ("where", "said", "expected")
    for one in found.mismatches:
        yield (one.where, one.said or "", one.expected or "")
