"""The words that more than one view uses, each once, and what everything an answer is made of is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from exports.page import Cited, Sentence, Style
from graph.records import POWERS, ChoiceAnswer, Gap, HouseInfo, Reference
from graph.words.grammar import GRADES, POWER_WORDS, day_in_words
from ontology.codelists.words import status_words, verdict_words, words_of_gap
from ontology.names import local_name
from ontology.text import Text

if TYPE_CHECKING:
    from graph.change.records import GapKey
    from graph.questions.roles import Holding

__all__ = [
    "ABOUT",
    "GRADE_WORDS",
    "WORDS",
    "about",
    "about_both",
    "about_cells",
    "cited",
    "cited_list",
    "gap_label",
    "held_words",
    "lead",
    "numbered",
    "power",
    "powers_words",
    "said",
    "said_by_verdict",
    "some",
    "status",
    "term",
    "titled",
    "verdict",
    "yes",
]

WORDS: Mapping[str, Text] = {
    **POWER_WORDS,
    "basis": Text("grondslag", "basis"),
    "choice": Text("keuze", "choice"),
    "choices": Text("keuzes", "choices"),
    "decider": Text("beslisser", "decider"),
    "evidence": Text("bewijs tot en met", "evidence down to"),
    "financed-by": Text("financiert", "finances"),
    "from": Text("vanaf", "from"),
    "funding": Text("financiering", "funding"),
    "gaps": Text("hiaten", "gaps"),
    "in-office": Text("In het ambt op deze dag", "In office on this day"),
    "no": Text("nee", "no"),
    "none": Text("geen", "none"),
    "not-found": Text("niet gevonden", "not found"),
    "nothing": Text("niets", "nothing"),
    "number": Text("nr", "no."),
    "on": Text("peildatum", "reference date"),
    "read-in-part": Text("deels gelezen", "read in part"),
    "record": Text("het dossier", "the record"),
    "roles": Text("rollen", "roles"),
    "source": Text("bron", "source"),
    "sources": Text("bronnen", "sources"),
    "status": Text("status", "status"),
    "under": Text("onder", "under"),
    "under-scenario": Text("onder scenario", "under scenario"),
    "unknown": Text("onbekend", "unknown"),
    "until": Text("tot", "until"),
    "verdict": Text("oordeel", "verdict"),
    "yes": Text("ja", "yes"),
}

#: verdict -> the gap that goes with it and says the same
_SAID = {"NO_DECIDER": "no-decider", "AIM_ONLY": "execution-undecided", "NOT_RECORDED": "not-recorded"}

#: grade -> (symbol, word): what a power amounts to, readable without colour
GRADE_WORDS = tuple(zip("○◔◑●", GRADES, strict=True))


def said(word: str, lang: str) -> str:
    """Return one of the words of this house.

    >>> said("choice", "nl")
    'keuze'
    """
    return WORDS[word].say(lang)


def yes(told: bool, lang: str) -> str:
    """Return yes or no."""
    return said("yes" if told else "no", lang)


def term(start: str | None, end: str | None, lang: str) -> str:
    """Return from when until when something holds, in words; the end is the first day on which it no longer does.

    >>> term("2025-07-04", "2026", "en")
    'from 4 July 2025 until 2026'
    """
    bounds = (("from", start), ("until", end))
    return " ".join(f"{said(word, lang)} {day_in_words(day).say(lang)}" for word, day in bounds if day)


def status(name: str, lang: str) -> str:
    """Return what a status is called."""
    return status_words()[name].say(lang)


def verdict(name: str, lang: str) -> str:
    """Return a verdict as symbol and words."""
    words = verdict_words()[name]
    return f"{words.symbol} {words.label.say(lang)}"


def power(grade: int, lang: str, *, known: bool = True) -> str:
    """Return a grade as symbol and word; `?` where it is not known.

    >>> power(2, "en")
    '◑ bounded'
    """
    if not known:
        return f"? {said('unknown', lang)}"
    symbol, word = GRADE_WORDS[grade]
    return f"{symbol} {word.say(lang)}"


def powers_words(grade: Iterable[int], lang: str, *, numbers: bool = False) -> str:
    """Return how far each of the three powers reaches; `numbers`: as numbers too.

    >>> powers_words((3, 2, 1), "en")
    'information ● full, discussion ◑ bounded, consequences ◔ weak'
    >>> powers_words((3, 2, 1), "nl", numbers=True)
    'informatie 3 (vol), debat 2 (begrensd), gevolgen 1 (zwak)'
    """
    if numbers:
        told = zip(POWERS, grade, strict=True)
        return ", ".join(f"{said(name, lang)} {it} ({GRADE_WORDS[it][1].say(lang)})" for name, it in told)
    return ", ".join(f"{said(name, lang)} {power(it, lang)}" for name, it in zip(POWERS, grade, strict=True))


def gap_label(gap: Gap | GapKey) -> Text:
    """Return what a gap is called, as the vocabulary has it."""
    return words_of_gap(gap.code, gap.missing, gap.about).label


def said_by_verdict(choice: ChoiceAnswer) -> str | None:
    """Return the code of the gap that says no more than the verdict on a choice says already."""
    return _SAID.get(choice.verdict)


def numbered(number: str | None, iri: str) -> str:
    """Return the number of a choice, or its id."""
    return number or local_name(iri)


def titled(number: str | None, label: Text, lang: str) -> str:
    """Return number, where there is one, and label."""
    return f"{number} {label.say(lang)}" if number else label.say(lang)


def held_words(holdings: Iterable[Holding], lang: str, *, short: bool) -> str:
    """Return who holds a role, as a list; what does not count shows its status."""
    names = []
    for held in holdings:
        name = (held.short if short else held.label).say(lang)
        names.append(name if held.counts or not held.actor else f"{name} ({status(held.status, lang)})")
    return ", ".join(dict.fromkeys(names))


def some(names: Iterable[str], most: int) -> str:
    """Return the first names of a list and how many more there are.

    >>> some(["a", "b", "c"], 2)
    'a, b +1'
    """
    every = list(names)
    return ", ".join(every[:most]) + (f" +{len(every) - most}" if len(every) > most else "")


def about(house: HouseInfo, lang: str) -> Sentence:
    """Return which house was asked, on which day, under what, on what evidence."""
    return _about([_parts(house, lang)], [house.digest])


def about_both(before: HouseInfo, after: HouseInfo, lang: str) -> Sentence:
    """Return the same of the two states that are compared: what they share once, else the one and the other."""
    return _about([_parts(before, lang), _parts(after, lang)], [before.digest, after.digest])


def _parts(house: HouseInfo, lang: str) -> tuple[str, ...]:
    under = ", ".join(local_name(s) for s in house.scenarios)
    return (
        house.title.say(lang),
        f"{said('on', lang)} {day_in_words(house.reference_date).say(lang)}",
        f"{said('under-scenario', lang)} {under}" if under else said("record", lang),
        f"{said('evidence', lang)} {status(house.evidence, lang)}",
    )


def _about(states: Sequence[tuple[str, ...]], digests: Sequence[str]) -> Sentence:
    parts = [" → ".join(dict.fromkeys(same)) for same in zip(*states, strict=True)]
    short, whole = (" → ".join(dict.fromkeys(it[:cut] for it in digests)) for cut in (19, None))
    return Sentence(" · ".join([*parts, short]), "about", whole=" · ".join([*parts, whole]))


#: The columns with which every row says of which house it is, on which day, under what, on what evidence.
ABOUT = ("house", "reference_date", "scenarios", "evidence", "digest")


def about_cells(house: HouseInfo, lang: str) -> tuple[str, ...]:
    """Return the cells under `ABOUT`."""
    under = " ".join(house.scenarios)
    return (house.title.say(lang), house.reference_date, under, house.evidence, house.digest)


def lead(sentence: Text, lang: str, style: Style = "strong") -> Sentence:
    """Return the answer in one sentence, as a page starts with it."""
    return Sentence(sentence.say(lang), style)


def cited(source: Reference, lang: str) -> Cited:
    """Return a source with its date, its grade, and whether it was read in part."""
    part = said("read-in-part", lang) if source.read_in_full is False else ""
    known = ", ".join(word for word in (source.issued, source.grade, part) if word)
    return Cited(source.title.say(lang), known, source.url)


def cited_list(sources: Iterable[Reference], lang: str) -> tuple[str | Cited, ...]:
    """Return several sources as words, with a semicolon between them."""
    runs: list[str | Cited] = []
    for source in sources:
        runs += ["; ", cited(source, lang)]
    return tuple(runs[1:])
