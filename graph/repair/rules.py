"""Which rule of law fits a choice, and what keeps an actor or a choice as it is: the code list of repairs, applied."""

from __future__ import annotations

from ontology.codelists.repairs import Bar, Rule, bar, bars
from ontology.codelists.words import uses_public_power
from ontology.reading.facts import Actor, Choice

__all__ = ["bar_of", "bar_of_verdict", "fits"]


def fits(rule: Rule, choice: Choice) -> bool:
    """Tell whether a rule may be used for a choice: its kind, whether it binds, whether it uses public power."""
    kinds = frozenset(choice.kinds)
    binds = choice.binding_on is not None
    if (rule.only and not kinds & rule.only) or kinds & rule.spared:
        return False
    if rule.binding is not None and rule.binding != binds:
        return False
    return not (rule.spares_public_power and uses_public_power(choice.kinds, binds=binds))


def bar_of(actor: Actor, law: str) -> Bar | None:
    """Return what keeps an actor as it is, by its independence or its class; None if nothing."""
    verdict = "INDEPENDENT_BY_LAW" if actor.independent_by_law else None
    return next((b for b in bars(law) if verdict in b.verdicts or b.classes & actor.classes), None)


def bar_of_verdict(verdict: str, law: str) -> Bar:
    """Return why a choice of this verdict is no lack: it is answered for elsewhere, or it is unknown who answers.

    Among several who are no ministers each answers to its own assembly.
    """
    return next((b for b in bars(law) if verdict in b.verdicts), bar("local", law))
