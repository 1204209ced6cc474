"""What is recorded on money as rows: csv and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from exports.roles_rows import held_words
from exports.tables import csv_text, md_text
from graph.questions.funding import CATEGORIES, FundingAnswer, FundingStatement, Money
from ontology.codelists.words import status_words
from ontology.names import local_name
from ontology.text import Text

__all__ = ["euros", "funding_to_csv", "funding_to_md", "money_words", "statement_words"]

#: An amount with more digits than this is no sum of money.
_DIGITS = 30

_W = {
    "number": Text("nr", "no."),
    "choice": Text("keuze", "choice"),
    "funding": Text("financiering", "funding"),
    "record": Text("volgens het dossier", "on the record"),
    "payer": Text("financiert", "finances"),
    "sources": Text("bronnen", "sources"),
    "contested": Text("bronnen spreken elkaar tegen", "sources contradict each other"),
    "from": Text("vanaf", "from"),
    "until": Text("tot", "until"),
}


def euros(amount: str, lang: str) -> str:
    """Return an amount as people write it; one that is no number stays as it is recorded.

    >>> euros("1500000", "nl"), euros("1500000.50", "en"), euros("a lot", "en")
    ('€ 1.500.000', '€1,500,000.50', 'a lot')
    """
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return amount
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        return amount
    said = f"{number:,f}"
    return f"€ {said.translate(str.maketrans(',.', '.,'))}" if lang == "nl" else f"€{said}"


def money_words(money: Money, lang: str) -> str:
    """Return what is recorded on the money of a choice, with a remark where sources contradict each other."""
    said = CATEGORIES[money.funding].say(lang)
    return f"{said} ({_W['contested'].say(lang)})" if money.contested else said


def statement_words(statement: FundingStatement, lang: str) -> str:
    """Return one statement in words: kind, amount, period, status, validity, and why it does not count."""
    dates = [
        f"{_W[word].say(lang)} {day}"
        for word, day in (("from", statement.valid_from), ("until", statement.valid_until))
        if day
    ]
    parts = [
        CATEGORIES[statement.kind].say(lang) if statement.kind else "",
        euros(statement.amount, lang) if statement.amount else "",
        statement.period or "",
        status_words()[statement.status].say(lang),
        " ".join(dates),
        statement.remark.say(lang) if statement.remark else "",
    ]
    return " · ".join(part for part in parts if part)


def funding_to_csv(told: FundingAnswer, lang: str) -> str:
    """Return a row per funding statement, and one for a choice without any."""
    head = (
        "iri", _W["number"].say(lang), _W["choice"].say(lang), "funding", "contested", "statement", "kind", "amount",
        "period", "status", "counts", "valid_from", "valid_until", "financed_by", "sources",
    )  # fmt: skip
    lines: list[Sequence[str]] = [head]
    for money in told.choices:
        start = (
            money.iri,
            money.notation or local_name(money.iri),
            money.label.say(lang),
            money.funding,
            "true" if money.contested else "false",
        )
        payer = held_words(money.financed_by, lang, short=False)
        for s in money.statements:
            counts = "true" if s.counts else "false"
            dates = (s.valid_from or "", s.valid_until or "")
            kind = (s.iri, s.kind or "", s.amount or "", s.period or "", s.status, counts)
            lines.append((*start, *kind, *dates, payer, "; ".join(r.iri for r in s.sources)))
        if not money.statements:
            lines.append((*start, *[""] * 8, payer, ""))
    return csv_text(lines)


def funding_to_md(told: FundingAnswer, lang: str) -> str:
    """Return the counts in one sentence and a row per choice."""
    head = [_W[w].say(lang) for w in ("number", "choice", "funding", "record", "payer", "sources")]
    lines = [
        (
            money.notation or local_name(money.iri),
            money.label.say(lang),
            money_words(money, lang),
            "; ".join(statement_words(s, lang) for s in money.statements) or "–",
            held_words(money.financed_by, lang, short=True) or "–",
            "; ".join(dict.fromkeys(r.title.say(lang) for s in money.statements for r in s.sources)) or "–",
        )
        for money in told.choices
    ]
    return f"{told.sentence.say(lang)}\n\n" + md_text([head, *lines])
