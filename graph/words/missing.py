"""Where the record stops for a decider without a chain: the first link that is missing, in one sentence part."""

from __future__ import annotations

from graph.records import Decider
from graph.words.mentions import in_full
from graph.words.telling import told
from ontology.codelists.words import status_words
from ontology.namespaces import HVT
from ontology.reading.facts import Facts
from ontology.text import Text

__all__ = ["missing_link"]


def missing_link(decider: Decider, facts: Facts) -> Text | None:
    """Return where the record stops for a decider without a chain; None for one that has a chain, or is a forum.

    A silence is told as a silence: that something is not laid down, or was not looked for, never that it is not there.
    """
    if decider.chain is not None or decider.verdict == "FORUM_ITSELF":
        return None
    for end in decider.open_ends:
        name = in_full(facts, end.actor)
        if end.relation is None:
            return told(
                "aan wie {name} verantwoording {aflegt|afleggen:name}, is niet vastgelegd",
                "to whom {name} {answers|answer:name} is not laid down",
                name=name,
            )
        return told(
            "aan wie {name} verantwoording {aflegt|afleggen:name}, is {status} en telt hier niet mee",
            "to whom {name} {answers|answer:name} is {status} and does not count here",
            name=name,
            status=status_words()[end.status or "unknown"],
        )
    name = in_full(facts, decider.iri)
    for absence in facts.absences.values():
        if absence.about == decider.iri and absence.absent == HVT.AccountabilityUpward:
            return told(
                "aan wie {name} verantwoording {aflegt|afleggen:name}, is niet vastgelegd; een bron zegt dat "
                "daarvoor niets is geregeld ({status})",
                "to whom {name} {answers|answer:name} is not laid down; a source says that nothing is arranged for "
                "it ({status})",
                name=name,
                status=status_words()[absence.status],
            )
    return told(
        "aan wie {name} verantwoording {aflegt|afleggen:name} over deze keuze, is niet vastgelegd; dat is wel "
        "uitgezocht",
        "to whom {name} {answers|answer:name} for this choice is not laid down; it was looked for",
        name=name,
    )
