"""What an actor is called on a day: its name of that period, where it had another than today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ontology.reading.facts import Facts, holds_on

__all__ = ["named_on"]


def named_on(facts: Facts, day: date) -> Facts:
    """Return the facts with every actor under the name it bore on `day`; the label stays findable.

    A dated name that was looked for and not found (`unknown`) changes nothing; of two that hold on one day
    the first by IRI counts.
    """
    renamed = {}
    for name in facts.names.values():
        actor = facts.actors.get(name.actor)
        if actor and name.actor not in renamed and name.status != "unknown" and holds_on(name, day):
            also = {*actor.names, actor.label.nl, actor.label.en} - {name.label.nl, name.label.en}
            renamed[name.actor] = replace(
                actor, label=name.label, short=name.short or actor.short, names=tuple(sorted(also))
            )
    if not renamed:
        return facts
    labels = dict(facts.labels)  # of a record there are thousands, and a day renames few of them
    labels.update((iri, actor.label) for iri, actor in renamed.items() if iri in labels)
    return replace(facts, actors={**facts.actors, **renamed}, labels=labels)
