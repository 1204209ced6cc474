"""What actors, choices and relations are called in a sentence, by one name each; and the order of choices."""

from __future__ import annotations

from typing import Protocol

from graph.words.grammar import arrow, remarked
from graph.words.telling import told
from ontology.names import in_order, local_name
from ontology.reading.facts import Actor, Choice, Facts
from ontology.text import Text, both

__all__ = [
    "NOT_FOUND",
    "OWN_GRADES",
    "by_number",
    "choice_name",
    "ends_of",
    "full_name",
    "number_of",
    "short_name",
    "short_of",
    "subject_of",
    "term",
    "with_abbreviation",
]


#: Somebody, or something, that was looked for and not found.
NOT_FOUND = Text("niet gevonden", "not found")
#: The kind of a relation that has no kind, and says itself how far it reaches.
OWN_GRADES = Text("eigen graden", "grades of its own")


class Numbered(Protocol):
    """Whatever has an IRI, and a number where the record gives it one."""

    @property
    def iri(self) -> str: ...

    @property
    def notation(self) -> str | None: ...


def full_name(facts: Facts, actor: str) -> Text:
    """Return the name of an actor, with its abbreviation where it has one: "Bestuurlijk Overleg … (BOD)"."""
    known = facts.actors[actor]
    return with_abbreviation(known.label, known.short)


def with_abbreviation(label: Text, short: Text | None) -> Text:
    """Return a name with the abbreviation of it, where it is one that the name does not hold already."""
    if short is None or not short.nl.isupper() or short.nl in label.nl:
        return label
    return remarked(label, both(short.nl))


def short_of(actor: Actor) -> Text:
    """Return what people call an actor, else its name."""
    return actor.short or actor.label


def short_name(facts: Facts, actor: str | None) -> Text:
    """Return what people call an actor, else its name; "?" for nobody found."""
    known = facts.actors.get(actor or "")
    return short_of(known) if known else both(local_name(actor) if actor else "?")


def number_of(thing: Numbered) -> str:
    """Return the number of a choice or a question; without one, the last part of its IRI."""
    return thing.notation or local_name(thing.iri)


def by_number(thing: Numbered) -> tuple[object, ...]:
    """Return a key that sorts choices and questions by number as people count, then by IRI."""
    return in_order(number_of(thing)), thing.iri


def choice_name(facts: Facts, choice: str) -> Text:
    """Return the number of a choice with its label."""
    known = facts.choices.get(choice)
    if known is None:
        return both(local_name(choice))
    if not known.notation:
        return known.label
    return told("{number} {label}", "{number} {label}", number=known.notation, label=known.label)


def ends_of(facts: Facts, relation: str) -> Text:
    """Return "account-giver → forum" for a relation."""
    fact = facts.relations[relation]
    giver, forum = (facts.actors.get(end or "") for end in (fact.account_giver, fact.forum))
    return arrow(giver.label if giver else both("?"), forum.label if forum else both("?"))


def subject_of(facts: Facts, at: str) -> Actor | Choice | None:
    """Return whom a gap found at a node is about: of a relation its account-giver, of an assignment who holds it."""
    relation, role = facts.relations.get(at), facts.roles.get(at)
    actor = relation.account_giver if relation else (role.actor if role else None) or at
    return facts.actors.get(actor) or facts.choices.get(actor)


def term(facts: Facts, iri: str) -> Text:
    """Return the label of a theme, a kind or a role; one the record gives no label is told by its IRI."""
    return facts.labels.get(iri) or both(iri)
