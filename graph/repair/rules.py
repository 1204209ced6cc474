"""Which rule of law fits a choice, and what keeps an actor as it is: the code list of repairs, applied."""

from __future__ import annotations

from ontology.codelists.repairs import Bar, Rule, bars
from ontology.codelists.words import uses_public_power
from ontology.reading.facts import Actor, Choice

__all__ = ["bar_of", "fits"]


def fits(rule: Rule, choice: Choice) -> bool:
    """Tell whether a rule may be used for a choice: its kind, whether it binds, whether it uses public power."""
    kinds = frozenset(choice.kinds)
    binds = choice.binding_on is not None
    if (rule.only and not kinds & rule.only) or kinds & rule.spared:
        return False
    if rule.binding is not None and rule.binding != binds:
        return False
    return not (rule.spares_public_power and uses_public_power(choice.kinds, binds=binds))


def bar_of(actor: Actor) -> Bar | None:
    """Return what keeps an actor as it is, by its independence or its class; None if nothing."""
    verdict = "INDEPENDENT_BY_LAW" if actor.independent_by_law else None
    return next((b for b in bars() if verdict in b.verdicts or b.classes & actor.classes), None)
