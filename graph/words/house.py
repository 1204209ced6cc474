"""The answer on a whole house in one sentence, with its counts and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping

from graph.records import MINISTERIAL, Answer
from graph.words.grammar import MINISTERIAL_WORDS, counted, day_in_words, of_number
from ontology.codelists.ranks import VERDICTS
from ontology.codelists.words import verdict_words
from ontology.text import Text

__all__ = ["headline", "ministerial_counts", "read_in_part_counts"]


def ministerial_counts(answer: Answer) -> Mapping[str, int]:
    """Return `ministerial` value -> number of choices; every value is there."""
    return {value: sum(c.ministerial == value for c in answer.choices) for value in MINISTERIAL}


def read_in_part_counts(answer: Answer) -> Mapping[str, int]:
    """Return `ministerial` value -> how many of its choices rest on an official source read in part."""
    resting = [c for c in answer.choices if "source-read-in-part" in c.caveats]
    return {value: sum(c.ministerial == value for c in resting) for value in MINISTERIAL}


def headline(answer: Answer) -> Text:
    """Return how many choices lack ministerial accountability on this record, and why, in one sentence.

    `none` is what the record shows, never a claim about the world; `unknown` is counted apart.
    """
    counts, in_part = ministerial_counts(answer), read_in_part_counts(answer)
    day = day_in_words(answer.house.reference_date)
    total = len(answer.choices)
    if not total:
        return Text(
            f"Op {day.nl} staat in dit dossier geen enkele keuze; dat is niet hetzelfde als dat alles verantwoord is.",
            f"On {day.en} this record has no choice at all; that is not the same as everything being accounted for.",
        )
    none = [v for v in VERDICTS if any(c.verdict == v and c.ministerial == "none" for c in answer.choices)]
    why_nl = ", ".join(f"{answer.summary[v]} {verdict_words()[v].label.nl.lower()}" for v in none)
    why_en = ", ".join(f"{answer.summary[v]} {verdict_words()[v].label.en.lower()}" for v in none)
    because_nl, because_en = (f" ({why_nl})", f" ({why_en})") if none else ("", "")
    choices = counted(total, "choice")
    lack_nl, lack_en = of_number(counts["none"], "heeft", "hebben"), of_number(counts["none"], "lacks", "lack")
    have_en = of_number(counts["partial"], "has", "have")
    return Text(
        f"Van de {choices.nl} op {day.nl} {lack_nl} er in dit dossier {counts['none']} geen "
        f"ministeriële verantwoording{because_nl}, {counts['partial']} beperkte en {counts['full']} volledige; "
        f"van {counts['unknown']} is het onbekend. "
        f"Op een deels gelezen officiële bron rusten er {_of(counts, in_part, 'nl')}.",
        f"Of the {choices.en} on {day.en}, {counts['none']} {lack_en} ministerial accountability on this "
        f"record{because_en}, {counts['partial']} {have_en} it in part and {counts['full']} in full; "
        f"of {counts['unknown']} it is unknown. "
        f"Resting on an official source read in part: {_of(counts, in_part, 'en')}.",
    )


def _of(counts: Mapping[str, int], in_part: Mapping[str, int], lang: str) -> str:
    of = "van de" if lang == "nl" else "of"
    return ", ".join(
        f"{in_part[value]} {of} {counts[value]} {MINISTERIAL_WORDS[value].say(lang)}"
        for value in MINISTERIAL
        if counts[value]
    )
