"""Structural risks: a table or a list per measure, each with its definition in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.page import Column, Heading, Item, Page, Table
from exports.words import about, lead, said
from graph.questions.risks import ManyHands, Named, Risks
from ontology.text import Text

__all__ = ["page", "rows"]

#: So many chains are shown where room is scarce.
_CHAINS = 10
#: What each measure is called, and what it is; sources and reasons are in docs/parts/risks.md.
_MEASURES = {
    "threads": (
        Text("Afhankelijkheid van één actor", "Dependence on one actor"),
        Text(
            "Eindigt: bij zoveel keuzes eindigt de keten van een beslisser bij deze actor. Valt: bij zoveel keuzes "
            "loopt elke keten door deze actor; zonder die actor blijft er geen over (dominator).",
            "Ends: for so many choices the chain of a decider ends at this actor. Falls: for so many choices every "
            "chain runs through this actor; without it none is left (dominator).",
        ),
    ),
    "hands": (
        Text("Vele handen", "Many hands"),
        Text(
            "Hoeveel ambtsdragers, van wie niemand onder een ander valt, staan aan het eind van een keuze (Thompson "
            "1980); het gemiddelde telt alleen keuzes met ten minste één.",
            "How many office-holders, none of them under another, stand at the end of a choice (Thompson 1980); the "
            "mean counts only choices with at least one.",
        ),
    ),
    "chains": (
        Text("Langste ketens", "Longest chains"),
        Text(
            "Relaties op de keten die het oordeel over een beslisser noemt; elke schakel kan breken.",
            "Relations on the chain that the verdict on a decider names; every link can break.",
        ),
    ),
    "cycles": (
        Text("Kringen", "Cycles"),
        Text(
            "Actoren die aan elkaar verantwoording afleggen (sterk samenhangend deel).",
            "Actors that answer to each other (strongly connected part).",
        ),
    ),
}
_W = {
    "actor": Text("actor", "actor"),
    "ends": Text("eindigt", "ends"),
    "falls": Text("valt", "falls"),
    "offices": Text("ambtsdragers", "office-holders"),
    "of-which": Text("waarvan", "of which"),
    "unknown": Text("{n} onbekend", "{n} unknown"),
    "mean": Text("gemiddeld", "mean"),
    "length": Text("relaties", "relations"),
    "path": Text("keten", "chain"),
    "more": Text("en {n} kortere of even lange", "and {n} shorter or equally long"),
    "none": Text("geen in dit dossier", "none in this record"),
    "leads-out": Text("leidt toch naar een forum", "leads to a forum all the same"),
    "stuck": Text("leidt naar geen forum", "leads to no forum"),
}


def page(told: Risks, lang: str) -> Page:
    """Yield the five measures: load and single points, many hands, longest chains, cycles."""
    yield lead(told.sentence, lang)
    yield about(told.house, lang)
    threads = [
        (t.actor.label.say(lang), str(len(t.ends)), str(len(t.falls)), _names(t.falls or t.ends, lang))
        for t in told.threads
    ]
    yield from _measure("threads", ("actor", "ends", "falls", "choices"), threads, lang)
    yield from _measure("hands", ("offices", "choices", "of-which"), _spread(told.many_hands, lang), lang)
    if told.many_hands.mean is not None:
        mean = f"{told.many_hands.mean:.2f}".replace(".", "," if lang == "nl" else ".")
        yield Item(f"{_say('mean', lang)}: {mean}")
    for hands in told.many_hands.choices:
        if hands.count > 1:
            yield Item(f"{hands.choice.short.say(lang)} {hands.count}: {_names(hands.offices, lang)}")
    chains = [
        (c.choice.short.say(lang), str(c.length), " → ".join(n.short.say(lang) for n in c.path)) for c in told.chains
    ]
    yield from _measure("chains", ("choice", "length", "path"), chains, lang)
    yield from _top("cycles", lang)
    for cycle in told.cycles:
        way = _say("leads-out" if cycle.leads_out else "stuck", lang)
        of_choices = f": {_names(cycle.choices, lang)}" if cycle.choices else ""
        yield Item(f"{_names(cycle.actors, lang)} · {way}{of_choices}")
    if not told.cycles:
        yield Item(_say("none", lang))


def _top(name: str, lang: str) -> Page:
    title, definition = _MEASURES[name]
    yield Heading(title.say(lang))
    yield Item(definition.say(lang))


def _measure(name: str, head: Sequence[str], lines: Sequence[Sequence[str]], lang: str) -> Page:
    yield from _top(name, lang)
    if lines:
        columns = [Column(_say(word, lang), most=80) for word in head]
        yield Table.of(columns, lines, _CHAINS, _say("more", lang).format(n=len(lines) - _CHAINS))
    else:
        yield Item(_say("none", lang))


def _spread(hands: ManyHands, lang: str) -> list[tuple[str, str, str]]:
    """Number of office-holders, number of choices, and of 0: how many of those are unknown."""
    unknown = _say("unknown", lang).format(n=hands.unknown)
    return [
        (str(count), str(choices), unknown if count == 0 and hands.unknown else "")
        for count, choices in hands.distribution.items()
    ]


def _names(named: Iterable[Named], lang: str) -> str:
    return ", ".join(n.short.say(lang) for n in named)


def _say(word: str, lang: str) -> str:
    return _W[word].say(lang) if word in _W else said(word, lang)


def rows(told: Risks, lang: str) -> Iterator[Sequence[str]]:
    """Yield a row per measure and subject: measure, subject, number, and what it counts."""
    yield ("measure", "iri", "label", "number", "about", "iris")
    for thread in told.threads:
        for measure, counted in (("ends", thread.ends), ("falls", thread.falls)):
            yield _row(measure, thread.actor, counted, lang)
    yield ("many-hands-mean", "", "", "" if told.many_hands.mean is None else str(told.many_hands.mean), "", "")
    for hands in told.many_hands.choices:
        yield _row("many-hands", hands.choice, hands.offices, lang, hands.count)
    for chain in told.chains:
        yield _row("chain-length", chain.choice, chain.path, lang, chain.length)
    for cycle in told.cycles:
        yield _row("cycle", cycle.actors[0], cycle.actors, lang)


def _row(
    measure: str, subject: Named, counted: Sequence[Named], lang: str, count: int | None = None
) -> tuple[str, ...]:
    told = "; ".join(n.label.say(lang) for n in counted)
    amount = len(counted) if count is None else count
    return (measure, subject.iri, subject.label.say(lang), str(amount), told, "; ".join(n.iri for n in counted))
