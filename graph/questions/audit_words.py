"""What a house rests on, in one paragraph: numbers an auditor can hold against the tables."""

from __future__ import annotations

from graph.records import HouseInfo
from graph.words.choice import joined
from graph.words.house import day_in_words
from ontology.checking.auditing import Evidence
from ontology.codelists.words import status_words
from ontology.text import Text

__all__ = ["audit_sentence"]

_NOUNS = {
    "fact": (Text("feit", "fact"), Text("feiten", "facts")),
    "source": (Text("bron", "source"), Text("bronnen", "sources")),
    "choice": (Text("keuze", "choice"), Text("keuzes", "choices")),
}


def audit_sentence(house: HouseInfo, evidence: Evidence, choices: int, hanging: int) -> Text:
    """Return how sure the facts are, what has no source, which sources carry nothing, and what hangs."""
    if not evidence.total.facts:
        return Text("Dit huis legt geen enkel feit vast.", "This house records no fact at all.")
    said = (_sure(evidence), _without(evidence), _read(evidence), _answers(house, choices, hanging))
    return Text(" ".join(words.nl for words in said), " ".join(words.en for words in said))


def _sure(evidence: Evidence) -> Text:
    total = evidence.total
    none = Text("zonder status", "without a status")
    counted = [
        Text(f"{n} {words.nl}", f"{n} {words.en}")
        for status, n in total.statuses.items()
        if n and (words := status_words().get(status, none))
    ]
    facts, several = _count(total.facts, "fact"), joined(counted)
    return Text(f"{facts.nl}: {several.nl}.", f"{facts.en}: {several.en}.")


def _without(evidence: Evidence) -> Text:
    facts, unverified, searches = map(len, (evidence.without_source, evidence.unverified, evidence.searches))
    said = _count(facts, "fact") if facts else Text("Geen enkel feit", "No fact")
    nl, en = ("is", "is") if facts < 2 else ("zijn", "are")
    apart = []
    if unverified:
        apart.append(
            Text(
                f"{unverified} niet geverifieerd (uit het geheugen of niet nagezien)",
                f"{unverified} unverified (from memory or not checked)",
            )
        )
    if searches:
        apart.append(
            Text(f"{searches} onbekend (gezocht, niet gevonden)", f"{searches} unknown (looked for, not found)")
        )
    beside = joined(apart)
    return Text(
        f"{said.nl} {nl} zonder bron{f'; apart geteld: {beside.nl}' if apart else ''}.",
        f"{said.en} {en} without a source{f'; counted apart: {beside.en}' if apart else ''}.",
    )


def _read(evidence: Evidence) -> Text:
    sources = _count(len(evidence.sources), "source")
    idle = sum(not use.facts for use in evidence.sources)
    unread = sum(not use.read_in_full for use in evidence.sources)
    resting = _count(evidence.unread.facts, "fact")
    grades = ", ".join(f"{grade} {n}" for grade, n in evidence.unread.grades.items() if n)
    nl, en = ("rust", "rests") if evidence.unread.facts == 1 else ("rusten", "rest")
    return Text(
        f"{sources.nl}: {idle} door geen feit aangehaald, {unread} niet volledig gelezen. Daarop alleen {nl} "
        f"{resting.nl}{f' (naar de sterkste bron: {grades})' if grades else ''}.",
        f"{sources.en}: {idle} cited by no fact, {unread} not read in full. On these alone {en} "
        f"{resting.en}{f' (by the strongest source: {grades})' if grades else ''}.",
    )


def _answers(house: HouseInfo, choices: int, hanging: int) -> Text:
    day, several = day_in_words(house.reference_date), _count(choices, "choice")
    if not choices:
        return Text(f"Op {day.nl} is er geen keuze.", f"On {day.en} there is no choice.")
    return Text(
        f"Van {several.nl} op {day.nl} {'heeft' if hanging == 1 else 'hebben'} er {hanging} een antwoord waarin ten "
        "minste één stap alleen daarop rust.",
        f"Of {several.en} on {day.en}, {hanging} {'has' if hanging == 1 else 'have'} an answer with at least one step "
        "that rests on these alone.",
    )


def _count(number: int, word: str) -> Text:
    one, several = _NOUNS[word]
    words = one if number == 1 else several
    return Text(f"{number} {words.nl}", f"{number} {words.en}")
