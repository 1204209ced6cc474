"""A repair as a person reads it: the sentences, the changes per legal instrument, what stays and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text as Line

from exports.repairs_tables import names
from exports.terminal import asked_line, write_heading, write_item
from exports.writing import printable
from graph.repair.records import Change, Repair
from graph.repair.words import counts_words, proof_words, repair_headline
from ontology.codelists.words import status_words, verdict_words
from ontology.text import Text

__all__ = ["show_repair"]

#: possible offices named before the rest is counted
_NAMED = 4
_W = {
    "why": Text("waarom dit ambt", "why this office"),
    "repairs": Text("herstelt", "repairs"),
    "political": Text(
        "welk ambt is een politieke keuze; het dossier wijst er geen aan. Mogelijk zijn ook",
        "which office is a political choice; the record picks none. Also possible",
    ),
    "only": Text(
        "welk ambt is een politieke keuze; het dossier wijst er geen aan",
        "which office is a political choice; the record picks none",
    ),
    "also": Text("even goed mogelijk", "as good"),
    "sure": Text("hoe zeker de grond in het recht is", "how sure the ground in law is"),
    "more": Text("andere", "more"),
    "stays": Text("Niet te herstellen", "Not to be repaired"),
    "open": Text("Te herstellen, buiten de grens", "Could be repaired, outside the limit"),
    "note": Text(
        "Een voorstel is geen feit. “Zoek uit of leg vast”: wat onbekend is, is niet afwezig.",
        "A proposal is no fact. “Find out or lay down”: what is unknown is not absent.",
    ),
}


def show_repair(console: Console, repair: Repair, lang: str) -> None:
    """Print the headline, the proof, the new counts, every change by instrument, and what is left."""
    console.print(Line(printable(repair_headline(repair).say(lang)), style="bold"))
    if repair.repaired or repair.not_repaired or repair.open:
        console.print(Line(printable(proof_words(repair).say(lang))))
        console.print(Line(printable(counts_words(repair).say(lang))))
    console.print(Line(asked_line(repair.house, lang), style="dim"))
    numbers = names(repair)
    turn = 0
    for rule, changes in groupby(repair.changes, key=lambda c: c.rule):
        write_heading(console, f"{rule.instrument.label.say(lang).capitalize()} · {rule.articles.say(lang)}")
        write_item(console, f"{rule.definition.say(lang)} {rule.note.say(lang)}")
        if rule.status != "stated":
            write_item(console, f"{_W['sure'].say(lang)}: {status_words()[rule.status].say(lang)}")
        for change in changes:
            turn += 1
            write_item(console, f"{turn}. {change.text.say(lang)}")
            for line in _details(change, numbers, lang):
                write_item(console, line, indent=5)
    _left(console, repair, numbers, lang)
    if repair.changes:
        console.print()
        write_item(console, _W["note"].say(lang), indent=0)


def _details(change: Change, numbers: dict[str, str], lang: str) -> Iterator[str]:
    yield f"{_W['repairs'].say(lang)}: {', '.join(numbers[c] for c in change.closes)}"
    yield f"{_W['why'].say(lang)}: {change.because.say(lang)}"
    shown = [o.label.say(lang) for o in change.others[:_NAMED]]
    rest = len(change.others) - len(shown)
    listed = ", ".join(shown) + (f" +{rest} {_W['more'].say(lang)}" if rest > 0 else "")
    if change.ground.political:
        yield f"{_W['political' if listed else 'only'].say(lang)}" + (f": {listed}" if listed else "")
    elif listed:
        yield f"{_W['also'].say(lang)}: {listed}"


def _left(console: Console, repair: Repair, numbers: dict[str, str], lang: str) -> None:
    if repair.not_repaired:
        write_heading(console, _W["stays"].say(lang))
        for reason, choices in groupby(repair.not_repaired, key=lambda n: n.bar):
            write_item(console, f"{reason.label.say(lang).capitalize()} · {reason.articles.say(lang)}")
            write_item(console, reason.definition.say(lang), indent=5)
            for choice in choices:
                at = ", ".join(a.label.say(lang) for a in choice.at)
                write_item(
                    console, f"{numbers[choice.iri]} {choice.label.say(lang)}" + (f" ({at})" if at else ""), indent=5
                )
    if repair.open:
        write_heading(console, _W["open"].say(lang))
        for left in repair.open:
            words = verdict_words()[left.verdict]
            write_item(console, f"{numbers[left.iri]} {left.label.say(lang)}: {words.symbol} {words.label.say(lang)}")
