"""The answer to a SPARQL query: rows, or yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.data.query import RowsJson, TruthJson, result_to_json
from exports.page import Page, Sentence, Table
from exports.words import about, lead, yes
from graph.records import HouseInfo
from ontology.querying.sparql import Table as Answers
from ontology.querying.sparql import Term, Truth
from ontology.querying.terms import prefixed
from ontology.text import Text

__all__ = ["data", "page", "rows", "short"]

_ROWS = Text("{n} rijen", "{n} rows")
_ROW = Text("1 rij", "1 row")


def page(told: Answers | Truth, lang: str, house: HouseInfo, question: Text | None = None) -> Page:
    """Yield the question where it has words, what was asked of which house, and the rows or the yes or no."""
    if question:
        yield lead(question, lang)
    yield about(house, lang)
    if isinstance(told, Truth):
        yield Sentence(yes(told.value, lang), "strong")
        return
    count = len(told.rows)
    if count:
        yield Table.of(told.variables, (map(short, row) for row in told.rows))
    yield Sentence((_ROW if count == 1 else _ROWS).say(lang).format(n=count))


def rows(told: Answers | Truth, lang: str, *_: object) -> Iterator[Sequence[str]]:
    """Yield rows with whole IRIs."""
    if isinstance(told, Truth):
        yield from (["answer"], [str(told.value).lower()])
        return
    yield told.variables
    yield from ([_plain(cell) for cell in row] for row in told.rows)


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def short(term: Term | None) -> str:
    """Return a term as people read it: a prefixed name where there is one, the words of a literal.

    >>> short(Term("uri", "https://w3id.org/huis-van-thorbecke/id/obdo")), short(Term("literal", "ja", "nl"))
    ('id:obdo', 'ja')
    """
    if term is None or term.kind != "uri":
        return _plain(term)
    return prefixed(term.value)


def data(told: Answers | Truth, *_: object) -> RowsJson | TruthJson:
    """Return the answer as the W3C writes it, which has no place for what was asked of which house."""
    return result_to_json(told)
