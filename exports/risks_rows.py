"""Structural risks as rows: one csv with a measure per row, and Markdown with a table per measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports.tables import csv_text, md_text
from graph.questions.risks import LongChain, ManyHands, Named, Risks
from ontology.text import Text

__all__ = ["DEFINITIONS", "TITLES", "names", "number", "path", "risks_to_csv", "risks_to_md", "spread"]

TITLES = {
    "threads": Text("Afhankelijkheid van één actor", "Dependence on one actor"),
    "hands": Text("Vele handen", "Many hands"),
    "chains": Text("Langste ketens", "Longest chains"),
    "cycles": Text("Kringen", "Cycles"),
}
#: What each measure is, in one sentence; sources and reasons are in docs/parts/risks.md.
DEFINITIONS = {
    "threads": Text(
        "Eindigt: bij zoveel keuzes eindigt de keten van een beslisser bij deze actor. Valt: bij zoveel keuzes loopt "
        "elke keten door deze actor; zonder hem blijft er geen over (dominator).",
        "Ends: for so many choices the chain of a decider ends at this actor. Falls: for so many choices every chain "
        "runs through this actor; without it none is left (dominator).",
    ),
    "hands": Text(
        "Hoeveel ambtsdragers, van wie niemand onder een ander valt, staan aan het eind van een keuze (Thompson 1980); "
        "het gemiddelde telt alleen keuzes met ten minste één.",
        "How many office-holders, none of them under another, stand at the end of a choice (Thompson 1980); the mean "
        "counts only choices with at least one.",
    ),
    "chains": Text(
        "Relaties op de keten die het oordeel over een beslisser noemt; elke schakel kan breken.",
        "Relations on the chain that the verdict on a decider names; every link can break.",
    ),
    "cycles": Text(
        "Actoren die aan elkaar verantwoording afleggen (sterk samenhangend deel).",
        "Actors that answer to each other (strongly connected part).",
    ),
}
_W = {
    "actor": Text("actor", "actor"),
    "ends": Text("eindigt", "ends"),
    "falls": Text("valt", "falls"),
    "choices": Text("keuzes", "choices"),
    "offices": Text("ambtsdragers", "office-holders"),
    "choice": Text("keuze", "choice"),
    "length": Text("relaties", "relations"),
    "path": Text("keten", "chain"),
    "way-out": Text("weg naar een forum", "way to a forum"),
    "yes": Text("ja", "yes"),
    "no": Text("nee", "no"),
    "mean": Text("gemiddeld", "mean"),
    "none": Text("geen in dit dossier", "none in this record"),
    "remark": Text("waarvan", "of which"),
    "unknown": Text("{n} onbekend", "{n} unknown"),
}


def names(named: Iterable[Named], lang: str) -> str:
    """Return short names as a list.

    >>> names([], "nl")
    ''
    """
    return ", ".join(n.short.say(lang) for n in named)


def path(chain: LongChain, lang: str) -> str:
    """Return the actors of a chain from decider to forum."""
    return " → ".join(n.short.say(lang) for n in chain.path)


def number(value: float | None, lang: str) -> str:
    """Return a mean with two decimals; a dash where there is none.

    >>> number(1.5, "nl"), number(None, "en")
    ('1,50', '–')
    """
    if value is None:
        return "–"
    return f"{value:.2f}".replace(".", "," if lang == "nl" else ".")


def spread(hands: ManyHands, lang: str) -> list[tuple[str, str, str]]:
    """Return number of office-holders, number of choices, and of 0: how many of those are unknown."""
    unknown = _W["unknown"].say(lang).format(n=hands.unknown)
    return [
        (str(count), str(choices), unknown if count == 0 and hands.unknown else "")
        for count, choices in hands.distribution.items()
    ]


def risks_to_csv(told: Risks, lang: str) -> str:
    """Return a row per measure and subject: measure, subject, number, and what it counts."""
    lines: list[Sequence[str]] = [("measure", "iri", "label", "number", "about", "iris")]
    for thread in told.threads:
        for measure, counted in (("ends", thread.ends), ("falls", thread.falls)):
            lines.append(_line(measure, thread.actor, counted, lang))
    lines.append(("many-hands-mean", "", "", "" if told.many_hands.mean is None else str(told.many_hands.mean), "", ""))
    for hands in told.many_hands.choices:
        lines.append(_line("many-hands", hands.choice, hands.offices, lang, hands.count))
    for chain in told.chains:
        lines.append(_line("chain-length", chain.choice, chain.path, lang, chain.length))
    for cycle in told.cycles:
        lines.append(_line("cycle", cycle.actors[0], cycle.actors, lang))
    return csv_text(lines)


def _line(measure: str, subject: Named, about: Sequence[Named], lang: str, count: int | None = None) -> tuple[str, ...]:
    said = "; ".join(n.label.say(lang) for n in about)
    amount = len(about) if count is None else count
    return (measure, subject.iri, subject.label.say(lang), str(amount), said, "; ".join(n.iri for n in about))


def risks_to_md(told: Risks, lang: str) -> str:
    """Return the sentence, then per measure its definition and a table."""
    tables: dict[str, tuple[Sequence[str], Sequence[Sequence[str]]]] = {
        "threads": (
            ("actor", "ends", "falls", "choices"),
            [
                (t.actor.label.say(lang), str(len(t.ends)), str(len(t.falls)), names(t.falls or t.ends, lang))
                for t in told.threads
            ],
        ),
        "hands": (
            ("offices", "choices", "remark"),
            [*spread(told.many_hands, lang), (_W["mean"].say(lang), number(told.many_hands.mean, lang), "")],
        ),
        "chains": (
            ("choice", "length", "path"),
            [(c.choice.label.say(lang), str(c.length), path(c, lang)) for c in told.chains],
        ),
        "cycles": (
            ("actor", "way-out", "choices"),
            [
                (names(c.actors, lang), _W["yes" if c.leads_out else "no"].say(lang), names(c.choices, lang))
                for c in told.cycles
            ],
        ),
    }
    parts = [told.sentence.say(lang)]
    for name, (head, lines) in tables.items():
        table = md_text([[_W[w].say(lang) for w in head], *lines]) if lines else f"{_W['none'].say(lang)}\n"
        parts.append(f"## {TITLES[name].say(lang)}\n\n{DEFINITIONS[name].say(lang)}\n\n{table}".rstrip("\n"))
    return "\n\n".join(parts) + "\n"
