"""The smallest repair: the sentences, the changes per legal instrument, equal ones together, and what stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from exports.page import Heading, Item, Note, Page
from exports.words import about, lead, numbered, said, titled, verdict
from graph.repair.records import Change, NotRepaired, Open, Repair, Repaired
from graph.repair.words import counts_words, proof_words, repair_headline
from graph.words.telling import capital
from ontology.codelists.repairs import Rule
from ontology.text import Text

__all__ = ["instrument", "numbers_of", "opening", "page", "rows", "say", "still_open"]

_W = {
    "likewise": Text("evenzo voor", "likewise for"),
    "rest": Text(
        "Waarom dit ambt, welke ook kunnen en wat elke rechtsfiguur inhoudt: --long",
        "Why this office, which others could be and what each instrument is: --long",
    ),
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
    """Yield the headline, the proof, the new counts, equal changes together by instrument, and what is left."""
    yield from opening(repair, lang)
    names = {one.iri: titled(one.notation, one.label, lang) for one in repair.repaired}
    for rule, changes in groupby(repair.changes, key=lambda c: c.rule):
        yield Heading(instrument(rule, lang))
        groups: dict[tuple[object, ...], list[Change]] = {}
        for change in changes:
            alike = (change.change, change.account_giver, change.office, change.kind, change.ground.political)
            groups.setdefault((*alike, change.find_out), []).append(change)
        for several in groups.values():
            yield from _group(several, names, lang)
    for word, staying in (("stays", repair.not_repaired), ("apart", repair.apart)):
        yield from (Heading(say(word, lang)),) if staying else ()
        for bar, choices in groupby(staying, key=lambda n: n.bar):
            told = ", ".join(titled(choice.notation, choice.label, lang) for choice in choices)
            yield Item(f"{capital(bar.label.say(lang))}: {told}")
    yield from still_open(repair, lang)
    if repair.changes:
        yield Note(say("note", lang))
        yield Note(say("rest", lang))


def _group(several: Sequence[Change], names: Mapping[str, str], lang: str) -> Page:
    """The first of several changes that do the same, and for which choices besides."""
    first, *others = several
    count = f"{len(several)} × " if others else ""
    yield Item(f"{count}{first.text.say(lang)} ({', '.join(names[iri].split()[0] for iri in first.closes)})")
    closed = dict.fromkeys(iri for change in others for iri in change.closes)
    if closed:
        yield Item(f"{say('likewise', lang)}: {', '.join(names[iri] for iri in closed)}", 2)
    if first.ground.political:
        yield Item(say("political", lang), 2)


def opening(repair: Repair, lang: str) -> Page:
    """Yield the headline, the proof and the new counts."""
    yield lead(repair_headline(repair), lang)
    if repair.repaired or repair.not_repaired or repair.open:
        yield lead(proof_words(repair), lang, "")
        yield lead(counts_words(repair), lang, "")
    yield about(repair.house, lang)


def instrument(rule: Rule, lang: str) -> str:
    """Return what a change is laid down by, with its articles."""
    return f"{capital(rule.instrument.label.say(lang))} · {rule.articles.say(lang)}"


def still_open(repair: Repair, lang: str) -> Page:
    """Yield what could be repaired, outside the limit."""
    if repair.open:
        yield Heading(say("open", lang))
    for left in repair.open:
        yield Item(f"{numbered(left.notation, left.iri)} {left.label.say(lang)}: {verdict(left.verdict, lang)}")


def numbers_of(repair: Repair) -> Mapping[str, str]:
    """Choice -> what a reader calls it: its number, else the last part of its IRI."""
    every: tuple[Repaired | NotRepaired | Open, ...] = (
        *repair.repaired,
        *repair.not_repaired,
        *repair.apart,
        *repair.open,
    )
    return {choice.iri: numbered(choice.notation, choice.iri) for choice in every}


def say(word: str, lang: str) -> str:
    """Return one of the words of a repair."""
    return _W[word].say(lang)


def rows(repair: Repair, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per change."""
    numbers, yes = numbers_of(repair), said("yes", lang)
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
