"""What is recorded on money, in a terminal: a row per choice, then what each row rests on."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from exports.money_rows import euros, money_words, statement_words
from exports.roles_rows import held_words
from exports.terminal import asked_line, cited, write_heading, write_item
from exports.writing import printable
from graph.questions.funding import FundingAnswer, Money
from ontology.codelists.words import status_words
from ontology.names import local_name
from ontology.text import Text

__all__ = ["show_funding"]

_SYMBOL = {"none": "✕", "incidental": "◔", "unknown": "?", "not-recorded": "–", "structural": "●"}
_STYLE = {"none": "magenta", "incidental": "yellow", "structural": "blue"}
_W = {
    "choice": Text("keuze", "choice"),
    "funding": Text("financiering", "funding"),
    "amount": Text("bedrag", "amount"),
    "period": Text("periode", "period"),
    "status": Text("status", "status"),
    "payer": Text("financiert", "finances"),
    "sources": Text("Waarop dat rust", "What that rests on"),
    "legend": Text(
        "✕ geen: een bron zegt het, of het volgt uit bronnen waarin is gezocht · ? onbekend: gezocht en niet gevonden, "
        "of niet aanvaard op dit bewijs · – niet vastgelegd: het dossier zegt er niets over; dat zijn drie "
        "verschillende dingen",
        "✕ none: a source says so, or it follows from sources that were searched · ? unknown: looked for and not "
        "found, or not accepted on this evidence · – not recorded: the record says nothing about it; these are three "
        "different things",
    ),
    "source": Text("bron", "source"),
}


def show_funding(console: Console, told: FundingAnswer, lang: str) -> None:
    """Print the counts, a row per choice, and every statement with its sources."""
    console.print(Line(printable(told.sentence.say(lang)), style="bold"))
    console.print(Line(printable(asked_line(told.house, lang)), style="dim"))
    if not told.choices:
        return
    console.print()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, header_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column(_W["choice"].say(lang), min_width=20, max_width=50)
    for name in ("funding", "amount", "period", "status", "payer"):
        table.add_column(_W[name].say(lang), max_width=30)
    for money in told.choices:
        table.add_row(*(Line(printable(cell), style=style) for cell, style in _cells(money, lang)))
    console.print(table)
    write_item(console, _W["legend"].say(lang), indent=0)
    with_words = [money for money in told.choices if money.statements]
    if with_words:
        write_heading(console, _W["sources"].say(lang))
    for money in with_words:
        _show_money(console, money, lang)


def _cells(money: Money, lang: str) -> list[tuple[str, str]]:
    said = money.statements
    return [
        (money.notation or local_name(money.iri), ""),
        (money.label.say(lang), ""),
        (f"{_SYMBOL[money.funding]} {money_words(money, lang)}", _STYLE.get(money.funding, "")),
        (", ".join(euros(s.amount, lang) for s in said if s.amount) or "–", ""),
        (", ".join(s.period for s in said if s.period) or "–", ""),
        (", ".join(dict.fromkeys(status_words()[s.status].say(lang) for s in said)) or "–", ""),
        (held_words(money.financed_by, lang, short=True) or "–", ""),
    ]


def _show_money(console: Console, money: Money, lang: str) -> None:
    name = f"{money.notation} {money.label.say(lang)}" if money.notation else money.label.say(lang)
    for statement in money.statements:
        write_item(console, f"{name}: {statement_words(statement, lang)}")
        for note in statement.notes:
            write_item(console, note.say(lang), indent=5)
        for source in statement.sources:
            write_item(console, f"{_W['source'].say(lang)}: {cited(source, lang)}", indent=5)
