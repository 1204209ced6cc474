"""The smallest repair: the sentences, the changes per legal instrument, what stays and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from exports.page import Heading, Item, Note, Page
from exports.words import about, lead, numbered, said, some, status, verdict
from graph.repair.records import Change, NotRepaired, Open, Repair, Repaired
from graph.repair.words import counts_words, proof_words, repair_headline
from graph.words.telling import capital
from ontology.text import Text

__all__ = ["page", "rows"]

#: possible offices named before the rest is counted
_NAMED = 4
_W = {
    "why": Text("waarom dit ambt", "why this office"),
    "repairs": Text("herstelt", "repairs"),
    "political": Text(
        "welk ambt is een politieke keuze; het dossier wijst er geen aan",
        "which office is a political choice; the record picks none",
    ),
    "possible": Text("Mogelijk zijn ook", "Also possible"),
    "also": Text("even goed mogelijk", "as good"),
    "sure": Text("hoe zeker de grond in het recht is", "how sure the ground in law is"),
    "more": Text("andere", "more"),
    "stays": Text("Niet te herstellen", "Not to be repaired"),
    "apart": Text("Niet meegeteld: elders verantwoord, of onbekend", "Not counted: answered for elsewhere, or unknown"),
    "open": Text("Te herstellen, buiten de grens", "Could be repaired, outside the limit"),
    "note": Text(
        "Een voorstel is geen feit. “Zoek uit of leg vast”: wat onbekend is, is niet afwezig.",
        "A proposal is no fact. “Find out or lay down”: what is unknown is not absent.",
    ),
}
_HEAD = {
    "nl": ("wijziging", "rechtsfiguur", "artikelen", "waarom dit ambt", "politieke keuze", "herstelt"),
    "en": ("change", "instrument", "articles", "why this office", "political choice", "repairs"),
}


def page(repair: Repair, lang: str) -> Page:
    """Yield the headline, the proof, the new counts, every change by instrument, and what is left."""
    yield lead(repair_headline(repair), lang)
    if repair.repaired or repair.not_repaired or repair.open:
        yield lead(proof_words(repair), lang, "")
        yield lead(counts_words(repair), lang, "")
    yield about(repair.house, lang)
    numbers, turn = _numbers(repair), 0
    for rule, changes in groupby(repair.changes, key=lambda c: c.rule):
        yield Heading(f"{capital(rule.instrument.label.say(lang))} · {rule.articles.say(lang)}")
        yield Item(f"{rule.definition.say(lang)} {rule.note.say(lang)}")
        if rule.status != "stated":
            yield Item(f"{_say('sure', lang)}: {status(rule.status, lang)}")
        for change in changes:
            turn += 1
            yield Item(change.text.say(lang), number=turn)
            yield from (Item(line, 2) for line in _details(change, numbers, lang))
    yield from _left(repair, numbers, lang)
    if repair.changes:
        yield Note(_say("note", lang))


def _numbers(repair: Repair) -> Mapping[str, str]:
    """Choice -> what a reader calls it: its number, else the last part of its IRI."""
    every: tuple[Repaired | NotRepaired | Open, ...] = (
        *repair.repaired,
        *repair.not_repaired,
        *repair.apart,
        *repair.open,
    )
    return {choice.iri: numbered(choice.notation, choice.iri) for choice in every}


def _details(change: Change, numbers: Mapping[str, str], lang: str) -> Iterator[str]:
    yield f"{_say('repairs', lang)}: {', '.join(numbers[iri] for iri in change.closes)}"
    yield f"{_say('why', lang)}: {change.because.say(lang)}"
    others = some((other.label.say(lang) for other in change.others), _NAMED)
    listed = f"{others} {_say('more', lang)}" if len(change.others) > _NAMED else others
    if change.ground.political:
        yield _say("political", lang) + (f". {_say('possible', lang)}: {listed}" if listed else "")
    elif listed:
        yield f"{_say('also', lang)}: {listed}"


def _left(repair: Repair, numbers: Mapping[str, str], lang: str) -> Page:
    for word, staying in (("stays", repair.not_repaired), ("apart", repair.apart)):
        if staying:
            yield Heading(_say(word, lang))
        for bar, choices in groupby(staying, key=lambda n: n.bar):
            yield Item(f"{capital(bar.label.say(lang))} · {bar.articles.say(lang)}")
            yield Item(bar.definition.say(lang), 2)
            for choice in choices:
                at = ", ".join(actor.label.say(lang) for actor in choice.at)
                yield Item(f"{numbers[choice.iri]} {choice.label.say(lang)}" + (f" ({at})" if at else ""), 2)
    if repair.open:
        yield Heading(_say("open", lang))
    for left in repair.open:
        yield Item(f"{numbers[left.iri]} {left.label.say(lang)}: {verdict(left.verdict, lang)}")


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang)


def rows(repair: Repair, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per change."""
    numbers, yes = _numbers(repair), said("yes", lang)
    yield ("iri", "type", *_HEAD[lang], "find out", "status")
    for change in repair.changes:
        yield (
            change.iri,
            change.change,
            change.text.say(lang),
            change.rule.instrument.label.say(lang),
            change.rule.articles.say(lang),
            change.because.say(lang),
            yes if change.ground.political else "",
            ", ".join(numbers[iri] for iri in change.closes),
            yes if change.find_out else "",
            change.status,
        )
