"""What is recorded on money: a row per choice, then what each row rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from exports.page import Cell, Column, Heading, Item, Note, Page, Table
from exports.words import about, cited, held_words, lead, numbered, said, status, titled
from graph.questions.funding import CATEGORIES, FundingAnswer, FundingStatement, Money
from ontology.codelists.words import currency_signs
from ontology.text import Text

__all__ = ["page", "rows", "sum_of_money"]

#: An amount with more digits than this is no sum of money.
_DIGITS = 30
_SYMBOL = {"none": "✕", "incidental": "◔", "unknown": "?", "not-recorded": "–", "structural": "●"}
_STYLE = {"none": "none", "incidental": "partial", "structural": "full"}
_CONTESTED = Text("bronnen spreken elkaar tegen", "sources contradict each other")
_COLUMNS = (Text("bedrag", "amount"), Text("periode", "period"))
_RESTS = Text("Waarop dat rust", "What that rests on")
_LEGEND = Text(
    "✕ geen: een bron zegt het, of het volgt uit bronnen waarin is gezocht · ? onbekend: gezocht en niet gevonden, "
    "of niet aanvaard op dit bewijs · – niet vastgelegd: het dossier zegt er niets over; dat zijn drie "
    "verschillende dingen",
    "✕ none: a source says so, or it follows from sources that were searched · ? unknown: looked for and not "
    "found, or not accepted on this evidence · – not recorded: the record says nothing about it; these are three "
    "different things",
)


def page(told: FundingAnswer, lang: str) -> Page:
    """Yield the counts, a row per choice, and every statement with its sources."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    if not told.choices:
        return
    names = (said("funding", lang), *(c.say(lang) for c in _COLUMNS), said("status", lang), said("financed-by", lang))
    columns = (
        Column(said("number", lang), "key"),
        Column(said("choice", lang), least=20, most=50),
        *(Column(name, most=30) for name in names),
    )
    yield Table.of(columns, (_cells(money, lang) for money in told.choices))
    yield Note(_LEGEND.say(lang))
    if any(money.statements for money in told.choices):
        yield Heading(_RESTS.say(lang))
    for money in told.choices:
        for statement in money.statements:
            yield Item(f"{titled(money.notation, money.label, lang)}: {_statement(statement, lang)}")
            yield from (Item(note.say(lang), 2) for note in statement.notes)
            yield from (Item((f"{said('source', lang)}: ", cited(r, lang)), 2) for r in statement.sources)


def _cells(money: Money, lang: str) -> Iterator[Cell | str]:
    statements = money.statements
    contested = f" ({_CONTESTED.say(lang)})" if money.contested else ""
    yield numbered(money.notation, money.iri)
    yield money.label.say(lang)
    yield Cell(
        f"{_SYMBOL[money.funding]} {CATEGORIES[money.funding].say(lang)}{contested}", _STYLE.get(money.funding, "")
    )
    yield ", ".join(sum_of_money(s.amount, lang, s.currency) for s in statements if s.amount) or "–"
    yield ", ".join(s.period for s in statements if s.period) or "–"
    yield ", ".join(dict.fromkeys(status(s.status, lang) for s in statements)) or "–"
    yield held_words(money.financed_by, lang, short=True) or "–"


def _statement(statement: FundingStatement, lang: str) -> str:
    """One statement in words: kind, amount, period, status, validity, and why it does not count."""
    dates = (("from", statement.valid_from), ("until", statement.valid_until))
    parts = [
        CATEGORIES[statement.kind].say(lang) if statement.kind else "",
        sum_of_money(statement.amount, lang, statement.currency) if statement.amount else "",
        statement.period or "",
        status(statement.status, lang),
        " ".join(f"{said(word, lang)} {day}" for word, day in dates if day),
        statement.remark.say(lang) if statement.remark else "",
    ]
    return " · ".join(part for part in parts if part)


def sum_of_money(amount: str, lang: str, currency: str = "EUR") -> str:
    """Return an amount as people write it; one that is no number stays as it is recorded.

    >>> sum_of_money("1500000", "nl"), sum_of_money("1500000.50", "en"), sum_of_money("a lot", "en")
    ('€ 1.500.000', '€1,500,000.50', 'a lot')
    >>> sum_of_money("1500000", "nl", "XAU"), sum_of_money("1500000", "en", "XAU")
    ('XAU 1.500.000', 'XAU 1,500,000')
    """
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return amount
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        return amount
    told = f"{number:,f}"
    said = told.translate(str.maketrans(",.", ".,")) if lang == "nl" else told
    sign = currency_signs().get(currency)
    return f"{sign}{said}" if sign and lang != "nl" else f"{sign or currency} {said}"


def rows(told: FundingAnswer, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per funding statement, and one for a choice without any."""
    yield (
        *("iri", said("number", lang), said("choice", lang), "funding", "contested", "statement", "kind", "amount"),
        *("currency", "period", "status", "counts", "valid_from", "valid_until", "financed_by", "sources"),
    )
    for money in told.choices:
        contested = "true" if money.contested else "false"
        start = (money.iri, numbered(money.notation, money.iri), money.label.say(lang), money.funding, contested)
        payer = held_words(money.financed_by, lang, short=False)
        for s in money.statements:
            counts = "true" if s.counts else "false"
            kind = (
                s.iri,
                s.kind or "",
                s.amount or "",
                s.currency if s.amount else "",
                s.period or "",
                s.status,
                counts,
            )
            sources = "; ".join(r.iri for r in s.sources)
            yield (*start, *kind, s.valid_from or "", s.valid_until or "", payer, sources)
        if not money.statements:
            yield (*start, *[""] * 9, payer, "")
