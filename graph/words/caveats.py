"""What is to be said beside the answer on a choice: on what it rests, and who was in office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from graph.records import ChoiceAnswer
from graph.words.answering import tied_to
from graph.words.grammar import in_a_row
from graph.words.mentions import Mentions, in_full
from graph.words.nouns import listed
from graph.words.telling import told
from ontology.codelists.concepts import concept
from ontology.namespaces import HVT
from ontology.reading.facts import Facts, holds_on
from ontology.standards import SKOS
from ontology.text import Text

__all__ = ["CAVEAT_WORDS", "caveat_sentences"]

#: What a caveat says of any choice, in the order of `graph.records.CAVEATS`.
CAVEAT_WORDS: Mapping[str, Text] = {
    "caretaker": Text(
        "Op deze dag is het kabinet demissionair: het parlement kan vragen en debatteren als altijd.",
        "On this day the cabinet is a caretaker cabinet: parliament may ask and debate as ever.",
    ),
    "decider-not-stated": Text(
        "Wie beslist, staat niet in een gelezen bron: het is afgeleid, betwistbaar of niet geverifieerd.",
        "Who decides is not in a source that was read: it is inferred, arguable or unverified.",
    ),
    "office-vacant": Text(
        "Volgens dit dossier is een ambt dat hiervoor antwoordt, op deze dag niet bezet.",
        "According to this record an office that answers for this is vacant on this day.",
    ),
    "source-read-in-part": Text(
        "Dit oordeel rust op een officiële bron waarvan maar een deel is gelezen.",
        "This verdict rests on an official source of which only a part was read.",
    ),
    "sources-contradict": Text(
        "Dit oordeel hangt af van een relatie waarover bronnen elkaar tegenspreken.",
        "This verdict depends on a relation on which sources contradict each other.",
    ),
}


def caveat_sentences(answer: ChoiceAnswer, facts: Facts, on: date) -> tuple[Text, ...]:
    """Return the caveats of an answer as sentences.

    Of a vacant office it names whom it is tied to, of a caretaker cabinet what the law of the house makes of that.
    """
    said = {"office-vacant": partial(_vacant, answer, facts, on), "caretaker": partial(_caretaker, facts)}
    return tuple(said[caveat]() if caveat in said else CAVEAT_WORDS[caveat] for caveat in answer.caveats)


def _caretaker(facts: Facts) -> Text:
    here = concept(HVT.CaretakerPeriod, facts.law).text(SKOS.scopeNote)
    return here if here.en else CAVEAT_WORDS["caretaker"]


def _vacant(answer: ChoiceAnswer, facts: Facts, on: date) -> Text:
    deciders = (*answer.deciders, *(answer.aim.deciders if answer.aim else ()))
    offices = sorted({c.office for d in deciders for c in (d.chain, d.oversight) if c is not None})
    empty = [office for office in offices if _is_vacant(facts, office, on)]
    if not empty:
        return CAVEAT_WORDS["office-vacant"]
    names = Mentions(facts)
    said = told(
        "Volgens dit dossier {is het ambt|zijn de ambten:empty} van {empty} op deze dag niet bezet.",
        "According to this record the {office|offices:empty} of {empty} {is|are:empty} vacant on this day.",
        empty=names.all(empty),
    )
    ministers = listed([in_full(facts, office) for office in tied_to(empty, facts, on)])
    if not tied_to(empty, facts, on):
        return said
    tied = told(
        "Te bevragen {is|zijn:ministers} dan {ministers}.",
        "To be questioned then {is|are:ministers} {ministers}.",
        ministers=ministers,
    )
    return in_a_row([said, tied])


def _is_vacant(facts: Facts, office: str, on: date) -> bool:
    held = [t for t in facts.tenures.values() if t.office == office and t.status != "unknown"]
    return bool(held) and not any(holds_on(t, on) for t in held)
