"""A repair as rows, for csv and md: a row per change, then a row per choice that stays as it is."""

from __future__ import annotations

from exports.tables import csv_text, md_text
from graph.repair.records import Change, NotRepaired, Open, Repair, Repaired
from graph.repair.words import counts_words, proof_words, repair_headline
from ontology.names import local_name

__all__ = ["names", "repair_to_csv", "repair_to_md"]

_HEAD = {
    "nl": ("wijziging", "rechtsfiguur", "artikelen", "waarom dit ambt", "politieke keuze", "herstelt"),
    "en": ("change", "instrument", "articles", "why this office", "political choice", "repairs"),
}
_STAYS = {"nl": ("keuze", "reden", "artikelen"), "en": ("choice", "reason", "articles")}
_YES = {"nl": "ja", "en": "yes"}


def names(repair: Repair) -> dict[str, str]:
    """Return choice -> what a reader calls it: its number, else the last part of its IRI."""
    every: tuple[Repaired | NotRepaired | Open, ...] = (*repair.repaired, *repair.not_repaired, *repair.open)
    return {c.iri: c.notation or local_name(c.iri) for c in every}


def repair_to_csv(repair: Repair, lang: str) -> str:
    """Return the changes as csv (RFC 4180)."""
    numbers = names(repair)
    head = ("iri", "type", *_HEAD[lang], "find out", "status")
    lines = [
        (c.iri, c.change, *_row(c, numbers, lang), _YES[lang] if c.find_out else "", c.status) for c in repair.changes
    ]
    return csv_text([head, *lines])


def repair_to_md(repair: Repair, lang: str) -> str:
    """Return the sentences and both tables as Markdown."""
    numbers = names(repair)
    said = "\n\n".join(words(repair).say(lang) for words in (repair_headline, proof_words, counts_words))
    changes = md_text([_HEAD[lang], *(_row(c, numbers, lang) for c in repair.changes)])
    stays = md_text(
        [
            _STAYS[lang],
            *(
                (f"{numbers[n.iri]} {n.label.say(lang)}", n.bar.definition.say(lang), n.bar.articles.say(lang))
                for n in repair.not_repaired
            ),
        ]
    )
    return f"{said}\n\n{changes}" + (f"\n{stays}" if repair.not_repaired else "")


def _row(change: Change, numbers: dict[str, str], lang: str) -> tuple[str, ...]:
    rule = change.rule
    return (
        change.text.say(lang),
        rule.instrument.label.say(lang),
        rule.articles.say(lang),
        change.because.say(lang),
        _YES[lang] if change.ground.political else "",
        ", ".join(numbers[c] for c in change.closes),
    )
