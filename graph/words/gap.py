"""What a gap says and asks: the templates of the vocabulary, filled with whom and what it is about.

The words are in `ontology/vocabulary/gaps.ttl`, which says what its placeholders stand for; a state may put them
otherwise in its own folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.words.grammar import POWER_VERBS, day_in_words
from graph.words.mentions import in_full
from graph.words.names import subject_of
from graph.words.nouns import Noun, listed, noun
from graph.words.telling import Word, asked, filled, told
from ontology.codelists.words import words_of_gap
from ontology.reading.facts import Choice, Facts
from ontology.text import Text, both

__all__ = ["gap_sentences"]


def gap_sentences(
    facts: Facts,
    choice: Choice,
    code: str,
    at: str,
    *,
    actor: str | None = None,
    missing: Sequence[str] = (),
    offices: Iterable[str] = (),
    about: str | None = None,
    until: str = "",
    whole: bool = False,
) -> tuple[Text, Text]:
    """Return what a gap found at `at` says on a choice, and the question to ask.

    `actor` is whom it is about where that is not who stands at `at`; `missing` are powers, `until` is an ISO date,
    `whole` says that other choices are part of this one.
    """
    said = words_of_gap(code, missing, about, facts.law)
    relation = facts.relations.get(at)
    somebody = noun(Text("iemand", "somebody"))
    known: Mapping[str, Callable[[], Word]] = {
        "choice": lambda: choice.label,
        "pending": lambda: 2 if choice.pending else 1,
        "whole": lambda: 2 if whole else 1,
        "at": lambda: _whom(facts, actor or at),
        "giver": lambda: in_full(facts, relation.account_giver) if relation else _whom(facts, at),
        "forum": lambda: in_full(facts, relation.forum) if relation and relation.forum else somebody,
        "relation": lambda: _clause(facts, at),
        "powers": lambda: listed([noun(POWER_VERBS[p]) for p in missing]),
        "offices": lambda: listed([in_full(facts, office) for office in offices]),
        "until": lambda: day_in_words(until) if until else both(""),
    }
    # a house of thousands of choices has thousands of gaps: only what the words ask for is looked up
    words = {name: known[name]() for name in sorted(asked(said.message) | asked(said.question))}
    return filled(said.message, words), filled(said.question, words)


def _whom(facts: Facts, at: str) -> Noun:
    known = subject_of(facts, at)
    if known is None:
        return noun(both(at))
    return noun(known.label) if isinstance(known, Choice) else in_full(facts, known.iri)


def _clause(facts: Facts, at: str) -> Text:
    """Return what a relation or an assignment says, as a clause."""
    relation = facts.relations.get(at)
    if relation is None:
        return told("dat {who} {beslist|beslissen:who}", "that {who} {decides|decide:who}", who=_whom(facts, at))
    return told(
        "dat {giver} aan {forum} verantwoording {aflegt|afleggen:giver}",
        "that {giver} {answers|answer:giver} to {forum}",
        giver=in_full(facts, relation.account_giver),
        forum=in_full(facts, relation.forum) if relation.forum else noun(Text("iemand", "somebody")),
    )
