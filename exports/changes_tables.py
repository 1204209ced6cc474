"""What changed as rows, for csv and md, and the words that the shell shows too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exports.tables import csv_text, gap_label, md_text, power
from graph.change.records import Difference, Effect, WhatIf
from graph.change.words import EFFECT_WORDS, cause_words, difference_headline, whatif_headline
from graph.records import (
    POWERS,
    Grade,
)
from graph.words.grammar import POWER_WORDS
from ontology.codelists.words import verdict_words
from ontology.names import local_name
from ontology.text import Text

__all__ = [
    "choice_title",
    "difference_to_csv",
    "difference_to_md",
    "effect_values",
    "powers",
    "verdict",
    "whatif_to_csv",
    "whatif_to_md",
]

_HEAD = {
    "nl": ("nr", "keuze", "wat", "voor", "na", "oorzaak", "verder komt het niet"),
    "en": ("no.", "choice", "what", "before", "after", "cause", "why no further"),
}


def verdict(name: str, lang: str) -> str:
    """Return a verdict as symbol and words."""
    words = verdict_words()[name]
    return f"{words.symbol} {words.label.say(lang)}"


def powers(before: Grade | tuple[str, ...], after: Grade | tuple[str, ...], lang: str) -> str:
    """Return the powers that differ between two grades, before and after."""
    pairs = zip(POWERS, map(int, before), map(int, after), strict=True)
    return ", ".join(f"{POWER_WORDS[p].say(lang)} {power(a, lang)} → {power(b, lang)}" for p, a, b in pairs if a != b)


def choice_title(number: str | None, iri: str, label: Text, lang: str) -> str:
    """Return number and label of a choice."""
    return f"{number or local_name(iri)} {label.say(lang)}"


def effect_values(effect: Effect, names: Mapping[str, Text], lang: str) -> tuple[str, str]:
    """Return what stood before and what stands after, in words."""

    def side(values: tuple[str, ...]) -> str:
        if not values:
            return "–"
        if effect.what in ("came", "went", "verdict"):
            return verdict(values[0], lang)
        if effect.what == "powers":
            return ", ".join(
                f"{POWER_WORDS[p].say(lang)} {power(int(g), lang)}" for p, g in zip(POWERS, values, strict=True)
            )
        if effect.gap is not None:
            return gap_label(effect.gap).say(lang)
        return ", ".join(names[iri].say(lang) if iri in names else local_name(iri) for iri in values)

    return side(effect.before), side(effect.after)


def difference_to_csv(found: Difference, lang: str) -> str:
    """Return a row per thing that happens to a choice."""
    return csv_text([_csv_head(lang), *_csv_rows(found, lang)])


def whatif_to_csv(told: WhatIf, lang: str) -> str:
    """Return a row per thing that happens to a choice, then a row per choice that stays."""
    stays = [
        (
            s.iri,
            s.notation or "",
            s.label.say(lang),
            "unchanged",
            s.standing.verdict,
            s.standing.verdict,
            "",
            s.why.say(lang),
            s.reason,
        )
        for s in told.staying
    ]
    return csv_text([_csv_head(lang), *_csv_rows(told.difference, lang), *stays])


def _csv_head(lang: str) -> tuple[str, ...]:
    return ("iri", *_HEAD[lang], "code")


def _csv_rows(found: Difference, lang: str) -> Iterable[tuple[str, ...]]:
    for change in found.changes:
        for effect in change.effects:
            yield (
                change.iri,
                change.notation or "",
                change.label.say(lang),
                effect.what,
                *_plain(effect),
                _cause(found, effect, lang),
                change.limit.say(lang) if change.limit else "",
                effect.gap.code if effect.gap else "",
            )


def _plain(effect: Effect) -> tuple[str, str]:
    return " ".join(effect.before), " ".join(effect.after)


def _cause(found: Difference, effect: Effect, lang: str) -> str:
    known = {s.id: s for s in found.statements}
    return "; ".join(line.say(lang) for line in cause_words(effect.cause, known)) if effect.cause else ""


def difference_to_md(found: Difference, lang: str) -> str:
    """Return headline and table as Markdown."""
    return f"{difference_headline(found).say(lang)}\n\n" + md_text([_HEAD[lang], *_md_rows(found, lang)])


def whatif_to_md(told: WhatIf, lang: str) -> str:
    """Return headline, what changes and what stays, with the reason, as Markdown."""
    head = {"nl": ("nr", "keuze", "oordeel", "waarom het blijft"), "en": ("no.", "choice", "verdict", "why it stays")}
    stays = [
        (s.notation or local_name(s.iri), s.label.say(lang), verdict(s.standing.verdict, lang), s.why.say(lang))
        for s in told.staying
    ]
    return (
        f"{whatif_headline(told).say(lang)}\n\n"
        + md_text([_HEAD[lang], *_md_rows(told.difference, lang)])
        + "\n"
        + md_text([head[lang], *stays])
    )


def _md_rows(found: Difference, lang: str) -> Iterable[tuple[str, ...]]:
    for change in found.changes:
        for effect in change.effects:
            yield (
                change.notation or local_name(change.iri),
                change.label.say(lang),
                EFFECT_WORDS[effect.what].say(lang),
                *effect_values(effect, found.names, lang),
                _cause(found, effect, lang),
                change.limit.say(lang) if change.limit else "",
            )
